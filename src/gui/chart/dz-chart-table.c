/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-table.h"

#include <glib/gi18n.h>

#include "core/dz-quantity.h"
#include "core/dz-table.h"

#define DZ_TYPE_MARK_ROW (dz_mark_row_get_type ())
G_DECLARE_FINAL_TYPE (DzMarkRow, dz_mark_row, DZ, MARK_ROW, GObject)

struct _DzMarkRow
{
  GObject parent_instance;

  DzSharedChart *chart; /* keeps the two below alive */
  const DzChartSeries *series;
  const DzChartMark *mark;
};

G_DEFINE_FINAL_TYPE (DzMarkRow, dz_mark_row, G_TYPE_OBJECT)

static void
dz_mark_row_finalize (GObject *object)
{
  dz_shared_chart_unref (DZ_MARK_ROW (object)->chart);

  G_OBJECT_CLASS (dz_mark_row_parent_class)->finalize (object);
}

static void
dz_mark_row_class_init (DzMarkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_mark_row_finalize;
}

static void
dz_mark_row_init (DzMarkRow *self)
{
}

struct _DzChartTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (DzChartTable, dz_chart_table, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  COLUMN_SERIES,
  COLUMN_YEAR,
  COLUMN_KIND,
  COLUMN_VALUE,
  COLUMN_SOURCE,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS]
    = { N_ ("Series"), N_ ("Year"), N_ ("Kind"), N_ ("Value"), N_ ("Source") };

static const char *
kind_label (DzMarkKind kind)
{
  switch (kind)
    {
    case DZ_MARK_OUTCOME:
      return _ ("Outcome");
    case DZ_MARK_ESTIMATE:
      return _ ("Estimate");
    case DZ_MARK_GOAL:
      return _ ("Goal");
    case DZ_MARK_COUNT:
      return _ ("Count");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_value (const DzChartMark *mark)
{
  return mark->label != NULL && *mark->label != '\0' ? g_strdup (mark->label) : dz_number_dup_text (mark->high);
}

static char *
dup_cell (const DzChartSeries *series, const DzChartMark *mark, Column column)
{
  switch (column)
    {
    case COLUMN_SERIES:
      return g_strdup (series->name != NULL ? series->name : "");
    case COLUMN_YEAR:
      return mark->first_year != 0 ? g_strdup_printf ("%d–%d", mark->first_year, mark->year)
                                   : g_strdup_printf ("%d", mark->year);
    case COLUMN_KIND:
      return g_strdup (kind_label (mark->kind));
    case COLUMN_VALUE:
      return dup_value (mark);
    case COLUMN_SOURCE:
      return g_strdup (mark->citation != NULL ? mark->citation : "");
    case N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
append_mark (GString *tsv, const DzChartSeries *series, const DzChartMark *mark)
{
  for (Column column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *text = dup_cell (series, mark, column);
      g_autofree char *cell = dz_table_dup_clipboard_cell (text);

      g_string_append_printf (tsv, column + 1 < N_COLUMNS ? "%s\t" : "%s\n", cell);
    }
}

char *
dz_chart_dup_tsv (const DzChart *chart)
{
  GString *tsv = g_string_new (NULL);

  for (Column column = 0; column < N_COLUMNS; column++)
    g_string_append_printf (tsv, column + 1 < N_COLUMNS ? "%s\t" : "%s\n", _ (titles[column]));
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        append_mark (tsv, series, g_ptr_array_index (series->marks, j));
    }

  return g_string_free (tsv, FALSE);
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 16);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "one-line");
  gtk_list_item_set_child (item, cell);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  DzMarkRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = dup_cell (row->series, row->mark, GPOINTER_TO_INT (column));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
activated_cb (GtkColumnView *view, guint position, DzChartTable *self)
{
  g_autoptr (DzMarkRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, row->mark);
}

static void
dz_chart_table_dispose (GObject *object)
{
  DzChartTable *self = DZ_CHART_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (dz_chart_table_parent_class)->dispose (object);
}

static void
dz_chart_table_class_init (DzChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_chart_table_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
append_column (DzChartTable *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (_ (titles[column]), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_SOURCE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
dz_chart_table_init (DzChartTable *self)
{
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (DZ_TYPE_MARK_ROW);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_column_view_set_single_click_activate (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Data of the Chart"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
  for (Column column = 0; column < N_COLUMNS; column++)
    append_column (self, column);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static DzMarkRow *
mark_row_new (DzSharedChart *chart, const DzChartSeries *series, const DzChartMark *mark)
{
  DzMarkRow *row = g_object_new (DZ_TYPE_MARK_ROW, NULL);

  row->chart = dz_shared_chart_ref (chart);
  row->series = series;
  row->mark = mark;

  return row;
}

void
dz_chart_table_set_chart (DzChartTable *self, DzSharedChart *chart)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *all = chart != NULL ? dz_shared_chart_get (chart)->series : NULL;

  g_return_if_fail (DZ_IS_CHART_TABLE (self));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);

      for (guint j = 0; j < series->marks->len; j++)
        g_ptr_array_add (rows, mark_row_new (chart, series, g_ptr_array_index (series->marks, j)));
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata,
                       rows->len);
}
