/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/notes/dz-lost-figures.h"
#include "gui/notes/dz-note-card.h"
#include "gui/notes/dz-notes-pane.h"
#include "gui/text/dz-text-pane.h"

/* Two short reports of one place and one of another, all our own, a text pane and a notes pane around one session. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *entry; /* something else the keyboard can be in */
  DzTextPane *text;
  DzNotesPane *notes;
  DzSession *session;
  DzLibrary *library;
  gint64 reports[3];
} Desk;

static void
add_paragraph (DzReport *report, DzParagraphKind kind, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (kind, text);

  paragraph->position = report->paragraphs->len + 1;
  paragraph->part = DZ_PART_PLAN;
  if (kind == DZ_PARAGRAPH_BODY)
    paragraph->number = dz_report_count_body (report) + 1;
  g_ptr_array_add (report->paragraphs, paragraph);
}

static DzReport *
create_report (const char *place, int year, const char *const *body)
{
  DzReport *report = dz_report_new ();

  report->source = g_strdup_printf ("%s-%d.txt", place, year);
  report->place = g_strdup (place);
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->level = DZ_LEVEL_DISTRICT;
  g_array_append_val (report->plans, year);
  add_paragraph (report, DZ_PARAGRAPH_HEADING, "一、今年打算");
  for (guint i = 0; body[i] != NULL; i++)
    add_paragraph (report, DZ_PARAGRAPH_BODY, body[i]);
  add_paragraph (report, DZ_PARAGRAPH_NOISE, "第1页");

  return report;
}

static const char *const old_body[] = { "种树一千棵，𠮷地增长6%左右。", "修路三条，建桥两座，方便出行。",
                                        "只在去年说过的旧话，今年不再提。", NULL };
static const char *const new_body[] = { "种树两千棵，𠮷地增长7%左右。", "修路三条，建桥五座，方便出行。", NULL };

/* The figure “N%左右” of the first paragraph: its clause begins behind the comma. */
static GPtrArray *
create_quantities (void)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzQuantity *quantity = dz_quantity_new ();

  quantity->paragraph = 1;
  quantity->start = 10;
  quantity->end = 12;
  quantity->sentence_start = 0;
  quantity->sentence_end = 15;
  quantity->indicator = g_strdup ("𠮷地");
  quantity->low = quantity->high = 7;
  quantity->unit = g_strdup ("%");
  quantity->status = DZ_STATUS_GOAL;
  quantity->measure = DZ_MEASURE_GROWTH;
  quantity->modifier = DZ_MODIFIER_ABOUT;
  quantity->period = g_strdup ("2025");
  quantity->place = g_strdup ("试验区");
  quantity->wording = g_strdup ("7%左右");
  g_ptr_array_add (quantities, quantity);

  return quantities;
}

static gint64
store_report (DzStore *store, const char *place, int year, const char *const *body)
{
  g_autoptr (DzReport) report = create_report (place, year, body);
  g_autoptr (GPtrArray) quantities = create_quantities ();
  g_autofree char *name = g_strdup_printf ("%s-%d.txt", place, year);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_add_report (store, source, report, quantities, &error);

  g_assert_no_error (error);

  return id;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Desk *desk = data;

  desk->library = dz_library_open_finish (result, NULL);
  g_assert_nonnull (desk->library);
}

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

