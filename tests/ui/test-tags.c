/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gui/across/dz-across-table.h"
#include "gui/notes/dz-note-item.h"
#include "gui/notes/dz-note-review.h"
#include "gui/notes/dz-notes-output.h"
#include "gui/notes/dz-tag-book.h"
#include "gui/notes/dz-tag-book-output.h"
#include "gui/notes/dz-tag-editor.h"
#include "gui/notes/dz-tag-passage-list.h"
#include "gui/notes/dz-tag-tree.h"
#include "gui/notes/dz-trash-list.h"
#include "hand.h"

/* The pages of the notes pane and its windows: tags, trash, review, files. */

static const char *const tags[] = { "经济", "经济/投资", "民生" };

/* A note with the first tag on each report, one of them with words. */
static gpointer
fill_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Desk *desk = data;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_cmpint (dz_store_find_tag (store, tags[i], TRUE, error), !=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (desk->reports); i++)
    {
      g_autoptr (DzReport) report = dz_store_load_report (store, desk->reports[i], error);
      g_autoptr (DzNote) note = dz_note_new ();
      gint64 tag = dz_store_find_tag (store, tags[i], FALSE, error);

      note->paragraph_id = ((const DzParagraph *) g_ptr_array_index (report->paragraphs, 0))->id;
      note->start = 2;
      note->end = 6;
      note->color = g_strdup ("green");
      note->body = i == 0 ? g_strdup ("**核对**") : NULL;
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (note->tag_ids, tag);
      g_assert_cmpint (dz_store_save_note (store, note, error), !=, 0);
    }

  return GINT_TO_POINTER (TRUE);
}

static void
write_now (Desk *desk, DzLibraryFunc func, gpointer data)
{
  g_autoptr (GPtrArray) behind = NULL;

  dz_library_write_async (desk->library, func, data, NULL, NULL, NULL, NULL, NULL);
  behind = desk_read_notes (desk);
  dz_session_notes_changed (desk->session);
}

static GtkWidget *
find_toggle (GtkWidget *widget, const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_toggle (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkListBox *
get_rows (Desk *desk, GType type)
{
  return GTK_LIST_BOX (widget_find_type (widget_find_type (GTK_WIDGET (desk->notes), type), GTK_TYPE_LIST_BOX));
}

static GtkWidget *
get_row (Desk *desk, GType type, int index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (get_rows (desk, type), index));
}

/* The tags page, with the tags of the top in it. */
static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, data);
  desk_add_notes (desk);
  write_now (desk, fill_store, desk);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (GTK_WIDGET (desk->notes), "Tags")), TRUE);
  WAIT_UNTIL (get_row (desk, DZ_TYPE_TAG_TREE, 2) != NULL && gtk_widget_get_height (get_row (desk, DZ_TYPE_TAG_TREE, 2)) > 0);
}

static const DzTag *
find_tag (const GPtrArray *list, const char *name)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((const DzTag *) g_ptr_array_index (list, i))->name, name))
      return g_ptr_array_index (list, i);

  return NULL;
}

static gboolean
is_inside (Desk *desk, const char *name, const char *parent)
{
  g_autoptr (GPtrArray) list = desk_read_tags (desk);
  const DzTag *tag = find_tag (list, name);
  const DzTag *above = parent != NULL ? find_tag (list, parent) : NULL;

  return tag != NULL && tag->parent_id == (above != NULL ? above->id : 0);
}

