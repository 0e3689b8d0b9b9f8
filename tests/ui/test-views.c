/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample-window.h"

#include <glib/gstdio.h>

#include "gui/chart/dz-chart-view.h"
#include "gui/concordance/dz-concordance-view-private.h"
#include "gui/concordance/dz-hit-list.h"
#include "gui/glossary/dz-glossary-view.h"
#include "gui/glossary/dz-term-item.h"
#include "gui/goals/dz-goals-view.h"
#include "gui/goals/dz-ledger-list.h"
#include "gui/goals/dz-verdict-rules.h"
#include "workbench/dz-pinyin.h"

/* The first row of the ledger with a goal. */
static const DzGoal *
first_goal (DzSession *session)
{
  const GPtrArray *goals = dz_session_get_overview (session)->goals;

  for (guint i = 0; i < goals->len; i++)
    if (((const DzGoal *) g_ptr_array_index (goals, i))->goal != NULL)
      return g_ptr_array_index (goals, i);

  g_assert_not_reached ();
}

static const DzGoal *
selected_goal (GtkWidget *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (view, GTK_TYPE_COLUMN_VIEW)));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  g_autoptr (DzLedgerRow) row = NULL;

  if (gtk_bitset_is_empty (selected))
    return NULL;

  row = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_minimum (selected));

  return dz_ledger_row_get_item (row);
}

static void
test_goals_follow_and_choose (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "goals", DZ_TYPE_GOALS_VIEW);
  const DzGoal *goal = first_goal (window->session);
  GtkSelectionModel *model;

  dz_window_show_overview (window, "goals");
  g_assert_null (selected_goal (view));
  dz_session_focus_quantity (window->session, goal->goal);
  g_assert_true (selected_goal (view) == goal);

  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (view, GTK_TYPE_COLUMN_VIEW)));
  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_true (dz_session_get_focus_goal (window->session) == selected_goal (view));
  g_assert_true (selected_goal (view) != goal);

  close_window (window);
}

/* The table that is shown. */
static DzLedgerList *
shown_list (GtkWidget *view)
{
  GtkWidget *list = gtk_widget_get_ancestor (find_widget (view, DZ_TYPE_LEDGER_LIST), GTK_TYPE_STACK);

  list = gtk_stack_get_visible_child (GTK_STACK (list));

  return DZ_IS_LEDGER_LIST (list) ? DZ_LEDGER_LIST (list) : NULL;
}

/* Headline figures first, the years of one after the other; what the knowledge has no key for comes last. */
static void
test_goals_begin_with_headlines (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "goals", DZ_TYPE_GOALS_VIEW);
  GListModel *model;
  const DzQuantity *before = NULL;

  dz_window_show_overview (window, "goals");
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (view, GTK_TYPE_COLUMN_VIEW))));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DzLedgerRow) row = g_list_model_get_item (model, i);
      const DzQuantity *main = dz_ledger_row_get_main (row);

      if (((const DzGoal *) dz_ledger_row_get_item (row))->goal == NULL)
        break;
      if (before == NULL || g_strcmp0 (before->place, main->place) != 0)
        g_assert_cmpstr (main->indicator_key, ==, "gdp");
      else if (main->indicator_key != NULL && before->measure == main->measure
               && g_strcmp0 (before->indicator_key, main->indicator_key) == 0)
        g_assert_cmpstr (before->period, <=, main->period);
      if (before != NULL && before->indicator_key == NULL && g_strcmp0 (before->place, main->place) == 0)
        g_assert_null (main->indicator_key);
      before = main;
    }
  g_assert_nonnull (before);

  close_window (window);
}

static void
test_goals_have_modes (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_widget (GTK_WIDGET (window), DZ_TYPE_GOALS_VIEW);
  DzLedgerList *list;
  g_autoptr (GPtrArray) rows = NULL;
  GtkColumnView *table;
  const DzQuantity *first;
  const DzQuantity *second;

  dz_window_show_overview (window, "goals");
  g_assert_cmpstr (dz_ledger_list_get_mode (shown_list (view))->name, ==, "goals");
  g_assert_true (gtk_widget_activate_action (view, "goals.mode", "s", "amplification"));
  list = shown_list (view);
  g_assert_nonnull (list);
  g_assert_cmpstr (dz_ledger_list_get_mode (list)->name, ==, "amplification");

  /* choosing leads to the lower goal, going on to the upper one */
  rows = dz_ledger_list_dup_rows (list, FALSE);
  g_assert_cmpuint (rows->len, >, 0);
  first = dz_ledger_row_get_first (rows->pdata[0]);
  second = dz_ledger_row_get_second (rows->pdata[0]);
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpstr (first->place, !=, second->place);
  table = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
  gtk_selection_model_select_item (gtk_column_view_get_model (table), 0, TRUE);
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, first->id);
  g_signal_emit_by_name (table, "activate", 0);
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, second->id);
  g_assert_true (gtk_widget_activate_action (view, "goals.go-first", NULL));
  g_assert_cmpint (dz_session_get_focus (window->session)->quantity_id, ==, first->id);

  g_clear_pointer (&rows, g_ptr_array_unref);
  close_window (window);
}

