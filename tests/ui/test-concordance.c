/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>

#include "concordance-page.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "gui/text/dz-report-view-private.h"

/* Both reports speak of trees, only the plan of 3. */
static void
test_speaks_the_language (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  dz_session_set_query (page->desk.session, "种树 AND 左右");
  WAIT_UNTIL (page_shows (page, 2) && page->view->found->counts->len == 1);
  g_assert_true (widget_says (GTK_WIDGET (page->view), "in one paragraph"));
  g_assert_true (widget_says (GTK_WIDGET (page->view), "all reports"));
  dz_session_set_query (page->desk.session, "种树 NOT 左右");
  WAIT_UNTIL (page_shows (page, 1));
}

/* A slip is told, and what was found stays. */
static void
test_tells_slips (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page->view->slip_label)));
  dz_session_set_query (page->desk.session, "(种树");
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page->view->slip_label)));
  g_assert_cmpstr (gtk_label_get_text (page->view->slip_label), !=, "");
  g_assert_true (page_shows (page, 2));
  dz_session_set_query (page->desk.session, "(种树)");
  WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (page->view->slip_label)) && page_shows (page, 2));
}

/* This report follows the focus; the part is kept in the settings. */
static void
test_keeps_to_the_scope (Page *page, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *kept = NULL;

  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  page_choose (page, "search.concordance-where", "report");
  dz_session_focus_paragraph (page->desk.session, page->desk.reports[0], 0, 0, 0);
  WAIT_UNTIL (page_shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[0]);
  dz_session_focus_paragraph (page->desk.session, page->desk.reports[1], 0, 0, 0);
  WAIT_UNTIL (page_shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[1]);
  page_choose (page, "search.concordance-where", "place");
  WAIT_UNTIL (page_shows (page, 2));
  page_choose (page, "search.concordance-part", "plan");
  WAIT_UNTIL (page_shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[0]);
  kept = g_settings_get_string (settings, "concordance-part");
  g_assert_cmpstr (kept, ==, "plan");
  page_choose (page, "search.concordance-part", "headings");
  WAIT_UNTIL (page_shows (page, 0));
}

/* Traditional characters find simplified ones only where the reader says so. */
static void
test_folds_scripts (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "種樹");
  WAIT_UNTIL (page_shows (page, 0));
  page_choose (page, "search.concordance-fold-script", NULL);
  WAIT_UNTIL (page_shows (page, 2));
}

/* Years and level narrow the search, are said on the page, and are lifted by one step. */
static void
test_keeps_to_years (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  gtk_menu_button_popup (page->view->scope_button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_find_tooltip (GTK_WIDGET (page->view->limits), "First Year Searched")), 2);
  WAIT_UNTIL (page_shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[1]);
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->scope_label), "2025"));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->words_label), "2025"));
  page_choose (page, "search.clear-limits", NULL);
  WAIT_UNTIL (page_shows (page, 2));
  page_choose (page, "search.concordance-level", "nation");
  WAIT_UNTIL (page_shows (page, 0));
}

static guint
count_marked (Page *page)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (&page->desk)));
  GtkTextTag *tag = desk_get_view (&page->desk)->marks.tags[DZ_TEXT_HIT];
  GtkTextIter iter;
  guint n = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    n += gtk_text_iter_starts_tag (&iter, tag);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, tag));

  return n;
}

/* The text shows the hits that the page lists, not the words of the query. */
static void
test_marks_hits_in_text (Page *page, gconstpointer data)
{
  desk_show_report (&page->desk, page->desk.reports[0]);
  dz_session_set_query (page->desk.session, "种树 AND 左右");
  WAIT_UNTIL (count_marked (page) == 2);
  dz_session_set_query (page->desk.session, "種樹");
  WAIT_UNTIL (count_marked (page) == 0);
  page_choose (page, "search.concordance-fold-script", NULL);
  WAIT_UNTIL (count_marked (page) == 1);
}

static DzSearchResult *
run_mode (Page *page, DzSearchModeKind kind)
{
  DzSearchPanel *panel;

  gtk_drop_down_set_selected (page->view->mode_drop, kind + 1);
  panel = dz_concordance_view_get_panel (page->view);
  g_assert_nonnull (panel);
  WAIT_UNTIL (!dz_search_panel_is_running (panel));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (panel)));

  return dz_search_panel_get_result (panel);
}

static const char *
cell (DzSearchResult *result, guint row, guint column)
{
  return dz_across_row_get_text (g_ptr_array_index (result->rows, row), column);
}

