/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/dz-reader-mark.h"
#include "core/dz-quantity.h"

/* Indicators × years: the darker the cell, the greater the value. One scale where all are in one unit, else a
 * scale a row. A year without a figure stays empty; a goal without an outcome is a hollow cell. */

typedef struct
{
  double low;
  double high;
  gboolean beyond; /* some values lie above high */
  gboolean logarithmic;
} Scale;

typedef struct
{
  DzChartFrame *frame;
  GPtrArray *rows; /* (element-type DzChartSeries) */
  DzChartRange range;
  Scale scale; /* of all rows */
  double left; /* where the names begin */
  double names;
  double pitch;
  double column;
  int n; /* rows that have room */
  gboolean numbered; /* every number fits into its cell */
} Heat;

static gint
compare_numbers (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* From the least to the greatest value, but a few far above the others do not wash these out. */
static Scale
find_scale (const GPtrArray *rows)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  Scale scale = { 0, 1, FALSE };
  double most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DzChartSeries *series = rows->pdata[i];

      for (guint j = 0; j < series->marks->len; j++)
        g_array_append_val (values, ((DzChartMark *) series->marks->pdata[j])->low);
    }
  if (values->len == 0)
    return scale;

  g_array_sort (values, compare_numbers);
  scale.low = g_array_index (values, double, 0);
  most = g_array_index (values, double, values->len - 1);
  scale.high = values->len < 10 ? most : g_array_index (values, double, values->len * 9 / 10);
  scale.beyond = most > scale.high;
  /* As on an axis: more than four powers of ten. */
  scale.logarithmic = scale.low > 0 && scale.high > scale.low * 1e4;

  return scale;
}

/* One hue that grows darker; falls have another, so that they are seen at once. */
static DzColor
get_color (const Heat *heat, const Scale *scale, double value)
{
  DzInk ink = heat->frame->style->ink;
  double reach = scale->low < 0 ? MAX (-scale->low, scale->high) : scale->high - scale->low;
  double part = reach <= 0          ? 0.5
                : scale->logarithmic ? log (MAX (value / scale->low, 1)) / log (scale->high / scale->low)
                : scale->low < 0     ? fabs (value) / reach
                                     : (value - scale->low) / reach;

  return dz_color_mix (heat->frame->palette->background,
                       dz_palette_get_series (ink, value < 0 ? DZ_PALETTE_FALL : DZ_PALETTE_RISE),
                       0.2 + 0.8 * CLAMP (part, 0, 1));
}

static gboolean
has_goals (const Heat *heat)
{
  for (guint i = 0; i < heat->rows->len; i++)
    {
      const DzChartSeries *series = heat->rows->pdata[i];

      for (guint j = 0; j < series->marks->len; j++)
        if (((DzChartMark *) series->marks->pdata[j])->kind == DZ_MARK_GOAL)
          return TRUE;
    }

  return FALSE;
}

/* The outline that stands for a goal without an outcome. */
static void
add_goal_entry (const Heat *heat, DzChartKey *key)
{
  DzChartFrame *frame = heat->frame;
  double width = frame->font_size * 1.6;
  double x = has_goals (heat) ? dz_chart_frame_add_entry (frame, C_ ("chart key", "goal"), width, key) : -1;
  cairo_rectangle_t area = { x, key->y + frame->line * 0.2, width, frame->line * 0.6 };
  DzSceneItem *box = NULL;

  if (x < 0)
    return;

  box = dz_scene_add_box (frame->scene, &area, frame->palette->background, 0);
  box->line = frame->palette->dim;
  box->line_width = 1.5;
}

/* “ (亿元)” where rows differ in their units, else "". (transfer full) */
static char *
dup_row_unit (const Heat *heat, const DzChartSeries *series)
{
  if (heat->frame->chart->unit != NULL || series->unit == NULL || *series->unit == '\0')
    return g_strdup ("");

  return g_strdup_printf (" (%s)", series->unit);
}

static double
measure (const Heat *heat, const char *text)
{
  return dz_scene_measure (heat->frame->scene, text, heat->frame->small, DZ_TEXT_PLAIN);
}

