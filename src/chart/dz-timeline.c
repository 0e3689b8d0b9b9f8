/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline.h"

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
