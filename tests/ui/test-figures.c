/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/figures/dz-figure-dialog.h"
#include "gui/figures/dz-figure-popover.h"
#include "gui/figures/dz-review-bar.h"
#include "gui/goals/dz-goals-view.h"
#include "gui/goals/dz-pair-dialog.h"
#include "gui/text/dz-text-pane.h"

/* Two short reports of one place, all our own: a goal with its outcome a year later, and a doubtful figure. */
typedef struct
{
  GtkWidget *window;
  DzTextPane *text;
  GtkWidget *goals;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[2];
} Desk;

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

static const char plan_text[] = "计划今年试验区地区生产总值增长6%左右，种树3万棵，另有九十余处待查。";
static const char review_text[] = "试验区地区生产总值增长5.8%，种树2万棵。";

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

static void
open_library (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "figures.duizhao", NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  desk->reports[0] = store_report (store, 2024, DZ_PART_PLAN, plan_text);
  desk->reports[1] = store_report (store, 2025, DZ_PART_REVIEW, review_text);
  g_clear_pointer (&store, dz_store_close);

  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  desk->session = dz_session_new (knowledge);
  desk->window = gtk_window_new ();
  desk->text = g_object_new (DZ_TYPE_TEXT_PANE, "session", desk->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1000, 700);
  desk->goals = g_object_new (DZ_TYPE_GOALS_VIEW, "session", desk->session, "vexpand", TRUE, NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (desk->text), TRUE);
  gtk_box_append (GTK_BOX (box), desk->goals);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->text));
  gtk_window_set_child (GTK_WINDOW (desk->window), box);
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
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
  g_clear_object (&desk->library);
  g_clear_object (&desk->session);
}

static DzReportView *
get_view (Desk *desk)
{
  return dz_text_column_get_view (dz_text_pane_get_column (desk->text, DZ_SIDE_LEFT));
}

static DzReportContent *
show_report (Desk *desk, gint64 report)
{
  DzReportContent *content;

  dz_session_show_reports (desk->session, report, 0);
  WAIT_UNTIL ((content = dz_report_view_get_content (get_view (desk))) != NULL && content->report->id == report);

  return content;
}

/* The figure as the text shows it now, by its words. */
static const DzQuantity *
find_shown (Desk *desk, const char *wording)
{
  DzReportContent *content = dz_report_view_get_content (get_view (desk));

  for (guint i = 0; content != NULL && i < content->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (content->quantities, i);

      if (g_strcmp0 (quantity->wording, wording) == 0)
        return quantity;
    }

  return NULL;
}

static DzState
state_shown (Desk *desk, const char *wording)
{
  const DzQuantity *quantity = find_shown (desk, wording);

  return quantity != NULL ? quantity->state : DZ_STATE_REJECTED + 1;
}

static const DzQuantity *
find_in_overview (Desk *desk, const char *wording)
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

static void
go_to (Desk *desk, const char *text, const char *words)
{
  int offset = (int) g_utf8_pointer_to_offset (text, strstr (text, words));

  dz_report_view_place_caret (get_view (desk), 0, offset);
}

static void
do_action (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_view (desk)), action, NULL));
}

static gpointer
undo_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

static void
undo (Desk *desk)
{
  dz_library_write_async (desk->library, undo_in_store, NULL, NULL, NULL, NULL, NULL, NULL);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_window (GType type)
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

static GtkWidget *
find_dialog (void)
{
  return find_window (DZ_TYPE_FIGURE_DIALOG);
}

static GtkEditable *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_EDITABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *row = find_row (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
has_tag (Desk *desk, const char *text, const char *words, const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (desk)));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_pointer_to_offset (text, strstr (text, words)));

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}

