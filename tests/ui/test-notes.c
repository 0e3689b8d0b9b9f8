/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-list.h"
#include "gui/notes/dz-note-markdown.h"
#include "gui/notes/dz-note-rows.h"

/* The list of all notes and the Markdown of one, each by itself. */

static DzNoteItem *
create_item (int i, const char *place, int year, const char *color, const char *body)
{
  g_autoptr (DzReport) report = dz_report_new ();
  DzNote *note = dz_note_new ();

  report->place = g_strdup (place);
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  g_array_append_val (report->plans, year);
  note->id = i + 1;
  note->number = i + 1;
  note->color = g_strdup (color);
  note->body = g_strdup (body);
  note->modified = g_strdup_printf ("2025-01-%02dT00:00:00Z", 20 - i);

  return dz_note_item_new (note, report, NULL, NULL);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The drop-downs have list views too. */
static GtkListView *
find_rows (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "note-list"))
    return GTK_LIST_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *found = find_rows (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
dup_shown (GtkWidget *list)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (find_rows (list)));
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DzNotePlace) place = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%" G_GINT64_FORMAT, dz_note_item_get_note (dz_note_place_get_item (place))->id);
    }

  return g_string_free (ids, FALSE);
}

static void
assert_shown (GtkWidget *list, const char *expected)
{
  g_autofree char *shown = dup_shown (list);

  g_assert_cmpstr (shown, ==, expected);
}

static void
choose (GtkDropDown *row, const char *text)
{
  GtkStringList *texts = GTK_STRING_LIST (gtk_drop_down_get_model (row));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (texts)); i++)
    if (g_str_equal (gtk_string_list_get_string (texts, i), text))
      gtk_drop_down_set_selected (row, i);
}

/* Every row of the filter that has such a choice. */
static void
choose_anywhere (GtkWidget *widget, const char *text)
{
  if (GTK_IS_DROP_DOWN (widget))
    choose (GTK_DROP_DOWN (widget), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    choose_anywhere (child, text);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *list = g_object_ref_sink (g_object_new (DZ_TYPE_NOTE_LIST, NULL));
  GtkEditable *entry = GTK_EDITABLE (find_type (list, GTK_TYPE_SEARCH_ENTRY));

  g_ptr_array_add (items, create_item (0, "甲区", 2024, "green", "Roads and bridges"));
  g_ptr_array_add (items, create_item (1, "甲区", 2025, NULL, "schools"));
  g_ptr_array_add (items, create_item (2, "乙市", 2025, "yellow", "ROADS again"));
  dz_note_list_set_items (DZ_NOTE_LIST (list), items);
  assert_shown (list, "123");
  gtk_editable_set_text (entry, "roads");
  g_signal_emit_by_name (entry, "search-changed");
  assert_shown (list, "13");
  choose_anywhere (list, "2025");
  assert_shown (list, "3");
  gtk_editable_set_text (entry, "");
  g_signal_emit_by_name (entry, "search-changed");
  assert_shown (list, "23");
  choose_anywhere (list, "甲区");
  assert_shown (list, "2");
  choose_anywhere (list, "All Places");
  choose_anywhere (list, "All Years");
  choose_anywhere (list, "By Color");
  assert_shown (list, "312");
  choose_anywhere (list, "Green");
  assert_shown (list, "1");
  choose_anywhere (list, "All Colors");
  choose_anywhere (list, "By Year");
  assert_shown (list, "231");
  choose_anywhere (list, "By Place");
  assert_shown (list, "312");

  g_assert_finalize_object (list);
}

static char *
dup_days_ago (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, -days);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
}

static const int ages[] = { 3, 0, 200, 20, 2000 }; /* in days */

/* By ages, with the tags b, a, none, a/c, ab. */
static GPtrArray *
create_tagged_items (void)
{
  static const gint64 tags[] = { 2, 1, 0, 3, 4 };
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  DzTag named[] = { { .id = 1, .name = (char *) "a" }, { .id = 2, .name = (char *) "b" },
                    { .id = 3, .parent_id = 1, .name = (char *) "c" }, { .id = 4, .name = (char *) "ab" } };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_ptr_array_add (known, &named[i]);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      DzNote *note = dz_note_new ();

      note->id = (gint64) i + 1;
      note->modified = dup_days_ago (ages[i]);
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      if (tags[i] != 0)
        g_array_append_val (note->tag_ids, tags[i]);
      g_ptr_array_add (items, dz_note_item_new (note, NULL, NULL, known));
    }

  return items;
}

