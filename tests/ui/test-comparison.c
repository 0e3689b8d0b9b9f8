/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "comparison-desk.h"

#include <string.h>

/* F8 leads from change to change, and the session follows; at the end it stays. */
static void
test_steps (Desk *desk, gconstpointer data)
{
  int row = -1;

  for (int i = 0; i < 20 && dz_comparison_canvas_step_change (desk_get_canvas (desk), 1); i++)
    {
      int now = dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL);

      g_assert_cmpint (now, >, row);
      g_assert_true (dz_sheet_row_is_change (desk_get_row (desk, now)));
      row = now;
    }
  g_assert_cmpint (row, >, 0);
  g_assert_false (dz_comparison_canvas_step_change (desk_get_canvas (desk), 1));
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, !=, 0);
}

/* What the session goes to is shown, and a moved text leads to its place and back. */
static void
test_moved (Desk *desk, gconstpointer data)
{
  const DzParagraph *library = g_ptr_array_index (desk_get_sheet (desk)->comparison->left->paragraphs, 3);
  int shown = desk_find_row (desk, 0, 3);
  int pointer;

  dz_session_focus_paragraph (desk->session, library->report_id, library->id, 0, 0);
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) == shown);
  g_assert_cmpint (desk_get_row (desk, shown)->kind, ==, DZ_PAIR_MOVED);
  dz_comparison_canvas_choose (desk_get_canvas (desk), shown, 0);
  desk_act (desk, "comparison.follow-move");
  pointer = dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL);
  g_assert_true (desk_get_row (desk, pointer)->pointer);
  desk_act (desk, "comparison.follow-move");
  g_assert_cmpint (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL), ==, shown);
}

/* A changed number is told with its difference, a harder word as such, also to a screen reader. */
static void
test_words (Desk *desk, gconstpointer data)
{
  int row = desk_find_row (desk, 0, 0);
  g_autofree char *text = dz_comparison_canvas_dup_row_text (desk_get_canvas (desk), row);

  g_assert_true (desk_get_row (desk, row)->has & DZ_SHEET_HAS (DZ_SHEET_MARK_NUMBER));
  g_assert_true (desk_get_row (desk, row)->has & DZ_SHEET_HAS (DZ_SHEET_MARK_HARDENED));
  g_assert_nonnull (strstr (text, "6%"));
  g_assert_nonnull (strstr (text, "→"));
  g_assert_nonnull (strstr (text, "+1"));
}

/* A pair set by hand is kept, marked, undone by name, and set again. */
static void
test_pair_by_hand (Desk *desk, gconstpointer data)
{
  g_assert_false (desk_is_paired (desk, 2, 3));
  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 0, 2), 0);
  desk_act (desk, "comparison.pair");
  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 1, 3), 1);
  desk_act (desk, "comparison.decide");
  WAIT_UNTIL (desk_is_paired (desk, 2, 3));
  g_assert_true (desk_get_row (desk, desk_find_row (desk, 0, 2))->by_reader);
  WAIT_UNTIL (g_strcmp0 (dz_library_get_undo_label (desk->library), "Pair Paragraphs") == 0);

  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 0, 2), 0);
  desk_act (desk, "comparison.take-back");
  WAIT_UNTIL (!desk_is_paired (desk, 2, 3));
}

/* By hand, through the row menu's own actions. */
static void
pair (Desk *desk, int left, int right)
{
  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 0, left), 0);
  desk_act (desk, "comparison.pair");
  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 1, right), 1);
  desk_act (desk, "comparison.decide");
  WAIT_UNTIL (desk_is_paired (desk, left, right));
}

/* Where a pairing of the reader takes the place of earlier ones, these are named and can be had back. */
static void
test_replaced (Desk *desk, gconstpointer data)
{
  pair (desk, 2, 3);
  g_assert_null (desk->told);
  pair (desk, 0, 3);
  WAIT_UNTIL (desk->told != NULL);
  g_assert_cmpstr (desk->told, ==, "试验区 2024 ¶3 is no longer paired with 试验区 2025 ¶4");
  g_assert_true (desk->may_undo);
  g_assert_false (desk_is_paired (desk, 2, 3));
  pair (desk, 2, 0);
  g_clear_pointer (&desk->told, g_free);
  pair (desk, 0, 0);
  WAIT_UNTIL (desk->told != NULL);
  g_assert_nonnull (strstr (desk->told, "试验区 2024 ¶1 is no longer paired with 试验区 2025 ¶4"));
  g_assert_nonnull (strstr (desk->told, "试验区 2024 ¶3 with 试验区 2025 ¶1"));
  desk_undo (desk);
  WAIT_UNTIL (desk_is_paired (desk, 0, 3) && desk_is_paired (desk, 2, 0));
}

