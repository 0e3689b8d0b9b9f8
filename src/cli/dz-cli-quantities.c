/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

static const char *const columns[] = {
  "id",   "report", "source",   "paragraph", "start",  "end",    "sentence", "indicator_key", "indicator", "low",
  "high", "unit",   "modifier", "measure",   "status", "period", "place",    "wording",       "state",     "hardness",
  "citation", "doubts", NULL,
};

static void
add_row (DzTable *table, const DzQuantity *quantity, const DzReport *report, DzCliSentences *sentences)
{
  g_autofree char *sentence = dz_cli_sentences_dup (sentences, quantity);
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : NULL;
  g_autofree char *doubts = dz_doubts_dup_text (quantity->doubts);

  dz_table_add_integer (table, quantity->id);
  dz_table_add_integer (table, quantity->report_id);
  dz_table_add_text (table, report != NULL ? report->source : NULL);
  dz_cli_add_number (table, quantity->paragraph);
  dz_table_add_integer (table, quantity->start);
  dz_table_add_integer (table, quantity->end);
  dz_table_add_text (table, sentence);
  dz_table_add_text (table, quantity->indicator_key);
  dz_table_add_text (table, quantity->indicator);
  dz_table_add_number (table, quantity->low);
  dz_table_add_number (table, quantity->high);
  dz_table_add_text (table, quantity->unit);
  dz_table_add_text (table, dz_modifier_get_nick (quantity->modifier));
  dz_table_add_text (table, dz_measure_get_nick (quantity->measure));
  dz_table_add_text (table, dz_status_get_nick (quantity->status));
  dz_table_add_text (table, quantity->period);
  dz_table_add_text (table, quantity->place);
  dz_table_add_text (table, quantity->wording);
  dz_table_add_text (table, dz_state_get_nick (quantity->state));
  dz_table_add_text (table, quantity->hardness);
  dz_table_add_text (table, citation);
  dz_table_add_text (table, doubts);
}

static void
add_report (DzTable *table, DzStore *store, gint64 id, const DzReport *report, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, id, &error);
  g_auto (DzCliSentences) sentences = { store };

  if (quantities == NULL)
    {
      *status = dz_cli_fail (NULL, error);
      return;
    }

  for (guint i = 0; i < quantities->len; i++)
    add_row (table, g_ptr_array_index (quantities, i), report, &sentences);
}

static int
print_quantities (const DzCliArguments *arguments, DzStore *store, const char *format)
{
  int status = DZ_CLI_DONE;
  g_autoptr (GArray) ids = dz_cli_resolve_reports (arguments, store, &status);
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, &error);

  if (reports == NULL)
    return dz_cli_fail (NULL, error);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      add_report (table, store, id, dz_cli_find_report (reports, id), &status);
    }

  return dz_cli_print_table (table, format) == DZ_CLI_DONE ? status : DZ_CLI_SOME_FAILED;
}

int
dz_cli_quantities (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return print_quantities (arguments, store, format);
}
