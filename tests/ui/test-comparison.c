/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/comparison/dz-comparison-view.h"

/* Three short reports, all our own, and a comparison around one session. */
typedef struct
{
  GtkWidget *window;
  DzComparisonView *view;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[3];
} Desk;

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

static const char *const old_body[] = { "种树一千棵，新区增长6%左右。", "修路三条，建桥两座，方便出行。",
                                        "只在去年说过的旧话，今年不再提。", "图书馆借书一万册，读者夸好。", NULL };
static const char *const new_body[] = { "图书馆借书一万册，读者夸好。", "种树一千棵，新区增长7%以上。",
                                        "修路三条，建桥两座，方便出行。", "放风筝也要讲规矩。", NULL };

static DzReport *
create_report (const char *place, int year, const char *const *body)
{
  DzReport *report = dz_report_new ();

  report->source = g_strdup_printf ("%s-%d.txt", place, year);
  report->place = g_strdup (place);
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->level = DZ_LEVEL_DISTRICT;
  g_array_append_val (report->plans, year);
  for (guint i = 0; body[i] != NULL; i++)
    {
      DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, body[i]);

      paragraph->position = (int) i + 1;
      paragraph->number = (int) i + 1;
      paragraph->part = DZ_PART_PLAN;
      g_ptr_array_add (report->paragraphs, paragraph);
    }

  return report;
}

static gint64
store_report (DzStore *store, const char *place, int year, const char *const *body)
{
  g_autoptr (DzReport) report = create_report (place, year, body);
  g_autofree char *name = g_strdup_printf ("%s-%d.txt", place, year);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_add_report (store, source, report, NULL, &error);

  g_assert_no_error (error);

  return id;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Desk *) data)->library = dz_library_open_finish (result, NULL);
}

static void
open_library (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "comparison.duizhao", NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  desk->reports[0] = store_report (store, "试验区", 2024, old_body);
  desk->reports[1] = store_report (store, "试验区", 2025, new_body);
  desk->reports[2] = store_report (store, "样板市", 2025, old_body);
  g_clear_pointer (&store, dz_store_close);
  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

static const DzComparisonSheet *
get_sheet (Desk *desk)
{
  return dz_comparison_view_get_sheet (desk->view);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);

  desk->session = dz_session_new (knowledge);
  desk->window = gtk_window_new ();
  desk->view = g_object_new (DZ_TYPE_COMPARISON_VIEW, "session", desk->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1400, 700);
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->view));
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk);
  dz_session_show_reports (desk->session, desk->reports[0], desk->reports[1]);
  WAIT_UNTIL (get_sheet (desk) != NULL && get_sheet (desk)->comparison->right->id == desk->reports[1]);
  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (dz_comparison_view_get_canvas (desk->view)) == 2);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *view = g_object_ref (GTK_WIDGET (desk->view));

  gtk_window_destroy (GTK_WINDOW (desk->window));
  dz_session_set_library (desk->session, NULL);
  dz_library_close (desk->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
  g_clear_object (&desk->library);
  g_clear_object (&desk->session);
}

/* The row that shows the n-th paragraph of a column, from 0. */
static int
find_row (Desk *desk, guint column, int paragraph)
{
  return dz_comparison_sheet_find_row (get_sheet (desk), column, paragraph);
}

static const DzSheetRow *
get_row (Desk *desk, int row)
{
  return g_ptr_array_index (get_sheet (desk)->rows, (guint) row);
}

static DzComparisonCanvas *
get_canvas (Desk *desk)
{
  return dz_comparison_view_get_canvas (desk->view);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->view), action, NULL));
}

/* F8 leads from change to change, and the session follows; at the end it stays. */
static void
test_steps (Desk *desk, gconstpointer data)
{
  int row = -1;

  for (int i = 0; i < 20 && dz_comparison_canvas_step_change (get_canvas (desk), 1); i++)
    {
      int now = dz_comparison_canvas_get_cursor (get_canvas (desk), NULL);

      g_assert_cmpint (now, >, row);
      g_assert_true (dz_sheet_row_is_change (get_row (desk, now)));
      row = now;
    }
  g_assert_cmpint (row, >, 0);
  g_assert_false (dz_comparison_canvas_step_change (get_canvas (desk), 1));
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, !=, 0);
}

/* What the session goes to is shown, and a moved text leads to its place and back. */
static void
test_moved (Desk *desk, gconstpointer data)
{
  const DzParagraph *library = g_ptr_array_index (get_sheet (desk)->comparison->left->paragraphs, 3);
  int shown = find_row (desk, 0, 3);
  int pointer;

  dz_session_focus_paragraph (desk->session, library->report_id, library->id, 0, 0);
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (get_canvas (desk), NULL) == shown);
  g_assert_cmpint (get_row (desk, shown)->kind, ==, DZ_PAIR_MOVED);
  dz_comparison_canvas_choose (get_canvas (desk), shown, 0);
  act (desk, "comparison.follow-move");
  pointer = dz_comparison_canvas_get_cursor (get_canvas (desk), NULL);
  g_assert_true (get_row (desk, pointer)->pointer);
  act (desk, "comparison.follow-move");
  g_assert_cmpint (dz_comparison_canvas_get_cursor (get_canvas (desk), NULL), ==, shown);
}

