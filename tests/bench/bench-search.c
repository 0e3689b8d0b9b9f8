/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-search LIBRARY REPORT…: the count of a search in the open library, as the window asks for it, against
 * reading the same reports with grep -c -F, in turn. Prints medians and ratio; ends with 1 where we are slower. */
#include "config.h"

#include <gio/gio.h>

#include "store/dz-store.h"

#define ROUNDS 45

static const char *const words[] = { "区", "发展", "高质量", "高质量发展", "2025年" };

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

static gboolean
run_grep (const char *word, char **reports, GError **error)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new ();

  g_ptr_array_add (command, (gpointer) "grep");
  g_ptr_array_add (command, (gpointer) "-c");
  g_ptr_array_add (command, (gpointer) "-F");
  g_ptr_array_add (command, (gpointer) word);
  for (char **report = reports; *report != NULL; report++)
    g_ptr_array_add (command, *report);
  g_ptr_array_add (command, NULL);

  return g_spawn_sync (NULL, (char **) command->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                       NULL, NULL, NULL, NULL, error);
}

static gboolean
bench_word (DzStore *store, const char *word, char **reports)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) peer = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  gint64 n_hits = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double ms;

      n_hits = dz_store_count_hits (store, word, &error);
      g_assert_no_error (error);
      ms = (g_get_monotonic_time () - start) / 1e3;
      g_array_append_val (ours, ms);

      start = g_get_monotonic_time ();
      run_grep (word, reports, &error);
      g_assert_no_error (error);
      ms = (g_get_monotonic_time () - start) / 1e3;
      g_array_append_val (peer, ms);
    }
  g_print ("count of “%s”: %" G_GINT64_FORMAT " hits, ours %.2f ms, grep -c -F %.2f ms, ratio %.2f, allowed 1.00\n", word,
           n_hits, median (ours), median (peer), median (ours) / median (peer));

  return median (ours) <= median (peer);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) store = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (argc > 2, 2);
  store = dz_store_open (argv[1], DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    good = bench_word (store, words[i], argv + 2) && good;

  return good ? 0 : 1;
}