static void
test_separate (Desk *desk, gconstpointer data)
{
  g_assert_true (desk_is_paired (desk, 1, 2));
  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 0, 1), 0);
  desk_act (desk, "comparison.separate");
  WAIT_UNTIL (!desk_is_paired (desk, 1, 2));
}

static char *
copy (Desk *desk)
{
  desk_act (desk, "comparison.copy-with-citation");

  return desk_dup_clipboard (desk);
}

/* Words of a paragraph are copied with their place, and a note goes to them alone. */
static void
test_selection (Desk *desk, gconstpointer data)
{
  int row = desk_find_row (desk, 1, 2);
  int start = 0;
  int end = 0;
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;

  dz_comparison_canvas_choose (desk_get_canvas (desk), row, 1);
  dz_comparison_canvas_select (desk_get_canvas (desk), row, 1, (int) strlen ("修路三条，"), (int) strlen ("修路三条，建桥两座"));
  g_assert_true (dz_comparison_canvas_get_selected (desk_get_canvas (desk), 0, &start, &end));
  g_assert_cmpint (start, ==, 5);
  g_assert_cmpint (end, ==, 9);
  words = copy (desk);
  g_assert_true (g_str_has_prefix (words, "建桥两座 ("));
  g_assert_nonnull (strstr (words, "2025"));
  desk_act (desk, "comparison.show-notes");
  g_assert_cmpint (dz_session_get_focus (desk->session)->start, ==, 5);
  g_assert_cmpint (dz_session_get_focus (desk->session)->end, ==, 9);

  dz_comparison_canvas_choose (desk_get_canvas (desk), desk_find_row (desk, 1, 3), 1);
  g_assert_false (dz_comparison_canvas_has_selection (desk_get_canvas (desk)));
  whole = copy (desk);
  g_assert_true (g_str_has_prefix (whole, "放风筝也要讲规矩。 ("));
}

/* The third report stands in a third column where there is room. */
static void
test_third (Desk *desk, gconstpointer data)
{
  dz_comparison_view_set_third (desk->view, desk->reports[2]);
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 3);
  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (desk_get_canvas (desk)) == 3);
  g_assert_cmpint (desk_find_row (desk, 2, 1), ==, desk_find_row (desk, 1, 2));
  dz_comparison_view_set_third (desk->view, 0);
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 2);
}

/* What was chosen beside the two reports is there again in the next window; where it has no room this is said. */
static void
test_remembered (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.duizhao.Duizhao");
  GtkWidget *narrow = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (desk->view), DZ_TYPE_COMPARISON_VIEW,
                                                                 "narrow_label"));
  gboolean promises = FALSE;

  dz_comparison_view_set_third (desk->view, desk->reports[2]);
  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (desk_get_canvas (desk)) == 3);
  g_assert_false (gtk_widget_get_visible (narrow));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 620, 700);
  WAIT_UNTIL (gtk_widget_get_visible (narrow));
  g_assert_cmpint (dz_comparison_canvas_get_n_columns (desk_get_canvas (desk)), ==, 2);

  g_object_set (desk->view, "plan-with-review", TRUE, NULL);
  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  desk->view = g_object_new (DZ_TYPE_COMPARISON_VIEW, "session", desk->session, NULL);
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->view));
  WAIT_UNTIL (desk_get_sheet (desk) != NULL && desk_get_sheet (desk)->n_columns == 3);
  g_object_get (desk->view, "plan-with-review", &promises, NULL);
  g_assert_true (promises);
  g_settings_reset (settings, "comparison-third-report");
  g_settings_reset (settings, "comparison-plan-with-review");
}

