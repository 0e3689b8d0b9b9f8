/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-search-window memory LIBRARY: the real window with a library, until it rests. Prints what it has of its own in memory,
 * then and at most, in KiB.
 *
 * bench-search-window typing LIBRARY QUERY…: types each query key by key into the search page and times each key until the first
 * page of its hits is painted, and the last key of each query also until all is there: counts by report and the other hits.
 * Meanwhile the window draws frame after frame, and what its thread does between two of them is measured. Prints the 95th
 * percentiles; ends with 1 where a key takes more than three frames, or one of the window's frames has more work before it
 * than fits. */
#include "config.h"

#include <string.h>
#include <time.h>

#include "gui/concordance/dz-concordance-view-private.h"
#include "gui/dz-application.h"
#include "gui/dz-window.h"

#define FRAME_MS 16.7
#define ALLOWED 3.0
#define REST_US (1500 * 1000) /* no frame for so long: all is done */

typedef struct
{
  DzWindow *window;
  DzConcordanceView *view;
  gint64 last_paint; /* monotonic */
  gint64 last_update;
  double last_cpu; /* of the window's thread, ms */
  GArray *times;   /* of the keys, in ms */
  GArray *whole;   /* of the queries, in ms, until all is there */
  GArray *gaps;    /* between frames */
  GArray *works;   /* of the window's thread between frames */
} Bench;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->last_paint = g_get_monotonic_time ();
}

/* Wakes the main loop, so that a quiet one notices that its time is over. */
static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
iterate_until_rest (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  for (gint64 now = start; now - MAX (start, bench->last_paint) < REST_US; now = g_get_monotonic_time ())
    g_main_context_iteration (NULL, TRUE);
}

static void
open_window (Bench *bench, DzApplication *application, const char *path)
{
  bench->window = dz_window_new (application);
  dz_window_open_library (bench->window, path);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1440, 900);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_timeout_add (50, wake_cb, NULL);
  while (dz_window_get_session (bench->window) == NULL
         || dz_session_get_overview (dz_window_get_session (bench->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint", G_CALLBACK (after_paint_cb),
                    bench);
  iterate_until_rest (bench);
}

/* In KiB. */
static long
read_figure (const char *path, const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);

  return strtol (line + strlen (name), NULL, 10);
}

static void
print_memory (void)
{
  g_print ("%ld %ld\n", read_figure ("/proc/self/smaps_rollup", "\nPss:"), read_figure ("/proc/self/status", "VmHWM:"));
}

static DzConcordanceView *
find_view (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DzConcordanceView *found = DZ_IS_CONCORDANCE_VIEW (child) ? DZ_CONCORDANCE_VIEW (child) : find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* GtkTickCallback: asks for the next frame, too. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  gint64 now = g_get_monotonic_time ();
  double gap = (now - bench->last_update) / 1e3;
  double cpu = get_cpu_ms ();
  double work = cpu - bench->last_cpu;

  g_array_append_val (bench->gaps, gap);
  g_array_append_val (bench->works, work);
  bench->last_update = now;
  bench->last_cpu = cpu;

  return G_SOURCE_CONTINUE;
}

static void
wait_for_paint (Bench *bench)
{
  for (gint64 shown = g_get_monotonic_time (); bench->last_paint < shown;)
    g_main_context_iteration (NULL, TRUE);
}

/* The key's first hits are there, and a frame was painted since. Returns when it was pressed. */
static gint64
type_key (Bench *bench, const char *key, gsize length)
{
  GtkEditable *entry = GTK_EDITABLE (bench->view->entry);
  int place = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  DzSession *session = dz_window_get_session (bench->window);
  gint64 start = g_get_monotonic_time ();
  const DzConcordance *before;
  double took;

  gtk_editable_insert_text (entry, key, (int) length, &place);
  while (g_strcmp0 (dz_session_get_query (session), gtk_editable_get_text (entry)) != 0)
    g_main_context_iteration (NULL, TRUE);
  /* From here on an earlier search shows nothing any more. */
  before = bench->view->found;
  while (bench->view->found == before)
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (bench);
  took = (bench->last_paint - start) / 1e3;
  g_array_append_val (bench->times, took);

  return start;
}

