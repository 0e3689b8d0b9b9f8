/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"
#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-concordance-view-private.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/text/dz-report-view-private.h"

/* The page of searches in a window of its own, on the reports of the desk. */
typedef struct
{
  Desk desk;
  GtkWidget *window;
  DzConcordanceView *view;
} Page;

static void
page_set_up (Page *page, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  for (guint i = 0; dz_concordance_scope_keys[i] != NULL; i++)
    g_settings_reset (settings, dz_concordance_scope_keys[i]);
  desk_set_up (&page->desk, data);
  page->window = gtk_window_new ();
  page->view = g_object_new (DZ_TYPE_CONCORDANCE_VIEW, "session", page->desk.session, NULL);
  gtk_window_set_child (GTK_WINDOW (page->window), GTK_WIDGET (page->view));
  gtk_window_present (GTK_WINDOW (page->window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page->view)));
}

static void
page_tear_down (Page *page, gconstpointer data)
{
  g_object_ref (page->view);
  gtk_window_destroy (GTK_WINDOW (page->window));
  desk_tear_down (&page->desk, data);
  g_assert_finalize_object (page->view);
}

static GtkWidget *
widget_find_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
choose (Page *page, const char *action, const char *nick)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page->view), action, nick != NULL ? "s" : NULL, nick));
}

static gboolean
shows (Page *page, guint n_hits)
{
  return page->view->searching == NULL && page->view->found != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (page->view->hits)) == n_hits;
}

/* Both reports speak of trees, only the plan of 3. */
static void
test_speaks_the_language (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (shows (page, 2));
  dz_session_set_query (page->desk.session, "种树 AND 左右");
  WAIT_UNTIL (shows (page, 2) && page->view->found->counts->len == 1);
  g_assert_true (widget_says (GTK_WIDGET (page->view), "in one paragraph"));
  g_assert_true (widget_says (GTK_WIDGET (page->view), "all reports"));
  dz_session_set_query (page->desk.session, "种树 NOT 左右");
  WAIT_UNTIL (shows (page, 1));
}

/* A slip is told, and what was found stays. */
static void
test_tells_slips (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (shows (page, 2));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page->view->slip_label)));
  dz_session_set_query (page->desk.session, "(种树");
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page->view->slip_label)));
  g_assert_cmpstr (gtk_label_get_text (page->view->slip_label), !=, "");
  g_assert_true (shows (page, 2));
  dz_session_set_query (page->desk.session, "(种树)");
  WAIT_UNTIL (!gtk_widget_get_visible (GTK_WIDGET (page->view->slip_label)) && shows (page, 2));
}

/* This report follows the focus; the part is kept in the settings. */
static void
test_keeps_to_the_scope (Page *page, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *kept = NULL;

  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (shows (page, 2));
  choose (page, "search.concordance-where", "report");
  dz_session_focus_paragraph (page->desk.session, page->desk.reports[0], 0, 0, 0);
  WAIT_UNTIL (shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[0]);
  dz_session_focus_paragraph (page->desk.session, page->desk.reports[1], 0, 0, 0);
  WAIT_UNTIL (shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[1]);
  choose (page, "search.concordance-where", "place");
  WAIT_UNTIL (shows (page, 2));
  choose (page, "search.concordance-part", "plan");
  WAIT_UNTIL (shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[0]);
  kept = g_settings_get_string (settings, "concordance-part");
  g_assert_cmpstr (kept, ==, "plan");
  choose (page, "search.concordance-part", "headings");
  WAIT_UNTIL (shows (page, 0));
}

/* Traditional characters find simplified ones only where the reader says so. */
static void
test_folds_scripts (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "種樹");
  WAIT_UNTIL (shows (page, 0));
  choose (page, "search.concordance-fold-script", NULL);
  WAIT_UNTIL (shows (page, 2));
}

/* Years and level narrow the search, are said on the page, and are lifted by one step. */
static void
test_keeps_to_years (Page *page, gconstpointer data)
{
  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (shows (page, 2));
  gtk_menu_button_popup (page->view->scope_button);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_find_tooltip (GTK_WIDGET (page->view->limits), "First Year Searched")), 2);
  WAIT_UNTIL (shows (page, 1)
              && g_array_index (page->view->found->counts, DzTermCount, 0).report_id == page->desk.reports[1]);
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->scope_label), "2025"));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->words_label), "2025"));
  choose (page, "search.clear-limits", NULL);
  WAIT_UNTIL (shows (page, 2));
  choose (page, "search.concordance-level", "nation");
  WAIT_UNTIL (shows (page, 0));
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
  choose (page, "search.concordance-fold-script", NULL);
  WAIT_UNTIL (count_marked (page) == 1);
}

