/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 12.0
#define PICK_SLACK 4.0

double
dz_timeline_frame_get_x (const DzTimelineFrame *frame, double year)
{
  return frame->first_x + (year - frame->timeline->first_year) * frame->step;
}

static void
init_frame (DzTimelineFrame *frame, const DzTimeline *timeline, const DzChartStyle *style,
            const DzGoal *focus)
{
  double size = style->font_size;
  int years = MAX (timeline->last_year - timeline->first_year, 1);

  frame->timeline = timeline;
  frame->palette = dz_palette_get (style->ink);
  frame->ink = style->ink;
  frame->focus = focus;
  frame->font_size = size;
  frame->small = size * 0.9;
  frame->line = dz_text_line_height (frame->small);
  frame->bar = round (size * 0.8);
  frame->left = MARGIN + CLAMP (style->width * 0.185, MIN (size * 7, style->width * 0.3), size * 15);
  frame->right = style->width - size * 2.4;
  frame->step = (frame->right - frame->left - size * 4) / years;
  frame->first_x = frame->left + size * 2;
}

static void
lay_out_header (DzTimelineLayout *layout, const DzTimelineFrame *frame)
{
  double line = dz_text_line_height (frame->font_size);
  double width = dz_scene_measure (layout->header, "2000", frame->font_size, DZ_TEXT_PLAIN);
  int every = MAX (1, (int) ceil ((width + frame->font_size / 2) / frame->step));

  for (int year = frame->timeline->first_year; year <= frame->timeline->last_year; year += every)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);
      cairo_rectangle_t area = { dz_timeline_frame_get_x (frame, year) - width / 2 - 2, 4, width + 4, line };

      dz_scene_add_text (layout->header, text, &area, frame->font_size, frame->palette->dim, DZ_TEXT_CENTER);
    }
  layout->header_height = 4 + line + 4;
}

static void
add_year_rules (DzTimelineLayout *layout, const DzTimelineFrame *frame)
{
  for (int year = frame->timeline->first_year; year <= frame->timeline->last_year; year++)
    {
      double x = round (dz_timeline_frame_get_x (frame, year)) + 0.5;

      dz_scene_add_line (layout->body, x, 0, x, 0, frame->palette->rule, 1);
    }
}

static void
add_place (DzTimelineLayout *layout, const DzTimelineFrame *frame, const DzTimelineLane *lane, double y)
{
  cairo_rectangle_t area = { MARGIN, y - frame->line / 2, frame->left - MARGIN * 1.5, frame->line };

  dz_scene_add_text (layout->body, lane->place, &area, frame->small,
                     dz_palette_get_series (frame->ink, lane->color), DZ_TEXT_PLAIN);
}

static double
lay_out_row (DzTimelineLayout *layout, const DzTimelineFrame *frame, const DzTimelineRow *row, double y)
{
  double line = dz_text_line_height (frame->font_size);
  double width = frame->left - MARGIN * 1.5;
  int lines = dz_scene_count_lines (layout->body, row->title, frame->font_size, DZ_TEXT_BOLD, width, 2);
  cairo_rectangle_t title = { MARGIN, y, width, lines * line };

  dz_scene_add_text (layout->body, row->title, &title, frame->font_size, frame->palette->text, DZ_TEXT_BOLD);
  for (guint i = 0; i < row->lanes->len; i++)
    {
      const DzTimelineLane *lane = g_ptr_array_index (row->lanes, i);
      /* The first lane's name stands below the title. */
      double above = i == 0 ? lines * line + (frame->line - frame->bar) / 2 - 2 : 0;
      double bar_y = 0;

      if (i > 0)
        {
          dz_scene_add_line (layout->body, frame->left - MARGIN, round (y) + 0.5, frame->right,
                             round (y) + 0.5, frame->palette->rule, 1);
          y += 3;
        }
      y += dz_timeline_lane_lay_out (layout, frame, lane, y, above, &bar_y);
      add_place (layout, frame, lane, bar_y);
    }

  return y + round (frame->font_size * 1.4);
}

typedef struct
{
  DzTimelineLayout *layout;
  const DzTimelineFrame *frame;
  double x;
  double y;
} Legend;

