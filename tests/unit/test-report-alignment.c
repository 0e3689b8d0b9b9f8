/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-report-alignment.h"

#include <math.h>

/* Texts are made of random words, so that the sizes and the share of changes are known; some words are
 * common, as in real reports, and each paragraph opens with one of a few formulas. */
#define N_WORDS 2500
#define N_SECTIONS 40
#define SECTION_LENGTH 10

typedef struct
{
  GRand *rand;
  GPtrArray *words;
} Generator;

static gunichar
draw_han (Generator *generator)
{
  return 0x4e00 + g_rand_int_range (generator->rand, 0, 3000);
}

static void
generator_init (Generator *generator, guint32 seed)
{
  generator->rand = g_rand_new_with_seed (seed);
  generator->words = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);

      g_string_append_unichar (word, draw_han (generator));
      g_string_append_unichar (word, draw_han (generator));
      g_ptr_array_add (generator->words, g_string_free (word, FALSE));
    }
}

static void
generator_clear (Generator *generator)
{
  g_rand_free (generator->rand);
  g_ptr_array_unref (generator->words);
}

/* Squared, so that early words are common. */
static const char *
draw_word (Generator *generator)
{
  double x = g_rand_double (generator->rand);

  return g_ptr_array_index (generator->words, (guint) (x * x * N_WORDS));
}

static char *
draw_paragraph (Generator *generator)
{
  GString *text = g_string_new (NULL);
  int n_words = g_rand_int_range (generator->rand, 30, 100);
  int formula = g_rand_int_range (generator->rand, 0, 4);

  for (int i = 0; i < 3; i++)
    g_string_append (text, g_ptr_array_index (generator->words, formula * 3 + i));
  for (int i = 0; i < n_words; i++)
    {
      g_string_append (text, draw_word (generator));
      if (i % 6 == 5)
        g_string_append (text, "，");
    }
  g_string_append (text, "。");

  return g_string_free (text, FALSE);
}

static char *
change_characters (Generator *generator, const char *text)
{
  GString *changed = g_string_new (NULL);
  double share = g_rand_double_range (generator->rand, 0.15, 0.40);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (changed, g_rand_double (generator->rand) < share ? draw_han (generator)
                                                                               : g_utf8_get_char (p));

  return g_string_free (changed, FALSE);
}

static int
add_paragraph (DzReport *report, DzParagraphKind kind, DzPart part, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (kind, text);

  paragraph->part = part;
  paragraph->position = (int) report->paragraphs->len + 1;
  paragraph->number = kind == DZ_PARAGRAPH_BODY ? dz_report_count_body (report) + 1 : 0;
  g_ptr_array_add (report->paragraphs, paragraph);

  return (int) report->paragraphs->len - 1;
}

static int
add_body (DzReport *report, const char *text)
{
  return add_paragraph (report, DZ_PARAGRAPH_BODY, DZ_PART_OTHER, text);
}

/* Every tenth section stands somewhere else on the right. */
static void
shuffle_sections (Generator *generator, int *order)
{
  for (int i = 0; i < N_SECTIONS; i++)
    order[i] = i;
  for (int i = 0; i < N_SECTIONS; i += 10)
    {
      int j = g_rand_int_range (generator->rand, 0, N_SECTIONS);
      int section = order[i];

      order[i] = order[j];
      order[j] = section;
    }
}

/* Fills both reports; truth[i] is the right index of left paragraph i, -1 if it was dropped. */
static void
draw_reports (Generator *generator, DzReport *left, DzReport *right, int *truth)
{
  int order[N_SECTIONS];

  for (int i = 0; i < N_SECTIONS * SECTION_LENGTH; i++)
    {
      g_autofree char *text = draw_paragraph (generator);

      add_body (left, text);
    }

  shuffle_sections (generator, order);
  for (int i = 0; i < N_SECTIONS * SECTION_LENGTH; i++)
    {
      int source = order[i / SECTION_LENGTH] * SECTION_LENGTH + i % SECTION_LENGTH;
      const DzParagraph *paragraph = g_ptr_array_index (left->paragraphs, source);
      g_autofree char *changed = change_characters (generator, paragraph->text);
      g_autofree char *foreign = draw_paragraph (generator);

      truth[source] = g_rand_double (generator->rand) < 0.12 ? -1 : add_body (right, changed);
      if (g_rand_double (generator->rand) < 0.12)
        add_body (right, foreign);
    }
}

static double
score_pairs (const GPtrArray *pairs, const int *truth)
{
  int n_found = 0;
  int n_right = 0;
  int n_true = 0;

  for (int i = 0; i < N_SECTIONS * SECTION_LENGTH; i++)
    n_true += truth[i] >= 0;
  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      if (pair->left < 0 || pair->right < 0)
        continue;
      n_found++;
      n_right += truth[pair->left] == pair->right;
    }

  return 2.0 * n_right / (n_found + n_true);
}

