/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/dz-cli-chart-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "cli/dz-cli-output.h"

typedef struct
{
  const DzCliChartSource *source;
  GPtrArray *indicators; /* (element-type utf8) borrowed */
  int status;
} Batch;

/* Keys and terms become parts of file names. */
static char *
dup_file_name (const Batch *batch, DzChartKind kind, const char *what)
{
  const DzCliChartOptions *options = batch->source->options;
  const char *format = options->format != NULL ? options->format : "png";
  g_autofree char *part = g_strdup (what != NULL ? what : "");
  g_autofree char *name = NULL;

  g_strdelimit (part, "/\\:*?\"<>|\n\t", '_');
  name = g_strdup_printf ("%s%s%s.%s", dz_chart_kind_get_nick (kind), what != NULL ? "-" : "", part, format);

  return g_build_filename (options->output, name, NULL);
}

static void
draw_one (Batch *batch, DzChartKind kind, const char *indicator, const char *term)
{
  const DzCliChartOptions *options = batch->source->options;
  g_autofree char *path = dup_file_name (batch, kind, indicator != NULL ? indicator : term);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzChart) chart = dz_cli_chart_build (batch->source, kind, indicator, term, &error);

  /* Where everything is asked for, what the reports do not tell is no failure. */
  if (chart != NULL && chart->empty_reason != NULL && options->all)
    return;
  if (chart != NULL && chart->empty_reason != NULL)
    {
      dz_cli_print_error ("duizhao-cli: %s: %s", path, chart->empty_reason);
      batch->status = DZ_CLI_SOME_FAILED;
    }
  else if (chart == NULL || !dz_chart_export_styled (chart, path, &options->picture, options->dpi, &error))
    batch->status = dz_cli_fail (path, error);
  else
    dz_cli_print_line ("%s", path);
}

static void
draw_kind (Batch *batch, DzChartKind kind)
{
  DzChartNeeds needs = dz_chart_kind_get_needs (kind);
  char **terms = batch->source->options->terms;

  if (needs & DZ_CHART_NEEDS_TERM)
    for (int i = 0; terms != NULL && terms[i] != NULL; i++)
      draw_one (batch, kind, NULL, terms[i]);
  else if (needs & DZ_CHART_NEEDS_INDICATOR)
    for (guint i = 0; i < batch->indicators->len; i++)
      draw_one (batch, kind, batch->indicators->pdata[i], NULL);
  else
    draw_one (batch, kind, NULL, NULL);
}

/* Those asked for; without any, every known indicator that the reports give figures of. */
static GPtrArray *
list_indicators (const DzCliChartSource *source)
{
  GPtrArray *indicators = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *known = dz_knowledge_get_indicators (source->knowledge);
  char **asked = source->options->indicators;

  for (int i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      const DzIndicator *indicator = dz_knowledge_find_indicator (source->knowledge, asked[i]);

      g_ptr_array_add (indicators, indicator != NULL ? (gpointer) indicator->key : asked[i]);
    }
  for (guint i = 0; asked == NULL && i < source->overview->quantities->len; i++)
    {
      const DzQuantity *quantity = source->overview->quantities->pdata[i];

      if (quantity->indicator_key != NULL)
        g_hash_table_add (seen, quantity->indicator_key);
    }
  for (guint i = 0; i < known->len; i++)
    if (g_hash_table_contains (seen, ((const DzIndicator *) known->pdata[i])->key))
      g_ptr_array_add (indicators, (gpointer) ((const DzIndicator *) known->pdata[i])->key);

  return indicators;
}

int
dz_cli_chart_run_batch (const DzCliChartSource *source)
{
  const DzCliChartOptions *options = source->options;
  g_autoptr (GPtrArray) indicators = list_indicators (source);
  Batch batch = { source, indicators, DZ_CLI_DONE };

  if (g_mkdir_with_parents (options->output, 0777) != 0)
    {
      /* Translators: a folder, the reason */
      dz_cli_print_error (_ ("duizhao-cli: the folder “%s” could not be made: %s"), options->output,
                          g_strerror (errno));
      return DZ_CLI_SOME_FAILED;
    }
  for (guint i = 0; i < options->kinds->len; i++)
    draw_kind (&batch, g_array_index (options->kinds, DzChartKind, i));

  return batch.status;
}
