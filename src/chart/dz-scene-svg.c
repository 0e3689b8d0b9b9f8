/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export-private.h"

#include <math.h>
#include <string.h>

#include "chart/dz-text-meter.h"

/* cairo's own SVG surface turns text into outlines. This writes the same shapes as dz_scene_draw(), and texts
 * as text, each run where Pango sets it. */

#define HATCH_STEP 6.0
#define FADE_BANDS 8

void
dz_svg_append_number (GString *svg, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = buffer + strlen (buffer) - 1;
  while (*end == '0')
    *end-- = '\0';
  if (*end == '.')
    *end = '\0';
  g_string_append (svg, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

void
dz_svg_append_escaped (GString *svg, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *p = text; p < end; p++)
    if (*p == '&')
      g_string_append (svg, "&amp;");
    else if (*p == '<')
      g_string_append (svg, "&lt;");
    else if (*p == '>')
      g_string_append (svg, "&gt;");
    else if (*p == '"')
      g_string_append (svg, "&quot;");
    else if ((guchar) *p >= ' ' || *p == '\n' || *p == '\t')
      g_string_append_c (svg, *p);
}

static void
append (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  dz_svg_append_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
append_color (GString *svg, const char *name, DzColor color)
{
  if (color.alpha <= 0)
    {
      g_string_append_printf (svg, " %s=\"none\"", name);
      return;
    }

  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, (int) (color.red * 255 + 0.5),
                          (int) (color.green * 255 + 0.5), (int) (color.blue * 255 + 0.5));
  if (color.alpha < 1)
    {
      g_string_append_printf (svg, " %s-opacity=\"", name);
      dz_svg_append_number (svg, color.alpha);
      g_string_append_c (svg, '"');
    }
}

static void
append_stroke (GString *svg, DzColor color, double width)
{
  append_color (svg, "stroke", color);
  append (svg, "stroke-width", width);
}

static void
append_line (const DzSceneItem *item, GString *svg)
{
  g_string_append (svg, "<line");
  append (svg, "x1", item->area.x);
  append (svg, "y1", item->area.y);
  append (svg, "x2", item->area.x + item->area.width);
  append (svg, "y2", item->area.y + item->area.height);
  append_stroke (svg, item->line, item->line_width);
  if (item->dashed)
    g_string_append (svg, " stroke-dasharray=\"4 3\"");
  g_string_append (svg, "/>\n");
}

static void
append_rect (GString *svg, const cairo_rectangle_t *area)
{
  g_string_append (svg, "<rect");
  append (svg, "x", area->x);
  append (svg, "y", area->y);
  append (svg, "width", MAX (area->width, 0));
  append (svg, "height", MAX (area->height, 0));
}

static void
append_box (const DzSceneItem *item, GString *svg)
{
  append_rect (svg, &item->area);
  if (item->radius > 0)
    append (svg, "rx", item->radius);
  append_color (svg, "fill", item->fill);
  if (item->line_width > 0)
    append_stroke (svg, item->line, item->line_width);
  if (item->dashed)
    g_string_append (svg, " stroke-dasharray=\"4 3\"");
  g_string_append (svg, "/>\n");
}

static void
append_fade (const DzSceneItem *item, GString *svg)
{
  double step = item->area.height / FADE_BANDS;

  for (int i = 0; i < FADE_BANDS; i++)
    {
      cairo_rectangle_t band = item->area;
      DzColor color = item->fill;

      band.y = item->down ? item->area.y + i * step : item->area.y + item->area.height - (i + 1) * step;
      band.height = step;
      color.alpha = item->fill.alpha * 0.55 * (FADE_BANDS - i) / FADE_BANDS;
      append_rect (svg, &band);
      append_color (svg, "fill", color);
      g_string_append (svg, "/>\n");
    }
}

/* The part of each slanted line that lies in the area. */
static void
append_hatch (const DzSceneItem *item, GString *svg)
{
  const cairo_rectangle_t *area = &item->area;
  double right = area->x + area->width;
  double bottom = area->y + area->height;
  double first = ceil ((area->x + area->y) / HATCH_STEP) * HATCH_STEP;

  g_string_append (svg, "<path d=\"");
  for (double sum = first; sum < right + bottom; sum += HATCH_STEP)
    {
      double x1 = MIN (sum - area->y, right);
      double x2 = MAX (sum - bottom, area->x);

      g_string_append_c (svg, 'M');
      dz_svg_append_number (svg, x1);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, sum - x1);
      g_string_append_c (svg, 'L');
      dz_svg_append_number (svg, x2);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, sum - x2);
    }
  g_string_append (svg, "\" fill=\"none\"");
  append_stroke (svg, item->line, item->line_width);
  g_string_append (svg, "/>\n");
}

