/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "cli/dz-cli-arguments.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* What was typed after “chart”, and what it means. */
typedef struct
{
  char **indicators;
  char *measure;
  char **terms;
  char **places;
  char *years;
  char *size;
  char *style;
  char *title;
  char *subtitle;
  char *caption;
  char *source_words;
  char **words; /* “own=other” */
  char *author;
  char *output;
  char *format;
  char *view; /* the name of a saved one, in place of kinds */
  gboolean no_source;
  gboolean all;
  gboolean timeline; /* in place of charts */
  double dpi; /* 0: the style's */
  gboolean own_dpi; /* was typed */

  GArray *kinds; /* (element-type DzChartKind) */
  DzMeasure wanted_measure;
  int first_year;
  int last_year;
  DzChartStyle picture;
} DzCliChartOptions;

/* What charts are made from. */
typedef struct
{
  const DzCliChartOptions *options;
  DzKnowledge *knowledge;
  DzStore *store;
  DzOverview *overview;
} DzCliChartSource;

/* One chart for one indicator and one term, each NULL where the kind takes none. Its measure is the one asked
 * for, else the first that has figures. */
DzChart *dz_cli_chart_build (const DzCliChartSource *source, DzChartKind kind, const char *indicator,
                             const char *term, GError **error);
/* The texts that were typed, in place of the chart's own. */
void dz_cli_chart_set_texts (const DzCliChartOptions *options, DzChart *chart);
/* dz-cli-chart-view.c: a saved view. Returns the exit status. */
int dz_cli_chart_draw_view (const DzCliChartSource *source);
/* dz-cli-chart-batch.c: every kind × indicator or term into the folder. Returns the exit status. */
int dz_cli_chart_run_batch (const DzCliChartSource *source);

G_END_DECLS
