/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <string.h>

#include "gui/figures/dz-figure-excerpt.h"
#include "gui/figures/dz-review-bar.h"
#include "gui/figures/dz-word-writer.h"
#include "gui/goals/dz-pair-dialog.h"

/* What a reader may do to her word in the window by mistake, in haste or in malice. */

#define LONGEST_MESSAGE 200

static GtkWidget *
correct (Desk *desk, const char *text, const char *words)
{
  desk_go_to (desk, text, words);

  return desk_open_dialog (desk, "report.correct-figure");
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_UNTIL (desk_find_dialog () == NULL);
}

static void
save (GtkWidget *dialog)
{
  g_assert_true (gtk_widget_activate_action (dialog, "figure.save", NULL));
  WAIT_UNTIL (desk_find_dialog () == NULL);
}

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

static void
set_row (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (widget_find_row (dialog, row), text);
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
    { "Period", "🙂", "no period" },
    { "Period", long_words, "no period" },
    { "Place", "试验\u202e区", "cannot be seen" },
    { "Place", long_words, "Too long" },
    { "Wording, as It Is Shown", "6%\x01", "cannot be seen" },
    { "Wording, as It Is Shown", long_words, "Too long" },
  };
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = correct (desk, desk_plan_text, "6%");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strdup (gtk_editable_get_text (widget_find_row (dialog, cases[i].row)));

      set_row (dialog, cases[i].row, cases[i].text);
      if (strstr (get_message (dialog), cases[i].says) == NULL)
        g_error ("%s “%.20s”: “%s”", cases[i].row, cases[i].text, get_message (dialog));
      g_assert_cmpint (g_utf8_strlen (get_message (dialog), -1), <=, LONGEST_MESSAGE);
      gtk_widget_activate_action (dialog, "figure.save", NULL);
      set_row (dialog, cases[i].row, before);
      g_assert_cmpstr (get_message (dialog), ==, "");
    }
  close_dialog (dialog);
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
  dialog = correct (desk, desk_plan_text, "6%");
  set_row (dialog, "Number", " －１,０００．５ ");
  set_row (dialog, "Indicator", " 树\n的\t心情 🙂 ");
  set_row (dialog, "Unit", "🌳");
  set_row (dialog, "Place", "乌有乡");
  g_assert_true (widget_says (dialog, "not in the list of units"));
  g_assert_true (widget_says (dialog, "not in the list of places"));
  g_assert_cmpstr (get_message (dialog), ==, "");
  save (dialog);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
  quantity = desk_find_figure (desk, "6%");
  g_assert_cmpfloat (quantity->low, ==, -1000.5);
  g_assert_cmpstr (quantity->indicator, ==, "树 的 心情 🙂");
  g_assert_cmpstr (quantity->indicator_key, ==, NULL);
  g_assert_cmpstr (quantity->unit, ==, "🌳");
  g_assert_cmpstr (quantity->place, ==, "乌有乡");
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
  dialog = correct (desk, desk_plan_text, "6%");
  g_assert_true (widget_says (dialog, "“6%”"));
  move (dialog, "words.start-back");
  move (dialog, "words.start-back");
  move (dialog, "words.end-on");
  g_assert_true (widget_says (dialog, "“增长6%左”"));
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Wording, as It Is Shown")), ==, "增长6%左");
  set_row (dialog, "Wording, as It Is Shown", "增长6%左右");
  move (dialog, "words.end-back");
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Wording, as It Is Shown")), ==, "增长6%左右");
  save (dialog);
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
  dialog = correct (desk, desk_plan_text, "6%");
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
  close_dialog (dialog);
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
  dialog = correct (desk, desk_plan_text, "6%");
  row = find_combo (dialog, "Hardness");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_nonnull (strstr (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), 1), "确保"));
  adw_combo_row_set_selected (row, 1);
  save (dialog);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
  g_assert_cmpstr (desk_find_figure (desk, "6%")->hardness, ==, "guarantee");

  dialog = correct (desk, desk_plan_text, "6%");
  row = find_combo (dialog, "Hardness");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_combo_row_set_selected (row, 0);
  save (dialog);
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
  dialog = correct (desk, desk_plan_text, "6%");
  set_row (dialog, "Number", "7");
  desk_do (desk, "report.correct-figure");
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "7");
  close_dialog (dialog);
}