static void
open_library (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "reading.duizhao", NULL);
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_unlink (path);
  store = dz_store_open (path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  desk->reports[0] = store_report (store, "试验区", 2024, old_body);
  desk->reports[1] = store_report (store, "试验区", 2025, new_body);
  desk->reports[2] = store_report (store, "样板区", 2025, old_body);
  g_clear_pointer (&store, dz_store_close);

  dz_library_open_async (path, NULL, opened_cb, desk);
  WAIT_UNTIL (desk->library != NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  desk->session = dz_session_new (knowledge);
  desk->window = gtk_window_new ();
  desk->entry = gtk_entry_new ();
  desk->text = g_object_new (DZ_TYPE_TEXT_PANE, "session", desk->session, "hexpand", TRUE, NULL);
  desk->notes = g_object_new (DZ_TYPE_NOTES_PANE, "session", desk->session, NULL);
  gtk_box_append (GTK_BOX (box), desk->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (desk->notes));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (desk->window), box);
  gtk_window_present (GTK_WINDOW (desk->window));
  open_library (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  GtkWidget *text = g_object_ref (GTK_WIDGET (desk->text));
  GtkWidget *notes = g_object_ref (GTK_WIDGET (desk->notes));

  gtk_window_destroy (GTK_WINDOW (desk->window));
  dz_session_set_library (desk->session, NULL);
  dz_library_close (desk->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (text);
  g_assert_finalize_object (notes);
  g_clear_object (&desk->library);
  g_clear_object (&desk->session);
}

static DzReportView *
get_view (Desk *desk, DzSide side)
{
  return dz_text_column_get_view (dz_text_pane_get_column (desk->text, side));
}

static DzReportContent *
show_report (Desk *desk, gint64 left, gint64 right)
{
  DzReportContent *content;

  dz_session_show_reports (desk->session, left, right);
  WAIT_UNTIL ((content = dz_report_view_get_content (get_view (desk, DZ_SIDE_LEFT))) != NULL
              && content->report->id == left);

  return content;
}

static gint64
get_paragraph_id (DzReportContent *content, int number)
{
  for (guint i = 0; i < content->report->paragraphs->len; i++)
    if (dz_report_content_get_paragraph (content, i)->number == number)
      return dz_report_content_get_paragraph (content, i)->id;

  g_assert_not_reached ();
}

static GtkTextView *
find_editor (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_editor (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
dup_text (GtkTextView *view)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);

  return text;
}

/* The card of a new note on the paragraph in focus, with words typed into it. */
static DzNoteCard *
type_note (Desk *desk, const char *text)
{
  GtkWidget *cards = dz_notes_pane_get_cards (desk->notes);

  dz_notes_pane_add_note (desk->notes);
  WAIT_UNTIL (gtk_widget_get_last_child (cards) != NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_editor (gtk_widget_get_last_child (cards))), text, -1);

  return DZ_NOTE_CARD (gtk_widget_get_last_child (cards));
}

static gpointer
list_notes (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_notes (store, 0, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray **notes = data;

  *notes = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
  g_assert_nonnull (*notes);
}

/* Asked on the writer's thread: behind everything that was handed over before. */
static GPtrArray *
read_notes (Desk *desk)
{
  GPtrArray *notes = NULL;

  dz_library_write_async (desk->library, list_notes, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                          &notes);
  WAIT_UNTIL (notes != NULL);

  return notes;
}

static void
test_lines (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  DzReportView *view = get_view (desk, DZ_SIDE_LEFT);
  g_autofree char *text = dup_text (GTK_TEXT_VIEW (view));

  g_assert_cmpuint (content->lines->len, ==, 3);
  g_assert_cmpint (content->n_noise, ==, 1);
  g_assert_cmpint (content->offsets[3], ==, -1);
  g_assert_true (g_str_has_prefix (text, content->text));
  g_assert_null (strstr (text, "第1页"));
  dz_report_view_place_caret (view, 1, 10);
  gtk_widget_activate_action (GTK_WIDGET (view), "report.activate", NULL);
  g_assert_cmpint (dz_session_get_focus (desk->session)->quantity_id, !=, 0);
}

static void
test_clause (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  const DzContentSpan *span = dz_report_content_figure_at (content, 1, 10);

  g_assert_nonnull (span);
  g_assert_cmpint (span->start, ==, 6);
  g_assert_cmpint (span->end, ==, 14);
  g_assert_null (dz_report_content_figure_at (content, 1, 5));
}

static void
test_aside (Desk *desk, gconstpointer data)
{
  DzReportView *view;
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  show_report (desk, desk->reports[1], 0);
  view = get_view (desk, DZ_SIDE_LEFT);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_widget_activate_action (GTK_WIDGET (view), "report.activate", NULL);
  text = dup_text (GTK_TEXT_VIEW (view));
  g_assert_nonnull (strstr (text, "第1页"));
}

static void
test_keyboard_stays (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  GtkWidget *before;

  gtk_widget_grab_focus (desk->entry);
  before = gtk_root_get_focus (GTK_ROOT (desk->window));
  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 2), 0, 2);
  g_assert_cmpint (dz_report_view_get_focus (get_view (desk, DZ_SIDE_LEFT)), ==, 2);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (desk->window)) == before);
}

