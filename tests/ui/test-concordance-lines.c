/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "concordance-page.h"
#include "gui/concordance/dz-count-row.h"
#include "gui/notes/dz-highlight-color.h"
#include "hand.h"

static guint
count_notes (Page *page, const char *color)
{
  g_autoptr (GPtrArray) notes = desk_read_notes (&page->desk);
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
  WAIT_UNTIL (page_shows (page, 4));
  page_choose (page, "concordance.mark", first);
  WAIT_UNTIL (count_notes (page, first) == 4);
  page_choose (page, "concordance.mark", second);
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
  g_autoptr (GPtrArray) notes = desk_read_notes (&page->desk);
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
  WAIT_UNTIL (page_shows (page, 4));
  page_choose (page, "concordance.tag", NULL);
  WAIT_UNTIL (page->view->picker != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->view->picker)));
  g_signal_emit_by_name (page->view->picker, "chosen", "Districts");
  WAIT_UNTIL (count_tagged (page) == 4);
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
  desk_undo (&page->desk);
  WAIT_UNTIL (count_tagged (page) == 0);

  page_choose (page, "concordance.mark", color);
  WAIT_UNTIL (count_notes (page, color) == 4);
  page_choose (page, "concordance.tag", NULL);
  g_signal_emit_by_name (page->view->picker, "chosen", "Districts");
  WAIT_UNTIL (count_tagged (page) == 4);
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
  g_assert_cmpuint (count_notes (page, color), ==, 4);
}

/* Lines go by what stands on a side, as many characters of it as are chosen. */
static void
test_orders_lines (Page *page, gconstpointer data)
{
  GtkDropDown *order = GTK_DROP_DOWN (page_find_named (page, "Order of the Hits"));
  guint n;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  n = dz_hit_list_get_rows (page->view->hits)->len;
  g_assert_cmpuint (n, >, 2);
  gtk_drop_down_set_selected (order, 2);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (g_utf8_get_char (page_get_line (page, i - 1)->right), <=, g_utf8_get_char (page_get_line (page, i)->right));
  gtk_drop_down_set_selected (order, 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (page_get_line (page, i - 1)->report_id, <=, page_get_line (page, i)->report_id);
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
  hit = (DzSearchHit *) page_get_line (page, 0);
  next = g_utf8_substring (hit->left, g_utf8_strlen (hit->left, -1) - 1, g_utf8_strlen (hit->left, -1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page_find_named (page, "Side of the Hit")), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (page_find_named (page, "So Many Characters from the Hit")), 1);
  gtk_editable_set_text (GTK_EDITABLE (page_find_named (page, "Words beside the Hit")), next);
  WAIT_UNTIL (dz_hit_list_get_rows (page->view->hits)->len < n);
  for (guint i = 0; i < dz_hit_list_get_rows (page->view->hits)->len; i++)
    g_assert_true (g_str_has_suffix (page_get_line (page, i)->left, next));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->total_label), "1 characters on the left"));
}

/* Equal contexts are counted, and one of them is all that is listed where the reader chooses it. */
static void
test_groups_equal_contexts (Page *page, gconstpointer data)
{
  guint sum = 0;

  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page_find_named (page, "Order of the Hits")), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (page_find_named (page, "So Many Characters Count for the Order")), 1);
  gtk_drop_down_set_selected (page->view->side_drop, 1);
  g_assert_nonnull (page->view->groups);
  for (guint i = 0; i < page->view->groups->len; i++)
    {
      const DzContextGroup *group = g_ptr_array_index (page->view->groups, i);

      gtk_single_selection_set_selected (page->view->count_selection, i + 1);
      g_assert_cmpuint (dz_hit_list_get_rows (page->view->hits)->len, ==, group->count);
      g_assert_true (g_str_has_suffix (page_get_line (page, 0)->left, group->left));
      sum += group->count;
    }
  g_assert_cmpuint (sum, ==, page->view->found->hits->len);
  gtk_single_selection_set_selected (page->view->count_selection, 0);
  g_assert_cmpuint (dz_hit_list_get_rows (page->view->hits)->len, ==, sum);
}

