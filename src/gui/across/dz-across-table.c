/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/dz-compat.h"

struct _DzAcrossTable
{
  AdwBin parent_instance;

  const DzAcrossColumn *columns;
  guint n_columns;
  GtkColumnView *view;
  GListStore *rows; /* (element-type DzAcrossRow) */
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;
  char *needle;
  guint status;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DzAcrossTable, dz_across_table, ADW_TYPE_BIN)

static guint opened_signal;

static gboolean
accepts (gpointer item, gpointer user_data)
{
  DzAcrossTable *self = user_data;

  return (self->status == 0 || dz_across_row_get_status (item) == self->status)
         && dz_across_row_matches (item, self->needle);
}

static void
go (DzAcrossTable *self, guint position)
{
  g_autoptr (DzAcrossRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const DzAcrossTarget *target = row != NULL ? dz_across_row_get_target (row) : NULL;

  if (target != NULL && target->report != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "across.go", "(xxxii)", target->report, target->paragraph,
                                target->quantity, target->start, target->end);
}

static void
selection_changed_cb (DzAcrossTable *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  if (!self->filling && gtk_bitset_get_size (chosen) == 1)
    go (self, gtk_bitset_get_nth (chosen, 0));
}

static void
activate_cb (DzAcrossTable *self, guint position)
{
  g_autoptr (DzAcrossRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const DzAcrossTarget *target = row != NULL ? dz_across_row_get_target (row) : NULL;

  if (row != NULL && (target == NULL || target->report == 0))
    {
      g_signal_emit (self, opened_signal, 0, row);
      return;
    }
  go (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));

  return TRUE;
}

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, const DzAcrossColumn *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  GtkInscription *inscription = GTK_INSCRIPTION (cell);

  gtk_inscription_set_nat_chars (inscription, column->chars);
  gtk_inscription_set_min_chars (inscription, column->chars);
  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (inscription, column->number ? 1 : 0);
  gtk_widget_add_css_class (cell, "one-line");
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer index)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            dz_across_row_get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (index)));
}

/* By the numbers where both have one, those without come last; else by the words. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer index)
{
  DzAcrossRow *first = (DzAcrossRow *) a;
  DzAcrossRow *second = (DzAcrossRow *) b;
  double left = dz_across_row_get_number (first, GPOINTER_TO_UINT (index));
  double right = dz_across_row_get_number (second, GPOINTER_TO_UINT (index));

  if (isnan (left) != isnan (right))
    return isnan (left) ? 1 : -1;
  if (!isnan (left))
    return (left > right) - (left < right);

  return g_utf8_collate (dz_across_row_get_text (first, GPOINTER_TO_UINT (index)),
                         dz_across_row_get_text (second, GPOINTER_TO_UINT (index)));
}

static void
append_column (DzAcrossTable *self, guint index)
{
  const DzAcrossColumn *kind = &self->columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (index), NULL));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_ (kind->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), (gpointer) kind);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (index));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, kind->expand);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
}

static gboolean
dz_across_table_grab_focus (GtkWidget *widget)
{
  return dz_compat_grab_row_focus (GTK_WIDGET (DZ_ACROSS_TABLE (widget)->view));
}

static void
dz_across_table_dispose (GObject *object)
{
  DzAcrossTable *self = DZ_ACROSS_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (dz_across_table_parent_class)->dispose (object);
}

static void
dz_across_table_class_init (DzAcrossTableClass *klass)
{
  opened_signal = g_signal_new ("opened", DZ_TYPE_ACROSS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, DZ_TYPE_ACROSS_ROW);
  G_OBJECT_CLASS (klass)->dispose = dz_across_table_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dz_across_table_grab_focus;
}

static void
dz_across_table_init (DzAcrossTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
dz_across_table_new (const char *label, const DzAcrossColumn *columns, guint n_columns)
{
  DzAcrossTable *self = g_object_new (DZ_TYPE_ACROSS_TABLE, NULL);
  GtkSortListModel *sorted;

  self->columns = columns;
  self->n_columns = n_columns;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (guint i = 0; i < n_columns; i++)
    append_column (self, i);
  self->rows = g_list_store_new (DZ_TYPE_ACROSS_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (accepts, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                              g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, self->selection);

  return GTK_WIDGET (self);
}

void
dz_across_table_set_rows (DzAcrossTable *self, const GPtrArray *rows)
{
  g_return_if_fail (DZ_IS_ACROSS_TABLE (self));

  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata,
                       rows->len);
  self->filling = FALSE;
}

guint
dz_across_table_filter (DzAcrossTable *self, const char *folded_needle, guint status)
{
  g_return_val_if_fail (DZ_IS_ACROSS_TABLE (self), 0);

  if (g_strcmp0 (self->needle, folded_needle) != 0 || self->status != status)
    {
      g_free (self->needle);
      self->needle = g_strdup (folded_needle);
      self->status = status;
      self->filling = TRUE;
      gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
      self->filling = FALSE;
    }

  return dz_across_table_get_n_shown (self);
}

guint
dz_across_table_get_n_shown (DzAcrossTable *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

DzAcrossRow *
dz_across_table_dup_row (DzAcrossTable *self, guint position)
{
  g_return_val_if_fail (DZ_IS_ACROSS_TABLE (self), NULL);

  return g_list_model_get_item (G_LIST_MODEL (self->selection), position);
}

void
dz_across_table_choose (DzAcrossTable *self, guint position)
{
  g_return_if_fail (DZ_IS_ACROSS_TABLE (self));

  gtk_selection_model_select_item (self->selection, position, TRUE);
}

static void
append_line (DzAcrossTable *self, GString *text, DzAcrossRow *row)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = row != NULL ? dz_across_row_get_text (row, i) : _ (self->columns[i].title);
      g_autofree char *guarded = dz_table_dup_clipboard_cell (cell);

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", guarded);
    }
  g_string_append_c (text, '\n');
}

char *
dz_across_table_dup_copy (DzAcrossTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DZ_IS_ACROSS_TABLE (self), NULL);

  chosen = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_is_empty (chosen))
    return NULL;

  append_line (self, text, NULL);
  for (guint64 i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (DzAcrossRow) row = dz_across_table_dup_row (self, gtk_bitset_get_nth (chosen, (guint) i));

      append_line (self, text, row);
    }

  return g_strdup (text->str);
}

/* A table keeps the names of its columns by reference, and may be printed when this widget is gone: they live
 * as long as the columns they name, which are static. */
static const char *const *
get_titles (DzAcrossTable *self)
{
  static GHashTable *titles_of;
  const char **titles;

  if (titles_of == NULL)
    titles_of = g_hash_table_new (NULL, NULL);
  titles = g_hash_table_lookup (titles_of, self->columns);
  if (titles != NULL)
    return titles;
  titles = g_new0 (const char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    titles[i] = _ (self->columns[i].title);
  g_hash_table_insert (titles_of, (gpointer) self->columns, titles);

  return titles;
}

DzTable *
dz_across_table_build_shown (DzAcrossTable *self)
{
  DzTable *table;

  g_return_val_if_fail (DZ_IS_ACROSS_TABLE (self), NULL);

  table = dz_table_new (get_titles (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (DzAcrossRow) row = dz_across_table_dup_row (self, i);

      for (guint k = 0; k < self->n_columns; k++)
        dz_table_add_text (table, dz_across_row_get_text (row, k));
    }

  return table;
}
