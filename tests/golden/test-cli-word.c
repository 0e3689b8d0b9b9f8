/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli-run.h"
#include "store/dz-store.h"

/* The row of the growth of 石桥区 in 2024: 6 % promised, 6.2 % came of it. */
static CliRun *
run_goals (const CliFixture *fixture)
{
  return cli_run (fixture, "goals", "--place", "石桥区", "--indicator", "GDP", NULL);
}

static DzQuantity *
find (DzStore *store, DzStatus status, double value)
{
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, 0, NULL);

  for (guint i = 0; i < quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i);

      if (quantity->status == status && quantity->low == value && g_strcmp0 (quantity->indicator_key, "gdp") == 0)
        return dz_quantity_copy (quantity);
    }
  g_assert_not_reached ();
}

static void
say (const CliFixture *fixture, DzStatus status, double value, DzState state, double corrected)
{
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);
  g_autoptr (DzQuantity) quantity = find (store, status, value);
  g_autoptr (GError) error = NULL;

  quantity->low = quantity->high = corrected;
  g_assert_cmpint (dz_store_save_reading (store, quantity, state, &error), ==, quantity->id);
  g_assert_no_error (error);
}

/* Her correction stands in every list and in the data of a chart, also after everything was read again. */
static void
test_corrected (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *data = NULL;
  g_autofree char *contents = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  say (&fixture, DZ_STATUS_OUTCOME, 6.2, DZ_STATE_CORRECTED, 5.1);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) goals = run_goals (&fixture);
      g_autoptr (CliRun) quantities = cli_run (&fixture, "quantities", NULL);

      assert_cell (goals->out, "outcome_low", 0, "5.1");
      assert_cell (goals->out, "gap", 0, "-0.9");
      assert_cell (goals->out, "goal_figure_state", 0, "extracted");
      assert_cell (goals->out, "outcome_figure_state", 0, "corrected");
      g_assert_nonnull (strstr (quantities->out, "\tgdp\t地区生产总值\t5.1\t5.1\t%"));
      assert_run (&fixture, 0, "rebuild");
    }

  data = cli_fixture_dup_path (&fixture, "chart.csv");
  assert_run (&fixture, 0, "chart", "goal-outcome", "--indicator", "GDP", "--measure", "growth", "--place", "石桥区",
              "-o", data);
  g_assert_true (g_file_get_contents (data, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "corrected by you"));
  assert_run (&fixture, 0, "check");
}

/* The words that she says a figure is stand in the list with its hardness and wording, also after everything was read
 * again. */
static void
test_span (void)
{
  g_auto (CliFixture) fixture;
  g_autofree char *span = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  {
    g_autoptr (DzStore) store = dz_store_open (fixture.library, DZ_STORE_WRITE, NULL);
    g_autoptr (DzQuantity) quantity = find (store, DZ_STATUS_OUTCOME, 6.2);
    g_autoptr (GError) error = NULL;

    quantity->start -= 2;
    g_free (quantity->wording);
    quantity->wording = g_strdup ("按我的读法");
    span = g_strdup_printf ("\t%d\t%d\t", quantity->start, quantity->end);
    g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, &error), ==, quantity->id);
    g_assert_no_error (error);
  }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) quantities = cli_run (&fixture, "quantities", NULL);
      const char *row = strstr (quantities->out, "按我的读法\tcorrected");

      g_assert_nonnull (row);
      while (row > quantities->out && row[-1] != '\n')
        row--;
      g_assert_nonnull (g_strstr_len (row, strchr (row, '\n') - row, span));
      assert_run (&fixture, 0, "rebuild");
    }
  assert_run (&fixture, 0, "check");
}

/* Words of hers that a spreadsheet would run are guarded in every CSV, by an apostrophe that can be taken away again; TSV
 * and JSON keep them as they are. */
