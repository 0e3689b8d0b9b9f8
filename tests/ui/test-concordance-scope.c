/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concordance-page.h"
#include "gui/notes/dz-highlight-color.h"

static void
list_four (Page *page)
{
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
}

/* What is handed to the writer comes behind what was handed to it before. */
static void
wait_for_writer (Page *page)
{
  g_autoptr (GPtrArray) notes = desk_read_notes (&page->desk);

  g_assert_nonnull (notes);
}

static void
tag_line (Page *page, guint line, const char *path)
{
  dz_hit_selection_choose (page->view->selection, line);
  page_choose (page, "concordance.tag", NULL);
  WAIT_UNTIL (page->view->picker != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->view->picker)));
  g_signal_emit_by_name (page->view->picker, "chosen", path);
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
  wait_for_writer (page);
}

static guint
find_item (GtkDropDown *drop, const char *text)
{
  GListModel *model = gtk_drop_down_get_model (drop);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), text))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* The tag is chosen where the reader says where to search; it is said on the page, and lifted with the other limits. */
static void
test_keeps_to_a_tag (Page *page, gconstpointer data)
{
  GtkDropDown *drop;

  list_four (page);
  tag_line (page, 2, "Parks/Trees");
  gtk_menu_button_popup (page->view->scope_button);
  drop = GTK_DROP_DOWN (widget_find_tooltip (GTK_WIDGET (page->view->limits), "Only Paragraphs with This Tag"));
  WAIT_UNTIL (find_item (drop, "Parks/Trees") != GTK_INVALID_LIST_POSITION);
  gtk_drop_down_set_selected (drop, find_item (drop, "Parks/Trees"));
  WAIT_UNTIL (page_shows (page, 2) && page->view->found->counts->len == 1);
  g_assert_cmpint (page_get_line (page, 0)->report_id, ==, page->desk.reports[1]);
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->words_label), "Parks/Trees"));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->scope_label), "Parks/Trees"));
  gtk_drop_down_set_selected (drop, find_item (drop, "Parks"));
  WAIT_UNTIL (strstr (gtk_label_get_text (page->view->words_label), "Parks/Trees") == NULL && page_shows (page, 2));
  gtk_menu_button_popdown (page->view->scope_button);
  page_choose (page, "search.clear-limits", NULL);
  WAIT_UNTIL (page_shows (page, 4));
}

/* DzLibraryFunc */
static gpointer
save_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_note (store, data, error) != 0);
}

static void
write_note (Page *page, const DzSearchHit *hit, const char *body)
{
  DzNote *note = dz_note_new ();

  note->report_id = hit->report_id;
  note->paragraph_id = hit->paragraph_id;
  note->start = note->end = -1;
  note->body = g_strdup (body);
  dz_library_write_async (page->desk.library, save_note, note, (GDestroyNotify) dz_note_free, NULL, NULL, NULL, NULL);
  wait_for_writer (page);
}

/* Notes are searched instead of reports; a hit in one leads to its paragraph and cannot be marked. */
static void
test_keeps_to_notes (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;
  gint64 paragraph;

  list_four (page);
  paragraph = page_get_line (page, 2)->paragraph_id;
  write_note (page, page_get_line (page, 2), "区里种树，区外也种");
  page_choose (page, "search.concordance-part", "notes");
  WAIT_UNTIL (page_shows (page, 2));
  g_assert_cmpint (page_get_line (page, 0)->note_id, !=, 0);
  dz_hit_selection_choose (page->view->selection, 1);
  g_assert_cmpint (dz_session_get_focus (page->desk.session)->paragraph_id, ==, paragraph);
  page_choose (page, "concordance.mark", dz_highlight_color_get (0)->key);
  g_assert_nonnull (strstr (page->told->str, "No hit in a report is listed."));
  gtk_drop_down_set_selected (page->view->mode_drop, DZ_SEARCH_REPORTS + 1);
  panel = dz_concordance_view_get_panel (page->view);
  g_assert_true (widget_says (GTK_WIDGET (panel), "Statistics are about the text of reports"));
}

/* A tag set on more lines than are seen goes to each of them once, also where some are marked already. */
static void
test_tags_what_is_marked (Page *page, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;

  list_four (page);
  tag_line (page, 1, "Parks");
  page_choose (page, "concordance.choose-all", NULL);
  page_choose (page, "concordance.tag", NULL);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page->view->picker)));
  g_signal_emit_by_name (page->view->picker, "chosen", "Districts");
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
  notes = desk_read_notes (&page->desk);
  g_assert_cmpuint (notes->len, ==, 4);
  for (guint i = 0; i < notes->len; i++)
    g_assert_cmpuint (((const DzNote *) g_ptr_array_index (notes, i))->tag_ids->len, ==, i == 1 ? 2 : 1);
}

/* Saved searches */

