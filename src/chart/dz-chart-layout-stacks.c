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
  gboolean *named; /* series whose name stands in a bar */
} Stacks;

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

#define LEAST_PITCH 4.0

/* Where not all bars have room, the latest do. */
static void
leave_out (Stacks *stacks, double height)
{
  DzChartFrame *frame = stacks->frame;
  int room = MAX (1, (int) floor (height / LEAST_PITCH));

  frame->shown = MIN (room, (int) stacks->bars->len);
  frame->left_out = (int) stacks->bars->len - frame->shown;
  if (frame->left_out > 0)
    g_ptr_array_remove_range (stacks->bars, 0, (guint) frame->left_out);
}

static void
fit_plot (Stacks *stacks)
{
  DzChartFrame *frame = stacks->frame;
  /* The key below the bars may take up to two lines. */
  double height = frame->plot.height - 2 * (frame->line + 2) - frame->line / 2 - frame->font_size;
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

/* What fits: name and value, value, nothing. */
static void
add_segment_label (Stacks *stacks, guint index, const DzChartMark *mark, const cairo_rectangle_t *area, DzColor color)
{
  DzChartFrame *frame = stacks->frame;
  const DzChartSeries *series = g_ptr_array_index (frame->chart->series, index);
  const char *label = mark->label != NULL ? mark->label : "";
  const char *word = dz_words_find (frame->chart->words, series->name);
  g_autofree char *name = is_of_verdicts (stacks)
                              ? g_strdup_printf ("%s %s", dz_verdict_get_glyph (mark->verdict), word)
                              : g_strdup (word);
  g_autofree char *full = g_strdup_printf ("%s %s", name, label);
  g_autofree char *brief = is_of_verdicts (stacks)
                               ? g_strdup_printf ("%s %s", dz_verdict_get_glyph (mark->verdict), label)
                               : g_strdup (label);
  const char *const texts[] = { full, brief, label };
  cairo_rectangle_t place = { area->x, area->y + (area->height - frame->line) / 2, area->width, frame->line };

  for (guint i = 0; i < G_N_ELEMENTS (texts) && area->height >= frame->line * 0.8; i++)
    if (dz_scene_measure (frame->scene, texts[i], frame->small, DZ_TEXT_PLAIN) + (i == 0 ? 6 : 4) <= area->width)
      {
        stacks->named[index] |= i == 0;
        dz_scene_add_text (frame->scene, texts[i], &place, frame->small, color, DZ_TEXT_CENTER);
        return;
      }
  /* In thin bars the key names the parts. */
  frame->hidden += area->height >= frame->line * 0.8;
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
      add_segment_label (stacks, i, mark, &area, text);
    }
}

static void
add_name (const Stacks *stacks, const DzChartMark *bar, double y)
{
  DzChartFrame *frame = stacks->frame;
  g_autofree char *name = dup_name (stacks, bar);
  cairo_rectangle_t area = { frame->plot.x, y + (stacks->bar - frame->line) / 2,
                             stacks->left - frame->plot.x - frame->font_size * 0.8, frame->line };

  dz_scene_add_text (frame->scene, name, &area, frame->small, frame->palette->text, DZ_TEXT_RIGHT);
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
  double sign = frame->font_size * (is_of_verdicts (stacks) ? 1.9 : 0.8);
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
  fit_plot (&stacks);
  /* A name is higher than a thin bar. */
  y += MAX (0, (frame->line - stacks.bar) / 2);
  every = MAX (1, (int) ceil (frame->line / stacks.pitch));

  for (guint i = 0; i < bars->len; i++)
    {
      add_bar (&stacks, bars->pdata[i], y);
      if (i % every == 0)
        add_name (&stacks, bars->pdata[i], y);
      y += stacks.pitch;
    }
  add_key (&stacks, y + frame->font_size * 0.3);
}
