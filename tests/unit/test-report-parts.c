/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "extract/dz-part-turn.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

/* Review and plan where the headings do not say it: by the text below them, by the years they name, by the
 * paragraph that turns; and headings numbered in unusual orders. */

static DzKnowledge *knowledge;

static DzReport *
read_text (const char *title, const char *text)
{
  g_autofree char *whole = g_strconcat (title, "\n\n各位代表：\n\n", text, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));
  g_autoptr (DzSource) source = dz_source_new ("a.txt", bytes);
  g_autoptr (GPtrArray) blocks = dz_importer_find (source, NULL)->read (source, NULL, NULL);

  return dz_report_reader_read (blocks, source, knowledge);
}

/* expected: “level part text” in order, of the first two levels. */
static void
assert_headings (const DzReport *report, const char *const *expected)
{
  guint n = 0;

  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);
      g_autofree char *line = NULL;

      if (section->level > 2)
        continue;
      line = g_strdup_printf ("%d %s %s", section->level, dz_part_get_nick (section->part), section->text);
      g_assert_cmpstr (line, ==, expected[n]);
      n++;
    }
  g_assert_null (expected[n]);
}

static DzPart
get_part_of (const DzReport *report, const char *word)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY && strstr (paragraph->text, word) != NULL)
        return paragraph->part;
    }
  g_assert_not_reached ();
}

static void
test_by_text (void)
{
  static const char *const headings[] = { "1 review 一、2002年的回顾", "1 review 二、外事往来", "1 plan 三、加快改革步伐",
                                          "1 plan 四、关于外交", NULL };
  g_autoptr (DzReport) report = read_text (
    "石原省2003年政府工作报告",
    "一、2002年的回顾\n\n去年农业丰收了，修好了路。\n\n二、外事往来\n\n接待了三批客人，比上年多了一批。\n\n"
    "三、加快改革步伐\n\n企业要改革，财政要精打细算。必须抓好粮食。\n\n四、关于外交\n\n来访的客人多了。\n");

  assert_headings (report, headings);
}

static void
test_by_year (void)
{
  static const char *const headings[] = { "1 review 一、一九五五年决算", "1 plan 二、一九五六年预算", "1 plan 三、努力", NULL };
  g_autoptr (DzReport) report
    = read_text ("石原省1956年政府工作报告", "一、一九五五年决算\n\n收支平衡。\n\n二、一九五六年预算\n\n收入一百亿元。\n\n三、努力\n\n厉行节约。\n");

  assert_headings (report, headings);
}

/* One heading for both: the paragraph that names the demands of the year turns. */
static void
test_turn_inside (void)
{
  g_autoptr (DzReport) report = read_text (
    "石原省1999年政府工作报告", "一、1998年的回顾和1999年的总体要求\n\n过去一年，全省修好了桥。\n\n"
                                "各位代表！今年政府工作总的要求是稳中求进。\n\n经济增长预期为7%。\n\n二、扩大内需\n\n必须修路，要造林。\n");

  g_assert_cmpint (get_part_of (report, "修好了桥"), ==, DZ_PART_REVIEW);
  g_assert_cmpint (get_part_of (report, "经济增长预期"), ==, DZ_PART_PLAN);
  g_assert_cmpint (get_part_of (report, "必须修路"), ==, DZ_PART_PLAN);
}

/* No heading of the review at all. */
static void
test_preface (void)
{
  g_autoptr (DzReport) report = read_text (
    "石原省2002年政府工作报告", "首先报告2001年的工作。\n\n全省修好了桥。\n\n根据部署，今年工作的总体要求是稳中求进。\n\n"
                                "一、扩大内需\n\n必须修路，要造林。\n\n二、农业\n\n要种粮。\n");

  g_assert_cmpint (get_part_of (report, "修好了桥"), ==, DZ_PART_REVIEW);
  g_assert_cmpint (get_part_of (report, "稳中求进"), ==, DZ_PART_PLAN);
  g_assert_cmpint (get_part_of (report, "要种粮"), ==, DZ_PART_PLAN);
}

