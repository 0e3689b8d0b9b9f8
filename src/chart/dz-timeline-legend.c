/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-reader-mark.h"
#include "chart/dz-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  DzScene *scene;
  const DzTimelineFrame *frame;
  double x;
  double y;
} Legend;

/* What the timeline holds, so that the legend explains no more. */
typedef struct
{
  guint32 verdicts;
  guint32 firmness;
  guint32 presence; /* of goals that are missing */
  gboolean outcomes;
  gboolean estimates;
  gboolean progress;
  gboolean missing;
  gboolean revisions;
  gboolean pens;
} Seen;

/* Puts the word of one entry after its sign and returns the sign's place; goes to a new line where needed. */
static cairo_rectangle_t
add_entry (Legend *legend, const char *text, double sign)
{
  const DzTimelineFrame *frame = legend->frame;
  double width = dz_scene_measure (legend->scene, text, frame->small, DZ_TEXT_PLAIN);
  double gap = frame->font_size * 0.4;
  cairo_rectangle_t area = { 0 };
  cairo_rectangle_t place = { 0 };

  if (legend->x > DZ_TIMELINE_MARGIN && legend->x + sign + gap + width > frame->width - DZ_TIMELINE_MARGIN)
    {
      legend->x = DZ_TIMELINE_MARGIN;
      legend->y += frame->line + 2;
    }
  place = (cairo_rectangle_t){ legend->x, legend->y, sign, frame->line };
  area = (cairo_rectangle_t){ legend->x + sign + gap, legend->y, width, frame->line };
  area.width = MIN (width, frame->width - area.x);
  dz_scene_add_text (legend->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
  legend->x = area.x + width + frame->font_size * 1.2;

  return place;
}

static void
add_mark_entry (Legend *legend, const char *text, DzMarkShape shape, DzColor color)
{
  double size = legend->frame->bar;
  cairo_rectangle_t place = add_entry (legend, text, size);

  dz_scene_add_mark (legend->scene, shape, place.x + size / 2, place.y + place.height / 2, size * 0.5, color,
                     legend->frame->palette->background);
}

static void
add_bar_entry (Legend *legend, const char *text, DzFirmness firmness, DzPresence presence, gboolean half_reached)
{
  const DzTimelineFrame *frame = legend->frame;
  cairo_rectangle_t place = add_entry (legend, text, frame->font_size * 1.8);
  cairo_rectangle_t area = { place.x, place.y + (place.height - frame->bar) / 2, place.width, frame->bar };

  dz_timeline_bar_draw_sample (legend->scene, frame, firmness, presence, half_reached, &area);
}

static void
look_at_item (Seen *seen, const DzTimelineItem *item)
{
  if (item->goal->goal != NULL)
    {
      seen->verdicts |= 1u << item->goal->verdict;
      seen->firmness |= 1u << item->firmness;
    }
  else if (dz_timeline_item_is_bar (item) || dz_timeline_item_has_thread (item))
    seen->presence |= 1u << item->goal->presence;
  if (item->goal->outcome != NULL && item->goal->outcome->status == DZ_STATUS_ESTIMATE)
    seen->estimates = TRUE;
  else if (item->goal->outcome != NULL)
    seen->outcomes = TRUE;
  if (dz_timeline_item_get_progress (item) > 0)
    seen->progress = TRUE;
  if ((item->goal->goal != NULL
       && (dz_reader_mark_is_due (item->goal->goal->state) || dz_reader_mark_is_due (item->goal->state)))
      || (item->goal->outcome != NULL && dz_reader_mark_is_due (item->goal->outcome->state)))
    seen->pens = TRUE;
}

static gboolean
has_revision (const DzTimelineLane *lane)
{
  DzTimelinePlan *plan = dz_timeline_plan_new (lane, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < plan->slots->len; i++)
    found |= g_array_index (plan->slots, DzTimelineSlot, i).revision != NULL;
  dz_timeline_plan_free (plan);

  return found;
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
          seen.revisions = seen.revisions || has_revision (lane);
          for (guint k = 0; k < lane->items->len; k++)
            look_at_item (&seen, g_ptr_array_index (lane->items, k));
        }
    }

  return seen;
}

static void
add_goals (Legend *legend, const Seen *seen)
{
  if (seen->verdicts != 0)
    add_bar_entry (legend, _ ("goal, from its report to the year it is due"), DZ_FIRMNESS_PLAIN,
                   DZ_PRESENCE_STATED, FALSE);
  if (seen->progress)
    add_bar_entry (legend, _ ("part reached"), DZ_FIRMNESS_PLAIN, DZ_PRESENCE_STATED, TRUE);
  if (seen->firmness & 1u << DZ_FIRMNESS_FIRM)
    add_bar_entry (legend, _ ("firmly worded (确保, 必须)"), DZ_FIRMNESS_FIRM, DZ_PRESENCE_STATED, FALSE);
  if (seen->firmness & 1u << DZ_FIRMNESS_SOFT)
    add_bar_entry (legend, _ ("softly worded (力争, 推动)"), DZ_FIRMNESS_SOFT, DZ_PRESENCE_STATED, FALSE);
}

