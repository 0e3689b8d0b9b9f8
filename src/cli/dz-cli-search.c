/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "core/dz-char.h"

static const char *const columns[] = {
  "report", "paragraph", "start", "left_context", "hit", "right_context", "end", "citation", NULL,
};

static void
add_row (DzTable *table, const DzSearchHit *hit, const GPtrArray *reports)
{
  const DzReport *report = dz_cli_find_report (reports, hit->report_id);
  g_autofree char *citation = report != NULL ? dz_report_dup_citation (report, hit->number) : NULL;

  dz_table_add_integer (table, hit->report_id);
  dz_cli_add_number (table, hit->number);
  dz_table_add_integer (table, hit->start);
  dz_table_add_text (table, hit->left);
  dz_table_add_text (table, hit->hit);
  dz_table_add_text (table, hit->right);
  dz_table_add_integer (table, hit->end);
  dz_table_add_text (table, citation);
}

static int
print_count (DzStore *store, const char *query)
{
  g_autoptr (GError) error = NULL;
  gint64 n_hits = dz_store_count_hits (store, query, &error);

  if (n_hits < 0)
    return dz_cli_fail (NULL, error);
  dz_cli_print_line ("%" G_GINT64_FORMAT, n_hits);

  return DZ_CLI_DONE;
}

static int
print_hits (DzStore *store, const char *query, const char *format)
{
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, &error);
  g_autoptr (GPtrArray) hits = NULL;

  if (reports == NULL || (hits = dz_store_search (store, query, 0, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  for (guint i = 0; i < hits->len; i++)
    add_row (table, g_ptr_array_index (hits, i), reports);

  return dz_cli_print_table (table, format);
}

static gboolean
is_blank (const char *query)
{
  while (*query != '\0' && dz_char_is_blank (g_utf8_get_char (query)))
    query = g_utf8_next_char (query);

  return *query == '\0';
}

int
dz_cli_search (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autoptr (DzStore) store = NULL;
  gboolean count = FALSE;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_NONE, &count, N_ ("Print only the number of hits"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv or json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json"))
    return DZ_CLI_USAGE;
  if (is_blank (arguments->argv[0]))
    return dz_cli_arguments_refuse (arguments, "%s", _ ("the words to search for are empty"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return count ? print_count (store, arguments->argv[0]) : print_hits (store, arguments->argv[0], format);
}
