/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

/* One bar a report, a year or a topic, its parts side by side: shares of a whole. */

typedef struct
{
  DzChartFrame *frame;
  GPtrArray *bars; /* (element-type DzChartMark) the first mark of each, from top to bottom */
  double left;     /* where the bars begin */
  double width;    /* of a whole bar */
  double pitch;    /* from bar to bar */
  double bar;      /* height of a bar */
  double name;     /* height of its name */
  gboolean *named; /* series whose name stands in a bar */
  guint n;         /* bars in all */
} Stacks;

/* How much is written into a segment. */
typedef enum
{
  SEGMENT_NAME,    /* sign, name and value */
  SEGMENT_STACKED, /* name above value: of parts that no sign tells apart without colour */
  SEGMENT_VALUE,   /* sign and value */
  SEGMENT_BARE,    /* value */
  SEGMENT_EMPTY,
} SegmentText;

#define LEAST_PITCH 4.0
#define MAX_KEY_LINES 5

static gboolean
are_together (const DzChartMark *a, const DzChartMark *b)
{
  if (a->group != NULL || b->group != NULL)
    return g_strcmp0 (a->group, b->group) == 0;

  return a->report_id == b->report_id;
}

/* Verdicts are drawn in their own colours and told apart by their signs, too. */
static gboolean
is_of_verdicts (const Stacks *stacks)
{
  return stacks->frame->chart->kind != DZ_CHART_TOPICS;
}

/* Reports by place and year: “武昌区 2024” before “武昌区 2025”. */
static gint
compare_bars (gconstpointer a, gconstpointer b)
{
  const DzChartMark *first = *(DzChartMark *const *) a;
  const DzChartMark *second = *(DzChartMark *const *) b;

  if (first->group == NULL || second->group == NULL)
    return g_strcmp0 (first->citation, second->citation);

  return first->year - second->year;
}

static void
find_bars (Stacks *stacks)
{
  const GPtrArray *all = stacks->frame->chart->series;

  for (guint i = 0; i < all->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (all, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          gboolean known = FALSE;

          for (guint k = 0; k < stacks->bars->len && !known; k++)
            known = are_together (stacks->bars->pdata[k], series->marks->pdata[j]);
          if (!known)
            g_ptr_array_add (stacks->bars, series->marks->pdata[j]);
        }
    }
  if (stacks->frame->chart->kind != DZ_CHART_VERDICTS_TOPIC)
    g_ptr_array_sort (stacks->bars, compare_bars);
}

static const DzChartMark *
find_mark (const DzChartSeries *series, const DzChartMark *bar)
{
  for (guint i = 0; i < series->marks->len; i++)
    if (are_together (series->marks->pdata[i], bar))
      return series->marks->pdata[i];

  return NULL;
}

static void
sum_bar (const Stacks *stacks, const DzChartMark *bar, double *sum, int *count)
{
  for (guint i = 0; i < stacks->frame->chart->series->len; i++)
    {
      const DzChartMark *mark = find_mark (g_ptr_array_index (stacks->frame->chart->series, i), bar);

      *sum += mark != NULL ? mark->low : 0;
      *count += mark != NULL ? mark->count : 0;
    }
}

/* “2024 (35)”: its name and how many it counts. (transfer full) */
static char *
dup_name (const Stacks *stacks, const DzChartMark *bar)
{
  const char *name = dz_words_find (stacks->frame->chart->words, bar->group != NULL ? bar->group : bar->citation);
  double sum = 0;
  int count = 0;

  sum_bar (stacks, bar, &sum, &count);

  return count > 0 ? g_strdup_printf ("%s (%d)", name, count) : g_strdup (name != NULL ? name : "");
}

/* Where not all bars have room, the latest do. */
static void
leave_out (Stacks *stacks, double height)
{
  DzChartFrame *frame = stacks->frame;
  int room = MAX (1, (int) floor (height / LEAST_PITCH));

  frame->shown = MIN (room, (int) stacks->bars->len);
  frame->left_out = (int) stacks->n - frame->shown;
  if (stacks->bars->len > (guint) frame->shown)
    g_ptr_array_remove_range (stacks->bars, 0, stacks->bars->len - (guint) frame->shown);
}

