/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "short-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/across/dz-across-table.h"
#include "gui/across/dz-across-view.h"
#include "gui/across/dz-matrix-canvas.h"
#include "gui/across/dz-trace-list.h"
#include "gui/dz-output-run.h"

/* Three years of a place and its city, all our own, with goals, and the page beyond two texts around one session. */
typedef struct
{
  GtkWidget *window;
  DzAcrossView *view;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[4];
  int done;
  char *told; /* what the view told the window last */
} Desk;

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

static const char *const first_body[] = { "种树一千棵，新区增长6%左右，放风筝。", "修路三条，建桥两座，方便出行。", NULL };
static const char *const second_body[] = { "种树一千棵，新区增长7%左右，放风筝。", "图书馆借书一万册，读者夸好。", NULL };
static const char *const third_body[] = { "图书馆借书一万册，读者夸好。", "修路三条，建桥两座，方便出行。", NULL };

static GPtrArray *
create_goals (const char *place, int year, double percent)
{
  GPtrArray *goals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzQuantity *goal = dz_quantity_new ();

  goal->paragraph = 0;
  goal->start = 9;
  goal->end = 11;
  goal->sentence_end = 13;
  goal->indicator_key = g_strdup ("gdp");
  goal->indicator = g_strdup ("地区生产总值");
  goal->low = goal->high = percent;
  goal->unit = g_strdup ("%");
  goal->measure = DZ_MEASURE_GROWTH;
  goal->status = DZ_STATUS_GOAL;
  goal->period = g_strdup_printf ("%d", year);
  goal->place = g_strdup (place);
  goal->wording = g_strdup_printf ("增长%g%%左右", percent);
  g_ptr_array_add (goals, goal);

  return goals;
}

/* percent: 0 for no goal. */
static gint64
store_report (DzStore *store, const char *place, int year, const char *const *body, double percent)
{
  g_autoptr (GPtrArray) goals = percent > 0 ? create_goals (place, year, percent) : NULL;

  return store_short_report (store, place, year, body, goals);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Desk *) data)->library = dz_library_open_finish (result, NULL);
}

static void
open_library (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "across.duizhao", NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  desk->reports[0] = store_report (store, "试验区", 2023, first_body, 6);
  desk->reports[1] = store_report (store, "试验区", 2024, second_body, 7);
  desk->reports[2] = store_report (store, "试验区", 2025, third_body, 0);
  desk->reports[3] = store_report (store, "样板市", 2025, first_body, 0);
  g_clear_pointer (&store, dz_store_close);
  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Desk *desk = data;

  g_free (desk->told);
  desk->told = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Desk *desk, gconstpointer mode)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  const GActionEntry entries[] = { { .name = "tell", .activate = tell_cb, .parameter_type = "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  desk->session = dz_session_new (knowledge);
  desk->window = gtk_window_new ();
  desk->view = g_object_new (DZ_TYPE_ACROSS_VIEW, "session", desk->session, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 900, 600);
  gtk_widget_insert_action_group (desk->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->view));
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk);
  dz_session_show_reports (desk->session, desk->reports[0], desk->reports[1]);
  g_object_set (desk->view, "mode", mode, NULL);
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
  g_clear_pointer (&desk->told, g_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gpointer *) data = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
}

static gpointer
read_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_load_report (store, *(gint64 *) data, error);
}

static gint64
find_paragraph (Desk *desk, int report, int number)
{
  gpointer found = NULL;
  g_autoptr (DzReport) loaded = NULL;

  dz_library_read_async (desk->library, read_report, &desk->reports[report], NULL, NULL, NULL, read_cb, &found);
  WAIT_UNTIL (found != NULL);
  loaded = found;

  return ((DzParagraph *) g_ptr_array_index (loaded->paragraphs, number - 1))->id;
}

static void
focus (Desk *desk, int report, int number)
{
  dz_session_focus_paragraph (desk->session, desk->reports[report], find_paragraph (desk, report, number), 0, 0);
  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
}

static gboolean
row_says (DzTraceList *list, guint step, const char *words)
{
  g_autofree char *text = dz_trace_list_dup_row_text (list, step);

  return strstr (text, words) != NULL;
}

/* A paragraph is followed; a row leads to its year, and the list stays as it is. */
static void
test_trace (Desk *desk, gconstpointer data)
{
  DzTraceList *list;

  g_assert_null (dz_across_view_get_content (desk->view));
  focus (desk, 1, 1);
  list = DZ_TRACE_LIST (dz_across_view_get_content (desk->view));
  g_assert_true (row_says (list, 0, "First"));
  g_assert_true (row_says (list, 1, "▲ Raised"));
  g_assert_true (row_says (list, 1, "+1 个百分点"));
  g_assert_true (row_says (list, 2, "✕ Dropped"));
  dz_trace_list_choose (list, 0);
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[0]);
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, ==, find_paragraph (desk, 0, 1));
  g_assert_true (row_says (list, 1, "▲ Raised"));
  dz_session_go_back (desk->session);
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[1]);
}

