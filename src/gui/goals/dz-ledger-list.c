/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-list.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/goals/dz-ledger-columns.h"

struct _DzLedgerList
{
  AdwBin parent_instance;

  const DzLedgerMode *mode;
  const DzLedgerWords *words; /* borrowed from the view the list stands in */
  GtkColumnView *table;
  GListStore *rows; /* (element-type DzLedgerRow) */
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;
  guint choosing : 1; /* the selection moves by program, not by the reader */
};

G_DEFINE_FINAL_TYPE (DzLedgerList, dz_ledger_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selection_changed_cb (DzLedgerList *self)
{
  g_autoptr (DzLedgerRow) row = dz_ledger_list_dup_chosen (self);

  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (!self->choosing && row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, row);
}

static void
activate_cb (DzLedgerList *self, guint position)
{
  g_autoptr (DzLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static gboolean
dz_ledger_list_grab_focus (GtkWidget *widget)
{
  return dz_compat_grab_row_focus (GTK_WIDGET (DZ_LEDGER_LIST (widget)->table));
}

static void
dz_ledger_list_dispose (GObject *object)
{
  DzLedgerList *self = DZ_LEDGER_LIST (object);

  if (self->table != NULL)
    gtk_column_view_set_model (self->table, NULL);
  self->table = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (dz_ledger_list_parent_class)->dispose (object);
}

static void
dz_ledger_list_class_init (DzLedgerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dz_ledger_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dz_ledger_list_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, DZ_TYPE_LEDGER_ROW);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, DZ_TYPE_LEDGER_ROW);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dz_ledger_list_init (DzLedgerList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->table, TRUE);
  gtk_column_view_set_reorderable (self->table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "data-table");
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->table));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

DzLedgerList *
dz_ledger_list_new (const DzLedgerMode *mode, const DzLedgerWords *words, GtkCustomFilterFunc accepts,
                    gpointer user_data)
{
  DzLedgerList *self = g_object_new (DZ_TYPE_LEDGER_LIST, NULL);
  GtkSortListModel *sorted;

  self->mode = mode;
  self->words = words;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (mode->label), -1);
  self->rows = g_list_store_new (DZ_TYPE_LEDGER_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (accepts, user_data, NULL));
  self->filtered
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (self->filter));
  dz_ledger_columns_build (self->table, mode, words);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, self->selection);

  return self;
}

const DzLedgerMode *
dz_ledger_list_get_mode (DzLedgerList *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_LIST (self), NULL);

  return self->mode;
}

void
dz_ledger_list_set_overview (DzLedgerList *self, DzOverview *overview)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (DZ_IS_LEDGER_LIST (self));

  if (overview != NULL)
    self->mode->add_rows (rows, overview, self->words->knowledge);
  dz_ledger_list_set_rows (self, rows);
}

/* The keyboard stays with the rows, though the row that has it goes. */
void
dz_ledger_list_set_rows (DzLedgerList *self, GPtrArray *rows)
{
  gboolean held;

  g_return_if_fail (DZ_IS_LEDGER_LIST (self));

  held = dz_compat_has_row_focus (GTK_WIDGET (self->table));
  self->choosing = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata,
                       rows->len);
  self->choosing = FALSE;
  selection_changed_cb (self);
  if (held)
    dz_compat_focus_selected_row (GTK_WIDGET (self->table));
}

void
dz_ledger_list_refilter (DzLedgerList *self)
{
  g_return_if_fail (DZ_IS_LEDGER_LIST (self));

  self->choosing = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->choosing = FALSE;
}

guint
dz_ledger_list_get_n_rows (DzLedgerList *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

guint
dz_ledger_list_get_n_shown (DzLedgerList *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static guint
find_row (DzLedgerList *self, DzLedgerMatchFunc matches, gpointer user_data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (matches (row, user_data))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

void
dz_ledger_list_select (DzLedgerList *self, DzLedgerMatchFunc matches, gpointer user_data)
{
  g_autoptr (DzLedgerRow) chosen = NULL;
  guint position;

  g_return_if_fail (DZ_IS_LEDGER_LIST (self));

  chosen = dz_ledger_list_dup_chosen (self);
  if (chosen != NULL && matches (chosen, user_data))
    return;

  position = find_row (self, matches, user_data);
  self->choosing = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (self->selection);
  else
    gtk_selection_model_select_item (self->selection, position, TRUE);
  self->choosing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->table), position);
}

/* The list item of the cell a widget is or holds, or stands in. */
static GtkListItem *
find_item (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), "item");

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), "item");
      if (item != NULL)
        return item;
    }

  return NULL;
}

void
dz_ledger_list_choose_at (DzLedgerList *self, GtkWidget *widget, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = find_item (picked);
  guint position = item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;

  g_return_if_fail (DZ_IS_LEDGER_LIST (self));

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

DzLedgerRow *
dz_ledger_list_dup_chosen (DzLedgerList *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (DZ_IS_LEDGER_LIST (self), NULL);

  selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected) == 1
             ? g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected))
             : NULL;
}

GPtrArray *
dz_ledger_list_dup_rows (DzLedgerList *self, gboolean only_chosen)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  g_return_val_if_fail (DZ_IS_LEDGER_LIST (self), rows);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    if (!only_chosen || gtk_selection_model_is_selected (self->selection, i))
      g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (self->selection), i));

  return rows;
}
