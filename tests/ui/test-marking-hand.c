/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/notes/dz-tag-picker.h"
#include "gui/text/dz-report-view-private.h"
#include "hand.h"

/* Reading and marking under a real pointer and real keys. */

/* Where the first character of some words stands; behind it with aside. */
static void
locate (Desk *desk, const char *words, int aside, double *x, double *y)
{
  GtkTextView *view = GTK_TEXT_VIEW (desk_get_view (desk));
  DzReportContent *content = dz_report_view_get_content (desk_get_view (desk));
  const char *found = strstr (content->text, words);
  GtkTextIter iter;
  GdkRectangle area;
  int left;
  int top;

  g_assert_nonnull (found);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) g_utf8_pointer_to_offset (content->text, found));
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &left, &top);
  *x = left + aside;
  *y = top + area.height / 2.0;
}

static void
move_onto (Desk *desk, const char *words, int aside)
{
  double x;
  double y;

  locate (desk, words, aside, &x, &y);
  hand_move_to (GTK_WIDGET (desk_get_view (desk)), x, y);
}

static void
select_by_mouse (Desk *desk, const char *from, const char *to)
{
  move_onto (desk, from, 1);
  hand_press ("mousedown 1");
  move_onto (desk, from, 12);
  move_onto (desk, to, 3);
  move_onto (desk, to, 1);
  hand_press ("mouseup 1");
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

/* Until the clipboard says it. */
static void
expect_copy (Desk *desk, const char *expected)
{
  for (gboolean same = FALSE; !same;)
    {
      char *text = NULL;

      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (desk->window), NULL, pasted_cb, &text);
      WAIT_UNTIL (text != NULL);
      same = g_str_equal (text, expected);
      g_free (text);
    }
}

static gboolean
is_laid_out (Desk *desk)
{
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (desk))), &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (desk_get_view (desk)), &iter, &area);

  return gtk_widget_get_mapped (GTK_WIDGET (desk_get_view (desk))) && area.y > 20;
}

/* The report alone in the window, the keyboard in it. */
static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, data);
  desk_add_notes (desk);
  gtk_widget_set_visible (desk->goals, FALSE);
  desk_show_report (desk, desk->reports[0]);
  WAIT_UNTIL (is_laid_out (desk));
  hand_press ("mousemove 700 690 click 1");
  gtk_widget_grab_focus (GTK_WIDGET (desk_get_view (desk)));
}

/* Words of one paragraph, with their place and without. */
static void
test_within (Desk *desk, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  select_by_mouse (desk, "种树3万棵", "，另有");
  hand_press ("key ctrl+c");
  expect_copy (desk, "种树3万棵");
  hand_press ("key ctrl+shift+c");
  expect_copy (desk, "种树3万棵 (试验区 2024 ¶1)");
}

/* From one paragraph into the next: both are cited, and a highlight has a piece in each. */
static void
test_across (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;

  if (!hand_is_there ())
    return;
  select_by_mouse (desk, "待查", "开到家门口");
  hand_press ("key ctrl+shift+c");
  expect_copy (desk, "待查。\n图书馆 (试验区 2024 ¶1–2)");
  hand_press ("key 2");
  while (notes == NULL || notes->len == 0)
    {
      g_clear_pointer (&notes, g_ptr_array_unref);
      notes = desk_read_notes (desk);
    }
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (notes, 0))->quote, ==, "待查。");
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (notes, 1))->quote, ==, "图书馆");
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (notes, 1))->color, ==, "green");
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (notes, 0))->group, ==,
                   ((const DzNote *) g_ptr_array_index (notes, 1))->group);
}

static GPtrArray *
wait_for_notes (Desk *desk, guint n)
{
  GPtrArray *notes = desk_read_notes (desk);

  while (notes->len != n)
    {
      g_ptr_array_unref (notes);
      notes = desk_read_notes (desk);
    }

  return notes;
}