static const DzSearchHit *
get_line (Page *page, guint index)
{
  return g_ptr_array_index (dz_hit_list_get_rows (page->view->hits), index);
}

static GtkWidget *
find_named (Page *page, const char *tooltip)
{
  return widget_find_tooltip (GTK_WIDGET (page->view), tooltip);
}

/* Lines go by what stands on a side, as many characters of it as are chosen. */
static void
test_orders_lines (Page *page, gconstpointer data)
{
  GtkDropDown *order = GTK_DROP_DOWN (find_named (page, "Order of the Hits"));
  guint n;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  n = dz_hit_list_get_rows (page->view->hits)->len;
  g_assert_cmpuint (n, >, 2);
  gtk_drop_down_set_selected (order, 2);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (g_utf8_get_char (get_line (page, i - 1)->right), <=, g_utf8_get_char (get_line (page, i)->right));
  gtk_drop_down_set_selected (order, 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (get_line (page, i - 1)->report_id, <=, get_line (page, i)->report_id);
}

/* What stands beside a hit narrows the lines, and the page says so. */
static void
test_filters_by_neighbours (Page *page, gconstpointer data)
{
  DzSearchHit *hit;
  g_autofree char *next = NULL;
  guint n;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  n = dz_hit_list_get_rows (page->view->hits)->len;
  hit = (DzSearchHit *) get_line (page, 0);
  next = g_utf8_substring (hit->left, g_utf8_strlen (hit->left, -1) - 1, g_utf8_strlen (hit->left, -1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_named (page, "Side of the Hit")), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (page, "So Many Characters from the Hit")), 1);
  gtk_editable_set_text (GTK_EDITABLE (find_named (page, "Words beside the Hit")), next);
  WAIT_UNTIL (dz_hit_list_get_rows (page->view->hits)->len < n);
  for (guint i = 0; i < dz_hit_list_get_rows (page->view->hits)->len; i++)
    g_assert_true (g_str_has_suffix (get_line (page, i)->left, next));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->total_label), "1 characters on the left"));
}

/* Equal contexts are counted, and one of them is all that is listed where the reader chooses it. */
static void
test_groups_equal_contexts (Page *page, gconstpointer data)
{
  guint sum = 0;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_named (page, "Order of the Hits")), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (page, "So Many Characters Count for the Order")), 1);
  gtk_drop_down_set_selected (page->view->side_drop, 1);
  g_assert_nonnull (page->view->groups);
  for (guint i = 0; i < page->view->groups->len; i++)
    {
      const DzContextGroup *group = g_ptr_array_index (page->view->groups, i);

      gtk_single_selection_set_selected (page->view->count_selection, i + 1);
      g_assert_cmpuint (dz_hit_list_get_rows (page->view->hits)->len, ==, group->count);
      g_assert_true (g_str_has_suffix (get_line (page, 0)->left, group->left));
      sum += group->count;
    }
  g_assert_cmpuint (sum, ==, page->view->found->hits->len);
  gtk_single_selection_set_selected (page->view->count_selection, 0);
  g_assert_cmpuint (dz_hit_list_get_rows (page->view->hits)->len, ==, sum);
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
  g_assert_cmpstr (cell (result, 0, 1), ==, "2024");

  dz_session_set_query (page->desk.session, "增长");
  result = run_mode (page, DZ_SEARCH_NEIGHBOURS);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->rows->len, >, 0);
}

/* Phrases beside that of the page are rows of their own. */
static void
test_compares_phrases (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;

  dz_session_set_query (page->desk.session, "种树");
  run_mode (page, DZ_SEARCH_FIRST_USE);
  panel = dz_concordance_view_get_panel (page->view);
  gtk_editable_set_text (GTK_EDITABLE (widget_find_tooltip (GTK_WIDGET (panel), "Further Phrases, Apart by Semicolons")),
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
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget_find_tooltip (GTK_WIDGET (panel), "So Often at Least")), 1);
  choose (page, "search.concordance-where", "report");
  WAIT_UNTIL (!dz_search_panel_is_running (panel) && dz_search_panel_get_result (panel) != NULL);
  g_assert_cmpuint (dz_search_panel_get_result (panel)->rows->len, >, 0);
}

