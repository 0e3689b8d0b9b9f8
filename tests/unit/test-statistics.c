/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "core/dz-statistics.h"
#include "extract/dz-ngram.h"
#include "extract/dz-ngram-tally.h"

#define PYTHON "/usr/bin/python3"

/* The same measures written down a second time, by their definitions, in another language: one line of counts in, one of
 * values out. */
static const char program[] =
  "import sys\n"
  "from fractions import Fraction as F\n"
  "from math import log, log2, fsum\n"
  "for line in sys.stdin:\n"
  "    a, b, c, d = map(float, line.split())\n"
  "    n = a + b + c + d\n"
  "    cells = [(a, (a+b)*(a+c)/n), (b, (a+b)*(b+d)/n), (c, (c+d)*(a+c)/n), (d, (c+d)*(b+d)/n)]\n"
  "    g2 = 2 * fsum(o * log(o / e) for o, e in cells if o)\n"
  "    mi = log2(a / n) - log2((a + b) / n) - log2((a + c) / n)\n"
  "    dice = 14 + log2(2 * a / ((a + b) + (a + c)))\n"
  "    ratio = log2((a / b) / ((c or 0.5) / d))\n"
  "    e1, e2 = b * (a + c) / (b + d), d * (a + c) / (b + d)\n"
  "    key = 2 * fsum(o * log(o / e) for o, e in ((a, e1), (c, e2)) if o)\n"
  "    v, s = [a, b, c, d], [b, c + 1, d, a]\n"
  "    dp = sum(abs(x / sum(v) - y / sum(s)) for x, y in zip(v, s)) / 2 / (1 - min(s) / sum(s))\n"
  "    pd = float(100 * (F(int(a), int(b)) - F(int(c), int(d))) / F(int(c), int(d))) if c else float('nan')\n"
  "    print(*(f'{x:.12g}' for x in (g2, mi, dice, ratio, key, dp, pd)))\n";

static char *
run_python (const char *counts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const char *argv[] = { "sh", "-c", PYTHON " -c \"$0\" < \"$1\"", program, NULL, NULL };
  char *out = NULL;
  int fd = g_file_open_tmp ("counts-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, counts, -1, NULL));
  argv[4] = path;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);

  return out;
}

static void
assert_value (char **words, int column, double value)
{
  g_assert_cmpfloat_with_epsilon (value, g_ascii_strtod (words[column], NULL), 1e-6 * MAX (1, fabs (value)));
}

/* 500 tables of random counts against the other program. */
static void
test_independently (void)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;
  double tables[500][4];

  if (!g_file_test (PYTHON, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("no " PYTHON);
      return;
    }
  for (int i = 0; i < 500; i++)
    {
      for (int j = 0; j < 4; j++)
        tables[i][j] = j == 2 && i % 10 == 0 ? 0 : g_rand_int_range (rand, 1, 1 << (4 + 4 * j));
      g_string_append_printf (counts, "%.0f %.0f %.0f %.0f\n", tables[i][0], tables[i][1], tables[i][2], tables[i][3]);
    }
  out = run_python (counts->str);
  lines = g_strsplit (out, "\n", -1);
  g_assert_cmpint (g_strv_length (lines), ==, 501);
  for (int i = 0; i < 500; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      double a = tables[i][0], b = tables[i][1], c = tables[i][2], d = tables[i][3];
      const double sizes[] = { b, c + 1, d, a };

      assert_value (words, 0, dz_statistics_log_likelihood (a, b, c, d));
      assert_value (words, 1, dz_statistics_mutual_information (a, a + b, a + c, a + b + c + d));
      assert_value (words, 2, dz_statistics_log_dice (a, a + b, a + c));
      assert_value (words, 3, dz_statistics_log_ratio (a, b, c, d));
      assert_value (words, 4, dz_statistics_keyness (a, b, c, d));
      if (c > 0)
        assert_value (words, 6, dz_statistics_percent_difference (a, b, c, d));
      else
        g_assert_true (isnan (dz_statistics_percent_difference (a, b, c, d)));
      assert_value (words, 5, dz_statistics_dispersion (tables[i], sizes, 4));
    }
}

/* By hand: equal shares are 0; all in the smaller half of two equal ones is 1; MI of what goes together twice as often as by
 * chance is 1; log Dice of what never stands alone is 14. */