/* Closed right after it was saved: it waits for the library, and the word is heard of. */
static void
test_closed_while_writing (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = correct (desk, desk_plan_text, "6%");
  set_row (dialog, "Number", "7");
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
  dialog = correct (desk, desk_plan_text, "6%");
  set_row (dialog, "Number", "7");
  dz_session_set_library (desk->session, NULL);
  dialog = desk_find_dialog ();
  if (dialog != NULL)
    {
      gtk_widget_activate_action (dialog, "figure.save", NULL);
      g_assert_nonnull (strstr (get_message (dialog), "no longer open"));
      close_dialog (dialog);
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
  correct (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  set_row (desk_find_dialog (), "Number", "7");
  gtk_widget_activate_action (desk_find_dialog (), "figure.save", NULL);
}

static gpointer
remove_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_remove_report (store, *(gint64 *) data, error));
}

static void
remove_in_library (Desk *desk, gint64 report)
{
  dz_library_write_async (desk->library, remove_report, g_memdup2 (&report, sizeof report), g_free, NULL, NULL, NULL,
                          NULL);
}

/* The report goes while its figure is being corrected: she is told, and what she wrote stays to be copied. */
static void
test_report_goes (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;

  desk_show_report (desk, desk->reports[0]);
  dialog = correct (desk, desk_plan_text, "6%");
  set_row (dialog, "Number", "7");
  remove_in_library (desk, desk->reports[0]);
  WAIT_UNTIL (desk_find_figure (desk, "6%") == NULL);
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  WAIT_UNTIL (strstr (get_message (dialog), "no longer in the library") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (widget_find_row (dialog, "Number")), ==, "7");
  close_dialog (dialog);
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
  dialog = correct (desk, desk_review_text, "5.8%");
  set_row (dialog, "Number", "7");
  dz_library_write_async (desk->library, replace_report, g_memdup2 (&desk->reports[1], sizeof desk->reports[1]),
                          g_free, NULL, NULL, NULL, NULL);
  WAIT_UNTIL (desk_find_figure (desk, "5万朵") != NULL);
  g_assert_cmpint (desk_find_figure (desk, "5万朵")->id, ==, id);
  gtk_widget_activate_action (dialog, "figure.save", NULL);
  WAIT_UNTIL (strstr (get_message (dialog), "no longer in the library") != NULL);
  close_dialog (dialog);
  g_assert_cmpint (desk_find_figure (desk, "5万朵")->state, ==, DZ_STATE_EXTRACTED);
}

/* The review */

static DzReviewBar *
start_review (Desk *desk)
{
  DzReviewBar *bar;

  dz_text_pane_toggle_review (desk->text);
  bar = DZ_REVIEW_BAR (widget_find_type (GTK_WIDGET (desk->text), DZ_TYPE_REVIEW_BAR));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (bar)));

  return bar;
}

static void
review_all (DzReviewBar *bar)
{
  GtkWidget *which = widget_find_type (GTK_WIDGET (bar), GTK_TYPE_DROP_DOWN);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (which), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (which)), 2);
}

static void
click (DzReviewBar *bar, const char *label)
{
  g_signal_emit_by_name (widget_find_button (GTK_WIDGET (bar), label), "clicked");
}

static guint
get_position (DzReviewBar *bar)
{
  return dz_review_queue_get_position (dz_review_bar_get_queue (bar));
}

static GtkWidget *
find_icon_button (GtkWidget *widget, const char *icon)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_icon_button (child, icon);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
step (DzReviewBar *bar, const char *icon)
{
  GtkWidget *button = find_icon_button (GTK_WIDGET (bar), icon);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* The first has none before it and the last none behind it; both stay where they are. */
static void
test_review_ends (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  review_all (bar);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 4);
  step (bar, "go-previous-symbolic");
  g_assert_cmpuint (get_position (bar), ==, 0);
  for (int i = 0; i < 9; i++)
    step (bar, "go-next-symbolic");
  g_assert_cmpuint (get_position (bar), ==, 3);
  g_assert_true (widget_says (GTK_WIDGET (bar), "4 of 4"));
  click (bar, "Confirm");
  WAIT_UNTIL (dz_review_queue_count_done (dz_review_bar_get_queue (bar)) == 1);
  g_assert_cmpuint (get_position (bar), ==, 0);
}

/* Reports that are gone leave nothing to review: said so, and every verb is harmless. */
static void
test_review_of_nothing (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  remove_in_library (desk, desk->reports[0]);
  remove_in_library (desk, desk->reports[1]);
  WAIT_UNTIL (dz_session_get_overview (desk->session)->quantities->len == 0);
  review_all (bar);
  g_assert_cmpuint (dz_review_queue_get_length (dz_review_bar_get_queue (bar)), ==, 0);
  g_assert_true (widget_says (GTK_WIDGET (bar), "Nothing left to review."));
  click (bar, "Confirm");
  click (bar, "Correct…");
  click (bar, "Reject");
  step (bar, "go-previous-symbolic");
  step (bar, "go-next-symbolic");
  g_assert_null (desk_find_dialog ());
  desk_undo (desk);
  desk_undo (desk);
  WAIT_UNTIL (dz_session_get_overview (desk->session)->quantities->len == 4);
}