static void
fit_bars (Stacks *stacks, int key_lines)
{
  DzChartFrame *frame = stacks->frame;
  double height = frame->plot.height - key_lines * frame->line - frame->font_size * 0.3 - frame->line / 2;
  double names = 0;

  leave_out (stacks, height);
  for (guint i = 0; i < stacks->bars->len; i++)
    {
      g_autofree char *name = dup_name (stacks, stacks->bars->pdata[i]);

      names = MAX (names, dz_scene_measure (frame->scene, name, frame->small, DZ_TEXT_PLAIN));
    }
  names = MIN (names, frame->plot.width * 0.3);
  stacks->left = frame->plot.x + names + frame->font_size * 0.8;
  stacks->width = frame->plot.x + frame->plot.width - stacks->left;
  stacks->pitch = CLAMP (height / stacks->bars->len, LEAST_PITCH, frame->font_size * 7);
  stacks->bar = MAX (3, MIN (stacks->pitch * 0.78, stacks->pitch - 2));
}

static DzColor
get_fill (const Stacks *stacks, const DzChartSeries *series, DzColor *text)
{
  DzInk ink = stacks->frame->style->ink;

  if (is_of_verdicts (stacks))
    return dz_palette_get_verdict_fill (ink, (DzVerdict) series->color, text);

  return dz_palette_get_fill (ink, series->color, text);
}

/* The sign of a verdict and the gap behind it; nothing else has one. */
static double
get_sign_width (const Stacks *stacks, SegmentText text)
{
  return is_of_verdicts (stacks) && text < SEGMENT_BARE ? stacks->frame->font_size * 1.1 : 0;
}

/* (transfer full) */
static char *
dup_segment_text (const Stacks *stacks, const DzChartSeries *series, const DzChartMark *mark, SegmentText text)
{
  const char *label = mark->label != NULL ? mark->label : "";

  return text == SEGMENT_NAME
             ? g_strdup_printf ("%s %s", dz_words_find (stacks->frame->chart->words, series->name), label)
             : g_strdup (label);
}

/* How wide a part has to be for a text; more than any is where the text is not for it. */
static double
measure_segment_text (const Stacks *stacks, const DzChartSeries *series, const DzChartMark *mark,
                      SegmentText text)
{
  const DzChartFrame *frame = stacks->frame;
  g_autofree char *words = dup_segment_text (stacks, series, mark, text);
  double width = dz_scene_measure (frame->scene, words, frame->small, DZ_TEXT_PLAIN);

  if (text == SEGMENT_STACKED && (is_of_verdicts (stacks) || stacks->bar < 2 * frame->line))
    return HUGE_VAL;
  if (text == SEGMENT_STACKED)
    width = MAX (width, dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN));

  return get_sign_width (stacks, text) + width + (text == SEGMENT_NAME ? 6 : text == SEGMENT_STACKED ? 2 : 4);
}

/* What fits into a width. */
static SegmentText
choose_text (const Stacks *stacks, const DzChartSeries *series, const DzChartMark *mark, double width)
{
  DzChartFrame *frame = stacks->frame;
  SegmentText text = SEGMENT_NAME;

  if (stacks->bar < frame->line * 0.8)
    return SEGMENT_EMPTY;

  while (text < SEGMENT_EMPTY && measure_segment_text (stacks, series, mark, text) > width)
    text++;

  return text;
}

static void
add_name_above (Stacks *stacks, const DzChartSeries *series, const cairo_rectangle_t *area, DzColor color)
{
  DzChartFrame *frame = stacks->frame;
  double width = dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t place = { area->x + (area->width - width) / 2, area->y + area->height / 2 - frame->line,
                              width, frame->line };

  dz_scene_add_text (frame->scene, series->name, &place, frame->small, color, DZ_TEXT_PLAIN);
}

