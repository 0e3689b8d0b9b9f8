/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <math.h>

#define LANE_GAP 3.0

/* How many lines a title will take, told from its letters alone: measuring hundreds of titles that nobody
 * sees yet would take longer than drawing. Rather one line too many. */
static int
guess_lines (const char *title, const DzTimelineFrame *frame)
{
  double width = 0;

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    width += g_unichar_iswide (g_utf8_get_char (at)) ? 1 : 0.68;

  return width * frame->font_size <= frame->left - DZ_TIMELINE_MARGIN * 1.5 ? 1 : 2;
}

/* The first lane's name stands below the title, at the height of its bar. */
static double
get_title_room (const DzTimelineRowPlace *place, const DzTimelineFrame *frame)
{
  return place->title_lines * dz_text_line_height (frame->font_size) + (frame->line - frame->bar) / 2 - 2;
}

static double
get_heading_height (const DzTimelineRowPlace *place, const DzTimelineFrame *frame)
{
  return place->row->heading != NULL ? frame->line + round (frame->font_size * 0.5) : 0;
}

DzTimelineRowPlace *
dz_timeline_row_place_new (const DzTimelineRow *row, const DzTimelineFrame *frame, double y)
{
  DzTimelineRowPlace *place = g_new0 (DzTimelineRowPlace, 1);

  place->row = row;
  place->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_timeline_plan_free);
  place->title_lines = guess_lines (dz_words_find (frame->words, row->title), frame);
  place->y = y;
  for (guint i = 0; i < row->lanes->len; i++)
    {
      DzTimelinePlan *plan = dz_timeline_plan_new (g_ptr_array_index (row->lanes, i), NULL);

      g_ptr_array_add (place->plans, plan);
      place->height
          += (i > 0 ? LANE_GAP : 0)
             + dz_timeline_plan_get_height (plan, frame, i == 0 ? get_title_room (place, frame) : 0);
    }
  place->height += round (frame->font_size * 1.4) + get_heading_height (place, frame);

  return place;
}

void
dz_timeline_row_place_forget (DzTimelineRowPlace *place)
{
  g_clear_pointer (&place->scene, dz_scene_free);
  g_clear_pointer (&place->hits, g_array_unref);
}

void
dz_timeline_row_place_free (DzTimelineRowPlace *place)
{
  if (place == NULL)
    return;

  dz_timeline_row_place_forget (place);
  g_ptr_array_unref (place->plans);
  g_free (place);
}

static void
add_year_rules (DzTimelineRowPlace *place, const DzTimelineFrame *frame)
{
  /* Where years stand close, only those that have a label. */
  int every = frame->step < frame->font_size * 1.5 ? dz_timeline_frame_get_year_step (frame) : 1;

  for (int year = frame->timeline->first_year; year <= frame->timeline->last_year; year++)
    {
      double x = round (dz_timeline_frame_get_x (frame, year)) + 0.5;

      if (year % every == 0 && x >= frame->left && x <= frame->right)
        dz_scene_add_line (place->scene, x, place->y, x, place->y + place->height, frame->palette->rule, 1);
    }
}

static void
add_name (DzTimelineRowPlace *place, const DzTimelineFrame *frame, const DzTimelineLane *lane, double y)
{
  cairo_rectangle_t area
      = { DZ_TIMELINE_MARGIN, y - frame->line / 2, frame->left - DZ_TIMELINE_MARGIN * 1.5, frame->line };

  dz_scene_add_text (place->scene, lane->place, &area, frame->small,
                     dz_palette_get_series (frame->ink, lane->color), DZ_TEXT_PLAIN);
}

/* The name of a group of rows, above a line across all years. */
static void
add_heading (DzTimelineRowPlace *place, const DzTimelineFrame *frame)
{
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, place->y, frame->left - DZ_TIMELINE_MARGIN * 1.5, frame->line };
  double y = round (place->y + frame->line) + 0.5;

  if (place->row->heading == NULL)
    return;

  dz_scene_add_text (place->scene, place->row->heading, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  dz_scene_add_line (place->scene, DZ_TIMELINE_MARGIN, y, frame->right, y, frame->palette->dim, 0.5);
}

static void
add_title (DzTimelineRowPlace *place, const DzTimelineFrame *frame, double y)
{
  cairo_rectangle_t area = { DZ_TIMELINE_MARGIN, y, frame->left - DZ_TIMELINE_MARGIN * 1.5,
                             place->title_lines * dz_text_line_height (frame->font_size) };

  dz_scene_add_text (place->scene, place->row->title, &area, frame->font_size, frame->palette->text,
                     DZ_TEXT_BOLD);
}

/* The goal in focus finds a track even on a crowded lane. */
static void
lay_out_lane (DzTimelineRowPlace *place, const DzTimelineFrame *frame, guint i, double y, double above,
              double *bar_y)
{
  const DzTimelinePlan *plan = g_ptr_array_index (place->plans, i);
  DzTimelinePlan *focused = NULL;

  if (frame->focus != NULL && dz_timeline_plan_hides (plan, frame->focus))
    {
      focused = dz_timeline_plan_new (plan->lane, frame->focus);
      focused->lines = plan->lines;
    }
  dz_timeline_lane_lay_out (place, frame, focused != NULL ? focused : plan, y, above, bar_y);
  dz_timeline_plan_free (focused);
}

void
dz_timeline_row_place_ensure (DzTimelineRowPlace *place, const DzTimelineFrame *frame)
{
  double y = place->y + get_heading_height (place, frame);

  if (place->scene != NULL)
    return;

  place->hidden = 0;
  place->scene = dz_scene_new_worded (frame->words);
  place->hits = g_array_new (FALSE, FALSE, sizeof (DzTimelineHit));
  add_year_rules (place, frame);
  add_heading (place, frame);
  add_title (place, frame, y);
  for (guint i = 0; i < place->plans->len; i++)
    {
      const DzTimelinePlan *plan = g_ptr_array_index (place->plans, i);
      double above = i == 0 ? get_title_room (place, frame) : 0;
      double bar_y = 0;

      if (i > 0)
        {
          dz_scene_add_line (place->scene, frame->left - DZ_TIMELINE_MARGIN, round (y) + 0.5, frame->right,
                             round (y) + 0.5, frame->palette->rule, 1);
          y += LANE_GAP;
        }
      lay_out_lane (place, frame, i, y, above, &bar_y);
      add_name (place, frame, plan->lane, bar_y);
      y += dz_timeline_plan_get_height (plan, frame, above);
    }
  dz_scene_seal (place->scene);
}
