/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-reader-mark.h"
#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  DzTimelineRowPlace *place;
  const DzTimelineFrame *frame;
  const DzTimelinePlan *plan;
  DzColor strong;
  double *middles; /* of the tracks' bars */
  int hidden;      /* labels and items in view that found no room */
} Lane;

static double
x_of (const Lane *lane, double time)
{
  return dz_timeline_frame_get_x (lane->frame, time);
}

double
dz_timeline_frame_get_bar_start (const DzTimelineFrame *frame, const DzTimelineItem *item)
{
  double first = dz_timeline_frame_get_x (frame, item->first_year);
  double end = dz_timeline_frame_get_x (frame, item->last_year);

  /* Clear of the mark that ends the bar before, so that a row of yearly goals does not read as one. */
  return MIN (first + MIN (frame->bar * 0.75, frame->step / 4), end - frame->step / 3);
}

static double
bar_start (const Lane *lane, const DzTimelineItem *item)
{
  return dz_timeline_frame_get_bar_start (lane->frame, item);
}

/* Marks shrink before they grow together. */
static double
mark_radius (const Lane *lane)
{
  return CLAMP (lane->frame->step * 0.45, lane->frame->bar * 0.25, lane->frame->bar * 0.5);
}

static gboolean
in_field (const Lane *lane, double x)
{
  return x >= lane->frame->left && x <= lane->frame->right;
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

  label.width = dz_scene_measure (lane->place->scene, text, frame->small, label.flags);
  g_array_append_val (labels, label);
}

/* A value stands above its mark and may slide aside as long as it still touches it. */
static void
take_value_label (Lane *lane, GArray *labels, const DzTimelineItem *item, double x, gboolean chosen)
{
  const DzTimelineFrame *frame = lane->frame;
  char *text = dz_timeline_item_dup_outcome_label (item);
  double width
      = dz_scene_measure (lane->place->scene, text, frame->small, chosen ? DZ_TEXT_BOLD : DZ_TEXT_PLAIN);

  take_label (lane, labels, text, x, x - width - frame->bar / 2, x + width + frame->bar / 2, FALSE, chosen);
}

/* What is said of a missing goal gives way to everything else and is not counted: its sign says it as well. */
static void
take_absence_label (Lane *lane, GArray *labels, const DzTimelineItem *item, double start, double end,
                    gboolean chosen)
{
  DzTimelineLabel *label = NULL;

  take_label (lane, labels, dz_timeline_item_dup_goal_label (item), (start + end) / 2, start, end, TRUE, chosen);
  label = &g_array_index (labels, DzTimelineLabel, labels->len - 1);
  label->rank = chosen ? 0 : 3;
  label->color = lane->frame->palette->dim;
}

static void
take_labels (Lane *lane, GArray *labels, const DzTimelineSlot *slot)
{
  const DzTimelineFrame *frame = lane->frame;
  const DzTimelineItem *item = slot->item;
  gboolean chosen = item->goal == frame->focus;
  double start = MAX (bar_start (lane, item), frame->left);
  double end = MIN (x_of (lane, item->last_year), frame->right);
  double outcome = x_of (lane, dz_timeline_item_get_outcome_time (item));

  if (item->goal->goal != NULL && end > start)
    take_label (lane, labels, dz_timeline_item_dup_goal_label (item), (start + end) / 2, start - frame->step / 4,
                end + frame->step / 2, TRUE, chosen);
  else if (item->goal->presence != DZ_PRESENCE_NOT_FOUND && dz_timeline_item_is_bar (item) && end > start)
    take_absence_label (lane, labels, item, start, end, chosen);
  if (item->goal->outcome != NULL && in_field (lane, outcome))
    take_value_label (lane, labels, item, outcome, chosen);
}

