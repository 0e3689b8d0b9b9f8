/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_TRACKS 4

typedef struct
{
  const DzTimelineItem *item;
  int track; /* -1: found none */
  double points[2]; /* the times at which it draws a mark, 0 for none */
} Slot;

typedef struct
{
  DzTimelineLayout *layout;
  const DzTimelineFrame *frame;
  const DzTimelineLane *lane;
  GArray *slots;
  DzColor strong;
  DzColor soft;
  int hidden;
} Lane;

/* A year stands for its end; “2023Q1”, “2023H1” and “2023Q1-Q3” end before it. 0 where there is no outcome. */
static double
get_outcome_time (const DzGoal *goal)
{
  int first = 0;
  int last = 0;
  const char *part = NULL;

  if (goal->outcome == NULL)
    return 0;

  dz_period_parse (goal->outcome->period, &first, &last);
  part = goal->outcome->period != NULL ? strpbrk (goal->outcome->period, "QH") : NULL;
  if (part == NULL || last == 0)
    return last;
  if (strrchr (part, 'Q') != NULL)
    part = strrchr (part, 'Q');
  if (part[1] < '1' || part[1] > '4')
    return last;

  return last - 1 + CLAMP ((part[1] - '0') / (*part == 'H' ? 2.0 : 4.0), 0, 1);
}

static gboolean
is_bar (const Slot *slot)
{
  return slot->item->goal->goal != NULL;
}

static gboolean
share_point (const Slot *a, const Slot *b)
{
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 2; j++)
      if (a->points[i] != 0 && a->points[i] == b->points[j])
        return TRUE;

  return FALSE;
}

static gboolean
collide (const Slot *a, const Slot *b)
{
  if (share_point (a, b))
    return TRUE;

  return is_bar (a) && is_bar (b) && a->item->first_year < b->item->last_year
         && b->item->first_year < a->item->last_year;
}

static gboolean
fits (const GArray *slots, const Slot *slot, int track)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *other = &g_array_index (slots, Slot, i);

      if (other != slot && other->track == track && collide (slot, other))
        return FALSE;
    }

  return TRUE;
}

static int
compare_slots (gconstpointer a, gconstpointer b, gpointer focus)
{
  const Slot *first = a;
  const Slot *second = b;
  int chosen = (second->item->goal == focus) - (first->item->goal == focus);
  int bars = is_bar (second) - is_bar (first);

  if (chosen != 0)
    return chosen;
  if (bars != 0)
    return bars;
  if (first->item->first_year != second->item->first_year)
    return first->item->first_year - second->item->first_year;

  return second->item->last_year - first->item->last_year;
}

/* Bars first, each in the uppermost track where nothing is in its way; then the outcomes that stand alone. */
static void
assign_tracks (Lane *lane)
{
  for (guint i = 0; i < lane->lane->items->len; i++)
    {
      const DzTimelineItem *item = g_ptr_array_index (lane->lane->items, i);
      double year = get_outcome_time (item->goal);
      Slot slot = { item, -1, { item->goal->goal != NULL || dz_timeline_item_is_absent (item) ? item->last_year : 0,
                                  year } };

      g_array_append_val (lane->slots, slot);
    }
  g_array_sort_with_data (lane->slots, compare_slots, (gpointer) lane->frame->focus);

  for (guint i = 0; i < lane->slots->len; i++)
    {
      Slot *slot = &g_array_index (lane->slots, Slot, i);

      for (int track = 0; track < MAX_TRACKS && slot->track < 0; track++)
        if (fits (lane->slots, slot, track))
          slot->track = track;
      if (slot->track < 0)
        lane->hidden++;
    }
}

static int
count_tracks (const Lane *lane)
{
  int tracks = 1;

  for (guint i = 0; i < lane->slots->len; i++)
    tracks = MAX (tracks, g_array_index (lane->slots, Slot, i).track + 1);

  return tracks;
}

static double
bar_start (const Lane *lane, const Slot *slot)
{
  const DzTimelineFrame *frame = lane->frame;
  double end = dz_timeline_frame_get_x (frame, slot->item->last_year);
  double start = dz_timeline_frame_get_x (frame, slot->item->first_year);

  /* Clear of the mark that ends the bar before, so that a row of yearly goals does not read as one. */
  return MIN (start + MIN (frame->bar * 0.75, frame->step / 4), end - frame->step / 3);
}

static void
take_label (Lane *lane, GArray *labels, char *text, double anchor, double min, double max, gboolean goal,
            gboolean chosen)
{
  const DzTimelineFrame *frame = lane->frame;
  DzTimelineLabel label = {
    .text = text,
    .anchor = anchor,
    .min = MAX (min, frame->left),
    .max = MIN (max, frame->right),
    .may_shorten = goal,
    .rank = chosen ? 0 : goal ? 2 : 1,
    .flags = chosen ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN,
    .color = frame->palette->text,
  };

  label.width = dz_scene_measure (lane->layout->body, text, frame->small, label.flags);
  g_array_append_val (labels, label);
}

