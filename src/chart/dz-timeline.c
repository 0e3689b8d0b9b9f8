/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline.h"

#include "chart/dz-timeline-private.h"

static void
free_lane (gpointer data)
{
  DzTimelineLane *lane = data;

  g_free (lane->place);
  g_clear_pointer (&lane->missing, g_array_unref);
  g_clear_pointer (&lane->items, g_ptr_array_unref);
  g_free (lane);
}

static void
free_row (gpointer data)
{
  DzTimelineRow *row = data;

  g_free (row->title);
  g_free (row->topic);
  g_free (row->heading);
  g_ptr_array_unref (row->lanes);
  g_free (row);
}

DzTimeline *
dz_timeline_new (void)
{
  DzTimeline *timeline = g_new0 (DzTimeline, 1);

  timeline->rows = g_ptr_array_new_with_free_func (free_row);

  return timeline;
}

void
dz_timeline_free (DzTimeline *timeline)
{
  if (timeline == NULL)
    return;

  g_ptr_array_unref (timeline->rows);
  g_free (timeline);
}

DzTimelineRow *
dz_timeline_add_row (DzTimeline *timeline, const char *title, const char *topic)
{
  DzTimelineRow *row = g_new0 (DzTimelineRow, 1);

  g_return_val_if_fail (timeline != NULL, NULL);

  row->title = g_strdup (title);
  row->topic = g_strdup (topic);
  row->lanes = g_ptr_array_new_with_free_func (free_lane);
  g_ptr_array_add (timeline->rows, row);

  return row;
}

DzTimelineLane *
dz_timeline_row_add_lane (DzTimelineRow *row, const char *place, int color)
{
  DzTimelineLane *lane = g_new0 (DzTimelineLane, 1);

  g_return_val_if_fail (row != NULL, NULL);

  lane->place = g_strdup (place);
  lane->color = color;
  lane->missing = g_array_new (FALSE, FALSE, sizeof (int));
  lane->items = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (row->lanes, lane);

  return lane;
}

DzTimelineItem *
dz_timeline_lane_add_item (DzTimelineLane *lane, const DzGoal *goal, int first_year, int last_year)
{
  DzTimelineItem *item = g_new0 (DzTimelineItem, 1);

  g_return_val_if_fail (lane != NULL && goal != NULL, NULL);

  item->goal = goal;
  item->first_year = first_year;
  item->last_year = last_year;
  g_ptr_array_add (lane->items, item);

  return item;
}

static gboolean
is_in_span (const DzTimelineItem *item, double first, double last)
{
  double outcome = dz_timeline_item_get_outcome_time (item);

  if (!(last > first))
    return TRUE;

  return MAX (item->last_year, outcome) >= first
         && (outcome > 0 ? MIN (item->first_year, outcome) : item->first_year) <= last;
}

static guint
count_in_span (const DzTimelineLane *lane, double first, double last)
{
  guint n = 0;

  for (guint i = 0; i < lane->items->len; i++)
    n += is_in_span (g_ptr_array_index (lane->items, i), first, last) ? 1 : 0;

  return n;
}

static void
copy_lane (DzTimelineRow *row, const DzTimelineLane *lane, double first, double last)
{
  DzTimelineLane *copy = dz_timeline_row_add_lane (row, lane->place, lane->color);

  g_array_append_vals (copy->missing, lane->missing->data, lane->missing->len);
  for (guint i = 0; i < lane->items->len; i++)
    {
      const DzTimelineItem *item = g_ptr_array_index (lane->items, i);

      if (is_in_span (item, first, last))
        dz_timeline_lane_add_item (copy, item->goal, item->first_year, item->last_year)->firmness = item->firmness;
    }
}

DzTimeline *
dz_timeline_new_for_span (const DzTimeline *timeline, double first, double last)
{
  DzTimeline *part = dz_timeline_new ();
  const char *heading = NULL;

  g_return_val_if_fail (timeline != NULL, part);

  part->first_year = timeline->first_year;
  part->last_year = timeline->last_year;
  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);
      DzTimelineRow *copy = NULL;

      heading = row->heading != NULL ? row->heading : heading;
      for (guint j = 0; j < row->lanes->len; j++)
        {
          const DzTimelineLane *lane = g_ptr_array_index (row->lanes, j);

          if (count_in_span (lane, first, last) == 0)
            continue;
          if (copy == NULL)
            {
              copy = dz_timeline_add_row (part, row->title, row->topic);
              copy->heading = g_strdup (heading);
              heading = NULL;
            }
          copy_lane (copy, lane, first, last);
        }
    }

  return part;
}