static GtkWidget *
find_rules (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (DZ_IS_VERDICT_RULES (l->data))
      return l->data;

  return NULL;
}

static const DzTolerance *
find_rule (DzSession *session)
{
  return dz_knowledge_find_tolerance (dz_session_get_knowledge (session), DZ_MEASURE_GROWTH, DZ_MODIFIER_ABOUT);
}

static void
write_rules (const char *row)
{
  g_autofree char *path = dz_knowledge_dup_path ("verdicts.tsv", TRUE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strconcat ("measure\tmodifier\tmet\tnearly\tover\n", row, "\n", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_rules_are_read_again (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_widget (GTK_WIDGET (window), DZ_TYPE_GOALS_VIEW);
  g_autofree char *path = dz_knowledge_dup_path ("verdicts.tsv", TRUE);
  GtkWidget *rules;

  dz_window_show_overview (window, "goals");
  g_assert_true (gtk_widget_activate_action (view, "goals.rules", NULL));
  rules = find_rules ();
  g_assert_nonnull (rules);

  /* a slip leaves the rules as they are */
  write_rules ("growth\tabout\tmuch\t3\t4");
  g_assert_true (gtk_widget_activate_action (rules, "rules.read", NULL));
  g_assert_cmpfloat (find_rule (window->session)->met, ==, 0.3);

  write_rules ("growth\tabout\t2\t3\t4");
  g_assert_true (gtk_widget_activate_action (rules, "rules.read", NULL));
  g_assert_cmpfloat (find_rule (window->session)->met, ==, 2);
  g_unlink (path);
  gtk_window_destroy (GTK_WINDOW (rules));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_window (window);
}

/* The program starts with its own rules. */
static void
test_a_slip_in_the_rules_does_not_hold_up (void)
{
  g_autofree char *path = dz_knowledge_dup_path ("verdicts.tsv", TRUE);
  DzWindow *window;

  write_rules ("growth\tabout\tmuch\t3\t4");
  window = open_sample ();
  g_assert_cmpfloat (find_rule (window->session)->met, ==, 0.3);
  g_unlink (path);
  close_window (window);
}

static void
test_hidden_view_catches_up (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "goals", DZ_TYPE_GOALS_VIEW);
  const DzGoal *goal = first_goal (window->session);

  dz_window_show_overview (window, "timeline");
  dz_session_focus_quantity (window->session, goal->goal);
  g_assert_null (selected_goal (view));
  dz_window_show_overview (window, "goals");
  g_assert_true (selected_goal (view) == goal);

  dz_window_show_overview (window, "timeline");
  dz_session_focus_paragraph (window->session, goal->goal->report_id, goal->goal->paragraph_id, 0, 0);
  g_assert_true (selected_goal (view) == goal);
  dz_window_show_overview (window, "goals");
  g_assert_null (selected_goal (view));

  close_window (window);
}

static void
test_unlinked_view_stands_still (void)
{
  DzWindow *window = open_sample ();
  DzView *view = DZ_VIEW (find_page (window, "goals", DZ_TYPE_GOALS_VIEW));
  const DzGoal *goal = first_goal (window->session);

  dz_window_show_overview (window, "goals");
  dz_view_set_linked (view, FALSE);
  dz_session_focus_quantity (window->session, goal->goal);
  g_assert_null (selected_goal (GTK_WIDGET (view)));
  dz_view_set_linked (view, TRUE);
  g_assert_true (selected_goal (GTK_WIDGET (view)) == goal);

  close_window (window);
}

static void
test_concordance_lists_every_hit (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "concordance", DZ_TYPE_CONCORDANCE_VIEW);
  /* Below the head, whose chooser of the order has a list of its own. */
  GtkWidget *head = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (view)));
  GtkListView *list = GTK_LIST_VIEW (find_widget (gtk_widget_get_next_sibling (head), GTK_TYPE_LIST_VIEW));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));

  dz_window_show_overview (window, "concordance");
  dz_session_set_query (window->session, "长");
  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_assert_cmpstr (dz_hit_list_get (DZ_CONCORDANCE_VIEW (view)->hits, i)->hit, ==, "长");

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 0, TRUE);
  g_assert_cmpint (dz_session_get_focus (window->session)->end, ==,
                   dz_session_get_focus (window->session)->start + 1);
  dz_session_set_query (window->session, "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);

  close_window (window);
}

