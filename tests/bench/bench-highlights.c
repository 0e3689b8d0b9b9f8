/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-highlights FOLDER: opening a report with 2,000 highlights against the same text without any, in turn, each a
 * report that was not open before, from the choice to the first frame that shows it and to the last frame that it caused.
 * Prints medians and their ratio; ends with 1 where that of the first frames is above the promise. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "gui/dz-session.h"
#include "gui/text/dz-text-pane.h"

#define N_PAIRS 15
#define N_PARAGRAPHS 400
#define N_HIGHLIGHTS 2000
#define ALLOWED_RATIO 1.5
#define REST_US (300 * 1000) /* no frame for so long: all is painted */

typedef struct
{
  DzSession *session;
  DzLibrary *library;
  DzTextPane *pane;
  gint64 waiting_for;  /* the report whose first frame is looked for */
  gint64 first_paint;  /* 0 before */
  gint64 last_paint;
} Bench;

static gint64
add_report (DzStore *store, int number)
{
  g_autoptr (DzReport) report = dz_report_new ();
  g_autofree char *name = g_strdup_printf ("东河区-%d.txt", number);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  int year = 1900 + number;
  gint64 id;

  for (int i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = 0; j < 120; j++)
        g_string_append_unichar (text, 0x4e00 + (gunichar) (i * 61 + j * 7) % 5000);
      g_ptr_array_add (report->paragraphs, dz_paragraph_new (DZ_PARAGRAPH_BODY, text->str));
    }
  report->place = g_strdup ("东河区");
  g_array_append_val (report->plans, year);
  id = dz_store_add_report (store, source, report, NULL, NULL);
  g_assert (id != 0);

  return id;
}

static void
highlight (DzStore *store, gint64 report_id)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, report_id, NULL);

  g_assert (report != NULL);
  for (int i = 0; i < N_HIGHLIGHTS; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i % N_PARAGRAPHS);
      g_autoptr (DzNote) note = dz_note_new ();

      note->paragraph_id = paragraph->id;
      note->start = 2 + i / N_PARAGRAPHS * 20;
      note->end = note->start + 30; /* each overlaps the next */
      note->color = g_strdup (i % 2 == 0 ? "yellow" : "green");
      g_assert (dz_store_save_note (store, note, NULL) != 0);
    }
}

/* The odd ones have highlights. */
static void
fill_library (const char *path, gint64 *reports)
{
  g_autoptr (DzStore) store = dz_store_open (path, DZ_STORE_WRITE, NULL);

  for (int i = 0; i < 2 * N_PAIRS; i++)
    reports[i] = add_report (store, i);
  g_assert (dz_store_begin (store, NULL, NULL));
  for (int i = 1; i < 2 * N_PAIRS; i += 2)
    highlight (store, reports[i]);
  g_assert (dz_store_commit (store, NULL));
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  DzReportContent *content = dz_text_column_get_content (dz_text_pane_get_column (bench->pane, DZ_SIDE_LEFT));

  bench->last_paint = g_get_monotonic_time ();
  if (bench->first_paint == 0 && content != NULL && content->report->id == bench->waiting_for)
    bench->first_paint = bench->last_paint;
}

/* Wakes the main loop, so that a quiet one notices that its time is over. */
static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
iterate_until_rest (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  for (gint64 now = start; bench->first_paint == 0 || now - bench->last_paint < REST_US; now = g_get_monotonic_time ())
    g_main_context_iteration (NULL, TRUE);
}

static void
open_report (Bench *bench, gint64 id, GArray *first, GArray *last)
{
  gint64 start = g_get_monotonic_time ();
  double ms;

  bench->waiting_for = id;
  bench->first_paint = 0;
  dz_session_show_reports (bench->session, id, 0);
  iterate_until_rest (bench);
  ms = (bench->first_paint - start) / 1e3;
  g_array_append_val (first, ms);
  ms = (bench->last_paint - start) / 1e3;
  g_array_append_val (last, ms);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
get_median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

static double
judge (const char *what, GArray *with, GArray *without)
{
  double ratio = get_median (with) / get_median (without);

  g_print ("%s: %.1f ms with %d highlights, %.1f ms without, ratio %.2f, allowed %.2f\n", what, get_median (with),
           N_HIGHLIGHTS, get_median (without), ratio, ALLOWED_RATIO);

  return ratio;
}

static gboolean
run (Bench *bench, const gint64 *reports)
{
  g_autoptr (GArray) first_with = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) last_with = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) first_without = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) last_without = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 2 * N_PAIRS; i += 2)
    {
      open_report (bench, reports[i], first_without, last_without);
      open_report (bench, reports[i + 1], first_with, last_with);
    }
  judge ("until the last frame", last_with, last_without);

  return judge ("opening a report to its first frame", first_with, first_without) <= ALLOWED_RATIO;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Bench *) data)->library = dz_library_open_finish (result, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autofree char *path = NULL;
  gint64 reports[2 * N_PAIRS];
  GtkWidget *window;
  Bench bench = { 0 };

  g_return_val_if_fail (argc == 2, 2);
  path = g_build_filename (argv[1], "highlights.duizhao", NULL);
  fill_library (path, reports);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  knowledge = dz_knowledge_load (NULL, NULL, NULL);
  bench.session = dz_session_new (knowledge);
  window = gtk_window_new ();
  bench.pane = g_object_new (DZ_TYPE_TEXT_PANE, "session", bench.session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bench.pane));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 800);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (20, tick_cb, NULL);
  dz_library_open_async (path, NULL, opened_cb, &bench);
  while (bench.library == NULL)
    g_main_context_iteration (NULL, TRUE);
  dz_session_set_library (bench.session, bench.library);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), &bench);
  for (gint64 end = g_get_monotonic_time () + 4 * G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);

  return run (&bench, reports) ? 0 : 1;
}