/* With high contrast the rules and the hatch behind are as strong as the letters. */
static void
add_label_text (Lane *lane, const DzTimelineLabel *label, const cairo_rectangle_t *area)
{
  if (lane->frame->ink == DZ_INK_HIGH_CONTRAST)
    dz_scene_add_box (lane->place->scene, area, lane->frame->palette->background, 2);
  dz_scene_add_text (lane->place->scene, label->text, area, lane->frame->small, label->color, label->flags);
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
        lane->hidden += label->rank < 3;
      else
        add_label_text (lane, label, &area);
      g_free (label->text);
    }
}

static void
add_hit (Lane *lane, const DzTimelineItem *item, double x, double y, double width, double height)
{
  DzTimelineHit hit = { item, { x, y, width, height } };

  g_array_append_val (lane->place->hits, hit);
}

/* The step from a goal to the one that took its place: down or up where the later report set it. */
static void
draw_step (Lane *lane, const DzTimelineSlot *slot, double y)
{
  double x = bar_start (lane, slot->revision) - lane->frame->bar * 0.25;
  double width = MAX (1.5, lane->frame->font_size / 8);

  for (guint i = 0; i < lane->plan->slots->len; i++)
    {
      const DzTimelineSlot *other = &g_array_index (lane->plan->slots, DzTimelineSlot, i);
      double to = other->track >= 0 ? lane->middles[other->track] : y;

      if (other->item != slot->revision || other->track < 0 || !in_field (lane, x))
        continue;
      dz_scene_add_line (lane->place->scene, x, y, x, to, lane->strong, width);
      dz_scene_add_line (lane->place->scene, x, to, x + lane->frame->bar * 0.5, to, lane->strong, width);
    }
}

static void
draw_bar (Lane *lane, const DzTimelineSlot *slot, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  double from = bar_start (lane, slot->item);
  double to = x_of (lane, slot->item->last_year);
  double start = MAX (from, frame->left);
  double end = MIN (to, frame->right);

  add_hit (lane, slot->item, from, y - frame->bar / 2, to - from, frame->bar);
  if (end - start < 1)
    return;

  dz_timeline_bar_draw (lane->place->scene, frame, slot, lane->plan->lane->color, start, end, y);
  if (slot->revision != NULL)
    draw_step (lane, slot, y);
}

static void
draw_outcome (Lane *lane, const DzTimelineItem *item, double x, double y, double radius)
{
  gboolean estimate = item->goal->outcome->status == DZ_STATUS_ESTIMATE;

  dz_scene_add_mark (lane->place->scene, estimate ? DZ_SHAPE_RING : DZ_SHAPE_DOT, x, y, radius, lane->strong,
                     lane->frame->palette->background);
}

static void
draw_thread (Lane *lane, const DzTimelineItem *item, double y)
{
  double start = MAX (bar_start (lane, item), lane->frame->left);
  double end = MIN (x_of (lane, item->last_year), lane->frame->right);

  if (end > start)
    dz_timeline_bar_draw_thread (lane->place->scene, lane->frame, start, end, y, lane->strong);
}

static void
draw_lone_outcome (Lane *lane, const DzTimelineItem *item, double x, double y, double radius)
{
  cairo_rectangle_t ring = { x - radius - 3, y - radius - 3, 2 * radius + 6, 2 * radius + 6 };
  DzSceneItem *drawn = NULL;

  add_hit (lane, item, x - radius, y - radius, 2 * radius, 2 * radius);
  if (item->goal != lane->frame->focus || !in_field (lane, x))
    return;

  drawn = dz_scene_add_box (lane->place->scene, &ring, (DzColor){ 0, 0, 0, 0 }, radius + 3);
  drawn->line = lane->strong;
  drawn->line_width = 2;
}

/* The reader's pen at the right of a mark, or inside of a bar; its tip is a little below the middle. */
static void
draw_pen (Lane *lane, DzState state, double x, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  double size = dz_reader_mark_get_size (frame->font_size);

  if (dz_reader_mark_is_due (state) && x >= frame->left && x + size <= frame->right)
    dz_reader_mark_add (lane->place->scene, x, y + size * 0.35, size, frame->palette->text,
                        frame->palette->background);
}

/* Painted last: on the goal where the reader's word is on its figure, on the outcome, and at the mark that
 * ends the bar where they paired or judged it. */