/* Signs are drawn and not written: fonts have some of them thin and pale. */
static void
add_segment_label (Stacks *stacks, guint index, const DzChartMark *mark, const cairo_rectangle_t *area,
                   DzColor color, DzColor fill)
{
  DzChartFrame *frame = stacks->frame;
  const DzChartSeries *series = g_ptr_array_index (frame->chart->series, index);
  SegmentText text = choose_text (stacks, series, mark, area->width);
  double sign = get_sign_width (stacks, text);
  g_autofree char *words = dup_segment_text (stacks, series, mark, text);
  double width = dz_scene_measure (frame->scene, words, frame->small, DZ_TEXT_PLAIN);
  cairo_rectangle_t place = { area->x + (area->width - sign - width) / 2 + sign,
                              area->y + (area->height - frame->line) / 2, width, frame->line };

  if (text == SEGMENT_EMPTY)
    {
      /* In thin bars the key names the parts. */
      frame->hidden += stacks->bar >= frame->line * 0.8;
      return;
    }

  stacks->named[index] |= text <= SEGMENT_STACKED;
  if (text == SEGMENT_STACKED)
    {
      add_name_above (stacks, series, area, color);
      place.y += frame->line / 2;
    }
  if (sign > 0)
    dz_scene_add_mark (frame->scene, dz_verdict_get_shape (mark->verdict), place.x - sign * 0.6,
                       area->y + area->height / 2, frame->font_size * 0.34, color, fill);
  dz_scene_add_text (frame->scene, words, &place, frame->small, color, DZ_TEXT_PLAIN);
}

/* Which series find room for their name in a bar, as the bars now stand. */
static void
find_named (Stacks *stacks)
{
  const GPtrArray *all = stacks->frame->chart->series;

  for (guint i = 0; i < all->len; i++)
    stacks->named[i] = FALSE;
  for (guint i = 0; i < stacks->bars->len; i++)
    {
      double sum = 0;
      int count = 0;

      sum_bar (stacks, stacks->bars->pdata[i], &sum, &count);
      for (guint j = 0; j < all->len && sum > 0; j++)
        {
          const DzChartMark *mark = find_mark (all->pdata[j], stacks->bars->pdata[i]);
          double width = mark != NULL ? MAX (stacks->width * mark->low / sum - 1, 0.5) : 0;

          if (mark != NULL && !stacks->named[j])
            stacks->named[j] = choose_text (stacks, all->pdata[j], mark, width) <= SEGMENT_STACKED;
        }
    }
}

static double
get_swatch_width (const Stacks *stacks)
{
  return stacks->frame->font_size * (is_of_verdicts (stacks) ? 1.9 : 0.8);
}

/* Of the parts that no bar names; as dz_chart_frame_add_entry() places them. */
static int
count_key_lines (const Stacks *stacks)
{
  const DzChartFrame *frame = stacks->frame;
  double sign = get_swatch_width (stacks);
  double x = 0;
  int lines = 0;

  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      double width = 0;

      if (stacks->named[i] || series->marks->len == 0)
        continue;
      width = sign + 5
              + MIN (dz_scene_measure (frame->scene, series->name, frame->small, DZ_TEXT_PLAIN),
                     stacks->width - sign - 5);
      if (lines == 0 || (x > 0 && x + width > stacks->width))
        {
          lines++;
          x = 0;
        }
      x += width + frame->font_size * 1.3;
    }

  return lines;
}

/* The key gets the lines it needs and the bars the rest. */
static void
fit_plot (Stacks *stacks)
{
  for (int lines = 0; lines <= MAX_KEY_LINES; lines++)
    {
      fit_bars (stacks, lines);
      find_named (stacks);
      if (count_key_lines (stacks) <= lines)
        break;
    }
}

static void
add_bar (Stacks *stacks, const DzChartMark *bar, double y)
{
  DzChartFrame *frame = stacks->frame;
  double x = stacks->left;
  double sum = 0;
  int count = 0;

  sum_bar (stacks, bar, &sum, &count);
  for (guint i = 0; i < frame->chart->series->len && sum > 0; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      const DzChartMark *mark = find_mark (series, bar);
      DzColor text;
      DzColor fill = get_fill (stacks, series, &text);
      cairo_rectangle_t area = { x, y, mark != NULL ? stacks->width * mark->low / sum : 0, stacks->bar };

      if (mark == NULL || area.width <= 0)
        continue;
      x += area.width;
      /* A hair of the ground between neighbours. */
      area.width = MAX (area.width - 1, 0.5);
      dz_scene_add_box (frame->scene, &area, fill, 0);
      dz_chart_frame_add_hit (frame, mark, &area, area.x + area.width / 2, area.y + area.height / 2);
      add_segment_label (stacks, i, mark, &area, text, fill);
    }
}