/* A long name is shortened, its unit is not. */
static void
add_row_name (const Heat *heat, const DzChartSeries *series, double y)
{
  DzChartFrame *frame = heat->frame;
  g_autofree char *unit = dup_row_unit (heat, series);
  double width = MIN (*unit != '\0' ? measure (heat, unit) : 0, heat->names / 2);
  cairo_rectangle_t name = { heat->left, y, heat->names - width, frame->line };
  cairo_rectangle_t rest = { heat->left + name.width, y, width, frame->line };

  dz_scene_add_text (frame->scene, series->name, &name, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
  if (width > 0)
    dz_scene_add_text (frame->scene, unit, &rest, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
}

static double
value_on_strip (const Scale *scale, double part)
{
  if (scale->logarithmic)
    return scale->low * pow (scale->high / scale->low, part);

  return scale->low + (scale->high - scale->low) * part;
}

/* A strip from light to dark with what its ends mean. */
static void
add_key (Heat *heat)
{
  DzChartFrame *frame = heat->frame;
  gboolean common = frame->chart->unit != NULL;
  g_autofree char *low = common ? g_strdup_printf ("%.4g", heat->scale.low) : g_strdup (_ ("least of the row"));
  g_autofree char *high = common ? g_strdup_printf (heat->scale.beyond ? "≥ %.4g" : "%.4g", heat->scale.high)
                                 : g_strdup (_ ("greatest"));
  double width = dz_scene_measure (frame->scene, low, frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t text = { frame->plot.x, frame->plot.y, width, frame->line };
  double step = frame->font_size * 1.3;
  Scale scale = common ? heat->scale : (Scale){ 0, 1 };
  DzChartKey key = dz_chart_frame_begin_key (frame);

  dz_scene_add_text (frame->scene, low, &text, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
  for (int i = 0; i < 6; i++)
    {
      cairo_rectangle_t box = { text.x + width + 6 + i * step, frame->plot.y + frame->line * 0.2, step,
                                frame->line * 0.6 };

      dz_scene_add_box (frame->scene, &box, get_color (heat, &scale, value_on_strip (&scale, i / 5.0)), 0);
    }
  key.x = text.x + width + 6 + 6 * step - frame->font_size;
  dz_chart_frame_add_entry (frame, high, frame->font_size, &key);
  if (common && scale.logarithmic)
    dz_chart_frame_add_entry (frame, _ ("logarithmic scale"), 0, &key);
  add_goal_entry (heat, &key);
  dz_chart_frame_end_key (frame, &key);
}

static void
fit_plot (Heat *heat)
{
  DzChartFrame *frame = heat->frame;
  int years = heat->range.last_year - heat->range.first_year + 1;

  frame->plot.y += frame->line;
  heat->n = dz_chart_frame_fit_rows (frame, (int) heat->rows->len, frame->plot.height - frame->line,
                                     &heat->pitch);
  for (int i = 0; i < heat->n; i++)
    {
      const DzChartSeries *series = heat->rows->pdata[i];
      g_autofree char *unit = dup_row_unit (heat, series);

      heat->names = MAX (heat->names, measure (heat, series->name) + (*unit != '\0' ? measure (heat, unit) : 0));
    }
  heat->names = MIN (heat->names, frame->plot.width * 0.34);
  heat->left = frame->plot.x;
  frame->plot.x += heat->names + frame->font_size * 0.6;
  frame->plot.width -= heat->names + frame->font_size * 0.6;
  heat->column = MIN (frame->plot.width / years, frame->font_size * 12);
  frame->plot.width = heat->column * years;
}

static void
add_years (const Heat *heat)
{
  DzChartFrame *frame = heat->frame;
  double width = dz_scene_measure (frame->scene, "2000", frame->small, DZ_TEXT_PLAIN);
  int every = dz_chart_choose_year_step (heat->column, width + frame->font_size * 0.6);
  int first = (heat->range.first_year + every - 1) / every * every;

  for (int year = first > heat->range.last_year ? heat->range.first_year : first; year <= heat->range.last_year;
       year += every)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);
      double x = frame->plot.x + (year - heat->range.first_year + 0.5) * heat->column;
      cairo_rectangle_t area = { x - width / 2, frame->plot.y - frame->line, width, frame->line };

      area.x = MIN (area.x, frame->style->width - frame->margin / 2 - width);
      dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_CENTER);
    }
}

static char *
dup_number (const DzChartMark *mark)
{
  return dz_number_dup_text (round (mark->low * 100) / 100);
}

static double
get_sign_size (const Heat *heat)
{
  return MIN (dz_reader_mark_get_size (heat->frame->font_size), MIN (heat->column, heat->pitch) * 0.6);
}

/* In the upper right corner of the cell. */
static void
add_sign (const Heat *heat, const DzChartMark *mark, const cairo_rectangle_t *cell, DzColor color, DzColor ground)
{
  double size = get_sign_size (heat);

  if (dz_chart_mark_is_readers (mark))
    dz_reader_mark_add (heat->frame->scene, cell->x + cell->width - size - 1, cell->y + size + 1, size, color,
                        ground);
}

/* Numbers in some cells only would look as if these counted more. */
static gboolean
has_room_for_numbers (const Heat *heat)
{
  DzChartFrame *frame = heat->frame;

  for (int i = 0; i < heat->n && heat->pitch >= frame->line * 0.85; i++)
    {
      const DzChartSeries *series = heat->rows->pdata[i];

      for (guint j = 0; j < series->marks->len; j++)
        {
          g_autofree char *text = dup_number (series->marks->pdata[j]);
          double signs = dz_chart_mark_is_readers (series->marks->pdata[j]) ? 2 * get_sign_size (heat) : 0;

          if (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN) + 4 + signs > heat->column)
            return FALSE;
        }
    }

  return heat->pitch >= frame->line * 0.85;
}