/* A pale bar with a step down to the one that took its place. */
static void
add_revision (Legend *legend)
{
  const DzTimelineFrame *frame = legend->frame;
  cairo_rectangle_t place = add_entry (legend, _ ("goal that a later report set anew"), frame->font_size * 1.8);
  cairo_rectangle_t area = { place.x, place.y + 2, place.width * 0.8, frame->bar * 0.7 };
  DzColor pale = dz_color_mix (frame->palette->background, frame->palette->dim, 0.2);
  double x = place.x + place.width * 0.5;

  dz_scene_add_box (legend->scene, &area, pale, area.height / 2);
  dz_scene_add_line (legend->scene, x, area.y + area.height / 2, x, place.y + place.height - 3,
                     frame->palette->dim, 1.5);
  dz_scene_add_line (legend->scene, x, place.y + place.height - 3, place.x + place.width,
                     place.y + place.height - 3, frame->palette->dim, 1.5);
}

static void
add_pen (Legend *legend)
{
  const DzTimelineFrame *frame = legend->frame;
  double size = dz_reader_mark_get_size (frame->small);
  cairo_rectangle_t place = add_entry (legend, dz_reader_mark_get_legend (), size);

  dz_reader_mark_add (legend->scene, place.x, place.y + (place.height + size) / 2, size, frame->palette->text,
                      frame->palette->background);
}

static void
add_hidden (Legend *legend, const char *text)
{
  const DzTimelineFrame *frame = legend->frame;
  double width = dz_scene_measure (legend->scene, "+2", frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t place = add_entry (legend, text, width);

  dz_scene_add_text (legend->scene, "+2", &place, frame->small, frame->palette->dim, DZ_TEXT_PLAIN);
}

static void
add_absences (Legend *legend, const Seen *seen)
{
  if (seen->presence & 1u << DZ_PRESENCE_ABSENT_STATED)
    add_bar_entry (legend, _ ("the report sets no goal"), 0, DZ_PRESENCE_ABSENT_STATED, FALSE);
  if (seen->presence & 1u << DZ_PRESENCE_ABSENT_OMITTED)
    add_bar_entry (legend, _ ("goal left out that the years beside it state"), 0, DZ_PRESENCE_ABSENT_OMITTED,
                   FALSE);
  if (seen->presence & 1u << DZ_PRESENCE_NOT_FOUND)
    add_bar_entry (legend, _ ("no goal found in the report"), 0, DZ_PRESENCE_NOT_FOUND, FALSE);
  if (seen->missing)
    {
      cairo_rectangle_t place = add_entry (legend, _ ("report not in the library"),
                                           legend->frame->font_size * 1.8);

      dz_scene_add_hatch (legend->scene, &place, legend->frame->palette->hatch);
    }
}

static void
add_marks (Legend *legend, const Seen *seen)
{
  const DzTimelineFrame *frame = legend->frame;

  if (seen->outcomes)
    add_mark_entry (legend, _ ("outcome"), DZ_SHAPE_DOT, frame->palette->dim);
  if (seen->estimates)
    add_mark_entry (legend, _ ("estimate"), DZ_SHAPE_RING, frame->palette->dim);
  for (DzVerdict verdict = 0; verdict < DZ_N_VERDICTS; verdict++)
    if (seen->verdicts & 1u << verdict)
      add_mark_entry (legend, dz_verdict_get_name (verdict), dz_verdict_get_shape (verdict),
                      dz_palette_get_verdict (frame->ink, verdict));
}

double
dz_timeline_add_legend (DzScene *scene, const DzTimelineFrame *frame, double y, const char *hidden)
{
  Legend legend = { scene, frame, DZ_TIMELINE_MARGIN, y };
  Seen seen = look_at_timeline (frame->timeline);

  add_goals (&legend, &seen);
  if (seen.revisions)
    add_revision (&legend);
  add_absences (&legend, &seen);
  add_marks (&legend, &seen);
  if (seen.pens)
    add_pen (&legend);
  if (hidden != NULL)
    add_hidden (&legend, hidden);

  return legend.y + frame->line - y;
}

double
dz_timeline_draw_legend (const DzTimeline *timeline, const DzChartStyle *style, char *const *words, double y,
                         cairo_t *cr)
{
  g_autoptr (DzScene) scene = NULL;
  DzTimelineFrame frame = { 0 };
  double height = 0;

  g_return_val_if_fail (timeline != NULL && style != NULL, 0);

  scene = dz_scene_new_worded (words);
  dz_timeline_frame_init (&frame, timeline, style, NULL);
  frame.words = words;
  /* Apart from any rows: they may hide labels while the reader zooms. */
  height = dz_timeline_add_legend (scene, &frame, y, _ ("two labels found no room: zoom in"));
  if (cr != NULL)
    dz_scene_draw (scene, cr);

  return height;
}
