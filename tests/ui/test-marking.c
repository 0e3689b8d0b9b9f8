/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/notes/dz-tag-picker.h"

/* Highlights and the way from note to note in the text. */

static void
highlight (Desk *desk, const char *color)
{
  gtk_widget_activate_action (GTK_WIDGET (desk_get_view (desk)), "report.highlight", "s", color);
}

static const DzNote *
get_caret_note (Desk *desk)
{
  return dz_report_view_get_caret_note (desk_get_view (desk));
}

static void
place_caret (Desk *desk, int offset)
{
  dz_report_view_place_caret (desk_get_view (desk), 0, offset);
}

/* The words selected, and no others; the highlight is one step to undo, and takes another colour where it stands. */
static void
test_highlight (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const DzNote *note;

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "种树3万棵");
  highlight (desk, "green");
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->quote, ==, "种树3万棵");
  g_assert_cmpstr (note->color, ==, "green");

  place_caret (desk, note->start + 1);
  WAIT_UNTIL (get_caret_note (desk) != NULL);
  g_assert_cmpuint (dz_report_view_count_notes (desk_get_view (desk), 0), ==, 0);
  highlight (desk, "blue");
  later = desk_read_notes (desk);
  g_assert_cmpuint (later->len, ==, 1);
  note = g_ptr_array_index (later, 0);
  g_assert_cmpstr (note->color, ==, "blue");
  WAIT_UNTIL (g_str_equal (get_caret_note (desk)->color, "blue"));
  desk_undo (desk);
  WAIT_UNTIL (get_caret_note (desk) != NULL && g_str_equal (get_caret_note (desk)->color, "green"));
}

/* Without a selection the sentence is meant; Delete takes the highlight away again. */
static void
test_sentence (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const DzNote *note;

  desk_show_report (desk, desk->reports[0]);
  place_caret (desk, 5);
  highlight (desk, "red");
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpint (note->start, ==, 0);
  g_assert_cmpint (note->end, ==, (int) g_utf8_strlen (desk_plan_text, -1) - 1);

  WAIT_UNTIL (get_caret_note (desk) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk_get_view (desk)), "report.remove-highlight", NULL);
  later = desk_read_notes (desk);
  g_assert_cmpuint (later->len, ==, 0);
  WAIT_UNTIL (get_caret_note (desk) == NULL);
}

/* Highlights that overlap have lines of their own, and the shortest is meant at the caret. */
static void
test_overlap (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (DzNoteMarks) marks = NULL;
  const GArray *list;

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "增长6%左右，种树3万棵");
  highlight (desk, "yellow");
  desk_select (desk, desk_plan_text, "种树3万棵");
  highlight (desk, "purple");
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 2);
  place_caret (desk, ((const DzNote *) g_ptr_array_index (notes, 1))->start + 1);
  WAIT_UNTIL (get_caret_note (desk) != NULL && g_str_equal (get_caret_note (desk)->color, "purple"));

  marks = dz_note_marks_new (g_steal_pointer (&notes), g_ptr_array_new ());
  list = dz_note_marks_list (marks, get_caret_note (desk)->paragraph_id);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (g_array_index (list, DzNoteMark, 0).lane, ==, 0);
  g_assert_cmpint (g_array_index (list, DzNoteMark, 1).lane, ==, 1);
}

static int
get_caret (Desk *desk)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (desk)));
  int position;

  g_object_get (buffer, "cursor-position", &position, NULL);

  return position;
}

static void
test_steps (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  DzReportView *view;

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "试验区");
  highlight (desk, "yellow");
  desk_select (desk, desk_plan_text, "种树3万棵");
  highlight (desk, "purple");
  notes = desk_read_notes (desk);
  view = desk_get_view (desk);
  WAIT_UNTIL (get_caret_note (desk) != NULL); /* behind the second, at the end of its words */
  place_caret (desk, 0);
  g_assert_true (dz_report_view_step_note (view, 1));
  g_assert_cmpint (get_caret (desk), ==, ((const DzNote *) g_ptr_array_index (notes, 0))->start);
  g_assert_true (dz_report_view_step_note (view, 1));
  g_assert_cmpint (get_caret (desk), ==, ((const DzNote *) g_ptr_array_index (notes, 1))->start);
  g_assert_false (dz_report_view_step_note (view, 1));
  g_assert_true (dz_report_view_step_note (view, -1));
  g_assert_cmpint (get_caret (desk), ==, ((const DzNote *) g_ptr_array_index (notes, 0))->start);
}

/* One key tags the passage anew with the tag chosen last; a new tag is one step with its highlight. */
static void
test_tag (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  GtkWidget *picker;
  GtkWidget *entry;

  desk_show_report (desk, desk->reports[0]);
  desk_select (desk, desk_plan_text, "种树3万棵");
  gtk_widget_activate_action (GTK_WIDGET (desk_get_view (desk)), "report.tag", NULL);
  picker = widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_TAG_PICKER);
  entry = widget_find_type (picker, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), " 生态 / 绿化");
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpuint (((const DzNote *) g_ptr_array_index (notes, 0))->tag_ids->len, ==, 1);

  desk_select (desk, desk_plan_text, "试验区");
  gtk_widget_activate_action (GTK_WIDGET (desk_get_view (desk)), "report.repeat-tag", NULL);
  later = desk_read_notes (desk);
  g_assert_cmpuint (later->len, ==, 2);
  for (guint i = 0; i < later->len; i++)
    g_assert_cmpint (g_array_index (((const DzNote *) g_ptr_array_index (later, i))->tag_ids, gint64, 0), ==,
                     g_array_index (((const DzNote *) g_ptr_array_index (notes, 0))->tag_ids, gint64, 0));
  desk_undo (desk);
  undone = desk_read_notes (desk);
  g_assert_cmpuint (undone->len, ==, 1);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, desk_set_up, test, desk_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/marking/highlight", test_highlight);
  ADD ("/marking/the-sentence-at-the-caret", test_sentence);
  ADD ("/marking/highlights-overlap", test_overlap);
  ADD ("/marking/from-note-to-note", test_steps);
  ADD ("/marking/tag-and-tag-again", test_tag);

  return g_test_run ();
}
