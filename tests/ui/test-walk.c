/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/dz-window-private.h"
#include "gui/notes/dz-note-card.h"
#include "gui/notes/dz-tag-editor.h"
#include "gui/notes/dz-tag-picker.h"
#include "gui/notes/dz-tag-tree.h"
#include "gui/notes/dz-trash-list.h"
#include "hand.h"

/* Marks, notes, tags and trash in the window itself, with its own keys, and with nothing but keys. */

typedef struct
{
  Desk desk;
  DzWindow *window;
} Walk;

static GtkWidget *
get_focus (Walk *walk)
{
  return gtk_root_get_focus (GTK_ROOT (walk->window));
}

static gboolean
is_in (GtkWidget *widget, GType type)
{
  return widget != NULL && (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) || gtk_widget_get_ancestor (widget, type) != NULL);
}

static void
wait_for_focus_in (Walk *walk, GType type)
{
  WAIT_UNTIL (is_in (get_focus (walk), type));
}

/* One for all tests: its keys are those of the program. */
static DzApplication *
get_application (void)
{
  static DzApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = dz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

/* The text alone between its panes; the only touch of the pointer wakes the window, which no manager does here. */
static void
set_up (Walk *walk, gconstpointer data)
{
  g_autofree char *path = desk_make_library (&walk->desk);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_set_boolean (settings, "show-overview", FALSE);
  walk->window = dz_window_new (get_application ());
  gtk_window_present (GTK_WINDOW (walk->window));
  dz_window_open_library (walk->window, path);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (walk->window->page_stack), "workbench") == 0
              && dz_session_get_left_report (walk->window->session) != 0);
  walk->desk.session = walk->window->session;
  walk->desk.library = dz_session_get_library (walk->desk.session);
  walk->desk.text = DZ_TEXT_PANE (widget_find_type (GTK_WIDGET (walk->window), DZ_TYPE_TEXT_PANE));
  desk_show_report (&walk->desk, walk->desk.reports[0]);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (desk_get_view (&walk->desk)))
              && gtk_widget_get_height (GTK_WIDGET (desk_get_view (&walk->desk))) > 0);
  if (hand_is_there ())
    hand_click (GTK_WIDGET (desk_get_view (&walk->desk)));
  gtk_widget_grab_focus (GTK_WIDGET (desk_get_view (&walk->desk)));
}

static void
tear_down (Walk *walk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (walk->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GPtrArray *
wait_for_list (Walk *walk, GPtrArray *(*read) (Desk *desk), guint n)
{
  GPtrArray *list = read (&walk->desk);

  while (list->len != n)
    {
      g_ptr_array_unref (list);
      list = read (&walk->desk);
    }

  return list;
}

/* The tags by name and description, “/” before those below another: “a=one /b ”. */
static char *
dup_tags (Walk *walk)
{
  g_autoptr (GPtrArray) tags = desk_read_tags (&walk->desk);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *tag = g_ptr_array_index (tags, i);

      g_string_append_printf (text, "%s%s%s%s ", tag->parent_id != 0 ? "/" : "", tag->name,
                              tag->description != NULL ? "=" : "", tag->description != NULL ? tag->description : "");
    }

  return g_string_free (text, FALSE);
}

static guint
count_rows (Walk *walk, GType type)
{
  GtkWidget *list = widget_find_type (widget_find_type (GTK_WIDGET (walk->window), type), GTK_TYPE_LIST_BOX);
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;

  return n;
}

/* In the library, and in the tree, where the next key is pressed. */
static void
wait_for_tags (Walk *walk, const char *expected)
{
  guint n_expected = 0;

  for (gboolean same = FALSE; !same;)
    {
      g_autofree char *tags = dup_tags (walk);

      same = g_str_equal (tags, expected);
    }
  for (const char *p = expected; *p != '\0'; p++)
    n_expected += *p == ' ';
  WAIT_UNTIL (count_rows (walk, DZ_TYPE_TAG_TREE) == n_expected);
}

static void
press_until_focus_in (Walk *walk, const char *keys, GType type)
{
  hand_press (keys);
  wait_for_focus_in (walk, type);
}

/* Select, copy with its place, highlight, write into the highlight, and back to where the text was read. */
static void
test_mark (Walk *walk, gconstpointer data)
{
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GPtrArray) written = NULL;

  if (!hand_is_there ())
    return;
  hand_press ("key ctrl+Home shift+Right shift+Right shift+Right 2");
  marked = wait_for_list (walk, desk_read_notes, 1);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (marked, 0))->quote, ==, "计划今");
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (marked, 0))->color, ==, "green");
  WAIT_UNTIL (dz_report_view_get_caret_note (desk_get_view (&walk->desk)) != NULL);
  press_until_focus_in (walk, "key ctrl+shift+n", DZ_TYPE_NOTE_CARD);
  hand_press ("type ok");
  for (gboolean same = FALSE; !same;)
    {
      g_clear_pointer (&written, g_ptr_array_unref);
      written = desk_read_notes (&walk->desk);
      same = g_strcmp0 (((const DzNote *) g_ptr_array_index (written, 0))->body, "ok") == 0;
    }
  g_assert_cmpuint (written->len, ==, 1);
  press_until_focus_in (walk, "key Escape", DZ_TYPE_REPORT_VIEW);
}