static void
append_circle (GString *svg, double x, double y, double radius)
{
  g_string_append (svg, "<circle");
  append (svg, "cx", x);
  append (svg, "cy", y);
  append (svg, "r", radius);
}

static void
append_path (GString *svg, const double *points, int n, gboolean closed)
{
  g_string_append (svg, "<path d=\"");
  for (int i = 0; i < n; i++)
    {
      g_string_append_c (svg, i == 0 || (!closed && i % 2 == 0) ? 'M' : 'L');
      dz_svg_append_number (svg, points[2 * i]);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, points[2 * i + 1]);
    }
  g_string_append (svg, closed ? "Z\"" : "\" fill=\"none\"");
}

/* A cross or an unequal sign on its disc of the ground. */
static void
append_strokes (const DzSceneItem *item, GString *svg, double x, double y, double r)
{
  const double cross[] = { x - r * 0.75, y - r * 0.75, x + r * 0.75, y + r * 0.75,
                           x - r * 0.75, y + r * 0.75, x + r * 0.75, y - r * 0.75 };
  const double unequal[] = { x - r * 0.85, y - r * 0.35, x + r * 0.85, y - r * 0.35, x - r * 0.85, y + r * 0.35,
                             x + r * 0.85, y + r * 0.35, x - r * 0.5,  y + r * 0.9,  x + r * 0.5,  y - r * 0.9 };

  append_circle (svg, x, y, r * 1.15);
  append_color (svg, "fill", item->fill);
  g_string_append (svg, "/>\n");
  if (item->mark == DZ_SHAPE_CROSS)
    append_path (svg, cross, 4, FALSE);
  else
    append_path (svg, unequal, 6, FALSE);
  append_stroke (svg, item->line, r * (item->mark == DZ_SHAPE_CROSS ? 0.5 : 0.36));
  g_string_append (svg, "/>\n");
}

static void
append_polygon (const DzSceneItem *item, GString *svg, double x, double y, double r)
{
  double points[2 * DZ_MAX_CORNERS];
  int n = dz_scene_trace_polygon (item->mark, x, y, r, points);

  if (item->mark == DZ_SHAPE_PEN)
    {
      append_path (svg, points, n, TRUE);
      append_color (svg, "fill", item->fill);
      append_stroke (svg, item->fill, r * DZ_PEN_RIM);
      g_string_append (svg, "/>\n");
      append_path (svg, points, n, TRUE);
      append_color (svg, "fill", item->line);
      g_string_append (svg, "/>\n");
      return;
    }
  append_path (svg, points, n, TRUE);
  append_color (svg, "fill", dz_scene_is_filled (item->mark) ? item->line : item->fill);
  append_stroke (svg, item->line, r * 0.3);
  g_string_append (svg, "/>\n");
}

static void
append_inside (const DzSceneItem *item, GString *svg, double x, double y, double r)
{
  const double bar[] = { x - r * 0.6, y + r * 0.6, x + r * 0.6, y - r * 0.6 };

  if (item->mark == DZ_SHAPE_TARGET)
    {
      append_circle (svg, x, y, r * 0.36);
      append_color (svg, "fill", item->line);
    }
  else if (item->mark == DZ_SHAPE_BARRED_RING)
    {
      append_path (svg, bar, 2, FALSE);
      append_stroke (svg, item->line, r * 0.3);
    }
  else
    {
      g_string_append (svg, "<path d=\"M");
      dz_svg_append_number (svg, x);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, y + r * 0.86);
      g_string_append_c (svg, 'A');
      dz_svg_append_number (svg, r * 0.86);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, r * 0.86);
      g_string_append (svg, " 0 0 1 ");
      dz_svg_append_number (svg, x);
      g_string_append_c (svg, ' ');
      dz_svg_append_number (svg, y - r * 0.86);
      g_string_append (svg, "Z\"");
      append_color (svg, "fill", item->line);
    }
  g_string_append (svg, "/>\n");
}