/* The hit of a context stands in a column of its own, what is beside it next to it, and no column is empty. */
static void
test_contexts_keep_the_hit (Page *page, gconstpointer data)
{
  DzContextGroup group = { (char *) "生态", (char *) "城市更新", (char *) "行动", 3, 1 };
  DzHitCount count = { 1, (char *) "生态城市更新行动", 3, 0, TRUE, &group };
  DzLineRow *row = DZ_LINE_ROW (g_object_ref_sink (dz_count_row_new ()));
  int reports = -1, contexts = -1;

  dz_count_row_show (row, &count);
  g_assert_cmpstr (dz_line_row_get_text (row, 0), ==, "生态");
  g_assert_cmpstr (dz_line_row_get_text (row, 1), ==, "城市更新");
  g_assert_cmpstr (dz_line_row_get_text (row, 2), ==, "行动");
  g_assert_cmpstr (dz_line_row_get_text (row, 3), ==, "3");
  group.right = (char *) "";
  dz_count_row_show (row, &count);
  g_assert_cmpstr (dz_line_row_get_text (row, 1), ==, "城市更新");
  g_assert_cmpstr (dz_line_row_get_text (row, 2), ==, "3");
  g_object_unref (row);

  gtk_window_set_default_size (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page->view))), 1000, 600);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (page->view)) > 800);
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page->view->found != NULL && page->view->searching == NULL);
  gtk_widget_get_size_request (page->view->side_box, &reports, NULL);
  gtk_drop_down_set_selected (page->view->side_drop, 1);
  gtk_widget_get_size_request (page->view->side_box, &contexts, NULL);
  g_assert_cmpint (contexts, >, reports);
  gtk_drop_down_set_selected (page->view->side_drop, 0);
  gtk_widget_get_size_request (page->view->side_box, &contexts, NULL);
  g_assert_cmpint (contexts, ==, reports);
}

/* Picking */

static const DzHighlightColor *
get_color (guint index)
{
  return dz_highlight_color_get (index);
}

/* The row that shows a line. */
static GtkWidget *
get_row (Page *page, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (page->view->list));

  while (index-- > 0 && row != NULL)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);

  return row;
}

static gboolean
is_laid_out (Page *page, guint index)
{
  return gtk_widget_get_mapped (get_row (page, index)) && gtk_widget_get_height (get_row (page, index)) > 0;
}

static guint
count_chosen (Page *page)
{
  return dz_hit_selection_get_n_chosen (page->view->selection);
}

static gboolean
is_chosen (Page *page, guint index)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (page->view->selection), index);
}

static gboolean
is_focus (Page *page, guint index)
{
  const DzFocus *focus = dz_session_get_focus (page->desk.session);

  return focus->paragraph_id == page_get_line (page, index)->paragraph_id && focus->start == page_get_line (page, index)->start;
}

static void
list_four (Page *page)
{
  dz_session_set_query (page->desk.session, "区");
  WAIT_UNTIL (page_shows (page, 4));
}

static void
click_with (Page *page, guint index, const char *words)
{
  GtkWidget *row = get_row (page, index);

  hand_move_to (row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  hand_press (words);
}

/* A click reads a line; with Ctrl, Shift and the keyboard lines are picked, and the text stays where it is. */
static void
test_picks_lines (Page *page, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  list_four (page);
  WAIT_UNTIL (page->view->lengths != NULL && page->view->measuring == NULL && page_shows (page, 4) && is_laid_out (page, 3));
  hand_click (get_row (page, 1));
  WAIT_UNTIL (is_chosen (page, 1) && count_chosen (page) == 1);
  g_assert_true (is_focus (page, 1));
  click_with (page, 3, "keydown ctrl click 1 keyup ctrl");
  WAIT_UNTIL (count_chosen (page) == 2 && is_chosen (page, 1) && is_chosen (page, 3));
  g_assert_true (is_focus (page, 1));
  g_assert_nonnull (strstr (gtk_label_get_text (page->view->total_label), "2 are chosen"));
  click_with (page, 1, "keydown ctrl click 1 keyup ctrl");
  WAIT_UNTIL (count_chosen (page) == 1 && is_chosen (page, 3));
  g_assert_true (is_focus (page, 1));
  hand_press ("key space");
  WAIT_UNTIL (count_chosen (page) == 2 && is_chosen (page, 1));
  click_with (page, 2, "keydown shift click 1 keyup shift");
  WAIT_UNTIL (count_chosen (page) == 2 && is_chosen (page, 1) && is_chosen (page, 2));
  hand_press ("key ctrl+a");
  WAIT_UNTIL (count_chosen (page) == 4);
  hand_press ("key ctrl+c");
  WAIT_UNTIL (strstr (page->told->str, "4 lines copied") != NULL);
  hand_click (get_row (page, 2));
  WAIT_UNTIL (count_chosen (page) == 1 && is_chosen (page, 2) && is_focus (page, 2));
}

/* What is picked stays picked while lines are ordered, and no longer once it is not listed. */
static void
test_keeps_what_is_picked (Page *page, gconstpointer data)
{
  GtkSelectionModel *selection;
  DzSearchHit *second, *last;
  guint n = 0;

  list_four (page);
  selection = GTK_SELECTION_MODEL (page->view->selection);
  second = (DzSearchHit *) page_get_line (page, 1);
  last = (DzSearchHit *) page_get_line (page, 3);
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 3, FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (page_find_named (page, "Order of the Hits")), 2);
  g_assert_cmpuint (count_chosen (page), ==, 2);
  for (guint i = 0; i < 4; i++)
    if (is_chosen (page, i))
      {
        g_assert_true (page_get_line (page, i) == second || page_get_line (page, i) == last);
        n++;
      }
  g_assert_cmpuint (n, ==, 2);
  gtk_single_selection_set_selected (page->view->count_selection, 1);
  g_assert_cmpuint (count_chosen (page), <, 2);
}

