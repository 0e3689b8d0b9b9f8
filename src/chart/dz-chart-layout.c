/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PICK_DISTANCE 10.0

/* Between the reports of a source line. */
#define SOURCE_SEPARATOR "; "
/* Between the paragraphs of one. */
#define PARAGRAPH_SEPARATOR ", "
#define MAX_SOURCE_LINES 6

/* In type sizes: what key, plot, axis and the line on hidden labels need. Words below them that would take of
 * it are left out. */
#define LEAST_PLOT 7.5

/* Sources may be many; they get an eighth of the picture where it is large. */
static int
count_source_lines (const DzChartFrame *frame, double size)
{
  return CLAMP ((int) (frame->style->height / 8 / dz_text_line_height (size)), 2, MAX_SOURCE_LINES);
}

/* (transfer full) */
static char *
dup_first_sources (char **parts, guint n, guint more)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? SOURCE_SEPARATOR : "", parts[i]);
  /* Translators: at the end of a line of sources that has no room for all; the file names them all */
  g_string_append_printf (line, ngettext ("; and %u more report", "; and %u more reports", more), more);

  return g_string_free (line, FALSE);
}

static double
lay_out_text (DzChartFrame *frame, const char *text, double y, double size, DzColor color, DzTextFlags flags,
              gboolean upward)
{
  int most = upward ? count_source_lines (frame, size) : 2;
  cairo_rectangle_t area = { frame->margin, y, frame->style->width - 2 * frame->margin, 0 };

  if (text == NULL || *text == '\0' || area.width < size)
    return 0;

  area.height
      = dz_text_line_height (size) * dz_scene_count_lines (frame->scene, text, size, flags, area.width, most);
  if (upward)
    area.y -= area.height;
  if (upward && area.y < frame->plot.y + frame->font_size * LEAST_PLOT)
    return 0;
  dz_scene_add_text (frame->scene, text, &area, size, color, flags);

  return area.height;
}

/* Of the first report as many paragraphs as there is room for. (transfer full) */
static char *
dup_cut_source (const DzChartFrame *frame, const char *first, guint more, double size)
{
  double width = frame->style->width - 2 * frame->margin;
  g_auto (GStrv) paragraphs = g_strsplit (first, PARAGRAPH_SEPARATOR, -1);
  char *text = NULL;

  for (guint n = g_strv_length (paragraphs); n > 0; n--)
    {
      g_autofree char *joined = NULL;
      g_autofree char *kept = NULL;
      char *parts[1];

      g_clear_pointer (&paragraphs[n], g_free);
      joined = g_strjoinv (PARAGRAPH_SEPARATOR, paragraphs);
      kept = g_strconcat (joined, " …", NULL);
      parts[0] = kept;
      g_free (text);
      text = more > 0 ? dup_first_sources (parts, 1, more) : g_strdup (kept);
      if (dz_scene_count_lines (frame->scene, text, size, DZ_TEXT_PLAIN, width, MAX_SOURCE_LINES + 1)
          <= count_source_lines (frame, size))
        break;
    }

  return text;
}

/* As many reports as there is room for, and how many more there are: a line that just ends would hide that.
 * (transfer full) */
static char *
dup_fitting_sources (const DzChartFrame *frame, const char *line, double size)
{
  int most = count_source_lines (frame, size);
  double width = frame->style->width - 2 * frame->margin;
  g_auto (GStrv) parts = g_strsplit (line, SOURCE_SEPARATOR, -1);
  guint low = 1;
  guint high = g_strv_length (parts);
  guint n = high;
  g_autofree char *best = g_strdup (line);

  if (dz_scene_count_lines (frame->scene, line, size, DZ_TEXT_PLAIN, width, most + 1) <= most)
    return g_steal_pointer (&best);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      g_autofree char *text = dup_first_sources (parts, middle, n - middle);

      if (dz_scene_count_lines (frame->scene, text, size, DZ_TEXT_PLAIN, width, most + 1) > most)
        high = middle;
      else
        {
          low = middle + 1;
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }

  return low > 1 ? g_steal_pointer (&best) : dup_cut_source (frame, parts[0], n - 1, size);
}

