/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-shared-chart.h"

struct _DzSharedChart
{
  gatomicrefcount ref_count;
  DzChart *chart;
  DzSharedTimeline timeline; /* of a timeline */
  DzOverview *overview;      /* the one its goals are borrowed from */
  DzSharedChart *bare;       /* whose data chart borrows, its own texts being those of clothes; or NULL */
  char *clothes[DZ_N_CHART_TEXTS];
};

DzSharedChart *
dz_shared_chart_new (DzChart *chart)
{
  DzSharedChart *self = g_new0 (DzSharedChart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chart = chart;

  return self;
}

DzSharedChart *
dz_shared_chart_new_timeline (const DzTimeline *timeline, DzOverview *overview, double first, double last)
{
  DzTimeline *shown = dz_timeline_new_for_span (timeline, first, last);
  DzSharedChart *self = dz_shared_chart_new (dz_overview_build_timeline_marks (overview, shown));

  self->timeline = (DzSharedTimeline){ shown, first, last };
  self->overview = dz_overview_ref (overview);

  return self;
}

DzSharedChart *
dz_shared_chart_dress (DzSharedChart *bare, const DzChartOutfit *outfit)
{
  DzSharedChart *self = dz_shared_chart_new (g_memdup2 (bare->chart, sizeof *bare->chart));

  self->bare = dz_shared_chart_ref (bare);
  self->chart->words = g_strdupv (outfit->words);
  for (DzChartText text = 0; text < DZ_N_CHART_TEXTS; text++)
    if (outfit->texts[text] != NULL)
      *dz_chart_find_text (self->chart, text) = self->clothes[text] = g_strdup (outfit->texts[text]);

  return self;
}

static void
undress (DzSharedChart *self)
{
  for (guint i = 0; i < DZ_N_CHART_TEXTS; i++)
    g_free (self->clothes[i]);
  g_strfreev (self->chart->words);
  g_free (self->chart);
  dz_shared_chart_unref (self->bare);
}

DzSharedChart *
dz_shared_chart_ref (DzSharedChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dz_shared_chart_unref (DzSharedChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->bare != NULL)
    undress (self);
  else
    dz_chart_free (self->chart);
  g_clear_pointer (&self->timeline.timeline, dz_timeline_free);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_free (self);
}

const DzChart *
dz_shared_chart_get (const DzSharedChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chart;
}

const DzSharedTimeline *
dz_shared_chart_get_timeline (const DzSharedChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->bare != NULL)
    return dz_shared_chart_get_timeline (self->bare);

  return self->timeline.timeline != NULL ? &self->timeline : NULL;
}
