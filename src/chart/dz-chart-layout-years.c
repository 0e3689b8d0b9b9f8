/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

typedef struct
{
  DzChartFrame *frame;
  DzAxis axis;
  int first_year;
  int last_year;
  double left; /* where the numbers of the axis begin */
  double band; /* width of a year */
  double half; /* half the width of a goal */
} Years;

typedef struct
{
  const DzChartMark *mark;
  cairo_rectangle_t area;
  DzColor color;
} Labelled;

void
dz_chart_frame_find_range (const DzChartFrame *frame, DzChartRange *range)
{
  *range = (DzChartRange){ HUGE_VAL, -HUGE_VAL, 0, 0 };
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          range->low = MIN (range->low, mark->kind == DZ_MARK_COUNT ? MIN (0, mark->low) : mark->low);
          range->high = MAX (range->high, mark->high);
          range->first_year = range->first_year == 0 ? mark->year : MIN (range->first_year, mark->year);
          range->last_year = MAX (range->last_year, mark->year);
        }
    }
}

/* What all panels share, or the chart's own; an index always shows its 100. */
static void
find_range (Years *years, double *low, double *high)
{
  DzChartRange range;

  dz_chart_frame_find_range (years->frame, &range);
  if (years->frame->range != NULL)
    {
      range.first_year = years->frame->range->first_year;
      range.last_year = years->frame->range->last_year;
      range.low = MIN (range.low, years->frame->range->low);
      range.high = MAX (range.high, years->frame->range->high);
    }
  if (years->frame->chart->base_year != 0)
    {
      range.low = MIN (range.low, 100);
      range.high = MAX (range.high, 100);
    }
  *low = range.low;
  *high = range.high;
  years->first_year = range.first_year;
  years->last_year = range.last_year;
}

static double
year_x (const Years *years, int year)
{
  return years->frame->plot.x + (year - years->first_year + 0.5) * years->band;
}

/* Between the plot and the years: the lowest value's label hangs into it. */
static double
get_axis_gap (const DzChartFrame *frame)
{
  return MAX (frame->pad, frame->line / 2 + 1);
}

/* Makes room for the labels on the left, on the right and below, then knows the scale. */
static void
fit_plot (Years *years, gboolean direct_labels)
{
  DzChartFrame *frame = years->frame;
  double low, high, left = 0, right = 0;
  int target;

  find_range (years, &low, &high);
  years->left = frame->plot.x;
  frame->pad = MIN (frame->font_size * 1.6, frame->plot.height * 0.08);
  frame->plot.y += frame->pad;
  frame->plot.height -= frame->pad + get_axis_gap (frame) + frame->line;
  frame->plot.height = MAX (frame->plot.height, frame->font_size);
  target = CLAMP ((int) (frame->plot.height / (frame->font_size * 3)), 2, 7);
  if (frame->chart->whole)
    dz_axis_init_for_counts (&years->axis, low, high, target);
  else
    dz_axis_init_for_range (&years->axis, low, high, target);

  for (int i = 0; i < years->axis.n_ticks; i++)
    {
      g_autofree char *text = dz_axis_dup_tick_text (&years->axis, i);

      left = MAX (left, dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN));
    }
  for (guint i = 0; direct_labels && i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);

      right = MAX (right, dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_BOLD));
    }
  right = MIN (right > 0 ? right + frame->font_size : 0, frame->plot.width * 0.22);
  frame->plot.x += left + frame->font_size * 0.6;
  frame->plot.width -= left + frame->font_size * 0.6 + right;
  years->band = frame->plot.width / (years->last_year - years->first_year + 1);
  frame->band = years->band;
  years->half = CLAMP (years->band * 0.22, MIN (4, MAX (1.5, years->band * 0.45)), frame->font_size * 1.6);
}

/* An index grows from its 100. */
static void
add_base_line (const Years *years)
{
  DzChartFrame *frame = years->frame;
  double y = dz_axis_map (&years->axis, 100, frame->plot.y + frame->plot.height, frame->plot.y);

  if (frame->chart->base_year != 0)
    dz_scene_add_line (frame->scene, frame->plot.x, round (y) + 0.5, frame->plot.x + frame->plot.width,
                       round (y) + 0.5, frame->palette->dim, 1);
}