static DzSearchShelf *
save_search (Page *page, const char *name)
{
  DzSearchShelf *shelf = dz_concordance_view_ensure_shelf (page->view);

  dz_session_set_query (page->desk.session, "种树");
  WAIT_UNTIL (page_shows (page, 2));
  gtk_popover_popup (GTK_POPOVER (shelf));
  dz_search_shelf_save (shelf, name);
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 1);

  return shelf;
}

static const DzSavedSearch *
get_saved (DzSearchShelf *shelf)
{
  const GPtrArray *searches = dz_search_shelf_get_searches (shelf);

  return searches->len == 1 ? g_ptr_array_index (searches, 0) : NULL;
}

static void
rename_to (DzSearchShelf *shelf, const char *name)
{
  GtkWidget *label = widget_find_type (GTK_WIDGET (shelf), GTK_TYPE_EDITABLE_LABEL);

  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (label));
  gtk_editable_set_text (GTK_EDITABLE (label), name);
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (label), TRUE);
}

/* Renamed in its place it is the same search; no name is none. */
static void
test_renames_searches (Page *page, gconstpointer data)
{
  DzSearchShelf *shelf = save_search (page, "Trees");
  gint64 id = get_saved (shelf)->id;

  rename_to (shelf, "Woods");
  WAIT_UNTIL (get_saved (shelf) != NULL && g_str_equal (get_saved (shelf)->name, "Woods"));
  g_assert_cmpint (get_saved (shelf)->id, ==, id);
  g_assert_cmpstr (get_saved (shelf)->text, ==, "种树");
  rename_to (shelf, "  ");
  wait_for_writer (page);
  g_assert_cmpstr (get_saved (shelf)->name, ==, "Woods");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget_find_type (GTK_WIDGET (shelf), GTK_TYPE_EDITABLE_LABEL))), ==,
                   "Woods");
  desk_undo (&page->desk);
  WAIT_UNTIL (get_saved (shelf) != NULL && g_str_equal (get_saved (shelf)->name, "Trees"));
  gtk_popover_popdown (GTK_POPOVER (shelf));
}

/* Deleted it is gone, the page says so, and one step brings it back. */
static void
test_deletes_searches (Page *page, gconstpointer data)
{
  DzSearchShelf *shelf = save_search (page, "Trees");

  g_signal_emit_by_name (widget_find_tooltip (GTK_WIDGET (shelf), "Delete"), "clicked");
  WAIT_UNTIL (dz_search_shelf_get_searches (shelf)->len == 0);
  g_assert_nonnull (strstr (page->told->str, "“Trees” deleted"));
  WAIT_UNTIL (widget_says (GTK_WIDGET (shelf), "No searches are saved yet."));
  g_assert_null (widget_find_type (GTK_WIDGET (shelf), GTK_TYPE_EDITABLE_LABEL));
  desk_undo (&page->desk);
  WAIT_UNTIL (get_saved (shelf) != NULL && g_str_equal (get_saved (shelf)->name, "Trees"));
  g_signal_emit_by_name (widget_find_tooltip (GTK_WIDGET (shelf), "Search Again"), "clicked");
  WAIT_UNTIL (page_shows (page, 2) && !gtk_widget_get_mapped (GTK_WIDGET (shelf)));
}

static GtkWidget *
find_stop (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Stop") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_stop (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What was stopped brings nothing, also where it was done before it could be stopped; it can be asked for again. */
static void
test_stops (Page *page, gconstpointer data)
{
  DzSearchPanel *panel;

  list_four (page);
  gtk_drop_down_set_selected (page->view->mode_drop, DZ_SEARCH_NEIGHBOURS + 1);
  panel = dz_concordance_view_get_panel (page->view);
  g_assert_true (dz_search_panel_is_running (panel));
  g_signal_emit_by_name (find_stop (GTK_WIDGET (panel)), "clicked");
  g_assert_false (dz_search_panel_is_running (panel));
  g_assert_true (widget_says (GTK_WIDGET (panel), "Stopped."));
  wait_for_writer (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dz_search_panel_get_result (panel));
  g_assert_true (widget_says (GTK_WIDGET (panel), "Stopped."));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page_find_named (page, "Statistic That Orders the Neighbours")), 1);
  WAIT_UNTIL (!dz_search_panel_is_running (panel));
  g_assert_nonnull (dz_search_panel_get_result (panel));
}

#define ADD(name, test) g_test_add ("/concordance/scope/" name, Page, NULL, page_set_up, test, page_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("keeps-to-a-tag", test_keeps_to_a_tag);
  ADD ("keeps-to-notes", test_keeps_to_notes);
  ADD ("tags-what-is-marked", test_tags_what_is_marked);
  ADD ("renames-searches", test_renames_searches);
  ADD ("deletes-searches", test_deletes_searches);
  ADD ("stops", test_stops);

  return g_test_run ();
}