static void
test_confirm (Desk *desk, gconstpointer data)
{
  show_report (desk, desk->reports[0]);
  g_assert_true (has_tag (desk, plan_text, "3万棵", "hand-lined"));
  g_assert_false (has_tag (desk, plan_text, "6%", "hand-lined"));
  go_to (desk, plan_text, "6%");
  do_action (desk, "report.confirm-figure");
  WAIT_UNTIL (state_shown (desk, "6%") == DZ_STATE_CONFIRMED);
  g_assert_true (has_tag (desk, plan_text, "6%", "hand-lined"));
  g_assert_cmpint (find_in_overview (desk, "6%")->state, ==, DZ_STATE_CONFIRMED);
  g_assert_nonnull (dz_library_get_undo_label (desk->library));
  undo (desk);
  WAIT_UNTIL (state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_false (has_tag (desk, plan_text, "6%", "hand-lined"));
}

static void
test_reject (Desk *desk, gconstpointer data)
{
  show_report (desk, desk->reports[0]);
  go_to (desk, plan_text, "3万棵");
  do_action (desk, "report.reject-figure");
  WAIT_UNTIL (state_shown (desk, "3万棵") == DZ_STATE_REJECTED);
  g_assert_null (find_in_overview (desk, "3万棵"));
  g_assert_false (has_tag (desk, plan_text, "3万棵", "goal"));
  do_action (desk, "report.take-back-figure");
  WAIT_UNTIL (state_shown (desk, "3万棵") == DZ_STATE_EXTRACTED);
  g_assert_nonnull (find_in_overview (desk, "3万棵"));
  g_assert_true (has_tag (desk, plan_text, "3万棵", "goal"));
}

/* The first Enter brings the figure into focus, the second shows what was read. */
static void
test_details (Desk *desk, gconstpointer data)
{
  GtkWidget *popover;

  show_report (desk, desk->reports[0]);
  go_to (desk, plan_text, "3万棵");
  do_action (desk, "report.activate");
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, ==, find_shown (desk, "3万棵")->id);
  popover = find_child (GTK_WIDGET (desk->text), DZ_TYPE_FIGURE_POPOVER);
  g_assert_null (popover);
  do_action (desk, "report.activate");
  WAIT_UNTIL ((popover = find_child (GTK_WIDGET (desk->text), DZ_TYPE_FIGURE_POPOVER)) != NULL
              && gtk_widget_get_mapped (popover));
  g_assert_true (says (popover, "3万棵"));
  g_assert_true (says (popover, "2024 ?"));
  g_assert_true (says (popover, "Period taken from the part"));
  g_assert_true (says (popover, "Read by the program"));
  g_assert_false (says (popover, "Hardness"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_UNTIL (!gtk_widget_get_mapped (popover));
  go_to (desk, plan_text, "6%");
  do_action (desk, "report.show-figure");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_true (says (popover, "地区生产总值"));
  g_assert_true (says (popover, "Outcome in 试验区 2025 ¶1: “5.8%”"));
  /* The sentence around it is read meanwhile. */
  WAIT_UNTIL (says (popover, "增长5.8%，种树2万棵。"));
  g_assert_false (says (popover, "Period taken"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static GtkWidget *
open_dialog (Desk *desk, const char *action)
{
  GtkWidget *dialog;

  do_action (desk, action);
  WAIT_UNTIL ((dialog = find_dialog ()) != NULL && gtk_widget_get_mapped (dialog));

  return dialog;
}

static void
test_correct (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity;
  gint64 id;

  show_report (desk, desk->reports[0]);
  id = find_shown (desk, "3万棵")->id;
  go_to (desk, plan_text, "3万棵");
  dialog = open_dialog (desk, "report.correct-figure");
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Number")), ==, "3");
  gtk_editable_set_text (find_row (dialog, "Number"), "4");
  gtk_editable_set_text (find_row (dialog, "Indicator"), "GDP");
  gtk_editable_set_text (find_row (dialog, "Period"), "2024—2026");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (state_shown (desk, "3万棵") == DZ_STATE_CORRECTED && find_dialog () == NULL);
  quantity = find_in_overview (desk, "3万棵");
  g_assert_cmpint (quantity->id, ==, id);
  g_assert_cmpfloat (quantity->low, ==, 4);
  g_assert_cmpfloat (quantity->high, ==, 4);
  g_assert_cmpstr (quantity->indicator_key, ==, "gdp");
  g_assert_cmpstr (quantity->period, ==, "2024-2026");
  g_assert_cmpint (quantity->doubts, ==, DZ_DOUBT_NONE);
  undo (desk);
  WAIT_UNTIL (state_shown (desk, "3万棵") == DZ_STATE_EXTRACTED);
  g_assert_cmpfloat (find_in_overview (desk, "3万棵")->low, ==, 3);
}

/* What cannot be meant is said in words, and not saved. */
static void
test_invalid (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  show_report (desk, desk->reports[0]);
  go_to (desk, plan_text, "6%");
  dialog = open_dialog (desk, "report.correct-figure");
  gtk_editable_set_text (find_row (dialog, "Number"), "six");
  WAIT_UNTIL (says (dialog, "“six” is no number"));
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  gtk_editable_set_text (find_row (dialog, "Number"), "6");
  gtk_editable_set_text (find_row (dialog, "Upper Number, for a Range"), "5");
  WAIT_UNTIL (says (dialog, "below the lower"));
  gtk_editable_set_text (find_row (dialog, "Upper Number, for a Range"), "７．５");
  g_assert_false (says (dialog, "below the lower"));
  gtk_editable_set_text (find_row (dialog, "Period"), "soon");
  WAIT_UNTIL (says (dialog, "“soon” is no period"));
  gtk_editable_set_text (find_row (dialog, "Period"), "2024");
  gtk_editable_set_text (find_row (dialog, "Indicator"), " ");
  WAIT_UNTIL (says (dialog, "What is measured?"));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (find_dialog () == NULL);
  g_assert_cmpint (state_shown (desk, "6%"), ==, DZ_STATE_EXTRACTED);
}

static void
select_words (Desk *desk, const char *text, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_view (desk)));
  int start = (int) g_utf8_pointer_to_offset (text, strstr (text, words));
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, start + (int) g_utf8_strlen (words, -1));
  gtk_text_buffer_select_range (buffer, &to, &from);
}

static void
test_add (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity = NULL;

  show_report (desk, desk->reports[0]);
  select_words (desk, plan_text, "九十余处");
  dialog = open_dialog (desk, "report.add-figure");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Add Figure");
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "Number")), ==, "90");
  gtk_editable_set_text (find_row (dialog, "Indicator"), "待查");
  gtk_editable_set_text (find_row (dialog, "Unit"), "处");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (find_dialog () == NULL);
  WAIT_UNTIL (dz_session_get_focus (desk->session)->quantity_id != 0);
  WAIT_UNTIL (dz_report_content_find_figure (dz_report_view_get_content (get_view (desk)),
                                             dz_session_get_focus (desk->session)->quantity_id) != NULL);
  quantity = dz_report_content_get_quantity (
    dz_report_view_get_content (get_view (desk)),
    dz_report_content_find_figure (dz_report_view_get_content (get_view (desk)),
                                   dz_session_get_focus (desk->session)->quantity_id));
  g_assert_cmpint (quantity->state, ==, DZ_STATE_ADDED);
  g_assert_cmpstr (quantity->indicator, ==, "待查");
  g_assert_cmpfloat (quantity->low, ==, 90);
}