/* Milliseconds to mark the changes of all pairs. */
static double
time_marks (const GPtrArray *pairs, const DzReport *left, const DzReport *right)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);
      g_autoptr (GPtrArray) edits = NULL;

      if (pair->left >= 0 && pair->right >= 0)
        edits = dz_edit_script_build (((DzParagraph *) left->paragraphs->pdata[pair->left])->text,
                                      ((DzParagraph *) right->paragraphs->pdata[pair->right])->text);
    }

  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
test_quality (void)
{
  double worst = 1;

  for (guint32 seed = 1; seed <= 5; seed++)
    {
      Generator generator;
      g_autoptr (DzReport) left = dz_report_new ();
      g_autoptr (DzReport) right = dz_report_new ();
      g_autofree int *truth = g_new0 (int, N_SECTIONS * SECTION_LENGTH);
      g_autoptr (GPtrArray) pairs = NULL;
      gint64 start = 0;
      double elapsed = 0;
      double score = 0;

      generator_init (&generator, seed);
      draw_reports (&generator, left, right, truth);
      start = g_get_monotonic_time ();
      pairs = dz_report_alignment_build (left, right, NULL);
      elapsed = (g_get_monotonic_time () - start) / 1000.0;
      score = score_pairs (pairs, truth);
      g_test_message ("seed %u: %u x %u paragraphs, F1 of pairs %.4f, %.1f ms, marks of all pairs %.1f ms", seed,
                      left->paragraphs->len, right->paragraphs->len, score, elapsed, time_marks (pairs, left, right));
      worst = MIN (worst, score);
      generator_clear (&generator);
    }

  g_assert_cmpfloat (worst, >=, 0.98);
}

/* Every paragraph of both sides stands in exactly one pair, and the left ones in order. */
static void
test_covers_both (void)
{
  Generator generator;
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autofree int *truth = g_new0 (int, N_SECTIONS * SECTION_LENGTH);
  g_autofree int *seen = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  int next_left = 0;

  generator_init (&generator, 7);
  draw_reports (&generator, left, right, truth);
  pairs = dz_report_alignment_build (left, right, NULL);
  seen = g_new0 (int, right->paragraphs->len);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (pairs, i);

      g_assert_cmpint (pair->left >= 0 || pair->right >= 0, ==, TRUE);
      if (pair->left >= 0)
        g_assert_cmpint (pair->left, ==, next_left++);
      if (pair->right >= 0)
        g_assert_cmpint (seen[pair->right]++, ==, 0);
      g_assert_cmpint (pair->kind == DZ_PAIR_ADDED, ==, pair->left < 0);
      g_assert_cmpint (pair->kind == DZ_PAIR_DROPPED, ==, pair->right < 0);
      g_assert_true (pair->similarity >= 0 && pair->similarity <= 1);
    }

  g_assert_cmpint (next_left, ==, left->paragraphs->len);
  for (guint i = 0; i < right->paragraphs->len; i++)
    g_assert_cmpint (seen[i], ==, 1);
  generator_clear (&generator);
}

static void
assert_pair (const GPtrArray *pairs, guint i, DzPairKind kind, int left, int right)
{
  const DzParagraphPair *pair = NULL;

  g_assert_cmpuint (i, <, pairs->len);
  pair = g_ptr_array_index (pairs, i);
  g_assert_cmpstr (dz_pair_kind_get_nick (pair->kind), ==, dz_pair_kind_get_nick (kind));
  g_assert_cmpint (pair->left, ==, left);
  g_assert_cmpint (pair->right, ==, right);
}

