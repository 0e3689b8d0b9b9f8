/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "judged-changes.h"

/* What a careful reader said of marks drawn at random: how many of those that the program still makes are right, and how
 * many of the right ones it still makes. The reports are not part of this repository; without them the test skips. */

#define PRECISION_NEEDED 0.90
#define SHARE_NEEDED 0.90

enum
{
  LEFT,
  LEFT_NUMBER,
  LEFT_AT,
  RIGHT,
  RIGHT_NUMBER,
  RIGHT_AT,
  KIND,
  BEFORE,
  AFTER,
  VERDICT,
  REASON,
  N_COLUMNS,
};

typedef struct
{
  int n_made[2];
  int n_listed[2];
} Count;

static gboolean
is_same (const ChangeMark *mark, char **row)
{
  return strcmp (mark->left_name, row[LEFT]) == 0 && strcmp (mark->right_name, row[RIGHT]) == 0
         && mark->left->number == atoi (row[LEFT_NUMBER]) && mark->right->number == atoi (row[RIGHT_NUMBER])
         && mark->left_at == atoi (row[LEFT_AT]) && mark->right_at == atoi (row[RIGHT_AT])
         && strcmp (dz_text_change_kind_get_nick (mark->kind), row[KIND]) == 0
         && strcmp (mark->before, row[BEFORE]) == 0 && strcmp (mark->after, row[AFTER]) == 0;
}

static gboolean
is_made (const GPtrArray *marks, char **row)
{
  for (guint i = 0; i < marks->len; i++)
    if (is_same (g_ptr_array_index (marks, i), row))
      return TRUE;

  return FALSE;
}

static void
check (const Count *count, const char *name)
{
  double precision = count->n_made[TRUE] / (double) MAX (1, count->n_made[TRUE] + count->n_made[FALSE]);

  g_test_message ("%s: %d of %d right marks and %d of %d wrong ones are made: precision %.3f", name, count->n_made[TRUE],
                  count->n_listed[TRUE], count->n_made[FALSE], count->n_listed[FALSE], precision);
  g_assert_cmpfloat (precision, >=, PRECISION_NEEDED);
  g_assert_cmpfloat (count->n_made[TRUE], >=, SHARE_NEEDED * count->n_listed[TRUE]);
}

static void
test_precision (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "judged-changes.tsv", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load_own (NULL);
  g_autoptr (GPtrArray) marks = NULL;
  Count counts[2] = { 0 };

  g_assert_nonnull (knowledge);
  if (g_getenv ("DUIZHAO_REPORTS") != NULL)
    marks = judged_changes_list (knowledge);
  if (marks == NULL || marks->len == 0)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);
      Count *count = NULL;
      gboolean right = FALSE;

      if (g_strv_length (row) != N_COLUMNS || strcmp (row[VERDICT], "verdict") == 0)
        continue;
      g_assert_true (row[REASON][0] != '\0');
      right = strcmp (row[VERDICT], "right") == 0;
      g_assert_true (right || strcmp (row[VERDICT], "wrong") == 0);
      count = &counts[strcmp (row[KIND], "number") == 0];
      count->n_listed[right]++;
      if (is_made (marks, row))
        count->n_made[right]++;
      else
        g_test_message ("no longer made: %s %s, %s %s, %s %s (%s)", row[LEFT], row[LEFT_NUMBER], row[RIGHT],
                        row[RIGHT_NUMBER], row[BEFORE], row[AFTER], row[VERDICT]);
    }
  check (&counts[TRUE], "numbers");
  check (&counts[FALSE], "hardness");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/judged-changes/precision", test_precision);

  return g_test_run ();
}
