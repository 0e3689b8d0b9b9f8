/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-part.h"

/* Of more strings joined by OR nearly every report has one: asking the index for each takes longer than
 * looking. */
#define FEW_STRINGS 8

/* Joins two ascending sets of ids; NULL is the set of all. Takes one. */
static GArray *
join_ids (GArray *one, const GArray *other, gboolean either)
{
  GArray *joined;

  if (one == NULL || other == NULL)
    {
      if (!either && other != NULL)
        return g_array_copy ((GArray *) other);
      if (either)
        g_clear_pointer (&one, g_array_unref);
      return one;
    }
  joined = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0, j = 0; i < one->len || j < other->len;)
    {
      gint64 a = i < one->len ? g_array_index (one, gint64, i) : G_MAXINT64;
      gint64 b = j < other->len ? g_array_index (other, gint64, j) : G_MAXINT64;
      gint64 least = MIN (a, b);

      if (either || a == b)
        g_array_append_val (joined, least);
      i += a == least;
      j += b == least;
    }
  g_array_unref (one);

  return joined;
}

/* Of a pattern: what stands between its wildcards must be there. */
static void
add_solid (GPtrArray *literals, const char *pattern)
{
  g_autoptr (GString) solid = g_string_new (NULL);

  for (const char *p = pattern;; p++)
    {
      if (*p != '\0' && *p != '?' && *p != '*')
        {
          g_string_append_c (solid, *p == '\\' && p[1] != '\0' ? *++p : *p);
          continue;
        }
      if (solid->len > 0)
        g_ptr_array_add (literals, dz_text_matcher_new (solid->str));
      g_string_truncate (solid, 0);
      if (*p == '\0')
        break;
    }
}

static gboolean
choose_part (const DzQueryPart *part, DzCandidateFunc choose, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) literals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_text_matcher_free);

  if (part->literal != NULL)
    return choose (part->literal, data, ids, error);
  if (part->node->kind == DZ_QUERY_NODE_STRING)
    g_ptr_array_add (literals, dz_text_matcher_new (part->node->text));
  if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    add_solid (literals, part->node->text);
  if (part->node->kind == DZ_QUERY_NODE_REGEX && dz_expression_get_literal (part->regex) != NULL)
    g_ptr_array_add (literals, dz_text_matcher_new (dz_expression_get_literal (part->regex)));
  for (guint i = 0; i < literals->len; i++)
    {
      g_autoptr (GArray) others = NULL;

      if (dz_text_matcher_is_empty (g_ptr_array_index (literals, i)))
        continue;
      if (!choose (g_ptr_array_index (literals, i), data, &others, error))
        return FALSE;
      *ids = join_ids (*ids, others, FALSE);
    }

  return TRUE;
}

/* Any of the strings of a finder may be there. */
static gboolean
choose_any (const DzQueryPart *part, DzCandidateFunc choose, gpointer data, GArray **ids, GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  dz_query_list_strings (part->node, strings);
  for (guint i = 0; strings->len <= FEW_STRINGS && i < strings->len; i++)
    {
      g_autoptr (DzTextMatcher) literal = dz_text_matcher_new (g_ptr_array_index (strings, i));
      g_autoptr (GArray) others = NULL;

      if (!choose (literal, data, i > 0 ? &others : ids, error))
        return FALSE;
      if (i > 0)
        *ids = join_ids (*ids, others, TRUE);
    }

  return TRUE;
}

gboolean
dz_query_part_choose (const DzQueryPart *part, DzCandidateFunc choose, gpointer data, GArray **ids,
                      GError **error)
{
  g_autoptr (GArray) others = NULL;

  if (part->finder != NULL)
    return choose_any (part, choose, data, ids, error);
  if (part->left == NULL)
    return choose_part (part, choose, data, ids, error);
  if (!dz_query_part_choose (part->left, choose, data, ids, error))
    return FALSE;
  if (part->node->kind == DZ_QUERY_NODE_NOT)
    return TRUE;
  if (!dz_query_part_choose (part->right, choose, data, &others, error))
    return FALSE;
  *ids = join_ids (*ids, others, part->node->kind == DZ_QUERY_NODE_OR);

  return TRUE;
}