static void
append_round (const DzSceneItem *item, GString *svg, double x, double y, double r)
{
  append_circle (svg, x, y, r * 0.86);
  append_color (svg, "fill", item->fill);
  append_stroke (svg, item->line, r * (item->mark == DZ_SHAPE_DASHED_RING ? DZ_DASHED_RING_WIDTH : 0.3));
  if (item->mark == DZ_SHAPE_DASHED_RING)
    {
      g_string_append (svg, " stroke-dasharray=\"");
      dz_svg_append_number (svg, r * 0.86 * G_PI / DZ_DASHED_RING_DASHES);
      g_string_append_c (svg, '"');
    }
  g_string_append (svg, "/>\n");
  if (item->mark == DZ_SHAPE_HALF || item->mark == DZ_SHAPE_TARGET || item->mark == DZ_SHAPE_BARRED_RING)
    append_inside (item, svg, x, y, r);
}

static void
append_dots (const DzSceneItem *item, GString *svg)
{
  g_string_append (svg, "<g");
  append_color (svg, "fill", item->line);
  g_string_append (svg, ">\n");
  for (guint i = 0; i < item->points->len; i++)
    {
      const DzScenePoint *point = &g_array_index (item->points, DzScenePoint, i);

      append_circle (svg, point->x, point->y, item->radius);
      g_string_append (svg, "/>\n");
    }
  g_string_append (svg, "</g>\n");
}

static void
append_mark (const DzSceneItem *item, GString *svg)
{
  double x = item->area.x + item->area.width / 2;
  double y = item->area.y + item->area.height / 2;

  if (item->mark == DZ_SHAPE_DOT)
    append_dots (item, svg);
  else if (item->mark == DZ_SHAPE_CROSS || item->mark == DZ_SHAPE_UNEQUAL)
    append_strokes (item, svg, x, y, item->radius);
  else if (dz_scene_is_polygon (item->mark))
    append_polygon (item, svg, x, y, item->radius);
  else
    append_round (item, svg, x, y, item->radius);
}

/* One run of a line: the text it covers, or the dots that stand for what was left out. */
static void
append_run (GString *svg, const char *text, PangoLayoutIter *iter, double x)
{
  PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
  PangoRectangle extents;

  if (run == NULL)
    return;

  pango_layout_iter_get_run_extents (iter, NULL, &extents);
  g_string_append (svg, "<tspan");
  append (svg, "x", x + (double) extents.x / PANGO_SCALE);
  append (svg, "textLength", (double) extents.width / PANGO_SCALE);
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\">");
  if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
    g_string_append (svg, "…");
  else
    dz_svg_append_escaped (svg, text + run->item->offset, run->item->length);
  g_string_append (svg, "</tspan>");
}

static void
append_text (const DzSceneItem *item, GString *svg)
{
  PangoLayout *layout = dz_text_meter_fit (dz_text_meter_get (), item);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle extents;
  double top = 0;
  gboolean inside = TRUE;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  top = item->area.y + (item->area.height - extents.height) / 2;
  while (inside)
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);

      g_string_append (svg, "<text");
      append (svg, "y", top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      append (svg, "font-size", item->font_size);
      if (item->flags & DZ_TEXT_BOLD)
        g_string_append (svg, " font-weight=\"bold\"");
      append_color (svg, "fill", item->line);
      g_string_append_c (svg, '>');
      do
        append_run (svg, item->text, iter, item->area.x);
      while ((inside = pango_layout_iter_next_run (iter))
             && pango_layout_iter_get_line_readonly (iter) == line);
      g_string_append (svg, "</text>\n");
    }
  pango_layout_iter_free (iter);
}

void
dz_scene_append_svg (const DzScene *scene, GString *svg)
{
  static void (*const writers[]) (const DzSceneItem *, GString *) = {
    [DZ_SCENE_LINE] = append_line,   [DZ_SCENE_BOX] = append_box,   [DZ_SCENE_FADE] = append_fade,
    [DZ_SCENE_HATCH] = append_hatch, [DZ_SCENE_MARK] = append_mark, [DZ_SCENE_TEXT] = append_text,
  };

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      writers[item->kind](item, svg);
    }
}
