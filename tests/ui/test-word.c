/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/figures/dz-figure-excerpt.h"

/* What a reader may do to her word in the window by mistake, in haste or in malice. */

#define LONGEST_MESSAGE 200

static const char *
get_message (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "figure-message"))
    return gtk_widget_get_visible (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *message = get_message (child);

      if (message != NULL)
        return message;
    }

  return NULL;
}

static char *
repeat (const char *text, int n)
{
  GString *all = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

/* Nonsense in a field is told in words of a bearable length, and saved by no means; mended, it is forgotten. */
static void
test_nonsense (Desk *desk, gconstpointer data)
{
  g_autofree char *nines = repeat ("9", 10000);
  g_autofree char *long_words = repeat ("字", 10000);
  const struct
  {
    const char *row;
    const char *text;
    const char *says;
  } cases[] = {
    { "Number", "", "missing" },
    { "Number", "  ", "missing" },
    { "Number", "NaN", "no number" },
    { "Number", "1e999", "no number" },
    { "Number", "∞", "no number" },
    { "Number", "1.2.3", "no number" },
    { "Number", "--6", "no number" },
    { "Number", "6\n七", "no number" },
    { "Number", "🙂", "no number" },
    { "Number", nines, "too large" },
    { "Number", long_words, "no number" },
    { "Upper Number, for a Range", "5", "below the lower" },
    { "Upper Number, for a Range", "-7", "below the lower" },
    { "Upper Number, for a Range", "inf", "no number" },
    { "Indicator", "", "What is measured" },
    { "Indicator", " \t\n", "What is measured" },
    { "Indicator", "增\x07长", "cannot be seen" },
    { "Indicator", long_words, "Too long" },
    { "Unit", "%\x1b[31m", "cannot be seen" },
    { "Unit", long_words, "Too long" },
    { "Period", "99999", "no period" },
    { "Period", "2026-2024", "no period" },
    { "Period", "2024-", "no period" },
    { "Period", "-2024", "no period" },
    { "Period", "2024Q5", "no period" },
    { "Period", "2024Q3-Q1", "no period" },
    { "Period", "🙂", "no period" },
    { "Period", long_words, "no period" },
    { "Place", "试验\u202e区", "cannot be seen" },
    { "Place", long_words, "Too long" },
    { "Wording, as It Is Shown", "6%\x01", "cannot be seen" },
    { "Wording, as It Is Shown", long_words, "Too long" },
  };
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strdup (gtk_editable_get_text (widget_find_row (dialog, cases[i].row)));

      dialog_set (dialog, cases[i].row, cases[i].text);
      if (strstr (get_message (dialog), cases[i].says) == NULL)
        g_error ("%s “%.20s”: “%s”", cases[i].row, cases[i].text, get_message (dialog));
      g_assert_cmpint (g_utf8_strlen (get_message (dialog), -1), <=, LONGEST_MESSAGE);
      gtk_widget_activate_action (dialog, "figure.save", NULL);
      dialog_set (dialog, cases[i].row, before);
      g_assert_cmpstr (get_message (dialog), ==, "");
    }
  dialog_close (dialog);
  g_assert_cmpint (desk_state_shown (desk, "6%"), ==, DZ_STATE_EXTRACTED);
  g_assert_null (dz_library_get_undo_label (desk->library));
}

/* What is odd but may be meant is kept as it is written, and said not to be known. */
static void
test_oddities (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  dialog_set (dialog, "Number", " －１,０００．５ ");
  dialog_set (dialog, "Indicator", " 树\n的\t心情 🙂 ");
  dialog_set (dialog, "Unit", "🌳");
  dialog_set (dialog, "Place", "乌有乡");
  dialog_set (dialog, "Period", "2024年q1—q3");
  g_assert_true (widget_says (dialog, "not in the list of units"));
  g_assert_true (widget_says (dialog, "not in the list of places"));
  g_assert_cmpstr (get_message (dialog), ==, "");
  dialog_save (dialog);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
  quantity = desk_find_figure (desk, "6%");
  g_assert_cmpfloat (quantity->low, ==, -1000.5);
  g_assert_cmpstr (quantity->indicator, ==, "树 的 心情 🙂");
  g_assert_cmpstr (quantity->indicator_key, ==, NULL);
  g_assert_cmpstr (quantity->unit, ==, "🌳");
  g_assert_cmpstr (quantity->place, ==, "乌有乡");
  g_assert_cmpstr (quantity->period, ==, "2024Q1-Q3");
}

static DzFigureExcerpt *
get_excerpt (GtkWidget *dialog)
{
  return DZ_FIGURE_EXCERPT (widget_find_type (dialog, DZ_TYPE_FIGURE_EXCERPT));
}