static void
test_citation (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  DzReportView *view = get_view (desk, DZ_SIDE_LEFT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = NULL;
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, content->offsets[1] + 6);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, content->offsets[2] + 4);
  gtk_text_buffer_select_range (buffer, &from, &to);
  text = dz_report_view_dup_selection (view, TRUE);
  g_assert_cmpstr (text, ==, "𠮷地增长7%左右。\n修路三条 (试验区 2025 ¶1–2)");
}

static void
test_visit (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  gboolean could_go_back = dz_session_can_go_back (desk->session);

  g_signal_emit_by_name (get_view (desk, DZ_SIDE_LEFT), "activated", 2, -1, FALSE);
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, ==, get_paragraph_id (content, 2));
  g_assert_cmpint (dz_session_can_go_back (desk->session), ==, could_go_back);
  g_signal_emit_by_name (get_view (desk, DZ_SIDE_LEFT), "activated", 1, -1, TRUE);
  g_assert_true (dz_session_can_go_back (desk->session));
}

static gboolean
has_tag (DzReportView *view, const char *name, int paragraph, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, dz_report_view_get_content (view)->offsets[paragraph] + offset);

  return gtk_text_iter_has_tag (&iter, tag);
}

/* Each report has a view of its own for a while; what the reader does in it counts there as everywhere. */
static void
test_back_again (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  DzReportView *view = get_view (desk, DZ_SIDE_LEFT);

  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 2), 0, 2);
  show_report (desk, desk->reports[0], 0);
  g_assert_true (get_view (desk, DZ_SIDE_LEFT) != view);
  g_assert_cmpint (dz_report_view_get_focus (get_view (desk, DZ_SIDE_LEFT)), ==, -1);
  g_signal_emit_by_name (get_view (desk, DZ_SIDE_LEFT), "activated", 1, -1, TRUE);
  g_assert_cmpint (dz_report_view_get_focus (get_view (desk, DZ_SIDE_LEFT)), ==, 1);

  show_report (desk, desk->reports[1], 0);
  g_assert_true (get_view (desk, DZ_SIDE_LEFT) == view);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_cmpint (dz_report_view_get_focus (view), ==, -1);
  g_signal_emit_by_name (view, "activated", 1, -1, TRUE);
  g_assert_cmpint (dz_report_view_get_focus (view), ==, 1);
}

static void
test_side_by_side (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[0], desk->reports[1]);
  DzReportView *left = get_view (desk, DZ_SIDE_LEFT);
  DzReportView *right = get_view (desk, DZ_SIDE_RIGHT);

  WAIT_UNTIL (dz_report_view_get_change_word (left, 3) != NULL);
  dz_session_focus_paragraph (desk->session, desk->reports[0], get_paragraph_id (content, 2), 0, 0);
  g_assert_cmpint (dz_report_view_get_focus (right), ==, 2);
  g_assert_true (has_tag (left, "removed", 2, 7));
  g_assert_true (has_tag (right, "inserted", 2, 7));
  g_assert_false (has_tag (right, "inserted", 2, 0));
  g_assert_false (has_tag (right, "inserted", 1, 2));
  g_assert_true (dz_text_pane_step_change (desk->text, -1));
  g_assert_true (has_tag (right, "inserted", 1, 2));
  g_assert_cmpstr (dz_report_view_get_change_word (left, 3), ==, "dropped");
  dz_session_show_reports (desk->session, desk->reports[0], 0);
  g_assert_null (dz_report_view_get_change_word (left, 3));
}

/* The later report stands on the left: what it lacks was dropped all the same, and what is new is on its side. */
static void
test_later_on_the_left (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], desk->reports[0]);
  DzReportView *left = get_view (desk, DZ_SIDE_LEFT);
  DzReportView *right = get_view (desk, DZ_SIDE_RIGHT);

  WAIT_UNTIL (dz_report_view_get_change_word (right, 3) != NULL);
  g_assert_cmpstr (dz_report_view_get_change_word (right, 3), ==, "dropped");
  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 2), 0, 0);
  g_assert_true (has_tag (left, "inserted", 2, 7));
  g_assert_true (has_tag (right, "removed", 2, 7));
}