/* A selection is what a note is written on, wherever the other views stand; where one paragraph ends another begins. */
static void
test_selection (Walk *walk, gconstpointer data)
{
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (!hand_is_there ())
    return;
  hand_press ("key ctrl+End shift+Left shift+Left");
  press_until_focus_in (walk, "key ctrl+shift+n", DZ_TYPE_NOTE_CARD);
  hand_press ("type ok");
  one = wait_for_list (walk, desk_read_notes, 1);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (one, 0))->quote, ==, "去。");
  press_until_focus_in (walk, "key Escape", DZ_TYPE_REPORT_VIEW);
  hand_press ("key ctrl+Home ctrl+shift+End 3");
  all = wait_for_list (walk, desk_read_notes, 3);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (all, 0))->quote, ==, desk_plan_text);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (all, 0))->group, !=, NULL);
}

static void
tag_with (Walk *walk, const char *path)
{
  GtkWidget *picker;
  GtkWidget *entry;
  g_autofree char *typing = g_strconcat ("type ", path, NULL);

  hand_press ("key t");
  WAIT_UNTIL ((picker = widget_find_type (GTK_WIDGET (walk->desk.text), DZ_TYPE_TAG_PICKER)) != NULL
              && gtk_widget_get_mapped (picker) && is_in (get_focus (walk), DZ_TYPE_TAG_PICKER));
  entry = widget_find_type (picker, GTK_TYPE_SEARCH_ENTRY);
  hand_press (typing);
  WAIT_UNTIL (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), path));
  press_until_focus_in (walk, "key Return", DZ_TYPE_REPORT_VIEW);
}

/* A tag made in place, its branch with it; one key repeats it; next and previous note, with what they say. */
static void
test_tag (Walk *walk, gconstpointer data)
{
  DzReportView *view = desk_get_view (&walk->desk);
  int caret;

  if (!hand_is_there ())
    return;
  hand_press ("key ctrl+End shift+Left shift+Left");
  tag_with (walk, "a/b");
  g_ptr_array_unref (wait_for_list (walk, desk_read_notes, 1));
  wait_for_tags (walk, "a /b ");
  hand_press ("key ctrl+Home shift+Right shift+Right period");
  g_ptr_array_unref (wait_for_list (walk, desk_read_notes, 2));
  WAIT_UNTIL (dz_report_view_get_caret_note (view) != NULL);
  hand_press ("key n");
  WAIT_UNTIL (widget_says (GTK_WIDGET (view), "a/b"));
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "cursor-position", &caret, NULL);
  g_assert_cmpint (caret, >, (int) g_utf8_strlen (desk_plan_text, -1));
  hand_press ("key shift+n");
  WAIT_UNTIL ((g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "cursor-position", &caret, NULL), caret) == 0);
}

/* Marking leaves the caret where it is, also when the library was read again behind it; the other views follow there. */
static void
test_caret (Walk *walk, gconstpointer data)
{
  DzReportView *view = desk_get_view (&walk->desk);
  DzOverview *before = dz_session_get_overview (walk->desk.session);
  int caret;

  if (!hand_is_there ())
    return;
  dz_session_show_reports (walk->desk.session, walk->desk.reports[0], walk->desk.reports[1]);
  WAIT_UNTIL (dz_report_view_get_content (dz_text_column_get_view (dz_text_pane_get_column (walk->desk.text, DZ_SIDE_RIGHT)))
              != NULL);
  view = desk_get_view (&walk->desk);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  hand_press ("key ctrl+End shift+Left shift+Left 2");
  WAIT_UNTIL (dz_session_get_overview (walk->desk.session) != before);
  WAIT_UNTIL (dz_report_view_get_caret_note (view) != NULL);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "cursor-position", &caret, NULL);
  g_assert_cmpint (caret, >, (int) g_utf8_strlen (desk_plan_text, -1));
  g_assert_cmpint (dz_session_get_focus (walk->desk.session)->paragraph_id, ==,
                   dz_report_content_get_paragraph (dz_report_view_get_content (view), 1)->id);
}

static gpointer
add_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, ((Desk *) data)->reports[0], error);
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = ((const DzParagraph *) g_ptr_array_index (report->paragraphs, 1))->id;
  note->start = 0;
  note->end = 3;
  note->color = g_strdup ("blue");
  note->body = g_strdup ("与去年核对");

  return GINT_TO_POINTER (dz_store_save_note (store, note, error) != 0);
}

