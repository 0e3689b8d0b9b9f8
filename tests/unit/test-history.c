/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-history.h"

static void
go_to (DzHistory *history, gint64 report, const char *query, DzMove move)
{
  g_autoptr (DzStep) step = dz_step_copy (dz_history_get_step (history));

  step->left = report;
  g_free (step->query);
  step->query = g_strdup (query);
  dz_history_move (history, step, move);
}

static void
test_first_step_leaves_no_trail (void)
{
  g_autoptr (DzHistory) history = dz_history_new ();

  go_to (history, 7, NULL, DZ_MOVE_GO);

  g_assert_cmpint (dz_history_get_step (history)->left, ==, 7);
  g_assert_false (dz_history_can_go (history, -1));
}

static void
test_back_and_forward (void)
{
  g_autoptr (DzHistory) history = dz_history_new ();

  go_to (history, 1, NULL, DZ_MOVE_GO);
  go_to (history, 2, NULL, DZ_MOVE_GO);
  g_assert_true (dz_history_go (history, -1));
  g_assert_cmpint (dz_history_get_step (history)->left, ==, 1);
  g_assert_true (dz_history_go (history, 1));
  g_assert_cmpint (dz_history_get_step (history)->left, ==, 2);
  g_assert_false (dz_history_go (history, 1));
}

static void
test_going_elsewhere_forgets_forward (void)
{
  g_autoptr (DzHistory) history = dz_history_new ();

  go_to (history, 1, NULL, DZ_MOVE_GO);
  go_to (history, 2, NULL, DZ_MOVE_GO);
  dz_history_go (history, -1);
  go_to (history, 3, NULL, DZ_MOVE_GO);

  g_assert_false (dz_history_can_go (history, 1));
  dz_history_go (history, -1);
  g_assert_cmpint (dz_history_get_step (history)->left, ==, 1);
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (DzHistory) history = dz_history_new ();

  go_to (history, 1, NULL, DZ_MOVE_GO);
  go_to (history, 1, "g", DZ_MOVE_BROWSE);
  go_to (history, 1, "gd", DZ_MOVE_BROWSE);
  go_to (history, 1, "gdp", DZ_MOVE_BROWSE);
  dz_history_go (history, -1);

  g_assert_null (dz_history_get_step (history)->query);
  g_assert_false (dz_history_can_go (history, -1));
}

static void
test_keeps_a_day_of_steps (void)
{
  g_autoptr (DzHistory) history = dz_history_new ();
  int n_back = 0;

  for (int i = 1; i <= 1000; i++)
    go_to (history, i, NULL, DZ_MOVE_GO);
  while (dz_history_go (history, -1))
    n_back++;

  g_assert_cmpint (n_back, >=, 100);
  g_assert_cmpint (n_back, <, 1000);
  g_assert_cmpint (dz_history_get_step (history)->left, ==, 1000 - n_back);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/history/first-step-leaves-no-trail", test_first_step_leaves_no_trail);
  g_test_add_func ("/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/history/going-elsewhere-forgets-forward", test_going_elsewhere_forgets_forward);
  g_test_add_func ("/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/history/keeps-a-day-of-steps", test_keeps_a_day_of_steps);

  return g_test_run ();
}
