/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-scene.h"

#include <math.h>

#include "chart/dz-paper-fonts.h"
#include "chart/dz-text-meter.h"

#define HATCH_STEP 6.0

static const double dashes[] = { 4, 3 };

static void
trace_box (cairo_t *cr, const cairo_rectangle_t *area, double radius)
{
  double right = area->x + area->width;
  double bottom = area->y + area->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, area->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, area->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, area->x + radius, area->y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_line (const DzSceneItem *item, cairo_t *cr)
{
  cairo_move_to (cr, item->area.x, item->area.y);
  cairo_line_to (cr, item->area.x + item->area.width, item->area.y + item->area.height);
  cairo_set_line_width (cr, item->line_width);
  dz_color_set_source (item->line, cr);
  if (item->dashed)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_box (const DzSceneItem *item, cairo_t *cr)
{
  trace_box (cr, &item->area, item->radius);
  dz_color_set_source (item->fill, cr);
  if (item->line_width == 0)
    {
      cairo_fill (cr);
      return;
    }

  cairo_fill_preserve (cr);
  dz_color_set_source (item->line, cr);
  cairo_set_line_width (cr, item->line_width);
  if (item->dashed)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Bands of one opaque colour each instead of a gradient: the same picture in PNG, PDF and SVG, and small
 * files. */
static void
draw_fade (const DzSceneItem *item, cairo_t *cr)
{
  const int bands = 8;
  double step = item->area.height / bands;

  for (int i = 0; i < bands; i++)
    {
      double y = item->down ? item->area.y + i * step : item->area.y + item->area.height - (i + 1) * step;
      DzColor color = item->fill;

      color.alpha = item->fill.alpha * 0.55 * (bands - i) / bands;
      cairo_rectangle (cr, item->area.x, y, item->area.width, step);
      dz_color_set_source (color, cr);
      cairo_fill (cr);
    }
}

static void
draw_hatch (const DzSceneItem *item, cairo_t *cr)
{
  const cairo_rectangle_t *area = &item->area;
  /* Anchored to the origin, so that neighbouring areas make one pattern. */
  double first = floor ((area->x + area->y) / HATCH_STEP) * HATCH_STEP;
  double last = area->x + area->width + area->y + area->height;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  for (double sum = first; sum <= last; sum += HATCH_STEP)
    {
      cairo_move_to (cr, sum - area->y, area->y);
      cairo_line_to (cr, sum - area->y - area->height, area->y + area->height);
    }
  dz_color_set_source (item->line, cr);
  cairo_set_line_width (cr, item->line_width);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
stroke_ring (const DzSceneItem *item, cairo_t *cr, double x, double y, double radius)
{
  const double dash = radius * G_PI / DZ_DASHED_RING_DASHES;

  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  dz_color_set_source (item->fill, cr);
  cairo_fill_preserve (cr);
  dz_color_set_source (item->line, cr);
  if (item->mark == DZ_SHAPE_DASHED_RING)
    {
      cairo_set_dash (cr, &dash, 1, 0);
      cairo_set_line_width (cr, item->radius * DZ_DASHED_RING_WIDTH);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
stroke_segment (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/* A cross or an unequal sign stands on a disc of the ground, so that it can be read on a bar. */
static void
draw_strokes (const DzSceneItem *item, cairo_t *cr, double x, double y, double r)
{
  cairo_arc (cr, x, y, r * 1.15, 0, 2 * G_PI);
  dz_color_set_source (item->fill, cr);
  cairo_fill (cr);
  dz_color_set_source (item->line, cr);
  cairo_set_line_width (cr, r * 0.5);
  if (item->mark == DZ_SHAPE_CROSS)
    {
      stroke_segment (cr, x - r * 0.75, y - r * 0.75, x + r * 0.75, y + r * 0.75);
      stroke_segment (cr, x - r * 0.75, y + r * 0.75, x + r * 0.75, y - r * 0.75);
      return;
    }
  cairo_set_line_width (cr, r * 0.36);
  stroke_segment (cr, x - r * 0.85, y - r * 0.35, x + r * 0.85, y - r * 0.35);
  stroke_segment (cr, x - r * 0.85, y + r * 0.35, x + r * 0.85, y + r * 0.35);
  stroke_segment (cr, x - r * 0.5, y + r * 0.9, x + r * 0.5, y - r * 0.9);
}

static void
draw_polygon_mark (const DzSceneItem *item, cairo_t *cr, double x, double y, double r)
{
  double points[2 * DZ_MAX_CORNERS];
  int n = dz_scene_trace_polygon (item->mark, x, y, r, points);

  for (int i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
  if (item->mark == DZ_SHAPE_PEN)
    {
      /* On a rim of the ground. */
      dz_color_set_source (item->fill, cr);
      cairo_set_line_width (cr, r * DZ_PEN_RIM);
      cairo_stroke_preserve (cr);
      dz_color_set_source (item->line, cr);
      cairo_fill (cr);
      return;
    }
  dz_color_set_source (dz_scene_is_filled (item->mark) ? item->line : item->fill, cr);
  cairo_fill_preserve (cr);
  dz_color_set_source (item->line, cr);
  cairo_stroke (cr);
}

static void
draw_round_mark (const DzSceneItem *item, cairo_t *cr, double x, double y, double r)
{
  stroke_ring (item, cr, x, y, r * 0.86);
  if (item->mark == DZ_SHAPE_HALF)
    {
      cairo_arc (cr, x, y, r * 0.86, G_PI_2, 3 * G_PI_2);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  else if (item->mark == DZ_SHAPE_TARGET)
    {
      cairo_arc (cr, x, y, r * 0.36, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else if (item->mark == DZ_SHAPE_BARRED_RING)
    stroke_segment (cr, x - r * 0.6, y + r * 0.6, x + r * 0.6, y - r * 0.6);
}

static void
draw_mark (const DzSceneItem *item, cairo_t *cr)
{
  double x = item->area.x + item->area.width / 2;
  double y = item->area.y + item->area.height / 2;

  cairo_set_line_width (cr, item->radius * 0.3);
  if (item->mark == DZ_SHAPE_DOT)
    dz_scene_draw_dots (item, cr);
  else if (item->mark == DZ_SHAPE_CROSS || item->mark == DZ_SHAPE_UNEQUAL)
    draw_strokes (item, cr, x, y, item->radius);
  else if (dz_scene_is_polygon (item->mark))
    draw_polygon_mark (item, cr, x, y, item->radius);
  else
    draw_round_mark (item, cr, x, y, item->radius);
}

/* The layout is the meter's, which found the fonts when it measured. They are not hinted, so that they are
 * right for any scale. */
static void
draw_text (const DzSceneItem *item, DzPaperFonts *fonts, cairo_t *cr)
{
  PangoLayout *layout = dz_text_meter_fit (dz_text_meter_get (), item);
  PangoRectangle extents;
  double top = 0;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  top = item->area.y + (item->area.height - extents.height) / 2;
  dz_color_set_source (item->line, cr);
  if (dz_paper_fonts_show (fonts, cr, layout, item->font_size, item->area.x, top))
    return;

  cairo_move_to (cr, item->area.x, top);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
touches (const DzSceneItem *item, const cairo_rectangle_t *clip)
{
  double slack = 2 + item->line_width + (item->kind == DZ_SCENE_MARK ? item->radius / 2 : 0);
  double top = MIN (item->area.y, item->area.y + item->area.height) - slack;
  double bottom = MAX (item->area.y, item->area.y + item->area.height) + slack;
  double left = MIN (item->area.x, item->area.x + item->area.width) - slack;
  double right = MAX (item->area.x, item->area.x + item->area.width) + slack;

  return bottom >= clip->y && top <= clip->y + clip->height && right >= clip->x
         && left <= clip->x + clip->width;
}

static void
draw_item (const DzSceneItem *item, DzPaperFonts *fonts, cairo_t *cr)
{
  /* Text leaves a current point, to which an arc would draw a line. */
  cairo_new_path (cr);
  switch (item->kind)
    {
    case DZ_SCENE_LINE:
      draw_line (item, cr);
      break;
    case DZ_SCENE_BOX:
      draw_box (item, cr);
      break;
    case DZ_SCENE_FADE:
      draw_fade (item, cr);
      break;
    case DZ_SCENE_HATCH:
      draw_hatch (item, cr);
      break;
    case DZ_SCENE_MARK:
      draw_mark (item, cr);
      break;
    case DZ_SCENE_TEXT:
      draw_text (item, fonts, cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
dz_scene_draw (const DzScene *scene, cairo_t *cr)
{
  DzPaperFonts *fonts = dz_paper_fonts_get (cr);
  double left, top, right, bottom;
  cairo_rectangle_t clip;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  clip = (cairo_rectangle_t){ left, top, right - left, bottom - top };

  cairo_save (cr);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (touches (item, &clip))
        draw_item (item, fonts, cr);
    }
  cairo_restore (cr);
}
