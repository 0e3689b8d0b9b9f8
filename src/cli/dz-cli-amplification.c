/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "align/dz-goal-ledger.h"
#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-overview.h"

static const char *const columns[] = {
  "indicator_key",   "indicator",      "measure",        "period",         "lower_place",     "lower_low",
  "lower_high",      "lower_unit",     "lower_modifier", "lower_report",   "lower_paragraph", "upper_place",
  "upper_low",       "upper_high",     "upper_unit",     "upper_modifier", "upper_report",    "upper_paragraph",
  "gap",             "lower_wording",  "upper_wording",  "lower_sentence", "upper_sentence",  "lower_citation",
  "upper_citation",  NULL,
};

static void
add_side (DzTable *table, const char *place, const DzQuantity *quantity)
{
  dz_table_add_text (table, place);
  if (quantity == NULL)
    {
      for (int i = 0; i < 6; i++)
        dz_table_add_text (table, NULL);
      return;
    }

  dz_table_add_number (table, quantity->low);
  dz_table_add_number (table, quantity->high);
  dz_table_add_text (table, quantity->unit);
  dz_table_add_text (table, dz_modifier_get_nick (quantity->modifier));
  dz_table_add_integer (table, quantity->report_id);
  dz_cli_add_number (table, quantity->paragraph);
}

static void
add_sentence (DzTable *table, const DzQuantity *quantity, DzStore *store)
{
  g_auto (DzCliSentences) sentences = { store };
  g_autofree char *sentence = quantity != NULL ? dz_cli_sentences_dup (&sentences, quantity) : NULL;

  dz_table_add_text (table, sentence);
}

static void
add_citation (DzTable *table, const DzQuantity *quantity, const DzOverview *overview)
{
  const DzReport *report = quantity != NULL ? dz_overview_find_report (overview, quantity->report_id) : NULL;
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : NULL;

  dz_table_add_text (table, citation);
}

static void
add_row (DzTable *table, const DzAmplification *row, const char *lower, const char *upper, const DzOverview *overview,
         DzStore *store)
{
  const DzQuantity *any = row->lower != NULL ? row->lower : row->upper;

  dz_table_add_text (table, any->indicator_key);
  dz_table_add_text (table, any->indicator);
  dz_table_add_text (table, dz_measure_get_nick (any->measure));
  dz_table_add_text (table, any->period);
  add_side (table, lower, row->lower);
  add_side (table, upper, row->upper);
  dz_table_add_number (table, row->gap);
  dz_table_add_text (table, row->lower != NULL ? row->lower->wording : NULL);
  dz_table_add_text (table, row->upper != NULL ? row->upper->wording : NULL);
  add_sentence (table, row->lower, store);
  add_sentence (table, row->upper, store);
  add_citation (table, row->lower, overview);
  add_citation (table, row->upper, overview);
}

static gboolean
has_place (const DzOverview *overview, const char *place)
{
  if (g_ptr_array_find_with_equal_func (overview->places, place, g_str_equal, NULL))
    return TRUE;

  dz_cli_print_error (_ ("duizhao-cli: the library has no report of “%s”"), place);

  return FALSE;
}

static int
print_amplification (const DzCliArguments *arguments, DzStore *store, const char *lower, const char *upper, const char *format)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_both = TRUE;

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  lower = dz_cli_canonical_place (knowledge, lower);
  upper = dz_cli_canonical_place (knowledge, upper);
  if (g_str_equal (lower, upper))
    return dz_cli_arguments_refuse (arguments, _ ("--lower and --upper are the same place: %s"), lower);
  has_both = has_place (overview, lower);
  has_both = has_place (overview, upper) && has_both;
  if (!has_both)
    return DZ_CLI_SOME_FAILED;

  rows = dz_goal_ledger_amplify (overview->quantities, lower, upper, knowledge);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i), lower, upper, overview, store);

  return dz_cli_print_table (table, format);
}

int
dz_cli_amplification (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "lower", 0, 0, G_OPTION_ARG_FILENAME, &lower, N_ ("The lower place, a district for instance"), "P" },
    { "upper", 0, 0, G_OPTION_ARG_FILENAME, &upper, N_ ("The place above it"), "P" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if (lower == NULL || upper == NULL)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--lower and --upper are both needed"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_amplification (arguments, store, lower, upper, format);
}
