/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "timeline-labels.h"

#include <stdlib.h>
#include <string.h>

/* Pixels by which letters of one line may touch those of the next. */
#define SLACK 0.01

static gboolean
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width && a->y + SLACK < b->y + b->height
         && b->y + SLACK < a->y + a->height;
}

/* “‹ 1955–1960” in a lane with nothing in sight. */
static gboolean
points_elsewhere (const DzSceneItem *item)
{
  return g_str_has_prefix (item->text, "‹ ") || g_str_has_suffix (item->text, " ›");
}

/* The labels of marks, left to right; what stands left or right of the field is not among them. */
static GPtrArray *
find_labels (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < place->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT && item->area.x >= layout->frame.left && item->area.x < layout->frame.right)
        g_ptr_array_add (labels, (gpointer) item);
    }

  return labels;
}

static gboolean
tells_absence (const DzSceneItem *label)
{
  return g_str_equal (label->text, "sets no goal") || g_str_equal (label->text, "goal left out");
}

static gboolean
is_in (const DzTimelineFrame *frame, double time)
{
  double x = dz_timeline_frame_get_x (frame, time);

  return time != 0 && x >= frame->left && x <= frame->right;
}

static gboolean
shows_bar (const DzTimelineLayout *layout, const DzTimelineItem *item)
{
  const DzTimelineFrame *frame = &layout->frame;
  double start = MAX (dz_timeline_frame_get_bar_start (frame, item), frame->left);
  double end = MIN (dz_timeline_frame_get_x (frame, item->last_year), frame->right);

  return end > start;
}

/* Goals that set none are not wanted: their sign says the same. Where they found no track they are told, though. */
static int
count_wanted (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  int n = 0;

  for (guint i = 0; i < place->row->lanes->len; i++)
    {
      const GPtrArray *items = ((const DzTimelineLane *) g_ptr_array_index (place->row->lanes, i))->items;

      for (guint j = 0; j < items->len; j++)
        {
          const DzTimelineItem *item = g_ptr_array_index (items, j);

          n += item->goal->goal != NULL && shows_bar (layout, item);
          n += item->goal->outcome != NULL && is_in (&layout->frame, dz_timeline_item_get_outcome_time (item));
        }
    }

  return n;
}

/* Goals said to be missing that found no track in view: no sign stands for them, so they are told as hidden. */
static int
count_lost_absences (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  int n = 0;

  for (guint i = 0; i < place->plans->len; i++)
    {
      const GArray *slots = ((const DzTimelinePlan *) g_ptr_array_index (place->plans, i))->slots;

      for (guint j = 0; j < slots->len; j++)
        {
          const DzTimelineSlot *slot = &g_array_index (slots, DzTimelineSlot, j);

          n += slot->track < 0 && slot->item->goal->goal == NULL && dz_timeline_item_is_bar (slot->item)
               && slot->item->goal->presence != DZ_PRESENCE_NOT_FOUND && shows_bar (layout, slot->item);
        }
    }

  return n;
}

static void
check_row (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  g_autoptr (GPtrArray) labels = find_labels (layout, place);
  int shown = 0;
  int wanted = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const DzSceneItem *label = g_ptr_array_index (labels, i);

      g_assert_cmpfloat (label->area.x + label->area.width, <=, layout->frame.right + SLACK);
      g_assert_cmpfloat (label->area.y + SLACK, >=, place->y);
      g_assert_cmpfloat (label->area.y + label->area.height, <=, place->y + place->height + SLACK);
      for (guint j = i + 1; j < labels->len; j++)
        {
          const DzSceneItem *other = g_ptr_array_index (labels, j);

          if (overlap (&label->area, &other->area))
            g_error ("%s: “%s” and “%s” overlap", place->row->title, label->text, other->text);
        }
      shown += !tells_absence (label) && !points_elsewhere (label);
    }
  wanted = count_wanted (layout, place) + count_lost_absences (layout, place);
  if (shown + place->hidden != wanted)
    g_error ("%s: %d labels shown, %d told as hidden, %d wanted", place->row->title, shown, place->hidden, wanted);
}

/* “+3 +1”: the counts that a row shows. */
static int
sum_counts (const DzTimelineLayout *layout, const DzTimelineRowPlace *place)
{
  int sum = 0;

  for (guint i = 0; i < place->scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (place->scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT && item->area.x >= layout->frame.right && item->text[0] == '+')
        sum += atoi (item->text + 1);
    }

  return sum;
}

int
assert_timeline_labels (DzTimelineLayout *layout)
{
  int hidden = 0;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      dz_timeline_row_place_ensure (place, &layout->frame);
      check_row (layout, place);
      g_assert_cmpint (sum_counts (layout, place), ==, place->hidden);
      hidden += place->hidden;
      dz_timeline_row_place_forget (place);
    }

  return hidden;
}