static GtkWidget *
create_tagged_list (void)
{
  static const char *const paths[] = { "a", "a/c", "ab", "b" };
  g_autoptr (GPtrArray) items = create_tagged_items ();
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  GtkWidget *list = g_object_ref_sink (g_object_new (DZ_TYPE_NOTE_LIST, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_ptr_array_add (tags, (gpointer) paths[i]);
  dz_note_list_set_tags (DZ_NOTE_LIST (list), tags);
  dz_note_list_set_items (DZ_NOTE_LIST (list), items);

  return list;
}

/* By the time of the last change. */
static void
test_dates (void)
{
  GtkWidget *list = create_tagged_list ();

  assert_shown (list, "12345");
  choose_anywhere (list, "Today");
  assert_shown (list, "2");
  choose_anywhere (list, "In the Last 7 Days");
  assert_shown (list, "12");
  choose_anywhere (list, "Latest First");
  assert_shown (list, "21");
  choose_anywhere (list, "In the Last 30 Days");
  assert_shown (list, "214");
  choose_anywhere (list, "In the Last 365 Days");
  assert_shown (list, "2143");
  choose_anywhere (list, "At Any Time");
  assert_shown (list, "21435");
  choose_anywhere (list, "As in the Reports");
  assert_shown (list, "12345");

  g_assert_finalize_object (list);
}

/* A tag stands for those below it, and for no other that begins alike; it stays chosen when the list is read anew. */
static void
test_tags (void)
{
  GtkWidget *list = create_tagged_list ();
  GtkEditable *entry = GTK_EDITABLE (find_type (list, GTK_TYPE_SEARCH_ENTRY));
  g_autoptr (GPtrArray) again = create_tagged_items ();

  choose_anywhere (list, "a");
  assert_shown (list, "24");
  choose_anywhere (list, "a/c");
  assert_shown (list, "4");
  choose_anywhere (list, "b");
  assert_shown (list, "1");
  choose_anywhere (list, "Today");
  assert_shown (list, "");
  choose_anywhere (list, "At Any Time");
  dz_note_list_set_items (DZ_NOTE_LIST (list), again);
  assert_shown (list, "1");
  choose_anywhere (list, "All Tags");
  assert_shown (list, "12345");
  choose_anywhere (list, "By Tag");
  assert_shown (list, "24513");
  gtk_editable_set_text (entry, "none of them");
  g_signal_emit_by_name (entry, "search-changed");
  assert_shown (list, "");
  dz_note_list_choose_tag (DZ_NOTE_LIST (list), "a");
  assert_shown (list, "24");

  g_assert_finalize_object (list);
}

static GtkWidget *
find_text (GtkWidget *widget, const char *text)
{
  if ((GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
      || (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What hides notes stands above the list, and on the page of an empty one; one press lets it go, the words stay. */
static void
test_names_filter (void)
{
  GtkWidget *list = create_tagged_list ();
  GtkEditable *entry = GTK_EDITABLE (find_type (list, GTK_TYPE_SEARCH_ENTRY));
  AdwStatusPage *none = ADW_STATUS_PAGE (gtk_widget_get_ancestor (find_text (list, "No Note Found"), ADW_TYPE_STATUS_PAGE));
  GtkWidget *clear = find_text (list, "_Clear Filters");

  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (clear)));
  choose_anywhere (list, "b");
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (clear)));
  g_assert_nonnull (find_text (list, "Tag: b"));
  choose_anywhere (list, "Today");
  g_assert_nonnull (find_text (list, "Tag: b · Changed: Today"));
  g_assert_cmpstr (adw_status_page_get_description (none), ==, "No note matches Tag: b · Changed: Today.");
  gtk_editable_set_text (entry, "a<b");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpstr (adw_status_page_get_description (none), ==,
                   "No note matches “a&lt;b” · Tag: b · Changed: Today.");
  g_signal_emit_by_name (clear, "clicked");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (clear)));
  g_assert_cmpstr (adw_status_page_get_description (none), ==, "No note matches “a&lt;b”.");
  gtk_editable_set_text (entry, "");
  g_signal_emit_by_name (entry, "search-changed");
  assert_shown (list, "12345");

  g_assert_finalize_object (list);
}