static void
test_by_hand (void)
{
  const double sizes[] = { 50, 50 }, even[] = { 7, 7 }, uneven[] = { 0, 7 };

  g_assert_cmpfloat_with_epsilon (dz_statistics_log_likelihood (10, 10, 10, 10), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_statistics_log_likelihood (10, 0, 0, 10), 40 * log (2), 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_statistics_mutual_information (2, 10, 10, 100), 1, 1e-9);
  g_assert_cmpfloat (dz_statistics_log_dice (5, 5, 5), ==, 14);
  g_assert_cmpfloat_with_epsilon (dz_statistics_log_ratio (8, 100, 1, 100), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_statistics_log_ratio (0, 100, 1, 100), -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (dz_statistics_keyness (10, 100, 0, 100), 20 * log (2), 1e-9);
  g_assert_cmpfloat (dz_statistics_dispersion (even, sizes, 2), ==, 0);
  g_assert_cmpfloat (dz_statistics_dispersion (uneven, sizes, 2), ==, 1);
  g_assert_cmpfloat (dz_statistics_per_10000 (3, 20000), ==, 1.5);
  g_assert_cmpfloat_with_epsilon (dz_statistics_percent_difference (3, 100, 2, 100), 50, 1e-9);
}

static void
test_undefined (void)
{
  const double none[] = { 0, 0 }, sizes[] = { 1, 2 };

  g_assert_true (isnan (dz_statistics_log_likelihood (0, 0, 0, 0)));
  g_assert_true (isnan (dz_statistics_mutual_information (0, 1, 1, 1)));
  g_assert_true (isnan (dz_statistics_log_dice (0, 1, 1)));
  g_assert_true (isnan (dz_statistics_log_ratio (0, 1, 0, 1)));
  g_assert_true (isnan (dz_statistics_keyness (1, 0, 1, 1)));
  g_assert_true (isnan (dz_statistics_dispersion (none, sizes, 2)));
  g_assert_true (isnan (dz_statistics_dispersion (sizes, sizes, 1)));
  g_assert_true (isnan (dz_statistics_per_10000 (1, 0)));
}

static const DzNgram *
find_ngram (const GPtrArray *ngrams, const char *text)
{
  for (guint i = 0; i < ngrams->len; i++)
    if (g_str_equal (((const DzNgram *) g_ptr_array_index (ngrams, i))->text, text))
      return g_ptr_array_index (ngrams, i);

  return NULL;
}

static void
test_ngrams (void)
{
  g_autoptr (DzNgramCounter) counter = dz_ngram_counter_new ();
  g_autoptr (GPtrArray) ngrams = NULL;
  const DzNgram *ngram;

  for (int i = 0; i < 10; i++)
    {
      dz_ngram_counter_add (counter, "高质量发展，好", 0);
      dz_ngram_counter_add (counter, "讲高质量", i < 5);
    }
  dz_ngram_counter_add (counter, "“高质量”。ＡＢ ab", 1);
  g_assert_cmpint (dz_ngram_counter_get_size (counter, 0), ==, 10 * 7 + 5 * 4);

  ngrams = dz_ngram_counter_list (counter, -1, DZ_NGRAM_MAX, 2);
  ngram = find_ngram (ngrams, "高质量");
  g_assert_nonnull (ngram);
  g_assert_cmpint (ngram->count[0], ==, 15);
  g_assert_cmpint (ngram->count[1], ==, 6);
  g_assert_cmpint (ngram->quoted, ==, 1);
  g_assert_cmpint (ngram->length, ==, 3);
  ngram = find_ngram (ngrams, "高质量发展");
  g_assert_nonnull (ngram);
  g_assert_cmpint (ngram->count[0], ==, 10);
  /* All of its neighbours are ends of runs, each for itself: log2 10 bits. */
  g_assert_cmpfloat_with_epsilon (ngram->right, log2 (10), 1e-9);
  g_assert_cmpfloat (ngram->cohesion, >, 1);
  g_assert_null (find_ngram (ngrams, "高质"));
  g_assert_null (find_ngram (ngrams, "质量发展"));
  g_assert_null (find_ngram (ngrams, "展好"));
  g_assert_cmpint (find_ngram (ngrams, "ab")->count[1], ==, 2);
}

/* Counted text by text they are as many as sorted all together: overlapping, folded, beyond the BMP. */
static void
test_tally (void)
{
  static const char *const chars[] = { "发", "展", "发", "Ａ", "a", "𠀀", "，", "７" };
  g_autoptr (DzNgramCounter) counter = dz_ngram_counter_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) ngrams = NULL;
  g_autoptr (DzNgramTally) tally = NULL;

  for (int i = 0; i < 200; i++)
    {
      GString *text = g_string_new (NULL);

      for (int n = 0; n < 30; n++)
        g_string_append (text, chars[g_rand_int_range (rand, 0, G_N_ELEMENTS (chars))]);
      dz_ngram_counter_add (counter, text->str, i % 2);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  ngrams = dz_ngram_counter_list (counter, -1, DZ_NGRAM_MAX, 1);
  g_assert_cmpint (ngrams->len, >, 1000);
  tally = dz_ngram_tally_new (ngrams);
  for (guint i = 0; i < texts->len; i++)
    dz_ngram_tally_add (tally, g_ptr_array_index (texts, i));
  for (guint i = 0; i < ngrams->len; i++)
    {
      const DzNgram *ngram = g_ptr_array_index (ngrams, i);

      g_assert_cmpint (dz_ngram_tally_get (tally, i), ==, ngram->count[0] + ngram->count[1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/statistics/independently", test_independently);
  g_test_add_func ("/statistics/by-hand", test_by_hand);
  g_test_add_func ("/statistics/undefined", test_undefined);
  g_test_add_func ("/statistics/ngrams", test_ngrams);
  g_test_add_func ("/statistics/tally", test_tally);

  return g_test_run ();
}
