/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

double
dz_timeline_item_get_progress (const DzTimelineItem *item)
{
  const DzGoal *goal = item->goal;

  if (goal->goal == NULL || goal->outcome == NULL || goal->verdict != DZ_VERDICT_IN_PROGRESS
      || goal->goal->measure != DZ_MEASURE_LEVEL || item->last_year - item->first_year < 2
      || isnan (goal->gap))
    return 0;

  return CLAMP (1 + goal->gap / 100, 0, 1);
}

char *
dz_timeline_item_dup_goal_label (const DzTimelineItem *item)
{
  g_autofree char *words = NULL;
  double progress = dz_timeline_item_get_progress (item);

  if (item->goal->goal == NULL)
    return g_strdup (item->goal->presence == DZ_PRESENCE_ABSENT_STATED ? _ ("sets no goal")
                                                                       : _ ("goal left out"));
  words = dz_quantity_dup_label (item->goal->goal);
  /* Translators: %s is a goal as the report words it, %d how much of it is reached */
  if (progress > 0)
    return g_strdup_printf (_ ("goal %s · %d%% reached"), words, (int) floor (progress * 100));

  /* Translators: %s is a goal as the report words it, “6% or so” */
  return g_strdup_printf (_ ("goal %s"), words);
}

char *
dz_timeline_item_dup_outcome_label (const DzTimelineItem *item)
{
  return dz_quantity_dup_label (item->goal->outcome);
}

static gboolean
is_free (const GArray *labels, const DzTimelineLabel *self, int line, double x, double width, double gap)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const DzTimelineLabel *other = &g_array_index (labels, DzTimelineLabel, i);

      if (other != self && other->line == line && x < other->x + other->width + gap
          && other->x < x + width + gap)
        return FALSE;
    }

  return TRUE;
}

/* The free place of a width nearest to the anchor: at it, or touching a neighbour or an end of the range. */
static gboolean
find_place (const GArray *labels, const DzTimelineLabel *self, int line, double width, double gap,
            double *found)
{
  double wished = CLAMP (self->anchor - width / 2, self->min, MAX (self->min, self->max - width));
  double best = HUGE_VAL;

  if (self->max - self->min < width)
    return FALSE;

  for (int i = -3; i < 2 * (int) labels->len; i++)
    {
      const DzTimelineLabel *other = i >= 0 ? &g_array_index (labels, DzTimelineLabel, i / 2) : NULL;
      double x = i == -3   ? wished
                 : i == -2 ? self->min
                 : i == -1 ? self->max - width
                 : i % 2   ? other->x + other->width + gap
                           : other->x - gap - width;

      if ((other != NULL && other->line != line) || x < self->min || x + width > self->max
          || fabs (x - wished) >= best || !is_free (labels, self, line, x, width, gap))
        continue;
      best = fabs (x - wished);
      *found = x;
    }

  return best < HUGE_VAL;
}

static gboolean
try_line (GArray *labels, DzTimelineLabel *label, int line, double width, double gap)
{
  double x = 0;

  if (!find_place (labels, label, line, width, gap, &x))
    return FALSE;

  label->x = x;
  label->width = width;
  label->line = line;

  return TRUE;
}

static void
place (GArray *labels, DzTimelineLabel *label, int lines, double gap, double shortest)
{
  for (int line = 0; line < lines; line++)
    if (try_line (labels, label, line, label->width, gap))
      return;

  if (!label->may_shorten)
    return;
  for (double part = 0.85; label->width * part >= shortest; part -= 0.15)
    for (int line = 0; line < lines; line++)
      if (try_line (labels, label, line, floor (label->width * part), gap))
        return;
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const DzTimelineLabel *first = a;
  const DzTimelineLabel *second = b;

  if (first->rank != second->rank)
    return first->rank - second->rank;

  return (first->anchor > second->anchor) - (first->anchor < second->anchor);
}

void
dz_timeline_labels_place (GArray *labels, int lines, double gap, double shortest)
{
  g_array_sort (labels, compare_rank);
  for (guint i = 0; i < labels->len; i++)
    g_array_index (labels, DzTimelineLabel, i).line = -1;
  for (guint i = 0; i < labels->len; i++)
    place (labels, &g_array_index (labels, DzTimelineLabel, i), lines, gap, shortest);
}