/* A library that is restored or read again has other ids: the third report is the one of that place and year. */
static void
test_restored (Desk *desk, gconstpointer data)
{
  gint64 before = desk->reports[2];

  dz_comparison_view_set_third (desk->view, desk->reports[2]);
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 3);
  desk_restore (desk);
  g_assert_cmpint (desk->reports[2], !=, before);
  dz_session_show_reports (desk->session, desk->reports[0], desk->reports[1]);
  WAIT_UNTIL (desk_get_sheet (desk) != NULL && desk_get_sheet (desk)->n_columns == 3
              && desk_get_sheet (desk)->comparison->left->id == desk->reports[0]);
  g_assert_cmpint (dz_comparison_sheet_get_report (desk_get_sheet (desk), 2)->id, ==, desk->reports[2]);
}

static gboolean
is_shown (Desk *desk, gint64 left, gint64 right)
{
  const DzComparisonSheet *sheet = desk_get_sheet (desk);

  return sheet != NULL && sheet->comparison->left->id == left && sheet->comparison->right->id == right;
}

/* Reports are changed faster than they are read, and steps taken back while they are: what was asked for last is shown. */
static void
test_haste (Desk *desk, gconstpointer data)
{
  const gint64 *ids = desk->reports;

  for (int i = 0; i < 20; i++)
    {
      dz_session_show_reports (desk->session, ids[i % 3], ids[(i + 1) % 3]);
      if (i % 4 == 0)
        dz_comparison_view_set_third (desk->view, ids[(i + 2) % 3]);
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (is_shown (desk, ids[1], ids[2]) && desk_get_sheet (desk)->n_columns == 3);
  dz_comparison_view_set_third (desk->view, 0);
  desk_show (desk, ids[0], ids[1]);
  pair (desk, 2, 3);
  dz_session_show_reports (desk->session, ids[1], ids[0]);
  desk_undo (desk);
  dz_session_show_reports (desk->session, ids[0], ids[1]);
  WAIT_UNTIL (is_shown (desk, ids[0], ids[1]) && !desk_is_paired (desk, 2, 3)
              && g_strcmp0 (dz_library_get_redo_label (desk->library), "Pair Paragraphs") == 0);
}

static gint64
add_large (Desk *desk, int year)
{
  g_autoptr (GPtrArray) body = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 2000; i++)
    g_ptr_array_add (body, g_strdup_printf ("第%d村种树%d棵，修渠%d里，户户有水。", i, i * year % 977, i % 31));
  g_ptr_array_add (body, NULL);

  return desk_add_report (desk, "长篇区", year, (const char *const *) body->pdata);
}

/* Two reports of two thousand paragraphs: to the last row and back by changes; then the window is closed while they are
 * being read again. Fatal criticals tell if anything is used after it. */
static void
test_closed_early (Desk *desk, gconstpointer data)
{
  gint64 first = add_large (desk, 2024);
  gint64 second = add_large (desk, 2025);
  int n_changes = 0;

  desk_show (desk, first, second);
  g_assert_cmpuint (desk_get_sheet (desk)->rows->len, >=, 2000);
  g_assert_true (dz_comparison_canvas_choose (desk_get_canvas (desk), (int) desk_get_sheet (desk)->rows->len - 1, 0));
  while (n_changes < 500 && dz_comparison_canvas_step_change (desk_get_canvas (desk), -1))
    n_changes++;
  g_assert_cmpint (n_changes, ==, 500);
  dz_session_show_reports (desk->session, second, first);
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer))
{
  g_test_add (name, Desk, NULL, desk_set_up, test, desk_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/comparison/steps", test_steps);
  add ("/comparison/moved", test_moved);
  add ("/comparison/words", test_words);
  add ("/comparison/pair-by-hand", test_pair_by_hand);
  add ("/comparison/replaced", test_replaced);
  add ("/comparison/separate", test_separate);
  add ("/comparison/selection", test_selection);
  add ("/comparison/third", test_third);
  add ("/comparison/haste", test_haste);
  add ("/comparison/closed-early", test_closed_early);
  add ("/comparison/remembered", test_remembered);
  add ("/comparison/restored", test_restored);

  return g_test_run ();
}
