/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-chart-batch.h"

#include "core/dz-error.h"

typedef struct
{
  DzChartKind kind;
  const char *indicator; /* each NULL where the kind takes none */
  const char *term;
} Item;

static gboolean
is_wanted (const DzChartBatch *batch, const DzQuantity *quantity)
{
  return quantity->indicator_key != NULL
         && dz_overview_filter_accepts_quantity (&batch->filter, quantity, batch->knowledge);
}

/* Every known indicator that figures are left of, in the order of the knowledge files. (element-type utf8)
 * borrowed */
static GPtrArray *
list_indicators (const DzChartBatch *batch)
{
  GPtrArray *indicators = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *known = dz_knowledge_get_indicators (batch->knowledge);

  for (guint i = 0; batch->indicators != NULL && batch->indicators[i] != NULL; i++)
    g_ptr_array_add (indicators, (gpointer) batch->indicators[i]);
  if (batch->indicators != NULL)
    return indicators;

  for (guint i = 0; i < batch->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = batch->overview->quantities->pdata[i];

      if (is_wanted (batch, quantity))
        g_hash_table_add (seen, quantity->indicator_key);
    }
  for (guint i = 0; i < known->len; i++)
    if (g_hash_table_contains (seen, ((const DzIndicator *) known->pdata[i])->key))
      g_ptr_array_add (indicators, (gpointer) ((const DzIndicator *) known->pdata[i])->key);

  return indicators;
}

static void
add_item (GArray *items, DzChartKind kind, const char *indicator, const char *term)
{
  Item item = { kind, indicator, term };

  g_array_append_val (items, item);
}

static GArray *
list_items (const DzChartBatch *batch)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GPtrArray) indicators = list_indicators (batch);

  for (guint i = 0; i < batch->n_kinds; i++)
    {
      DzChartNeeds needs = dz_chart_kind_get_needs (batch->kinds[i]);

      if ((needs & DZ_CHART_NEEDS_TERM) != 0)
        for (guint j = 0; batch->store != NULL && batch->terms != NULL && batch->terms[j] != NULL; j++)
          add_item (items, batch->kinds[i], NULL, batch->terms[j]);
      else if ((needs & DZ_CHART_NEEDS_INDICATOR) != 0)
        for (guint j = 0; j < indicators->len; j++)
          add_item (items, batch->kinds[i], indicators->pdata[j], NULL);
      else
        add_item (items, batch->kinds[i], NULL, NULL);
    }

  return items;
}

/* Keys and terms become parts of file names. */
static char *
dup_path (const DzChartBatch *batch, const Item *item)
{
  const char *what = item->indicator != NULL ? item->indicator : item->term;
  g_autofree char *part = g_strdup (what != NULL ? what : "");
  g_autofree char *name = NULL;

  g_strdelimit (part, "/\\:*?\"<>|\n\t", '_');
  name = g_strdup_printf ("%s%s%s.%s", dz_chart_kind_get_nick (item->kind), what != NULL ? "-" : "", part,
                          batch->format);

  return g_build_filename (batch->folder, name, NULL);
}

/* The measure the indicator is usually given in; many indicators side by side are compared by growth. */
static DzMeasure
get_usual_measure (const DzChartBatch *batch, const char *indicator)
{
  const DzIndicator *known = indicator != NULL ? dz_knowledge_find_indicator (batch->knowledge, indicator) : NULL;

  return known != NULL ? known->measure : indicator != NULL ? DZ_MEASURE_LEVEL : DZ_MEASURE_GROWTH;
}

static DzChart *
build (const DzChartBatch *batch, const Item *item, GError **error)
{
  DzChartRequest request = { .kind = item->kind,
                             .indicator = item->indicator,
                             .measure = batch->measure >= 0 ? (DzMeasure) batch->measure
                                                            : get_usual_measure (batch, item->indicator),
                             .term = item->term,
                             .places = batch->filter.places,
                             .first_year = batch->filter.first_year,
                             .last_year = batch->filter.last_year };
  g_autoptr (DzChart) chart
      = dz_overview_build_chart (batch->overview, &request, batch->knowledge, batch->store, error);

  for (DzMeasure measure = DZ_MEASURE_LEVEL;
       chart != NULL && chart->empty_reason != NULL && batch->measure < 0 && measure <= DZ_MEASURE_RATIO;
       measure++)
    {
      g_autoptr (DzChart) other = NULL;

      request.measure = measure;
      other = dz_overview_build_chart (batch->overview, &request, batch->knowledge, batch->store, error);
      if (other == NULL || other->empty_reason == NULL)
        {
          dz_chart_free (chart);
          chart = g_steal_pointer (&other);
        }
    }

  return g_steal_pointer (&chart);
}

static gboolean
draw (const DzChartBatch *batch, const Item *item, const char *path, GError **error)
{
  g_autoptr (DzChart) chart = build (batch, item, error);

  if (chart == NULL)
    return FALSE;
  if (chart->empty_reason != NULL)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_EMPTY, chart->empty_reason);
      return FALSE;
    }
  chart->author = g_strdup (batch->author);

  return dz_chart_export_styled (chart, path, &batch->style, batch->dpi, error);
}

gboolean
dz_chart_batch_run (const DzChartBatch *batch, GCancellable *cancellable, DzChartBatchFunc func, gpointer data)
{
  g_autoptr (GArray) items = NULL;

  g_return_val_if_fail (batch != NULL && batch->overview != NULL && batch->knowledge != NULL, FALSE);
  g_return_val_if_fail (batch->folder != NULL && batch->format != NULL && func != NULL, FALSE);

  items = list_items (batch);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      g_autofree char *path = dup_path (batch, item);
      g_autoptr (GError) error = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      draw (batch, item, path, &error);
      if (!func (path, error, i + 1, items->len, data))
        return FALSE;
    }

  return TRUE;
}
