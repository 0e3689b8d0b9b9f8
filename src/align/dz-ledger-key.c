/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-ledger-key.h"

#include <string.h>

/* Own words shorter than this (项目, 企业) say too little to pair by. */
#define MIN_OWN_WORDS 4

static gboolean
is_decoration (gunichar c)
{
  static const char decoration[] = "“”‘’\"'《》「」()（）[]【】";

  return g_unichar_isspace (c) || g_utf8_strchr (decoration, -1, c) != NULL;
}

/* The key of a known indicator, else “=” and the sentence's own words, folded: width, case, spaces and quotation marks
 * make no difference. */
static char *
dup_name (const DzQuantity *quantity)
{
  g_autofree char *normal = NULL;
  g_autofree char *lower = NULL;
  GString *name = NULL;

  if (quantity->indicator_key != NULL)
    return g_strdup (quantity->indicator_key);

  name = g_string_new ("=");
  normal = quantity->indicator != NULL ? g_utf8_normalize (quantity->indicator, -1, G_NORMALIZE_NFKC) : NULL;
  lower = g_utf8_strdown (normal != NULL ? normal : "", -1);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_decoration (g_utf8_get_char (p)))
      g_string_append_unichar (name, g_utf8_get_char (p));

  return g_string_free (name, FALSE);
}

char *
dz_ledger_dup_series (const DzQuantity *quantity)
{
  g_autofree char *name = dup_name (quantity);

  return g_strdup_printf ("%s\t%s\t%d", quantity->place != NULL ? quantity->place : "", name, (int) quantity->measure);
}

char *
dz_ledger_dup_subject (const DzQuantity *quantity, const char *period)
{
  g_autofree char *series = dz_ledger_dup_series (quantity);

  return g_strconcat (series, "\t", period != NULL ? period : "", NULL);
}

int
dz_ledger_get_year (const DzQuantity *quantity)
{
  int first, last;

  dz_period_parse (quantity->period, &first, &last);

  return first == last ? last : 0;
}

GHashTable *
dz_ledger_groups_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
dz_ledger_add_to_group (GHashTable *groups, char *key, gconstpointer item)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }
  else
    g_free (key);
  g_ptr_array_add (group, (gpointer) item);
}

gboolean
dz_ledger_has_name (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  if (quantity->indicator_key != NULL)
    return TRUE;

  /* A known name without its key measures something else about it. */
  return quantity->indicator != NULL && g_utf8_strlen (quantity->indicator, -1) >= MIN_OWN_WORDS
         && dz_knowledge_find_indicator (knowledge, quantity->indicator) == NULL;
}
