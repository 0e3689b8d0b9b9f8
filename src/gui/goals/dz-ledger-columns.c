/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-columns.h"

#include <glib/gi18n.h>

typedef struct
{
  const DzLedgerColumn *kind;
  const DzLedgerWords *words;
} Column;

static void
refresh_cell (GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "column");
  DzLedgerRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = column->kind->dup_text (row, column->words);

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

/* Made only when asked for: cells are bound by the hundred when the table jumps. */
static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));

  return TRUE;
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (cell);

  gtk_inscription_set_nat_chars (inscription, column->kind->chars);
  gtk_inscription_set_min_chars (inscription, column->kind->chars);
  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "one-line");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  if (column->kind->number)
    gtk_inscription_set_xalign (inscription, 1);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  g_object_set_data (G_OBJECT (cell), "item", item);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  refresh_cell (item);
  if (column->kind->sentence)
    g_signal_connect_swapped (column->words->texts, "arrived", G_CALLBACK (refresh_cell), item);
  else
    g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (refresh_cell), item);
}

static void
unbind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  if (column->kind->sentence)
    g_signal_handlers_disconnect_by_func (column->words->texts, refresh_cell, item);
  else
    g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), refresh_cell, item);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (column->kind->compare != NULL)
    return column->kind->compare ((DzLedgerRow *) a, (DzLedgerRow *) b);

  first = column->kind->dup_text ((DzLedgerRow *) a, column->words);
  second = column->kind->dup_text ((DzLedgerRow *) b, column->words);

  return g_utf8_collate (first, second);
}

static GtkListItemFactory *
factory_new (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), (gpointer) column);

  return factory;
}

static void
append_column (GtkColumnView *view, const DzLedgerColumn *kind, const DzLedgerWords *words)
{
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  column->kind = kind;
  column->words = words;
  view_column = gtk_column_view_column_new (_ (kind->title), factory_new (column));
  g_object_set_data_full (G_OBJECT (view_column), "column", column, g_free);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, kind->sentence);
  if (!kind->sentence)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, column, NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_append_column (view, view_column);
}

void
dz_ledger_columns_build (GtkColumnView *view, const DzLedgerMode *mode, const DzLedgerWords *words)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < mode->n_columns; i++)
    if (mode->columns[i].chars > 0)
      append_column (view, &mode->columns[i], words);
}