static void
test_kinds (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;

  add_body (left, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (left, "图书馆每晚开到十点，新添了两间自习室。");
  add_body (left, "菜市场搬进楼里，摊位增加了一倍。");
  add_body (left, "旧电车停运，轨道留作纪念。");
  add_body (right, "菜市场搬进楼里,摊位增加了一倍。");
  add_body (right, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (right, "图书馆每晚开到十一点，新添了三间自习室。");
  add_body (right, "山上种了一片竹林。");
  pairs = dz_report_alignment_build (left, right, NULL);

  g_assert_cmpuint (pairs->len, ==, 5);
  assert_pair (pairs, 0, DZ_PAIR_SAME, 0, 1);
  assert_pair (pairs, 1, DZ_PAIR_REWORDED, 1, 2);
  assert_pair (pairs, 2, DZ_PAIR_MOVED, 2, 0);
  assert_pair (pairs, 3, DZ_PAIR_DROPPED, 3, -1);
  assert_pair (pairs, 4, DZ_PAIR_ADDED, -1, 3);
}

/* A plan is answered by the next plan, though the review repeats more of its words. */
static void
test_parts (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;

  add_paragraph (left, DZ_PARAGRAPH_BODY, DZ_PART_PLAN, "修好东门外的石桥，加固两岸河堤。");
  add_paragraph (right, DZ_PARAGRAPH_BODY, DZ_PART_REVIEW, "修好东门外的石桥，加固了西岸河堤。");
  add_paragraph (right, DZ_PARAGRAPH_BODY, DZ_PART_PLAN, "修好西门外的石桥，加固码头河堤。");
  pairs = dz_report_alignment_build (left, right, NULL);

  g_assert_cmpuint (pairs->len, ==, 2);
  assert_pair (pairs, 0, DZ_PAIR_ADDED, -1, 0);
  assert_pair (pairs, 1, DZ_PAIR_REWORDED, 0, 1);
}

static void
test_who_takes_part (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;

  add_paragraph (left, DZ_PARAGRAPH_FRONT, DZ_PART_FRONT, "各位老街坊：");
  add_paragraph (left, DZ_PARAGRAPH_NOISE, DZ_PART_OTHER, "点击这里下载");
  add_paragraph (left, DZ_PARAGRAPH_HEADING, DZ_PART_PLAN, "二、明年要修的路");
  add_paragraph (right, DZ_PARAGRAPH_HEADING, DZ_PART_PLAN, "三、明年要修的路");
  add_paragraph (right, DZ_PARAGRAPH_GLOSSARY, DZ_PART_GLOSSARY, "石桥：东门外的桥。");
  pairs = dz_report_alignment_build (left, right, NULL);

  g_assert_cmpuint (pairs->len, ==, 1);
  assert_pair (pairs, 0, DZ_PAIR_REWORDED, 2, 0);
}

static GPtrArray *
build_with_point (const DzReport *left, const DzReport *right, int l, int r, gboolean joined)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DzSyncPoint));
  DzAlignmentOptions options = { .sync_points = points };
  DzSyncPoint point = { l, r, joined };

  g_array_append_val (points, point);

  return dz_report_alignment_build (left, right, &options);
}

static void
test_sync_points (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) joined = NULL;
  g_autoptr (GPtrArray) apart = NULL;

  add_body (left, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (left, "图书馆每晚开到十点，新添了两间自习室。");
  add_body (right, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (right, "菜市场搬进楼里，摊位增加了一倍。");

  joined = build_with_point (left, right, 1, 1, TRUE);
  g_assert_cmpuint (joined->len, ==, 2);
  assert_pair (joined, 1, DZ_PAIR_REWORDED, 1, 1);
  g_assert_true (((DzParagraphPair *) joined->pdata[1])->by_reader);
  g_assert_false (((DzParagraphPair *) joined->pdata[0])->by_reader);

  apart = build_with_point (left, right, 0, 0, FALSE);
  g_assert_cmpuint (apart->len, ==, 4);
  for (guint i = 0; i < apart->len; i++)
    g_assert_true (((DzParagraphPair *) apart->pdata[i])->left < 0 || ((DzParagraphPair *) apart->pdata[i])->right < 0);
}

/* One paragraph said in two, and the other way round. */
static void
test_split_and_merged (void)
{
  g_autoptr (DzReport) whole = dz_report_new ();
  g_autoptr (DzReport) parts = dz_report_new ();
  g_autoptr (GPtrArray) split = NULL;
  g_autoptr (GPtrArray) merged = NULL;
  const DzParagraphPair *pair = NULL;

  add_body (whole, "河边的老码头改成了花园，孩子们放学后来这里踢球，老人清早来打拳。图书馆每晚开到十点，新添了两间自习室和一间琴房。");
  add_body (whole, "菜市场搬进楼里，摊位增加了一倍。");
  add_body (parts, "河边的老码头改成了花园，孩子们放学后来这里踢球，老人清早也来打拳。");
  add_body (parts, "图书馆每晚开到十一点，新添了两间自习室和一间琴房。");
  add_body (parts, "菜市场搬进楼里，摊位增加了一倍。");
  split = dz_report_alignment_build (whole, parts, NULL);
  merged = dz_report_alignment_build (parts, whole, NULL);

  g_assert_cmpuint (split->len, ==, 2);
  assert_pair (split, 0, DZ_PAIR_SPLIT, 0, 0);
  assert_pair (split, 1, DZ_PAIR_SAME, 1, 2);
  pair = g_ptr_array_index (split, 0);
  g_assert_cmpint (pair->n_left, ==, 1);
  g_assert_cmpint (pair->n_right, ==, 2);
  g_assert_cmpuint (merged->len, ==, 2);
  assert_pair (merged, 0, DZ_PAIR_MERGED, 0, 0);
  pair = g_ptr_array_index (merged, 0);
  g_assert_cmpint (pair->n_left, ==, 2);
  g_assert_cmpint (pair->n_right, ==, 1);
}

static void
add_point (GArray *points, int left, int right, gboolean joined)
{
  DzSyncPoint point = { left, right, joined };

  g_array_append_val (points, point);
}

/* Two joined to one that follow each other are a split pair; what is said later goes before. */
static void
test_several_sync_points (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DzSyncPoint));
  DzAlignmentOptions options = { .sync_points = points };
  g_autoptr (GPtrArray) split = NULL;
  g_autoptr (GPtrArray) later = NULL;

  add_body (left, "旧电车停运，轨道留作纪念。");
  add_body (right, "山上种了一片竹林。");
  add_body (right, "海边立起一座灯塔。");
  add_body (right, "旧电车停运，轨道留作纪念。");
  add_point (points, 0, 0, TRUE);
  add_point (points, 0, 1, TRUE);
  split = dz_report_alignment_build (left, right, &options);
  g_assert_cmpuint (split->len, ==, 2);
  assert_pair (split, 0, DZ_PAIR_SPLIT, 0, 0);
  g_assert_cmpint (((DzParagraphPair *) split->pdata[0])->n_right, ==, 2);
  g_assert_true (((DzParagraphPair *) split->pdata[0])->by_reader);

  add_point (points, 0, 0, FALSE);
  add_point (points, 0, 2, TRUE);
  later = dz_report_alignment_build (left, right, &options);
  assert_pair (later, 2, DZ_PAIR_SAME, 0, 2);
}