/* What went away and came back is compared with the last year that had it. */
static void
test_compare_step (Desk *desk, gconstpointer data)
{
  DzTraceList *list;

  focus (desk, 2, 2);
  list = DZ_TRACE_LIST (dz_across_view_get_content (desk->view));
  g_assert_true (row_says (list, 1, "Dropped"));
  dz_trace_list_compare (list, 2);
  g_assert_cmpint (dz_session_get_left_report (desk->session), ==, desk->reports[0]);
  g_assert_cmpint (dz_session_get_right_report (desk->session), ==, desk->reports[2]);
  g_assert_cmpstr (dz_session_get_page (desk->session), ==, "comparison");
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, ==, find_paragraph (desk, 2, 2));
}

/* With a goal in focus its indicator is followed. An unlinked page stays with what it shows. */
static void
test_goal (Desk *desk, gconstpointer data)
{
  const DzOverview *overview = dz_session_get_overview (desk->session);
  DzTraceList *list;

  g_assert_cmpuint (overview->quantities->len, ==, 2);
  dz_session_focus_quantity (desk->session, g_ptr_array_index (overview->quantities, 0));
  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  list = DZ_TRACE_LIST (dz_across_view_get_content (desk->view));
  g_assert_true (row_says (list, 1, "增长7%左右"));
  dz_trace_list_choose (list, 1);
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[1]);
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, !=, 0);
  dz_view_set_linked (DZ_VIEW (desk->view), FALSE);
  dz_session_focus_paragraph (desk->session, desk->reports[2], find_paragraph (desk, 2, 1), 0, 0);
  g_assert_true (row_says (list, 1, "增长7%左右"));
}

static char *
export (Desk *desk, const char *suffix)
{
  g_autofree char *name = g_strconcat ("out", suffix, NULL);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_clear_pointer (&desk->told, g_free);
  dz_across_view_export_to (desk->view, file);
  WAIT_UNTIL (desk->told != NULL);
  g_assert_true (g_str_has_prefix (desk->told, "Saved as"));
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));

  return contents;
}

static GtkWidget *
find_matrix (Desk *desk)
{
  GtkWidget *canvas = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (dz_across_view_get_content (desk->view)));

  return GTK_IS_VIEWPORT (canvas) ? gtk_viewport_get_child (GTK_VIEWPORT (canvas)) : canvas;
}

/* By keyboard from cell to cell; Enter opens the pair, the earlier year on the left; the filter takes reports away. */
static void
test_matrix (Desk *desk, gconstpointer data)
{
  static const char *const place[] = { "试验区", NULL };
  GtkWidget *canvas;
  g_autofree char *text = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *png = NULL;
  g_autofree char *pdf = NULL;

  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  dz_session_set_places (desk->session, place);
  canvas = find_matrix (desk);
  for (gboolean done = FALSE; !done; done = done || (g_main_context_iteration (NULL, TRUE), FALSE))
    {
      g_autofree char *table = export (desk, ".csv");

      done = strstr (table, "样板市") == NULL;
    }
  dz_matrix_canvas_select (DZ_MATRIX_CANVAS (canvas), desk->reports[2], desk->reports[0]);
  gtk_widget_activate_action (canvas, "matrix.step", "i", 1);
  text = dz_matrix_canvas_dup_text (DZ_MATRIX_CANVAS (canvas));
  g_assert_nonnull (strstr (text, "试验区 2025 ⇄ 试验区 2024: "));
  g_assert_nonnull (strchr (text, '%'));
  gtk_widget_activate_action (canvas, "matrix.open", NULL);
  g_assert_cmpint (dz_session_get_left_report (desk->session), ==, desk->reports[1]);
  g_assert_cmpint (dz_session_get_right_report (desk->session), ==, desk->reports[2]);
  g_assert_cmpstr (dz_session_get_page (desk->session), ==, "comparison");
  svg = export (desk, ".svg");
  png = export (desk, ".png");
  pdf = export (desk, ".pdf");
  g_assert_nonnull (strstr (svg, "试验区 2024"));
  g_assert_true (g_str_has_prefix (png + 1, "PNG"));
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
}

/* Goals and outcomes apart, with the difference to the year before; a row leads to its figure; a word filters. */
static void
test_indicators (Desk *desk, gconstpointer data)
{
  DzAcrossTable *table;
  g_autoptr (DzAcrossRow) row = NULL;
  g_autofree char *copied = NULL;

  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  table = DZ_ACROSS_TABLE (dz_across_view_get_content (desk->view));
  g_assert_cmpuint (dz_across_table_get_n_shown (table), ==, 2);
  row = dz_across_table_dup_row (table, 1);
  g_assert_cmpstr (dz_across_row_get_text (row, 3), ==, "2024");
  g_assert_cmpstr (dz_across_row_get_text (row, 5), ==, "+1 个百分点");
  dz_across_table_choose (table, 1);
  g_assert_cmpint (dz_session_get_focus (desk->session)->report_id, ==, desk->reports[1]);
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, ==, dz_across_row_get_target (row)->quantity);
  copied = dz_across_table_dup_copy (table);
  g_assert_nonnull (strstr (copied, "2024"));
  g_assert_cmpuint (dz_across_table_filter (table, "2023", 0), ==, 1);
  g_assert_cmpuint (dz_across_table_filter (table, "", 2), ==, 0);
}