/* Rejected, undone, done again: the bar follows, and counts right. */
static void
test_review_undo (Desk *desk, gconstpointer data)
{
  DzReviewBar *bar;
  const DzReviewQueue *queue;
  gint64 first;

  desk_show_report (desk, desk->reports[0]);
  bar = start_review (desk);
  queue = dz_review_bar_get_queue (bar);
  review_all (bar);
  first = dz_review_queue_get_id (queue);
  click (bar, "Reject");
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 1 && dz_library_get_undo_label (desk->library) != NULL);
  g_assert_cmpint (dz_review_queue_get_id (queue), !=, first);
  desk_undo (desk);
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 0);
  g_assert_cmpint (dz_review_queue_get_id (queue), ==, first);
  desk_redo (desk);
  WAIT_UNTIL (dz_review_queue_count_done (queue) == 1);
  click (bar, "Reject");
  dz_session_set_library (desk->session, NULL);
  click (bar, "Correct…");
  click (bar, "Confirm");
  g_assert_null (desk_find_dialog ());
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
}

/* Goals */

static gpointer
rule_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_ruling (store, data, error) != 0);
}

static void
ruled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  dz_library_call_finish (DZ_LIBRARY (source), result, error);
}

static GtkWidget *
open_pair_dialog (Desk *desk, const char *wording)
{
  GtkWidget *dialog;

  dz_session_focus_quantity (desk->session, desk_find_goal (desk, wording)->goal);
  desk_rule (desk, "goals.pair");
  WAIT_UNTIL ((dialog = widget_find_window (DZ_TYPE_PAIR_DIALOG)) != NULL && gtk_widget_get_mapped (dialog));

  return dialog;
}

/* A goal is not offered to itself, and the library refuses it. */
static void
test_pair_with_itself (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;
  GError *error = NULL;
  DzRuling ruling = { .kind = DZ_RULING_PAIR };

  desk_show_report (desk, desk->reports[0]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_assert_false (widget_says (GTK_WIDGET (list), "In focus"));
  gtk_window_close (GTK_WINDOW (dialog));

  ruling.goal_id = ruling.outcome_id = desk_find_goal (desk, "6%")->goal->id;
  dz_library_write_async (desk->library, rule_in_store, &ruling, NULL, NULL, NULL, ruled_cb, &error);
  WAIT_UNTIL (error != NULL);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dz_library_get_undo_label (desk->library));
}