/* A formula that stands in several places tells nothing of the order. */
static void
test_formulas (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;

  add_body (left, "各位街坊！");
  add_body (left, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (left, "图书馆每晚开到十点，新添了两间自习室。");
  add_body (right, "河边的老码头改成了花园，孩子们放学后来这里踢球。");
  add_body (right, "图书馆每晚开到十点，新添了两间自习室。");
  add_body (right, "各位街坊！");
  pairs = dz_report_alignment_build (left, right, NULL);

  g_assert_cmpuint (pairs->len, ==, 4);
  assert_pair (pairs, 0, DZ_PAIR_DROPPED, 0, -1);
  assert_pair (pairs, 3, DZ_PAIR_ADDED, -1, 2);
}

/* The promises of one report and what the next says of them. */
static void
test_plan_with_review (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) pairs = NULL;
  DzAlignmentOptions options = { .plan_with_review = TRUE };

  add_paragraph (left, DZ_PARAGRAPH_BODY, DZ_PART_REVIEW, "修好东门外的石桥，加固了两岸河堤。");
  add_paragraph (left, DZ_PARAGRAPH_BODY, DZ_PART_PLAN, "修好西门外的石桥，加固码头河堤。");
  add_paragraph (right, DZ_PARAGRAPH_BODY, DZ_PART_REVIEW, "修好西门外的石桥，加固了码头河堤。");
  add_paragraph (right, DZ_PARAGRAPH_BODY, DZ_PART_PLAN, "修好西门外的石桥，加固码头河堤。");
  pairs = dz_report_alignment_build (left, right, &options);

  g_assert_cmpuint (pairs->len, ==, 3);
  assert_pair (pairs, 0, DZ_PAIR_DROPPED, 0, -1);
  assert_pair (pairs, 1, DZ_PAIR_REWORDED, 1, 0);
  assert_pair (pairs, 2, DZ_PAIR_ADDED, -1, 1);
}

static void
test_empty (void)
{
  g_autoptr (DzReport) left = dz_report_new ();
  g_autoptr (DzReport) right = dz_report_new ();
  g_autoptr (GPtrArray) none = dz_report_alignment_build (left, right, NULL);
  g_autoptr (GPtrArray) one = NULL;

  add_body (left, "……");
  one = dz_report_alignment_build (left, right, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
  assert_pair (one, 0, DZ_PAIR_DROPPED, 0, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-alignment/quality", test_quality);
  g_test_add_func ("/report-alignment/covers-both", test_covers_both);
  g_test_add_func ("/report-alignment/kinds", test_kinds);
  g_test_add_func ("/report-alignment/parts", test_parts);
  g_test_add_func ("/report-alignment/who-takes-part", test_who_takes_part);
  g_test_add_func ("/report-alignment/sync-points", test_sync_points);
  g_test_add_func ("/report-alignment/split-and-merged", test_split_and_merged);
  g_test_add_func ("/report-alignment/several-sync-points", test_several_sync_points);
  g_test_add_func ("/report-alignment/formulas", test_formulas);
  g_test_add_func ("/report-alignment/plan-with-review", test_plan_with_review);
  g_test_add_func ("/report-alignment/empty", test_empty);

  return g_test_run ();
}
