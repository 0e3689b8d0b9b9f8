/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/dz-settings.h"
#include "gui/notes/dz-note-item.h"
#include "gui/notes/dz-note-review.h"
#include "gui/notes/dz-notes-output.h"

/* The window in which notes of another text are reviewed, and files of notes. */

static const char first_text[] = "改造排水管网35公里，新建口袋公园12处。沿江步道全线贯通，夜间照明全部更新。";
static const char lost_text[] = "完成危房改造60栋，安置居民900户。";
static const char *const second_texts[] = { "改造排水管网35公里，新建口袋公园12处。", "沿江步道全线贯通，夜间照明全部更新。" };

static void
add_paragraph (DzReport *report, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text);

  paragraph->position = report->paragraphs->len + 1;
  paragraph->part = DZ_PART_PLAN;
  paragraph->number = dz_report_count_body (report) + 1;
  g_ptr_array_add (report->paragraphs, paragraph);
}

static DzReport *
make_like (DzStore *store, gint64 id)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, id, NULL);
  DzReport *other = dz_report_new ();

  other->source = g_strdup (report->source);
  other->place = g_strdup (report->place);
  other->kind = report->kind;
  other->level = report->level;
  g_array_append_vals (other->plans, report->plans->data, report->plans->len);

  return other;
}

static void
replace (DzStore *store, gint64 id, DzReport *report)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  dz_store_replace_report (store, id, report, none, &error);
  g_assert_no_error (error);
}

static void
annotate (DzStore *store, gint64 report_id, guint paragraph, const char *text, const char *words, const char *body)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, report_id, NULL);
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = ((const DzParagraph *) g_ptr_array_index (report->paragraphs, paragraph))->id;
  note->start = (int) g_utf8_pointer_to_offset (text, strstr (text, words));
  note->end = note->start + (int) g_utf8_strlen (words, -1);
  note->body = g_strdup (body);
  g_assert_cmpint (dz_store_save_note (store, note, NULL), !=, 0);
}

/* Two notes move, with the words of a paragraph that was cut in two; a third loses its words. */
static gpointer
change_text (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Desk *desk = data;
  g_autoptr (DzReport) first = make_like (store, desk->reports[0]);
  g_autoptr (DzReport) second = make_like (store, desk->reports[0]);

  add_paragraph (first, first_text);
  add_paragraph (first, lost_text);
  replace (store, desk->reports[0], first);
  annotate (store, desk->reports[0], 0, first_text, "沿江步道", "*其一*");
  annotate (store, desk->reports[0], 0, first_text, "夜间照明", "其二");
  annotate (store, desk->reports[0], 1, lost_text, "60栋", "其三");
  for (guint i = 0; i < G_N_ELEMENTS (second_texts); i++)
    add_paragraph (second, second_texts[i]);
  replace (store, desk->reports[0], second);

  return GINT_TO_POINTER (TRUE);
}

static void
count_anchors (Desk *desk, int *counts)
{
  g_autoptr (GPtrArray) notes = desk_read_notes (desk);

  counts[DZ_NOTE_PLACED] = counts[DZ_NOTE_MOVED] = counts[DZ_NOTE_ORPHAN] = 0;
  for (guint i = 0; i < notes->len; i++)
    counts[((const DzNote *) g_ptr_array_index (notes, i))->anchor]++;
}

static void
assert_anchors (Desk *desk, int placed, int moved, int orphans)
{
  int counts[DZ_NOTE_ORPHAN + 1];

  count_anchors (desk, counts);
  g_assert_cmpint (counts[DZ_NOTE_PLACED], ==, placed);
  g_assert_cmpint (counts[DZ_NOTE_MOVED], ==, moved);
  g_assert_cmpint (counts[DZ_NOTE_ORPHAN], ==, orphans);
}

static void
undo_and_wait (Desk *desk)
{
  g_autoptr (GPtrArray) behind = NULL;

  desk_undo (desk);
  behind = desk_read_notes (desk);
}

static GtkWidget *
open_review (Desk *desk)
{
  g_autoptr (GPtrArray) behind = NULL;
  GtkWidget *review;

  dz_library_write_async (desk->library, change_text, desk, NULL, NULL, NULL, NULL, NULL);
  behind = desk_read_notes (desk);
  dz_session_notes_changed (desk->session);
  assert_anchors (desk, 0, 2, 1);
  dz_note_review_present (DZ_VIEW (desk->notes), 0);
  WAIT_UNTIL ((review = widget_find_window (DZ_TYPE_NOTE_REVIEW)) != NULL && widget_says (review, "其一"));

  return review;
}

