/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A row an indicator or place: its value of two years on one scale, joined. The earlier year is hollow. */

typedef struct
{
  DzChartFrame *frame;
  GPtrArray *rows; /* (element-type DzChartSeries) the greatest last value first */
  DzAxis axis;
  DzChartRange range;
  double left; /* where the names begin */
  double label; /* the widest of a value */
  double pitch;
  int n; /* rows that have room */
} Dumbbell;

static const DzChartMark *
get_mark (const DzChartSeries *series, gboolean last)
{
  return g_ptr_array_index (series->marks, last ? series->marks->len - 1 : 0);
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  double first = get_mark (*(DzChartSeries *const *) a, TRUE)->low;
  double second = get_mark (*(DzChartSeries *const *) b, TRUE)->low;

  return (first < second) - (first > second);
}

int
dz_chart_frame_fit_rows (DzChartFrame *frame, int n, double height, double *pitch)
{
  int fit = CLAMP ((int) floor (height / frame->line), 1, MAX (n, 1));

  *pitch = MIN (MAX (height, frame->line) / fit, frame->font_size * 8);
  frame->shown = MIN (fit, n);
  frame->left_out = n - frame->shown;

  return frame->shown;
}

static double
value_x (const Dumbbell *bell, double value)
{
  const cairo_rectangle_t *plot = &bell->frame->plot;

  return dz_axis_map (&bell->axis, value, plot->x, plot->x + plot->width);
}

static double
row_y (const Dumbbell *bell, int row)
{
  return bell->frame->plot.y + (row + 0.5) * bell->pitch;
}

static gboolean
is_logarithmic (const Dumbbell *bell)
{
  DzAxis axis;

  dz_axis_init_for_range (&axis, bell->range.low, bell->range.high, 5);

  return axis.logarithmic;
}

static void
add_key (Dumbbell *bell)
{
  DzChartFrame *frame = bell->frame;
  double radius = dz_chart_frame_get_radius (frame);
  DzChartKey key = dz_chart_frame_begin_key (frame);

  for (int last = 0; last < 2; last++)
    {
      int year = last ? bell->range.last_year : bell->range.first_year;
      g_autofree char *text = g_strdup_printf ("%d", year);
      double x = 0;

      if (last && bell->range.last_year == bell->range.first_year)
        continue;
      if ((x = dz_chart_frame_add_entry (frame, text, 2 * radius, &key)) >= 0)
        dz_scene_add_mark (frame->scene, last ? DZ_SHAPE_DOT : DZ_SHAPE_RING, x + radius, key.y + frame->line / 2,
                           radius, frame->palette->dim, frame->palette->background);
    }
  if (is_logarithmic (bell))
    dz_chart_frame_add_entry (frame, _ ("logarithmic scale"), 0, &key);
  dz_chart_frame_end_key (frame, &key);
}

/* Names to the left, values beside the dots on both sides, the scale below. */
static void
fit_plot (Dumbbell *bell)
{
  DzChartFrame *frame = bell->frame;
  double names = 0, labels = 0, gap = frame->font_size * 0.8;

  bell->n = dz_chart_frame_fit_rows (frame, (int) bell->rows->len, frame->plot.height - frame->line * 1.4,
                                     &bell->pitch);
  for (int i = 0; i < bell->n; i++)
    {
      const DzChartSeries *series = bell->rows->pdata[i];

      names = MAX (names, dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN));
      for (int last = 0; last < 2; last++)
        {
          const char *label = get_mark (series, last)->label;

          labels = MAX (labels,
                        label != NULL ? dz_scene_measure (frame->scene, label, frame->small, DZ_TEXT_PLAIN) : 0);
        }
    }
  names = MIN (names, frame->plot.width * 0.3);
  labels = MIN (labels + gap, frame->plot.width * 0.24);
  bell->label = labels - gap;
  bell->left = frame->plot.x;
  frame->plot.x += names + frame->font_size * 0.6 + labels;
  frame->plot.width = MAX (frame->plot.width - names - frame->font_size * 0.6 - 2 * labels, frame->font_size * 2);
  frame->plot.height = bell->n * bell->pitch;
  dz_axis_init_for_range (&bell->axis, bell->range.low, bell->range.high,
                          CLAMP ((int) (frame->plot.width / (frame->font_size * 5)), 2, 8));
}

