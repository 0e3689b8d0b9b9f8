/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-goals-view.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-link-button.h"
#include "gui/goals/dz-goal-columns.h"
#include "gui/goals/dz-goal-row.h"

struct _DzGoalsView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkColumnView *table;

  DzGoalWords words;
  char *needle; /* what the entry says, folded */
  GListStore *rows; /* (element-type DzGoalRow) */
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;
  guint choosing : 1; /* the selection moves by program, not by the reader */
};

G_DEFINE_FINAL_TYPE (DzGoalsView, dz_goals_view, DZ_TYPE_VIEW)

static gboolean
accepts (gpointer item, gpointer user_data)
{
  DzGoalsView *self = user_data;

  return dz_overview_filter_accepts (dz_view_get_filter (DZ_VIEW (self)), dz_goal_row_get_goal (item),
                                     self->words.knowledge)
         && dz_goal_row_matches (item, self->needle, &self->words);
}

static void
update_page (DzGoalsView *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  /* Translators: rows of the table of goals. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n_shown), n_shown);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_rows > 0);
  gtk_stack_set_visible_child_name (self->stack, n_rows == 0 ? "empty" : n_shown == 0 ? "none" : "table");
}

/* Selection and focus */

static guint
find_goal (DzGoalsView *self, const DzGoal *goal)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; goal != NULL && i < n; i++)
    {
      g_autoptr (DzGoalRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (dz_goal_row_get_goal (row) == goal)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
count_selected (DzGoalsView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return (guint) gtk_bitset_get_size (selected);
}

static void
select_focus (DzGoalsView *self)
{
  guint position = find_goal (self, dz_view_get_focus_goal (DZ_VIEW (self)));

  if (position != GTK_INVALID_LIST_POSITION && gtk_selection_model_is_selected (self->selection, position)
      && count_selected (self) == 1)
    return;

  self->choosing = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (self->selection);
  else
    gtk_selection_model_select_item (self->selection, position, TRUE);
  self->choosing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->table), position);
}

static void
choose_row (DzGoalsView *self, guint position)
{
  g_autoptr (DzGoalRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    dz_view_choose_quantity (DZ_VIEW (self), dz_goal_get_main (dz_goal_row_get_goal (row)));
}

static void
selection_changed_cb (DzGoalsView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.copy", !gtk_bitset_is_empty (selected));
  if (!self->choosing && gtk_bitset_get_size (selected) == 1)
    choose_row (self, gtk_bitset_get_minimum (selected));
}

static void
row_activated_cb (DzGoalsView *self, guint position)
{
  choose_row (self, position);
}

/* Rows */

static void
refilter (DzGoalsView *self)
{
  self->choosing = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->choosing = FALSE;
  update_page (self);
  select_focus (self);
}

static void
add_rows (GPtrArray *rows, DzOverview *overview, gboolean with_goal)
{
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if ((goal->goal != NULL) == with_goal)
        g_ptr_array_add (rows, dz_goal_row_new (overview, goal));
    }
}

/* Goals first, then outcomes no goal is known for, each in the ledger's order. */
static GPtrArray *
build_rows (DzOverview *overview)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (overview != NULL)
    {
      add_rows (rows, overview, TRUE);
      add_rows (rows, overview, FALSE);
    }

  return rows;
}

static void
dz_goals_view_overview_changed (DzView *view)
{
  DzGoalsView *self = DZ_GOALS_VIEW (view);
  g_autoptr (GPtrArray) rows = build_rows (dz_view_get_overview (view));

  self->words.knowledge = dz_view_get_knowledge (view);
  dz_paragraph_texts_set_library (self->words.texts, dz_view_get_library (view));
  self->choosing = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  self->choosing = FALSE;
  update_page (self);
  select_focus (self);
}

static void
dz_goals_view_filter_changed (DzView *view)
{
  refilter (DZ_GOALS_VIEW (view));
}

static void
dz_goals_view_focus_changed (DzView *view)
{
  select_focus (DZ_GOALS_VIEW (view));
}

/* Copying */

static GPtrArray *
dup_chosen_rows (DzGoalsView *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return rows;
}

static GArray *
collect_paragraphs (const GPtrArray *rows)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      const DzGoal *goal = dz_goal_row_get_goal (g_ptr_array_index (rows, i));

      if (goal->goal != NULL)
        g_array_append_val (ids, goal->goal->paragraph_id);
      if (goal->outcome != NULL)
        g_array_append_val (ids, goal->outcome->paragraph_id);
    }

  return ids;
}

typedef struct
{
  DzGoalsView *view; /* owned */
  GPtrArray *rows;   /* owned */
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->view);
  g_ptr_array_unref (copying->rows);
  g_free (copying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copying, copying_free)

static void
sentences_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copying) copying = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *tsv = NULL;

  if (!dz_paragraph_texts_load_finish (DZ_PARAGRAPH_TEXTS (source), result, &error))
    return;

  tsv = dz_goal_rows_dup_tsv (copying->rows, &copying->view->words);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copying->view)), tsv);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);
  Copying *copying = g_new0 (Copying, 1);
  g_autoptr (GArray) ids = NULL;

  copying->view = g_object_ref (self);
  copying->rows = dup_chosen_rows (self);
  ids = collect_paragraphs (copying->rows);
  dz_paragraph_texts_load_async (self->words.texts, (const gint64 *) ids->data, ids->len, NULL, sentences_read_cb,
                                 copying);
}

/* Callbacks of the template */

static void
text_changed_cb (DzGoalsView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->needle);
  self->needle = g_utf8_casefold (text, -1);
  refilter (self);
}

static void
stopped_cb (DzGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
clear_filters_cb (DzGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  dz_view_clear_filter (DZ_VIEW (self));
}

static void
build_table (DzGoalsView *self)
{
  GtkSortListModel *sorted;

  self->rows = g_list_store_new (DZ_TYPE_GOAL_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (accepts, self, NULL));
  self->filtered
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), g_object_ref (self->filter));
  dz_goal_columns_build (self->table, &self->words);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->table)));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, self->selection);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.copy", FALSE);
}

static void
dz_goals_view_dispose (GObject *object)
{
  DzGoalsView *self = DZ_GOALS_VIEW (object);

  if (self->table != NULL)
    gtk_column_view_set_model (self->table, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_GOALS_VIEW);

  G_OBJECT_CLASS (dz_goals_view_parent_class)->dispose (object);
}

static void
dz_goals_view_finalize (GObject *object)
{
  DzGoalsView *self = DZ_GOALS_VIEW (object);

  g_free (self->needle);
  g_object_unref (self->words.texts);

  G_OBJECT_CLASS (dz_goals_view_parent_class)->finalize (object);
}

static gboolean
dz_goals_view_grab_focus (GtkWidget *widget)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->table)) || gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
dz_goals_view_class_init (DzGoalsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_goals_view_dispose;
  object_class->finalize = dz_goals_view_finalize;
  widget_class->grab_focus = dz_goals_view_grab_focus;
  view_class->overview_changed = dz_goals_view_overview_changed;
  view_class->filter_changed = dz_goals_view_filter_changed;
  view_class->focus_changed = dz_goals_view_focus_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  gtk_widget_class_install_action (widget_class, "goals.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "goals.copy", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/goals/dz-goals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, table);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dz_goals_view_init (DzGoalsView *self)
{
  self->needle = g_strdup ("");
  self->words.texts = dz_paragraph_texts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  build_table (self);
  update_page (self);
}

GtkWidget *
dz_goals_view_new (void)
{
  return g_object_new (DZ_TYPE_GOALS_VIEW, NULL);
}
