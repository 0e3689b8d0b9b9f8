/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-goal-columns.h"

#include <glib/gi18n.h>

typedef struct
{
  DzGoalColumn column;
  const char *title;
  int chars;         /* width in Latin characters; a Chinese one takes two */
  gboolean sentence; /* read lazily, takes the room that is left */
} ColumnKind;

static const ColumnKind kinds[DZ_N_GOAL_COLUMNS] = {
  { DZ_GOAL_COLUMN_PLACE, N_ ("Place"), 8, FALSE },
  { DZ_GOAL_COLUMN_INDICATOR, N_ ("Indicator"), 22, FALSE },
  { DZ_GOAL_COLUMN_PERIOD, N_ ("Period"), 10, FALSE },
  { DZ_GOAL_COLUMN_GOAL, N_ ("Goal"), 16, FALSE },
  { DZ_GOAL_COLUMN_OUTCOME, N_ ("Outcome"), 14, FALSE },
  { DZ_GOAL_COLUMN_VERDICT, N_ ("Verdict"), 14, FALSE },
  { DZ_GOAL_COLUMN_GAP, N_ ("Gap"), 11, FALSE },
  { DZ_GOAL_COLUMN_GOAL_SENTENCE, N_ ("Goal Sentence"), 40, TRUE },
  { DZ_GOAL_COLUMN_OUTCOME_SENTENCE, N_ ("Outcome Sentence"), 40, TRUE },
  { DZ_GOAL_COLUMN_DECIDED, N_ ("Decided by"), 12, FALSE },
};

typedef struct
{
  const ColumnKind *kind;
  const DzGoalWords *words;
} Column;

static void
refresh_cell (GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "column");
  DzGoalRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = dz_goal_row_dup_text (row, column->kind->column, column->words);

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
  if (column->kind->column == DZ_GOAL_COLUMN_GAP)
    gtk_inscription_set_xalign (inscription, 1);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  refresh_cell (item);
  if (column->kind->sentence)
    g_signal_connect_swapped (column->words->texts, "arrived", G_CALLBACK (refresh_cell), item);
}

static void
unbind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const Column *column)
{
  if (column->kind->sentence)
    g_signal_handlers_disconnect_by_func (column->words->texts, refresh_cell, item);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;

  return dz_goal_row_compare ((DzGoalRow *) a, (DzGoalRow *) b, column->kind->column, column->words);
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
append_column (GtkColumnView *view, const ColumnKind *kind, const DzGoalWords *words)
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
dz_goal_columns_build (GtkColumnView *view, const DzGoalWords *words)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_column (view, &kinds[i], words);
}
