/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-goal.h"

#include <math.h>

DzGoal *
dz_goal_new (void)
{
  DzGoal *goal = g_new0 (DzGoal, 1);

  goal->gap = NAN;

  return goal;
}

void
dz_goal_free (DzGoal *goal)
{
  if (goal == NULL)
    return;

  dz_quantity_free (goal->goal);
  dz_quantity_free (goal->outcome);
  dz_quantity_free (goal->absence);
  g_clear_pointer (&goal->also, g_ptr_array_unref);
  g_free (goal);
}

const DzQuantity *
dz_goal_get_main (const DzGoal *goal)
{
  g_return_val_if_fail (goal != NULL, NULL);

  if (goal->goal != NULL)
    return goal->goal;

  return goal->outcome != NULL ? goal->outcome : goal->absence;
}

gboolean
dz_goal_is_said_in (const DzGoal *goal, gint64 quantity_id)
{
  g_return_val_if_fail (goal != NULL, FALSE);

  for (guint i = 0; goal->also != NULL && i < goal->also->len; i++)
    if (((const DzQuantity *) g_ptr_array_index (goal->also, i))->id == quantity_id)
      return TRUE;

  return goal->goal != NULL && goal->goal->id == quantity_id;
}

void
dz_amplification_free (DzAmplification *amplification)
{
  if (amplification == NULL)
    return;

  g_free (amplification->lower_place);
  g_free (amplification->upper_place);
  dz_quantity_free (amplification->lower);
  dz_quantity_free (amplification->upper);
  g_free (amplification);
}

void
dz_discrepancy_free (DzDiscrepancy *discrepancy)
{
  if (discrepancy == NULL)
    return;

  dz_quantity_free (discrepancy->first);
  dz_quantity_free (discrepancy->second);
  g_free (discrepancy);
}
