/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/figures/dz-figure-popover.h"
#include "gui/figures/dz-review-bar.h"
#include "gui/goals/dz-pair-dialog.h"

static gboolean
has_tag (Desk *desk, const char *text, const char *words, const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (desk)));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_pointer_to_offset (text, strstr (text, words)));

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}

static void
test_confirm (Desk *desk, gconstpointer data)
{
  desk_show_report (desk, desk->reports[0]);
  g_assert_true (has_tag (desk, desk_plan_text, "3万棵", "hand-lined"));
  g_assert_false (has_tag (desk, desk_plan_text, "6%", "hand-lined"));
  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CONFIRMED);
  g_assert_true (has_tag (desk, desk_plan_text, "6%", "hand-lined"));
  g_assert_cmpint (desk_find_figure (desk, "6%")->state, ==, DZ_STATE_CONFIRMED);
  g_assert_nonnull (dz_library_get_undo_label (desk->library));
  desk_undo (desk);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_false (has_tag (desk, desk_plan_text, "6%", "hand-lined"));
}

static void
test_reject (Desk *desk, gconstpointer data)
{
  desk_show_report (desk, desk->reports[0]);
  desk_go_to (desk, desk_plan_text, "3万棵");
  desk_do (desk, "report.reject-figure");
  WAIT_UNTIL (desk_state_shown (desk, "3万棵") == DZ_STATE_REJECTED);
  g_assert_null (desk_find_figure (desk, "3万棵"));
  g_assert_false (has_tag (desk, desk_plan_text, "3万棵", "goal"));
  desk_do (desk, "report.take-back-figure");
  WAIT_UNTIL (desk_state_shown (desk, "3万棵") == DZ_STATE_EXTRACTED);
  g_assert_nonnull (desk_find_figure (desk, "3万棵"));
  g_assert_true (has_tag (desk, desk_plan_text, "3万棵", "goal"));
}