/* The tree shows what the library has, so that the next step is about these rows. */
static void
wait_for_depths (Desk *desk, const char *names)
{
  for (gboolean same = FALSE; !same;)
    {
      g_autoptr (GString) shown = g_string_new (NULL);
      GtkWidget *row;

      for (int i = 0; (row = get_row (desk, DZ_TYPE_TAG_TREE, i)) != NULL; i++)
        {
          GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

          g_string_append_printf (shown, "%d%s ", gtk_widget_get_margin_start (box) / 12,
                                  gtk_label_get_text (GTK_LABEL (widget_find_type (box, GTK_TYPE_LABEL))));
        }
      same = g_str_equal (shown->str, names);
      if (!same)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* A tag dragged onto another goes below it; one step to undo. */
static void
test_drag (Desk *desk, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  wait_for_depths (desk, "0经济 1投资 0民生 ");
  hand_drag (get_row (desk, DZ_TYPE_TAG_TREE, 2), get_row (desk, DZ_TYPE_TAG_TREE, 0));
  wait_for_depths (desk, "0经济 1投资 1民生 ");
  g_assert_true (is_inside (desk, "民生", "经济"));
  desk_undo (desk);
  g_assert_true (is_inside (desk, "民生", NULL));
}

/* The same by keys, and out again; Delete moves a tag into the trash. */
static void
test_keys (Desk *desk, gconstpointer data)
{
  if (!hand_is_there ())
    return;
  wait_for_depths (desk, "0经济 1投资 0民生 ");
  gtk_widget_grab_focus (get_row (desk, DZ_TYPE_TAG_TREE, 2));
  hand_press ("key alt+shift+Right");
  wait_for_depths (desk, "0经济 1投资 1民生 ");
  hand_press ("key alt+shift+Up");
  wait_for_depths (desk, "0经济 1民生 1投资 ");
  hand_press ("key alt+shift+Left");
  wait_for_depths (desk, "0经济 1投资 0民生 ");
  hand_press ("key Delete");
  wait_for_depths (desk, "0经济 1投资 ");
}

/* F2 opens what a tag is: name, colour, description, what it stands in. */
static void
test_rename (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  GtkWidget *editor;
  GtkWidget *entry;

  if (!hand_is_there ())
    return;
  wait_for_depths (desk, "0经济 1投资 0民生 ");
  gtk_widget_grab_focus (get_row (desk, DZ_TYPE_TAG_TREE, 0));
  hand_press ("key F2");
  WAIT_UNTIL ((editor = widget_find_type (get_row (desk, DZ_TYPE_TAG_TREE, 0), DZ_TYPE_TAG_EDITOR)) != NULL
              && gtk_widget_get_mapped (editor));
  entry = widget_find_type (editor, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "产业");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_find_type (editor, GTK_TYPE_DROP_DOWN)), 2);
  g_signal_emit_by_name (entry, "activate");
  wait_for_depths (desk, "0产业 1投资 0民生 ");
  list = desk_read_tags (desk);
  g_assert_cmpstr (find_tag (list, "产业")->color, ==, "green");
}

static GtkDropDown *
find_into (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget))
    {
      GListModel *texts = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));

      if (GTK_IS_STRING_LIST (texts) && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (texts), 0), "Stays by Itself") == 0)
        return GTK_DROP_DOWN (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_into (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_deed (GtkWidget *editor)
{
  GtkWidget *grid = gtk_popover_get_child (GTK_POPOVER (editor));

  return gtk_button_get_label (GTK_BUTTON (gtk_grid_get_child_at (GTK_GRID (grid), 1, 5)));
}

/* The button says whether it saves the tag or merges it away. */
static void
test_merge_is_named (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) list = desk_read_tags (desk);
  GtkWidget *editor = g_object_ref_sink (dz_tag_editor_new (NULL, list, find_tag (list, "民生")->id));
  GtkDropDown *into = find_into (editor);

  g_assert_cmpstr (get_deed (editor), ==, "_Save");
  gtk_drop_down_set_selected (into, 1);
  g_assert_cmpstr (get_deed (editor), ==, "Me_rge");
  gtk_drop_down_set_selected (into, 0);
  g_assert_cmpstr (get_deed (editor), ==, "_Save");

  g_assert_finalize_object (editor);
}

static gpointer
remove_first (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);

  return GINT_TO_POINTER (dz_store_remove_note (store, ((const DzNote *) g_ptr_array_index (notes, 0))->id, error));
}

static GtkWidget *
open_trash (Desk *desk)
{
  GtkWidget *trash = widget_find_type (GTK_WIDGET (desk->notes), DZ_TYPE_TRASH_LIST);

  write_now (desk, remove_first, NULL);
  for (GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_parent (find_toggle (GTK_WIDGET (desk->notes), "Tags")));
       button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_widget_get_next_sibling (button) == NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  WAIT_UNTIL (get_row (desk, DZ_TYPE_TRASH_LIST, 0) != NULL && gtk_widget_get_mapped (trash));

  return trash;
}