/* A selection over a figure that is read already corrects it. */
static void
test_add_over (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  show_report (desk, desk->reports[0]);
  select_words (desk, plan_text, "种树3万");
  dialog = open_dialog (desk, "report.add-figure");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Correct Figure");
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (find_dialog () == NULL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child, label);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static guint
count_done (DzReviewBar *bar)
{
  return dz_review_queue_count_done (dz_review_bar_get_queue (bar));
}

/* Both uncertain figures of the library, one after the other: confirmed, corrected; and one taken back. */
static void
test_review (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;
  GtkWidget *dialog;
  gint64 first;

  show_report (desk, desk->reports[0]);
  dz_text_pane_toggle_review (desk->text);
  bar = DZ_REVIEW_BAR (find_child (GTK_WIDGET (desk->text), DZ_TYPE_REVIEW_BAR));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN)), 1);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_child (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN)), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (
                                find_child (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN))), 2);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 2);
  g_assert_true (says (GTK_WIDGET (bar), "1 of 2"));
  g_assert_true (says (GTK_WIDGET (bar), "Uncertain: period"));
  first = dz_review_queue_get_id (dz_review_bar_get_queue (bar));
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, ==, first);

  g_signal_emit_by_name (find_button (GTK_WIDGET (bar), "Confirm"), "clicked");
  WAIT_UNTIL (dz_session_get_focus (desk->session)->quantity_id != first);
  g_assert_true (says (GTK_WIDGET (bar), "2 of 2 · 1 done"));
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[1]);
  WAIT_UNTIL (find_in_overview (desk, "3万棵")->state == DZ_STATE_CONFIRMED);

  g_signal_emit_by_name (find_button (GTK_WIDGET (bar), "Correct…"), "clicked");
  WAIT_UNTIL ((dialog = find_dialog ()) != NULL && gtk_widget_get_mapped (dialog));
  g_assert_true (says (dialog, "“2万棵”"));
  gtk_editable_set_text (find_row (dialog, "Number"), "2.5");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (find_dialog () == NULL && says (GTK_WIDGET (bar), "Nothing left to review. You have spoken on 2 figures."));
  WAIT_UNTIL (find_in_overview (desk, "2万棵")->state == DZ_STATE_CORRECTED);

  undo (desk);
  undo (desk);
  WAIT_UNTIL (count_done (bar) == 0);
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, !=, 0);
  g_assert_true (says (GTK_WIDGET (bar), "of 2"));
  dz_text_pane_toggle_review (desk->text);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
}

