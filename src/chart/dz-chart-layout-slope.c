/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  DzChartFrame *frame;
  DzAxis axis;
  int years[2];
  double x[2];
  guint n; /* series that have room */
  gboolean stacked[2]; /* names stand above their values */
} Slope;

static void
find_range (Slope *slope)
{
  const GPtrArray *all = slope->frame->chart->series;
  double low = HUGE_VAL;
  double high = -HUGE_VAL;

  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          low = MIN (low, mark->low);
          high = MAX (high, mark->high);
          slope->years[0] = slope->years[0] == 0 ? mark->year : MIN (slope->years[0], mark->year);
          slope->years[1] = MAX (slope->years[1], mark->year);
        }
    }
  dz_axis_init_for_range (&slope->axis, low, high, 5);
}

/* The series' first mark of the left (0) or the right (1) year. */
static const DzChartMark *
find_mark (const Slope *slope, const DzChartSeries *series, int side)
{
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      if (mark->year == slope->years[side] && (side == 1 || slope->years[0] != slope->years[1] || i == 0))
        return mark;
    }

  return NULL;
}

static double
value_y (const Slope *slope, double value)
{
  const cairo_rectangle_t *plot = &slope->frame->plot;

  return dz_axis_map (&slope->axis, value, plot->y + plot->height - slope->frame->font_size,
                      plot->y + slope->frame->font_size);
}

static void
add_axis (const Slope *slope, int side)
{
  DzChartFrame *frame = slope->frame;
  g_autofree char *text = g_strdup_printf ("%d", slope->years[side]);
  double width = dz_scene_measure (frame->scene, text, frame->font_size, DZ_TEXT_BOLD);
  cairo_rectangle_t area
      = { slope->x[side] - width / 2, frame->plot.y - dz_text_line_height (frame->font_size), width,
          dz_text_line_height (frame->font_size) };

  dz_scene_add_text (frame->scene, text, &area, frame->font_size, frame->palette->dim,
                     DZ_TEXT_BOLD | DZ_TEXT_CENTER);
  dz_scene_add_line (frame->scene, round (slope->x[side]) + 0.5, frame->plot.y, round (slope->x[side]) + 0.5,
                     frame->plot.y + frame->plot.height, frame->palette->rule, 1);
}

/* Between the two years, level with these. */
static void
add_scale_note (const Slope *slope)
{
  DzChartFrame *frame = slope->frame;
  const char *text = _ ("logarithmic scale");
  double height = dz_text_line_height (frame->font_size);
  double gap = dz_scene_measure (frame->scene, "2000", frame->font_size, DZ_TEXT_BOLD) / 2 + 4;
  cairo_rectangle_t area
      = { slope->x[0] + gap, frame->plot.y - height, slope->x[1] - slope->x[0] - 2 * gap, height };

  if (!slope->axis.logarithmic)
    return;

  if (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN) > area.width)
    text = C_ ("scale", "log");
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_CENTER);
}

static void
add_line (const Slope *slope, const DzChartSeries *series)
{
  const DzChartMark *left = find_mark (slope, series, 0);
  const DzChartMark *right = find_mark (slope, series, 1);

  if (left != NULL && right != NULL && left != right)
    dz_scene_add_line (slope->frame->scene, slope->x[0], value_y (slope, left->low), slope->x[1],
                       value_y (slope, right->low),
                       dz_palette_get_series (slope->frame->style->ink, series->color), 2);
}

static void
add_dot (const Slope *slope, const DzChartSeries *series, int side)
{
  DzChartFrame *frame = slope->frame;
  const DzChartMark *mark = find_mark (slope, series, side);
  DzMarkShape shape = DZ_SHAPE_DOT;
  double radius = dz_chart_frame_get_radius (frame);
  double x, y;
  cairo_rectangle_t area;

  if (mark == NULL)
    return;
  y = value_y (slope, mark->low);
  x = dz_chart_frame_dodge (frame, slope->x[side], y);
  area = (cairo_rectangle_t){ x - radius, y - radius, 2 * radius, 2 * radius };
  shape = dz_chart_get_series_shape (series->color,
                                     mark->kind == DZ_MARK_OUTCOME ? DZ_MARK_OUTCOME : DZ_MARK_ESTIMATE);
  dz_scene_add_mark (frame->scene, shape, x, y, radius,
                     dz_palette_get_series (frame->style->ink, series->color), frame->palette->background);
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, x, y);
}

