/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <math.h>
#include <string.h>

#define MAX_TRACKS 4

/* From so many items on a lane is crowded even with all its years in view. */
#define CROWDED 9

gboolean
dz_timeline_item_is_bar (const DzTimelineItem *item)
{
  const DzGoal *goal = item->goal;

  return goal->goal != NULL || goal->presence == DZ_PRESENCE_ABSENT_STATED
         || goal->presence == DZ_PRESENCE_ABSENT_OMITTED
         || (goal->presence == DZ_PRESENCE_NOT_FOUND && goal->outcome == NULL);
}

gboolean
dz_timeline_item_has_thread (const DzTimelineItem *item)
{
  double time = dz_timeline_item_get_outcome_time (item);

  return item->goal->goal == NULL && item->goal->presence == DZ_PRESENCE_NOT_FOUND && time == item->last_year
         && item->first_year < item->last_year;
}

double
dz_timeline_item_get_outcome_time (const DzTimelineItem *item)
{
  const DzQuantity *outcome = item->goal->outcome;
  int first = 0;
  int last = 0;
  const char *part = NULL;

  if (outcome == NULL)
    return 0;

  dz_period_parse (outcome->period, &first, &last);
  part = outcome->period != NULL ? strpbrk (outcome->period, "QH") : NULL;
  if (part == NULL || last == 0)
    return last;
  if (strrchr (part, 'Q') != NULL)
    part = strrchr (part, 'Q');
  if (part[1] < '1' || part[1] > '4')
    return last;

  return last - 1 + CLAMP ((part[1] - '0') / (*part == 'H' ? 2.0 : 4.0), 0, 1);
}

static gboolean
share_point (const DzTimelineSlot *a, const DzTimelineSlot *b)
{
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
      if (a->points[i] != 0 && a->points[i] == b->points[j])
        return TRUE;

  return FALSE;
}

static gboolean
collide (const DzTimelineSlot *a, const DzTimelineSlot *b)
{
  if (share_point (a, b))
    return TRUE;

  return dz_timeline_item_is_bar (a->item) && dz_timeline_item_is_bar (b->item)
         && a->item->first_year < b->item->last_year && b->item->first_year < a->item->last_year;
}

static gboolean
fits (const GArray *slots, const DzTimelineSlot *slot, int track)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const DzTimelineSlot *other = &g_array_index (slots, DzTimelineSlot, i);

      if (other != slot && other->track == track && collide (slot, other))
        return FALSE;
    }

  return TRUE;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer focus)
{
  const DzTimelineSlot *first = a;
  const DzTimelineSlot *second = b;
  int chosen = (second->item->goal == focus) - (first->item->goal == focus);
  int bars = dz_timeline_item_is_bar (second->item) - dz_timeline_item_is_bar (first->item);
  int goals = (second->item->goal->goal != NULL) - (first->item->goal->goal != NULL);

  if (focus != NULL && chosen != 0)
    return chosen;
  if (bars != 0)
    return bars;
  if (goals != 0)
    return goals;
  if (first->item->first_year != second->item->first_year)
    return first->item->first_year - second->item->first_year;

  return second->item->last_year - first->item->last_year;
}

/* Whether the second goal is for the same period, set later and not the same; a goal for the last of five
 * years does not take the place of one for their mean. */
static gboolean
revises (const DzTimelineItem *first, const DzTimelineItem *second)
{
  const DzQuantity *a = first->goal->goal;
  const DzQuantity *b = second->goal->goal;

  return a != NULL && b != NULL && first->last_year == second->last_year && first->first_year < second->first_year
         && g_strcmp0 (a->period, b->period) == 0
         && (a->low != b->low || a->high != b->high || a->modifier != b->modifier
             || g_strcmp0 (a->unit, b->unit) != 0);
}

