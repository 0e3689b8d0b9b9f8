/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-comparison-file.h"
#include "workbench/dz-report-contrast.h"

typedef struct
{
  DzStore *store;
  DzKnowledge *knowledge;
  const char *format;
  const char *output;
  gboolean promises;
  gboolean changes;
  gboolean only;
  gboolean indicators;
} Run;

static DzComparisonSheet *
load_sheet (const Run *run, const gint64 *ids, GError **error)
{
  g_autoptr (DzComparison) comparison = NULL;
  g_autoptr (DzComparison) third = NULL;

  comparison = run->promises ? dz_comparison_load_promises (run->store, ids[0], ids[1], error)
                             : dz_comparison_load (run->store, ids[0], ids[1], error);
  if (comparison == NULL
      || (ids[2] != 0 && (third = dz_comparison_load (run->store, ids[1], ids[2], error)) == NULL))
    return NULL;

  return dz_comparison_sheet_new (g_steal_pointer (&comparison), g_steal_pointer (&third), run->knowledge);
}

static int
write_changes (const Run *run, const DzComparisonSheet *sheet)
{
  g_autoptr (DzTable) table = dz_comparison_sheet_make_changes_table (sheet);
  DzTableFormat format = DZ_TABLE_TSV;
  g_autofree char *text = NULL;

  dz_table_format_from_nick (run->format, &format);
  text = dz_table_dup_text (table, format);

  return dz_cli_write (run->output, text);
}

static int
write_only (const Run *run, const gint64 *ids, GError **error)
{
  g_autoptr (GPtrArray) contrasts = dz_report_contrast_load (run->store, ids[0], ids[1], run->knowledge, error);
  g_autoptr (DzTable) table = NULL;
  DzTableFormat format = DZ_TABLE_TSV;
  g_autofree char *text = NULL;

  if (contrasts == NULL)
    return dz_cli_fail (NULL, *error);
  table = dz_report_contrast_build_table (contrasts, ids[0], ids[1]);
  dz_table_format_from_nick (run->format, &format);
  text = dz_table_dup_text (table, format);

  return dz_cli_write (run->output, text);
}

/* Goals and outcomes of the reports by indicator, place and year. */
static int
write_indicators (const Run *run, const gint64 *ids, GError **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DzIndicatorTable) indicators = NULL;
  g_autoptr (DzTable) table = NULL;
  DzTableFormat format = DZ_TABLE_TSV;
  g_autofree char *text = NULL;

  g_array_append_vals (array, ids, ids[2] != 0 ? 3 : 2);
  indicators = dz_indicator_table_load (run->store, array, run->knowledge, error);
  if (indicators == NULL)
    return dz_cli_fail (NULL, *error);
  table = dz_indicator_table_build (indicators);
  dz_table_format_from_nick (run->format, &format);
  text = dz_table_dup_text (table, format);

  return dz_cli_write (run->output, text);
}

static int
compare (const DzCliArguments *arguments, const Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzComparisonSheet) sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 ids[3] = { 0 };

  for (int i = 0; i < 3 && arguments->argv[i] != NULL; i++)
    if ((ids[i] = dz_store_resolve_report (run->store, arguments->argv[i], &error)) == 0)
      return dz_cli_fail (arguments->argv[i], error);
  if (ids[2] != 0 && (ids[2] == ids[0] || ids[2] == ids[1]))
    return dz_cli_arguments_refuse (arguments, _ ("“%s” is one of the first two reports: a third must be another"),
                                    arguments->argv[2]);
  if (ids[2] != 0 && run->only)
    return dz_cli_arguments_refuse (arguments, "%s",
                                    _ ("--only tells two reports apart: a third has no place in it"));
  if (ids[0] == ids[1])
    dz_cli_print_error (_ ("“%s” and “%s” are the same report: nothing differs"), arguments->argv[0],
                        arguments->argv[1]);
  if (run->only)
    return write_only (run, ids, &error);
  if (run->indicators)
    return write_indicators (run, ids, &error);
  if ((sheet = load_sheet (run, ids, &error)) == NULL)
    return dz_cli_fail (NULL, error);
  if (run->changes)
    return write_changes (run, sheet);
  if (g_str_equal (run->format, "xlsx")
      && !dz_comparison_sheet_load_indicators (sheet, run->store, run->knowledge, &error))
    return dz_cli_fail (NULL, error);
  bytes = dz_comparison_file_make (sheet, run->format, &error);

  return bytes != NULL ? dz_cli_write_bytes (run->output, bytes) : dz_cli_fail (NULL, error);
}

int
dz_cli_compare (DzCliArguments *arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzKnowledge) knowledge = NULL;
  gboolean promises = FALSE;
  gboolean changes = FALSE;
  gboolean only = FALSE;
  gboolean indicators = FALSE;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("tsv, csv, xlsx, html or pdf"), N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to this file"), N_ ("FILE") },
    { "plan-with-review", 0, 0, G_OPTION_ARG_NONE, &promises,
      N_ ("What the first plans beside what the second looks back on"), NULL },
    { "changes", 0, 0, G_OPTION_ARG_NONE, &changes,
      N_ ("Only numbers that changed and words that are harder or softer, as tsv or csv"), NULL },
    { "only", 0, 0, G_OPTION_ARG_NONE, &only,
      N_ ("Topics, indicators and terms that only one of the first two speaks of, as tsv or csv"), NULL },
    { "indicators", 0, 0, G_OPTION_ARG_NONE, &indicators,
      N_ ("Goals and outcomes of the reports by indicator, place and year, as tsv or csv"), NULL },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 2, 3, &status))
    return status;
  if (changes + only + indicators > 1)
    return dz_cli_arguments_refuse (arguments, "%s", _ ("--changes, --only and --indicators are tables of their own: give one"));
  if (!dz_cli_arguments_take_format (arguments, &format,
                                     changes || only || indicators ? "tsv|csv" : "tsv|csv|xlsx|html|pdf"))
    return DZ_CLI_USAGE;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL
      || (knowledge = dz_cli_load_knowledge ()) == NULL)
    return DZ_CLI_SOME_FAILED;

  return compare (arguments, &(Run){ store, knowledge, format, output, promises, changes, only, indicators });
}