/* Returns where it stands across. */
static double
add_dot (const Dumbbell *bell, const DzChartSeries *series, gboolean last, double y)
{
  DzChartFrame *frame = bell->frame;
  const DzChartMark *mark = get_mark (series, last);
  double radius = dz_chart_frame_get_radius (frame);
  double x = dz_chart_frame_dodge (frame, value_x (bell, mark->low), y);
  cairo_rectangle_t area = { x - radius, y - radius, 2 * radius, 2 * radius };

  dz_scene_add_mark (frame->scene, last ? DZ_SHAPE_DOT : DZ_SHAPE_RING, x, y, radius,
                     dz_palette_get_series (frame->style->ink, series->color), frame->palette->background);
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, x, y);

  return x;
}

/* Outside the pair: to the right of the greater, to the left of the smaller. */
static void
add_label (const Dumbbell *bell, const DzChartSeries *series, gboolean last, double x, double y)
{
  DzChartFrame *frame = bell->frame;
  const DzChartMark *mark = get_mark (series, last);
  const DzChartMark *other = get_mark (series, !last);
  gboolean right = mark->low > other->low || (mark->low == other->low && last);
  double gap = frame->font_size * 0.8;
  double width = 0;
  cairo_rectangle_t area = { 0, y - frame->line / 2, 0, frame->line };

  if (mark->label == NULL)
    return;
  width = dz_scene_measure (frame->scene, mark->label, frame->small, DZ_TEXT_PLAIN);
  area.width = MIN (width, bell->label);
  area.x = x + (right ? gap : -gap - area.width);
  if (area.x + area.width > frame->style->width || !dz_chart_frame_is_free (frame, &area))
    {
      frame->hidden++;
      return;
    }
  dz_scene_add_text (frame->scene, mark->label, &area, frame->small,
                     last ? frame->palette->text : frame->palette->dim, right ? DZ_TEXT_PLAIN : DZ_TEXT_RIGHT);
  dz_chart_frame_take (frame, &area);
}

static void
add_row (const Dumbbell *bell, int row)
{
  DzChartFrame *frame = bell->frame;
  const DzChartSeries *series = bell->rows->pdata[row];
  double y = row_y (bell, row);
  double names = frame->plot.x - bell->left;
  double x[2] = { 0, 0 };
  cairo_rectangle_t area
      = { bell->left, y - frame->line / 2,
          MIN (names, dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN)), frame->line };

  area.width = MIN (area.width, frame->style->width * 0.3);
  dz_scene_add_text (frame->scene, series->name, &area, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
  dz_chart_frame_take (frame, &area);
  dz_scene_add_line (frame->scene, value_x (bell, get_mark (series, FALSE)->low), y,
                     value_x (bell, get_mark (series, TRUE)->low), y,
                     dz_palette_get_series_soft (frame->style->ink, series->color), frame->font_size / 4);
  for (int last = 0; last < 2; last++)
    if (last == 0 || get_mark (series, TRUE) != get_mark (series, FALSE))
      x[last] = add_dot (bell, series, last, y);
  for (int last = 1; last >= 0; last--)
    if (last == 0 || get_mark (series, TRUE) != get_mark (series, FALSE))
      add_label (bell, series, last, x[last], y);
}

void
dz_chart_layout_dumbbell (DzChartFrame *frame)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Dumbbell bell = { frame, rows };

  for (guint i = 0; i < frame->chart->series->len; i++)
    if (((DzChartSeries *) frame->chart->series->pdata[i])->marks->len > 0)
      g_ptr_array_add (rows, frame->chart->series->pdata[i]);
  g_ptr_array_sort (rows, compare_rows);
  dz_chart_frame_find_range (frame, &bell.range);
  add_key (&bell);
  fit_plot (&bell);
  dz_chart_frame_add_across_axis (frame, &bell.axis, frame->plot.x, frame->plot.x + frame->plot.width,
                                  frame->line * 0.2);
  for (int i = 0; i < bell.n; i++)
    add_row (&bell, i);
  dz_chart_frame_add_signs (frame);
}
