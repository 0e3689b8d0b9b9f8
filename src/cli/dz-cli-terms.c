/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-ngram-tables.h"

static const char *const columns[] = {
  "headword", "definition", "report", "occurrences", "number", "name", NULL,
};

static const char *const candidate_columns[] = {
  "candidate", "count", "per_10000", "cohesion", "left_freedom", "right_freedom", "quoted", "score", NULL,
};

/* Counts as “武昌区 2025 #1: 12; 武汉市 2024 #3: 3” with the reports' ids, in JSON as a list of objects. */
static void
add_counts (DzTable *table, const GPtrArray *counts, const GPtrArray *reports)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < counts->len; i++)
    {
      const DzTermCount *count = g_ptr_array_index (counts, i);
      const DzReport *report = dz_cli_find_report (reports, count->report_id);
      g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

      if (count->count == 0)
        continue;
      g_string_append_printf (text, "%s%s #%" G_GINT64_FORMAT ": %d", text->len > 0 ? "; " : "",
                              name != NULL ? name : "", count->report_id, count->count);
      g_string_append_printf (json, "%s{\"report\": %" G_GINT64_FORMAT ", \"name\": ", json->len > 1 ? ", " : "",
                              count->report_id);
      dz_json_append_string (json, name);
      g_string_append_printf (json, ", \"count\": %d}", count->count);
    }
  g_string_append_c (json, ']');
  dz_table_add_value (table, text->str, json->str);
}

static void
add_row (DzTable *table, const DzTerm *term, DzStore *store, const GPtrArray *reports, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = dz_store_count_headword (store, term->headword, &error);
  const DzReport *report = dz_cli_find_report (reports, term->report_id);
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

  if (counts == NULL)
    {
      *status = dz_cli_fail (term->headword, error);
      return;
    }

  dz_table_add_text (table, term->headword);
  dz_table_add_text (table, term->definition);
  dz_table_add_integer (table, term->report_id);
  add_counts (table, counts, reports);
  dz_cli_add_number (table, term->number);
  dz_table_add_text (table, name);
}

static void
add_terms (DzTable *table, DzStore *store, gint64 report, const GPtrArray *reports, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = dz_store_list_terms (store, report, &error);

  if (terms == NULL)
    {
      *status = dz_cli_fail (NULL, error);
      return;
    }
  for (guint i = 0; i < terms->len; i++)
    add_row (table, g_ptr_array_index (terms, i), store, reports, status);
}

static int
print_terms (const DzCliArguments *arguments, DzStore *store, const char *format, const char *output)
{
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, &error);
  g_autoptr (GArray) ids = NULL;
  int status = DZ_CLI_DONE;

  if (reports == NULL)
    return dz_cli_fail (NULL, error);

  /* All terms at once are sorted by headword, so that the definitions of a term stand together. */
  if (arguments->argc == 0)
    add_terms (table, store, 0, reports, &status);
  else
    {
      ids = dz_cli_resolve_reports (arguments, store, &status);
      for (guint i = 0; i < ids->len; i++)
        add_terms (table, store, g_array_index (ids, gint64, i), reports, &status);
    }

  return dz_cli_put_table (table, format, output) == DZ_CLI_DONE ? status : DZ_CLI_SOME_FAILED;
}

static int
print_candidates (const DzCliArguments *arguments, DzStore *store, int min_count, const char *format, const char *output)
{
  int status = DZ_CLI_DONE;
  g_autoptr (DzTable) table = dz_table_new (candidate_columns);
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  scope->reports = dz_cli_resolve_reports (arguments, store, &status);
  if ((rows = dz_term_candidates_load (store, scope, min_count, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DzNgramRow *row = g_ptr_array_index (rows, i);

      dz_table_add_text (table, row->text);
      dz_table_add_integer (table, row->count);
      dz_table_add_number (table, row->per_10000);
      dz_table_add_number (table, row->cohesion);
      dz_table_add_number (table, row->left);
      dz_table_add_number (table, row->right);
      dz_table_add_integer (table, row->other_count);
      dz_table_add_number (table, row->score);
    }

  return dz_cli_put_table (table, format, output) == DZ_CLI_DONE ? status : DZ_CLI_SOME_FAILED;
}

int
dz_cli_terms (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzStore) store = NULL;
  gboolean candidates = FALSE;
  int min_count = 5;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "candidates", 0, 0, G_OPTION_ARG_NONE, &candidates, N_ ("What may be a term and stands in no glossary"), NULL },
    { "min-count", 0, 0, G_OPTION_ARG_INT, &min_count, N_ ("Only candidates that occur so often (5)"), N_ ("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, json or xlsx"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 0, -1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &format, "tsv|csv|json|xlsx"))
    return DZ_CLI_USAGE;
  if (min_count < 1)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--min-count is at least 1"));
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;

  return candidates ? print_candidates (arguments, store, min_count, format, output)
                    : print_terms (arguments, store, format, output);
}
