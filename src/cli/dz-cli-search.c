/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-scope.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-concordance-file.h"
#include "workbench/dz-concordance.h"
#include "workbench/dz-report-dispersion.h"
#include "workbench/dz-search-tables.h"

/* What the user asked for. */
typedef struct
{
  DzStore *store;
  DzQuery *query;
  DzSearchScope *scope;
  char *format;
  char *output;
  char *sort;
  int length;
  int max;
  gboolean group;
  gboolean count;
  gboolean dispersion;
  gboolean explain;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->query, dz_query_free);
  g_clear_pointer (&run->scope, dz_search_scope_free);
  g_clear_pointer (&run->store, dz_store_close);
  g_free (run->format);
  g_free (run->output);
  g_free (run->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static int
print_count (const Run *run)
{
  g_autoptr (GError) error = NULL;
  gint64 n_hits = dz_store_count_query_hits (run->store, run->query, run->scope, &error);

  if (n_hits < 0)
    return dz_cli_fail (NULL, error);
  dz_cli_scope_warn (run->store);
  dz_cli_print_line ("%" G_GINT64_FORMAT, n_hits);

  return DZ_CLI_DONE;
}

static int
print_dispersion (const Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (run->store, &error);
  g_autoptr (GPtrArray) dispersions = NULL;
  g_autoptr (DzTable) table = NULL;

  if (reports == NULL
      || (dispersions = dz_dispersions_load (run->store, run->query, run->scope, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  dz_cli_scope_warn (run->store);
  table = dz_search_tables_new_dispersions (dispersions, reports);

  return dz_cli_put_table (table, run->format, run->output);
}

static int
print_words (const Run *run)
{
  g_autofree char *query = dz_query_dup_words (run->query);
  g_autofree char *scope = dz_search_scope_dup_words (run->scope);

  dz_cli_print_line ("%s", query);
  dz_cli_print_line ("%s", scope);

  return DZ_CLI_DONE;
}

static DzContextSide
get_side (const Run *run)
{
  if (run->sort == NULL)
    return DZ_CONTEXT_BOTH;

  return g_str_equal (run->sort, "left") ? DZ_CONTEXT_LEFT : DZ_CONTEXT_RIGHT;
}

/* As lines to be read; html: as a page. */
static int
write_page (const Run *run, const GPtrArray *hits, const GPtrArray *reports, gboolean html)
{
  g_autofree char *query = dz_query_dup_words (run->query);
  g_autofree char *scope = dz_search_scope_dup_words (run->scope);
  g_autoptr (GError) error = NULL;
  DzConcordancePage page = { query, scope, hits->len, hits, reports };
  g_autofree char *text = NULL;

  /* There are more than were asked for. */
  if (run->max > 0 && hits->len == (guint) run->max
      && (page.n_hits = dz_store_count_query_hits (run->store, run->query, run->scope, &error)) < 0)
    return dz_cli_fail (NULL, error);
  text = html ? dz_concordance_dup_html (&page) : dz_concordance_dup_text (&page);

  return dz_cli_write (run->output, text);
}

static int
print_hits (const Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = dz_store_list_reports (run->store, &error);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (DzTable) table = NULL;

  if (reports == NULL
      || (hits = dz_store_search_query (run->store, run->query, run->scope, 0, (guint) run->max, &error))
           == NULL)
    return dz_cli_fail (NULL, error);

  dz_cli_scope_warn (run->store);
  if (run->group)
    {
      g_autoptr (GPtrArray) groups = dz_concordance_group (hits, get_side (run), run->length);

      return dz_cli_put_table (table = dz_search_tables_new_groups (groups), run->format, run->output);
    }
  if (run->sort != NULL)
    dz_concordance_sort (hits, get_side (run), run->length);
  if (g_str_equal (run->format, "text") || g_str_equal (run->format, "html"))
    return write_page (run, hits, reports, g_str_equal (run->format, "html"));
  table = dz_search_tables_new_hits (hits, reports);

  return dz_cli_put_table (table, run->format, run->output);
}

/* Of whole reports, or of a part of them. */
static gboolean
check_dispersion (const DzCliArguments *arguments, const Run *run, const DzCliScope *scope)
{
  if (!run->dispersion || (!scope->headings && !scope->notes && scope->tag == NULL))
    return TRUE;
  dz_cli_arguments_refuse (arguments, "%s",
                           _ ("a dispersion is measured over the text of reports or of a part of them"));

  return FALSE;
}

static gboolean
check_order (const DzCliArguments *arguments, const Run *run)
{
  if (run->sort != NULL && !g_str_equal (run->sort, "left") && !g_str_equal (run->sort, "right"))
    dz_cli_arguments_refuse (arguments, _ ("“%s” is no side to sort by; there are left and right"),
                             run->sort);
  else if (run->length < 1 || run->length > DZ_CONCORDANCE_CONTEXT_MAX)
    dz_cli_arguments_refuse (arguments, _ ("from 1 to %d characters beside a hit can be compared"),
                             DZ_CONCORDANCE_CONTEXT_MAX);
  else if (run->max < 0)
    dz_cli_arguments_refuse (arguments, "%s", _ ("the number of hits cannot be negative"));
  else
    return TRUE;

  return FALSE;
}

int
dz_cli_search (DzCliArguments *arguments)
{
  g_auto (DzCliScope) scope = { 0 };
  g_auto (Run) run = { .length = 5 };
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_NONE, &run.count, N_ ("Print only the number of hits"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &run.explain, N_ ("Say in words what would be searched, and where"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &run.sort, N_ ("By what stands beside the hit: left or right"), N_ ("SIDE") },
    { "by", 0, 0, G_OPTION_ARG_INT, &run.length, N_ ("Compare so many characters beside the hit (5)"), N_ ("N") },
    { "group", 0, 0, G_OPTION_ARG_NONE, &run.group, N_ ("Equal hits with equal context in one row, with their number"),
      NULL },
    { "dispersion", 0, 0, G_OPTION_ARG_NONE, &run.dispersion,
      N_ ("One row for each report: how evenly the hits stand in it, and where"), NULL },
    { "max", 0, 0, G_OPTION_ARG_INT, &run.max, N_ ("Stop after so many hits; 0 prints all"), N_ ("N") },
    DZ_CLI_REPORT_ENTRIES (&scope),
    DZ_CLI_TEXT_ENTRIES (&scope),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &run.format, N_ ("tsv, csv, json, xlsx, text or html"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &run.output, N_ ("Write to this file"), N_ ("FILE") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, &run.format,
                                     run.group || run.dispersion ? "tsv|csv|json|xlsx"
                                                                 : "tsv|csv|json|xlsx|text|html")
      || !check_order (arguments, &run) || !check_dispersion (arguments, &run, &scope)
      || (run.query = dz_cli_scope_parse (&scope, arguments, arguments->argv[0])) == NULL)
    return DZ_CLI_USAGE;
  if ((run.store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((run.scope = dz_cli_scope_take (&scope, arguments, run.store, &status)) == NULL)
    return status;
  if (run.explain)
    return print_words (&run);

  if (run.dispersion)
    return print_dispersion (&run);

  return run.count ? print_count (&run) : print_hits (&run);
}