/* Only the year before has the indicator: the row says so, and leads to the paragraph. */
static void
test_contrast (Desk *desk, gconstpointer data)
{
  DzAcrossTable *table;
  gboolean found = FALSE;

  dz_session_show_reports (desk->session, desk->reports[1], desk->reports[2]);
  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  table = DZ_ACROSS_TABLE (dz_across_view_get_content (desk->view));
  for (guint i = 0; i < dz_across_table_get_n_shown (table) && !found; i++)
    {
      g_autoptr (DzAcrossRow) row = dz_across_table_dup_row (table, i);

      found = strcmp (dz_across_row_get_text (row, 1), "Indicator") == 0;
      if (found)
        {
          g_assert_cmpstr (dz_across_row_get_text (row, 0), ==, "试验区 2024");
          dz_across_table_choose (table, i);
        }
    }
  g_assert_true (found);
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, ==, find_paragraph (desk, 1, 1));
}

/* Back and Forward go through what the page showed, also from the comparison that a cell opened. */
static void
test_history (Desk *desk, gconstpointer data)
{
  g_autofree char *mode = NULL;
  g_autofree char *again = NULL;

  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  g_object_set (desk->view, "mode", "indicators", NULL);
  g_object_set (desk->view, "mode", "contrast", NULL);
  dz_session_go_back (desk->session);
  g_object_get (desk->view, "mode", &mode, NULL);
  g_assert_cmpstr (mode, ==, "indicators");
  dz_session_go_back (desk->session);
  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  gtk_widget_activate_action (find_matrix (desk), "matrix.open", NULL);
  g_object_set (desk->view, "mode", "trace", NULL);
  dz_session_go_back (desk->session);
  g_object_get (desk->view, "mode", &again, NULL);
  g_assert_cmpstr (again, ==, "matrix");
}

/* What is shown comes out of the printer, the table in its own words and the picture on one page. */
static void
test_print (Desk *desk, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "printed.pdf", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkPrintOperation) operation = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      g_object_set (desk->view, "mode", i == 0 ? "indicators" : "matrix", NULL);
      WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
      operation = dz_across_view_new_print_operation (desk->view);
      gtk_print_operation_set_export_filename (operation, path);
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, NULL, &error));
      g_assert_true (g_str_has_prefix (content, "%PDF"));
      g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);
    }
}

static GBytes *
make_nothing (gpointer data, const char *path, DzProgress *progress, GError **error)
{
  return g_bytes_new_static ("nothing", 7);
}

/* On the thread of the task or the main one. */
static void
done_with (gpointer data)
{
  g_atomic_int_set (&((Desk *) data)->done, TRUE);
  g_main_context_wakeup (NULL);
}

static gboolean
cancelled_is_quiet (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "stopped.csv", NULL);
  DzOutputRun *run = dz_output_run_new (GTK_WIDGET (desk->view), path);

  g_clear_pointer (&desk->told, g_free);
  g_cancellable_cancel (dz_output_run_get_cancellable (run));
  dz_output_run_start (run, make_nothing, desk, done_with);
  WAIT_UNTIL (g_atomic_int_get (&desk->done));

  return desk->told == NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A file that is stopped is not there, and nothing is said; one that cannot be written is named. */
static void
test_output (Desk *desk, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/proc/no-such-folder/out.csv");

  WAIT_UNTIL (dz_across_view_get_content (desk->view) != NULL);
  g_assert_true (cancelled_is_quiet (desk));
  dz_across_view_export_to (desk->view, nowhere);
  WAIT_UNTIL (desk->told != NULL);
  g_assert_nonnull (strstr (desk->told, "“out.csv” was not saved: "));
}

/* The keyboard finds its way into the page whatever it shows. */
static void
test_keyboard (Desk *desk, gconstpointer data)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (desk->view)));
  focus (desk, 1, 1);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (desk->view)));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (desk->window)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/across/trace", Desk, "trace", set_up, test_trace, tear_down);
  g_test_add ("/across/compare-step", Desk, "trace", set_up, test_compare_step, tear_down);
  g_test_add ("/across/goal", Desk, "trace", set_up, test_goal, tear_down);
  g_test_add ("/across/matrix", Desk, "matrix", set_up, test_matrix, tear_down);
  g_test_add ("/across/indicators", Desk, "indicators", set_up, test_indicators, tear_down);
  g_test_add ("/across/contrast", Desk, "contrast", set_up, test_contrast, tear_down);
  g_test_add ("/across/history", Desk, "matrix", set_up, test_history, tear_down);
  g_test_add ("/across/print", Desk, "matrix", set_up, test_print, tear_down);
  g_test_add ("/across/output", Desk, "indicators", set_up, test_output, tear_down);
  g_test_add ("/across/keyboard", Desk, "trace", set_up, test_keyboard, tear_down);

  return g_test_run ();
}