/* Each mode counts what the lines show. */
static void
test_counts_in_modes (Page *page, gconstpointer data)
{
  DzSearchResult *result;

  dz_session_set_query (page->desk.session, "种树");
  result = run_mode (page, DZ_SEARCH_REPORTS);
  g_assert_cmpuint (result->rows->len, ==, 2);
  g_assert_cmpstr (cell (result, 0, 1), ==, "1");
  g_assert_cmpuint (dz_table_get_n_rows (result->table), ==, 2);

  result = run_mode (page, DZ_SEARCH_TREND);
  g_assert_cmpuint (result->rows->len, ==, 2);
  result = run_mode (page, DZ_SEARCH_FIRST_USE);
  g_assert_cmpuint (result->rows->len, ==, 1);
  g_assert_cmpstr (cell (result, 0, 1), ==, "2024–2025");

  dz_session_set_query (page->desk.session, "增长");
  result = run_mode (page, DZ_SEARCH_NEIGHBOURS);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->rows->len, >, 0);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
  *(gboolean *) done = TRUE;
}

static gpointer
make_city (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, *(gint64 *) data, error);

  g_assert_nonnull (report);
  report->level = DZ_LEVEL_CITY;
  g_assert_true (dz_store_update_report (store, report, error));

  return NULL;
}

/* City and district are told apart, whoever is above them; the years are one where there is one. */
static void
test_tells_who_was_first (Page *page, gconstpointer data)
{
  gboolean done = FALSE;
  DzSearchResult *result;

  dz_session_set_query (page->desk.session, "增长");
  result = run_mode (page, DZ_SEARCH_FIRST_USE);
  g_assert_cmpstr (cell (result, 0, 1), ==, "2024–2025");
  g_assert_cmpstr (cell (result, 0, 5), ==, "2024");
  g_assert_cmpstr (cell (result, 0, 6), ==, "district");

  dz_library_write_async (page->desk.library, make_city, &page->desk.reports[0], NULL, NULL, NULL, done_cb, &done);
  WAIT_UNTIL (done);
  run_mode (page, DZ_SEARCH_TREND);
  result = run_mode (page, DZ_SEARCH_FIRST_USE);
  g_assert_cmpstr (cell (result, 0, 3), ==, "–");
  g_assert_cmpstr (cell (result, 0, 4), ==, "2024");
  g_assert_cmpstr (cell (result, 0, 5), ==, "2025");
  g_assert_cmpstr (cell (result, 0, 6), ==, "city");
}

static int
measure_table (Page *page, DzSearchModeKind kind)
{
  GtkWidget *table;
  int width;

  run_mode (page, kind);
  table = widget_find_type (GTK_WIDGET (dz_concordance_view_get_panel (page->view)), GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (table);
  gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width;
}

/* No figure is cut off: all columns of First Use stand in the narrowest window with the panes closed, those of Trend in the half of a
 * usual one beside the chart. */
static void
test_tables_are_narrow (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  g_assert_cmpint (measure_table (page, DZ_SEARCH_FIRST_USE), <=, 880);
  g_assert_cmpint (measure_table (page, DZ_SEARCH_TREND), <=, 420);
}

/* Phrases beside that of the page are rows of their own. */
static void
test_compares_phrases (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;

  dz_session_set_query (page->desk.session, "种树");
  run_mode (page, DZ_SEARCH_FIRST_USE);
  panel = dz_concordance_view_get_panel (page->view);
  gtk_editable_set_text (GTK_EDITABLE (widget_find_tooltip (dz_search_panel_get_bar (panel), "Further Phrases, Apart by Semicolons")),
                         "左右；没有的话");
  WAIT_UNTIL (!dz_search_panel_is_running (panel) && dz_search_panel_get_result (panel) != NULL
              && dz_search_panel_get_result (panel)->rows->len == 3);
  g_assert_cmpstr (cell (dz_search_panel_get_result (panel), 1, 0), ==, "左右");
  g_assert_cmpstr (cell (dz_search_panel_get_result (panel), 2, 1), ==, "–");
}

/* Two sets that are one are refused in words; a set and the others are compared. */
static void
test_compares_sets (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;
  DzSearchResult *result = run_mode (page, DZ_SEARCH_KEYNESS);

  panel = dz_concordance_view_get_panel (page->view);
  g_assert_null (result);
  g_assert_true (widget_says (GTK_WIDGET (panel), "Two sets of reports"));
  dz_session_focus_paragraph (page->desk.session, page->desk.reports[0], 0, 0, 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_find_tooltip (dz_search_panel_get_bar (panel), "So Often at Least")), 1);
  page_choose (page, "search.concordance-where", "report");
  WAIT_UNTIL (!dz_search_panel_is_running (panel) && dz_search_panel_get_result (panel) != NULL);
  g_assert_cmpuint (dz_search_panel_get_result (panel)->rows->len, >, 0);
}