/* The first Enter brings the figure into focus, the second shows what was read. */
static void
test_details (Desk *desk, gconstpointer data)
{
  GtkWidget *popover;

  desk_show_report (desk, desk->reports[0]);
  desk_go_to (desk, desk_plan_text, "3万棵");
  desk_do (desk, "report.activate");
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, ==, desk_find_shown (desk, "3万棵")->id);
  popover = widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_FIGURE_POPOVER);
  g_assert_null (popover);
  desk_do (desk, "report.activate");
  WAIT_UNTIL ((popover = widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_FIGURE_POPOVER)) != NULL
              && gtk_widget_get_mapped (popover));
  g_assert_true (widget_says (popover, "3万棵"));
  g_assert_true (widget_says (popover, "2024 ?"));
  g_assert_true (widget_says (popover, "Period taken from the part"));
  g_assert_true (widget_says (popover, "Read by the program"));
  g_assert_false (widget_says (popover, "Hardness"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  WAIT_UNTIL (!gtk_widget_get_mapped (popover));
  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.show-figure");
  WAIT_UNTIL (gtk_widget_get_mapped (popover));
  g_assert_true (widget_says (popover, "地区生产总值"));
  g_assert_true (widget_says (popover, "Outcome in 试验区 2025 ¶1: “5.8%”"));
  /* The sentence around it is read meanwhile. */
  WAIT_UNTIL (widget_says (popover, "增长5.8%，种树2万棵。"));
  g_assert_false (widget_says (popover, "Period taken"));
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
test_correct (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity;
  gint64 id;

  desk_show_report (desk, desk->reports[0]);
  id = desk_find_shown (desk, "3万棵")->id;
  desk_go_to (desk, desk_plan_text, "3万棵");
  dialog = desk_open_dialog (desk, "report.correct-figure");
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "3");
  gtk_editable_set_text (widget_find_row (dialog, "Number"), "4");
  gtk_editable_set_text (widget_find_row (dialog, "Indicator"), "GDP");
  gtk_editable_set_text (widget_find_row (dialog, "Period"), "2024—2026");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (desk_state_shown (desk, "3万棵") == DZ_STATE_CORRECTED && desk_find_dialog () == NULL);
  quantity = desk_find_figure (desk, "3万棵");
  g_assert_cmpint (quantity->id, ==, id);
  g_assert_cmpfloat (quantity->low, ==, 4);
  g_assert_cmpfloat (quantity->high, ==, 4);
  g_assert_cmpstr (quantity->indicator_key, ==, "gdp");
  g_assert_cmpstr (quantity->period, ==, "2024-2026");
  g_assert_cmpint (quantity->doubts, ==, DZ_DOUBT_NONE);
  desk_undo (desk);
  WAIT_UNTIL (desk_state_shown (desk, "3万棵") == DZ_STATE_EXTRACTED);
  g_assert_cmpfloat (desk_find_figure (desk, "3万棵")->low, ==, 3);
}

/* What cannot be meant is said in words, and not saved. */
static void
test_invalid (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  desk_go_to (desk, desk_plan_text, "6%");
  dialog = desk_open_dialog (desk, "report.correct-figure");
  gtk_editable_set_text (widget_find_row (dialog, "Number"), "six");
  WAIT_UNTIL (widget_says (dialog, "“six” is no number"));
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  gtk_editable_set_text (widget_find_row (dialog, "Number"), "6");
  gtk_editable_set_text (widget_find_row (dialog, "Upper Number, for a Range"), "5");
  WAIT_UNTIL (widget_says (dialog, "below the lower"));
  gtk_editable_set_text (widget_find_row (dialog, "Upper Number, for a Range"), "７．５");
  g_assert_false (widget_says (dialog, "below the lower"));
  gtk_editable_set_text (widget_find_row (dialog, "Period"), "soon");
  WAIT_UNTIL (widget_says (dialog, "“soon” is no period"));
  gtk_editable_set_text (widget_find_row (dialog, "Period"), "2024");
  gtk_editable_set_text (widget_find_row (dialog, "Indicator"), " ");
  WAIT_UNTIL (widget_says (dialog, "What is measured?"));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (desk_find_dialog () == NULL);
  g_assert_cmpint (desk_state_shown (desk, "6%"), ==, DZ_STATE_EXTRACTED);
}

static void
test_add (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity = NULL;

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "九十余处");
  dialog = desk_open_dialog (desk, "report.add-figure");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Add Figure");
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "90");
  gtk_editable_set_text (widget_find_row (dialog, "Indicator"), "待查");
  gtk_editable_set_text (widget_find_row (dialog, "Unit"), "处");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (desk_find_dialog () == NULL);
  WAIT_UNTIL (dz_session_get_focus (desk->session)->quantity_id != 0);
  WAIT_UNTIL (dz_report_content_find_figure (dz_report_view_get_content (desk_get_view (desk)),
                                             dz_session_get_focus (desk->session)->quantity_id) != NULL);
  quantity = dz_report_content_get_quantity (
    dz_report_view_get_content (desk_get_view (desk)),
    dz_report_content_find_figure (dz_report_view_get_content (desk_get_view (desk)),
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

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "种树3万");
  dialog = desk_open_dialog (desk, "report.add-figure");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Correct Figure");
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (desk_find_dialog () == NULL);
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

  desk_show_report (desk, desk->reports[0]);
  dz_text_pane_toggle_review (desk->text);
  bar = DZ_REVIEW_BAR (widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_REVIEW_BAR));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_find_type (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN)), 1);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_find_type (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN)), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (
                                widget_find_type (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN))), 2);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 2);
  g_assert_true (widget_says (GTK_WIDGET (bar), "1 of 2"));
  g_assert_true (widget_says (GTK_WIDGET (bar), "Uncertain: period"));
  first = dz_review_queue_get_id (dz_review_bar_get_queue (bar));
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, ==, first);

  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (bar), "Confirm"), "clicked");
  WAIT_UNTIL (dz_session_get_focus (desk->session)->quantity_id != first);
  g_assert_true (widget_says (GTK_WIDGET (bar), "2 of 2 · 1 done"));
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[1]);
  WAIT_UNTIL (desk_find_figure (desk, "3万棵")->state == DZ_STATE_CONFIRMED);

  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (bar), "Correct…"), "clicked");
  WAIT_UNTIL ((dialog = desk_find_dialog ()) != NULL && gtk_widget_get_mapped (dialog));
  g_assert_true (widget_says (dialog, "“2万棵”"));
  gtk_editable_set_text (widget_find_row (dialog, "Number"), "2.5");
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (desk_find_dialog () == NULL && widget_says (GTK_WIDGET (bar), "Nothing left to review. You have spoken on 2 figures."));
  WAIT_UNTIL (desk_find_figure (desk, "2万棵")->state == DZ_STATE_CORRECTED);

  desk_undo (desk);
  desk_undo (desk);
  WAIT_UNTIL (count_done (bar) == 0);
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, !=, 0);
  g_assert_true (widget_says (GTK_WIDGET (bar), "of 2"));
  dz_text_pane_toggle_review (desk->text);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
}

static void
test_verdict (Desk *desk, gconstpointer data)
{
  DzVerdict before = desk_find_goal (desk, "6%")->verdict;

  dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
  g_assert_cmpint (before, !=, DZ_VERDICT_CHANGED);
  g_assert_true (gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "changed"));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);
  g_assert_cmpint (desk_find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
  desk_rule (desk, "goals.take-back");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == before);
  g_assert_cmpint (desk_find_goal (desk, "6%")->state, ==, DZ_STATE_EXTRACTED);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);
}

/* Unpaired, then paired again by the dialog, with the outcome that stands first in it. */
static void
test_pair (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
  g_assert_nonnull (desk_find_goal (desk, "6%")->outcome);
  desk_rule (desk, "goals.unpair");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  g_assert_cmpint (desk_find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
  desk_rule (desk, "goals.pair");
  WAIT_UNTIL ((dialog = widget_find_window (DZ_TYPE_PAIR_DIALOG)) != NULL && gtk_widget_get_mapped (dialog));
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_assert_null (gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (widget_says (GTK_WIDGET (list), "5.8%"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (desk_find_goal (desk, "6%")->outcome->wording, ==, "5.8%");
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/figures/" name, Desk, NULL, desk_set_up, func, desk_tear_down)
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