/* Lines go to files as they are listed. */
static void
test_writes_lines (Page *page, gconstpointer data)
{
  static const char *const names[] = { "a.csv", "a.txt", "a.html", "a.xlsx" };
  g_autoptr (DzSearchLines) lines = NULL;

  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (shows (page, 2));
  lines = dz_concordance_view_dup_lines (page->view);
  g_assert_cmpuint (lines->hits->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = dz_search_lines_make (lines, names[i], &error);

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
  g_autoptr (GBytes) bytes = dz_search_result_make (result, name, &error);

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

/* DzLibraryFunc */
static gpointer
read_notes (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_notes (store, 0, error);
}

static void
notes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
}

static GPtrArray *
list_notes (Page *page)
{
  GPtrArray *notes = NULL;

  dz_library_read_async (page->desk.library, read_notes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, notes_read_cb,
                         &notes);
  WAIT_UNTIL (notes != NULL);

  return notes;
}

static guint
count_notes (Page *page, const char *color)
{
  g_autoptr (GPtrArray) notes = list_notes (page);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += g_strcmp0 (((const DzNote *) g_ptr_array_index (notes, i))->color, color) == 0;

  return n;
}

/* All lines listed are marked as one step; marked again they change their colour and are no more. */
static void
test_marks_many (Page *page, gconstpointer data)
{
  const char *first = dz_highlight_color_get (0)->key;
  const char *second = dz_highlight_color_get (1)->key;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (shows (page, 4));
  choose (page, "concordance.mark", first);
  WAIT_UNTIL (count_notes (page, first) == 4);
  choose (page, "concordance.mark", second);
  WAIT_UNTIL (count_notes (page, second) == 4);
  g_assert_cmpuint (count_notes (page, first), ==, 0);
  desk_undo (&page->desk);
  WAIT_UNTIL (count_notes (page, first) == 4);
  desk_undo (&page->desk);
  WAIT_UNTIL (count_notes (page, first) == 0);
}

static guint
count_tagged (Page *page)
{
  g_autoptr (GPtrArray) notes = list_notes (page);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      n += note->tag_ids != NULL && note->tag_ids->len == 1;
    }

  return n;
}

/* A tag for all lines listed goes to those that are marked already, and to new marks; one step takes all of it back. */
static void
test_tags_many (Page *page, gconstpointer data)
{
  const char *color = dz_highlight_color_get (1)->key;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (shows (page, 4));
  choose (page, "concordance.tag", NULL);
  WAIT_UNTIL (page->view->picker != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->view->picker)));
  g_signal_emit_by_name (page->view->picker, "chosen", "Districts");
  WAIT_UNTIL (count_tagged (page) == 4);
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
  desk_undo (&page->desk);
  WAIT_UNTIL (count_tagged (page) == 0);

  choose (page, "concordance.mark", color);
  WAIT_UNTIL (count_notes (page, color) == 4);
  choose (page, "concordance.tag", NULL);
  g_signal_emit_by_name (page->view->picker, "chosen", "Districts");
  WAIT_UNTIL (count_tagged (page) == 4);
  g_assert_cmpuint (count_notes (page, color), ==, 4);
}

/* A search is kept with where it was made, and opened again as it was. */
static void
test_saves_searches (Page *page, gconstpointer data)
{
  DzSearchShelf *shelf = dz_concordance_view_ensure_shelf (page->view);
  const DzSavedSearch *saved;

  dz_session_set_query (page->desk.session, "种树");
  choose (page, "search.concordance-part", "plan");
  WAIT_UNTIL (shows (page, 1));
  dz_search_shelf_save (shelf, "Trees");
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 1);
  saved = g_ptr_array_index (dz_search_shelf_get_searches (shelf), 0);
  g_assert_cmpstr (saved->name, ==, "Trees");
  choose (page, "search.clear-limits", NULL);
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (shows (page, 4));
  g_signal_emit_by_name (shelf, "opened", saved);
  WAIT_UNTIL (shows (page, 1));
  g_assert_cmpstr (dz_session_get_query (page->desk.session), ==, "种树");
  desk_undo (&page->desk);
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 0);
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
  ADD ("compares-phrases", test_compares_phrases);
  ADD ("compares-sets", test_compares_sets);
  ADD ("writes-lines", test_writes_lines);
  ADD ("writes-tables", test_writes_tables);
  ADD ("marks-many", test_marks_many);
  ADD ("tags-many", test_tags_many);
  ADD ("saves-searches", test_saves_searches);
  ADD ("orders-lines", test_orders_lines);
  ADD ("filters-by-neighbours", test_filters_by_neighbours);
  ADD ("groups-equal-contexts", test_groups_equal_contexts);

  return g_test_run ();
}
