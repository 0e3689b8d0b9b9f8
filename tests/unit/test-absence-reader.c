/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "extract/dz-absence-reader.h"

static DzKnowledge *knowledge;

static GPtrArray *
read (const char *text)
{
  return dz_absence_reader_run (text, knowledge);
}

static void
test_says_that_it_sets_none (void)
{
  g_autoptr (GPtrArray) found = read ("今年的路更难走。考虑再三，本区没有提出经济增速的目标，但就业要稳住。");
  const DzQuantity *absence;

  g_assert_cmpuint (found->len, ==, 1);
  absence = g_ptr_array_index (found, 0);
  g_assert_cmpstr (absence->indicator_key, ==, "gdp");
  g_assert_cmpint (absence->measure, ==, DZ_MEASURE_GROWTH);
  g_assert_cmpint (absence->status, ==, DZ_STATUS_GOAL);
  g_assert_cmpint (absence->start, ==, 15);
  g_assert_cmpint (absence->sentence_start, ==, 8);
}

static void
test_other_refusals_are_no_goals (void)
{
  static const char *const texts[] = {
    "公园不设围墙，游客随来随走。",
    "没有提出经济增速以外的看法。",
    "没有提出新的目标。",
    "没有提出地区生产总值增长6%的目标。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = read (texts[i]);

      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* 进 and 增 tell a growth, but not inside 进出口 and 新增. */
static void
test_words_of_one_character_say_nothing (void)
{
  static const struct
  {
    const char *text;
    DzMeasure measure;
  } cases[] = {
    { "今年没有提出外贸进出口总额的目标。", DZ_MEASURE_LEVEL },
    { "今年没有提出城镇新增就业的目标。", DZ_MEASURE_LEVEL },
    { "今年没有提出外贸进出口总额增速的目标。", DZ_MEASURE_GROWTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = read (cases[i].text);

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (((const DzQuantity *) g_ptr_array_index (found, 0))->measure, ==, cases[i].measure);
    }
}

static void
test_names_by_alias (void)
{
  g_assert_true (dz_absence_reader_names ("社会消费品零售总额稳步回升", "retail_sales", knowledge));
  g_assert_false (dz_absence_reader_names ("消费稳步回升", "gdp", knowledge));
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/absence-reader/says-that-it-sets-none", test_says_that_it_sets_none);
  g_test_add_func ("/absence-reader/other-refusals-are-no-goals", test_other_refusals_are_no_goals);
  g_test_add_func ("/absence-reader/words-of-one-character", test_words_of_one_character_say_nothing);
  g_test_add_func ("/absence-reader/names-by-alias", test_names_by_alias);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
