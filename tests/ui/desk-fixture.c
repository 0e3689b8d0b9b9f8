/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

const char desk_plan_text[] = "计划今年试验区地区生产总值增长6%左右，种树3万棵，另有九十余处待查。";
const char desk_more_text[] = "图书馆开到家门口，孩子们放学就能去。";
const char desk_review_text[] = "试验区地区生产总值增长5.8%，种树2万棵。";

static void
add_paragraph (DzReport *report, DzPart part, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text);

  paragraph->position = report->paragraphs->len + 1;
  paragraph->part = part;
  paragraph->number = dz_report_count_body (report) + 1;
  g_ptr_array_add (report->paragraphs, paragraph);
}

static void
add_figure (GPtrArray *quantities, const char *text, const char *figure, const char *indicator, double value,
            const char *unit, DzStatus status, DzMeasure measure, const char *period, DzDoubts doubts)
{
  DzQuantity *quantity = dz_quantity_new ();
  const char *found = strstr (text, figure);

  g_assert_nonnull (found);
  quantity->start = (int) g_utf8_pointer_to_offset (text, found);
  quantity->end = quantity->start + (int) g_utf8_strlen (figure, -1);
  quantity->sentence_end = (int) g_utf8_strlen (text, -1);
  quantity->indicator_key = g_str_equal (indicator, "地区生产总值") ? g_strdup ("gdp") : NULL;
  quantity->indicator = g_strdup (indicator);
  quantity->low = quantity->high = value;
  quantity->unit = g_strdup (unit);
  quantity->status = status;
  quantity->measure = measure;
  quantity->period = g_strdup (period);
  quantity->place = g_strdup ("试验区");
  quantity->wording = g_strdup (figure);
  quantity->doubts = doubts;
  g_ptr_array_add (quantities, quantity);
}

static gint64
store_report (DzStore *store, int year, DzPart part, const char *text)
{
  g_autoptr (DzReport) report = dz_report_new ();
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autofree char *name = g_strdup_printf ("试验区-%d.txt", year);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GError) error = NULL;
  int before = year - 1;
  gint64 id;

  report->source = g_strdup (name);
  report->place = g_strdup ("试验区");
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->level = DZ_LEVEL_DISTRICT;
  g_array_append_val (report->reviews, before);
  g_array_append_val (report->plans, year);
  add_paragraph (report, part, text);
  if (part == DZ_PART_PLAN)
    {
      add_paragraph (report, part, desk_more_text);
      add_figure (quantities, text, "6%", "地区生产总值", 6, "%", DZ_STATUS_GOAL, DZ_MEASURE_GROWTH, "2024", 0);
      add_figure (quantities, text, "3万棵", "种树", 3, "万棵", DZ_STATUS_GOAL, DZ_MEASURE_LEVEL, "2024",
                  DZ_DOUBT_PERIOD);
    }
  else
    {
      add_figure (quantities, text, "5.8%", "地区生产总值", 5.8, "%", DZ_STATUS_OUTCOME, DZ_MEASURE_GROWTH, "2024", 0);
      add_figure (quantities, text, "2万棵", "种树", 2, "万棵", DZ_STATUS_OUTCOME, DZ_MEASURE_LEVEL, "2024",
                  DZ_DOUBT_INDICATOR | DZ_DOUBT_PERIOD);
    }
  id = dz_store_add_report (store, source, report, quantities, &error);
  g_assert_no_error (error);

  return id;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Desk *desk = data;

  desk->library = dz_library_open_finish (result, NULL);
  g_assert_nonnull (desk->library);
}

char *
desk_make_library (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "figures.duizhao", NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  desk->reports[0] = store_report (store, 2024, DZ_PART_PLAN, desk_plan_text);
  desk->reports[1] = store_report (store, 2025, DZ_PART_REVIEW, desk_review_text);

  return g_steal_pointer (&path);
}

static void
open_library (Desk *desk)
{
  g_autofree char *path = desk_make_library (desk);

  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_string_append_printf (((Desk *) data)->told, "%s\n", g_variant_get_string (parameter, NULL));
}

void
desk_add_notes (Desk *desk)
{
  static const GActionEntry entries[] = { { "tell", tell_cb, "s" } };
  GtkWidget *panes = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (desk->text)));

  desk->told = g_string_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (desk->window), entries, G_N_ELEMENTS (entries), desk);
  desk->notes = g_object_new (DZ_TYPE_NOTES_PANE, "session", desk->session, "width-request", 300, NULL);
  gtk_box_append (GTK_BOX (panes), GTK_WIDGET (desk->notes));
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  GtkWidget *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  desk->session = dz_session_new (knowledge);
  desk->window = g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL);
  desk->text = g_object_new (DZ_TYPE_TEXT_PANE, "session", desk->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1000, 700);
  desk->goals = g_object_new (DZ_TYPE_GOALS_VIEW, "session", desk->session, "vexpand", TRUE, NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (desk->text), TRUE);
  gtk_box_append (GTK_BOX (box), desk->goals);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->text));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (panes), box);
  gtk_window_set_child (GTK_WINDOW (desk->window), panes);
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk);
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *text = g_object_ref (GTK_WIDGET (desk->text));
  GtkWidget *goals = g_object_ref (desk->goals);

  gtk_window_destroy (GTK_WINDOW (desk->window));
  dz_session_set_library (desk->session, NULL);
  dz_library_close (desk->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (text);
  g_assert_finalize_object (goals);
  if (desk->told != NULL)
    g_string_free (desk->told, TRUE);
  g_clear_object (&desk->library);
  g_clear_object (&desk->session);
}

