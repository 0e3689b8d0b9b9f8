/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "desk-fixture.h"
#include "gui/glossary/dz-candidate-list.h"
#include "gui/glossary/dz-definition-column.h"
#include "gui/glossary/dz-glossary-view-private.h"
#include "gui/glossary/dz-term-item.h"
#include "gui/glossary/dz-term-tips.h"
#include "gui/glossary/dz-term-window.h"

/* The sidebar in a window of its own, on the reports of the desk: both speak of trees, 种树. */
typedef struct
{
  Desk desk;
  GtkWidget *window;
  GtkWidget *view;
  GListModel *list;
} Page;

static void
page_set_up (Page *page, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_reset (settings, "glossary-order");
  g_settings_reset (settings, "glossary-show");
  g_settings_reset (settings, "glossary-dots");
  g_settings_reset (settings, "glossary-all");
  desk_set_up (&page->desk, data);
  page->window = gtk_window_new ();
  page->view = g_object_new (DZ_TYPE_GLOSSARY_VIEW, "session", page->desk.session, NULL);
  page->list = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget_find_type (page->view, GTK_TYPE_LIST_VIEW))));
  gtk_window_set_child (GTK_WINDOW (page->window), page->view);
  gtk_window_present (GTK_WINDOW (page->window));
  WAIT_UNTIL (gtk_widget_get_mapped (page->view));
}

static void
page_tear_down (Page *page, gconstpointer data)
{
  g_object_ref (page->view);
  gtk_window_destroy (GTK_WINDOW (page->window));
  desk_tear_down (&page->desk, data);
  g_assert_finalize_object (page->view);
}

static gpointer
save (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_term_word (store, data, error) != 0);
}

static void
say (Page *page, DzTermWordKind kind, const char *headword, const char *definition)
{
  DzTermWord *word = dz_term_word_new (kind, headword);

  word->definition = g_strdup (definition);
  dz_library_write_async (page->desk.library, save, word, (GDestroyNotify) dz_term_word_free, NULL, NULL, NULL, NULL);
}

/* “种树 万棵”: the headwords in the list. */
static gboolean
lists (Page *page, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (page->list); i++)
    {
      g_autoptr (DzTermItem) item = g_list_model_get_item (page->list, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", dz_term_item_get_key (item));
    }

  return g_str_equal (names->str, expected);
}

static void
act (Page *page, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (page->view, action, target != NULL ? "s" : NULL, target));
}

static void
test_own_term (Page *page, gconstpointer data)
{
  say (page, DZ_TERM_WORD_ENTRY, "种树", NULL);
  WAIT_UNTIL (lists (page, "种树"));
  WAIT_UNTIL (widget_says (page->view, "种树 ✎"));
  g_assert_true (widget_says (page->view, "Used, and nowhere defined"));
  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  WAIT_UNTIL (widget_says (page->view, "把树种下"));
  desk_undo (&page->desk);
  WAIT_UNTIL (widget_says (page->view, "Used, and nowhere defined"));
  desk_undo (&page->desk);
  WAIT_UNTIL (lists (page, ""));
}

/* The terms of a paragraph are asked for while none is chosen: the list says that it shows all. */
static void
test_says_that_no_paragraph_is_chosen (Page *page, gconstpointer data)
{
  static const char *const words = "No paragraph is chosen: all terms";
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  say (page, DZ_TERM_WORD_ENTRY, "种树", NULL);
  WAIT_UNTIL (lists (page, "种树"));
  g_settings_set_boolean (settings, "glossary-all", FALSE);
  WAIT_UNTIL (widget_says (page->view, words));
  g_settings_set_boolean (settings, "glossary-all", TRUE);
  WAIT_UNTIL (!widget_says (page->view, words));
}

static void
test_order_and_filter (Page *page, gconstpointer data)
{
  GtkEditable *filter = GTK_EDITABLE (widget_find_type (page->view, GTK_TYPE_SEARCH_ENTRY));

  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  say (page, DZ_TERM_WORD_ENTRY, "地区", NULL);
  say (page, DZ_TERM_WORD_ENTRY, "待查", NULL);
  WAIT_UNTIL (lists (page, "待查 地区 种树"));
  act (page, "glossary.glossary-order", "frequency");
  WAIT_UNTIL (lists (page, "地区 种树 待查"));
  act (page, "glossary.glossary-order", "appearance");
  WAIT_UNTIL (lists (page, "地区 种树 待查"));
  gtk_editable_set_text (filter, "zhongshu");
  WAIT_UNTIL (lists (page, "种树"));
  gtk_editable_set_text (filter, "zs");
  WAIT_UNTIL (lists (page, "种树"));
  gtk_editable_set_text (filter, "查");
  WAIT_UNTIL (lists (page, "待查"));
  gtk_editable_set_text (filter, "");
  act (page, "glossary.glossary-show", "undefined");
  WAIT_UNTIL (lists (page, "地区 待查"));
  act (page, "glossary.glossary-show", "dropped");
  WAIT_UNTIL (widget_says (page->view, "No Such Term Here"));
}