static void
click (GtkWidget *review, const char *label)
{
  GtkWidget *button = widget_find_button (review, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, data);
  desk_add_notes (desk);
}

/* Then and now stand side by side; what is accepted leaves the queue, and one step brings it back. */
static void
test_accept (Desk *desk, gconstpointer data)
{
  GtkWidget *review = open_review (desk);

  g_assert_true (widget_says (review, "this note moved with its words"));
  g_assert_true (widget_says (review, "Then: ¶1"));
  g_assert_true (widget_says (review, "Now: ¶2"));
  g_assert_true (widget_says (review, first_text));
  g_assert_true (widget_says (review, second_texts[1]));
  g_assert_true (widget_says (review, "1 of 3"));
  g_assert_false (widget_says (review, "*"));
  click (review, "_Accept");
  WAIT_UNTIL (widget_says (review, "其二"));
  g_assert_true (widget_says (review, "1 of 2"));
  assert_anchors (desk, 1, 1, 1);
  undo_and_wait (desk);
  WAIT_UNTIL (widget_says (review, "1 of 3"));
  assert_anchors (desk, 0, 2, 1);
  gtk_window_destroy (GTK_WINDOW (review));
}

/* All that moved at once, and none of those whose words are gone; one step to undo. */
static void
test_accept_all (Desk *desk, gconstpointer data)
{
  GtkWidget *review = open_review (desk);

  click (review, "Accept _All Moved");
  WAIT_UNTIL (widget_says (review, "其三"));
  g_assert_true (widget_says (review, "no longer in the report"));
  g_assert_false (gtk_widget_get_visible (widget_find_button (review, "Accept _All Moved")));
  assert_anchors (desk, 2, 0, 1);
  undo_and_wait (desk);
  assert_anchors (desk, 0, 2, 1);
  gtk_window_destroy (GTK_WINDOW (review));
}

/* What does not belong there is listed without a paragraph, and shown so at once. */
static void
test_refuse (Desk *desk, gconstpointer data)
{
  GtkWidget *review = open_review (desk);

  click (review, "_Does Not Belong Here");
  WAIT_UNTIL (widget_says (review, "no longer in the report"));
  g_assert_true (widget_says (review, "其一"));
  g_assert_false (gtk_widget_get_visible (widget_find_button (review, "_Does Not Belong Here")));
  assert_anchors (desk, 0, 1, 2);
  undo_and_wait (desk);
  assert_anchors (desk, 0, 2, 1);
  gtk_window_destroy (GTK_WINDOW (review));
}

/* What is left stays as it is; the queue goes round. */
static void
test_leave (Desk *desk, gconstpointer data)
{
  GtkWidget *review = open_review (desk);

  click (review, "_Leave for Now");
  WAIT_UNTIL (widget_says (review, "其二") && widget_says (review, "2 of 3"));
  click (review, "_Leave for Now");
  WAIT_UNTIL (widget_says (review, "其三") && widget_says (review, "3 of 3"));
  click (review, "_Leave for Now");
  WAIT_UNTIL (widget_says (review, "其一") && widget_says (review, "1 of 3"));
  assert_anchors (desk, 0, 2, 1);
  gtk_window_destroy (GTK_WINDOW (review));
}

static GPtrArray *
make_items (Desk *desk)
{
  g_autoptr (GPtrArray) notes = desk_read_notes (desk);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (items, dz_note_item_new (dz_note_copy (g_ptr_array_index (notes, i)), NULL, NULL, NULL));

  return items;
}

static gpointer
add_one (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  annotate (store, ((const Desk *) data)->reports[0], 0, desk_plan_text, "种树3万棵", "核对");

  return GINT_TO_POINTER (TRUE);
}

static GFile *
prepare_export (Desk *desk, const char *name, GPtrArray **items)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  dz_library_write_async (desk->library, add_one, desk, NULL, NULL, NULL, NULL, NULL);
  *items = make_items (desk);
  g_assert_cmpuint ((*items)->len, ==, 1);

  return g_file_new_for_path (path);
}

