/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "align/dz-report-alignment.h"
#include "align/dz-text-change.h"
#include "altered-report.h"
#include "core/dz-char.h"
#include "core/dz-text.h"

/* Real reports with numbers changed at known places, and other characters beside them: which of the changes are told,
 * and what else is called a changed number. The reports are not part of this repository; without them the test skips. */

#define RECALL_NEEDED 0.95
#define PRECISION_NEEDED 0.95
#define SHARE_CHANGED 0.3
#define SHARE_NOISE 0.05

static const char *const reports[] = {
  "000_9a4054a3e451a879.txt", "002_bd08de8997af942d.txt", "003_a9c4225dc23cf3a4.txt", "004_9e17d31e8e99acc2.txt",
  "national/1978.txt",        "national/1988.txt",        "national/1998.txt",        "national/2006.txt",
  "national/2013.txt",        "national/2018.txt",        "national/2021.txt",
};

static DzKnowledge *knowledge;

typedef struct
{
  int n_true;
  int n_found;
  int n_right;
} Count;

/* By code point of a paragraph: TRUE where a changed number begins. */
typedef GPtrArray Truth;

static DzParagraph *
get_paragraph (const DzReport *report, int i)
{
  return g_ptr_array_index (report->paragraphs, (guint) i);
}

static gunichar
turn_digit (gunichar c, GRand *rand)
{
  gunichar zero = c - (gunichar) g_unichar_digit_value (c);
  gunichar turned = c;

  while (turned == c)
    turned = zero + (gunichar) g_rand_int_range (rand, 1, 10);

  return turned;
}

/* The text with numbers and other characters changed, as long as it was. */
static char *
alter (const char *text, gboolean *changed, GRand *rand, double noise)
{
  glong n = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &n);
  g_autoptr (GArray) numbers = dz_text_number_list (text, knowledge);

  for (glong i = 0; i < n; i++)
    if (dz_char_is_han (chars[i]) && g_rand_double (rand) < noise)
      {
        glong other = g_rand_int_range (rand, 0, (int) n);
        gboolean is_free = dz_char_is_han (chars[other]);

        for (guint k = 0; k < numbers->len && is_free; k++)
          is_free = i < g_array_index (numbers, DzTextNumber, k).start || i >= g_array_index (numbers, DzTextNumber, k).end;
        if (is_free)
          chars[i] = chars[other];
      }
  for (guint k = 0; k < numbers->len; k++)
    {
      int start = g_array_index (numbers, DzTextNumber, k).start;

      if (g_unichar_digit_value (chars[start]) < 0 || g_rand_double (rand) >= SHARE_CHANGED)
        continue;
      chars[start] = turn_digit (chars[start], rand);
      changed[start] = TRUE;
    }

  return g_ucs4_to_utf8 (chars, n, NULL, NULL, NULL);
}

static DzReport *
alter_report (const DzReport *report, Truth *truth, GRand *rand, double noise)
{
  DzReport *altered = dz_report_new ();

  for (int i = 0; i < (int) report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = get_paragraph (report, i);
      gboolean *changed = g_new0 (gboolean, dz_text_length (paragraph->text) + 1);
      g_autofree char *text = alter (paragraph->text, changed, rand, noise);
      DzParagraph *copy = dz_paragraph_new (paragraph->kind, text);

      copy->part = paragraph->part;
      copy->position = paragraph->position;
      copy->number = paragraph->number;
      copy->section = -1;
      g_ptr_array_add (altered->paragraphs, copy);
      g_ptr_array_add (truth, changed);
    }

  return altered;
}

static void
count_pair (const DzReport *left, const DzReport *right, const DzParagraphPair *pair, const Truth *truth, Count *count)
{
  const GPtrArray left_texts = { (gpointer[]){ get_paragraph (left, pair->left)->text }, 1 };
  const GPtrArray right_texts = { (gpointer[]){ get_paragraph (right, pair->right)->text }, 1 };
  const DzTextScope scope = dz_text_scope_for (left, get_paragraph (left, pair->left));
  const gboolean *changed = g_ptr_array_index (truth, (guint) pair->right);
  g_autoptr (GPtrArray) clauses = dz_clause_alignment_build_texts (&left_texts, &right_texts);
  g_autoptr (GPtrArray) changes = dz_text_changes_find (&left_texts, &right_texts, clauses, knowledge, &scope, &scope);

  for (int i = 0; i < dz_text_length (get_paragraph (right, pair->right)->text); i++)
    count->n_true += changed[i];
  for (guint i = 0; i < changes->len; i++)
    {
      const DzTextChange *change = g_ptr_array_index (changes, i);

      if (change->kind != DZ_TEXT_CHANGE_NUMBER)
        continue;
      count->n_found++;
      count->n_right += change->left.start == change->right.start && changed[change->right.start];
    }
}

static void
count_report (const char *path, guint32 seed, double noise, Count *count)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (DzReport) report = altered_report_read (path, knowledge);
  g_autoptr (GPtrArray) truth = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DzReport) altered = alter_report (report, truth, rand, noise);
  g_autoptr (GPtrArray) pairs = dz_report_alignment_build (report, altered, NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (pair->n_left == 1 && pair->n_right == 1 && pair->left == pair->right)
        count_pair (report, altered, pair, truth, count);
    }
}

static void
check_numbers (gconstpointer data)
{
  double noise = *(const double *) data;
  Count count = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      const char *folder = g_getenv ("DUIZHAO_REPORTS");
      g_autofree char *path = g_build_filename (folder != NULL ? folder : "", reports[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        count_report (path, 40 + i, noise, &count);
    }
  if (count.n_true == 0)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }

  g_test_message ("%d numbers changed, %d called changed, %d of them rightly: recall %.3f, precision %.3f", count.n_true,
                  count.n_found, count.n_right, count.n_right / (double) count.n_true,
                  count.n_right / (double) count.n_found);
  g_assert_cmpfloat (count.n_right, >=, RECALL_NEEDED * count.n_true);
  g_assert_cmpfloat (count.n_right, >=, PRECISION_NEEDED * count.n_found);
}

int
main (int argc, char *argv[])
{
  static const double noises[] = { 0, SHARE_NOISE };
  int status = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  g_test_add_data_func ("/altered-numbers/numbers-alone", &noises[0], check_numbers);
  g_test_add_data_func ("/altered-numbers/numbers-and-words", &noises[1], check_numbers);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