/* Keys alone: select, tag from the picker, and the same tag again elsewhere by one key. */
static void
test_keys (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) both = NULL;
  GtkWidget *picker;

  if (!hand_is_there ())
    return;
  desk_go_to (desk, desk_plan_text, "种树3万棵");
  hand_press ("key shift+Right shift+Right");
  hand_press ("key t");
  WAIT_UNTIL ((picker = widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_TAG_PICKER)) != NULL
              && gtk_widget_get_mapped (picker));
  hand_press ("type tree");
  WAIT_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget_find_type (picker, GTK_TYPE_SEARCH_ENTRY))), "tree"));
  hand_press ("key Return");
  first = wait_for_notes (desk, 1);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (first, 0))->quote, ==, "种树");
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (desk_get_view (desk))));
  dz_report_view_place_caret (desk_get_view (desk), 1, 0);
  hand_press ("key shift+Right shift+Right shift+Right");
  hand_press ("key period");
  both = wait_for_notes (desk, 2);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (both, 1))->quote, ==, "图书馆");
  g_assert_cmpint (g_array_index (((const DzNote *) g_ptr_array_index (both, 1))->tag_ids, gint64, 0), ==,
                   g_array_index (((const DzNote *) g_ptr_array_index (first, 0))->tag_ids, gint64, 0));
}

static gpointer
add_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, ((Desk *) data)->reports[0], error);
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = ((const DzParagraph *) g_ptr_array_index (report->paragraphs, 0))->id;
  note->start = (int) g_utf8_pointer_to_offset (desk_plan_text, strstr (desk_plan_text, "九十"));
  note->end = note->start + 4;
  note->color = g_strdup ("blue");
  note->body = g_strdup ("与去年核对");

  return GINT_TO_POINTER (dz_store_save_note (store, note, error) != 0);
}

static gboolean
hovers (Desk *desk, const char *words, const char *expected)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean answered = FALSE;
  double x;
  double y;

  locate (desk, words, 2, &x, &y);
  g_signal_emit_by_name (desk_get_view (desk), "query-tooltip", (int) x, (int) y, FALSE, tooltip, &answered);

  return answered == (expected != NULL);
}

/* The note's words are shown where the pointer rests on it, and where the keyboard steps to it; the margin has a mark. */
static void
test_previews (Desk *desk, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  dz_library_write_async (desk->library, add_note, desk, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (wait_for_notes (desk, 1));
  dz_session_notes_changed (desk->session);
  WAIT_UNTIL (dz_report_view_count_notes (desk_get_view (desk), 0) == 1);
  g_assert_true (hovers (desk, "九十", "与去年核对"));
  g_assert_true (hovers (desk, "图书馆", NULL));
  dz_report_view_place_caret (desk_get_view (desk), 0, 0);
  hand_press ("key n");
  WAIT_UNTIL (widget_says (GTK_WIDGET (desk_get_view (desk)), "与去年核对"));
  hand_press ("key Home");
  WAIT_UNTIL (!widget_says (GTK_WIDGET (desk_get_view (desk)), "与去年核对"));
}

/* Also where the caret comes to rest on it by itself; it goes with the keyboard. */
static void
test_caret_preview (Desk *desk, gconstpointer data)
{
  GtkWidget *view;

  if (!hand_is_there ())
    return;
  dz_library_write_async (desk->library, add_note, desk, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (wait_for_notes (desk, 1));
  dz_session_notes_changed (desk->session);
  view = GTK_WIDGET (desk_get_view (desk));
  WAIT_UNTIL (dz_report_view_count_notes (desk_get_view (desk), 0) == 1);
  dz_report_view_place_caret (desk_get_view (desk), 0, (int) g_utf8_pointer_to_offset (desk_plan_text, strstr (desk_plan_text, "九十")) - 1);
  hand_press ("key Right");
  WAIT_UNTIL (widget_says (view, "与去年核对"));
  gtk_widget_child_focus (GTK_WIDGET (desk->notes), GTK_DIR_TAB_FORWARD);
  WAIT_UNTIL (!widget_says (view, "与去年核对"));
}

/* A click elsewhere in the text takes it away, too. */
static void
test_preview_goes_with_a_click (Desk *desk, gconstpointer data)
{
  GtkWidget *view;

  if (!hand_is_there ())
    return;
  dz_library_write_async (desk->library, add_note, desk, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (wait_for_notes (desk, 1));
  dz_session_notes_changed (desk->session);
  view = GTK_WIDGET (desk_get_view (desk));
  WAIT_UNTIL (dz_report_view_count_notes (desk_get_view (desk), 0) == 1);
  dz_report_view_place_caret (desk_get_view (desk), 0, 0);
  hand_press ("key n");
  WAIT_UNTIL (widget_says (view, "与去年核对"));
  move_onto (desk, "种树", 5); /* beside the preview, not on it */
  hand_press ("click 1");
  WAIT_UNTIL (!widget_says (view, "与去年核对"));
}

static gpointer
add_plain_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, ((Desk *) data)->reports[0], error);
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = ((const DzParagraph *) g_ptr_array_index (report->paragraphs, 0))->id;
  note->start = 1;
  note->end = 4;
  note->body = g_strdup ("与去年核对");

  return GINT_TO_POINTER (dz_store_save_note (store, note, error) != 0);
}

/* What the text draws, on white. */
static cairo_surface_t *
draw_view (Desk *desk)
{
  GtkWidget *view = GTK_WIDGET (desk_get_view (desk));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, gtk_widget_get_width (view), gtk_widget_get_height (view));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (view), gtk_widget_get_height (view));
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The colour right below a character of the first paragraph. */
static guint32
read_below (Desk *desk, int offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (desk_get_view (desk));
  cairo_surface_t *surface = draw_view (desk);
  GtkTextIter iter;
  GdkRectangle area;
  int x;
  int y;
  guint32 pixel;

  g_assert_true (dz_report_view_get_iter (desk_get_view (desk), 0, offset, &iter));
  gtk_text_view_get_iter_location (view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x + area.width / 2, area.y + area.height, &x, &y);
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));
  pixel = *(const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                             + y * cairo_image_surface_get_stride (surface) + 4 * x);
  cairo_surface_destroy (surface);

  return pixel;
}