/* Before New Year 今年 is the year behind. */
static void
test_this_year (void)
{
  g_assert_true (dz_part_turn_opens_plan ("今年工作的总体要求是稳中求进。", 2003, TRUE));
  g_assert_false (dz_part_turn_opens_plan ("今年工作的总体要求全部落实。", 2003, FALSE));
  g_assert_true (dz_part_turn_opens_plan ("做好２００３年的工作，意义重大。", 2003, FALSE));
  g_assert_false (dz_part_turn_opens_plan ("2002年主要目标全部完成。", 2003, FALSE));
}

static void
test_numbered_sentences (void)
{
  static const char *const headings[]
    = { "1 review 一、上一年的回顾", "1 plan 二、今后的任务", "2 plan 一、抓好粮食生产。", "2 plan 二、修好全部水渠。", "1 plan 三、结语",
        NULL };
  static const char *const parens[] = { "1 review （一）回顾", "1 plan （二）今后的任务", "2 plan 一、抓好粮食生产。",
                                        "2 plan 二、修好全部水渠。", NULL };
  const char *sentences = "一、抓好粮食生产。粮食是一切的根本，今后几年里都要种好每一亩地，收好每一粒粮。\n\n"
                          "二、修好全部水渠。水渠是粮食的命脉，今后几年里都要修好每一条渠，用好每一滴水。\n\n";
  g_autofree char *text
    = g_strconcat ("一、上一年的回顾\n\n丰收了。\n\n二、今后的任务\n\n", sentences, "三、结语\n\n谢谢大家。\n", NULL);
  g_autofree char *other = g_strconcat ("（一）回顾\n\n丰收了。\n\n（二）今后的任务\n\n", sentences, NULL);
  g_autoptr (DzReport) report = read_text ("石原省1982年政府工作报告", text);
  g_autoptr (DzReport) second = read_text ("石原省1982年政府工作报告", other);

  assert_headings (report, headings);
  assert_headings (second, parens);
}

/* Unnumbered parts, one of them with points below. */
static void
test_named_tops (void)
{
  static const char *const headings[] = { "1 review 过去五年的回顾", "1 plan 今后五年的主要任务", "2 plan （一）关于经济",
                                          "2 plan （二）关于文化", NULL };
  g_autoptr (DzReport) report
    = read_text ("石原省1983年政府工作报告",
                 "过去五年的回顾\n\n修好了桥。\n\n今后五年的主要任务\n\n任务很重。\n\n（一）关于经济\n\n要种粮。\n\n（二）关于文化\n\n要办学。\n");

  assert_headings (report, headings);
}

/* The file holds the report twice, and a heading twice in a row. */
static void
test_said_twice (void)
{
  static const char *const headings[] = { "1 review 一、上年回顾", "1 plan 二、今年安排", NULL };
  const char *once = "　　一、上年回顾　　去年全省农业获得了多年没有的丰收，粮食和棉花都超过了计划，农民的日子好过了许多，大家都很高兴。（鼓掌）"
                     "　　去年城里的工厂也都完成了任务，新修了两条铁路和一座大桥，学校里添了许多新教室，医院里添了许多新病床，街上亮堂了。"
                     "　　二、今年安排　　今年要抓紧抓好水利建设，把几条大河的堤防都加高加固，再开一批新的水渠，让更多的田地旱涝保收，必须做到。";
  g_autofree char *text = g_strconcat (once, once, "\n", NULL);
  g_autoptr (DzReport) report = read_text ("石原省1983年政府工作报告", text);
  g_autoptr (DzReport) second
    = read_text ("石原省2008年政府工作报告", "一、上年回顾\n\n修好了桥。\n\n二、今年安排\n\n二、今年安排\n\n要种粮。\n");

  assert_headings (report, headings);
  assert_headings (second, headings);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  g_test_add_func ("/report-parts/by-text", test_by_text);
  g_test_add_func ("/report-parts/by-year", test_by_year);
  g_test_add_func ("/report-parts/turn-inside", test_turn_inside);
  g_test_add_func ("/report-parts/preface", test_preface);
  g_test_add_func ("/report-parts/this-year", test_this_year);
  g_test_add_func ("/report-parts/numbered-sentences", test_numbered_sentences);
  g_test_add_func ("/report-parts/named-tops", test_named_tops);
  g_test_add_func ("/report-parts/said-twice", test_said_twice);

  return g_test_run ();
}