/* A value stands above its mark and may slide aside as long as it still touches it. */
static void
take_value_label (Lane *lane, GArray *labels, char *text, double year, gboolean chosen)
{
  const DzTimelineFrame *frame = lane->frame;
  double x = dz_timeline_frame_get_x (frame, year);
  double width
      = dz_scene_measure (lane->layout->body, text, frame->small, chosen ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN);

  take_label (lane, labels, text, x, x - width - frame->bar / 2, x + width + frame->bar / 2, FALSE, chosen);
}

static void
take_labels (Lane *lane, GArray *labels, const Slot *slot)
{
  gboolean chosen = slot->item->goal == lane->frame->focus;

  if (is_bar (slot))
    {
      double start = bar_start (lane, slot);
      double end = dz_timeline_frame_get_x (lane->frame, slot->item->last_year);

      take_label (lane, labels, dz_timeline_item_dup_goal_label (slot->item), (start + end) / 2,
                  start - lane->frame->step / 4, end + lane->frame->step / 2, TRUE, chosen);
    }
  if (dz_timeline_item_is_absent (slot->item))
    take_value_label (lane, labels, g_strdup (dz_timeline_item_get_absence_label (slot->item)),
                      slot->item->last_year, chosen);
  if (slot->item->goal->outcome != NULL)
    take_value_label (lane, labels, dz_timeline_item_dup_outcome_label (slot->item),
                      get_outcome_time (slot->item->goal), chosen);
}

static void
draw_labels (Lane *lane, GArray *labels, double baseline)
{
  for (guint i = 0; i < labels->len; i++)
    {
      DzTimelineLabel *label = &g_array_index (labels, DzTimelineLabel, i);
      cairo_rectangle_t area = { label->x, baseline - (label->line + 1) * lane->frame->line, label->width,
                                 lane->frame->line };

      if (label->line < 0)
        lane->hidden++;
      else
        dz_scene_add_text (lane->layout->body, label->text, &area, lane->frame->small, label->color,
                           label->flags);
      g_free (label->text);
    }
}

static void
add_hit (Lane *lane, const Slot *slot, double x, double y, double width, double height)
{
  DzTimelineHit hit = { slot->item, { x, y, width, height } };

  g_array_append_val (lane->layout->hits, hit);
}

static void
draw_bar (Lane *lane, const Slot *slot, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  DzScene *body = lane->layout->body;
  double start = bar_start (lane, slot);
  double end = dz_timeline_frame_get_x (frame, slot->item->last_year);
  double progress = dz_timeline_item_get_progress (slot->item);
  cairo_rectangle_t area = { start, y - frame->bar / 2, end - start, frame->bar };
  DzColor soft = progress > 0 ? dz_color_mix (frame->palette->background, lane->soft, 0.5) : lane->soft;
  DzSceneItem *item = NULL;

  add_hit (lane, slot, area.x, area.y, area.width, area.height);
  dz_scene_add_box (body, &area, soft, frame->bar / 2);
  if (progress > 0)
    {
      cairo_rectangle_t part = { start, area.y, MAX (area.width * progress, frame->bar), frame->bar };

      dz_scene_add_box (body, &part, lane->soft, frame->bar / 2);
    }
  if (slot->item->goal != frame->focus)
    return;

  item = dz_scene_add_box (body, &area, (DzColor){ 0, 0, 0, 0 }, frame->bar / 2);
  item->line = lane->strong;
  item->line_width = MAX (2, frame->font_size / 6);
}

