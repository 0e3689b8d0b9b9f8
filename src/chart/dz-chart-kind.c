/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *name; /* N_() */
  DzChartNeeds needs;
} Kind;

#define INDICATOR (DZ_CHART_TAKES_INDICATOR | DZ_CHART_NEEDS_INDICATOR)

static const Kind kinds[DZ_N_CHART_KINDS] = {
  [DZ_CHART_GOAL_OUTCOME] = { "goal-outcome", N_ ("Goal and Outcome"), INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_PLACES] = { "places", N_ ("District and City"), INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_SHARE] = { "share", N_ ("Share in the City"), INDICATOR },
  [DZ_CHART_SLOPE] = { "slope", N_ ("Year Against Year"), DZ_CHART_TAKES_INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_TERM] = { "term", N_ ("Term Frequency"), DZ_CHART_NEEDS_TERM },
  [DZ_CHART_TOPICS] = { "topics", N_ ("Make-up by Topic"), DZ_CHART_TAKES_NOTHING },
  [DZ_CHART_INDEXED] = { "indexed", N_ ("Indexed to a Base Year"), INDICATOR },
  [DZ_CHART_DUMBBELL]
  = { "dumbbell", N_ ("Two Years, Row by Row"), DZ_CHART_TAKES_INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_PANELS_PLACE] = { "panels-by-place", N_ ("Panels by Place"), INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_PANELS_INDICATOR]
  = { "panels-by-indicator", N_ ("Panels by Indicator"), DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_VERDICTS_YEAR] = { "verdicts-by-year", N_ ("Verdicts by Year"), DZ_CHART_TAKES_NOTHING },
  [DZ_CHART_VERDICTS_TOPIC] = { "verdicts-by-topic", N_ ("Verdicts by Topic"), DZ_CHART_TAKES_NOTHING },
  [DZ_CHART_SCATTER]
  = { "scatter", N_ ("Goals Against Outcomes"), DZ_CHART_TAKES_INDICATOR | DZ_CHART_TAKES_MEASURE },
  [DZ_CHART_HEAT_MAP] = { "heatmap", N_ ("Heat Map of Indicators"), DZ_CHART_TAKES_MEASURE },
};

#undef INDICATOR

const char *
dz_chart_kind_get_nick (DzChartKind kind)
{
  g_return_val_if_fail (kind < DZ_N_CHART_KINDS, "");

  return kinds[kind].nick;
}

gboolean
dz_chart_kind_from_nick (const char *nick, DzChartKind *kind)
{
  for (guint i = 0; i < DZ_N_CHART_KINDS; i++)
    if (g_strcmp0 (nick, kinds[i].nick) == 0)
      {
        *kind = (DzChartKind) i;
        return TRUE;
      }

  return FALSE;
}

char *
dz_chart_kind_dup_nicks (void)
{
  const char *nicks[DZ_N_CHART_KINDS + 1] = { NULL };

  for (guint i = 0; i < DZ_N_CHART_KINDS; i++)
    nicks[i] = kinds[i].nick;

  return g_strjoinv (", ", (char **) nicks);
}

const char *
dz_chart_kind_get_name (DzChartKind kind)
{
  g_return_val_if_fail (kind < DZ_N_CHART_KINDS, "");

  return _ (kinds[kind].name);
}

DzChartNeeds
dz_chart_kind_get_needs (DzChartKind kind)
{
  g_return_val_if_fail (kind < DZ_N_CHART_KINDS, DZ_CHART_TAKES_NOTHING);

  return kinds[kind].needs;
}