static void
wait_until_whole (Bench *bench, gint64 start)
{
  double took;

  while (bench->view->searching != NULL || dz_hit_list_is_arranging (bench->view->hits))
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (bench);
  took = (bench->last_paint - start) / 1e3;
  g_array_append_val (bench->whole, took);
}

static void
type_query (Bench *bench, const char *query)
{
  gtk_editable_set_text (GTK_EDITABLE (bench->view->entry), "");
  while (bench->view->found != NULL)
    g_main_context_iteration (NULL, TRUE);
  for (const char *key = query; *key != '\0'; key = g_utf8_next_char (key))
    {
      gint64 start = type_key (bench, key, (gsize) (g_utf8_next_char (key) - key));

      /* Who types one character, and who typed all, waits. */
      if (key == query || *g_utf8_next_char (key) == '\0')
        wait_until_whole (bench, start);
    }
}

static double
get_percentile (GArray *values, double share)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, MIN (values->len - 1, (guint) (share * values->len)));
}

static void
start_frames (Bench *bench)
{
  bench->times = g_array_new (FALSE, FALSE, sizeof (double));
  bench->whole = g_array_new (FALSE, FALSE, sizeof (double));
  bench->gaps = g_array_new (FALSE, FALSE, sizeof (double));
  bench->works = g_array_new (FALSE, FALSE, sizeof (double));
  bench->last_update = g_get_monotonic_time ();
  bench->last_cpu = get_cpu_ms ();
  gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), frame_cb, bench, NULL);
}

static gboolean
bench_typing (Bench *bench, char **queries)
{
  double p95, work;

  dz_window_show_overview (bench->window, "concordance");
  iterate_until_rest (bench);
  bench->view = find_view (GTK_WIDGET (bench->window));
  start_frames (bench);
  /* The first sight of the page's parts is not what is asked for. */
  type_query (bench, *queries++);
  g_array_set_size (bench->times, 0);
  g_array_set_size (bench->whole, 0);
  g_array_set_size (bench->gaps, 0);
  g_array_set_size (bench->works, 0);
  for (; *queries != NULL; queries++)
    type_query (bench, *queries);
  p95 = get_percentile (bench->times, 0.95);
  work = get_percentile (bench->works, 1);
  g_print ("key until the first page of its hits is painted, %u keys: median %.1f ms, 95th percentile %.1f ms = %.1f frames, worst %.1f ms, "
           "allowed %.1f frames\n", bench->times->len, get_percentile (bench->times, 0.5), p95, p95 / FRAME_MS,
           get_percentile (bench->times, 1), ALLOWED);
  g_print ("first and last keys of a query until all its counts and hits are there: median %.1f ms, 95th percentile %.1f ms, worst "
           "%.1f ms\n", get_percentile (bench->whole, 0.5), get_percentile (bench->whole, 0.95), get_percentile (bench->whole, 1));
  g_print ("%u frames meanwhile: work of the window's thread before one, 95th percentile %.1f ms, most %.1f ms, allowed %.1f ms; "
           "gap between two, 95th percentile %.1f ms, longest %.1f ms\n", bench->works->len,
           get_percentile (bench->works, 0.95), work, FRAME_MS, get_percentile (bench->gaps, 0.95),
           get_percentile (bench->gaps, 1));

  return p95 / FRAME_MS <= ALLOWED && work <= FRAME_MS;
}

int
main (int argc, char **argv)
{
  g_autoptr (DzApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  g_return_val_if_fail (argc > 2, 2);
  application = dz_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  open_window (&bench, application, argv[2]);
  if (!g_str_equal (argv[1], "memory"))
    return bench_typing (&bench, argv + 3) ? 0 : 1;
  print_memory ();

  return 0;
}
