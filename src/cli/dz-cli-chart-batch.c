/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-chart-private.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "core/dz-error.h"
#include "workbench/dz-chart-batch.h"

typedef struct
{
  const DzCliChartOptions *options;
  int status;
} Telling;

static gboolean
tell (const char *path, const GError *error, guint done, guint n, gpointer data)
{
  Telling *telling = data;

  if (error == NULL)
    dz_cli_print_line ("%s", path);
  else if (!g_error_matches (error, DZ_ERROR, DZ_ERROR_EMPTY))
    telling->status = dz_cli_fail (path, error);
  /* Where everything is asked for, what the reports do not tell is no failure. */
  else if (!telling->options->all)
    {
      dz_cli_print_error ("duizhao-cli: %s: %s", path, error->message);
      telling->status = DZ_CLI_SOME_FAILED;
    }

  return TRUE;
}

/* Names and aliases become keys; NULL where none was asked for. (element-type utf8) borrowed, NULL-terminated */
static GPtrArray *
find_keys (const DzCliChartSource *source)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  char **asked = source->options->indicators;

  for (int i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      const DzIndicator *indicator = dz_knowledge_find_indicator (source->knowledge, asked[i]);

      g_ptr_array_add (keys, indicator != NULL ? (gpointer) indicator->key : asked[i]);
    }
  g_ptr_array_add (keys, NULL);

  return asked != NULL ? g_steal_pointer (&keys) : NULL;
}

int
dz_cli_chart_run_batch (const DzCliChartSource *source)
{
  const DzCliChartOptions *options = source->options;
  g_autoptr (GPtrArray) keys = find_keys (source);
  Telling telling = { options, DZ_CLI_DONE };
  DzChartBatch batch = { .overview = source->overview,
                         .knowledge = source->knowledge,
                         .store = source->store,
                         .kinds = (const DzChartKind *) (void *) options->kinds->data,
                         .n_kinds = options->kinds->len,
                         .indicators = keys != NULL ? (const char *const *) keys->pdata : NULL,
                         .terms = (const char *const *) options->terms,
                         .filter = { .places = (const char *const *) options->places,
                                     .first_year = options->first_year,
                                     .last_year = options->last_year },
                         .measure = options->measure != NULL ? (int) options->wanted_measure : -1,
                         .style = options->picture,
                         .dpi = options->dpi,
                         .author = options->author,
                         .folder = options->output,
                         .format = options->format != NULL ? options->format : "png" };

  if (g_mkdir_with_parents (options->output, 0777) != 0)
    {
      /* Translators: a folder, the reason */
      dz_cli_print_error (_ ("duizhao-cli: the folder “%s” could not be made: %s"), options->output,
                          g_strerror (errno));
      return DZ_CLI_SOME_FAILED;
    }
  dz_chart_batch_run (&batch, NULL, tell, &telling);

  return telling.status;
}