/* Any set can be chosen while one is compared: the list of them stays, and so does the choice. */
static void
test_chooses_sets (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;
  GtkDropDown *drop;
  GListModel *sets;
  guint n;

  dz_session_focus_paragraph (page->desk.session, page->desk.reports[0], 0, 0, 0);
  page_choose (page, "search.concordance-where", "report");
  run_mode (page, DZ_SEARCH_KEYNESS);
  panel = dz_concordance_view_get_panel (page->view);
  drop = GTK_DROP_DOWN (page_find_named (page, "Reports That Those Searched Are Set Against"));
  sets = gtk_drop_down_get_model (drop);
  n = g_list_model_get_n_items (sets);
  g_assert_cmpuint (n, ==, 5 + 1 + 2);
  for (guint i = n; i-- > 0;)
    {
      gtk_drop_down_set_selected (drop, i);
      g_assert_true (gtk_drop_down_get_model (drop) == sets);
      g_assert_cmpuint (gtk_drop_down_get_selected (drop), ==, i);
      WAIT_UNTIL (!dz_search_panel_is_running (panel));
    }
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (page_find_named (page, "So Often at Least")), 1);
  WAIT_UNTIL (!dz_search_panel_is_running (panel) && dz_search_panel_get_result (panel) != NULL);
  g_assert_nonnull (strstr (dz_search_panel_get_result (panel)->about, "Here is 试验区 2024: "));
  g_assert_nonnull (strstr (dz_search_panel_get_result (panel)->about, "there is 试验区 2025: "));
  gtk_drop_down_set_selected (drop, n - 2);
  WAIT_UNTIL (!dz_search_panel_is_running (panel) && dz_search_panel_get_result (panel) == NULL);
  g_assert_true (widget_says (GTK_WIDGET (panel), "Two sets of reports"));
}

/* A neighbour leads to the lines in which it is one. */
static void
test_opens_neighbours (Page *page, gconstpointer data)
{
  DzSearchResult *result;
  g_autofree char *query = NULL;
  int beside;

  dz_session_set_query (page->desk.session, "增长");
  result = run_mode (page, DZ_SEARCH_NEIGHBOURS);
  query = g_strdup_printf ("(增长) NEAR/5 %s", cell (result, 0, 0));
  beside = atoi (cell (result, 0, 1));
  g_assert_cmpint (beside, >, 0);
  g_signal_emit_by_name (widget_find_type (GTK_WIDGET (dz_concordance_view_get_panel (page->view)), GTK_TYPE_COLUMN_VIEW),
                         "activate", 0);
  WAIT_UNTIL (g_strcmp0 (dz_session_get_query (page->desk.session), query) == 0 && page->view->searching == NULL
              && page->view->found != NULL && dz_concordance_view_get_panel (page->view) == NULL);
  g_assert_cmpint (page->view->found->n_hits, >=, beside);
}

/* Lines go to files as they are listed. */
static void
test_writes_lines (Page *page, gconstpointer data)
{
  static const char *const names[] = { "a.csv", "a.txt", "a.html", "a.xlsx" };
  g_autoptr (DzSearchLines) lines = NULL;

  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  lines = dz_concordance_view_dup_lines (page->view);
  g_assert_cmpuint (lines->hits->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = dz_search_lines_make (lines, names[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
      if (i < 3)
        g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "种树"));
    }
}