/* Every second, fifth, tenth … year where there is no room for all. */
static void
add_year_axis (const Years *years)
{
  DzChartFrame *frame = years->frame;
  double width = dz_scene_measure (frame->scene, "2000", frame->small, DZ_TEXT_PLAIN);
  int every = dz_chart_choose_year_step (years->band, width + frame->font_size * 0.6);
  int first = (years->first_year + every - 1) / every * every;

  for (int year = first > years->last_year ? years->first_year : first; year <= years->last_year; year += every)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);
      cairo_rectangle_t area = { year_x (years, year) - width / 2, 0, width, frame->line };

      area.x = CLAMP (area.x, 0, frame->style->width - width);
      area.y = frame->plot.y + frame->plot.height + get_axis_gap (frame);
      dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_CENTER);
    }
}

/* A mean or a sum over years stands over all of them, apart from the line of single years. */
static void
add_stretch (const Years *years, const DzChartMark *mark, double offset, int color)
{
  DzChartFrame *frame = years->frame;
  double y = dz_axis_map (&years->axis, mark->low, frame->plot.y + frame->plot.height, frame->plot.y);

  if (mark->first_year != 0)
    dz_chart_frame_add_line (frame, year_x (years, MAX (mark->first_year, years->first_year)) + offset, y,
                             year_x (years, mark->year) + offset, y,
                             dz_palette_get_series_soft (frame->style->ink, color));
}

/* Of several years the middle. */
static double
mark_x (const Years *years, const DzChartMark *mark)
{
  int first = mark->first_year != 0 ? MAX (mark->first_year, years->first_year) : mark->year;

  return (year_x (years, first) + year_x (years, mark->year)) / 2;
}

/* Lines join the outcomes of following years; where a year is missing the line has a gap. */
static void
add_lines (const Years *years, const DzChartSeries *series, double offset)
{
  DzChartFrame *frame = years->frame;
  double bottom = frame->plot.y + frame->plot.height;
  const DzChartMark *last = NULL;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      if (mark->kind == DZ_MARK_GOAL || mark->first_year != 0)
        continue;
      if (last != NULL && mark->year == last->year + 1)
        dz_chart_frame_add_line (frame, year_x (years, last->year) + offset,
                                 dz_axis_map (&years->axis, last->low, bottom, frame->plot.y),
                                 year_x (years, mark->year) + offset,
                                 dz_axis_map (&years->axis, mark->low, bottom, frame->plot.y),
                                 dz_palette_get_series_soft (frame->style->ink, series->color));
      if (last == NULL || mark->year != last->year)
        last = mark;
    }
}

static void
add_marks (const Years *years, const DzChartSeries *series, double offset, gboolean goals, GArray *labelled)
{
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);
      Labelled entry = { mark, { 0 }, dz_palette_get_series (years->frame->style->ink, series->color) };

      if ((mark->kind == DZ_MARK_GOAL) != goals)
        continue;
      add_stretch (years, mark, offset, series->color);
      entry.area = dz_chart_frame_add_mark (years->frame, mark, &years->axis,
                                            mark_x (years, mark) + offset, years->half, series->color);
      g_array_append_val (labelled, entry);
    }
}

/* In a panel only the chosen one and what is said of the last year: the others are no loss to count. */
static void
add_panel_labels (const Years *years, const GArray *labelled)
{
  DzChartFrame *frame = years->frame;
  int last = 0, hidden = frame->hidden;

  for (guint i = 0; i < labelled->len; i++)
    last = MAX (last, g_array_index (labelled, Labelled, i).mark->year);
  for (guint i = labelled->len; i > 0; i--)
    {
      const Labelled *entry = &g_array_index (labelled, Labelled, i - 1);
      gboolean focus = dz_chart_frame_is_focus (frame, entry->mark);

      if (entry->mark->label != NULL && (focus || entry->mark->year == last))
        dz_chart_frame_add_label (frame, entry->mark->label, &entry->area, frame->palette->text,
                                  focus ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN);
    }
  frame->hidden = hidden;
}

