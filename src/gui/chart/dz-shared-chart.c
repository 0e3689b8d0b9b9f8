/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-shared-chart.h"

struct _DzSharedChart
{
  gatomicrefcount ref_count;
  DzChart *chart;
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

  dz_chart_free (self->chart);
  g_free (self);
}

const DzChart *
dz_shared_chart_get (const DzSharedChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chart;
}
