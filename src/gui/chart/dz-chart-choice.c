/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-choice.h"

#include <glib/gi18n.h>

#include "gui/dz-words.h"

const char *
dz_chart_get_indicator (const DzQuantity *quantity)
{
  g_return_val_if_fail (quantity != NULL, NULL);

  return quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
}

typedef struct
{
  const char *indicator;
  gboolean known; /* has a key */
  guint count;
} Found;

static gint
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->known != second->known)
    return first->known ? -1 : 1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;

  return g_strcmp0 (first->indicator, second->indicator);
}

static GArray *
count_indicators (const DzOverview *overview)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GHashTable) positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);
      const char *indicator = dz_chart_get_indicator (quantity);
      gpointer position;

      if (indicator == NULL)
        continue;
      if (g_hash_table_lookup_extended (positions, indicator, NULL, &position))
        g_array_index (all, Found, GPOINTER_TO_UINT (position)).count++;
      else
        {
          Found found = { indicator, quantity->indicator_key != NULL, 1 };

          g_hash_table_insert (positions, (gpointer) indicator, GUINT_TO_POINTER (all->len));
          g_array_append_val (all, found);
        }
    }

  return all;
}

GPtrArray *
dz_chart_list_indicators (const DzOverview *overview)
{
  GPtrArray *indicators = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) all = NULL;

  g_return_val_if_fail (overview != NULL, indicators);

  all = count_indicators (overview);
  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    {
      const Found *found = &g_array_index (all, Found, i);

      if (found->known || found->count > 1)
        g_ptr_array_add (indicators, g_strdup (found->indicator));
    }

  return indicators;
}

char *
dz_chart_dup_indicator_label (const char *indicator, const DzKnowledge *knowledge)
{
  const DzIndicator *known = knowledge != NULL ? dz_knowledge_find_indicator (knowledge, indicator) : NULL;

  if (known == NULL)
    return g_strdup (indicator);
  if (dz_words_are_chinese () || known->name_en == NULL || *known->name_en == '\0')
    return g_strdup (known->name);

  /* Translators: an indicator's name in the reports, then in the reader's language. */
  return g_strdup_printf (_ ("%s · %s"), known->name, known->name_en);
}

guint32
dz_chart_get_measures (const DzOverview *overview, const char *indicator)
{
  guint32 measures = 0;

  g_return_val_if_fail (overview != NULL, 0);

  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (g_strcmp0 (dz_chart_get_indicator (quantity), indicator) == 0)
        measures |= 1u << quantity->measure;
    }

  return measures;
}