/* What was removed comes back by its button. */
static void
test_restore (Desk *desk, gconstpointer data)
{
  GtkWidget *trash = open_trash (desk);
  g_autoptr (GPtrArray) before = desk_read_notes (desk);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  g_signal_emit_by_name (widget_find_type (get_row (desk, DZ_TYPE_TRASH_LIST, 0), GTK_TYPE_BUTTON), "clicked");
  after = desk_read_notes (desk);
  g_assert_cmpuint (after->len, ==, 2);
  WAIT_UNTIL (get_row (desk, DZ_TYPE_TRASH_LIST, 0) == NULL);
  g_assert_nonnull (trash);
}

/* As a click on one of its buttons does. */
static void
answer (const char *response)
{
  GtkWidget *question;

  WAIT_UNTIL ((question = widget_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* Emptying asks; “Cancel” leaves everything, the verb lets it go for good. */
static void
test_empty (Desk *desk, gconstpointer data)
{
  GtkWidget *trash = open_trash (desk);
  GtkWidget *button = widget_find_button (trash, "_Empty Trash…");

  g_signal_emit_by_name (button, "clicked");
  answer ("cancel");
  g_assert_nonnull (get_row (desk, DZ_TYPE_TRASH_LIST, 0));

  g_signal_emit_by_name (button, "clicked");
  answer ("confirm");
  WAIT_UNTIL (get_row (desk, DZ_TYPE_TRASH_LIST, 0) == NULL);
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
remove_all (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);

  for (guint i = 0; i < notes->len; i++)
    g_assert_true (dz_store_remove_note (store, ((const DzNote *) g_ptr_array_index (notes, i))->id, error));

  return GINT_TO_POINTER (TRUE);
}

/* Out into a file and in again: the same notes, with words and tags; what could not be read is told. */
static void
test_files (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) items = make_items (desk);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "notes.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) notes = NULL;

  dz_notes_output_save (DZ_VIEW (desk->notes), items, file);
  WAIT_UNTIL (strstr (desk->told->str, "notes.csv") != NULL);
  write_now (desk, remove_all, NULL);
  g_string_truncate (desk->told, 0);
  dz_notes_output_load (DZ_VIEW (desk->notes), file);
  WAIT_UNTIL (strstr (desk->told->str, "2 notes imported") != NULL);
  notes = desk_read_notes (desk);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (((const DzNote *) g_ptr_array_index (notes, 0))->body, ==, "**核对**");
  g_assert_cmpuint (((const DzNote *) g_ptr_array_index (notes, 0))->tag_ids->len, ==, 1);

  g_string_truncate (desk->told, 0);
  g_unlink (path);
  dz_notes_output_load (DZ_VIEW (desk->notes), file);
  WAIT_UNTIL (strstr (desk->told->str, "was not imported") != NULL);
}

static gboolean
says_passage (GtkWidget *book, const char *words)
{
  return book != NULL && widget_says (book, words);
}

/* All passages of a tag across reports; with those below it, and counts as a table. */
static void
test_book (Desk *desk, gconstpointer data)
{
  GtkWidget *book;
  GtkWidget *table;

  dz_tag_book_present (DZ_VIEW (desk->notes), 0);
  WAIT_UNTIL ((book = widget_find_window (DZ_TYPE_TAG_BOOK)) != NULL && says_passage (book, "2 notes"));
  g_assert_true (says_passage (book, "核对") && !says_passage (book, "**"));
  table = widget_find_type (book, DZ_TYPE_ACROSS_TABLE);
  g_assert_cmpuint (dz_across_table_get_n_shown (DZ_ACROSS_TABLE (table)), ==, 2);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget_find_type (book, GTK_TYPE_CHECK_BUTTON)), FALSE);
  WAIT_UNTIL (says_passage (book, "1 note"));
  gtk_window_destroy (GTK_WINDOW (book));
}

static gpointer
read_book (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzTagBookReading) wanted = g_new0 (DzTagBookReading, 1);

  wanted->below = TRUE;
  *(DzTagBookReading **) data = dz_tag_book_reading_read (store, wanted, error);

  return data;
}