static void
move (GtkWidget *dialog, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (get_excerpt (dialog)), action, NULL);
}

static gboolean
is_marked (Desk *desk, const char *text, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (desk_get_view (desk)));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "hand-lined");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_pointer_to_offset (text, strstr (text, words)));

  return gtk_text_iter_has_tag (&iter, tag);
}

/* The words of a figure are moved by buttons, seen in the dialog and in the text, undone and done again. */
static void
test_span (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  const DzQuantity *quantity;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  g_assert_true (widget_says (dialog, "“6%”"));
  move (dialog, "words.start-back");
  move (dialog, "words.start-back");
  move (dialog, "words.end-on");
  g_assert_true (widget_says (dialog, "“增长6%左”"));
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Wording, as It Is Shown")), ==, "增长6%左");
  dialog_set (dialog, "Wording, as It Is Shown", "增长6%左右");
  move (dialog, "words.end-back");
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Wording, as It Is Shown")), ==, "增长6%左右");
  dialog_save (dialog);
  WAIT_UNTIL (desk_state_shown (desk, "增长6%左右") == DZ_STATE_CORRECTED);
  quantity = desk_find_figure (desk, "增长6%左右");
  g_assert_cmpint (quantity->end - quantity->start, ==, 4);
  g_assert_true (is_marked (desk, desk_plan_text, "增长6%"));
  g_assert_false (is_marked (desk, desk_plan_text, "左右"));
  desk_undo (desk);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_false (is_marked (desk, desk_plan_text, "增长6%"));
  desk_redo (desk);
  WAIT_UNTIL (desk_state_shown (desk, "增长6%左右") == DZ_STATE_CORRECTED);
  g_assert_true (is_marked (desk, desk_plan_text, "增长6%"));
}

/* The words stay inside their paragraph and never get empty; words elsewhere are another figure. */
static void
test_span_ends (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  DzFigureExcerpt *excerpt;
  GtkTextBuffer *buffer;
  GtkTextIter from;
  GtkTextIter to;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  excerpt = get_excerpt (dialog);
  for (int i = 0; i < 100; i++)
    move (dialog, "words.start-back");
  g_assert_cmpint (dz_figure_excerpt_get_start (excerpt), ==, 0);
  for (int i = 0; i < 100; i++)
    move (dialog, "words.end-on");
  g_assert_cmpint (dz_figure_excerpt_get_end (excerpt), ==, (int) g_utf8_strlen (desk_plan_text, -1));
  for (int i = 0; i < 100; i++)
    move (dialog, "words.end-back");
  g_assert_cmpint (dz_figure_excerpt_get_end (excerpt), ==, 1);
  g_assert_nonnull (strstr (get_message (dialog), "none of the figure’s own"));
  gtk_widget_activate_action (dialog, "figure.save", NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget_find_type (dialog, GTK_TYPE_TEXT_VIEW)));
  move (dialog, "words.take-selection");
  g_assert_cmpint (dz_figure_excerpt_get_end (excerpt), ==, 1);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, 13);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, 17);
  gtk_text_buffer_select_range (buffer, &to, &from);
  move (dialog, "words.take-selection");
  g_assert_cmpint (dz_figure_excerpt_get_start (excerpt), ==, 13);
  g_assert_cmpint (dz_figure_excerpt_get_end (excerpt), ==, 17);
  g_assert_cmpstr (get_message (dialog), ==, "");
  dialog_close (dialog);
  g_assert_cmpint (desk_state_shown (desk, "6%"), ==, DZ_STATE_EXTRACTED);
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *row = find_combo (child, title);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static void
test_hardness (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  AdwComboRow *row;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  row = find_combo (dialog, "Hardness");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_nonnull (strstr (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), 1), "确保"));
  adw_combo_row_set_selected (row, 1);
  dialog_save (dialog);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
  g_assert_cmpstr (desk_find_figure (desk, "6%")->hardness, ==, "guarantee");

  dialog = desk_correct (desk, desk_plan_text, "6%");
  row = find_combo (dialog, "Hardness");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_combo_row_set_selected (row, 0);
  dialog_save (dialog);
  WAIT_UNTIL (desk_find_figure (desk, "6%")->hardness == NULL);
}

static guint
count_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      n += DZ_IS_FIGURE_DIALOG (window) ? 1 : 0;
    }

  return n;
}

/* Asked for twice in haste, there is one dialog, with what was written into it. */
static void
test_asked_twice (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  dialog_set (dialog, "Number", "7");
  desk_do (desk, "report.correct-figure");
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "7");
  dialog_close (dialog);
}

