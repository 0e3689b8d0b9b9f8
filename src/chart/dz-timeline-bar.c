/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <math.h>

static const DzColor nothing = { 0, 0, 0, 0 };

static double
edge_width (const DzTimelineFrame *frame)
{
  return MAX (1.5, frame->font_size / 8);
}

/* Firm: an unbroken edge; soft: a broken one; plain: none. */
static void
add_edge (DzScene *scene, const DzTimelineFrame *frame, const cairo_rectangle_t *area, DzFirmness firmness,
          DzColor color)
{
  double width = edge_width (frame);
  /* Inside of the bar, so that all bars stay as high as each other. */
  cairo_rectangle_t inner
      = { area->x + width / 2, area->y + width / 2, MAX (area->width - width, 0), area->height - width };
  DzSceneItem *item = NULL;

  if (firmness == DZ_FIRMNESS_PLAIN)
    return;

  item = dz_scene_add_box (scene, &inner, nothing, inner.height / 2);
  item->line = color;
  item->line_width = width;
  item->dashed = firmness == DZ_FIRMNESS_SOFT;
}

static void
add_filled (DzScene *scene, const DzTimelineFrame *frame, const cairo_rectangle_t *area, double progress,
            DzColor soft, DzColor ground)
{
  cairo_rectangle_t part = *area;

  dz_scene_add_box (scene, area, progress > 0 ? dz_color_mix (ground, soft, 0.5) : soft, area->height / 2);
  if (progress <= 0)
    return;

  part.width = MAX (area->width * progress, MIN (frame->bar, area->width));
  dz_scene_add_box (scene, &part, soft, part.height / 2);
}

void
dz_timeline_bar_draw_thread (DzScene *scene, const DzTimelineFrame *frame, double start, double end, double y,
                             DzColor color)
{
  y = floor (y) + 0.5;
  dz_scene_add_line (scene, start, y, end, y, dz_color_mix (frame->palette->background, color, 0.7), 1);
}

/* No goal: an empty bar, unbroken where the report says that it sets none, broken where it leaves it out, and
 * a mere thread where nothing was found. */
static void
add_absence (DzScene *scene, const DzTimelineFrame *frame, const cairo_rectangle_t *area, DzPresence presence,
             DzColor color)
{
  cairo_rectangle_t outline = { area->x + 0.5, area->y + 0.5, MAX (area->width - 1, 0), area->height - 1 };
  DzSceneItem *item = NULL;

  if (presence == DZ_PRESENCE_NOT_FOUND)
    {
      dz_timeline_bar_draw_thread (scene, frame, area->x, area->x + area->width, area->y + area->height / 2,
                                   color);
      return;
    }

  item = dz_scene_add_box (scene, &outline, nothing, outline.height / 2);
  item->line = color;
  item->line_width = 1;
  item->dashed = presence == DZ_PRESENCE_ABSENT_OMITTED;
}

static void
add_focus (DzScene *scene, const DzTimelineFrame *frame, const cairo_rectangle_t *area, DzColor strong)
{
  double width = MAX (2, frame->font_size / 6);
  cairo_rectangle_t outer = { area->x - width, area->y - width, area->width + 2 * width,
                              area->height + 2 * width };
  DzSceneItem *item = dz_scene_add_box (scene, &outer, nothing, outer.height / 2);

  item->line = strong;
  item->line_width = width;
}

void
dz_timeline_bar_draw (DzScene *scene, const DzTimelineFrame *frame, const DzTimelineSlot *slot, int color,
                      double start, double end, double y)
{
  cairo_rectangle_t area = { start, y - frame->bar / 2, end - start, frame->bar };
  DzColor strong = dz_palette_get_series (frame->ink, color);
  DzColor soft = dz_palette_get_series_soft (frame->ink, color);
  const DzGoal *goal = slot->item->goal;

  if (goal->goal == NULL)
    add_absence (scene, frame, &area, goal->presence, strong);
  else
    {
      /* What took a goal's place leaves it pale. */
      if (slot->revision != NULL)
        soft = dz_color_mix (frame->palette->background, soft, 0.45);
      add_filled (scene, frame, &area, dz_timeline_item_get_progress (slot->item), soft,
                  frame->palette->background);
      add_edge (scene, frame, &area, slot->item->firmness, strong);
    }
  if (goal == frame->focus)
    add_focus (scene, frame, &area, strong);
}

void
dz_timeline_bar_draw_sample (DzScene *scene, const DzTimelineFrame *frame, DzFirmness firmness,
                             DzPresence presence, gboolean half_reached, const cairo_rectangle_t *area)
{
  DzColor soft = dz_color_mix (frame->palette->background, frame->palette->dim, 0.45);

  if (presence != DZ_PRESENCE_STATED)
    {
      add_absence (scene, frame, area, presence, frame->palette->dim);
      return;
    }

  add_filled (scene, frame, area, half_reached ? 0.6 : 0, soft, frame->palette->background);
  add_edge (scene, frame, area, firmness, frame->palette->dim);
}
