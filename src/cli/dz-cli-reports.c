/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

static const char *const columns[] = {
  "id",      "source",  "title", "kind",       "place",      "level", "delivered", "meeting", "speaker",
  "reviews", "plans",   "paragraphs", "quantities", "terms", "parent",    "year",    NULL,
};

static void
add_row (DzTable *table, const DzReport *report)
{
  int year = dz_report_get_year (report);

  dz_table_add_integer (table, report->id);
  dz_table_add_text (table, report->source);
  dz_table_add_text (table, report->title);
  dz_table_add_text (table, dz_report_kind_get_nick (report->kind));
  dz_table_add_text (table, report->place);
  dz_table_add_text (table, dz_level_get_nick (report->level));
  dz_table_add_text (table, report->delivered);
  dz_table_add_text (table, report->meeting);
  dz_table_add_text (table, report->speaker);
  dz_table_add_years (table, report->reviews);
  dz_table_add_years (table, report->plans);
  dz_table_add_integer (table, dz_report_count_body (report));
  dz_table_add_integer (table, report->n_quantities);
  dz_table_add_integer (table, report->n_terms);
  dz_table_add_text (table, report->parent);
  dz_cli_add_number (table, year);
}

int
dz_cli_reports (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzTable) table = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, 0, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;

  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((reports = dz_store_list_reports (store, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  table = dz_table_new (columns);
  for (guint i = 0; i < reports->len; i++)
    add_row (table, g_ptr_array_index (reports, i));

  return dz_cli_print_table (table, format);
}