/* A note on words has a line below them without a colour, too. */
static void
test_plain_note (Desk *desk, gconstpointer data)
{
  WAIT_UNTIL (gtk_widget_get_height (GTK_WIDGET (desk_get_view (desk))) > 100);
  g_assert_cmpuint (read_below (desk, 2), ==, read_below (desk, 8));
  dz_library_write_async (desk->library, add_plain_note, desk, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (wait_for_notes (desk, 1));
  dz_session_notes_changed (desk->session);
  WAIT_UNTIL (dz_report_view_count_notes (desk_get_view (desk), 0) == 1);
  WAIT_UNTIL (read_below (desk, 2) != read_below (desk, 8));
}

/* Of what was merely read from the library the card says when it was changed, and not also that it is saved. */
static void
test_card_at_rest (Desk *desk, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (desk->notes);
  g_autoptr (GPtrArray) notes = NULL;

  dz_library_write_async (desk->library, add_note, desk, NULL, NULL, NULL, NULL, NULL);
  notes = wait_for_notes (desk, 1);
  dz_session_notes_changed (desk->session);
  dz_session_focus_paragraph (desk->session, desk->reports[0],
                              ((const DzNote *) g_ptr_array_index (notes, 0))->paragraph_id, 0, 0);
  WAIT_UNTIL (widget_says (pane, "¶1 · "));
  g_assert_false (widget_says (pane, "Saved"));
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, desk_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/marking-hand/copied-within-a-paragraph", test_within);
  ADD ("/marking-hand/across-paragraphs", test_across);
  ADD ("/marking-hand/by-keys-alone", test_keys);
  ADD ("/marking-hand/previews", test_previews);
  ADD ("/marking-hand/preview-at-rest", test_caret_preview);
  ADD ("/marking-hand/preview-goes-with-a-click", test_preview_goes_with_a_click);
  ADD ("/marking-hand/card-at-rest", test_card_at_rest);
  ADD ("/marking-hand/note-without-a-color-is-seen-on-its-words", test_plain_note);

  return g_test_run ();
}