static char *
dup_item (Page *page, int index)
{
  g_autoptr (GVariant) label = g_menu_model_get_item_attribute_value (G_MENU_MODEL (page->view->marks_menu), index,
                                                                      G_MENU_ATTRIBUTE_LABEL, G_VARIANT_TYPE_STRING);

  return g_variant_dup_string (label, NULL);
}

static char *
open_menu (Page *page, int index)
{
  gtk_menu_button_popup (page->view->more_button);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (page->view->more_button))));
  gtk_menu_button_popdown (page->view->more_button);

  return dup_item (page, index);
}

/* Marks go to the lines picked, to all only where none is; the menu says which. */
static void
test_marks_what_is_picked (Page *page, gconstpointer data)
{
  const char *color = get_color (2)->key;
  g_autofree char *all = NULL;
  g_autofree char *two = NULL;
  g_autofree char *tag = NULL;

  list_four (page);
  all = open_menu (page, 0);
  g_assert_cmpstr (all, ==, "Highlight All 4 Lines Listed");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->view->selection), 0, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->view->selection), 2, FALSE);
  two = open_menu (page, 0);
  g_assert_cmpstr (two, ==, "Highlight the 2 Lines Chosen");
  tag = dup_item (page, 1);
  g_assert_cmpstr (tag, ==, "Tag the 2 Lines Chosen…");
  page_choose (page, "concordance.mark", color);
  WAIT_UNTIL (count_notes (page, color) == 2);
  g_assert_cmpuint (count_chosen (page), ==, 2);
  page_choose (page, "concordance.choose-none", NULL);
  page_choose (page, "concordance.mark", color);
  WAIT_UNTIL (count_notes (page, color) == 4);
  page_choose (page, "concordance.choose-all", NULL);
  g_assert_cmpuint (count_chosen (page), ==, 4);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Copied are the lines picked, with their header. */
static void
test_copies_what_is_picked (Page *page, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  list_four (page);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->view->selection), 1, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (page->view->selection), 3, FALSE);
  page_choose (page, "concordance.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (page->view)), NULL, text_read_cb, &text);
  WAIT_UNTIL (text != NULL);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], page_get_line (page, 1)->right));
  g_assert_nonnull (strstr (lines[2], page_get_line (page, 3)->right));
  g_assert_nonnull (strstr (page->told->str, "2 lines copied"));
}

/* DzLibraryFunc */
static gpointer
save_tag (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_tag (store, data, error) != 0);
}

static void
tag_lines (Page *page, const char *path)
{
  page_choose (page, "concordance.tag", NULL);
  WAIT_UNTIL (page->view->picker != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->view->picker)));
  g_signal_emit_by_name (page->view->picker, "chosen", path);
  gtk_popover_popdown (GTK_POPOVER (page->view->picker));
}

/* A new mark looks like its tag; where the tag has no colour, like the last mark. */
static void
test_tags_in_their_colour (Page *page, gconstpointer data)
{
  DzTag *tag = dz_tag_new ();

  tag->name = g_strdup ("Parks");
  tag->color = g_strdup (get_color (3)->key);
  dz_library_write_async (page->desk.library, save_tag, tag, (GDestroyNotify) dz_tag_free, NULL, NULL, NULL, NULL);
  list_four (page);
  dz_hit_selection_choose (page->view->selection, 0);
  tag_lines (page, "Parks");
  WAIT_UNTIL (count_notes (page, get_color (3)->key) == 1);
  dz_hit_selection_choose (page->view->selection, 1);
  page_choose (page, "concordance.mark", get_color (4)->key);
  WAIT_UNTIL (count_notes (page, get_color (4)->key) == 1);
  dz_hit_selection_choose (page->view->selection, 2);
  tag_lines (page, "Roads");
  WAIT_UNTIL (count_notes (page, get_color (4)->key) == 2);
  g_assert_cmpuint (count_tagged (page), ==, 2);
}

#define ADD(name, test) g_test_add ("/concordance/lines/" name, Page, NULL, page_set_up, test, page_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("marks-many", test_marks_many);
  ADD ("tags-many", test_tags_many);
  ADD ("orders-lines", test_orders_lines);
  ADD ("filters-by-neighbours", test_filters_by_neighbours);
  ADD ("groups-equal-contexts", test_groups_equal_contexts);
  ADD ("contexts-keep-the-hit", test_contexts_keep_the_hit);
  ADD ("picks-lines", test_picks_lines);
  ADD ("keeps-what-is-picked", test_keeps_what_is_picked);
  ADD ("marks-what-is-picked", test_marks_what_is_picked);
  ADD ("copies-what-is-picked", test_copies_what_is_picked);
  ADD ("tags-in-their-colour", test_tags_in_their_colour);

  return g_test_run ();
}