/* A changed number is told with its difference, a harder word as such, also to a screen reader. */
static void
test_words (Desk *desk, gconstpointer data)
{
  int row = find_row (desk, 0, 0);
  g_autofree char *text = dz_comparison_canvas_dup_row_text (get_canvas (desk), row);

  g_assert_true (get_row (desk, row)->has & DZ_SHEET_HAS (DZ_SHEET_MARK_NUMBER));
  g_assert_true (get_row (desk, row)->has & DZ_SHEET_HAS (DZ_SHEET_MARK_HARDENED));
  g_assert_nonnull (strstr (text, "6%"));
  g_assert_nonnull (strstr (text, "→"));
  g_assert_nonnull (strstr (text, "+1"));
}

static gboolean
is_paired (Desk *desk, int left, int right)
{
  int row = find_row (desk, 0, left);

  return row >= 0 && row == find_row (desk, 1, right);
}

/* A pair set by hand is kept, marked, undone by name, and set again. */
static void
test_pair_by_hand (Desk *desk, gconstpointer data)
{
  g_assert_false (is_paired (desk, 2, 3));
  dz_comparison_canvas_choose (get_canvas (desk), find_row (desk, 0, 2), 0);
  act (desk, "comparison.pair");
  dz_comparison_canvas_choose (get_canvas (desk), find_row (desk, 1, 3), 1);
  act (desk, "comparison.decide");
  WAIT_UNTIL (is_paired (desk, 2, 3));
  g_assert_true (get_row (desk, find_row (desk, 0, 2))->by_reader);
  WAIT_UNTIL (g_strcmp0 (dz_library_get_undo_label (desk->library), "Pair Paragraphs") == 0);

  dz_comparison_canvas_choose (get_canvas (desk), find_row (desk, 0, 2), 0);
  act (desk, "comparison.take-back");
  WAIT_UNTIL (!is_paired (desk, 2, 3));
}

static void
test_separate (Desk *desk, gconstpointer data)
{
  g_assert_true (is_paired (desk, 1, 2));
  dz_comparison_canvas_choose (get_canvas (desk), find_row (desk, 0, 1), 0);
  act (desk, "comparison.separate");
  WAIT_UNTIL (!is_paired (desk, 1, 2));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static char *
copy (Desk *desk)
{
  char *text = NULL;

  act (desk, "comparison.copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (desk->view)), NULL, copied_cb, &text);
  WAIT_UNTIL (text != NULL);

  return text;
}

/* Words of a paragraph are copied with their place, and a note goes to them alone. */
static void
test_selection (Desk *desk, gconstpointer data)
{
  int row = find_row (desk, 1, 2);
  int start = 0;
  int end = 0;
  g_autofree char *words = NULL;
  g_autofree char *whole = NULL;

  dz_comparison_canvas_choose (get_canvas (desk), row, 1);
  dz_comparison_canvas_select (get_canvas (desk), row, 1, (int) strlen ("修路三条，"), (int) strlen ("修路三条，建桥两座"));
  g_assert_true (dz_comparison_canvas_get_selected (get_canvas (desk), 0, &start, &end));
  g_assert_cmpint (start, ==, 5);
  g_assert_cmpint (end, ==, 9);
  words = copy (desk);
  g_assert_true (g_str_has_prefix (words, "建桥两座 ("));
  g_assert_nonnull (strstr (words, "2025"));
  act (desk, "comparison.show-notes");
  g_assert_cmpint (dz_session_get_focus (desk->session)->start, ==, 5);
  g_assert_cmpint (dz_session_get_focus (desk->session)->end, ==, 9);

  dz_comparison_canvas_choose (get_canvas (desk), find_row (desk, 1, 3), 1);
  g_assert_false (dz_comparison_canvas_has_selection (get_canvas (desk)));
  whole = copy (desk);
  g_assert_true (g_str_has_prefix (whole, "放风筝也要讲规矩。 ("));
}

/* The third report stands in a third column where there is room. */
static void
test_third (Desk *desk, gconstpointer data)
{
  dz_comparison_view_set_third (desk->view, desk->reports[2]);
  WAIT_UNTIL (get_sheet (desk)->n_columns == 3);
  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (get_canvas (desk)) == 3);
  g_assert_cmpint (find_row (desk, 2, 1), ==, find_row (desk, 1, 2));
  dz_comparison_view_set_third (desk->view, 0);
  WAIT_UNTIL (get_sheet (desk)->n_columns == 2);
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
  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (get_canvas (desk)) == 3);
  g_assert_false (gtk_widget_get_visible (narrow));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 620, 700);
  WAIT_UNTIL (gtk_widget_get_visible (narrow));
  g_assert_cmpint (dz_comparison_canvas_get_n_columns (get_canvas (desk)), ==, 2);

  g_object_set (desk->view, "plan-with-review", TRUE, NULL);
  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  desk->view = g_object_new (DZ_TYPE_COMPARISON_VIEW, "session", desk->session, NULL);
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->view));
  WAIT_UNTIL (get_sheet (desk) != NULL && get_sheet (desk)->n_columns == 3);
  g_object_get (desk->view, "plan-with-review", &promises, NULL);
  g_assert_true (promises);
  g_settings_reset (settings, "comparison-third");
  g_settings_reset (settings, "comparison-plan-with-review");
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer))
{
  g_test_add (name, Desk, NULL, set_up, test, tear_down);
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
  add ("/comparison/separate", test_separate);
  add ("/comparison/selection", test_selection);
  add ("/comparison/third", test_third);
  add ("/comparison/remembered", test_remembered);

  return g_test_run ();
}