static void
press_named (GtkWidget *root, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0 && gtk_widget_get_mapped (child))
      g_signal_emit_by_name (child, "clicked");
    else
      press_named (child, tooltip);
}

/* What the list is narrowed to is told above it, and one press takes it back. */
static void
test_tells_what_is_shown (Page *page, gconstpointer data)
{
  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  WAIT_UNTIL (lists (page, "种树"));
  g_assert_false (widget_says (page->view, "Used, Nowhere Defined"));
  act (page, "glossary.glossary-show", "undefined");
  WAIT_UNTIL (widget_says (page->view, "Used, Nowhere Defined"));
  g_assert_true (lists (page, ""));
  press_named (page->view, "Show All Terms");
  WAIT_UNTIL (!widget_says (page->view, "Used, Nowhere Defined"));
  WAIT_UNTIL (lists (page, "种树"));
}

static DzTermWindow *
open_term (Page *page, const char *key)
{
  GtkWidget *window;

  act (page, "glossary.open", key);
  WAIT_UNTIL ((window = widget_find_window (DZ_TYPE_TERM_WINDOW)) != NULL && gtk_widget_get_mapped (window));

  return DZ_TERM_WINDOW (window);
}

/* Both fields of a new term are named for the eye, and the window is as large as they need, not as all about a term. */
static void
test_new_term_is_small (Page *page, gconstpointer data)
{
  GtkWidget *window;
  int width, height;

  WAIT_UNTIL (g_action_group_get_action_enabled (G_ACTION_GROUP (DZ_GLOSSARY_VIEW (page->view)->actions), "add"));
  act (page, "glossary.add", NULL);
  WAIT_UNTIL ((window = widget_find_window (DZ_TYPE_TERM_WINDOW)) != NULL && gtk_widget_get_mapped (window));
  g_assert_true (widget_says (window, "Headword"));
  g_assert_true (widget_says (window, "Definition"));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, <, 600);
  g_assert_cmpint (height, <, 500);
}

static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The page of a term shows and takes definitions and variants; each change can be undone. */
static void
test_term_page (Page *page, gconstpointer data)
{
  GtkWidget *window;
  GtkTextView *text;
  GtkEditable *variant;

  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  WAIT_UNTIL (lists (page, "种树"));
  window = GTK_WIDGET (open_term (page, "种树"));
  g_assert_true (widget_says (window, "Used 2024–2025"));
  g_assert_true (gtk_label_get_selectable (find_label (window, "把树种下")));
  dz_definition_column_edit (DZ_DEFINITION_COLUMN (widget_find_type (window, DZ_TYPE_DEFINITION_COLUMN)));
  text = GTK_TEXT_VIEW (widget_find_type (widget_find_type (window, DZ_TYPE_DEFINITION_COLUMN), GTK_TYPE_TEXT_VIEW));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "另一句话", -1);
  g_signal_emit_by_name (widget_find_button (window, "_Save"), "clicked");
  WAIT_UNTIL (widget_says (page->view, "另一句话") && widget_says (window, "另一句话"));

  variant = GTK_EDITABLE (gtk_widget_get_prev_sibling (widget_find_button (window, "Add _Variant")));
  gtk_editable_set_text (variant, "万棵");
  g_signal_emit_by_name (widget_find_button (window, "Add _Variant"), "clicked");
  WAIT_UNTIL (widget_says (page->view, "Also written: 万棵"));
  desk_undo (&page->desk);
  WAIT_UNTIL (!widget_says (page->view, "Also written: 万棵"));
  desk_undo (&page->desk);
  WAIT_UNTIL (widget_says (page->view, "把树种下") && widget_says (window, "把树种下"));
}

/* What was folded is shown with what folds it, kept apart and folded again. */
static void
test_folded_forms (Page *page, gconstpointer data)
{
  GtkWidget *window;

  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  say (page, DZ_TERM_WORD_ENTRY, "种的树", "种下的树");
  WAIT_UNTIL (widget_says (page->view, "Also written"));
  g_assert_cmpuint (g_list_model_get_n_items (page->list), ==, 1);
  window = GTK_WIDGET (open_term (page, "种树"));
  g_assert_true (widget_says (window, "Folded: 的"));
  g_signal_emit_by_name (widget_find_button (window, "Keep Apart"), "clicked");
  WAIT_UNTIL (g_list_model_get_n_items (page->list) == 2);
  act (page, "glossary.open", "种的树");
  if (widget_find_button (window, "Fold Again") == NULL)
    act (page, "glossary.open", "种树");
  g_signal_emit_by_name (widget_find_button (window, "Fold Again"), "clicked");
  WAIT_UNTIL (g_list_model_get_n_items (page->list) == 1);
}