/* A table begins with the byte order mark where the reader asked for it, and without where not. */
static void
test_mark (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = dz_settings_find (APP_ID, "notes-byte-order-mark");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GFile) file = prepare_export (desk, "marked.csv", &items);

  g_assert_nonnull (settings);
  for (int marked = 0; marked < 2; marked++)
    {
      g_autofree char *text = NULL;

      g_settings_set_boolean (settings, "notes-byte-order-mark", marked);
      g_string_truncate (desk->told, 0);
      dz_notes_output_save (DZ_VIEW (desk->notes), items, file);
      WAIT_UNTIL (strstr (desk->told->str, "marked.csv") != NULL);
      g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
      g_assert_cmpint (g_str_has_prefix (text, "\xef\xbb\xbf"), ==, marked);
    }
  g_settings_reset (settings, "notes-byte-order-mark");
}

static gpointer
hold_up (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GMutex *gate = data;

  g_mutex_lock (gate);
  g_mutex_unlock (gate);

  return GINT_TO_POINTER (TRUE);
}

static GtkWidget *
add_toasts (Desk *desk)
{
  g_autoptr (GtkWidget) content = g_object_ref (gtk_window_get_child (GTK_WINDOW (desk->window)));
  GtkWidget *overlay = adw_toast_overlay_new ();

  gtk_window_set_child (GTK_WINDOW (desk->window), overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), content);

  return overlay;
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  (*(int *) data)++;

  return G_SOURCE_CONTINUE;
}

/* Once it is there to be seen. */
static void
click_cancel (GtkWidget *toasts)
{
  int n_frames = 0;
  guint tick;

  WAIT_UNTIL (widget_find_button (toasts, "_Cancel") != NULL);
  tick = gtk_widget_add_tick_callback (toasts, count_frame, &n_frames, NULL);
  WAIT_UNTIL (n_frames > 2);
  gtk_widget_remove_tick_callback (toasts, tick);
  g_signal_emit_by_name (widget_find_button (toasts, "_Cancel"), "clicked");
}

/* An import that waits shows a bar; “Cancel” ends it, nothing comes in, and nobody is told what she did herself. */
static void
test_cancel (Desk *desk, gconstpointer data)
{
  GtkWidget *toasts = add_toasts (desk);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GFile) file = prepare_export (desk, "late.csv", &items);
  GMutex gate;

  dz_notes_output_save (DZ_VIEW (desk->notes), items, file);
  WAIT_UNTIL (strstr (desk->told->str, "late.csv") != NULL);
  undo_and_wait (desk);
  g_string_truncate (desk->told, 0);
  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  dz_library_write_async (desk->library, hold_up, &gate, NULL, NULL, NULL, NULL, NULL);
  dz_notes_output_load (DZ_VIEW (desk->notes), file);
  WAIT_UNTIL (widget_find_button (toasts, "_Cancel") != NULL);
  g_assert_true (widget_says (toasts, "Importing “late.csv”…"));
  g_assert_nonnull (widget_find_type (toasts, GTK_TYPE_PROGRESS_BAR));
  click_cancel (toasts);
  g_mutex_unlock (&gate);
  WAIT_UNTIL (widget_find_button (toasts, "_Cancel") == NULL);
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 0);
  g_assert_cmpstr (desk->told->str, ==, "");
  g_mutex_clear (&gate);
}

/* The same for a file that is written: there is none. */
static void
test_cancel_export (Desk *desk, gconstpointer data)
{
  GtkWidget *toasts = add_toasts (desk);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GFile) file = prepare_export (desk, "never.xlsx", &items);
  GMutex gate;

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  dz_library_read_async (desk->library, hold_up, &gate, NULL, NULL, NULL, NULL, NULL);
  dz_notes_output_save (DZ_VIEW (desk->notes), items, file);
  WAIT_UNTIL (widget_find_button (toasts, "_Cancel") != NULL);
  g_assert_true (widget_says (toasts, "Writing “never.xlsx”…"));
  click_cancel (toasts);
  g_mutex_unlock (&gate);
  WAIT_UNTIL (widget_find_button (toasts, "_Cancel") == NULL);
  notes = desk_read_notes (desk); /* whatever was asked before is done */
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_cmpstr (desk->told->str, ==, "");
  g_mutex_clear (&gate);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, desk_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/notes-review/accept", test_accept);
  ADD ("/notes-review/accept-all", test_accept_all);
  ADD ("/notes-review/refuse", test_refuse);
  ADD ("/notes-review/leave", test_leave);
  ADD ("/notes-files/byte-order-mark", test_mark);
  ADD ("/notes-files/canceled", test_cancel);
  ADD ("/notes-files/canceled-export", test_cancel_export);

  return g_test_run ();
}