static void
find_revisions (GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    {
      DzTimelineSlot *slot = &g_array_index (slots, DzTimelineSlot, i);

      for (guint j = 0; j < slots->len; j++)
        {
          const DzTimelineItem *other = g_array_index (slots, DzTimelineSlot, j).item;

          if (revises (slot->item, other)
              && (slot->revision == NULL || other->first_year < slot->revision->first_year))
            slot->revision = other;
        }
    }
}

/* Bars first, each in the uppermost track where nothing is in its way; then the outcomes that stand alone. */
static void
assign_tracks (DzTimelinePlan *plan, const DzGoal *focus)
{
  for (guint i = 0; i < plan->lane->items->len; i++)
    {
      const DzTimelineItem *item = g_ptr_array_index (plan->lane->items, i);
      DzTimelineSlot slot = { item, -1, { dz_timeline_item_is_bar (item) ? item->last_year : 0,
                                          dz_timeline_item_get_outcome_time (item) } };

      g_array_append_val (plan->slots, slot);
    }
  g_array_sort_with_data (plan->slots, compare_slots, (gpointer) focus);

  for (guint i = 0; i < plan->slots->len; i++)
    {
      DzTimelineSlot *slot = &g_array_index (plan->slots, DzTimelineSlot, i);

      for (int track = 0; track < MAX_TRACKS && slot->track < 0; track++)
        if (fits (plan->slots, slot, track))
          slot->track = track;
      plan->hidden += slot->track < 0;
      plan->tracks = MAX (plan->tracks, slot->track + 1);
    }
}

/* A second line where three labels belong to one year; it cannot depend on the years shown, or the rows would
 * jump while the reader zooms. */
static int
count_lines (const DzTimelinePlan *plan)
{
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
  int most = 0;

  for (guint i = 0; i < plan->slots->len; i++)
    {
      const DzTimelineSlot *slot = &g_array_index (plan->slots, DzTimelineSlot, i);
      double time = dz_timeline_item_get_outcome_time (slot->item);
      int labels[2] = { dz_timeline_item_is_bar (slot->item) ? slot->item->last_year : 0, (int) ceil (time) };

      if (slot->track != 0)
        continue;
      for (int j = 0; j < 2; j++)
        {
          gpointer key = GINT_TO_POINTER (labels[j]);
          int n = GPOINTER_TO_INT (g_hash_table_lookup (years, key)) + (labels[j] != 0);

          g_hash_table_insert (years, key, GINT_TO_POINTER (n));
          most = MAX (most, n);
        }
    }

  return most > 2 || plan->slots->len >= CROWDED ? 2 : 1;
}

DzTimelinePlan *
dz_timeline_plan_new (const DzTimelineLane *lane, const DzGoal *focus)
{
  DzTimelinePlan *plan = g_new0 (DzTimelinePlan, 1);

  plan->lane = lane;
  plan->tracks = 1;
  plan->slots = g_array_new (FALSE, TRUE, sizeof (DzTimelineSlot));
  assign_tracks (plan, focus);
  find_revisions (plan->slots);
  plan->lines = count_lines (plan);

  return plan;
}

void
dz_timeline_plan_free (DzTimelinePlan *plan)
{
  if (plan == NULL)
    return;

  g_array_unref (plan->slots);
  g_free (plan);
}

gboolean
dz_timeline_plan_hides (const DzTimelinePlan *plan, const DzGoal *goal)
{
  for (guint i = 0; plan->hidden > 0 && i < plan->slots->len; i++)
    {
      const DzTimelineSlot *slot = &g_array_index (plan->slots, DzTimelineSlot, i);

      if (slot->item->goal == goal)
        return slot->track < 0;
    }

  return FALSE;
}

double
dz_timeline_plan_get_height (const DzTimelinePlan *plan, const DzTimelineFrame *frame, double min_above)
{
  double above = plan->lines * frame->line;
  double track = 2 + frame->bar + frame->font_size * 0.35;

  return MAX (above, min_above) + track + (plan->tracks - 1) * (above + track);
}