static void
search (GtkWidget *list, const char *words, const char *expected)
{
  GtkEditable *entry = GTK_EDITABLE (find_type (list, GTK_TYPE_SEARCH_ENTRY));

  gtk_editable_set_text (entry, words);
  g_signal_emit_by_name (entry, "search-changed");
  assert_shown (list, expected);
}

/* What a row shows is found, and what was typed. */
static void
test_words_with_signs (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *list = g_object_ref_sink (g_object_new (DZ_TYPE_NOTE_LIST, NULL));

  g_ptr_array_add (items, create_item (0, "甲区", 2024, NULL, "与**去年**核对"));
  g_ptr_array_add (items, create_item (1, "甲区", 2024, NULL, "2 * 3 * 4"));
  dz_note_list_set_items (DZ_NOTE_LIST (list), items);
  search (list, "与去年核", "1");
  search (list, "**去年", "1");
  search (list, "3 * 4", "2");

  g_assert_finalize_object (list);
}

static gboolean
has_tag_at (GtkTextBuffer *buffer, int offset, const char *name)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);

  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name));
}

static void
test_markdown (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *link = NULL;
  GtkTextIter start;
  GtkTextIter end;

  dz_note_markdown_init (buffer);
  gtk_text_buffer_set_text (buffer, "# 要点\n- **确保**了 *3* 处，2 * 3 * 4 照旧\n见 [表](https://example.org/a)", -1);
  dz_note_markdown_show (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  whole = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, "要点\n- 确保了 3 处，2 * 3 * 4 照旧\n见 表");
  g_assert_nonnull (strstr (whole, "**确保**"));
  g_assert_true (has_tag_at (buffer, 9, "bold"));
  gtk_text_iter_backward_chars (&end, 25);
  link = dz_note_markdown_dup_link (buffer, &end);
  g_assert_cmpstr (link, ==, "https://example.org/a");

  dz_note_markdown_clear (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_free (shown);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (whole, ==, shown);
}

/* Wherever a note is only read: no signs, and the words set as they were meant. */
static void
test_markdown_text (void)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = dz_note_markdown_dup_text ("# 要点\n- a **b** `c`\n[d](e) 2 * 3", &attributes);
  g_autofree char *plain = dz_note_markdown_dup_text ("**", NULL);
  g_autofree char *styles = pango_attr_list_to_string (attributes);
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  g_assert_cmpstr (text, ==, "要点\n- a b c\nd 2 * 3");
  g_assert_cmpstr (plain, ==, "**");
  g_assert_cmpstr (styles, ==, "0 6 weight bold\n11 12 weight bold\n13 14 family \"monospace\"\n15 16 underline single");

  dz_note_markdown_show_in_label (GTK_LABEL (label), "*一* 二三四", 5);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "一 二…");
  g_assert_finalize_object (label);
}

/* The bar beside a quote has the colour of its highlight, and that one alone. */
static void
test_quote_color (void)
{
  GtkWidget *quote = g_object_ref_sink (gtk_label_new (NULL));

  gtk_widget_add_css_class (quote, "note-quote");
  dz_highlight_color_style_quote (quote, "green");
  g_assert_true (gtk_widget_has_css_class (quote, "quote-green"));
  dz_highlight_color_style_quote (quote, "blue");
  g_assert_true (gtk_widget_has_css_class (quote, "quote-blue"));
  g_assert_false (gtk_widget_has_css_class (quote, "quote-green"));
  dz_highlight_color_style_quote (quote, NULL);
  g_assert_false (gtk_widget_has_css_class (quote, "quote-blue"));
  g_assert_true (gtk_widget_has_css_class (quote, "note-quote"));
  g_assert_finalize_object (quote);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/notes-list/filter-and-order", test_list);
  g_test_add_func ("/notes-list/by-date", test_dates);
  g_test_add_func ("/notes-list/by-tag", test_tags);
  g_test_add_func ("/notes-list/names-its-filter", test_names_filter);
  g_test_add_func ("/notes-list/words-with-signs", test_words_with_signs);
  g_test_add_func ("/notes-list/quote-color", test_quote_color);
  g_test_add_func ("/notes-markdown/shown-and-plain-again", test_markdown);
  g_test_add_func ("/notes-markdown/as-a-text", test_markdown_text);

  return g_test_run ();
}