/* Two places say everything in other words: marked only when the reader asks for it. */
static void
test_two_places (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[2], desk->reports[1]);
  DzReportView *left = get_view (desk, DZ_SIDE_LEFT);
  DzReportView *right = get_view (desk, DZ_SIDE_RIGHT);

  WAIT_UNTIL (dz_report_view_get_change_word (left, 3) != NULL);
  dz_session_focus_paragraph (desk->session, desk->reports[2], get_paragraph_id (content, 2), 0, 0);
  g_assert_cmpint (dz_report_view_get_focus (right), ==, 2);
  g_assert_false (has_tag (left, "removed", 2, 7));
  g_assert_false (has_tag (right, "inserted", 2, 7));
  dz_report_view_set_all_changes (left, TRUE);
  dz_report_view_set_all_changes (right, TRUE);
  g_assert_true (has_tag (left, "removed", 2, 7));
  g_assert_true (has_tag (right, "inserted", 2, 7));
}

static void
test_note_is_saved (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  g_autoptr (GPtrArray) notes = NULL;
  const DzNote *note;

  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 1), 6, 8);
  type_note (desk, "刚写下就走开");
  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 2), 0, 0);
  notes = read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->body, ==, "刚写下就走开");
  g_assert_cmpint (note->number, ==, 1);
  g_assert_cmpstr (note->quote, ==, "𠮷地");
  WAIT_UNTIL (gtk_widget_get_first_child (dz_notes_pane_get_cards (desk->notes)) == NULL);
  WAIT_UNTIL (dz_report_view_count_notes (get_view (desk, DZ_SIDE_LEFT), 1) == 1);
}

/* The figure of a report is confirmed; then the report is read again without its words. */
static gpointer
lose_figure (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const gone[] = { "种树三千棵。", NULL };
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, *(gint64 *) data, error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (DzReport) report = create_report ("试验区", 2025, gone);

  g_assert_cmpint (dz_store_save_reading (store, g_ptr_array_index (quantities, 0), DZ_STATE_CONFIRMED, error), !=, 0);
  g_assert_true (dz_store_replace_report (store, *(gint64 *) data, report, none, error));

  return dz_store_list_notes (store, 0, error);
}

static void
test_lost_figures (Desk *desk, gconstpointer data)
{
  GtkWidget *lost = find_widget (GTK_WIDGET (desk->notes), DZ_TYPE_LOST_FIGURES);
  GPtrArray *notes = NULL;
  GtkWidget *button;

  g_assert_false (gtk_widget_get_visible (lost));
  dz_library_write_async (desk->library, lose_figure, &desk->reports[1], NULL, (GDestroyNotify) g_ptr_array_unref,
                          NULL, listed_cb, &notes);
  WAIT_UNTIL (gtk_widget_get_visible (lost));
  button = find_widget (lost, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (!gtk_widget_get_visible (lost));
  g_ptr_array_unref (notes);
}

static void
test_card_stays (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *text = NULL;
  GtkTextView *editor;
  DzNoteCard *card;

  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 1), 0, 0);
  card = type_note (desk, "第一句");
  editor = find_editor (GTK_WIDGET (card));
  dz_notes_pane_flush (desk->notes);
  WAIT_UNTIL (dz_note_card_get_note (card)->id != 0);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (editor), "，还在写", -1);
  notes = read_notes (desk);
  WAIT_UNTIL (dz_report_view_count_notes (get_view (desk, DZ_SIDE_LEFT), 1) == 1);
  g_assert_true (find_editor (dz_notes_pane_get_cards (desk->notes)) == editor);
  text = dup_text (editor);
  g_assert_cmpstr (text, ==, "第一句，还在写");
}

static gpointer
remove_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_remove_report (store, GPOINTER_TO_INT (data), error));
}

