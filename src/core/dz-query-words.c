/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-query.h"

#include <glib/gi18n-lib.h>

#include "core/dz-search-scope.h"

static char *dup_node_words (const DzQueryNode *node);

/* The words of a part; in parentheses where it has parts itself. */
static char *
dup_part_words (const DzQueryNode *node)
{
  g_autofree char *words = dup_node_words (node);

  return node->left != NULL ? g_strdup_printf ("(%s)", words) : g_steal_pointer (&words);
}

static char *
dup_leaf_words (const DzQueryNode *node)
{
  if (node->kind == DZ_QUERY_NODE_STRING)
    return g_strdup_printf (_("“%s”"), node->text);
  if (node->kind == DZ_QUERY_NODE_REGEX)
    return g_strdup_printf (_("the regular expression /%s/"), node->text);

  return g_strdup_printf (_("the pattern “%s” (* is up to %d characters)"), node->text, DZ_QUERY_RUN_MAX);
}

static char *
dup_node_words (const DzQueryNode *node)
{
  g_autofree char *left = node->left != NULL ? dup_part_words (node->left) : NULL;
  g_autofree char *right = node->right != NULL ? dup_part_words (node->right) : NULL;

  switch (node->kind)
    {
    case DZ_QUERY_NODE_AND:
      return g_strdup_printf (_("%s and %s in one paragraph"), left, right);
    case DZ_QUERY_NODE_OR:
      return g_strdup_printf (_("%s or %s"), left, right);
    case DZ_QUERY_NODE_NOT:
      return g_strdup_printf (_("%s in paragraphs without %s"), left, right);
    case DZ_QUERY_NODE_NEAR:
      return g_strdup_printf (ngettext ("%s and %s with at most %d character between them",
                                        "%s and %s with at most %d characters between them",
                                        (gulong) node->distance),
                              left, right, node->distance);
    default:
      return dup_leaf_words (node);
    }
}

/* Takes the items of a list. */
static char *
join_items (GPtrArray *items)
{
  char *words = g_strdup (g_ptr_array_index (items, 0));

  for (guint i = 1; i < items->len; i++)
    {
      g_autofree char *before = words;

      /* Translators: two conditions of a search, the first may itself be such a list. */
      words = g_strdup_printf (_("%s; %s"), before, (const char *) g_ptr_array_index (items, i));
    }

  return words;
}

static gboolean
has_kind (const DzQueryNode *node, gboolean regex)
{
  if (node->left != NULL)
    return has_kind (node->left, regex) || has_kind (node->right, regex);

  return (node->kind == DZ_QUERY_NODE_REGEX) == regex;
}

char *
dz_query_dup_words (const DzQuery *query)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  DzQueryFolding folding;

  g_return_val_if_fail (query != NULL, NULL);

  folding = dz_query_get_options (query)->folding;
  g_ptr_array_add (items, dup_node_words (dz_query_get_root (query)));
  if (has_kind (dz_query_get_root (query), FALSE))
    {
      g_ptr_array_add (items, g_strdup (folding & DZ_QUERY_FOLD_WIDTH
                                          ? _("full and half width, capital and small letters are one")
                                          : _("width and case as written")));
      if (folding & DZ_QUERY_FOLD_SPACES)
        g_ptr_array_add (items, g_strdup (_("white space does not count")));
      if (folding & DZ_QUERY_FOLD_SCRIPT)
        g_ptr_array_add (items, g_strdup (_("simplified and traditional characters are one")));
    }
  if (has_kind (dz_query_get_root (query), TRUE))
    g_ptr_array_add (items, g_strdup (folding & DZ_QUERY_FOLD_WIDTH
                                        ? _("regular expressions over the text as written, capital and small letters are one")
                                        : _("regular expressions over the text as written")));

  return join_items (items);
}

static void
add_years (GPtrArray *items, const DzSearchScope *scope)
{
  if (scope->first_year != 0 && scope->last_year == scope->first_year)
    g_ptr_array_add (items, g_strdup_printf (_("reports of %d"), scope->first_year));
  else if (scope->first_year != 0 && scope->last_year != 0)
    g_ptr_array_add (items, g_strdup_printf (_("reports of %d to %d"), scope->first_year, scope->last_year));
  else if (scope->first_year != 0)
    g_ptr_array_add (items, g_strdup_printf (_("reports since %d"), scope->first_year));
  else if (scope->last_year != 0)
    g_ptr_array_add (items, g_strdup_printf (_("reports until %d"), scope->last_year));
}

static void
add_place (GPtrArray *items, const DzSearchScope *scope)
{
  g_autofree char *places = scope->places != NULL ? g_strjoinv ("、", scope->places) : NULL;

  if (scope->reports != NULL)
    g_ptr_array_add (items,
                     g_strdup_printf (ngettext ("%u chosen report", "%u chosen reports", scope->reports->len),
                                      scope->reports->len));
  if (places != NULL)
    /* Translators: names of places. */
    g_ptr_array_add (items, g_strdup_printf (_("reports of %s"), places));
  if (scope->level == DZ_LEVEL_NATION)
    g_ptr_array_add (items, g_strdup (_("national reports")));
  else if (scope->level == DZ_LEVEL_PROVINCE)
    g_ptr_array_add (items, g_strdup (_("reports of provinces")));
  else if (scope->level == DZ_LEVEL_CITY)
    g_ptr_array_add (items, g_strdup (_("reports of cities")));
  else if (scope->level == DZ_LEVEL_DISTRICT)
    g_ptr_array_add (items, g_strdup (_("reports of districts")));
}

static const char *
get_part_words (DzPart part)
{
  switch (part)
    {
    case DZ_PART_REVIEW:
      return _("only where the year past is reviewed");
    case DZ_PART_PLAN:
      return _("only where the coming year is planned");
    case DZ_PART_SELF:
      return _("only where the government speaks of itself");
    case DZ_PART_GLOSSARY:
      return _("only in glossaries");
    default:
      return _("only in other parts");
    }
}

char *
dz_search_scope_dup_words (const DzSearchScope *scope)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  if (scope != NULL)
    {
      add_place (items, scope);
      add_years (items, scope);
      if (scope->one_part)
        g_ptr_array_add (items, g_strdup (get_part_words (scope->part)));
      if (scope->headings_only)
        g_ptr_array_add (items, g_strdup (_("only in headings")));
      if (scope->notes_only)
        g_ptr_array_add (items, g_strdup (_("only in my notes")));
      if (scope->tag != NULL)
        g_ptr_array_add (items, g_strdup_printf (_("only with the tag “%s”"), scope->tag));
    }
  if (items->len == 0)
    g_ptr_array_add (items, g_strdup (_("all reports")));

  return join_items (items);
}
