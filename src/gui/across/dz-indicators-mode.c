/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/across/dz-across-mode.h"
#include "gui/across/dz-across-table.h"
#include "gui/dz-words.h"
#include "workbench/dz-indicator-table.h"

enum
{
  COLUMN_INDICATOR,
  COLUMN_STATUS,
  COLUMN_PLACE,
  COLUMN_YEAR,
  COLUMN_VALUE,
  COLUMN_DIFFERENCE,
  COLUMN_SOURCE,
  N_COLUMNS
};

static const DzAcrossColumn columns[] = {
  { N_ ("Indicator"), 24, FALSE, TRUE }, { N_ ("Goal or Outcome"), 12, FALSE, FALSE },
  { N_ ("Place"), 10, FALSE, FALSE },    { N_ ("Year"), 6, TRUE, FALSE },
  { N_ ("Figure"), 16, TRUE, FALSE },    { N_ ("To Year Before"), 16, TRUE, FALSE },
  { N_ ("Source"), 18, FALSE, FALSE },
};

static gboolean
can_read (const DzAcrossRequest *request)
{
  return request->ids->len > 0;
}

static gboolean
covers (gconstpointer data, const DzAcrossRequest *shown, const DzAcrossRequest *request)
{
  return dz_across_request_has_same_reports (shown, request);
}

static gpointer
read_table (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error)
{
  return dz_indicator_table_load (store, request->ids, request->knowledge, error);
}

static const char *
get_status_label (DzStatus status)
{
  switch (status)
    {
    case DZ_STATUS_GOAL:
      return _ ("Goal");
    case DZ_STATUS_ESTIMATE:
      return _ ("Estimate");
    default:
      return _ ("Outcome");
    }
}

static DzAcrossRow *
create_row (const DzIndicatorRow *found, const DzKnowledge *knowledge)
{
  const DzQuantity *quantity = found->quantity;
  const DzAcrossTarget target
    = { quantity->report_id, quantity->paragraph_id, quantity->id, quantity->start, quantity->end };
  DzAcrossRow *row
    = dz_across_row_new (N_COLUMNS, quantity->status == DZ_STATUS_GOAL ? 1 : 2, &target);

  dz_across_row_take_cell (row, COLUMN_INDICATOR, dz_quantity_dup_measured_text (quantity, knowledge), NAN);
  dz_across_row_take_cell (row, COLUMN_STATUS, g_strdup (get_status_label (quantity->status)), quantity->status);
  dz_across_row_take_cell (row, COLUMN_PLACE, g_strdup (quantity->place), NAN);
  dz_across_row_take_cell (row, COLUMN_YEAR, g_strdup_printf ("%d", found->year), found->year);
  dz_across_row_take_cell (row, COLUMN_VALUE, dz_quantity_dup_label (quantity), quantity->low);
  dz_across_row_take_cell (row, COLUMN_DIFFERENCE, g_strdup (found->difference),
                           found->difference != NULL ? g_ascii_strtod (found->difference, NULL) : NAN);
  dz_across_row_take_cell (row, COLUMN_SOURCE, dz_report_dup_citation (found->report, quantity->paragraph), NAN);

  return row;
}

static GtkWidget *
create (void)
{
  return dz_across_table_new (_ ("Indicators of the reports chosen"), columns, N_COLUMNS);
}

static gboolean
show (GtkWidget *widget, gconstpointer data, const DzAcrossRequest *request)
{
  const DzIndicatorTable *table = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    g_ptr_array_add (rows, create_row (g_ptr_array_index (table->rows, i), request->knowledge));
  dz_across_table_set_rows (DZ_ACROSS_TABLE (widget), rows);

  return rows->len > 0;
}

static gboolean
filter (GtkWidget *widget, const char *needle, guint status)
{
  guint n = dz_across_table_filter (DZ_ACROSS_TABLE (widget), needle, status);
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

  gtk_widget_activate_action (widget, "across.tell", "s", text);

  return n > 0;
}

static char *
dup_copy (GtkWidget *widget)
{
  return dz_across_table_dup_copy (DZ_ACROSS_TABLE (widget));
}

static DzTable *
build_shown (GtkWidget *widget)
{
  return dz_across_table_build_shown (DZ_ACROSS_TABLE (widget));
}

static DzTable *
build_table (gconstpointer data)
{
  return dz_indicator_table_build (data);
}

const DzAcrossMode dz_indicators_mode = {
  .name = "indicators",
  .file_name = N_ ("Indicators"),
  .icon = "view-list-symbolic",
  .empty_title = N_ ("No Reports Chosen"),
  .empty_text = N_ ("The filters leave no report. Choose other places or years."),
  .none_title = N_ ("No Indicator Found"),
  .has_search = TRUE,
  .can_read = can_read,
  .covers = covers,
  .read = read_table,
  .free = (GDestroyNotify) dz_indicator_table_free,
  .create = create,
  .show = show,
  .filter = filter,
  .dup_copy = dup_copy,
  .build_table = build_table,
  .build_shown = build_shown,
};
