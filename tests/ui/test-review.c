/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/figures/dz-review-bar.h"
#include "gui/goals/dz-pair-dialog.h"

/* The same for the review, pairs and verdicts. */

static DzReviewBar *
start_review (Desk *desk)
{
  DzReviewBar *bar;

  dz_text_pane_toggle_review (desk->text);
  bar = DZ_REVIEW_BAR (widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_REVIEW_BAR));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (bar)));

  return bar;
}

static void
review_all (DzReviewBar *bar)
{
  GtkWidget *which = widget_find_type (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (which), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (which)), 2);
}

static void
click (DzReviewBar *bar, const char *label)
{
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (bar), label), "clicked");
}

static guint
get_position (DzReviewBar *bar)
{
  return dz_review_queue_get_position (dz_review_bar_get_queue (bar));
}

static GtkWidget *
find_icon_button (GtkWidget *widget, const char *icon)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_icon_button (child, icon);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
step (DzReviewBar *bar, const char *icon)
{
  GtkWidget *button = find_icon_button (GTK_WIDGET (bar), icon);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The first has none before it and the last none behind it; both stay where they are. */
static void
test_review_ends (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  review_all (bar);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 4);
  step (bar, "go-previous-symbolic");
  g_assert_cmpuint (get_position (bar), ==, 0);
  for (int i = 0; i < 9; i++)
    step (bar, "go-next-symbolic");
  g_assert_cmpuint (get_position (bar), ==, 3);
  g_assert_true (widget_says (GTK_WIDGET (bar), "4 of 4"));
  click (bar, "Confirm");
  WAIT_UNTIL (dz_review_queue_count_done (dz_review_bar_get_queue (bar)) == 1);
  g_assert_cmpuint (get_position (bar), ==, 0);
}

/* Reports that are gone leave nothing to review: said so, and every verb is harmless. */
static void
test_review_of_nothing (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  desk_remove_report (desk, desk->reports[0]);
  desk_remove_report (desk, desk->reports[1]);
  WAIT_UNTIL (dz_session_get_overview (desk->session)->quantities->len == 0);
  review_all (bar);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 0);
  g_assert_true (widget_says (GTK_WIDGET (bar), "Nothing left to review."));
  click (bar, "Confirm");
  click (bar, "Correct…");
  click (bar, "Reject");
  step (bar, "go-previous-symbolic");
  step (bar, "go-next-symbolic");
  g_assert_null (desk_find_dialog ());
  desk_undo (desk);
  desk_undo (desk);
  WAIT_UNTIL (dz_session_get_overview (desk->session)->quantities->len == 4);
}

/* Rejected, undone, done again: the bar follows, and counts right. */
static void
test_review_undo (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;
  const DzReviewQueue *queue;
  gint64 first;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  queue = dz_review_bar_get_queue (bar);
  review_all (bar);
  first = dz_review_queue_get_id (queue);
  click (bar, "Reject");
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 1 && dz_library_get_undo_label (desk->library) != NULL);
  g_assert_cmpint (dz_review_queue_get_id (queue), !=, first);
  desk_undo (desk);
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 0);
  g_assert_cmpint (dz_review_queue_get_id (queue), ==, first);
  desk_redo (desk);
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 1);
  click (bar, "Reject");
  dz_session_set_library (desk->session, NULL);
  click (bar, "Correct…");
  click (bar, "Confirm");
  g_assert_null (desk_find_dialog ());
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

/* Goals */

static gpointer
rule_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_ruling (store, data, error) != 0);
}

static void
ruled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  dz_library_call_finish (DZ_LIBRARY (source), result, error);
}

static GtkWidget *
open_pair_dialog (Desk *desk, const char *wording)
{
  GtkWidget *dialog;

  dz_session_focus_quantity (desk->session, desk_find_goal (desk, wording)->goal);
  desk_rule (desk, "goals.pair");
  WAIT_UNTIL ((dialog = widget_find_window (DZ_TYPE_PAIR_DIALOG)) != NULL && gtk_widget_get_mapped (dialog));

  return dialog;
}

/* A goal is not offered to itself, and the library refuses it. */
static void
test_pair_with_itself (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;
  GError *error = NULL;
  DzRuling ruling = { .kind = DZ_RULING_PAIR };

  desk_show_report (desk, desk->reports[0]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_assert_false (widget_says (GTK_WIDGET (list), "In focus"));
  gtk_window_close (GTK_WINDOW (dialog));

  ruling.goal_id = ruling.outcome_id = desk_find_goal (desk, "6%")->goal->id;
  dz_library_write_async (desk->library, rule_in_store, &ruling, NULL, NULL, NULL, ruled_cb, &error);
  WAIT_UNTIL (error != NULL);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dz_library_get_undo_label (desk->library));
}

