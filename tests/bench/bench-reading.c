/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-reading REPORT…: cleaning up, outline and quantities of the reports, one after the other on one core, against
 * counting the characters of the same files with wc -m, in turn. Prints medians and ratio; ends with 1 where it is
 * above the promise. */
#include "config.h"

#include <locale.h>

#include "extract/dz-quantity-reader.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

#define ROUNDS 9
#define PROMISE 25 /* times wc -m */

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
read_one (const char *path, const DzKnowledge *knowledge, guint *n_quantities, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DzSource) source = dz_source_load (file, NULL, error);
  const DzImporter *importer = source != NULL ? dz_importer_find (source, error) : NULL;
  g_autoptr (GPtrArray) blocks = importer != NULL ? importer->read (source, NULL, error) : NULL;
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GPtrArray) quantities = NULL;

  if (blocks == NULL)
    return FALSE;
  report = dz_report_reader_read (blocks, source, knowledge);
  quantities = dz_quantity_reader_read (report, knowledge);
  *n_quantities += quantities->len;

  return TRUE;
}

static gboolean
run_wc (char **reports, GError **error)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new ();

  g_ptr_array_add (command, (gpointer) "wc");
  g_ptr_array_add (command, (gpointer) "-m");
  for (char **report = reports; *report != NULL; report++)
    g_ptr_array_add (command, *report);
  g_ptr_array_add (command, NULL);

  return g_spawn_sync (NULL, (char **) command->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                       NULL, NULL, NULL, NULL, error);
}

static gboolean
run_round (char **reports, const DzKnowledge *knowledge, GArray *ours, GArray *peer, guint *n, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  double ms;

  *n = 0;
  for (char **report = reports; *report != NULL; report++)
    if (!read_one (*report, knowledge, n, error))
      return FALSE;
  ms = (double) (g_get_monotonic_time () - start) / 1000;
  g_array_append_val (ours, ms);

  start = g_get_monotonic_time ();
  if (!run_wc (reports, error))
    return FALSE;
  ms = (double) (g_get_monotonic_time () - start) / 1000;
  g_array_append_val (peer, ms);

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) peer = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (DzKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  double ratio;
  guint n;

  setlocale (LC_ALL, "");
  if (argc < 2)
    return 2;

  knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  for (int i = 0; i < ROUNDS && error == NULL; i++)
    run_round (argv + 1, knowledge, ours, peer, &n, &error);
  if (error != NULL)
    {
      g_printerr ("bench-reading: %s\n", error->message);
      return 2;
    }

  ratio = median (ours) / median (peer);
  g_print ("reading: %u quantities in %.0f ms, wc -m %.1f ms, %.1f times (at most %d)\n", n, median (ours),
           median (peer), ratio, PROMISE);

  return ratio > PROMISE;
}
