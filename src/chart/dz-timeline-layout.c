/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PICK_SLACK 4.0

double
dz_timeline_frame_get_x (const DzTimelineFrame *frame, double time)
{
  return frame->left + (time - frame->first) * frame->step;
}

void
dz_timeline_frame_init (DzTimelineFrame *frame, const DzTimeline *timeline, const DzChartStyle *style,
                        const DzGoal *focus)
{
  double size = style->font_size;

  frame->timeline = timeline;
  frame->palette = dz_palette_get (style->ink);
  frame->ink = style->ink;
  frame->focus = focus;
  frame->width = style->width;
  frame->font_size = size;
  frame->small = size * 0.9;
  frame->line = dz_text_line_height (frame->small);
  frame->bar = round (size * 0.8);
  frame->left = DZ_TIMELINE_MARGIN + CLAMP (style->width * 0.185, MIN (size * 7, style->width * 0.3), size * 15);
  frame->right = style->width - size * 2.4;
}

int
dz_timeline_frame_get_year_step (const DzTimelineFrame *frame)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50, 100 };
  double room = frame->font_size * 3.1; /* four digits and a gap */

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * frame->step >= room)
      return steps[i];

  return 1000;
}

static void
lay_out_header (DzTimelineLayout *layout)
{
  const DzTimelineFrame *frame = &layout->frame;
  double line = dz_text_line_height (frame->font_size);
  int every = dz_timeline_frame_get_year_step (frame);
  double width = 0;

  g_clear_pointer (&layout->header, dz_scene_free);
  layout->header = dz_scene_new_worded (frame->words);
  layout->header_height = layout->rows->len > 0 ? 4 + line + 4 : 0;
  width = dz_scene_measure (layout->header, "2000", frame->font_size, DZ_TEXT_PLAIN);
  for (int year = frame->timeline->first_year; layout->rows->len > 0 && year <= frame->timeline->last_year;
       year++)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);
      double x = dz_timeline_frame_get_x (frame, year);
      cairo_rectangle_t area = { x - width / 2 - 2, 4, width + 4, line };

      if (year % every == 0 && x >= frame->left + width / 4 && x <= frame->right)
        dz_scene_add_text (layout->header, text, &area, frame->font_size, frame->palette->dim, DZ_TEXT_CENTER);
    }
  dz_scene_seal (layout->header);
}

static void
index_goals (DzTimelineLayout *layout, DzTimelineRowPlace *place)
{
  for (guint i = 0; i < place->row->lanes->len; i++)
    {
      const DzTimelineLane *lane = g_ptr_array_index (place->row->lanes, i);

      for (guint j = 0; j < lane->items->len; j++)
        g_hash_table_insert (layout->index,
                             (gpointer) ((DzTimelineItem *) g_ptr_array_index (lane->items, j))->goal, place);
    }
}

static void
place_rows (DzTimelineLayout *layout)
{
  const GPtrArray *rows = layout->frame.timeline->rows;
  double y = layout->frame.font_size / 2;

  for (guint i = 0; i < rows->len; i++)
    {
      DzTimelineRowPlace *place = dz_timeline_row_place_new (g_ptr_array_index (rows, i), &layout->frame, y);

      y += place->height;
      g_ptr_array_add (layout->rows, place);
      index_goals (layout, place);
    }
  layout->height = y;
}

static void
lay_out_empty (DzTimelineLayout *layout)
{
  const DzTimelineFrame *frame = &layout->frame;
  double size = frame->font_size;
  const char *text = _ ("No goals or outcomes here. Import reports or widen the filters.");
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, size * 3, frame->width - 2 * DZ_TIMELINE_MARGIN,
                             dz_text_line_height (size) };

  layout->empty = dz_scene_new_worded (frame->words);
  area.height *= dz_scene_count_lines (layout->empty, text, size, DZ_TEXT_CENTER, area.width, 4);
  dz_scene_add_text (layout->empty, text, &area, size, frame->palette->dim, DZ_TEXT_CENTER);
  dz_scene_seal (layout->empty);
  layout->height = area.y + area.height + size * 3;
}

DzTimelineLayout *
dz_timeline_layout_new (const DzTimeline *timeline, const DzChartStyle *style, const DzGoal *focus)
{
  return dz_timeline_layout_new_worded (timeline, style, focus, NULL);
}

DzTimelineLayout *
dz_timeline_layout_new_worded (const DzTimeline *timeline, const DzChartStyle *style, const DzGoal *focus,
                               char *const *words)
{
  DzTimelineLayout *layout = NULL;

  g_return_val_if_fail (timeline != NULL && style != NULL, NULL);

  layout = g_new0 (DzTimelineLayout, 1);
  layout->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_timeline_row_place_free);
  layout->index = g_hash_table_new (NULL, NULL);
  dz_timeline_frame_init (&layout->frame, timeline, style, focus);
  layout->frame.words = words;
  if (timeline->rows->len == 0)
    lay_out_empty (layout);
  else
    place_rows (layout);
  dz_timeline_layout_set_span (layout, 0, 0);

  return layout;
}

void
dz_timeline_layout_free (DzTimelineLayout *layout)
{
  if (layout == NULL)
    return;

  g_clear_pointer (&layout->header, dz_scene_free);
  g_clear_pointer (&layout->empty, dz_scene_free);
  g_hash_table_unref (layout->index);
  g_ptr_array_unref (layout->rows);
  g_free (layout);
}