/* An outcome of another place is offered where she searches for it, with its place, and then she has the last word. */
static void
test_pair_with_another_place (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[1]);
  dialog = correct (desk, desk_review_text, "5.8%");
  set_row (dialog, "Place", "邻区");
  save (dialog);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  gtk_editable_set_text (GTK_EDITABLE (widget_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "邻区");
  WAIT_UNTIL (gtk_list_box_get_row_at_index (list, 0) != NULL);
  g_assert_true (widget_says (GTK_WIDGET (list), "邻区"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (desk_find_goal (desk, "6%")->outcome->place, ==, "邻区");
  g_assert_cmpint (desk_find_goal (desk, "6%")->state, !=, DZ_STATE_EXTRACTED);
}

static gpointer
undo_in_copy (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

static gpointer
back_up (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_backup (store, data, error));
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_nonnull (dz_library_call_finish (DZ_LIBRARY (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static void
copy_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(DzLibrary **) data = dz_library_open_finish (result, NULL);
}

/* A copy has the same figures under the same ids. */
static DzLibrary *
open_copy (Desk *desk)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "copy.duizhao", NULL);
  DzLibrary *copy = NULL;
  gboolean done = FALSE;

  dz_library_read_async (desk->library, back_up, g_strdup (path), g_free, NULL, NULL, backed_up_cb, &done);
  WAIT_UNTIL (done);
  dz_library_open_async (path, NULL, copy_opened_cb, &copy);
  WAIT_UNTIL (copy != NULL);

  return copy;
}

/* The library goes while an outcome is being chosen: the choice is not written, least of all elsewhere. */
static void
test_pair_without_library (Desk *desk, gconstpointer data)
{
  g_autoptr (DzLibrary) copy = open_copy (desk);
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[0]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  dz_session_set_library (desk->session, copy);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  /* What is written there next is the first. */
  desk_show_report (desk, desk->reports[0]);
  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.confirm-figure");
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CONFIRMED);
  dz_library_write_async (copy, undo_in_copy, NULL, NULL, NULL, NULL, NULL, NULL);
  WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_EXTRACTED);
  g_assert_null (dz_library_get_undo_label (copy));
  dz_session_set_library (desk->session, desk->library);
  WAIT_UNTIL (dz_session_get_overview (desk->session) != NULL);
  g_assert_null (dz_library_get_undo_label (desk->library));
  dz_library_close (copy);
}

/* A verdict set by hand goes with its goal and comes back with it. */
static void
test_verdict_without_goal (Desk *desk, gconstpointer data)
{
  desk_show_report (desk, desk->reports[0]);
  dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
  gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "changed");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->verdict == DZ_VERDICT_CHANGED);

  desk_go_to (desk, desk_plan_text, "6%");
  desk_do (desk, "report.reject-figure");
  WAIT_UNTIL (desk_find_goal (desk, "6%") == NULL);
  gtk_widget_activate_action (desk->goals, "goals.verdict", "s", "met");
  gtk_widget_activate_action (desk->goals, "goals.take-back", NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%") != NULL);
  g_assert_cmpint (desk_find_goal (desk, "6%")->verdict, ==, DZ_VERDICT_CHANGED);

  remove_in_library (desk, desk->reports[0]);
  WAIT_UNTIL (desk_find_goal (desk, "6%") == NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%") != NULL);
  g_assert_cmpint (desk_find_goal (desk, "6%")->verdict, ==, DZ_VERDICT_CHANGED);
}

/* The outcome she paired is rejected: the goal stands without it until that is undone. */
static void
test_paired_outcome_goes (Desk *desk, gconstpointer data)
{
  GtkWidget *dialog;
  GtkListBox *list;

  desk_show_report (desk, desk->reports[1]);
  dialog = open_pair_dialog (desk, "6%");
  list = GTK_LIST_BOX (widget_find_type (dialog, GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  WAIT_UNTIL (desk_find_goal (desk, "6%")->state != DZ_STATE_EXTRACTED);
  desk_show_report (desk, desk->reports[1]);
  desk_go_to (desk, desk_review_text, "5.8%");
  desk_do (desk, "report.reject-figure");
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome == NULL);
  desk_undo (desk);
  WAIT_UNTIL (desk_find_goal (desk, "6%")->outcome != NULL);
  g_assert_cmpstr (desk_find_goal (desk, "6%")->outcome->wording, ==, "5.8%");
}

/* Words of the reader that a spreadsheet would run as a formula leave the window guarded, and come back whole. */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static char *
copy_goals (Desk *desk)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (desk->goals);
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "");
  g_assert_true (gtk_widget_activate_action (desk->goals, "goals.copy", NULL));
  while (text == NULL || *text == '\0')
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, copied_cb, &text);
      WAIT_UNTIL (text != NULL);
    }

  return text;
}

static void
test_formulas (Desk *desk, gconstpointer data)
{
  static const char *const formulas[] = { "=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1" };

  desk_show_report (desk, desk->reports[0]);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      GtkWidget *dialog = correct (desk, desk_plan_text, "6%");
      g_autofree char *copied = NULL;
      g_autofree char *guarded = g_strconcat ("'", formulas[i], NULL);
      g_autofree char *bare = g_strconcat ("\t", formulas[i], NULL);

      set_row (dialog, "Indicator", formulas[i]);
      set_row (dialog, "Place", formulas[i]);
      save (dialog);
      WAIT_UNTIL (g_strcmp0 (desk_find_figure (desk, "6%")->indicator, formulas[i]) == 0);
      WAIT_UNTIL (desk_state_shown (desk, "6%") == DZ_STATE_CORRECTED);
      dz_session_focus_quantity (desk->session, desk_find_goal (desk, "6%")->goal);
      copied = copy_goals (desk);
      g_assert_nonnull (strstr (copied, guarded));
      g_assert_null (strstr (copied, bare));
    }
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
  ADD ("review-ends", test_review_ends);
  ADD ("review-of-nothing", test_review_of_nothing);
  ADD ("review-undo", test_review_undo);
  ADD ("pair-with-itself", test_pair_with_itself);
  ADD ("pair-with-another-place", test_pair_with_another_place);
  ADD ("pair-without-library", test_pair_without_library);
  ADD ("verdict-without-goal", test_verdict_without_goal);
  ADD ("paired-outcome-goes", test_paired_outcome_goes);
  ADD ("formulas", test_formulas);
#undef ADD

  return g_test_run ();
}
