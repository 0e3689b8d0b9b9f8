/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

typedef struct
{
  DzChartFrame *frame;
  GArray *reports; /* (element-type gint64) from top to bottom */
  double left;     /* where the bars begin */
  double width;    /* of a whole bar */
  double pitch;    /* from bar to bar */
  double bar;      /* height of a bar */
  gboolean *named; /* series whose name stands in a bar */
} Topics;

static void
find_reports (Topics *topics)
{
  const GPtrArray *all = topics->frame->chart->series;

  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          gint64 id = ((DzChartMark *) g_ptr_array_index (series->marks, j))->report_id;
          gboolean known = FALSE;

          for (guint k = 0; k < topics->reports->len; k++)
            known |= g_array_index (topics->reports, gint64, k) == id;
          if (!known)
            g_array_append_val (topics->reports, id);
        }
    }
}

static const DzChartMark *
find_mark (const DzChartSeries *series, gint64 report)
{
  for (guint i = 0; i < series->marks->len; i++)
    {
      const DzChartMark *mark = g_ptr_array_index (series->marks, i);

      if (mark->report_id == report)
        return mark;
    }

  return NULL;
}

static const DzChartMark *
find_any_mark (const Topics *topics, gint64 report)
{
  const DzChartMark *mark = NULL;

  for (guint i = 0; i < topics->frame->chart->series->len && mark == NULL; i++)
    mark = find_mark (g_ptr_array_index (topics->frame->chart->series, i), report);

  return mark;
}

static double
sum_report (const Topics *topics, gint64 report)
{
  double sum = 0;

  for (guint i = 0; i < topics->frame->chart->series->len; i++)
    {
      const DzChartMark *mark = find_mark (g_ptr_array_index (topics->frame->chart->series, i), report);

      sum += mark != NULL ? mark->low : 0;
    }

  return sum;
}

static void
fit_plot (Topics *topics)
{
  DzChartFrame *frame = topics->frame;
  double names = 0;

  for (guint i = 0; i < topics->reports->len; i++)
    {
      const DzChartMark *mark = find_any_mark (topics, g_array_index (topics->reports, gint64, i));

      names = MAX (names, dz_scene_measure (frame->scene, mark->citation, frame->small, DZ_TEXT_PLAIN));
    }
  names = MIN (names, frame->plot.width * 0.3);
  topics->left = frame->plot.x + names + frame->font_size * 0.8;
  topics->width = frame->plot.x + frame->plot.width - topics->left;
  /* The key below the bars may take up to two lines. */
  topics->pitch = (frame->plot.height - 2 * (frame->line + 2) - frame->line / 2 - frame->font_size)
                  / topics->reports->len;
  topics->pitch = CLAMP (topics->pitch, 4, frame->font_size * 4.5);
  topics->bar = MAX (3, MIN (topics->pitch * 0.78, topics->pitch - 2));
}

static void
add_segment_label (Topics *topics, guint index, const DzChartMark *mark, const cairo_rectangle_t *area,
                   DzColor color)
{
  DzChartFrame *frame = topics->frame;
  const DzChartSeries *series = g_ptr_array_index (frame->chart->series, index);
  g_autofree char *full = g_strdup_printf ("%s %s", series->name, mark->label ? mark->label : "");
  const char *text = full;
  cairo_rectangle_t place = { area->x, area->y + (area->height - frame->line) / 2, area->width, frame->line };

  if (area->height < frame->line * 0.8)
    {
      frame->hidden++;
      return;
    }
  if (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN) + 6 > area->width)
    text = mark->label ? mark->label : "";
  else
    topics->named[index] = TRUE;
  if (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN) + 4 > area->width)
    frame->hidden++;
  else
    dz_scene_add_text (frame->scene, text, &place, frame->small, color, DZ_TEXT_CENTER);
}

static void
add_bar (Topics *topics, gint64 report, double y)
{
  DzChartFrame *frame = topics->frame;
  double sum = sum_report (topics, report);
  double x = topics->left;

  for (guint i = 0; i < frame->chart->series->len && sum > 0; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      const DzChartMark *mark = find_mark (series, report);
      DzColor text;
      DzColor fill = dz_palette_get_fill (frame->style->ink, series->color, &text);
      cairo_rectangle_t area = { x, y, mark != NULL ? topics->width * mark->low / sum : 0, topics->bar };

      if (mark == NULL || area.width <= 0)
        continue;
      x += area.width;
      /* A hair of the ground between neighbours. */
      area.width = MAX (area.width - 1, 0.5);
      dz_scene_add_box (frame->scene, &area, fill, 0);
      dz_chart_frame_add_hit (frame, mark, &area, area.x + area.width / 2, area.y + area.height / 2);
      add_segment_label (topics, i, mark, &area, text);
    }
}

static void
add_name (const Topics *topics, gint64 report, double y)
{
  DzChartFrame *frame = topics->frame;
  const DzChartMark *mark = find_any_mark (topics, report);
  cairo_rectangle_t area = { frame->plot.x, y + (topics->bar - frame->line) / 2,
                             topics->left - frame->plot.x - frame->font_size * 0.8, frame->line };

  dz_scene_add_text (frame->scene, mark->citation, &area, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
}

/* Only the topics that no bar names. */
static void
add_key (const Topics *topics, double y)
{
  DzChartFrame *frame = topics->frame;
  double swatch = frame->font_size * 0.8;
  double x = topics->left;

  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      double width = dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN);
      cairo_rectangle_t box = { x, y + (frame->line - swatch) / 2, swatch, swatch };
      cairo_rectangle_t area = { x + swatch + 5, y, width, frame->line };

      if (topics->named[i] || series->marks->len == 0)
        continue;
      if (area.x + width > frame->plot.x + frame->plot.width && x > topics->left)
        {
          x = topics->left;
          y += frame->line + 2;
          box = (cairo_rectangle_t){ x, y + (frame->line - swatch) / 2, swatch, swatch };
          area = (cairo_rectangle_t){ x + swatch + 5, y, width, frame->line };
        }
      if (y + frame->line > frame->plot.y + frame->plot.height + 1)
        {
          frame->hidden++;
          continue;
        }
      dz_scene_add_box (frame->scene, &box, dz_palette_get_fill (frame->style->ink, series->color, NULL), 2);
      dz_scene_add_text (frame->scene, series->name, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
      x = area.x + width + frame->font_size * 1.2;
    }
}

void
dz_chart_layout_topics (DzChartFrame *frame)
{
  g_autofree gboolean *named = g_new0 (gboolean, frame->chart->series->len);
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  Topics topics = { frame, reports, .named = named };
  int every = 1;
  double y = frame->plot.y;

  find_reports (&topics);
  fit_plot (&topics);
  /* A name is higher than a thin bar. */
  y += MAX (0, (frame->line - topics.bar) / 2);
  every = MAX (1, (int) ceil (frame->line / topics.pitch));

  for (guint i = 0; i < reports->len; i++)
    {
      add_bar (&topics, g_array_index (reports, gint64, i), y);
      if (i % every == 0)
        add_name (&topics, g_array_index (reports, gint64, i), y);
      else
        frame->hidden++;
      y += topics.pitch;
    }
  add_key (&topics, y + frame->font_size * 0.3);
}