static void
test_formulas (void)
{
  static const char *const formulas[] = { "=1+1", "+1+1", "-1+1", "@SUM(1)", "＝1+1" };
  g_auto (CliFixture) fixture;
  g_autofree char *file = NULL;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  file = cli_fixture_dup_path (&fixture, "chart.csv");
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (DzStore) store = dz_store_open (fixture.library, DZ_STORE_WRITE, NULL);
      g_autoptr (DzQuantity) quantity = find (store, DZ_STATUS_OUTCOME, 6.2);
      g_autofree char *guarded = g_strconcat (",'", formulas[i], ",", NULL);
      g_autofree char *bare = g_strconcat ("\t", formulas[i], "\t", NULL);
      g_autoptr (CliRun) csv = NULL;
      g_autoptr (CliRun) tsv = NULL;
      g_autofree char *chart = NULL;

      g_free (quantity->place);
      quantity->place = g_strdup (formulas[i]);
      g_free (quantity->unit);
      quantity->unit = g_strdup (formulas[i]);
      g_assert_cmpint (dz_store_save_reading (store, quantity, DZ_STATE_CORRECTED, NULL), ==, quantity->id);
      g_clear_pointer (&store, dz_store_close);
      csv = cli_run (&fixture, "quantities", "--format", "csv", NULL);
      tsv = cli_run (&fixture, "quantities", "--format", "tsv", NULL);
      g_assert_nonnull (strstr (csv->out, guarded));
      g_assert_nonnull (strstr (tsv->out, bare));
      assert_run (&fixture, 0, "chart", "goal-outcome", "--indicator", "GDP", "--measure", "growth", "--place",
                  formulas[i], "-o", file);
      g_assert_true (g_file_get_contents (file, &chart, NULL, NULL));
      g_assert_nonnull (strstr (chart, guarded + 1));
    }
}

/* What she rejected is listed as such, and nothing else counts it. */
static void
test_rejected (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  say (&fixture, DZ_STATUS_OUTCOME, 6.2, DZ_STATE_REJECTED, 6.2);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) goals = run_goals (&fixture);
      g_autoptr (CliRun) quantities = cli_run (&fixture, "quantities", NULL);

      assert_cell (goals->out, "goal_low", 0, "6");
      assert_cell (goals->out, "outcome_low", 0, "");
      assert_cell (goals->out, "verdict", 0, "not reported");
      g_assert_nonnull (strstr (quantities->out, "\trejected\t"));
      assert_run (&fixture, 0, "rebuild");
    }
}

static void
rule (const CliFixture *fixture, DzRulingKind kind, DzVerdict verdict)
{
  g_autoptr (DzStore) store = dz_store_open (fixture->library, DZ_STORE_WRITE, NULL);
  g_autoptr (DzQuantity) goal = find (store, DZ_STATUS_GOAL, 6);
  g_autoptr (DzQuantity) outcome = find (store, DZ_STATUS_OUTCOME, 6.2);
  g_autoptr (GError) error = NULL;
  DzRuling ruling = { .goal_id = goal->id, .kind = kind, .verdict = verdict };

  ruling.outcome_id = kind != DZ_RULING_VERDICT ? outcome->id : 0;
  g_assert_cmpint (dz_store_save_ruling (store, &ruling, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_decided (void)
{
  g_auto (CliFixture) fixture;

  cli_fixture_init (&fixture);
  cli_import_both (&fixture);
  rule (&fixture, DZ_RULING_UNPAIR, 0);
  rule (&fixture, DZ_RULING_VERDICT, DZ_VERDICT_CHANGED);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (CliRun) goals = run_goals (&fixture);

      assert_cell (goals->out, "outcome_low", 0, "");
      assert_cell (goals->out, "verdict", 0, "changed");
      assert_cell (goals->out, "state", 0, "corrected");
      assert_run (&fixture, 0, "rebuild");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-word/corrected", test_corrected);
  g_test_add_func ("/cli-word/span", test_span);
  g_test_add_func ("/cli-word/formulas", test_formulas);
  g_test_add_func ("/cli-word/rejected", test_rejected);
  g_test_add_func ("/cli-word/decided", test_decided);

  return g_test_run ();
}
