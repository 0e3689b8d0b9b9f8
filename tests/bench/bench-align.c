/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-align marks A B: aligns two texts, a paragraph a line, and marks the changes of all pairs in characters, once.
 * bench-align row A B…: how alike A is to each of the others, read together, against as many alignments of two, in
 * turn. Prints medians and ratio; ends with 1 where it is above the promise. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "align/dz-report-alignment.h"
#include "align/dz-report-similarity.h"

#define ROUNDS 9
#define PROMISE 0.6

static DzReport *
read_report (const char *path, GError **error)
{
  DzReport *report = dz_report_new ();
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, error))
    return report;

  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      g_ptr_array_add (report->paragraphs, dz_paragraph_new (DZ_PARAGRAPH_BODY, *line));

  return report;
}

static int
mark (const char *left_path, const char *right_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzReport) left = read_report (left_path, &error);
  g_autoptr (DzReport) right = error == NULL ? read_report (right_path, &error) : NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  guint n_marks = 0;

  if (error != NULL)
    {
      g_printerr ("bench-align: %s\n", error->message);
      return 2;
    }

  pairs = dz_report_alignment_build (left, right, NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      g_autoptr (GPtrArray) edits = NULL;

      if (pair->left < 0 || pair->right < 0)
        continue;
      edits = dz_edit_script_build (((DzParagraph *) left->paragraphs->pdata[pair->left])->text,
                                    ((DzParagraph *) right->paragraphs->pdata[pair->right])->text);
      n_marks += edits->len;
    }
  g_print ("%u x %u paragraphs, %u pairs, %u marks\n", left->paragraphs->len, right->paragraphs->len, pairs->len,
           n_marks);

  return 0;
}

static double
time_row (const GPtrArray *reports)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DzReportSimilarity) similarity = dz_report_similarity_new (reports);

  for (int i = 1; i < (int) reports->len; i++)
    dz_report_similarity_measure (similarity, 0, i);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_alignments (const GPtrArray *reports)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 1; i < reports->len; i++)
    {
      g_autoptr (GPtrArray) pairs
          = dz_report_alignment_build (g_ptr_array_index (reports, 0), g_ptr_array_index (reports, i), NULL);
    }

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof (double), compare_doubles);

  return values[ROUNDS / 2];
}

static int
compare_row (char **paths)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (GError) error = NULL;
  double row[ROUNDS];
  double alignments[ROUNDS];
  double ratio = 0;

  for (; *paths != NULL && error == NULL; paths++)
    g_ptr_array_add (reports, read_report (*paths, &error));
  if (error != NULL)
    {
      g_printerr ("bench-align: %s\n", error->message);
      return 2;
    }

  for (int i = 0; i < ROUNDS; i++)
    {
      row[i] = time_row (reports);
      alignments[i] = time_alignments (reports);
    }
  ratio = median (row) / median (alignments);
  g_print ("matrix row: one report against %u in %.1f ms, as many alignments %.1f ms, ratio %.2f (at most %.2f)\n",
           reports->len - 1, median (row), median (alignments), ratio, PROMISE);

  return ratio > PROMISE;
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "marks") == 0)
    return mark (argv[2], argv[3]);
  if (argc > 3 && strcmp (argv[1], "row") == 0)
    return compare_row (argv + 2);

  return 2;
}
