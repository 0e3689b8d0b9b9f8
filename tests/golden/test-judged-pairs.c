/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "altered-report.h"
#include "judged-pairs.h"

/* What a careful reader said of pairs drawn at random: which of them the program still makes, and how many of those
 * are right. The reports are not part of this repository; without them the test skips. */

#define PRECISION_NEEDED 0.90
/* Of the pairs judged right so many must still be made. */
#define SHARE_NEEDED 0.90

enum
{
  LEFT,
  LEFT_NUMBER,
  LEFT_HASH,
  RIGHT,
  RIGHT_NUMBER,
  RIGHT_HASH,
  VERDICT,
  REASON,
  N_COLUMNS,
};

static DzKnowledge *knowledge;
/* file -> DzReport, “left right” -> pairs */
static GHashTable *reports;
static GHashTable *alignments;

static const DzReport *
get_report (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), name, NULL);
  DzReport *report = g_hash_table_lookup (reports, name);

  if (report == NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    g_hash_table_insert (reports, g_strdup (name), report = altered_report_read (path, knowledge));

  return report;
}

static const GPtrArray *
get_pairs (const char *left, const char *right)
{
  g_autofree char *key = g_strjoin (" ", left, right, NULL);
  GPtrArray *pairs = g_hash_table_lookup (alignments, key);

  if (pairs == NULL)
    g_hash_table_insert (alignments, g_steal_pointer (&key),
                         pairs = dz_report_alignment_build (get_report (left), get_report (right), NULL));

  return pairs;
}

static gboolean
has_words (const DzReport *report, int first, int n, const char *hash)
{
  for (int i = first; i < first + n; i++)
    {
      g_autofree char *found = judged_pairs_dup_hash (((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

      if (strcmp (found, hash) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_made (char **row)
{
  const GPtrArray *pairs = get_pairs (row[LEFT], row[RIGHT]);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (has_words (get_report (row[LEFT]), pair->left, pair->n_left, row[LEFT_HASH])
          && has_words (get_report (row[RIGHT]), pair->right, pair->n_right, row[RIGHT_HASH]))
        return TRUE;
    }

  return FALSE;
}

static void
test_precision (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "judged-pairs.tsv", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  int n_made[2] = { 0, 0 };
  int n_listed[2] = { 0, 0 };
  double precision = 0;

  if (g_getenv ("DUIZHAO_REPORTS") == NULL)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);
      gboolean right = FALSE;

      if (g_strv_length (row) != N_COLUMNS || strcmp (row[VERDICT], "verdict") == 0)
        continue;
      g_assert_true (row[REASON][0] != '\0');
      if (get_report (row[LEFT]) == NULL || get_report (row[RIGHT]) == NULL)
        continue;
      right = strcmp (row[VERDICT], "right") == 0;
      g_assert_true (right || strcmp (row[VERDICT], "wrong") == 0);
      n_listed[right]++;
      if (is_made (row))
        n_made[right]++;
      else
        g_test_message ("no longer made: %s %s, %s %s (%s)", row[LEFT], row[LEFT_NUMBER], row[RIGHT],
                        row[RIGHT_NUMBER], row[VERDICT]);
    }
  if (n_listed[TRUE] == 0)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  precision = n_made[TRUE] / (double) MAX (1, n_made[TRUE] + n_made[FALSE]);
  g_test_message ("%d of %d right pairs and %d of %d wrong ones are made: precision %.3f", n_made[TRUE], n_listed[TRUE],
                  n_made[FALSE], n_listed[FALSE], precision);
  g_assert_cmpfloat (precision, >=, PRECISION_NEEDED);
  g_assert_cmpfloat (n_made[TRUE], >=, SHARE_NEEDED * n_listed[TRUE]);
}

static void
free_pairs (gpointer pairs)
{
  g_ptr_array_unref (pairs);
}

static void
free_report (gpointer report)
{
  dz_report_free (report);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_report);
  alignments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_pairs);
  g_test_add_func ("/judged-pairs/precision", test_precision);
  status = g_test_run ();
  g_hash_table_unref (alignments);
  g_hash_table_unref (reports);
  dz_knowledge_unref (knowledge);

  return status;
}