DzReportView *
desk_get_view (Desk *desk)
{
  return dz_text_column_get_view (dz_text_pane_get_column (desk->text, DZ_SIDE_LEFT));
}

DzReportContent *
desk_show_report (Desk *desk, gint64 report)
{
  DzReportContent *content;

  dz_session_show_reports (desk->session, report, 0);
  WAIT_UNTIL ((content = dz_report_view_get_content (desk_get_view (desk))) != NULL && content->report->id == report);

  return content;
}

/* The figure as the text shows it now, by its words. */
const DzQuantity *
desk_find_shown (Desk *desk, const char *wording)
{
  DzReportContent *content = dz_report_view_get_content (desk_get_view (desk));

  for (guint i = 0; content != NULL && i < content->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (content->quantities, i);

      if (g_strcmp0 (quantity->wording, wording) == 0)
        return quantity;
    }

  return NULL;
}

DzState
desk_state_shown (Desk *desk, const char *wording)
{
  const DzQuantity *quantity = desk_find_shown (desk, wording);

  return quantity != NULL ? quantity->state : DZ_STATE_REJECTED + 1;
}

const DzQuantity *
desk_find_figure (Desk *desk, const char *wording)
{
  DzOverview *overview = dz_session_get_overview (desk->session);

  for (guint i = 0; i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (g_strcmp0 (quantity->wording, wording) == 0)
        return quantity;
    }

  return NULL;
}

void
desk_go_to (Desk *desk, const char *text, const char *words)
{
  int offset = (int) g_utf8_pointer_to_offset (text, strstr (text, words));

  dz_report_view_place_caret (desk_get_view (desk), 0, offset);
}

void
desk_do (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk_get_view (desk)), action, NULL));
}

static gpointer
redo_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_redo (store, error));
}

/* As the window does it: what shows notes is told once it is done, not by the overview alone, which may be read already. */
static void
undone_cb (GObject *source, GAsyncResult *result, gpointer session)
{
  dz_session_notes_changed (session);
  g_object_unref (session);
}

void
desk_redo (Desk *desk)
{
  dz_library_write_async (desk->library, redo_in_store, NULL, NULL, NULL, NULL, undone_cb, g_object_ref (desk->session));
}

static gpointer
undo_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

void
desk_undo (Desk *desk)
{
  dz_library_write_async (desk->library, undo_in_store, NULL, NULL, NULL, NULL, undone_cb, g_object_ref (desk->session));
}

GtkWidget *
widget_find_type (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : widget_find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
widget_says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (widget_says (child, text))
      return TRUE;

  return FALSE;
}

GtkWidget *
widget_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

GtkWidget *
desk_find_dialog (void)
{
  return widget_find_window (DZ_TYPE_FIGURE_DIALOG);
}

GtkEditable *
widget_find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *row = widget_find_row (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

GtkWidget *
desk_open_dialog (Desk *desk, const char *action)
{
  GtkWidget *dialog;

  desk_do (desk, action);
  WAIT_UNTIL ((dialog = desk_find_dialog ()) != NULL && gtk_widget_get_mapped (dialog));

  return dialog;
}

void
desk_select (Desk *desk, const char *text, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (desk)));
  int start = (int) g_utf8_pointer_to_offset (text, strstr (text, words));
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, start + (int) g_utf8_strlen (words, -1));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

GtkWidget *
widget_find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = widget_find_button (child, label);

      if (button != NULL)
        return button;
    }

  return NULL;
}

const DzGoal *
desk_find_goal (Desk *desk, const char *wording)
{
  DzOverview *overview = dz_session_get_overview (desk->session);

  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (goal->goal != NULL && g_strcmp0 (goal->goal->wording, wording) == 0)
        return goal;
    }

  return NULL;
}

void
desk_rule (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (desk->goals, action, NULL));
}

GtkWidget *
desk_correct (Desk *desk, const char *text, const char *words)
{
  desk_go_to (desk, text, words);

  return desk_open_dialog (desk, "report.correct-figure");
}

void
dialog_close (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (desk_find_dialog () == NULL);
}

void
dialog_save (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (desk_find_dialog () == NULL);
}

void
dialog_set (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (widget_find_row (dialog, row), text);
}

static gpointer
remove_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_remove_report (store, *(gint64 *) data, error));
}

void
desk_remove_report (Desk *desk, gint64 report)
{
  dz_library_write_async (desk->library, remove_report, g_memdup2 (&report, sizeof report), g_free, NULL, NULL, NULL,
                          NULL);
}

static gpointer
list_notes (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_notes (store, 0, error);
}

static gpointer
list_tags (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_tags (store, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **list = data;

  *list = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
  g_assert_nonnull (*list);
}

static GPtrArray *
read_list (Desk *desk, DzLibraryFunc func)
{
  GPtrArray *list = NULL;

  dz_library_write_async (desk->library, func, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, &list);
  WAIT_UNTIL (list != NULL);

  return list;
}

GPtrArray *
desk_read_notes (Desk *desk)
{
  return read_list (desk, list_notes);
}

GPtrArray *
desk_read_tags (Desk *desk)
{
  return read_list (desk, list_tags);
}