void
dz_timeline_layout_set_focus (DzTimelineLayout *layout, const DzGoal *focus)
{
  const DzGoal *touched[2] = { 0 };

  g_return_if_fail (layout != NULL);

  touched[0] = layout->frame.focus;
  touched[1] = focus;
  layout->frame.focus = focus;
  for (int i = 0; i < 2; i++)
    {
      DzTimelineRowPlace *place = touched[i] != NULL ? g_hash_table_lookup (layout->index, touched[i]) : NULL;

      if (place != NULL)
        dz_timeline_row_place_forget (place);
    }
}

void
dz_timeline_layout_get_limits (const DzTimelineLayout *layout, double *first, double *last)
{
  const DzTimelineFrame *frame = &layout->frame;
  double field = MAX (frame->right - frame->left, 1);
  double margin = MIN (frame->font_size * 2, field / 4);
  int years = MAX (frame->timeline->last_year - frame->timeline->first_year, 1);
  double step = (field - 2 * margin) / years;

  *first = frame->timeline->first_year - margin / step;
  *last = frame->timeline->first_year + years + margin / step;
}

void
dz_timeline_layout_set_span (DzTimelineLayout *layout, double first, double last)
{
  DzTimelineFrame *frame = &layout->frame;
  double step = 0;

  g_return_if_fail (layout != NULL);

  if (!(last > first))
    dz_timeline_layout_get_limits (layout, &first, &last);
  step = (frame->right - frame->left) / (last - first);
  if (layout->header != NULL && frame->first == first && frame->step == step)
    return;

  frame->first = first;
  frame->step = step;
  for (guint i = 0; i < layout->rows->len; i++)
    dz_timeline_row_place_forget (g_ptr_array_index (layout->rows, i));
  lay_out_header (layout);
}

void
dz_timeline_layout_get_span (const DzTimelineLayout *layout, double *first, double *last)
{
  *first = layout->frame.first;
  *last = dz_timeline_layout_get_time (layout, layout->frame.right);
}

void
dz_timeline_layout_get_field (const DzTimelineLayout *layout, double *left, double *right)
{
  *left = layout->frame.left;
  *right = layout->frame.right;
}

double
dz_timeline_layout_get_x (const DzTimelineLayout *layout, double time)
{
  return dz_timeline_frame_get_x (&layout->frame, time);
}

double
dz_timeline_layout_get_time (const DzTimelineLayout *layout, double x)
{
  return layout->frame.first + (x - layout->frame.left) / layout->frame.step;
}

double
dz_timeline_layout_get_height (const DzTimelineLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return ceil (layout->height);
}

double
dz_timeline_layout_get_header_height (const DzTimelineLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return ceil (layout->header_height);
}

void
dz_timeline_layout_draw_header (const DzTimelineLayout *layout, cairo_t *cr)
{
  g_return_if_fail (layout != NULL && cr != NULL);

  dz_scene_draw (layout->header, cr);
}

/* The first row that reaches below y. */
static guint
find_row (const DzTimelineLayout *layout, double y)
{
  guint low = 0;
  guint high = layout->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, middle);

      if (place->y + place->height <= y)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
dz_timeline_layout_draw (DzTimelineLayout *layout, cairo_t *cr)
{
  double left, top, right, bottom;

  g_return_if_fail (layout != NULL && cr != NULL);

  if (layout->empty != NULL)
    dz_scene_draw (layout->empty, cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  for (guint i = find_row (layout, top); i < layout->rows->len; i++)
    {
      DzTimelineRowPlace *place = g_ptr_array_index (layout->rows, i);

      if (place->y > bottom)
        break;
      dz_timeline_row_place_ensure (place, &layout->frame);
      dz_scene_draw (place->scene, cr);
    }
}

static gboolean
contains (const cairo_rectangle_t *area, double x, double y)
{
  return x >= area->x - PICK_SLACK && x <= area->x + area->width + PICK_SLACK && y >= area->y - PICK_SLACK
         && y <= area->y + area->height + PICK_SLACK;
}

const DzTimelineItem *
dz_timeline_layout_pick (DzTimelineLayout *layout, double x, double y)
{
  const DzTimelineHit *best = NULL;
  DzTimelineRowPlace *place = NULL;
  guint row = 0;

  g_return_val_if_fail (layout != NULL, NULL);

  row = find_row (layout, y);
  if (row >= layout->rows->len || x < layout->frame.left - PICK_SLACK || x > layout->frame.right + PICK_SLACK)
    return NULL;

  place = g_ptr_array_index (layout->rows, row);
  dz_timeline_row_place_ensure (place, &layout->frame);
  /* The narrowest of those below the pointer: a dot on a bar goes before the bar. */
  for (guint i = 0; i < place->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (place->hits, DzTimelineHit, i);

      if (contains (&hit->area, x, y) && (best == NULL || hit->area.width < best->area.width))
        best = hit;
    }

  return best != NULL ? best->item : NULL;
}

gboolean
dz_timeline_layout_locate (DzTimelineLayout *layout, const DzGoal *goal, cairo_rectangle_t *area)
{
  DzTimelineRowPlace *place = NULL;

  g_return_val_if_fail (layout != NULL && area != NULL, FALSE);

  place = g_hash_table_lookup (layout->index, goal);
  if (place == NULL)
    return FALSE;

  dz_timeline_row_place_ensure (place, &layout->frame);
  for (guint i = 0; i < place->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (place->hits, DzTimelineHit, i);

      if (hit->item->goal != goal)
        continue;
      *area = hit->area;
      return TRUE;
    }

  return FALSE;
}