/* Marks are painted after all bars of their track, so that none is covered. */
static void
draw_marks (Lane *lane, const Slot *slot, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  const DzGoal *goal = slot->item->goal;
  double end = dz_timeline_frame_get_x (frame, slot->item->last_year);
  double radius = frame->bar * 0.5;
  double year = get_outcome_time (goal);
  double x = dz_timeline_frame_get_x (frame, year);

  if (goal->outcome != NULL && (goal->goal == NULL || year != slot->item->last_year))
    dz_scene_add_mark (lane->layout->body,
                       goal->outcome->status == DZ_STATUS_ESTIMATE ? DZ_SHAPE_RING : DZ_SHAPE_DOT, x, y,
                       radius, lane->strong, frame->palette->background);
  if (dz_timeline_item_is_absent (slot->item))
    {
      /* The outcome of a year without a goal stands inside the mark. */
      if (goal->outcome != NULL)
        radius *= 1.5;
      x = end;
      dz_scene_add_mark (lane->layout->body, DZ_SHAPE_HOLLOW_SQUARE, x, y, radius, lane->strong,
                         goal->outcome != NULL ? (DzColor){ 0, 0, 0, 0 } : frame->palette->background);
    }
  if (goal->goal == NULL)
    {
      add_hit (lane, slot, x - radius, y - radius, 2 * radius, 2 * radius);
      if (goal == frame->focus)
        {
          cairo_rectangle_t ring = { x - radius - 3, y - radius - 3, 2 * radius + 6, 2 * radius + 6 };
          DzSceneItem *item
              = dz_scene_add_box (lane->layout->body, &ring, (DzColor){ 0, 0, 0, 0 }, radius + 3);

          item->line = lane->strong;
          item->line_width = 2;
        }
      return;
    }

  dz_scene_add_mark (lane->layout->body, dz_verdict_get_shape (goal->verdict), end, y, radius * 1.15,
                     dz_palette_get_verdict (frame->ink, goal->verdict), frame->palette->background);
}

static double
lay_out_track (Lane *lane, int track, double y, double min_above, double *bar_y)
{
  const DzTimelineFrame *frame = lane->frame;
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (DzTimelineLabel));
  double above = 0;
  double middle = 0;

  for (guint i = 0; i < lane->slots->len; i++)
    if (g_array_index (lane->slots, Slot, i).track == track)
      take_labels (lane, labels, &g_array_index (lane->slots, Slot, i));

  above = dz_timeline_labels_place (labels, frame->font_size * 0.6, frame->font_size * 4) * frame->line;
  above = MAX (above, min_above);
  middle = y + above + 2 + frame->bar / 2;
  draw_labels (lane, labels, y + above);

  for (guint i = 0; i < lane->slots->len; i++)
    {
      const Slot *slot = &g_array_index (lane->slots, Slot, i);

      if (slot->track == track && is_bar (slot))
        draw_bar (lane, slot, middle);
    }
  for (guint i = 0; i < lane->slots->len; i++)
    if (g_array_index (lane->slots, Slot, i).track == track)
      draw_marks (lane, &g_array_index (lane->slots, Slot, i), middle);
  *bar_y = middle;

  return above + 2 + frame->bar + frame->font_size * 0.35;
}

static void
draw_hidden (Lane *lane, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  g_autofree char *text = NULL;
  cairo_rectangle_t area
      = { frame->right, y - frame->line / 2, lane->layout->width - frame->right - 2, frame->line };

  if (lane->hidden == 0)
    return;

  /* Translators: so many labels of a lane found no room */
  text = g_strdup_printf (C_ ("hidden labels", "+%d"), lane->hidden);
  dz_scene_add_text (lane->layout->body, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
}

/* The hatch of a missing year lies from the year before it, which that report would have told of, to its own. */
static void
draw_missing (Lane *lane, double y)
{
  const DzTimelineFrame *frame = lane->frame;

  for (guint i = 0; i < lane->lane->missing->len; i++)
    {
      int year = g_array_index (lane->lane->missing, int, i);
      double start = MAX (dz_timeline_frame_get_x (frame, year - 1), frame->left);
      double end = MIN (dz_timeline_frame_get_x (frame, year), frame->right);
      cairo_rectangle_t area = { start, y, end - start, 0 };

      if (end > start)
        dz_scene_add_hatch (lane->layout->body, &area, frame->palette->hatch);
    }
}

/* What was painted first, under everything else, learns how far down it reaches. */
static void
stretch (DzScene *scene, guint first, guint last, double height)
{
  for (guint i = first; i < last; i++)
    g_array_index (scene->items, DzSceneItem, i).area.height = height;
}

double
dz_timeline_lane_lay_out (DzTimelineLayout *layout, const DzTimelineFrame *frame, const DzTimelineLane *lane,
                          double y, double min_above, double *bar_y)
{
  Lane state = { layout, frame, lane, g_array_new (FALSE, TRUE, sizeof (Slot)) };
  double top = y;
  double middle = 0;
  int tracks = 0;
  guint first = layout->body->items->len;
  guint last = 0;

  draw_missing (&state, y);
  last = layout->body->items->len;
  state.strong = dz_palette_get_series (frame->ink, lane->color);
  state.soft = dz_palette_get_series_soft (frame->ink, lane->color);
  assign_tracks (&state);
  tracks = count_tracks (&state);

  for (int track = 0; track < tracks; track++)
    {
      y += lay_out_track (&state, track, y, track == 0 ? min_above : 0, &middle);
      if (track == 0)
        *bar_y = middle;
    }
  draw_hidden (&state, *bar_y);
  stretch (layout->body, first, last, y - top);
  g_array_unref (state.slots);

  return y - top;
}