static const DzGoal *
find_goal (Desk *desk, const char *wording)
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

static void
rule (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (desk->goals, action, NULL));
}

static void
test_verdict (Desk *desk, gconstpointer data)
{
  DzVerdict before = find_goal (desk, "6%")->verdict;

  dz_session_focus_quantity (desk->session, find_goal (desk, "6%")->goal);
  g_assert_cmpint (before, !=, DZ_VERDICT_CHANGED);
  g_assert_true (gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "changed"));
  WAIT_UNTIL (find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);
  g_assert_cmpint (find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
  rule (desk, "goals.take-back");
  WAIT_UNTIL (find_goal (desk, "6%")->verdict == before);
  g_assert_cmpint (find_goal (desk, "6%")->state, ==, DZ_STATE_EXTRACTED);
  undo (desk);
  WAIT_UNTIL (find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);
}

/* Unpaired, then paired again by the dialog, with the outcome that stands first in it. */
static void
test_pair (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  dz_session_focus_quantity (desk->session, find_goal (desk, "6%")->goal);
  g_assert_nonnull (find_goal (desk, "6%")->outcome);
  rule (desk, "goals.unpair");
  WAIT_UNTIL (find_goal (desk, "6%")->outcome == NULL);
  g_assert_cmpint (find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
  rule (desk, "goals.pair");
  WAIT_UNTIL ((dialog = find_window (DZ_TYPE_PAIR_DIALOG)) != NULL && gtk_widget_get_mapped (dialog));
  list = GTK_LIST_BOX (find_child (dialog, GTK_TYPE_LIST_BOX));
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (says (GTK_WIDGET (list), "5.8%"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (find_goal (desk, "6%")->outcome->wording, ==, "5.8%");
  undo (desk);
  WAIT_UNTIL (find_goal (desk, "6%")->outcome == NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/figures/" name, Desk, NULL, set_up, func, tear_down)
  ADD ("confirm-and-undo", test_confirm);
  ADD ("reject-and-take-back", test_reject);
  ADD ("details", test_details);
  ADD ("correct", test_correct);
  ADD ("invalid", test_invalid);
  ADD ("add", test_add);
  ADD ("add-over-a-figure", test_add_over);
  ADD ("review", test_review);
  ADD ("verdict", test_verdict);
  ADD ("pair", test_pair);
#undef ADD

  return g_test_run ();
}