static void
test_failure_keeps_text (Desk *desk, gconstpointer data)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  g_autofree char *text = NULL;
  DzNoteCard *card;

  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 1), 0, 0);
  card = type_note (desk, "不能丢的话");
  dz_library_write_async (desk->library, remove_report, GINT_TO_POINTER ((int) desk->reports[1]), NULL, NULL, NULL,
                          NULL, NULL);
  dz_notes_pane_flush (desk->notes);
  WAIT_UNTIL (dz_note_card_has_failed (card));
  WAIT_UNTIL (dz_session_get_focus (desk->session)->paragraph_id == 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (card)));
  text = dup_text (find_editor (GTK_WIDGET (card)));
  g_assert_cmpstr (text, ==, "不能丢的话");
}

static gpointer
undo_or_redo (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (data != NULL ? dz_store_redo (store, error) : dz_store_undo (store, error));
}

static void
change_history (Desk *desk, gboolean redo)
{
  dz_library_write_async (desk->library, undo_or_redo, GINT_TO_POINTER (redo), NULL, NULL, NULL, NULL, NULL);
}

/* A saved note that is undone away while more is being typed into its card. */
static DzNoteCard *
lose_note (Desk *desk)
{
  DzReportContent *content = show_report (desk, desk->reports[1], 0);
  DzNoteCard *card;

  dz_session_focus_paragraph (desk->session, desk->reports[1], get_paragraph_id (content, 1), 0, 0);
  card = type_note (desk, "第一句");
  dz_notes_pane_flush (desk->notes);
  WAIT_UNTIL (dz_note_card_get_note (card)->id != 0);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (find_editor (GTK_WIDGET (card))), "，第二句", -1);
  change_history (desk, FALSE);
  dz_notes_pane_flush (desk->notes);
  WAIT_UNTIL (dz_note_card_has_failed (card));

  return card;
}

static void
test_undone_note_stays_away (Desk *desk, gconstpointer data)
{
  DzNoteCard *card = lose_note (desk);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) typed = NULL;
  g_autofree char *text = NULL;

  dz_notes_pane_flush (desk->notes);
  notes = read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 0);
  text = dup_text (find_editor (GTK_WIDGET (card)));
  g_assert_cmpstr (text, ==, "第一句，第二句");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (find_editor (GTK_WIDGET (card))), "。", -1);
  dz_notes_pane_flush (desk->notes);
  WAIT_UNTIL (!dz_note_card_is_unsaved (card));
  typed = read_notes (desk);
  g_assert_cmpuint (typed->len, ==, 1);
}

static void
test_redone_note_is_one (Desk *desk, gconstpointer data)
{
  DzNoteCard *card = lose_note (desk);
  GtkWidget *cards = dz_notes_pane_get_cards (desk->notes);
  g_autoptr (GPtrArray) notes = NULL;

  change_history (desk, TRUE);
  WAIT_UNTIL (!dz_note_card_has_failed (card) || gtk_widget_get_last_child (cards) != GTK_WIDGET (card));
  dz_notes_pane_flush (desk->notes);
  notes = read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((DzNote *) g_ptr_array_index (notes, 0))->body, ==, "第一句，第二句");
  g_assert_true (gtk_widget_get_first_child (cards) == gtk_widget_get_last_child (cards));
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/reading/one-line-a-paragraph", test_lines);
  ADD ("/reading/a-figure-is-its-clause", test_clause);
  ADD ("/reading/noise-on-demand", test_aside);
  ADD ("/reading/focus-leaves-the-keyboard", test_keyboard_stays);
  ADD ("/reading/copy-with-citation", test_citation);
  ADD ("/reading/arrow-keys-leave-no-step", test_visit);
  ADD ("/reading/back-again", test_back_again);
  ADD ("/reading/side-by-side", test_side_by_side);
  ADD ("/reading/the-later-report-on-the-left", test_later_on_the_left);
  ADD ("/reading/two-places-are-marked-on-demand", test_two_places);
  ADD ("/notes/lost-figures", test_lost_figures);
  ADD ("/notes/saved-when-the-paragraph-changes", test_note_is_saved);
  ADD ("/notes/a-card-being-written-stays", test_card_stays);
  ADD ("/notes/a-failure-keeps-the-text", test_failure_keeps_text);
  ADD ("/notes/an-undone-note-stays-away", test_undone_note_stays_away);
  ADD ("/notes/a-redone-note-is-one", test_redone_note_is_one);

  return g_test_run ();
}