static void
add_cell (const Heat *heat, const Scale *scale, const DzChartMark *mark, double y)
{
  DzChartFrame *frame = heat->frame;
  double gap = heat->pitch > 8 ? 1 : 0;
  cairo_rectangle_t area = { frame->plot.x + (mark->year - heat->range.first_year) * heat->column, y,
                             MAX (heat->column - gap, 1), heat->pitch - gap };
  cairo_rectangle_t place = { area.x, area.y + (area.height - frame->line) / 2, area.width, frame->line };
  DzColor color = get_color (heat, scale, mark->low);
  DzColor dark = dz_palette_get (DZ_INK_LIGHT)->text;
  DzColor light = dz_palette_get (DZ_INK_LIGHT)->background;
  DzSceneItem *box = dz_scene_add_box (frame->scene, &area, color, 0);
  DzColor ink = dz_color_contrast (color, dark) > dz_color_contrast (color, light) ? dark : light;
  g_autofree char *text = dup_number (mark);

  if (mark->kind == DZ_MARK_GOAL)
    {
      box->area = (cairo_rectangle_t){ area.x + 1, area.y + 1, MAX (area.width - 2, 1),
                                       MAX (area.height - 2, 1) };
      box->fill = frame->palette->background;
      box->line = frame->palette->dim;
      box->line_width = MIN (1.5, area.width / 5);
      color = frame->palette->background;
      ink = frame->palette->text;
    }
  add_sign (heat, mark, &area, ink, color);
  dz_chart_frame_add_focus (frame, mark, &area);
  dz_chart_frame_add_hit (frame, mark, &area, area.x + area.width / 2, area.y + area.height / 2);
  if (!heat->numbered)
    return;

  dz_scene_add_text (frame->scene, text, &place, frame->small, ink, DZ_TEXT_CENTER);
}

static void
add_row (const Heat *heat, int row)
{
  DzChartFrame *frame = heat->frame;
  const DzChartSeries *series = heat->rows->pdata[row];
  double y = frame->plot.y + row * heat->pitch;
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  Scale scale = heat->scale;

  g_ptr_array_add (alone, (gpointer) series);
  if (frame->chart->unit == NULL)
    scale = find_scale (alone);
  add_row_name (heat, series, y + (heat->pitch - frame->line) / 2);
  dz_scene_add_line (frame->scene, frame->plot.x, round (y + heat->pitch / 2) + 0.5,
                     frame->plot.x + frame->plot.width, round (y + heat->pitch / 2) + 0.5,
                     frame->palette->rule, 1);
  for (guint i = 0; i < series->marks->len; i++)
    add_cell (heat, &scale, series->marks->pdata[i], y);
}

void
dz_chart_layout_heat_map (DzChartFrame *frame)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Heat heat = { frame, rows };

  for (guint i = 0; i < frame->chart->series->len; i++)
    if (((DzChartSeries *) frame->chart->series->pdata[i])->marks->len > 0)
      g_ptr_array_add (rows, frame->chart->series->pdata[i]);
  heat.scale = find_scale (rows);
  dz_chart_frame_find_range (frame, &heat.range);
  add_key (&heat);
  fit_plot (&heat);
  dz_chart_frame_add_years (frame, heat.range.first_year, heat.range.last_year, heat.column);
  heat.numbered = has_room_for_numbers (&heat);
  add_years (&heat);
  for (int i = 0; i < heat.n; i++)
    add_row (&heat, i);
}