/* The reader's own words stand as they are. */
static double
lay_out_source (DzChartFrame *frame, double bottom)
{
  const char *words = dz_chart_get_source_words (frame->chart);
  double size = frame->font_size * 0.85;
  g_autofree char *text = NULL;

  if (frame->style->hide_source || words == NULL || frame->style->width - 2 * frame->margin < size)
    return 0;

  text = frame->chart->source_words == NULL ? dup_fitting_sources (frame, words, size) : g_strdup (words);

  return lay_out_text (frame, text, bottom, size, frame->palette->dim, DZ_TEXT_PLAIN, TRUE);
}

static gboolean
has_marks (const DzChart *chart)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (((DzChartSeries *) g_ptr_array_index (chart->series, i))->marks->len > 0)
      return TRUE;

  return FALSE;
}

void
dz_chart_frame_add_message (DzChartFrame *frame, const char *text)
{
  double width = MIN (frame->plot.width, frame->font_size * 36);
  double line = dz_text_line_height (frame->font_size);
  cairo_rectangle_t area = { frame->plot.x + (frame->plot.width - width) / 2, 0, width, 0 };

  area.height = line * dz_scene_count_lines (frame->scene, text, frame->font_size, DZ_TEXT_CENTER, width, 6);
  area.y = frame->plot.y + MAX (0, (frame->plot.height - area.height) / 2);
  dz_scene_add_text (frame->scene, text, &area, frame->font_size, frame->palette->dim, DZ_TEXT_CENTER);
}

static void
lay_out_kind (DzChartFrame *frame)
{
  static void (*const kinds[DZ_N_CHART_KINDS]) (DzChartFrame *) = {
    [DZ_CHART_GOAL_OUTCOME] = dz_chart_layout_years,
    [DZ_CHART_PLACES] = dz_chart_layout_years,
    [DZ_CHART_SHARE] = dz_chart_layout_years,
    [DZ_CHART_SLOPE] = dz_chart_layout_slope,
    [DZ_CHART_TERM] = dz_chart_layout_years,
    [DZ_CHART_TOPICS] = dz_chart_layout_stacks,
    [DZ_CHART_INDEXED] = dz_chart_layout_years,
    [DZ_CHART_DUMBBELL] = dz_chart_layout_dumbbell,
    [DZ_CHART_PANELS_PLACE] = dz_chart_layout_panels,
    [DZ_CHART_PANELS_INDICATOR] = dz_chart_layout_panels,
    [DZ_CHART_VERDICTS_YEAR] = dz_chart_layout_stacks,
    [DZ_CHART_VERDICTS_TOPIC] = dz_chart_layout_stacks,
    [DZ_CHART_SCATTER] = dz_chart_layout_scatter,
    [DZ_CHART_HEAT_MAP] = dz_chart_layout_heat_map,
  };

  kinds[frame->chart->kind](frame);
}

static void
lay_out_hidden_note (DzChartFrame *frame, double y)
{
  g_autofree char *text = NULL;
  cairo_rectangle_t area = { 0, y, frame->style->width - 2 * frame->margin, frame->line };

  if (frame->left_out > 0)
    /* Translators: rows or panels, shown and in all */
    text = g_strdup_printf (_ ("%d of %d shown; a larger picture has room for more"), frame->shown,
                            frame->shown + frame->left_out);
  else if (frame->hidden > 0)
    text = g_strdup_printf (
        ngettext ("%d label found no room", "%d labels found no room", (gulong) frame->hidden), frame->hidden);
  else
    return;

  area.width = MIN (area.width, dz_scene_measure (frame->scene, text, frame->small, DZ_TEXT_PLAIN));
  area.x = frame->style->width - frame->margin - area.width;
  dz_scene_add_text (frame->scene, text, &area, frame->small, frame->palette->dim, DZ_TEXT_RIGHT);
}

static gboolean
has_room_for_both (const DzChartFrame *frame)
{
  return frame->style->width - 2 * frame->margin > frame->font_size * 56;
}

/* Title, key, plot and source line from top to bottom. Returns the number of labels that found no room; the
 * line that says so needs room itself, hence with_note. */