static void
draw_pens (Lane *lane, const DzTimelineSlot *slot, double y)
{
  const DzGoal *goal = slot->item->goal;
  double radius = mark_radius (lane);
  double start = MAX (bar_start (lane, slot->item), lane->frame->left);

  if (goal->goal != NULL)
    {
      draw_pen (lane, goal->goal->state, start + lane->frame->bar * 0.8, y);
      draw_pen (lane, goal->state, x_of (lane, slot->item->last_year) + radius, y);
    }
  if (goal->outcome != NULL && (goal->goal == NULL || goal->state == DZ_STATE_EXTRACTED))
    draw_pen (lane, goal->outcome->state,
              x_of (lane, dz_timeline_item_get_outcome_time (slot->item)) + radius, y);
}

/* Marks are painted after all bars of their track, so that none is covered. */
static void
draw_marks (Lane *lane, const DzTimelineSlot *slot, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  const DzGoal *goal = slot->item->goal;
  double end = x_of (lane, slot->item->last_year);
  double radius = mark_radius (lane);
  double time = dz_timeline_item_get_outcome_time (slot->item);
  double x = x_of (lane, time);

  if (dz_timeline_item_has_thread (slot->item))
    draw_thread (lane, slot->item, y);
  if (goal->outcome != NULL && (goal->goal == NULL || time != slot->item->last_year) && in_field (lane, x))
    draw_outcome (lane, slot->item, x, y, radius);
  if (goal->outcome != NULL && goal->goal == NULL)
    draw_lone_outcome (lane, slot->item, x, y, radius);
  if (goal->goal != NULL && in_field (lane, end))
    dz_scene_add_mark (lane->place->scene, dz_verdict_get_shape (goal->verdict), end, y, radius * 1.15,
                       dz_palette_get_verdict (frame->ink, goal->verdict), frame->palette->background);
}

static void
lay_out_track (Lane *lane, int track, double labels_bottom)
{
  const DzTimelineFrame *frame = lane->frame;
  const GArray *slots = lane->plan->slots;
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (DzTimelineLabel));
  double middle = lane->middles[track];

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, DzTimelineSlot, i).track == track)
      take_labels (lane, labels, &g_array_index (slots, DzTimelineSlot, i));
  dz_timeline_labels_place (labels, lane->plan->lines, frame->font_size * 0.6, frame->font_size * 4);
  draw_labels (lane, labels, labels_bottom);

  for (guint i = 0; i < slots->len; i++)
    {
      const DzTimelineSlot *slot = &g_array_index (slots, DzTimelineSlot, i);

      if (slot->track == track && dz_timeline_item_is_bar (slot->item))
        draw_bar (lane, slot, middle);
    }
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, DzTimelineSlot, i).track == track)
      draw_marks (lane, &g_array_index (slots, DzTimelineSlot, i), middle);
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, DzTimelineSlot, i).track == track)
      draw_pens (lane, &g_array_index (slots, DzTimelineSlot, i), middle);
}

/* Of an item that found no track: how many labels it would have in the years shown. */
static int
count_labels (const Lane *lane, const DzTimelineItem *item)
{
  const DzTimelineFrame *frame = lane->frame;
  gboolean bar = dz_timeline_item_is_bar (item)
                 && MIN (x_of (lane, item->last_year), frame->right) > MAX (bar_start (lane, item), frame->left);

  return (bar && item->goal->presence != DZ_PRESENCE_NOT_FOUND)
         + (item->goal->outcome != NULL
            && in_field (lane, x_of (lane, dz_timeline_item_get_outcome_time (item))));
}

