/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-export.h"

#include <math.h>

#include "chart/dz-chart-export-private.h"
#include "chart/dz-timeline-private.h"

#define SOURCE_LINES 6

typedef struct
{
  const DzTimeline *timeline;
  double first;
  double last;
} Export;

/* Copies what a scene holds, moved down. */
static void
add_scene (DzScene *to, const DzScene *from, double down)
{
  for (guint i = 0; i < from->items->len; i++)
    {
      DzSceneItem item = g_array_index (from->items, DzSceneItem, i);

      item.area.y += down;
      item.text = g_strdup (item.text);
      item.points = item.points != NULL ? g_array_copy (item.points) : NULL;
      for (guint j = 0; item.points != NULL && j < item.points->len; j++)
        g_array_index (item.points, DzScenePoint, j).y += down;
      g_array_append_val (to->items, item);
    }
}

/* Quantity -> the mark that names its place in the reports. */
static GHashTable *
index_marks (const DzChart *data)
{
  GHashTable *marks = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < data->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (data->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          DzChartMark *mark = g_ptr_array_index (series->marks, j);

          g_hash_table_insert (marks, &mark->quantity_id, mark);
        }
    }

  return marks;
}

static void
add_hits (DzChartLayout *layout, const DzTimelineRowPlace *place, const DzTimelineFrame *frame, GHashTable *marks,
          double down)
{
  for (guint i = 0; i < place->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (place->hits, DzTimelineHit, i);
      const DzQuantity *quantity = dz_goal_get_main (hit->item->goal);
      double left = MAX (hit->area.x, frame->left);
      double right = MIN (hit->area.x + hit->area.width, frame->right);
      DzChartHit made = { g_hash_table_lookup (marks, &quantity->id), hit->area };

      if (made.mark == NULL || right <= left)
        continue;
      made.area.x = left;
      made.area.width = right - left;
      made.area.y += down;
      made.x = left + made.area.width / 2;
      made.y = made.area.y + made.area.height / 2;
      g_array_append_val (layout->hits, made);
    }
}

/* Adds wrapped text across the picture; returns the height taken. */
static double
add_words (DzScene *scene, const DzTimelineFrame *frame, const char *text, double y, double size, DzColor color,
           DzTextFlags flags)
{
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, y, frame->width - 2 * DZ_TIMELINE_MARGIN, 0 };

  if (text == NULL || *text == '\0')
    return 0;

  area.height = dz_scene_count_lines (scene, text, size, flags, area.width, SOURCE_LINES) * dz_text_line_height (size);
  dz_scene_add_text (scene, text, &area, size, color, flags);

  return area.height + size * 0.5;
}

static double
add_rows (DzChartLayout *layout, DzTimelineLayout *rows, GHashTable *marks, double y)
{
  add_scene (layout->scene, rows->header, y);
  y += rows->header_height;
  if (rows->empty != NULL)
    add_scene (layout->scene, rows->empty, y);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (rows->rows, i);

      dz_timeline_row_place_ensure (place, &rows->frame);
      add_scene (layout->scene, place->scene, y);
      add_hits (layout, place, &rows->frame, marks, y);
      dz_timeline_row_place_forget (place);
    }

  return y + dz_timeline_layout_get_height (rows);
}

static DzChartLayout *
lay_out (gconstpointer data, const DzChart *chart, const DzChartStyle *style)
{
  const Export *export = data;
  g_autoptr (DzTimelineLayout) rows = dz_timeline_layout_new (export->timeline, style, NULL);
  g_autoptr (GHashTable) marks = index_marks (chart);
  DzChartLayout *layout = g_new0 (DzChartLayout, 1);
  const DzTimelineFrame *frame = &rows->frame;
  double y = DZ_TIMELINE_MARGIN;

  dz_timeline_layout_set_span (rows, export->first, export->last);
  layout->scene = dz_scene_new ();
  layout->hits = g_array_new (FALSE, FALSE, sizeof (DzChartHit));
  layout->width = style->width;
  y += add_words (layout->scene, frame, chart->title, y, style->font_size * 1.2, frame->palette->text, DZ_TEXT_BOLD);
  y = add_rows (layout, rows, marks, y);
  y += dz_timeline_add_legend (layout->scene, frame, y) + style->font_size;
  y += add_words (layout->scene, frame, chart->caption, y, frame->small, frame->palette->text, DZ_TEXT_PLAIN);
  if (!style->hide_source)
    y += add_words (layout->scene, frame, chart->source_line, y, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  layout->height = ceil (y + DZ_TIMELINE_MARGIN / 2);
  dz_scene_seal (layout->scene);

  return layout;
}

gboolean
dz_timeline_export (const DzTimeline *timeline, const DzChart *data, double first, double last, const char *path,
                    const DzChartStyle *style, double dpi, GError **error)
{
  Export export = { timeline, first, last };
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle fitted;
  DzChartJob job = { data, path, &fitted, dpi, lay_out, &export };

  g_return_val_if_fail (timeline != NULL && data != NULL && path != NULL && style != NULL, FALSE);

  fitted = *style;
  layout = lay_out (&export, data, style);
  fitted.height = layout->height;

  return dz_chart_job_run (&job, error);
}