static void
add_label (const Slope *slope, const DzChartSeries *series, const DzChartMark *mark, int side, double y)
{
  DzChartFrame *frame = slope->frame;
  double gap = frame->font_size * 1.6;
  double mark_y = value_y (slope, mark->low);
  double end = side == 0 ? slope->x[0] - gap : slope->x[1] + gap;
  double near = side == 0 ? slope->x[0] - gap * 0.4 : slope->x[1] + gap * 0.4;
  cairo_rectangle_t area = { side == 0 ? frame->margin : end, y - frame->line / 2,
                             side == 0 ? end - frame->margin : frame->style->width - frame->margin - end,
                             frame->line };
  DzColor color = dz_palette_get_series (frame->style->ink, series->color);
  DzTextFlags flags = side == 0 ? DZ_TEXT_RIGHT : DZ_TEXT_PLAIN;
  const char *label = mark->label != NULL ? mark->label : "";
  cairo_rectangle_t name = area;

  if (fabs (y - mark_y) > 2)
    dz_scene_add_line (frame->scene, near, mark_y, end + (side == 0 ? 3 : -3), y, frame->palette->rule, 1);
  area.width = MIN (area.width, dz_scene_measure (frame->scene, label, frame->small, DZ_TEXT_PLAIN));
  area.x = side == 0 ? end - area.width : end;
  if (slope->stacked[side])
    {
      name.y -= frame->line / 2;
      area.y += frame->line / 2;
    }
  else
    {
      name.width = MAX (0, name.width - area.width - frame->small * 0.5);
      name.x = side == 0 ? frame->margin : frame->style->width - frame->margin - name.width;
    }
  /* Where there is little room the name is shortened and the value stands. */
  dz_scene_add_text (frame->scene, label, &area, frame->small, color, flags);
  if (name.width >= frame->small * 2)
    dz_scene_add_text (frame->scene, series->name, &name, frame->small, color, flags);
}

static double
get_label_room (const Slope *slope, int side)
{
  const DzChartFrame *frame = slope->frame;
  double gap = frame->font_size * 1.6;

  return side == 0 ? slope->x[0] - gap - frame->margin : frame->style->width - frame->margin - slope->x[1] - gap;
}

/* Whether names stand above their values: where some find no room beside them, and all have two lines. */
static gboolean
needs_two_lines (const Slope *slope, int side)
{
  DzChartFrame *frame = slope->frame;
  gboolean tight = FALSE;
  int n = 0;

  for (guint i = 0; i < slope->n; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      const DzChartMark *mark = find_mark (slope, series, side);
      const char *label = mark != NULL && mark->label != NULL ? mark->label : "";

      if (mark == NULL)
        continue;
      n++;
      tight = tight
              || dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN)
                     + dz_scene_measure (frame->scene, label, frame->small, DZ_TEXT_PLAIN)
                     + frame->small * 0.5
                   > get_label_room (slope, side);
    }

  return tight && n * 2 * frame->line <= frame->plot.height;
}

static void
add_labels (const Slope *slope, int side)
{
  DzChartFrame *frame = slope->frame;
  const GPtrArray *all = frame->chart->series;
  g_autofree double *y = g_new (double, all->len);
  g_autofree guint *index = g_new (guint, all->len);
  int n = 0;

  for (guint i = 0; i < slope->n; i++)
    {
      const DzChartMark *mark = find_mark (slope, g_ptr_array_index (all, i), side);

      if (mark == NULL)
        continue;
      index[n] = i;
      y[n++] = value_y (slope, mark->low);
    }
  frame->hidden += dz_chart_stack_labels (y, n, slope->stacked[side] ? 2 * frame->line : frame->line,
                                          frame->plot.y, frame->plot.y + frame->plot.height);
  for (int i = 0; i < n; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, index[i]);

      if (!isnan (y[i]))
        add_label (slope, series, find_mark (slope, series, side), side, y[i]);
    }
}

void
dz_chart_layout_slope (DzChartFrame *frame)
{
  Slope slope = { frame };
  const GPtrArray *all = frame->chart->series;
  double title = dz_text_line_height (frame->font_size);
  double side_room = 0;
  int sides = 0;

  find_range (&slope);
  sides = slope.years[0] == slope.years[1] ? 1 : 2;
  frame->plot.y += title;
  frame->plot.height = MAX (frame->plot.height - title, frame->font_size * 3);
  /* Lines without names say nothing: as many as names have room. */
  slope.n = MIN (all->len, (guint) MAX (1, floor (frame->plot.height / frame->line)));
  frame->shown = (int) slope.n;
  frame->left_out = (int) (all->len - slope.n);
  /* Names need letters, lines only a slant. */
  side_room = frame->plot.width < frame->font_size * 45 ? 0.39 : 0.33;
  slope.x[0] = frame->plot.x + frame->plot.width * side_room;
  slope.x[1] = frame->plot.x + frame->plot.width * (1 - side_room);

  add_scale_note (&slope);
  for (int side = 0; side < sides; side++)
    add_axis (&slope, side);
  for (guint i = 0; i < slope.n; i++)
    add_line (&slope, g_ptr_array_index (all, i));
  for (int side = 0; side < sides; side++)
    for (guint i = 0; i < slope.n; i++)
      add_dot (&slope, g_ptr_array_index (all, i), side);
  for (int side = 0; side < sides; side++)
    {
      slope.stacked[side] = needs_two_lines (&slope, side);
      add_labels (&slope, side);
    }
  dz_chart_frame_add_signs (frame);
}