/* Closed right after it was saved: it waits for the library, and the word is heard of. */
static void
test_closed_while_writing (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  dialog_set (dialog, "Number", "7");
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_nonnull (desk_find_dialog ());
  WAIT_UNTIL (desk_find_dialog () == NULL);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
  desk_undo (desk);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_null (dz_library_get_undo_label (desk->library));
}

/* The library goes while the dialog is open, and while words are on their way: nothing falls over, nothing is written
 * elsewhere. */
static void
test_library_goes (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  dialog_set (dialog, "Number", "7");
  dz_session_set_library (desk->session, NULL);
  dialog = desk_find_dialog ();
  if (dialog != NULL)
    {
      gtk_widget_activate_action (dialog, "figure.save", NULL);
      g_assert_nonnull (strstr (get_message (dialog), "no longer open"));
      dialog_close (dialog);
    }
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  desk_show_report (desk, desk->reports[0]);
  g_assert_cmpint (desk_state_shown (desk, "6%"), ==, DZ_STATE_EXTRACTED);

  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  dz_session_set_library (desk->session, NULL);
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  desk_show_report (desk, desk->reports[0]);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CONFIRMED);
}

/* Both views go with a word on its way, and a dialog open. */
static void
test_window_goes (Desk *desk, gconstpointer data)
{
  desk_show_report (desk, desk->reports[0]);
  desk_correct (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  dialog_set (desk_find_dialog (), "Number", "7");
  gtk_widget_activate_action (desk_find_dialog (), "figure.save", NULL);
}

/* The report goes while its figure is being corrected: she is told, and what she wrote stays to be copied. */
static void
test_report_goes (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = desk_correct (desk, desk_plan_text, "6%");
  dialog_set (dialog, "Number", "7");
  desk_remove_report (desk, desk->reports[0]);
  WAIT_UNTIL (desk_find_figure (desk, "6%") == NULL);
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  WAIT_UNTIL (strstr (get_message (dialog), "no longer in the library") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "7");
  dialog_close (dialog);
}

/* As if it had been read again from a new version: the paragraph is another, with other figures under its ids. */
static gpointer
replace_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (DzReport) report = dz_store_load_report (store, id, error);
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, 0);
  DzQuantity *quantity = dz_quantity_new ();

  g_free (paragraph->text);
  paragraph->text = g_strdup ("全新的一段：试验区种花5万朵，此外没有别的话要说。");
  quantity->start = 10;
  quantity->end = 13;
  quantity->sentence_end = 25;
  quantity->indicator = g_strdup ("种花");
  quantity->low = quantity->high = 5;
  quantity->unit = g_strdup ("万朵");
  quantity->wording = g_strdup ("5万朵");
  /* Without figures first: their ids are free again then. */
  if (!dz_store_replace_report (store, id, report, quantities, error))
    return NULL;
  g_ptr_array_add (quantities, quantity);

  return GINT_TO_POINTER (dz_store_replace_report (store, id, report, quantities, error));
}

static void
test_new_version (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  gint64 id;

  desk_show_report (desk, desk->reports[1]);
  id = desk_find_figure (desk, "5.8%")->id;
  dialog = desk_correct (desk, desk_review_text, "5.8%");
  dialog_set (dialog, "Number", "7");
  dz_library_write_async (desk->library, replace_report, g_memdup2 (&desk->reports[1], sizeof desk->reports[1]),
                          g_free, NULL, NULL, NULL, NULL);
  WAIT_UNTIL (desk_find_figure (desk, "5万朵") != NULL);
  g_assert_cmpint (desk_find_figure (desk, "5万朵")->id, ==, id);
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  WAIT_UNTIL (strstr (get_message (dialog), "no longer in the library") != NULL);
  dialog_close (dialog);
  g_assert_cmpint (desk_find_figure (desk, "5万朵")->state, ==, DZ_STATE_EXTRACTED);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/word/" name, Desk, NULL, desk_set_up, func, desk_tear_down)
  ADD ("nonsense", test_nonsense);
  ADD ("oddities", test_oddities);
  ADD ("span", test_span);
  ADD ("span-ends", test_span_ends);
  ADD ("hardness", test_hardness);
  ADD ("asked-twice", test_asked_twice);
  ADD ("closed-while-writing", test_closed_while_writing);
  ADD ("library-goes", test_library_goes);
  ADD ("window-goes", test_window_goes);
  ADD ("report-goes", test_report_goes);
  ADD ("new-version", test_new_version);
#undef ADD

  return g_test_run ();
}