/* An outcome of another place is offered where she searches for it, with its place, and then she has the last word. */
static void
test_pair_with_another_place (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[1]);
  dialog = desk_correct (desk, desk_review_text, "5.8%");
  dialog_set (dialog, "Place", "邻区");
  dialog_save (dialog);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  gtk_editable_set_text (GTK_EDITABLE (widget_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "邻区");
  WAIT_UNTIL (gtk_list_box_get_row_at_index (list, 0) != NULL);
  g_assert_true (widget_says (GTK_WIDGET (list), "邻区"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (desk_find_goal (desk, "6%")->outcome->place, ==, "邻区");
  g_assert_cmpint (desk_find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
}

static gpointer
undo_in_copy (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

static gpointer
back_up (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_backup (store, data, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_nonnull (dz_library_call_finish (DZ_LIBRARY (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
copy_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(DzLibrary **) data = dz_library_open_finish (result, NULL);
}

/* A copy has the same figures under the same ids. */
static DzLibrary *
open_copy (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "copy.duizhao", NULL);
  DzLibrary *copy = NULL;
  gboolean done = FALSE;

  dz_library_read_async (desk->library, back_up, g_strdup (path), g_free, NULL, NULL, backed_up_cb, &done);
  WAIT_UNTIL (done);
  dz_library_open_async (path, NULL, copy_opened_cb, &copy);
  WAIT_UNTIL (copy != NULL);

  return copy;
}

/* The library goes while an outcome is being chosen: the choice is not written, least of all elsewhere. */
static void
test_pair_without_library (Desk *desk, gconstpointer data)
{
  g_autoptr (DzLibrary) copy = open_copy (desk);
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[0]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  dz_session_set_library (desk->session, copy);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  /* What is written there next is the first. */
  desk_show_report (desk, desk->reports[0]);
  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CONFIRMED);
  dz_library_write_async (copy, undo_in_copy, NULL, NULL, NULL, NULL, NULL, NULL);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_null (dz_library_get_undo_label (copy));
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  g_assert_null (dz_library_get_undo_label (desk->library));
  dz_library_close (copy);
}

/* A verdict set by hand goes with its goal and comes back with it. */
static void
test_verdict_without_goal (Desk *desk, gconstpointer data)
{
  desk_show_report (desk, desk->reports[0]);
  dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
  gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "changed");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);

  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.reject-figure");
  WAIT_UNTIL (desk_find_goal (desk, "6%") == NULL);
  gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "met");
  gtk_widget_activate_action (desk->goals, "goals.take-back", NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%") != NULL);
  g_assert_cmpint (desk_find_goal (desk, "6%")->verdict, ==, DZ_VERDICT_CHANGED);

  desk_remove_report (desk, desk->reports[0]);
  WAIT_UNTIL (desk_find_goal (desk, "6%") == NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%") != NULL);
  g_assert_cmpint (desk_find_goal (desk, "6%")->verdict, ==, DZ_VERDICT_CHANGED);
}

/* The outcome she paired is rejected: the goal stands without it until that is undone. */
static void
test_paired_outcome_goes (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[1]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->state != DZ_STATE_EXTRACTED);
  desk_show_report (desk, desk->reports[1]);
  desk_go_to (desk, desk_review_text, "5.8%");
  desk_do (desk, "report.reject-figure");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (desk_find_goal (desk, "6%")->outcome->wording, ==, "5.8%");
}

/* Words of the reader that a spreadsheet would run as a formula leave the window guarded, and come back whole. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static char *
copy_goals (Desk *desk)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (desk->goals);
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "");
  g_assert_true (gtk_widget_activate_action (desk->goals, "goals.copy", NULL));
  while (text == NULL || *text == '\0')
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &text);
      WAIT_UNTIL (text != NULL);
    }

  return text;
}

static void
test_formulas (Desk *desk, gconstpointer data)
{
  static const char *const formulas[] = { "=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1" };

  desk_show_report (desk, desk->reports[0]);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      GtkWidget *dialog = desk_correct (desk, desk_plan_text, "6%");
      g_autofree char *copied = NULL;
      g_autofree char *guarded = g_strconcat ("'", formulas[i], NULL);
      g_autofree char *bare = g_strconcat ("\t", formulas[i], NULL);

      dialog_set (dialog, "Indicator", formulas[i]);
      dialog_set (dialog, "Place", formulas[i]);
      dialog_save (dialog);
      WAIT_UNTIL (g_strcmp0 (desk_find_figure (desk, "6%")->indicator, formulas[i]) == 0);
      WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
      dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
      copied = copy_goals (desk);
      g_assert_nonnull (strstr (copied, guarded));
      g_assert_null (strstr (copied, bare));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/review/" name, Desk, NULL, desk_set_up, func, desk_tear_down)
  ADD ("review-ends", test_review_ends);
  ADD ("review-of-nothing", test_review_of_nothing);
  ADD ("review-undo", test_review_undo);
  ADD ("pair-with-itself", test_pair_with_itself);
  ADD ("pair-with-another-place", test_pair_with_another_place);
  ADD ("pair-without-library", test_pair_without_library);
  ADD ("verdict-without-goal", test_verdict_without_goal);
  ADD ("paired-outcome-goes", test_paired_outcome_goes);
  ADD ("formulas", test_formulas);
#undef ADD

  return g_test_run ();
}
