/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-indicator-table.h"

#include <math.h>

#include "align/dz-trace.h"

static const char *const columns[] = {
  "indicator_key", "indicator", "measure", "status",     "place",  "year",      "low",  "high",
  "unit",          "modifier",  "difference", "report", "paragraph", "name", NULL,
};

static void
free_row (gpointer data)
{
  DzIndicatorRow *row = data;

  g_free (row->difference);
  g_free (row);
}

void
dz_indicator_table_free (DzIndicatorTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->quantities);
  g_ptr_array_unref (self->reports);
  g_free (self);
}

static void
add_row (DzIndicatorTable *self, const DzQuantity *quantity, const DzReport *report)
{
  DzIndicatorRow *row = NULL;
  int first = 0;
  int last = 0;

  dz_period_parse (quantity->period, &first, &last);
  if (quantity->indicator_key == NULL || quantity->state == DZ_STATE_REJECTED || first == 0 || first != last
      || (report->place != NULL && g_strcmp0 (quantity->place, report->place) != 0))
    return;

  row = g_new0 (DzIndicatorRow, 1);
  row->quantity = quantity;
  row->report = report;
  row->year = first;
  g_ptr_array_add (self->rows, row);
}

static int
compare_things (const DzIndicatorRow *a, const DzIndicatorRow *b)
{
  int order = g_strcmp0 (a->quantity->indicator_key, b->quantity->indicator_key);

  if (order == 0)
    order = (int) a->quantity->measure - (int) b->quantity->measure;
  if (order == 0)
    order = (b->quantity->status == DZ_STATUS_GOAL) - (a->quantity->status == DZ_STATUS_GOAL);
  if (order == 0)
    order = g_strcmp0 (a->quantity->place, b->quantity->place);

  return order;
}

/* The same thing by year; of one year what counts comes first. */
static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const DzIndicatorRow *first = *(DzIndicatorRow *const *) a;
  const DzIndicatorRow *second = *(DzIndicatorRow *const *) b;
  int order = compare_things (first, second);

  if (order == 0)
    order = first->year - second->year;
  if (order == 0)
    order = (int) first->quantity->status - (int) second->quantity->status;
  if (order == 0)
    order = (first->report->id > second->report->id) - (first->report->id < second->report->id);
  if (order == 0)
    order = first->quantity->paragraph - second->quantity->paragraph;

  return order != 0 ? order : first->quantity->start - second->quantity->start;
}

static void
drop_repeated (DzIndicatorTable *self)
{
  for (guint i = 1; i < self->rows->len;)
    {
      const DzIndicatorRow *row = g_ptr_array_index (self->rows, i);
      const DzIndicatorRow *before = g_ptr_array_index (self->rows, i - 1);

      if (compare_things (row, before) == 0 && row->year == before->year)
        g_ptr_array_remove_index (self->rows, i);
      else
        i++;
    }
}

DzIndicatorTable *
dz_indicator_table_load (DzStore *store, const GArray *ids, const DzKnowledge *knowledge, GError **error)
{
  g_autoptr (DzIndicatorTable) self = NULL;

  g_return_val_if_fail (store != NULL && ids != NULL && knowledge != NULL, NULL);

  self = g_new0 (DzIndicatorTable, 1);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  self->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < ids->len; i++)
    {
      DzReport *report = dz_store_load_report (store, g_array_index (ids, gint64, i), error);
      g_autoptr (GPtrArray) found = NULL;

      if (report == NULL)
        return NULL;
      g_ptr_array_add (self->reports, report);
      if ((found = dz_store_list_quantities (store, report->id, error)) == NULL)
        return NULL;
      for (guint j = 0; j < found->len; j++)
        {
          DzQuantity *quantity = dz_quantity_copy (g_ptr_array_index (found, j));

          g_ptr_array_add (self->quantities, quantity);
          add_row (self, quantity, report);
        }
    }

  g_ptr_array_sort (self->rows, compare_rows);
  drop_repeated (self);
  for (guint i = 1; i < self->rows->len; i++)
    {
      DzIndicatorRow *row = g_ptr_array_index (self->rows, i);
      const DzIndicatorRow *before = g_ptr_array_index (self->rows, i - 1);

      if (compare_things (row, before) == 0)
        row->difference = dz_trace_dup_difference (before->quantity, row->quantity, knowledge);
    }

  return g_steal_pointer (&self);
}

static void
add_table_row (DzTable *table, const DzIndicatorRow *row)
{
  const DzQuantity *quantity = row->quantity;
  g_autofree char *name = dz_report_dup_name (row->report);

  dz_table_add_text (table, quantity->indicator_key);
  dz_table_add_text (table, quantity->indicator);
  dz_table_add_text (table, dz_measure_get_nick (quantity->measure));
  dz_table_add_text (table, dz_status_get_nick (quantity->status));
  dz_table_add_text (table, quantity->place);
  dz_table_add_integer (table, row->year);
  dz_table_add_number (table, quantity->low);
  dz_table_add_number (table, quantity->high);
  dz_table_add_text (table, quantity->unit);
  dz_table_add_text (table, dz_modifier_get_nick (quantity->modifier));
  dz_table_add_text (table, row->difference);
  dz_table_add_integer (table, quantity->report_id);
  if (quantity->paragraph > 0)
    dz_table_add_integer (table, quantity->paragraph);
  else
    dz_table_add_text (table, NULL);
  dz_table_add_text (table, name);
}

DzTable *
dz_indicator_table_build (const DzIndicatorTable *self)
{
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < self->rows->len; i++)
    add_table_row (table, g_ptr_array_index (self->rows, i));

  return table;
}
