/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"

static DzQuantity *
read_quantity (sqlite3_stmt *statement)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->id = sqlite3_column_int64 (statement, 0);
  quantity->report_id = sqlite3_column_int64 (statement, 1);
  quantity->paragraph_id = sqlite3_column_int64 (statement, 2);
  quantity->paragraph = sqlite3_column_int (statement, 3);
  quantity->start = sqlite3_column_int (statement, 4);
  quantity->end = sqlite3_column_int (statement, 5);
  quantity->sentence_start = sqlite3_column_int (statement, 6);
  quantity->sentence_end = sqlite3_column_int (statement, 7);
  quantity->indicator_key = dz_column_dup (statement, 8);
  quantity->indicator = dz_column_dup (statement, 9);
  quantity->low = sqlite3_column_double (statement, 10);
  quantity->high = sqlite3_column_double (statement, 11);
  quantity->unit = dz_column_dup (statement, 12);
  dz_modifier_from_nick (dz_column_text (statement, 13), &quantity->modifier);
  dz_measure_from_nick (dz_column_text (statement, 14), &quantity->measure);
  dz_status_from_nick (dz_column_text (statement, 15), &quantity->status);
  quantity->period = dz_column_dup (statement, 16);
  quantity->place = dz_column_dup (statement, 17);
  quantity->wording = dz_column_dup (statement, 18);
  quantity->hardness = dz_column_dup (statement, 19);
  dz_state_from_nick (dz_column_text (statement, 20), &quantity->state);
  quantity->doubts = dz_doubts_from_text (dz_column_text (statement, 21));

  return quantity;
}

static DzShownFigure *
read_figure (sqlite3_stmt *statement)
{
  DzShownFigure *figure = dz_shown_figure_new (read_quantity (statement));

  figure->position = sqlite3_column_int (statement, 22);
  figure->length = sqlite3_column_int (statement, 23);
  figure->found = TRUE;

  return figure;
}

/* As the program reads them. */
static GPtrArray *
load_found (DzStore *store, gint64 report, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_shown_figure_free);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  statement = dz_store_prepare (store, error,
                                "SELECT q.id, q.report_id, q.paragraph_id, p.number, q.start, q.\"end\","
                                " q.sentence_start, q.sentence_end, q.indicator_key, q.indicator, q.low, q.high,"
                                " q.unit, q.modifier, q.measure, q.status, q.period, q.place, q.wording, q.hardness,"
                                " q.state, q.doubts, p.position, length (p.text)"
                                " FROM quantity AS q JOIN paragraph AS p ON p.id = q.paragraph_id"
                                " WHERE ?1 IS NULL OR q.report_id = ?1"
                                " ORDER BY q.report_id, p.position, q.start, q.id",
                                "n", report);
  if (statement == NULL)
    return NULL;
  while ((code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (figures, read_figure (statement));

  return code == SQLITE_DONE ? g_steal_pointer (&figures) : NULL;
}

static GPtrArray *
steal_quantities (const GPtrArray *figures)
{
  GPtrArray *quantities = g_ptr_array_new_full (figures->len, (GDestroyNotify) dz_quantity_free);

  for (guint i = 0; i < figures->len; i++)
    {
      DzShownFigure *figure = g_ptr_array_index (figures, i);

      g_ptr_array_add (quantities, g_steal_pointer (&figure->quantity));
    }

  return quantities;
}

GPtrArray *
dz_store_list_found_quantities (DzStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GPtrArray) figures = load_found (store, report_id, error);

  return figures != NULL ? steal_quantities (figures) : NULL;
}

GPtrArray *
dz_store_load_figures (DzStore *store, gint64 report, GError **error)
{
  g_autoptr (GPtrArray) figures = load_found (store, report, error);
  g_autoptr (GPtrArray) readings = figures != NULL ? dz_store_load_readings (store, report, error) : NULL;

  if (readings == NULL)
    return NULL;
  dz_reading_overlay_apply (figures, readings);

  return g_steal_pointer (&figures);
}

GPtrArray *
dz_store_list_quantities (DzStore *store, gint64 report, GError **error)
{
  g_autoptr (GPtrArray) figures = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  figures = dz_store_load_figures (store, report, error);

  return figures != NULL ? steal_quantities (figures) : NULL;
}

char *
dz_store_dup_paragraph_text (DzStore *store, gint64 paragraph_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  statement = dz_store_prepare (store, error, "SELECT text FROM paragraph WHERE id = ?", "l", paragraph_id);
  if (statement == NULL)
    return NULL;
  code = dz_store_step (store, statement, error);
  if (code == SQLITE_ROW)
    return dz_column_dup (statement, 0);
  if (code == SQLITE_DONE)
    g_set_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND, _("This paragraph is no longer in the library."));

  return NULL;
}