static char *
dup_file (DzSearchResult *result, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dz_search_result_make (result, name, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The table of a mode goes to a file with all the columns of the page, and sources. */
static void
test_writes_tables (Page *page, gconstpointer data)
{
  DzSearchResult *result;
  g_autofree char *reports = NULL;
  g_autofree char *first = NULL;
  g_autofree char *book = NULL;

  dz_session_set_query (page->desk.session, "种树");
  result = run_mode (page, DZ_SEARCH_REPORTS);
  reports = dup_file (result, "a.csv");
  g_assert_nonnull (strstr (reports, "report,citation,count,characters,per_10000,dispersion_dp"));
  g_assert_cmpstr (cell (result, 0, 4), !=, "–");
  g_assert_nonnull (dz_table_get_cell (result->table, 0, 5, NULL));
  book = dup_file (result, "a.XLSX");
  g_assert_true (g_str_has_prefix (book, "PK"));
  first = dup_file (run_mode (page, DZ_SEARCH_FIRST_USE), "a.csv");
  g_assert_nonnull (strstr (first, "种树,phrase"));
}

/* A search is kept with where it was made, and opened again as it was. */
static void
test_saves_searches (Page *page, gconstpointer data)
{
  DzSearchShelf *shelf = dz_concordance_view_ensure_shelf (page->view);
  const DzSavedSearch *saved;

  dz_session_set_query (page->desk.session, "种树");
  page_choose (page, "search.concordance-part", "plan");
  WAIT_UNTIL (page_shows (page, 1));
  dz_search_shelf_save (shelf, "Trees");
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 1);
  saved = g_ptr_array_index (dz_search_shelf_get_searches (shelf), 0);
  g_assert_cmpstr (saved->name, ==, "Trees");
  page_choose (page, "search.clear-limits", NULL);
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
  g_signal_emit_by_name (shelf, "opened", saved);
  WAIT_UNTIL (page_shows (page, 1));
  g_assert_cmpstr (dz_session_get_query (page->desk.session), ==, "种树");
  desk_undo (&page->desk);
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 0);
}

/* Equal contexts go to a file with how often each occurs. */
static void
test_writes_groups (Page *page, gconstpointer data)
{
  g_autoptr (DzTable) table = NULL;
  g_autofree char *text = NULL;
  guint sum = 0;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page_find_named (page, "Order of the Hits")), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (page_find_named (page, "So Many Characters Count for the Order")), 1);
  table = dz_concordance_view_dup_groups (page->view);
  text = dz_table_dup_text (table, DZ_TABLE_CSV);
  g_assert_true (g_str_has_prefix (text, "count,left_context,hit,right_context,reports"));
  g_assert_cmpuint (dz_table_get_n_rows (table), ==, 2);
  for (guint i = 0; i < dz_table_get_n_rows (table); i++)
    sum += (guint) atoi (dz_table_get_cell (table, i, 0, NULL));
  g_assert_cmpuint (sum, ==, 4);
}

static guint
count_pages (GtkPrintOperation *operation)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "page.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_unlink (path);

  return (guint) gtk_print_operation_get_n_pages_to_print (operation);
}

/* Lines and tables go on paper; where nothing is shown there is nothing to print. */
static void
test_prints (Page *page, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) lines = NULL;
  g_autoptr (GtkPrintOperation) table = NULL;

  g_assert_null (dz_concordance_view_new_print_operation (page->view));
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
  lines = dz_concordance_view_new_print_operation (page->view);
  g_assert_cmpuint (count_pages (lines), ==, 1);
  run_mode (page, DZ_SEARCH_REPORTS);
  table = dz_concordance_view_new_print_operation (page->view);
  g_assert_cmpuint (count_pages (table), ==, 1);
}

static char *
dup_svg (Page *page)
{
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autoptr (DzSharedChart) chart = dz_concordance_view_dress_chart (page->view, &outfit);
  DzChartStyle style;

  g_assert_nonnull (chart);
  dz_chart_outfit_init_style (&outfit, &style);
  g_assert_nonnull (strstr (dz_shared_chart_get (chart)->subtitle, "种樹"));

  return dz_chart_dup_csv (dz_shared_chart_get (chart));
}

/* The chart goes out as it is shown: with what was searched, folded as the reader said. */
static void
test_writes_charts (Page *page, gconstpointer data)
{
  g_auto (DzChartOutfit) outfit = { 0 };
  g_autofree char *apart = NULL;
  g_autofree char *folded = NULL;

  g_assert_null (dz_concordance_view_dress_chart (page->view, &outfit));
  dz_session_set_query (page->desk.session, "种樹");
  run_mode (page, DZ_SEARCH_TREND);
  apart = dup_svg (page);
  page_choose (page, "search.concordance-fold-script", NULL);
  run_mode (page, DZ_SEARCH_TREND);
  folded = dup_svg (page);
  g_assert_nonnull (strstr (apart, ",0"));
  g_assert_cmpstr (apart, !=, folded);
  page_choose (page, "concordance.copy-chart", NULL);
  g_assert_nonnull (strstr (page->told->str, "Picture and data copied"));
}