static void
test_pinyin_initials (void)
{
  g_autoptr (DzPinyin) pinyin = dz_pinyin_new ();
  g_autofree char *carbon = dz_pinyin_dup_initials (pinyin, "“双碳”");
  g_autofree char *mixed = dz_pinyin_dup_initials (pinyin, "5G基站");

  g_assert_cmpstr (carbon, ==, "st");
  g_assert_cmpstr (mixed, ==, "5gjz");
}

static gboolean
all_match (GListModel *model, DzPinyin *pinyin, const char *initials)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DzTermItem) item = g_list_model_get_item (model, i);

      if (!dz_glossary_entry_matches (dz_term_item_get_entry (item), initials, pinyin))
        return FALSE;
    }

  return g_list_model_get_n_items (model) > 0;
}

static void
test_glossary_filters_by_initials (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_widget (GTK_WIDGET (window), DZ_TYPE_GLOSSARY_VIEW);
  GtkWidget *filter = find_widget (view, GTK_TYPE_SEARCH_ENTRY);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (view, GTK_TYPE_LIST_VIEW))));
  g_autoptr (DzPinyin) pinyin = dz_pinyin_new ();
  g_autoptr (DzTermItem) first = NULL;
  g_autofree char *initials = NULL;

  while (g_list_model_get_n_items (model) == 0)
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (model, 0);
  initials = dz_pinyin_dup_initials (pinyin, dz_term_item_get_key (first));

  gtk_editable_set_text (GTK_EDITABLE (filter), initials);
  while (!all_match (model, pinyin, initials))
    g_main_context_iteration (NULL, TRUE);

  close_window (window);
}

/* Every kind of the table can be chosen, and shows a picture or says why not. */
static void
test_chart_kinds (void)
{
  DzWindow *window = open_sample ();
  GtkWidget *view = find_page (window, "chart", DZ_TYPE_CHART_VIEW);
  GtkDropDown *kinds = GTK_DROP_DOWN (find_widget (view, GTK_TYPE_DROP_DOWN));
  AdwStatusPage *empty = ADW_STATUS_PAGE (find_widget (view, ADW_TYPE_STATUS_PAGE));
  GtkStack *pages = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (empty), GTK_TYPE_STACK));

  g_assert_cmpint (g_list_model_get_n_items (gtk_drop_down_get_model (kinds)), ==, DZ_N_CHART_KINDS);
  for (guint kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    {
      adw_status_page_set_description (empty, "");
      gtk_drop_down_set_selected (kinds, kind);
      if (g_str_equal (gtk_stack_get_visible_child_name (pages), "empty"))
        g_assert_cmpstr (adw_status_page_get_description (empty), !=, "");
      else
        g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "chart");
    }

  close_window (window);
}

int
main (int argc, char **argv)
{
  start_program (&argc, &argv);
  g_test_add_func ("/views/pinyin-initials", test_pinyin_initials);
  g_test_add_func ("/views/glossary-filters-by-initials", test_glossary_filters_by_initials);
  g_test_add_func ("/views/goals-follow-and-choose", test_goals_follow_and_choose);
  g_test_add_func ("/views/goals-begin-with-headlines", test_goals_begin_with_headlines);
  g_test_add_func ("/views/goals-have-modes", test_goals_have_modes);
  g_test_add_func ("/views/rules-are-read-again", test_rules_are_read_again);
  g_test_add_func ("/views/a-slip-in-the-rules-does-not-hold-up", test_a_slip_in_the_rules_does_not_hold_up);
  g_test_add_func ("/views/hidden-catches-up", test_hidden_view_catches_up);
  g_test_add_func ("/views/unlinked-stands-still", test_unlinked_view_stands_still);
  g_test_add_func ("/views/concordance-lists-every-hit", test_concordance_lists_every_hit);
  g_test_add_func ("/views/every-kind-of-chart", test_chart_kinds);

  return g_test_run ();
}
