/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-timeline: draws a timeline of 20,000 goals (60 years, 200 indicators, three places) as the window does while the
 * reader hovers, scrolls and zooms, and prints the time of each in 16.7 ms frames. Ends with 1 where the 95th
 * percentile of one of them takes more than half a frame. */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <time.h>

#include "chart/dz-palette.h"
#include "chart/dz-timeline.h"

#define FRAME_MS 16.7
#define ALLOWED 0.5
#define N_ROWS 200
#define N_YEARS 60
#define FIRST_YEAR 1966
#define N_GOALS 20000
#define WIDTH 1000
#define HEIGHT 420
#define N_FRAMES 120

static const char *const places[] = { "武昌区", "武汉市", "全国" };

static DzQuantity *
make_quantity (int year, double value, DzStatus status)
{
  DzQuantity *quantity = dz_quantity_new ();

  quantity->low = quantity->high = value;
  quantity->unit = g_strdup ("%");
  quantity->measure = DZ_MEASURE_GROWTH;
  quantity->status = status;
  quantity->period = g_strdup_printf ("%d", year);
  quantity->wording = g_strdup_printf ("增长%.1f%%左右", value);

  return quantity;
}

static void
add_goal (GPtrArray *goals, DzTimelineLane *lane, int n)
{
  DzGoal *goal = dz_goal_new ();
  int year = FIRST_YEAR + 1 + n * 7 % N_YEARS;
  DzTimelineItem *item = NULL;

  goal->goal = make_quantity (year, 3 + n % 13 * 0.5, DZ_STATUS_GOAL);
  goal->outcome = n % 3 != 0 ? make_quantity (year, 3 + n % 11 * 0.5, DZ_STATUS_OUTCOME) : NULL;
  goal->verdict = n % DZ_N_VERDICTS;
  goal->gap = NAN;
  g_ptr_array_add (goals, goal);
  item = dz_timeline_lane_add_item (lane, goal, year - 1 - (n % 9 == 0 ? 4 : 0), year);
  item->firmness = n % 3;
}

static DzTimeline *
make_timeline (GPtrArray *goals)
{
  DzTimeline *timeline = dz_timeline_new ();

  timeline->first_year = FIRST_YEAR;
  timeline->last_year = FIRST_YEAR + N_YEARS;
  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *title = g_strdup_printf ("地区生产总值 %d · 增速", i);
      DzTimelineRow *row = dz_timeline_add_row (timeline, title, "economy");

      for (guint j = 0; j < G_N_ELEMENTS (places); j++)
        {
          DzTimelineLane *lane = dz_timeline_row_add_lane (row, places[j], (int) j);

          while (lane->items->len < N_GOALS / N_ROWS / G_N_ELEMENTS (places) + 1 && goals->len < N_GOALS)
            add_goal (goals, lane, (int) (goals->len * 5 + j));
        }
    }

  return timeline;
}

typedef struct
{
  DzTimelineLayout *layout;
  cairo_surface_t *surface;
  double first;
  double last;
} Bench;

/* One frame of the window: ground, rows below the header, header. */
static void
draw (Bench *bench, double scrolled)
{
  cairo_t *cr = cairo_create (bench->surface);
  double header = dz_timeline_layout_get_header_height (bench->layout);

  dz_color_set_source (dz_palette_get (DZ_INK_LIGHT)->background, cr);
  cairo_paint (cr);
  dz_timeline_layout_draw_header (bench->layout, cr);
  cairo_rectangle (cr, 0, header, WIDTH, HEIGHT - header);
  cairo_clip (cr);
  cairo_translate (cr, 0, header - scrolled);
  dz_timeline_layout_draw (bench->layout, cr);
  cairo_destroy (cr);
}

static void
hover (Bench *bench, int i)
{
  dz_timeline_layout_pick (bench->layout, 200 + i * 5, 100 + i * 2);
  draw (bench, 0);
}

static void
scroll (Bench *bench, int i)
{
  draw (bench, i * 60.0);
}

static void
pan (Bench *bench, int i)
{
  double start = bench->first + 10 + i * 0.2;

  dz_timeline_layout_set_span (bench->layout, start, start + 12);
  draw (bench, 900);
}

static void
zoom (Bench *bench, int i)
{
  double span = (bench->last - bench->first) * pow (0.975, i);

  dz_timeline_layout_set_span (bench->layout, bench->last - span, bench->last);
  draw (bench, 1800);
}

static void
choose (Bench *bench, int i)
{
  const DzTimelineItem *item = dz_timeline_layout_pick (bench->layout, 300 + i * 5, 120);

  dz_timeline_layout_set_focus (bench->layout, item != NULL ? item->goal : NULL);
  draw (bench, 0);
}

/* Of this thread, which is all that draws: a busy machine does not count. */
static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static gboolean
measure (Bench *bench, const char *what, void (*frame) (Bench *bench, int i))
{
  double times[N_FRAMES];
  double p95 = 0;

  dz_timeline_layout_set_span (bench->layout, 0, 0);
  for (int i = 0; i < N_FRAMES; i++)
    {
      double start = get_cpu_ms ();

      frame (bench, i);
      times[i] = get_cpu_ms () - start;
    }
  qsort (times, N_FRAMES, sizeof *times, compare_doubles);
  p95 = times[N_FRAMES * 95 / 100];
  g_print ("%s: median %.2f ms, 95th percentile %.2f ms = %.2f frames, worst %.2f ms, allowed %.2f frames\n", what,
           times[N_FRAMES / 2], p95, p95 / FRAME_MS, times[N_FRAMES - 1], ALLOWED);

  return p95 / FRAME_MS <= ALLOWED;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_goal_free);
  g_autoptr (DzTimeline) timeline = NULL;
  DzChartStyle style;
  gboolean good = TRUE;
  Bench bench;
  double start = 0;

  setlocale (LC_ALL, "");
  timeline = make_timeline (goals);
  dz_chart_style_init (&style, WIDTH, 0);
  start = get_cpu_ms ();
  bench.layout = dz_timeline_layout_new (timeline, &style, NULL);
  g_print ("layout of %u goals, once: %.1f ms\n", goals->len, get_cpu_ms () - start);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  dz_timeline_layout_get_limits (bench.layout, &bench.first, &bench.last);

  good = measure (&bench, "hover", hover) && good;
  good = measure (&bench, "scroll", scroll) && good;
  good = measure (&bench, "pan", pan) && good;
  good = measure (&bench, "zoom", zoom) && good;
  good = measure (&bench, "choose", choose) && good;
  cairo_surface_destroy (bench.surface);
  dz_timeline_layout_free (bench.layout);

  return good ? 0 : 1;
}