/* Each page goes out into a file of its own kind. */
static void
test_book_files (Desk *desk, gconstpointer data)
{
  static const struct
  {
    DzTagBookPage page;
    const char *name;
    const char *has; /* NULL: is no text */
  } files[] = {
    { DZ_TAG_BOOK_PASSAGES, "passages.md", "核对" },  { DZ_TAG_BOOK_REPORTS, "reports.csv", "经济/投资" },
    { DZ_TAG_BOOK_YEARS, "years.csv", "经济,2024,1" }, { DZ_TAG_BOOK_YEARS, "years.xlsx", NULL },
    { DZ_TAG_BOOK_CHART, "chart.svg", "<svg" },        { DZ_TAG_BOOK_CHART, "chart.png", NULL },
  };
  DzTagBookReading *reading = NULL;

  write_now (desk, read_book, &reading);
  g_assert_nonnull (reading);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), files[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *text = NULL;
      gsize length;

      dz_tag_book_output_save (DZ_VIEW (desk->notes), reading, files[i].page, file);
      WAIT_UNTIL (strstr (desk->told->str, files[i].name) != NULL);
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      if (files[i].has != NULL)
        g_assert_nonnull (strstr (text, files[i].has));
    }
  dz_tag_book_reading_free (reading);
}

static gpointer
replace_first (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Desk *desk = data;
  g_autoptr (DzReport) report = dz_store_load_report (store, desk->reports[0], error);
  g_autoptr (DzReport) other = dz_report_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, "这里再没有原来的话，全是新写的内容，一个字也不像从前。");

  other->source = g_strdup (report->source);
  other->place = g_strdup (report->place);
  other->kind = report->kind;
  other->level = report->level;
  g_array_append_vals (other->plans, report->plans->data, report->plans->len);
  paragraph->position = 1;
  paragraph->part = DZ_PART_PLAN;
  paragraph->number = 1;
  g_ptr_array_add (other->paragraphs, paragraph);

  return GINT_TO_POINTER (dz_store_replace_report (store, report->id, other, none, error));
}

static gboolean
is_placed (Desk *desk)
{
  g_autoptr (GPtrArray) notes = desk_read_notes (desk);
  gboolean placed = TRUE;

  for (guint i = 0; i < notes->len; i++)
    placed = placed && ((const DzNote *) g_ptr_array_index (notes, i))->anchor == DZ_NOTE_PLACED;

  return placed;
}

/* A note whose words are gone is listed, and placed by hand where the reader selects. */
static void
test_review (Desk *desk, gconstpointer data)
{
  GtkWidget *review;

  write_now (desk, replace_first, desk);
  g_assert_false (is_placed (desk));
  desk_show_report (desk, desk->reports[0]);
  dz_note_review_present (DZ_VIEW (desk->notes), 0);
  WAIT_UNTIL ((review = widget_find_window (DZ_TYPE_NOTE_REVIEW)) != NULL && widget_says (review, "核对"));
  g_assert_true (widget_says (review, "no longer in the report"));
  WAIT_UNTIL (strstr (dz_report_view_get_content (desk_get_view (desk))->text, "全是新写") != NULL);
  desk_select (desk, "这里再没有原来的话，全是新写的内容", "全是新写");
  g_signal_emit_by_name (widget_find_button (review, "Place at the _Selection"), "clicked");
  WAIT_UNTIL (is_placed (desk));
  WAIT_UNTIL (widget_says (review, "Nothing to Review"));
  desk_undo (desk);
  g_assert_false (is_placed (desk));
  gtk_window_destroy (GTK_WINDOW (review));
}

#define ADD(path, test) g_test_add (path, Desk, NULL, set_up, test, desk_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  ADD ("/tags/nested-by-drag", test_drag);
  ADD ("/tags/nested-by-key", test_keys);
  ADD ("/tags/renamed-by-key", test_rename);
  ADD ("/tags/merge-is-named", test_merge_is_named);
  ADD ("/tags/passages-and-counts", test_book);
  ADD ("/tags/pages-into-files", test_book_files);
  ADD ("/trash/restored", test_restore);
  ADD ("/trash/emptied-after-a-question", test_empty);
  ADD ("/notes-files/out-and-in", test_files);
  ADD ("/notes-review/placed-by-hand", test_review);

  return g_test_run ();
}