/* Modes need no more height than lines do, also while they read: the tabs above must not be pushed out. */
static void
test_stays_low (Page *page, gconstpointer data)
{
  int lines = 0;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
  gtk_widget_measure (GTK_WIDGET (page->view), GTK_ORIENTATION_VERTICAL, 480, &lines, NULL, NULL, NULL);
  for (guint kind = 0; kind < DZ_N_SEARCH_MODES; kind++)
    {
      int height = 0;
      int width = 0;

      gtk_drop_down_set_selected (page->view->mode_drop, kind + 1);
      gtk_widget_measure (GTK_WIDGET (page->view), GTK_ORIENTATION_VERTICAL, 480, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, <=, lines + 4);
      run_mode (page, kind);
      gtk_widget_measure (GTK_WIDGET (page->view), GTK_ORIENTATION_VERTICAL, 480, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, <=, lines + 4);
      if (kind == DZ_SEARCH_TREND)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page_find_named (page, "Table beside the Chart")), FALSE);
      gtk_widget_measure (GTK_WIDGET (page->view), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 490);
    }
}

static void
check_rows_cb (DzHitList *list, Page *page)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    g_assert_cmpstr (dz_hit_list_get (list, i)->hit, ==, dz_session_get_query (page->desk.session));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->view->stack), !=, "error");
}

/* What is listed is of the words that stand there now, however fast they were typed. */
static void
test_shows_the_latest (Page *page, gconstpointer data)
{
  static const char *const words[] = { "区", "种树", "种", "增长", "区", "种树" };

  dz_session_set_query (page->desk.session, "增");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  g_signal_connect (page->view->hits, "rewritten", G_CALLBACK (check_rows_cb), page);
  for (guint round = 0; round < 20; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      {
        dz_session_set_query (page->desk.session, words[i]);
        /* Now and then a search comes to its end. */
        for (guint turns = 0; turns < round % 4; turns++)
          g_main_context_iteration (NULL, FALSE);
      }
  WAIT_UNTIL (page_shows (page, 2));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->view->stack), ==, "hits");
}

/* The page says that the index is damaged, finds all the same, and mends it. */
static void
test_mends_the_index (Page *page, gconstpointer data)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (dz_library_get_path (page->desk.library), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT OR REPLACE INTO search_document VALUES (1, 9, 0, '', '', 0)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  WAIT_UNTIL (gtk_widget_get_mapped (widget_find_button (GTK_WIDGET (page->view), "_Rebuild the Index")));
  g_assert_true (widget_says (GTK_WIDGET (page->view), "The search index is damaged"));
  page_choose (page, "concordance.rebuild-index", NULL);
  WAIT_UNTIL (strstr (page->told->str, "made anew") != NULL);
  g_assert_false (widget_says (GTK_WIDGET (page->view), "The search index is damaged"));
  dz_session_set_query (page->desk.session, "增长");
  WAIT_UNTIL (page->view->searching == NULL && page->view->found != NULL);
  g_assert_false (page->view->found->index_damaged);
  g_assert_false (widget_says (GTK_WIDGET (page->view), "The search index is damaged"));
}

#define ADD(name, test) g_test_add ("/concordance/" name, Page, NULL, page_set_up, test, page_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("speaks-the-language", test_speaks_the_language);
  ADD ("tells-slips", test_tells_slips);
  ADD ("keeps-to-the-scope", test_keeps_to_the_scope);
  ADD ("folds-scripts", test_folds_scripts);
  ADD ("keeps-to-years", test_keeps_to_years);
  ADD ("marks-hits-in-text", test_marks_hits_in_text);
  ADD ("counts-in-modes", test_counts_in_modes);
  ADD ("tells-who-was-first", test_tells_who_was_first);
  ADD ("tables-are-narrow", test_tables_are_narrow);
  ADD ("compares-phrases", test_compares_phrases);
  ADD ("compares-sets", test_compares_sets);
  ADD ("chooses-sets", test_chooses_sets);
  ADD ("opens-neighbours", test_opens_neighbours);
  ADD ("writes-lines", test_writes_lines);
  ADD ("writes-tables", test_writes_tables);
  ADD ("saves-searches", test_saves_searches);
  ADD ("writes-groups", test_writes_groups);
  ADD ("prints", test_prints);
  ADD ("writes-charts", test_writes_charts);
  ADD ("stays-low", test_stays_low);
  ADD ("shows-the-latest", test_shows_the_latest);
  ADD ("mends-the-index", test_mends_the_index);

  return g_test_run ();
}