/* The chosen one first, then values, then goals: what comes late finds less room. */
static void
add_labels (const Years *years, const GArray *labelled)
{
  DzChartFrame *frame = years->frame;

  if (frame->in_panel)
    {
      add_panel_labels (years, labelled);
      return;
    }
  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < labelled->len; i++)
      {
        const Labelled *entry = &g_array_index (labelled, Labelled, i);
        gboolean focus = dz_chart_frame_is_focus (frame, entry->mark);
        int turn = focus ? 0 : entry->mark->kind != DZ_MARK_GOAL ? 1 : 2;

        if (turn == pass && entry->mark->label != NULL)
          dz_chart_frame_add_label (frame, entry->mark->label, &entry->area,
                                    turn == 2 ? entry->color : frame->palette->text,
                                    focus ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN);
      }
}

/* The names at the right, each level with its series' last mark. */
static void
add_names (const Years *years)
{
  DzChartFrame *frame = years->frame;
  const GPtrArray *all = frame->chart->series;
  double bottom = frame->plot.y + frame->plot.height;
  double x = frame->plot.x + frame->plot.width + frame->font_size * 0.5;
  g_autofree double *y = g_new (double, all->len);

  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);
      const DzChartMark *last
          = series->marks->len > 0 ? g_ptr_array_index (series->marks, series->marks->len - 1) : NULL;

      y[i] = last != NULL ? dz_axis_map (&years->axis, last->low, bottom, frame->plot.y) : bottom;
    }
  frame->hidden += dz_chart_stack_labels (y, (int) all->len, frame->line, frame->plot.y - frame->pad,
                                          bottom + frame->pad);
  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);
      cairo_rectangle_t area
          = { x, y[i] - frame->line / 2, frame->style->width - frame->margin / 2 - x, frame->line };

      if (!isnan (y[i]))
        dz_scene_add_text (frame->scene, series->name, &area, frame->small,
                           dz_palette_get_series (frame->style->ink, series->color), DZ_TEXT_BOLD);
    }
}

/* Places stand a little apart inside a year, so that equal values are both seen. */
static double
get_offset (const Years *years, guint index)
{
  guint n = years->frame->chart->series->len;
  double apart = MIN (years->band / (n + 1), years->frame->font_size * 1.2);

  if (years->frame->in_panel || years->frame->chart->kind == DZ_CHART_GOAL_OUTCOME)
    return 0;

  return (index - (n - 1) / 2.0) * apart;
}

void
dz_chart_layout_years (DzChartFrame *frame)
{
  Years years = { frame };
  gboolean direct_labels
      = !frame->in_panel && frame->chart->kind != DZ_CHART_GOAL_OUTCOME && frame->chart->series->len > 1;
  const GPtrArray *all = frame->chart->series;
  g_autoptr (GArray) labelled = g_array_new (FALSE, FALSE, sizeof (Labelled));

  if (!frame->in_panel)
    dz_chart_frame_add_key (frame);
  fit_plot (&years, direct_labels);
  dz_chart_frame_add_years (frame, years.first_year, years.last_year, years.band);
  dz_chart_frame_add_value_axis (frame, &years.axis, years.left);
  add_base_line (&years);
  add_year_axis (&years);

  for (guint i = 0; i < all->len; i++)
    add_lines (&years, g_ptr_array_index (all, i), get_offset (&years, i));
  for (int goals = 1; goals >= 0; goals--)
    for (guint i = 0; i < all->len; i++)
      add_marks (&years, g_ptr_array_index (all, i), get_offset (&years, i), goals, labelled);
  dz_chart_frame_add_scale_note (frame, &years.axis);
  dz_chart_frame_add_signs (frame);
  add_labels (&years, labelled);
  if (direct_labels)
    add_names (&years);
}
