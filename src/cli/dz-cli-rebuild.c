/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "workbench/dz-import-job.h"
#include "workbench/dz-view-data.h"

static void
print_result (const DzImportResult *result, int done, int total, gpointer user_data)
{
  int *status = user_data;

  if (result->outcome != DZ_IMPORT_FAILED)
    {
      dz_cli_print_line ("rebuilt: %s (%s, %" G_GINT64_FORMAT ")", result->path, result->name, result->report_id);
      return;
    }

  dz_cli_print_line ("failed: %s: %s", result->path, result->message);
  dz_cli_print_error ("duizhao-cli: %s: %s", result->path, result->message);
  *status = DZ_CLI_SOME_FAILED;
}

/* The reader's own: nothing to make them again from. */
static void
tell_damaged_views (DzStore *store, int *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = dz_store_list_views (store, &error);

  if (views == NULL)
    *status = dz_cli_fail (NULL, error);
  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      g_autoptr (GError) damage = NULL;

      if (dz_saved_view_check (g_ptr_array_index (views, i), &damage))
        continue;
      dz_cli_print_line ("failed: %s", damage->message);
      *status = dz_cli_fail (NULL, damage);
    }
}

int
dz_cli_rebuild (DzCliArguments *arguments)
{
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (!dz_cli_arguments_parse (arguments, NULL, 0, 0, &status))
    return status;
  if ((knowledge = dz_cli_load_knowledge ()) == NULL
      || (store = dz_cli_arguments_open_store (arguments, DZ_STORE_WRITE)) == NULL)
    return DZ_CLI_SOME_FAILED;

  if (dz_import_job_rebuild (store, knowledge, print_result, &status, NULL, &error) < 0)
    return dz_cli_fail (NULL, error);
  tell_damaged_views (store, &status);

  return status;
}
