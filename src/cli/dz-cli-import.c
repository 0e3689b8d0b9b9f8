/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-import-job.h"

static const char *const words[] = { "imported", "already there", "new version", "failed" };

/* What stands behind the colon, translated. */
static char *
dup_detail (const DzImportResult *result)
{
  if (result->outcome == DZ_IMPORT_VERSION)
    return dz_carried_dup_text (&result->carried);
  if (result->is_earlier)
    return g_strdup (_ ("an earlier version of this report; the newest one stays"));

  return g_strdup (result->doubt);
}

static void
print_result (const DzImportResult *result, int done, int total, gpointer user_data)
{
  int *status = user_data;
  g_autofree char *detail = NULL;

  /* The words before the colon are part of the contract and not translated. */
  if (result->outcome == DZ_IMPORT_FAILED)
    {
      dz_cli_print_line ("failed: %s: %s", result->path, result->message);
      dz_cli_print_error ("duizhao-cli: %s: %s", result->path, result->message);
      *status = DZ_CLI_SOME_FAILED;
      return;
    }

  detail = dup_detail (result);
  dz_cli_print_line ("%s: %s (%s, %" G_GINT64_FORMAT ")%s%s", words[result->outcome], result->path, result->name,
                     result->report_id, detail != NULL ? ": " : "", detail != NULL ? detail : "");
}

/* The nicks have spaces; on a command line their short forms are handier. */
static gboolean
take_kind (const char *kind, DzReportKind *value)
{
  if (g_str_equal (kind, "work-report"))
    *value = DZ_REPORT_KIND_WORK_REPORT;
  else if (g_str_equal (kind, "feature"))
    *value = DZ_REPORT_KIND_FEATURE;
  else
    return dz_report_kind_from_nick (kind, value);

  return TRUE;
}

static gboolean
take_options (const DzCliArguments *arguments, const char *level, const char *kind, DzImportOptions *options,
              int *status)
{
  /* A word in a place where files may stand as well */
  if (options->place != NULL && !g_utf8_validate (options->place, -1, NULL))
    {
      *status = dz_cli_arguments_refuse (arguments, "%s", _ ("the place is not UTF-8"));
      return FALSE;
    }
  if (level != NULL && !dz_level_from_nick (level, &options->level))
    {
      *status = dz_cli_arguments_refuse (
          arguments, _ ("“%s” is no level; there are: nation, province, city, district"), level);
      return FALSE;
    }
  if (kind != NULL && !take_kind (kind, &options->kind))
    {
      *status = dz_cli_arguments_refuse (arguments, _ ("“%s” is no kind; there are: work-report, feature"),
                                         kind);
      return FALSE;
    }
  if (options->year != 0 && (options->year < 1900 || options->year > 2200))
    {
      *status = dz_cli_arguments_refuse (arguments, _ ("%d is no year of a report"), options->year);
      return FALSE;
    }

  return TRUE;
}

static int
import_files (const DzCliArguments *arguments, DzStore *store, DzImportOptions *options)
{
  g_autoptr (DzKnowledge) knowledge = dz_cli_load_knowledge ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (knowledge == NULL)
    return DZ_CLI_SOME_FAILED;

  for (int i = 0; i < arguments->argc; i++)
    g_ptr_array_add (files, g_file_new_for_path (arguments->argv[i]));
  options->place = dz_cli_canonical_place (knowledge, options->place);
  results = dz_import_job_run (store, knowledge, files, options, print_result, &status, NULL, &error);

  return results != NULL ? status : dz_cli_fail (NULL, error);
}

int
dz_cli_import (DzCliArguments *arguments)
{
  g_autofree char *place = NULL;
  g_autofree char *level = NULL;
  g_autofree char *kind = NULL;
  DzImportOptions options = { NULL };
  g_autoptr (DzStore) store = NULL;
  int status = DZ_CLI_DONE;
  const GOptionEntry entries[] = {
    { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_ ("The place of all these reports"), "P" },
    { "level", 0, 0, G_OPTION_ARG_FILENAME, &level, N_ ("nation, province, city or district"), "L" },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_ ("The year they plan for"), "Y" },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_ ("work-report or feature"), "K" },
    { "separate", 0, 0, G_OPTION_ARG_NONE, &options.separate,
      N_ ("Keep a corrected text of a report apart instead of making it the new version"), NULL },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, -1, &status))
    return status;
  options.place = place;
  if (!take_options (arguments, level, kind, &options, &status))
    return status;

  store = dz_cli_arguments_open_store (arguments, DZ_STORE_WRITE);
  if (store == NULL)
    return DZ_CLI_SOME_FAILED;

  return import_files (arguments, store, &options);
}
