/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include "chart/dz-reader-mark.h"

/* The reader's word in the picture. */

static gboolean
is_in_plot (const DzChartFrame *frame, const cairo_rectangle_t *area)
{
  const cairo_rectangle_t *plot = &frame->plot;

  return area->x >= plot->x && area->x + area->width <= frame->style->width && area->y >= plot->y - frame->pad
         && area->y + area->height <= plot->y + plot->height + frame->pad;
}

/* Beside the corners of the mark, the upper right one first. */
static cairo_rectangle_t
find_place (const DzChartFrame *frame, const cairo_rectangle_t *mark, double size)
{
  double left = mark->x - size;
  double right = mark->x + mark->width;
  double above = mark->y - size + 1;
  double below = mark->y + mark->height - 1;
  double middle = mark->y + (mark->height - size) / 2;
  const cairo_rectangle_t places[] = {
    { right, above, size, size }, { left, above, size, size },
    { right, below, size, size }, { left, below, size, size },
    { right, middle, size, size }, { left, middle, size, size },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (is_in_plot (frame, &places[i]) && dz_chart_frame_is_free (frame, &places[i]))
      return places[i];

  return places[0];
}

void
dz_chart_frame_add_signs (DzChartFrame *frame)
{
  const GArray *hits = frame->layout->hits;
  /* As the marks they stand at. */
  double part = frame->band > 0 ? CLAMP (frame->band / (frame->font_size * 0.9), 0.6, 1) : 1;
  double size = dz_reader_mark_get_size (frame->font_size) * (frame->in_panel ? 0.85 : 1) * part;

  for (guint i = frame->first_hit; i < hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (hits, DzChartHit, i);
      cairo_rectangle_t place;

      if (!dz_chart_mark_is_readers (hit->mark))
        continue;
      place = find_place (frame, &hit->area, size);
      dz_reader_mark_add (frame->scene, place.x, place.y + size, size, frame->palette->text,
                          frame->palette->background);
      dz_chart_frame_take (frame, &place);
    }
}

void
dz_chart_frame_add_sign_entry (DzChartFrame *frame, double x, double y)
{
  double size = dz_reader_mark_get_size (frame->font_size);
  const char *text = dz_reader_mark_get_legend ();
  cairo_rectangle_t area = { x + size + 5, y, 0, frame->line };

  area.width = MIN (dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN),
                    frame->style->width - frame->margin - area.x);
  dz_reader_mark_add (frame->scene, x, y + (frame->line + size) / 2, size, frame->palette->text,
                      frame->palette->background);
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
}

gboolean
dz_chart_has_signs (const DzChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        if (dz_chart_mark_is_readers (g_ptr_array_index (series->marks, j)))
          return TRUE;
    }

  return FALSE;
}