static int
lay_out (DzChartLayout *layout, const DzChart *chart, const DzChartStyle *style, gboolean with_note)
{
  double size = style->font_size;
  g_autoptr (DzChartRoom) taken = dz_chart_room_new (style->width, style->height);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  DzChartFrame frame = {
    .layout = layout,
    .scene = layout->scene,
    .chart = chart,
    .style = style,
    .palette = dz_palette_get (style->ink),
    .font_size = size,
    .small = size * 0.9,
    .line = dz_text_line_height (size * 0.9),
    .margin = MIN (14, size * 7 / 6),
    .taken = taken,
    .lines = lines,
  };
  double top = size * 0.6;
  double bottom = style->height - size * 0.5;
  gboolean signs = chart->empty_reason == NULL && dz_chart_has_signs (chart);
  double note = 0;

  top += lay_out_text (&frame, chart->title, top, size * 1.2, frame.palette->text, DZ_TEXT_BOLD, FALSE);
  top += lay_out_text (&frame, chart->subtitle, top, size * 0.95, frame.palette->text, DZ_TEXT_PLAIN, FALSE);
  frame.plot.y = top;
  bottom -= lay_out_source (&frame, bottom);
  bottom -= lay_out_text (&frame, chart->caption, bottom, size * 0.95, frame.palette->text, DZ_TEXT_PLAIN, TRUE);
  if (signs || with_note)
    bottom -= frame.line;
  note = bottom;
  /* What the signs mean stands left of what found no room, or above it. */
  if (signs && with_note && !has_room_for_both (&frame))
    bottom -= frame.line;
  if (signs)
    dz_chart_frame_add_sign_entry (&frame, frame.margin, bottom);
  frame.plot = (cairo_rectangle_t){ frame.margin, top + size * 0.4, style->width - 2 * frame.margin,
                                    MAX (bottom - top - size * 0.8, size) };

  if (chart->empty_reason != NULL || !has_marks (chart))
    dz_chart_frame_add_message (&frame,
                                chart->empty_reason != NULL ? chart->empty_reason : _ ("Nothing to draw"));
  else
    lay_out_kind (&frame);
  layout->plot = frame.plot;
  if (with_note)
    lay_out_hidden_note (&frame, note);

  return frame.hidden + frame.left_out;
}

DzChartLayout *
dz_chart_layout_new (const DzChart *chart, const DzChartStyle *style)
{
  DzChartLayout *layout = NULL;

  g_return_val_if_fail (chart != NULL && style != NULL, NULL);

  layout = g_new0 (DzChartLayout, 1);
  layout->width = style->width;
  layout->height = style->height;
  layout->hits = g_array_new (FALSE, FALSE, sizeof (DzChartHit));
  layout->scene = dz_scene_new_worded (chart->words);
  if (lay_out (layout, chart, style, FALSE) > 0)
    {
      dz_scene_free (layout->scene);
      layout->scene = dz_scene_new_worded (chart->words);
      g_array_set_size (layout->hits, 0);
      g_clear_pointer (&layout->years, g_array_unref);
      lay_out (layout, chart, style, TRUE);
    }
  dz_scene_seal (layout->scene);

  return layout;
}

void
dz_chart_layout_free (DzChartLayout *layout)
{
  if (layout == NULL)
    return;

  dz_scene_free (layout->scene);
  g_array_unref (layout->hits);
  g_clear_pointer (&layout->years, g_array_unref);
  g_free (layout);
}

void
dz_chart_layout_draw (const DzChartLayout *layout, cairo_t *cr)
{
  g_return_if_fail (layout != NULL && cr != NULL);

  dz_scene_draw (layout->scene, cr);
}

static gboolean
contains (const cairo_rectangle_t *area, double x, double y)
{
  return x >= area->x && x <= area->x + area->width && y >= area->y && y <= area->y + area->height;
}

const DzChartMark *
dz_chart_layout_pick (const DzChartLayout *layout, double x, double y)
{
  const DzChartHit *best = NULL;
  double nearest = HUGE_VAL;

  g_return_val_if_fail (layout != NULL, NULL);

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);
      double distance = hypot (hit->x - x, hit->y - y);

      if ((distance <= PICK_DISTANCE || contains (&hit->area, x, y)) && distance < nearest)
        {
          nearest = distance;
          best = hit;
        }
    }

  return best != NULL ? best->mark : NULL;
}

gboolean
dz_chart_layout_locate (const DzChartLayout *layout, const DzChartMark *mark, double *x, double *y)
{
  g_return_val_if_fail (layout != NULL && x != NULL && y != NULL, FALSE);

  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);

      if (hit->mark != mark)
        continue;
      *x = hit->x;
      *y = hit->y;
      return TRUE;
    }

  return FALSE;
}