static void
draw_hidden (Lane *lane, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  g_autofree char *text = NULL;
  cairo_rectangle_t area = { frame->right, y - frame->line / 2, frame->width - frame->right - 2, frame->line };

  for (guint i = 0; lane->plan->hidden > 0 && i < lane->plan->slots->len; i++)
    {
      const DzTimelineSlot *slot = &g_array_index (lane->plan->slots, DzTimelineSlot, i);

      if (slot->track < 0)
        lane->hidden += count_labels (lane, slot->item);
    }
  lane->place->hidden += lane->hidden;
  if (lane->hidden == 0)
    return;

  /* Translators: so many labels of a lane found no room */
  text = g_strdup_printf (C_ ("hidden labels", "+%d"), lane->hidden);
  dz_scene_add_text (lane->place->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
}

/* The years of a lane's items; whether any of them is in sight. */
static gboolean
find_years (const Lane *lane, int *first, int *last)
{
  const GPtrArray *items = lane->plan->lane->items;

  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const DzTimelineItem *item = g_ptr_array_index (items, i);
      double outcome = x_of (lane, dz_timeline_item_get_outcome_time (item));

      if ((x_of (lane, item->last_year) >= lane->frame->left
           && x_of (lane, item->first_year) <= lane->frame->right)
          || (item->goal->outcome != NULL && in_field (lane, outcome)))
        return TRUE;
      *first = MIN (*first, item->first_year);
      *last = MAX (*last, item->last_year);
    }

  return items->len == 0;
}

/* A lane with nothing in the years shown says where to look. */
static void
draw_elsewhere (Lane *lane, double y)
{
  const DzTimelineFrame *frame = lane->frame;
  cairo_rectangle_t area = { frame->left, y - frame->line / 2, frame->right - frame->left, frame->line };
  g_autofree char *text = NULL;
  int first = 0;
  int last = 0;
  gboolean before = FALSE;

  if (find_years (lane, &first, &last))
    return;

  before = x_of (lane, first) < frame->left;
  /* Translators: the years of marks that lie left or right of what is in sight */
  text = first == last ? g_strdup_printf (before ? _ ("‹ %d") : _ ("%d ›"), last)
                       : g_strdup_printf (before ? _ ("‹ %d–%d") : _ ("%d–%d ›"), first, last);
  dz_scene_add_text (lane->place->scene, text, &area, frame->small, frame->palette->dim,
                     before ? DZ_TEXT_PLAIN : DZ_TEXT_RIGHT);
}

/* The hatch of a missing year lies from the year before it, which that report would have told of, to its own.
 * Years in a row make one area. */
static void
draw_missing (Lane *lane, double y, double height)
{
  const GArray *missing = lane->plan->lane->missing;

  for (guint i = 0, next = 0; i < missing->len; i = next)
    {
      int first = g_array_index (missing, int, i);
      double start = 0;
      double end = 0;

      for (next = i + 1;
           next < missing->len && g_array_index (missing, int, next) == first + (int) (next - i); next++)
        ;
      start = MAX (x_of (lane, first - 1), lane->frame->left);
      end = MIN (x_of (lane, g_array_index (missing, int, next - 1)), lane->frame->right);
      if (end > start)
        dz_scene_add_hatch (lane->place->scene, &(cairo_rectangle_t){ start, y, end - start, height },
                            lane->frame->palette->hatch);
    }
}

double
dz_timeline_lane_lay_out (DzTimelineRowPlace *place, const DzTimelineFrame *frame, const DzTimelinePlan *plan,
                          double y, double min_above, double *bar_y)
{
  double height = dz_timeline_plan_get_height (plan, frame, min_above);
  double above = plan->lines * frame->line;
  double pitch = above + 2 + frame->bar + frame->font_size * 0.35;
  g_autofree double *middles = g_new (double, plan->tracks);
  Lane lane = { place, frame, plan, dz_palette_get_series (frame->ink, plan->lane->color), middles, 0 };

  draw_missing (&lane, y, height);
  for (int track = 0; track < plan->tracks; track++)
    middles[track] = y + MAX (above, min_above) + track * pitch + 2 + frame->bar / 2;
  for (int track = 0; track < plan->tracks; track++)
    lay_out_track (&lane, track, middles[track] - 2 - frame->bar / 2);
  *bar_y = middles[0];
  draw_hidden (&lane, *bar_y);
  draw_elsewhere (&lane, *bar_y);

  return height;
}