/* Puts the word of one entry after its sign and returns the sign's place; goes to a new line where needed. */
static cairo_rectangle_t
add_entry (Legend *legend, const char *text, double sign)
{
  const DzTimelineFrame *frame = legend->frame;
  double width = dz_scene_measure (legend->layout->body, text, frame->small, DZ_TEXT_PLAIN);
  double gap = frame->font_size * 0.4;
  cairo_rectangle_t area = { 0 };
  cairo_rectangle_t place = { 0 };

  if (legend->x > MARGIN && legend->x + sign + gap + width > legend->layout->width - MARGIN)
    {
      legend->x = MARGIN;
      legend->y += frame->line + 2;
    }
  place = (cairo_rectangle_t){ legend->x, legend->y, sign, frame->line };
  area = (cairo_rectangle_t){ legend->x + sign + gap, legend->y, width, frame->line };
  area.width = MIN (width, legend->layout->width - area.x);
  dz_scene_add_text (legend->layout->body, text, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  legend->x = area.x + width + frame->font_size * 1.2;

  return place;
}

static void
add_mark_entry (Legend *legend, const char *text, DzMarkShape shape, DzColor color)
{
  double size = legend->frame->bar;
  cairo_rectangle_t place = add_entry (legend, text, size);

  dz_scene_add_mark (legend->layout->body, shape, place.x + size / 2, place.y + place.height / 2, size * 0.5,
                     color, legend->frame->palette->background);
}

static void
add_bar_entry (Legend *legend, const char *text, gboolean half_reached)
{
  const DzTimelineFrame *frame = legend->frame;
  cairo_rectangle_t place = add_entry (legend, text, frame->font_size * 1.8);
  DzColor soft = dz_color_mix (frame->palette->background, frame->palette->dim, 0.45);
  cairo_rectangle_t area = { place.x, place.y + (place.height - frame->bar) / 2, place.width, frame->bar };

  if (half_reached)
    {
      dz_scene_add_box (legend->layout->body, &area, dz_color_mix (frame->palette->background, soft, 0.5),
                        frame->bar / 2);
      area.width = round (area.width * 0.6);
    }
  dz_scene_add_box (legend->layout->body, &area, soft, frame->bar / 2);
}

typedef struct
{
  guint32 verdicts;
  gboolean outcomes;
  gboolean estimates;
  gboolean progress;
  gboolean missing;
  gboolean absent;
} Seen;

static void
look_at_item (Seen *seen, const DzTimelineItem *item)
{
  if (item->goal->goal != NULL)
    seen->verdicts |= 1u << item->goal->verdict;
  if (item->goal->outcome != NULL && item->goal->outcome->status == DZ_STATUS_ESTIMATE)
    seen->estimates = TRUE;
  else if (item->goal->outcome != NULL)
    seen->outcomes = TRUE;
  if (dz_timeline_item_get_progress (item) > 0)
    seen->progress = TRUE;
  seen->absent |= dz_timeline_item_is_absent (item);
}

static Seen
look_at_timeline (const DzTimeline *timeline)
{
  Seen seen = { 0 };

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const DzTimelineRow *row = g_ptr_array_index (timeline->rows, i);

      for (guint j = 0; j < row->lanes->len; j++)
        {
          const DzTimelineLane *lane = g_ptr_array_index (row->lanes, j);

          seen.missing |= lane->missing->len > 0;
          for (guint k = 0; k < lane->items->len; k++)
            look_at_item (&seen, g_ptr_array_index (lane->items, k));
        }
    }

  return seen;
}

