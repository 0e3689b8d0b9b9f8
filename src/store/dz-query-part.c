/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-query-part.h"

#include <string.h>

#include "core/dz-text.h"
#include "store/dz-query-folding.h"

void
dz_query_part_free (DzQueryPart *part)
{
  if (part == NULL)
    return;

  dz_query_part_free (part->left);
  dz_query_part_free (part->right);
  dz_text_matcher_free (part->literal);
  dz_term_finder_free (part->finder);
  g_clear_pointer (&part->chars, g_array_unref);
  dz_expression_free (part->regex);
  g_clear_pointer (&part->solid, g_ptr_array_unref);
  g_free (part->named);
  g_free (part);
}

/* The pattern as a regular expression over folded text. */
static DzExpression *
compile_pattern (const DzQueryOptions *options, const char *pattern, GError **error)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (GArray) chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_autofree char *folded = NULL;
      g_autofree char *escaped = NULL;

      if (*p == '?' || *p == '*')
        {
          g_string_append_printf (expression, *p == '?' ? "." : ".{0,%d}?", DZ_QUERY_RUN_MAX);
          continue;
        }
      if (*p == '\\' && p[1] != '\0')
        p++;
      dz_query_fold_char (options, g_utf8_get_char (p), 0, chars, NULL);
      folded = g_ucs4_to_utf8 ((const gunichar *) (gconstpointer) chars->data, chars->len, NULL, NULL, NULL);
      escaped = g_regex_escape_string (folded != NULL ? folded : "", -1);
      g_string_append (expression, escaped);
    }

  return dz_expression_new (expression->str, DZ_EXPRESSION_DOT_ALL, error);
}

/* What stands between the wildcards of a pattern, where nothing folds to any of its characters: looking for
 * it is quicker than folding a text. NULL where white space or the script is folded, too. */
static GPtrArray *
list_solid (const DzQueryOptions *options, const char *pattern)
{
  g_auto (GStrv) between = NULL;
  GPtrArray *solid;

  if (options->folding & ~DZ_QUERY_FOLD_WIDTH)
    return NULL;
  solid = g_ptr_array_new_with_free_func (g_free);
  /* A backslash does not stand alone. */
  between = g_strsplit_set (pattern, "?*", -1);
  for (char **part = between; *part != NULL; part++)
    {
      const char *p = *part;

      while (*p != '\0' && dz_text_char_stands_alone (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (**part != '\0' && *p == '\0')
        g_ptr_array_add (solid, g_strdup (*part));
    }

  return solid;
}

/* Wildcards among them do no harm. */
static char *
dup_named (const char *pattern)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (pattern);

  return g_strdup (folded->text);
}

static gboolean
compile_leaf (DzQueryPart *part, const DzQueryOptions *options, GError **error)
{
  if (part->node->kind == DZ_QUERY_NODE_REGEX)
    {
      part->regex
        = dz_expression_new (part->node->text,
                             options->folding & DZ_QUERY_FOLD_WIDTH ? DZ_EXPRESSION_CASELESS : 0, error);
      return part->regex != NULL;
    }
  if (part->node->kind == DZ_QUERY_NODE_PATTERN)
    {
      part->solid = list_solid (options, part->node->text);
      part->named = options->folding == DZ_QUERY_FOLD_WIDTH ? dup_named (part->node->text) : NULL;
      return (part->regex = compile_pattern (options, part->node->text, error)) != NULL;
    }
  if (options->folding == DZ_QUERY_FOLD_WIDTH)
    {
      part->literal = dz_text_matcher_new (part->node->text);
      return TRUE;
    }
  part->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  dz_query_fold_text (options, part->node->text, part->chars, NULL);

  return TRUE;
}

gboolean
dz_query_list_strings (const DzQueryNode *node, GPtrArray *strings)
{
  const char *start = node->text;
  const char *end;

  if (node->kind == DZ_QUERY_NODE_OR)
    return dz_query_list_strings (node->left, strings) && dz_query_list_strings (node->right, strings);
  if (node->kind != DZ_QUERY_NODE_STRING)
    return FALSE;
  /* As DzTextMatcher takes them. */
  end = start + strlen (start);
  while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  g_ptr_array_add (strings, g_strndup (start, (gsize) (end - start)));

  return TRUE;
}

/* NULL for anything but strings joined by OR. */
static DzTermFinder *
make_finder (const DzQueryNode *node, const DzQueryOptions *options)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  if (node->kind != DZ_QUERY_NODE_OR || options->folding != DZ_QUERY_FOLD_WIDTH
      || !dz_query_list_strings (node, strings))
    return NULL;

  return dz_term_finder_new ((const char *const *) strings->pdata, strings->len);
}

DzQueryPart *
dz_query_part_new (const DzQueryNode *node, const DzQueryOptions *options, GError **error)
{
  DzQueryPart *part = g_new0 (DzQueryPart, 1);
  gboolean ok;

  part->node = node;
  if ((part->finder = make_finder (node, options)) != NULL)
    ok = TRUE;
  else if (node->left != NULL)
    ok = (part->left = dz_query_part_new (node->left, options, error)) != NULL
         && (part->right = dz_query_part_new (node->right, options, error)) != NULL;
  else
    ok = compile_leaf (part, options, error);
  if (!ok)
    g_clear_pointer (&part, dz_query_part_free);

  return part;
}

void
dz_query_part_limit (DzQueryPart *part, guint n_steps)
{
  if (part == NULL)
    return;

  dz_query_part_limit (part->left, n_steps);
  dz_query_part_limit (part->right, n_steps);
  if (part->regex != NULL)
    dz_expression_limit (part->regex, n_steps);
}
