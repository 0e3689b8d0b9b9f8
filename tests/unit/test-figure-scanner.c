/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "core/dz-quantity.h"
#include "core/dz-text.h"
#include "extract/dz-figure-scanner.h"

typedef struct
{
  DzKnowledge *knowledge;
  DzLexicon *lexicon;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  fixture->lexicon = dz_lexicon_new (fixture->knowledge);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dz_lexicon_free (fixture->lexicon);
  dz_knowledge_unref (fixture->knowledge);
}

/* “2000 亿元 more_than; 6-7 % range” */
static char *
describe (const Fixture *fixture, const char *sentence)
{
  g_autoptr (DzPlainText) text = dz_plain_text_new (sentence);
  g_autoptr (GPtrArray) figures = dz_figure_scan (text, fixture->lexicon);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < figures->len; i++)
    {
      const DzFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *low = dz_number_dup_text (figure->low);
      g_autofree char *high = dz_number_dup_text (figure->high);

      g_string_append_printf (all, "%s%s%s%s %s %s", i > 0 ? "; " : "", low, figure->high > figure->low ? "-" : "",
                              figure->high > figure->low ? high : "", figure->unit,
                              dz_modifier_get_nick (figure->modifier));
    }

  return g_string_free (all, FALSE);
}

static void
check (const Fixture *fixture, const char *sentence, const char *expected)
{
  g_autofree char *found = describe (fixture, sentence);

  if (!g_str_equal (found, expected))
    g_test_message ("%s", sentence);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_numbers_as_written (Fixture *fixture, gconstpointer data)
{
  check (fixture, "甲产业增长6%—7%。", "6-7 % range");
  check (fixture, "甲产业增长 6.5%-7%。", "6.5-7 % range");
  check (fixture, "甲产业增长4.5-5%。", "4.5-5 % range");
  check (fixture, "甲产业增长百分之八至九。", "8-9 % range");
  check (fixture, "甲产业增长百分之七点五。", "7.5 % exact");
  check (fixture, "甲产业增长7．5%。", "7.5 % exact");
  check (fixture, "甲产业增长８ ％。", "8 % exact");
  check (fixture, "占比提高0.5个百分点。", "0.5 个百分点 exact");
  check (fixture, "甲产品 1.45万件、2,300 吨。", "1.45 万件 exact; 2300 吨 exact");
  check (fixture, "甲中心新增3—5家。", "3-5 家 range");
  check (fixture, "甲比重达三成左右。", "3 成 about");
  check (fixture, "甲户数三万余户。", "3 万户 more_than");
  check (fixture, "甲产值翻一番，乙产值翻两番。", "2 倍 exact; 4 倍 exact");
  check (fixture, "处理能力11万吨/日，流量200立方米/秒。", "11 万吨/日 exact; 200 立方米/秒 exact");
  check (fixture, "甲针200余万剂次。", "200 万剂次 more_than");
  check (fixture, "甲住房5万套（间）。", "5 万套（间） exact");
}

static void
test_limiting_words (Fixture *fixture, gconstpointer data)
{
  check (fixture, "甲收入突破2000亿元。", "2000 亿元 more_than");
  check (fixture, "甲收入超过了2000亿元。", "2000 亿元 more_than");
  check (fixture, "甲企业9500余家，乙企业700多万人。", "9500 家 more_than; 700 万人 more_than");
  check (fixture, "甲占比近50%。", "50 % nearly");
  check (fixture, "甲人数30万以上。", "30 万 at_least");
  check (fixture, "甲企业不少于10家。", "10 家 at_least");
  check (fixture, "甲涨幅控制在3%左右，乙在5%以内。", "3 % about; 5 % at_most");
  check (fixture, "甲额破亿元，乙额近万亿元。", "1 亿元 more_than; 1 万亿元 nearly");
  check (fixture, "甲总量突破百万。", "100 万 more_than");
  check (fixture, "侦破20起，节约10万吨。", "20 起 exact; 10 万吨 exact");
}

static void
test_ranks (Fixture *fixture, gconstpointer data)
{
  check (fixture, "甲榜上升至第41名。", "41 名 exact");
  check (fixture, "甲额居全国第5、中部第1。", "5 名 exact; 1 名 exact");
  check (fixture, "甲额稳居全省第一。", "1 名 exact");
  check (fixture, "甲额位居全市首位。", "1 名 exact");
  check (fixture, "甲评估进入全国前十。", "10 名 at_most");
  check (fixture, "甲榜排名前进3位。", "3 位 exact");
  check (fixture, "第一时间到场，第一医院开诊，第二产业、前三季度，安全放在首位。", "");
}

static void
test_no_figures (Fixture *fixture, gconstpointer data)
{
  check (fixture, "2024年12月27日，第十六届第三次会议。", "");
  check (fixture, "“1+6”大厅、5G、3A级、11号线、二期、7×24小时、T3航站楼。", "");
  check (fixture, "“十四五”规划、党的二十大、“三个一”工程、《五十条》。", "");
  check (fixture, "一是抓项目，三大行动，五个方面，十件事。", "");
  check (fixture, "入选中国500强，建馆100周年。", "");
  check (fixture, "引进50亿元以上项目、服务3岁以下儿童。", "");
  check (fixture, "引进7个50亿元以上、9个亿元级项目。", "7 个 exact; 9 个 exact");
}

static void
test_chinese_numerals_count_behind_verbs (Fixture *fixture, gconstpointer data)
{
  check (fixture, "建成三个公园，新增两家医院。", "3 个 exact; 2 家 exact");
  check (fixture, "抓住三个重点，完成二次供水。", "");
}

static void
test_round_numerals (Fixture *fixture, gconstpointer data)
{
  check (fixture, "甲收入上百亿元，乙游客上千万人次。", "100 亿元 at_least; 1000 万人次 at_least");
  check (fixture, "甲线上百家。", "");
  check (fixture, "开行甲列车千余列，引进甲教师六百余名。", "1000 列 more_than; 600 名 more_than");
  check (fixture, "甲销售额过百亿元。", "100 亿元 more_than");
  check (fixture, "甲销售额过百亿元的有乙。", "");
  check (fixture, "新增甲床位三千个，建成甲网点四十家左右。", "3000 个 exact; 40 家 about");
  check (fixture, "实施《甲措施三百条》。", "");
}

static void
test_parts_of_a_whole (Fixture *fixture, gconstpointer data)
{
  check (fixture, "甲率达到六成五，乙率近三成半。", "6.5 成 exact; 3.5 成 nearly");
  check (fixture, "甲率超过六成五年。", "6 成 more_than");
  check (fixture, "近一半的甲村完成乙事。", "50 % nearly");
  check (fixture, "甲寿命提高到80岁左右，65岁以上老人享受乙事。", "80 岁 about");
}

static void
test_ranges_and_signs (Fixture *fixture, gconstpointer data)
{
  check (fixture, "利率为7%—6.5%。", "6.5-7 % range");
  check (fixture, "涨幅在-3%—-1%之间。", "-3--1 % range");
  check (fixture, "增长-1%至1%。", "-1-1 % range");
  check (fixture, "下降到-0.5%。", "-0.5 % exact");
  check (fixture, "存款1亿3千多万元，贷款2亿5千万元。", "13000 万元 more_than; 25000 万元 exact");
  check (fixture, "近十年来，三年间完成5件。", "5 件 exact");
}

static void
test_no_number_is_infinite (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digits = g_strnfill (400, '9');
  g_autofree char *sentence = g_strconcat ("甲额", digits, "亿元，乙额1e400亿元，丙额5亿元。", NULL);

  check (fixture, sentence, "5 亿元 exact");
}

static void
test_spans_map_back (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "甲 面积 **１．５ 万 平方公里**以上。";
  g_autoptr (DzPlainText) text = dz_plain_text_new (sentence);
  g_autoptr (GPtrArray) figures = dz_figure_scan (text, fixture->lexicon);
  const DzFigure *figure = g_ptr_array_index (figures, 0);
  g_autofree char *found = dz_text_slice (sentence, dz_plain_text_get_start (text, figure->start),
                                          dz_plain_text_get_end (text, figure->end));

  g_assert_cmpuint (figures->len, ==, 1);
  g_assert_cmpstr (found, ==, "１．５ 万 平方公里");
  g_assert_cmpstr (figure->unit, ==, "万平方公里");
}

static void
test_any_text_is_read (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "第", "前", "翻", "百分之", "亿", "9", "，", "“", "至", "%", "首", "万", ".", "两", "(", "以上" };
  GRand *rand = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) sentence = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (int i = g_rand_int_range (rand, 0, 12); i >= 0; i--)
        g_string_append (sentence, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      found = describe (fixture, sentence->str);
      g_assert_nonnull (found);
    }
  g_rand_free (rand);
}

#define ADD(name, func) g_test_add ("/figure-scanner/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("numbers-as-written", test_numbers_as_written);
  ADD ("limiting-words", test_limiting_words);
  ADD ("ranks", test_ranks);
  ADD ("no-figures", test_no_figures);
  ADD ("chinese-numerals-count-behind-verbs", test_chinese_numerals_count_behind_verbs);
  ADD ("round-numerals", test_round_numerals);
  ADD ("parts-of-a-whole", test_parts_of_a_whole);
  ADD ("ranges-and-signs", test_ranges_and_signs);
  ADD ("no-number-is-infinite", test_no_number_is_infinite);
  ADD ("spans-map-back", test_spans_map_back);
  ADD ("any-text-is-read", test_any_text_is_read);

  return g_test_run ();
}