/* Only what the picture holds. */
static double
lay_out_legend (DzTimelineLayout *layout, const DzTimelineFrame *frame, double y)
{
  Legend legend = { layout, frame, MARGIN, y };
  Seen seen = look_at_timeline (frame->timeline);

  if (seen.outcomes)
    add_mark_entry (&legend, _ ("outcome"), DZ_SHAPE_DOT, frame->palette->dim);
  if (seen.estimates)
    add_mark_entry (&legend, _ ("estimate"), DZ_SHAPE_RING, frame->palette->dim);
  if (seen.verdicts != 0)
    add_bar_entry (&legend, _ ("goal, from its report to the year it is due"), FALSE);
  if (seen.progress)
    add_bar_entry (&legend, _ ("part reached"), TRUE);
  for (DzVerdict verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    if (seen.verdicts & 1u << verdict)
      add_mark_entry (&legend, dz_verdict_get_name (verdict), dz_verdict_get_shape (verdict),
                      dz_palette_get_verdict (frame->ink, verdict));
  if (seen.absent)
    add_mark_entry (&legend, _ ("year without a goal"), DZ_SHAPE_HOLLOW_SQUARE, frame->palette->text);
  if (seen.missing)
    {
      cairo_rectangle_t place = add_entry (&legend, _ ("report not in the library"), frame->font_size * 1.8);

      dz_scene_add_hatch (layout->body, &place, frame->palette->hatch);
    }

  return legend.y + frame->line + frame->font_size / 2;
}

static void
lay_out_body (DzTimelineLayout *layout, const DzTimelineFrame *frame)
{
  guint n_rules = 0;
  double y = frame->font_size / 2;

  add_year_rules (layout, frame);
  n_rules = layout->body->items->len;
  for (guint i = 0; i < frame->timeline->rows->len; i++)
    y = lay_out_row (layout, frame, g_ptr_array_index (frame->timeline->rows, i), y);
  for (guint i = 0; i < n_rules; i++)
    g_array_index (layout->body->items, DzSceneItem, i).area.height = y;
  layout->height = lay_out_legend (layout, frame, y);
}

static void
lay_out_empty (DzTimelineLayout *layout, const DzTimelineFrame *frame)
{
  double size = frame->font_size;
  const char *text = _ ("No goals or outcomes here. Import reports or widen the filters.");
  cairo_rectangle_t area = { MARGIN, size * 3, layout->width - 2 * MARGIN, dz_text_line_height (size) };

  area.height *= dz_scene_count_lines (layout->body, text, size, DZ_TEXT_CENTER, area.width, 4);
  dz_scene_add_text (layout->body, text, &area, size, frame->palette->dim, DZ_TEXT_CENTER);
  layout->height = area.y + area.height + size * 3;
}

DzTimelineLayout *
dz_timeline_layout_new (const DzTimeline *timeline, const DzChartStyle *style, const DzGoal *focus)
{
  DzTimelineLayout *layout = NULL;
  DzTimelineFrame frame;

  g_return_val_if_fail (timeline != NULL && style != NULL, NULL);

  layout = g_new0 (DzTimelineLayout, 1);
  layout->header = dz_scene_new ();
  layout->body = dz_scene_new ();
  layout->hits = g_array_new (FALSE, FALSE, sizeof (DzTimelineHit));
  layout->width = style->width;
  init_frame (&frame, timeline, style, focus);

  if (timeline->rows->len == 0)
    lay_out_empty (layout, &frame);
  else
    {
      lay_out_header (layout, &frame);
      lay_out_body (layout, &frame);
    }
  dz_scene_seal (layout->header);
  dz_scene_seal (layout->body);

  return layout;
}

void
dz_timeline_layout_free (DzTimelineLayout *layout)
{
  if (layout == NULL)
    return;

  dz_scene_free (layout->header);
  dz_scene_free (layout->body);
  g_array_unref (layout->hits);
  g_free (layout);
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

void
dz_timeline_layout_draw (const DzTimelineLayout *layout, cairo_t *cr)
{
  g_return_if_fail (layout != NULL && cr != NULL);

  dz_scene_draw (layout->body, cr);
}

static gboolean
contains (const cairo_rectangle_t *area, double x, double y)
{
  return x >= area->x - PICK_SLACK && x <= area->x + area->width + PICK_SLACK && y >= area->y - PICK_SLACK
         && y <= area->y + area->height + PICK_SLACK;
}

const DzTimelineItem *
dz_timeline_layout_pick (const DzTimelineLayout *layout, double x, double y)
{
  const DzTimelineHit *best = NULL;

  g_return_val_if_fail (layout != NULL, NULL);

  /* The narrowest of those below the pointer: a dot on a bar goes before the bar. */
  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (layout->hits, DzTimelineHit, i);

      if (contains (&hit->area, x, y) && (best == NULL || hit->area.width < best->area.width))
        best = hit;
    }

  return best != NULL ? best->item : NULL;
}

gboolean
dz_timeline_layout_locate (const DzTimelineLayout *layout, const DzGoal *goal, cairo_rectangle_t *area)
{
  g_return_val_if_fail (layout != NULL && area != NULL, FALSE);

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzTimelineHit *hit = &g_array_index (layout->hits, DzTimelineHit, i);

      if (hit->item->goal != goal)
        continue;
      *area = hit->area;
      return TRUE;
    }

  return FALSE;
}
