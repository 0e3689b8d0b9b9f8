/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-cursor.h"

void
dz_timeline_cursor_init (DzTimelineCursor *cursor, const DzTimeline *timeline)
{
  *cursor = (DzTimelineCursor){ g_ptr_array_new (), 0, 0 };

  for (guint i = 0; timeline != NULL && i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        {
          DzTimelineLane *lane = g_ptr_array_index (row->lanes, j);

          if (lane->items->len > 0)
            g_ptr_array_add (cursor->lanes, lane);
        }
    }
}

void
dz_timeline_cursor_clear (DzTimelineCursor *cursor)
{
  g_clear_pointer (&cursor->lanes, g_ptr_array_unref);
}

static const GPtrArray *
items_of (const DzTimelineCursor *cursor, guint lane)
{
  return ((const DzTimelineLane *) g_ptr_array_index (cursor->lanes, lane))->items;
}

const DzTimelineItem *
dz_timeline_cursor_get (const DzTimelineCursor *cursor)
{
  if (cursor->lane >= cursor->lanes->len)
    return NULL;

  return g_ptr_array_index (items_of (cursor, cursor->lane), cursor->item);
}

static guint
find_nearest (const GPtrArray *items, int year)
{
  guint nearest = 0;
  int distance = G_MAXINT;

  for (guint i = 0; i < items->len; i++)
    {
      const DzTimelineItem *item = g_ptr_array_index (items, i);

      if (ABS (item->last_year - year) < distance)
        {
          distance = ABS (item->last_year - year);
          nearest = i;
        }
    }

  return nearest;
}

static void
change_lane (DzTimelineCursor *cursor, guint lane)
{
  int year = dz_timeline_cursor_get (cursor)->last_year;

  cursor->item = find_nearest (items_of (cursor, lane), year);
  cursor->lane = lane;
}

static void
step_to (DzTimelineCursor *cursor, DzTimelineStep step)
{
  guint last_lane = cursor->lanes->len - 1;
  guint last_item = items_of (cursor, cursor->lane)->len - 1;

  switch (step)
    {
    case DZ_TIMELINE_STEP_BACK:
      cursor->item -= cursor->item > 0 ? 1 : 0;
      break;
    case DZ_TIMELINE_STEP_ON:
      cursor->item += cursor->item < last_item ? 1 : 0;
      break;
    case DZ_TIMELINE_STEP_UP:
      if (cursor->lane > 0)
        change_lane (cursor, cursor->lane - 1);
      break;
    case DZ_TIMELINE_STEP_DOWN:
      if (cursor->lane < last_lane)
        change_lane (cursor, cursor->lane + 1);
      break;
    case DZ_TIMELINE_STEP_LANE_START:
      cursor->item = 0;
      break;
    case DZ_TIMELINE_STEP_LANE_END:
      cursor->item = last_item;
      break;
    case DZ_TIMELINE_STEP_START:
      cursor->lane = cursor->item = 0;
      break;
    case DZ_TIMELINE_STEP_END:
      cursor->lane = last_lane;
      cursor->item = items_of (cursor, last_lane)->len - 1;
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
dz_timeline_cursor_step (DzTimelineCursor *cursor, DzTimelineStep step)
{
  guint lane = cursor->lane;
  guint item = cursor->item;

  if (cursor->lanes->len == 0)
    return FALSE;

  step_to (cursor, step);

  return cursor->lane != lane || cursor->item != item;
}

gboolean
dz_timeline_cursor_go_to (DzTimelineCursor *cursor, const DzGoal *goal)
{
  for (guint i = 0; goal != NULL && i < cursor->lanes->len; i++)
    {
      const GPtrArray *items = items_of (cursor, i);

      for (guint j = 0; j < items->len; j++)
        if (((const DzTimelineItem *) g_ptr_array_index (items, j))->goal == goal)
          {
            cursor->lane = i;
            cursor->item = j;
            return TRUE;
          }
    }

  return FALSE;
}
