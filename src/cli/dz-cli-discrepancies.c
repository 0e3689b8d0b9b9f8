/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-overview-tables.h"

static gboolean
is_of (const DzDiscrepancy *row, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (row->first->report_id == g_array_index (ids, gint64, i)
        || row->second->report_id == g_array_index (ids, gint64, i))
      return TRUE;

  return FALSE;
}

static void
add_row (DzTable *table, const DzDiscrepancy *row, const DzOverview *overview, DzStore *store)
{
  g_autofree char *first = dz_cli_dup_sentence (store, row->first);
  g_autofree char *second = dz_cli_dup_sentence (store, row->second);

  dz_discrepancies_table_add (table, row, overview, first, second);
}

static int
print_discrepancies (DzStore *store, const GArray *ids, gboolean all, const char *format)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (DzTable) table = dz_discrepancies_table_new ();
  g_autoptr (DzOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((overview = dz_overview_load (store, knowledge, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  for (guint i = 0; i < overview->discrepancies->len; i++)
    {
      const DzDiscrepancy *row = g_ptr_array_index (overview->discrepancies, i);

      if ((all || row->kind != DZ_DISCREPANCY_REVISED) && is_of (row, ids))
        add_row (table, row, overview, store);
    }

  return dz_cli_print_table (table, format);
}

int
dz_cli_discrepancies (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  gboolean all = FALSE;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  int status = DZ_CLI_DONE;
  int printed = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Goals and estimates that were revised, too"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL
      || (ids = dz_cli_resolve_reports (arguments, store, &status)) == NULL)
    return DZ_CLI_SOME_FAILED;

  printed = print_discrepancies (store, ids, all, format);

  return printed != DZ_CLI_DONE ? printed : status;
}
