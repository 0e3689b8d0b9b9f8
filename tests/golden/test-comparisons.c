/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "align/dz-clause-alignment.h"
#include "align/dz-report-alignment.h"
#include "align/dz-report-similarity.h"
#include "align/dz-text-change.h"
#include "altered-report.h"
#include "core/dz-text.h"

/* What holds for every comparison: each paragraph stands in one pair, and of no paragraph a character is lost or
 * invented, in clauses or in characters. With reports far apart in kind and length. The real ones are not part of this
 * repository; without them only made ones are compared. */

static DzKnowledge *knowledge;

static const char *const names[] = {
  "000_9a4054a3e451a879.txt", "001_2f189a2dc03ca1f0.txt", "002_bd08de8997af942d.txt", "003_a9c4225dc23cf3a4.txt",
  "004_9e17d31e8e99acc2.txt", "national/1954.txt",        "national/1975.txt",        "national/1998.txt",
  "national/2021.txt",        "national/2022.txt",
};

static void
add_body (DzReport *report, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text);

  paragraph->position = (int) report->paragraphs->len + 1;
  paragraph->number = paragraph->position;
  g_ptr_array_add (report->paragraphs, paragraph);
}

static DzReport *
make_report (int n_paragraphs)
{
  DzReport *report = dz_report_new ();

  for (int i = 0; i < n_paragraphs; i++)
    {
      g_autofree char *text = g_strdup_printf ("东街第%d座石桥今年修好，桥上铺了%d块石板；西街种了%d棵槐树，力争三年成林。", i, i * 7, i * i);

      add_body (report, text);
    }

  return report;
}

/* NULL where it is absent. */
static DzReport *
read_report (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUIZHAO_REPORTS") != NULL ? g_getenv ("DUIZHAO_REPORTS") : "",
                                            name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? altered_report_read (path, knowledge) : NULL;
}

static GPtrArray *
list_texts (const DzReport *report, int first, int n)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (int i = first; i >= 0 && i < first + n; i++)
    g_ptr_array_add (texts, ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);

  return texts;
}

typedef struct
{
  GPtrArray *texts;
  GPtrArray *seen; /* (element-type GArray of int) times each character came */
} Cover;

static void
cover_init (Cover *cover, GPtrArray *texts)
{
  cover->texts = texts;
  cover->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < texts->len; i++)
    {
      GArray *seen = g_array_new (FALSE, TRUE, sizeof (int));

      g_array_set_size (seen, (guint) dz_text_length (g_ptr_array_index (texts, i)));
      g_ptr_array_add (cover->seen, seen);
    }
}

static void
cover_add (Cover *cover, int text, int start, int end)
{
  for (int c = start; c < end; c++)
    {
      GArray *seen = g_ptr_array_index (cover->seen, (guint) text);

      g_assert_cmpint (c, <, seen->len);
      g_array_index (seen, int, c)++;
    }
}

static void
cover_check (Cover *cover)
{
  for (guint i = 0; i < cover->seen->len; i++)
    {
      const GArray *seen = g_ptr_array_index (cover->seen, i);

      for (guint c = 0; c < seen->len; c++)
        g_assert_cmpint (g_array_index (seen, int, c), ==, 1);
    }
  g_ptr_array_unref (cover->seen);
}

/* Each character of both sides comes once, as clauses and as characters inside of them; what is called equal is. */
static void
check_clauses (GPtrArray *left, GPtrArray *right)
{
  g_autoptr (GPtrArray) clauses = dz_clause_alignment_build_texts (left, right);
  Cover covers[4];

  for (int i = 0; i < 4; i++)
    cover_init (&covers[i], i % 2 == 0 ? left : right);
  for (guint i = 0; i < clauses->len; i++)
    {
      const DzClausePair *pair = g_ptr_array_index (clauses, i);
      const char *here = left->len > 0 ? g_ptr_array_index (left, (guint) pair->left.text) : NULL;
      const char *there = right->len > 0 ? g_ptr_array_index (right, (guint) pair->right.text) : NULL;
      g_autoptr (GPtrArray) edits = dz_clause_pair_build_edits (pair, here, there);

      cover_add (&covers[0], pair->left.text, pair->left.start, pair->left.end);
      cover_add (&covers[1], pair->right.text, pair->right.start, pair->right.end);
      for (guint e = 0; e < edits->len; e++)
        {
          const DzEdit *edit = g_ptr_array_index (edits, e);

          cover_add (&covers[2], pair->left.text, edit->left_start, edit->left_end);
          cover_add (&covers[3], pair->right.text, edit->right_start, edit->right_end);
          if (edit->equal)
            g_assert_cmpint (edit->left_end - edit->left_start, ==, edit->right_end - edit->right_start);
        }
    }
  for (int i = 0; i < 4; i++)
    cover_check (&covers[i]);
}

static gboolean
takes_part (const DzReport *report, int i)
{
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

  return paragraph->kind == DZ_PARAGRAPH_BODY || paragraph->kind == DZ_PARAGRAPH_HEADING;
}

static void
check_seen (const DzReport *report, const int *seen)
{
  for (int i = 0; i < (int) report->paragraphs->len; i++)
    g_assert_cmpint (seen[i], ==, takes_part (report, i));
}

static void
check_kind (const DzParagraphPair *pair)
{
  g_assert_cmpint (pair->kind == DZ_PAIR_ADDED, ==, pair->n_left == 0);
  g_assert_cmpint (pair->kind == DZ_PAIR_DROPPED, ==, pair->n_right == 0);
  g_assert_cmpint (pair->kind == DZ_PAIR_SPLIT, ==, pair->n_right > 1);
  g_assert_cmpint (pair->kind == DZ_PAIR_MERGED, ==, pair->n_left > 1);
  g_assert_true (pair->similarity >= 0 && pair->similarity <= 1);
}