/* The words of a note that was written before stand in its card, and are where the keyboard goes. */
static void
test_words (Walk *walk, gconstpointer data)
{
  GtkWidget *card;
  GtkWidget *text;

  if (!hand_is_there ())
    return;
  dz_library_write_async (walk->desk.library, add_note, &walk->desk, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (wait_for_list (walk, desk_read_notes, 1));
  dz_session_notes_changed (walk->desk.session);
  hand_press ("key ctrl+Home");
  WAIT_UNTIL (dz_report_view_count_notes (desk_get_view (&walk->desk), 1) == 1);
  hand_press ("key n");
  WAIT_UNTIL ((card = widget_find_type (GTK_WIDGET (walk->window), DZ_TYPE_NOTE_CARD)) != NULL
              && gtk_widget_get_mapped (card));
  text = widget_find_type (card, GTK_TYPE_TEXT_VIEW);
  WAIT_UNTIL (gtk_widget_get_height (text) > 8);
  hand_press ("key alt+1");
  WAIT_UNTIL (get_focus (walk) == text);
}

/* “Add Tag” has the keyboard: name and description. */
static void
make_tag (Walk *walk, const char *name, const char *description)
{
  g_autofree char *naming = g_strconcat ("type ", name, NULL);
  g_autofree char *describing = g_strconcat ("type ", description, NULL);

  press_until_focus_in (walk, "key space", DZ_TYPE_TAG_EDITOR);
  hand_press (naming);
  hand_press ("key Tab Tab");
  hand_press (describing);
  hand_press ("key Return");
  WAIT_UNTIL (!is_in (get_focus (walk), DZ_TYPE_TAG_EDITOR));
}

/* The first row of the tree has the keyboard, and then the one below it. */
static void
go_to_second_tag (Walk *walk)
{
  GtkWidget *first;

  press_until_focus_in (walk, "key Escape", DZ_TYPE_REPORT_VIEW);
  press_until_focus_in (walk, "key alt+3", GTK_TYPE_LIST_BOX_ROW);
  first = get_focus (walk);
  hand_press ("key Down");
  WAIT_UNTIL (get_focus (walk) != first);
}

static void
test_tree (Walk *walk, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  press_until_focus_in (walk, "key alt+3", DZ_TYPE_TAG_TREE);
  make_tag (walk, "x", "one");
  wait_for_tags (walk, "x=one ");
  make_tag (walk, "y", "two");
  wait_for_tags (walk, "x=one y=two ");
  go_to_second_tag (walk);
  hand_press ("key alt+shift+Right");
  wait_for_tags (walk, "x=one /y=two ");
  wait_for_focus_in (walk, GTK_TYPE_LIST_BOX_ROW);
  hand_press ("key alt+shift+Left");
  wait_for_tags (walk, "x=one y=two ");
  wait_for_focus_in (walk, GTK_TYPE_LIST_BOX_ROW);
  press_until_focus_in (walk, "key F2", DZ_TYPE_TAG_EDITOR);
  hand_press ("key Tab Tab Tab Tab space");
  WAIT_UNTIL (is_in (get_focus (walk), GTK_TYPE_LIST_VIEW));
  hand_press ("key Down Return");
  WAIT_UNTIL (!is_in (get_focus (walk), GTK_TYPE_LIST_VIEW));
  hand_press ("key Tab Tab Return");
  wait_for_tags (walk, "x=one ");
}

/* Into the trash, out of it by Enter, and in again; the keyboard stays in the list. */
static void
test_trash (Walk *walk, gconstpointer data)
{
  GtkWidget *question;

  if (!hand_is_there ())
    return;
  press_until_focus_in (walk, "key alt+3", DZ_TYPE_TAG_TREE);
  make_tag (walk, "x", "one");
  make_tag (walk, "y", "two");
  wait_for_tags (walk, "x=one y=two ");
  go_to_second_tag (walk);
  hand_press ("key Delete");
  wait_for_tags (walk, "x=one ");
  wait_for_focus_in (walk, GTK_TYPE_LIST_BOX_ROW);
  hand_press ("key Delete");
  wait_for_tags (walk, "");
  hand_press ("key alt+4");
  WAIT_UNTIL (is_in (get_focus (walk), DZ_TYPE_TRASH_LIST) && is_in (get_focus (walk), GTK_TYPE_LIST_BOX_ROW));
  hand_press ("key Return");
  g_ptr_array_unref (wait_for_list (walk, desk_read_tags, 1)); /* the later one; which it was is a matter of seconds */
  WAIT_UNTIL (count_rows (walk, DZ_TYPE_TRASH_LIST) == 1 && is_in (get_focus (walk), DZ_TYPE_TRASH_LIST)
              && is_in (get_focus (walk), GTK_TYPE_LIST_BOX_ROW));
  hand_press ("key Tab Tab space");
  WAIT_UNTIL ((question = widget_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "confirm");
  gtk_window_destroy (GTK_WINDOW (question));
  WAIT_UNTIL (!is_in (get_focus (walk), GTK_TYPE_LIST_BOX_ROW)
              && widget_says (GTK_WIDGET (walk->window), "The Trash Is Empty"));
}

#define ADD(path, test) g_test_add (path, Walk, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/walk/highlight-and-its-words", test_mark);
  ADD ("/walk/note-on-the-selection", test_selection);
  ADD ("/walk/tag-and-from-note-to-note", test_tag);
  ADD ("/walk/caret-stays", test_caret);
  ADD ("/walk/words-of-a-note", test_words);
  ADD ("/walk/tree-of-tags", test_tree);
  ADD ("/walk/trash", test_trash);

  return g_test_run ();
}