/* Terms of the reader are dotted in the text too, unless she switches that off. */
static void
test_dots (Page *page, gconstpointer data)
{
  DzReportContent *content = desk_show_report (&page->desk, page->desk.reports[0]);

  g_assert_cmpuint (content->term_spans->len, ==, 0);
  say (page, DZ_TERM_WORD_ENTRY, "种树", "把树种下");
  WAIT_UNTIL ((content = dz_report_view_get_content (desk_get_view (&page->desk))) != NULL
              && content->term_spans->len == 1);
  g_assert_cmpstr (((DzTerm *) content->terms->pdata[0])->key, ==, "种树");
  g_assert_nonnull (strstr (((DzTerm *) content->terms->pdata[0])->definition, "把树种下"));
  g_assert_true (dz_term_tips_are_dotted (desk_get_view (&page->desk)));
  act (page, "glossary.glossary-dots", NULL);
  WAIT_UNTIL (!dz_term_tips_are_dotted (desk_get_view (&page->desk)));
}

/* Accepted or dismissed, a candidate leaves the list, and comes back with undo. */
static void
test_candidates (Page *page, gconstpointer data)
{
  GtkWidget *candidates;

  WAIT_UNTIL (widget_says (page->view, "No Terms Yet"));
  act (page, "glossary.candidates", "all");
  candidates = widget_find_type (page->view, DZ_TYPE_CANDIDATE_LIST);
  WAIT_UNTIL (widget_says (candidates, "No Candidates") || widget_says (candidates, "all reports"));
  g_signal_emit_by_name (candidates, "dismissed", "种树");
  g_signal_emit_by_name (candidates, "accepted", "地区");
  WAIT_UNTIL (g_list_model_get_n_items (page->list) == 1);
  g_signal_emit_by_name (candidates, "closed");
  WAIT_UNTIL (lists (page, "地区"));
  desk_undo (&page->desk);
  WAIT_UNTIL (lists (page, ""));
}

static GtkWidget *
find_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What was dismissed long ago is listed, and proposed again where the reader says so. */
static void
test_takes_back (Page *page, gconstpointer data)
{
  GtkWidget *candidates = widget_find_type (page->view, DZ_TYPE_CANDIDATE_LIST);
  GtkWidget *toggle;

  WAIT_UNTIL (widget_says (page->view, "No Terms Yet"));
  say (page, DZ_TERM_WORD_DISMISSED, "地区生产总值", NULL);
  say (page, DZ_TERM_WORD_DISMISSED, "种树", NULL);
  say (page, DZ_TERM_WORD_ENTRY, "区", NULL);
  WAIT_UNTIL (lists (page, "区"));
  act (page, "glossary.candidates", "all");
  toggle = find_tooltip (candidates, "What I Dismissed");
  WAIT_UNTIL (gtk_widget_get_mapped (toggle));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (toggle)), ==, "2 dismissed");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  WAIT_UNTIL (gtk_widget_get_mapped (find_tooltip (candidates, "Propose Again")));
  g_assert_true (widget_says (candidates, "种树"));
  g_signal_emit_by_name (find_tooltip (candidates, "Propose Again"), "clicked");
  WAIT_UNTIL (g_str_equal (gtk_button_get_label (GTK_BUTTON (toggle)), "1 dismissed"));
  desk_undo (&page->desk);
  WAIT_UNTIL (g_str_equal (gtk_button_get_label (GTK_BUTTON (toggle)), "2 dismissed"));
}

#define ADD(name, test) g_test_add ("/glossary/" name, Page, NULL, page_set_up, test, page_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  ADD ("own-term", test_own_term);
  ADD ("says-that-no-paragraph-is-chosen", test_says_that_no_paragraph_is_chosen);
  ADD ("order-and-filter", test_order_and_filter);
  ADD ("tells-what-is-shown", test_tells_what_is_shown);
  ADD ("new-term-is-small", test_new_term_is_small);
  ADD ("term-page", test_term_page);
  ADD ("folded-forms", test_folded_forms);
  ADD ("dots", test_dots);
  ADD ("candidates", test_candidates);
  ADD ("takes-back", test_takes_back);

  return g_test_run ();
}