/* Returns how many paragraphs have a partner. */
static int
check_comparison (const DzReport *left, const DzReport *right)
{
  g_autoptr (GPtrArray) pairs = dz_report_alignment_build (left, right, NULL);
  g_autofree int *seen_left = g_new0 (int, left->paragraphs->len + 1);
  g_autofree int *seen_right = g_new0 (int, right->paragraphs->len + 1);
  int n_paired = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      g_autoptr (GPtrArray) left_texts = list_texts (left, pair->left, pair->n_left);
      g_autoptr (GPtrArray) right_texts = list_texts (right, pair->right, pair->n_right);

      check_kind (pair);
      check_clauses (left_texts, right_texts);
      for (int j = 0; j < pair->n_left; j++)
        seen_left[pair->left + j]++;
      for (int j = 0; j < pair->n_right; j++)
        seen_right[pair->right + j]++;
      n_paired += pair->left >= 0 && pair->right >= 0;
    }
  check_seen (left, seen_left);
  check_seen (right, seen_right);

  return n_paired;
}

static void
test_nothing_lost (void)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);

  g_ptr_array_add (reports, make_report (0));
  g_ptr_array_add (reports, make_report (1));
  g_ptr_array_add (reports, make_report (60));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DzReport *report = read_report (names[i]);

      if (report != NULL)
        g_ptr_array_add (reports, report);
    }
  for (guint i = 0; i < reports->len; i++)
    for (guint j = 0; j < reports->len; j++)
      check_comparison (g_ptr_array_index (reports, i), g_ptr_array_index (reports, j));
  g_test_message ("%u reports, each with each", reports->len);
}

/* Everything is the same, nothing moved: also where paragraphs repeat. */
static void
check_itself (const DzReport *report)
{
  g_autoptr (GPtrArray) pairs = dz_report_alignment_build (report, report, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      g_assert_cmpstr (dz_pair_kind_get_nick (pair->kind), ==, "same");
      g_assert_cmpint (pair->left, ==, pair->right);
    }
}

static void
test_itself (void)
{
  g_autoptr (DzReport) made = make_report (60);

  add_body (made, "各位街坊！");
  add_body (made, "谢谢大家。");
  add_body (made, "各位街坊！");
  check_itself (made);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DzReport) report = read_report (names[i]);

      if (report != NULL)
        check_itself (report);
    }
}

static void
test_empty (void)
{
  g_autoptr (DzReport) empty = dz_report_new ();
  g_autoptr (DzReport) made = make_report (5);

  g_assert_cmpint (check_comparison (empty, empty), ==, 0);
  g_assert_cmpint (check_comparison (empty, made), ==, 0);
  g_assert_cmpint (check_comparison (made, empty), ==, 0);
}

/* One paragraph of a long report is found in it again. */
static void
test_different_length (void)
{
  g_autoptr (DzReport) made = make_report (300);
  g_autoptr (DzReport) small = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;
  const DzParagraphPair *pair = NULL;

  add_body (small, ((DzParagraph *) made->paragraphs->pdata[170])->text);
  pairs = dz_report_alignment_build (small, made, NULL);
  g_assert_cmpuint (pairs->len, ==, 300);
  pair = g_ptr_array_index (pairs, 170);
  g_assert_cmpint (pair->left, ==, 0);
  g_assert_cmpint (pair->right, ==, 170);
  g_assert_cmpstr (dz_pair_kind_get_nick (pair->kind), ==, "same");
}

/* A newspaper page and a work report of another year share little; what is paired shares words. */
static void
test_page_and_report (void)
{
  g_autoptr (DzReport) page = read_report (names[1]);
  g_autoptr (DzReport) report = read_report ("national/1998.txt");

  if (page == NULL || report == NULL)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  g_assert_cmpint (check_comparison (page, report), <, 5);
}

static void
test_similarity (void)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (DzReportSimilarity) similarity = NULL;
  double same = 0;

  g_ptr_array_add (reports, make_report (20));
  g_ptr_array_add (reports, make_report (20));
  g_ptr_array_add (reports, dz_report_new ());
  g_ptr_array_add (reports, dz_report_new ());
  add_body (g_ptr_array_index (reports, 3), "海边的灯塔夜里亮着。");
  similarity = dz_report_similarity_new (reports);
  same = dz_report_similarity_measure (similarity, 0, 1);

  g_assert_cmpfloat_with_epsilon (same, 1, 1e-9);
  g_assert_cmpfloat (dz_report_similarity_measure (similarity, 0, 2), ==, 0);
  g_assert_cmpfloat (dz_report_similarity_measure (similarity, 0, 3), <, 0.1);
  g_assert_cmpfloat (dz_report_similarity_measure (similarity, 0, 3), ==,
                     dz_report_similarity_measure (similarity, 3, 0));
}

int
main (int argc, char *argv[])
{
  int status = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/comparisons/nothing-lost", test_nothing_lost);
  g_test_add_func ("/comparisons/itself", test_itself);
  g_test_add_func ("/comparisons/empty", test_empty);
  g_test_add_func ("/comparisons/different-length", test_different_length);
  g_test_add_func ("/comparisons/page-and-report", test_page_and_report);
  g_test_add_func ("/comparisons/similarity", test_similarity);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
