/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "judged-changes.h"

#include <string.h>

#include "align/dz-report-alignment.h"
#include "altered-report.h"
#include "core/dz-text.h"

static void
mark_free (gpointer data)
{
  ChangeMark *mark = data;

  g_free (mark->left_name);
  g_free (mark->right_name);
  g_free (mark->before);
  g_free (mark->after);
  g_free (mark);
}

static GPtrArray *
list_texts (const DzReport *report, int first, int n)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (int i = first; i < first + n; i++)
    g_ptr_array_add (texts, ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

  return texts;
}

static void
add_mark (GPtrArray *marks, const char *names[2], const DzReport *const reports[2], const DzParagraphPair *pair,
          const DzTextChange *change)
{
  ChangeMark *mark = g_new0 (ChangeMark, 1);

  mark->kind = change->kind;
  mark->left_name = g_strdup (names[0]);
  mark->right_name = g_strdup (names[1]);
  mark->left = g_ptr_array_index (reports[0]->paragraphs, pair->left + change->left.text);
  mark->right = g_ptr_array_index (reports[1]->paragraphs, pair->right + change->right.text);
  mark->left_at = change->left.start;
  mark->right_at = change->right.start;
  mark->before = dz_text_slice (mark->left->text, change->left.start, change->left.end);
  mark->after = dz_text_slice (mark->right->text, change->right.start, change->right.end);
  g_ptr_array_add (marks, mark);
}

static void
add_marks (GPtrArray *marks, const char *names[2], const DzReport *const reports[2], const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) pairs = dz_report_alignment_build (reports[0], reports[1], NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      g_autoptr (GPtrArray) left = list_texts (reports[0], pair->left, pair->n_left);
      g_autoptr (GPtrArray) right = list_texts (reports[1], pair->right, pair->n_right);
      g_autoptr (GPtrArray) clauses = NULL;
      g_autoptr (GPtrArray) changes = NULL;
      DzTextScope scopes[2];

      if (left->len == 0 || right->len == 0)
        continue;
      clauses = dz_clause_alignment_build_texts (left, right);
      scopes[0] = dz_text_scope_for (reports[0], g_ptr_array_index (reports[0]->paragraphs, pair->left));
      scopes[1] = dz_text_scope_for (reports[1], g_ptr_array_index (reports[1]->paragraphs, pair->right));
      changes = dz_text_changes_find (left, right, clauses, knowledge, &scopes[0], &scopes[1]);
      for (guint k = 0; k < changes->len; k++)
        if (((DzTextChange *) g_ptr_array_index (changes, k))->kind != DZ_TEXT_CHANGE_WORDING)
          add_mark (marks, names, reports, pair, g_ptr_array_index (changes, k));
    }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_national (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), "national", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename ("national", name, NULL));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static DzReport *
read_report (const char *name, const DzKnowledge *knowledge)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS"), name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? altered_report_read (path, knowledge) : NULL;
}

static void
compare_files (GPtrArray *marks, const char *left, const char *right, const DzKnowledge *knowledge)
{
  const char *names[2] = { left, right };
  const DzReport *reports[2] = { read_report (left, knowledge), read_report (right, knowledge) };

  if (reports[0] != NULL && reports[1] != NULL)
    add_marks (marks, names, reports, knowledge);
}

GPtrArray *
judged_changes_list (const DzKnowledge *knowledge)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);
  g_autoptr (GPtrArray) names = list_national ();

  for (guint i = 1; i < names->len; i++)
    compare_files (marks, g_ptr_array_index (names, i - 1), g_ptr_array_index (names, i), knowledge);
  compare_files (marks, "004_9e17d31e8e99acc2.txt", "000_9a4054a3e451a879.txt", knowledge);

  return marks;
}

GPtrArray *
judged_changes_list_between (const char *left, const char *right, const DzKnowledge *knowledge)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (mark_free);

  compare_files (marks, left, right, knowledge);

  return marks;
}