static void
add_name (const Stacks *stacks, const DzChartMark *bar, double y)
{
  DzChartFrame *frame = stacks->frame;
  g_autofree char *name = dup_name (stacks, bar);
  cairo_rectangle_t area = { frame->plot.x, y + (stacks->bar - stacks->name) / 2,
                             stacks->left - frame->plot.x - frame->font_size * 0.8, stacks->name };

  dz_scene_add_text (frame->scene, name, &area, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
}

/* From the name on, so that a span can be drawn over names and bars alike. */
static void
add_year (const Stacks *stacks, const DzChartMark *bar, double y)
{
  const cairo_rectangle_t *plot = &stacks->frame->plot;

  if (bar->year != 0 && stacks->frame->chart->kind != DZ_CHART_VERDICTS_TOPIC)
    dz_chart_frame_add_year_bar (stacks->frame, bar->year,
                                 &(cairo_rectangle_t){ plot->x, y - (stacks->pitch - stacks->bar) / 2, plot->width,
                                                       stacks->pitch });
}

static void
add_swatch (const Stacks *stacks, const DzChartSeries *series, double x, double y)
{
  DzChartFrame *frame = stacks->frame;
  double swatch = frame->font_size * 0.8;
  cairo_rectangle_t box = { x, y + (frame->line - swatch) / 2, swatch, swatch };
  DzColor text;

  dz_scene_add_box (frame->scene, &box, get_fill (stacks, series, &text), 2);
  if (is_of_verdicts (stacks))
    dz_scene_add_mark (frame->scene, dz_verdict_get_shape ((DzVerdict) series->color), x + swatch * 1.7,
                       y + frame->line / 2, swatch * 0.42, frame->palette->text, frame->palette->background);
}

/* Only the parts that no bar names. */
static void
add_key (const Stacks *stacks, double y)
{
  DzChartFrame *frame = stacks->frame;
  double sign = get_swatch_width (stacks);
  DzChartFrame key_frame = *frame;
  DzChartKey key = { stacks->left, y, frame->plot.y + frame->plot.height + 1 };

  key_frame.plot = (cairo_rectangle_t){ stacks->left, y, stacks->width, frame->plot.height };
  for (guint i = 0; i < frame->chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (frame->chart->series, i);
      double x = 0;

      if (stacks->named[i] || series->marks->len == 0)
        continue;
      if (key.y + frame->line > frame->plot.y + frame->plot.height + 1)
        {
          key_frame.hidden++;
          continue;
        }
      if ((x = dz_chart_frame_add_entry (&key_frame, series->name, sign, &key)) >= 0)
        add_swatch (stacks, series, x, key.y);
    }
  frame->hidden = key_frame.hidden;
}

void
dz_chart_layout_stacks (DzChartFrame *frame)
{
  g_autofree gboolean *named = g_new0 (gboolean, frame->chart->series->len);
  g_autoptr (GPtrArray) bars = g_ptr_array_new ();
  Stacks stacks = { frame, bars, .named = named };
  int every = 1;
  double y = frame->plot.y;

  find_bars (&stacks);
  stacks.n = bars->len;
  fit_plot (&stacks);
  /* A name is higher than a thin bar. */
  y += MAX (0, (frame->line - stacks.bar) / 2);
  /* Lines of names may stand closer than those of a paragraph. */
  every = MAX (1, (int) ceil (frame->small * 1.15 / stacks.pitch));
  stacks.name = MIN (frame->line, every * stacks.pitch);

  for (guint i = 0; i < bars->len; i++)
    {
      add_bar (&stacks, bars->pdata[i], y);
      if (i % every == 0)
        add_name (&stacks, bars->pdata[i], y);
      add_year (&stacks, bars->pdata[i], y);
      y += stacks.pitch;
    }
  add_key (&stacks, y + frame->font_size * 0.3);
}
