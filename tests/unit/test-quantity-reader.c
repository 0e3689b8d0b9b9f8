/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "core/dz-text.h"
#include "extract/dz-quantity-reader.h"

typedef struct
{
  DzKnowledge *knowledge;
  DzReport *report;
  GPtrArray *quantities;
} Fixture;

static void
add_year (GArray *years, int year)
{
  g_array_append_val (years, year);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  fixture->report = dz_report_new ();
  fixture->report->place = g_strdup ("武昌区");
  fixture->report->level = DZ_LEVEL_DISTRICT;
  add_year (fixture->report->reviews, 2023);
  add_year (fixture->report->plans, 2024);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->quantities, g_ptr_array_unref);
  dz_report_free (fixture->report);
  dz_knowledge_unref (fixture->knowledge);
}

static void
read_text (Fixture *fixture, DzPart part, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text);

  paragraph->part = part;
  g_ptr_array_set_size (fixture->report->paragraphs, 0);
  g_ptr_array_add (fixture->report->paragraphs, paragraph);
  g_clear_pointer (&fixture->quantities, g_ptr_array_unref);
  fixture->quantities = dz_quantity_reader_read (fixture->report, fixture->knowledge);
}

static const DzQuantity *
get (const Fixture *fixture, guint i)
{
  g_assert_cmpuint (i, <, fixture->quantities->len);

  return g_ptr_array_index (fixture->quantities, i);
}

static void
assert_quantity (const Fixture *fixture, guint i, const char *key, const char *indicator, double low,
                 DzMeasure measure, DzStatus status, const char *period)
{
  const DzQuantity *quantity = get (fixture, i);

  g_assert_cmpstr (quantity->indicator_key, ==, key);
  g_assert_cmpstr (quantity->indicator, ==, indicator);
  g_assert_cmpfloat (quantity->low, ==, low);
  g_assert_cmpstr (dz_measure_get_nick (quantity->measure), ==, dz_measure_get_nick (measure));
  g_assert_cmpstr (dz_status_get_nick (quantity->status), ==, dz_status_get_nick (status));
  g_assert_cmpstr (quantity->period, ==, period);
}

static void
test_growth_beside_level (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "全年实现社零额760亿元，增长11%，居全市首位。");
  g_assert_cmpuint (fixture->quantities->len, ==, 3);
  assert_quantity (fixture, 0, "retail_sales", "社会消费品零售总额", 760, DZ_MEASURE_LEVEL, DZ_STATUS_OUTCOME, "2023");
  assert_quantity (fixture, 1, "retail_sales", "社会消费品零售总额", 11, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2023");
  assert_quantity (fixture, 2, "retail_sales", "社会消费品零售总额", 1, DZ_MEASURE_RANK, DZ_STATUS_OUTCOME, "2023");
}

static void
test_goals_and_hardness (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "确保地区生产总值增长6.5%，力争突破2200亿元。新增停车泊位3000个。");
  g_assert_cmpuint (fixture->quantities->len, ==, 3);
  assert_quantity (fixture, 0, "gdp", "地区生产总值", 6.5, DZ_MEASURE_GROWTH, DZ_STATUS_GOAL, "2024");
  g_assert_cmpstr (get (fixture, 0)->hardness, ==, "guarantee");
  assert_quantity (fixture, 1, "gdp", "地区生产总值", 2200, DZ_MEASURE_LEVEL, DZ_STATUS_GOAL, "2024");
  g_assert_cmpstr (get (fixture, 1)->hardness, ==, "strive");
  g_assert_cmpstr (get (fixture, 1)->wording, ==, "力争突破2200亿元");
  assert_quantity (fixture, 2, "parking", "停车泊位", 3000, DZ_MEASURE_LEVEL, DZ_STATUS_GOAL, "2024");
  g_assert_null (get (fixture, 2)->hardness);
}

static void
test_estimate_in_its_clause (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "预计地区生产总值达到1900亿元，高新技术企业达到600家。");
  assert_quantity (fixture, 0, "gdp", "地区生产总值", 1900, DZ_MEASURE_LEVEL, DZ_STATUS_ESTIMATE, "2023");
  assert_quantity (fixture, 1, "hightech_firms", "高新技术企业", 600, DZ_MEASURE_LEVEL, DZ_STATUS_OUTCOME, "2023");
}

static void
test_lists_with_one_verb (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "出口总额、进口总额分别增长3%、4%，甲平台用户、乙平台商户突破2万个、3万家。");
  g_assert_cmpuint (fixture->quantities->len, ==, 4);
  assert_quantity (fixture, 0, "exports", "外贸出口总额", 3, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2023");
  assert_quantity (fixture, 1, "imports", "进口总额", 4, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2023");
  g_assert_cmpstr (get (fixture, 2)->indicator, ==, "甲平台用户");
  g_assert_cmpstr (get (fixture, 3)->indicator, ==, "乙平台商户");
  g_assert_cmpint (get (fixture, 3)->modifier, ==, DZ_MODIFIER_MORE_THAN);
}

static void
test_counted_things_behind_the_number (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "完成200个以上老旧小区改造，推出甲馆、乙园等4条研学线路，新开工保障房项目8个、完工5个。");
  assert_quantity (fixture, 0, "old_estates", "老旧小区改造", 200, DZ_MEASURE_LEVEL, DZ_STATUS_GOAL, "2024");
  g_assert_cmpint (get (fixture, 0)->modifier, ==, DZ_MODIFIER_AT_LEAST);
  g_assert_cmpstr (get (fixture, 1)->indicator, ==, "研学线路");
  g_assert_cmpfloat (get (fixture, 3)->low, ==, 5);
  g_assert_cmpstr (get (fixture, 3)->indicator, ==, "保障房项目完工");
}

static void
test_share_and_its_whole (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "数字经济核心产业增加值达到260亿元、占GDP比重超13%，网上办理率提升到90%。");
  assert_quantity (fixture, 1, "digital_core_share", "数字经济核心产业增加值占地区生产总值比重", 13, DZ_MEASURE_SHARE,
                   DZ_STATUS_GOAL, "2024");
  g_assert_cmpint (get (fixture, 2)->measure, ==, DZ_MEASURE_SHARE);
}

static void
test_narrower_things_get_no_key (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "甲大厦集聚金融机构贷款余额80亿元，甲片区社会消费品零售总额12亿元，加装电梯占全市30%。");
  g_assert_null (get (fixture, 0)->indicator_key);
  g_assert_null (get (fixture, 1)->indicator_key);
  g_assert_null (get (fixture, 2)->indicator_key);
}

static void
test_periods (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW,
             "一季度出口总额增长3%，2021—2023年新建公园30个。较2019年提高5个百分点。2022年新增学位900个。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2023Q1");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2021-2023");
  g_assert_cmpstr (get (fixture, 2)->period, ==, "2023");
  g_assert_cmpstr (get (fixture, 3)->period, ==, "2022");

  read_text (fixture, DZ_PART_PLAN, "力争两年内新建公园10个。到2026年，高新技术企业达到900家。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2024-2025");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2026");

  read_text (fixture, DZ_PART_REVIEW, "“十四五”期间，新建公园30个。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2021-2025");
}

static void
test_periods_of_headings (Fixture *fixture, gconstpointer data)
{
  DzSection *section = dz_section_new (1, "二、今后五年的目标");
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, "地区生产总值达到3000亿元。");

  paragraph->part = DZ_PART_PLAN;
  paragraph->section = 0;
  g_ptr_array_add (fixture->report->sections, section);
  g_ptr_array_add (fixture->report->paragraphs, paragraph);
  fixture->quantities = dz_quantity_reader_read (fixture->report, fixture->knowledge);
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2024-2028");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "武汉市地区生产总值突破2万亿元，全省出口总额增长9%，高新技术企业达到600家、居全市第1。");
  g_assert_cmpstr (get (fixture, 0)->place, ==, "武汉市");
  g_assert_cmpstr (get (fixture, 1)->place, ==, "湖北省");
  g_assert_cmpstr (get (fixture, 2)->place, ==, "武昌区");
  g_assert_cmpstr (get (fixture, 3)->place, ==, "武昌区");
}

static void
test_ranks_belong_to_what_was_named (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "旅游收入达到70亿元，居武汉市首位，在甲评价榜中攀升至第42位。民办幼儿园占比87%。");
  g_assert_cmpstr (get (fixture, 1)->indicator_key, ==, "tourism_revenue");
  g_assert_cmpint (get (fixture, 1)->measure, ==, DZ_MEASURE_RANK);
  g_assert_true (g_str_has_prefix (get (fixture, 2)->indicator, "甲评价"));
  g_assert_cmpstr (get (fixture, 3)->indicator, ==, "民办幼儿园占比");
}

static void
test_flows_are_not_stocks (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "新增总部企业39家、金融机构8家，引进甲、乙等3家总部企业。高新技术企业达到600家。");
  g_assert_cmpstr (get (fixture, 0)->indicator_key, ==, "headquarters_new");
  g_assert_cmpstr (get (fixture, 1)->indicator_key, ==, "financial_institutions_new");
  g_assert_cmpstr (get (fixture, 2)->indicator_key, ==, "headquarters_new");
  g_assert_cmpstr (get (fixture, 3)->indicator_key, ==, "hightech_firms");
}

static void
test_steps_are_not_levels (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "绿道增加30公里。绿道从50公里增加到80公里。");
  g_assert_null (get (fixture, 0)->indicator_key);
  g_assert_null (get (fixture, 1)->indicator_key);
  g_assert_cmpstr (get (fixture, 2)->indicator_key, ==, "greenways");
}

static void
test_a_year_to_compare_with_is_no_period (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "科普活动场次为去年的1.5倍，新建公园30个。去年，新建绿道4公里。");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2023");
  g_assert_cmpstr (get (fixture, 2)->period, ==, "2022");
}

/* What names nothing is told of what was named before. */
static void
test_empty_names (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "钢产量2019年比2018年增长了7%，即增加了50万吨，到2020年也还只有900万吨。");
  g_assert_cmpstr (get (fixture, 0)->indicator, ==, "钢产量");
  g_assert_cmpstr (get (fixture, 1)->indicator, ==, "钢产量");
  g_assert_cmpstr (get (fixture, 2)->indicator, ==, "钢产量");
  read_text (fixture, DZ_PART_REVIEW, "（三）港口支出占总额的18%，比上年增长5%；化肥（折纯）12万吨。");
  g_assert_cmpint (get (fixture, 0)->measure, ==, DZ_MEASURE_SHARE);
  g_assert_cmpint (get (fixture, 1)->measure, ==, DZ_MEASURE_GROWTH);
  g_assert_cmpstr (get (fixture, 2)->indicator, ==, "化肥");
  read_text (fixture, DZ_PART_REVIEW, "95%以上的行政村设立服务点，财政收入中税收占比80%。");
  g_assert_nonnull (strstr (get (fixture, 0)->indicator, "行政村"));
  g_assert_nonnull (strstr (get (fixture, 1)->indicator, "税收占比"));
}

/* 第六个五年计划期间, 这两年, 从1990年的: years that words tell. */
static void
test_years_in_words (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "第六个五年计划期间新建电站12座。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1981-1985");
  read_text (fixture, DZ_PART_REVIEW, "这两年，钢产量增长55%。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2022-2023");
  read_text (fixture, DZ_PART_REVIEW, "行政费占比从1990年的60%降低到2023年的30%，其中国防费从41%降低到21%。");
  g_assert_cmpstr (get (fixture, 2)->period, ==, "1990");
  g_assert_cmpstr (get (fixture, 3)->period, ==, "2023");
  read_text (fixture, DZ_PART_REVIEW, "在2023年内，新增岗位84万个。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2023");
}

static void
test_spans (Fixture *fixture, gconstpointer data)
{
  const char *text = "先说一句。高新技术企业 达到 ６００ 家。再说一句。";
  const DzQuantity *quantity;
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  read_text (fixture, DZ_PART_REVIEW, text);
  quantity = get (fixture, 0);
  number = dz_text_slice (text, quantity->start, quantity->end);
  sentence = dz_text_slice (text, quantity->sentence_start, quantity->sentence_end);
  g_assert_cmpstr (number, ==, "６００ 家");
  g_assert_cmpstr (sentence, ==, "高新技术企业 达到 ６００ 家。");
}

static void
test_self_part_follows_the_plan (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_SELF, "办理提案20件。");
  g_assert_cmpint (get (fixture, 0)->status, ==, DZ_STATUS_OUTCOME);
}

static void
test_any_text_is_read (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[]
      = { "第", "前", "翻", "百分之", "亿", "9", "，", "“", "”", "至", "%", "万", ".", "两", "（", "以上", "增长", "、", "占",
          "等", "每", "新增", "2024年", "企业", "个", "亿元", "。", " ", "和", "１", "分别", "今后五年", "开工", "的" };
  GRand *rand = g_rand_new_with_seed (11);

  for (int round = 0; round < 150; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int i = g_rand_int_range (rand, 0, 30); i >= 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      read_text (fixture, round % 2 == 0 ? DZ_PART_PLAN : DZ_PART_OTHER, text->str);
      for (guint i = 0; i < fixture->quantities->len; i++)
        {
          const DzQuantity *quantity = get (fixture, i);

          g_assert_cmpint (quantity->sentence_start, <=, quantity->start);
          g_assert_cmpint (quantity->start, <, quantity->end);
          g_assert_cmpint (quantity->end, <=, quantity->sentence_end);
          g_assert_cmpint (quantity->sentence_end, <=, dz_text_length (text->str));
          g_assert_cmpfloat (quantity->low, <=, quantity->high);
          g_assert_nonnull (quantity->indicator);
        }
    }
  g_rand_free (rand);
}

static void
test_growth_of_the_economy (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "今年的经济增长预期为7％左右。经济增长速度的调控目标，定为百分之八至九。");
  assert_quantity (fixture, 0, "gdp", "地区生产总值", 7, DZ_MEASURE_GROWTH, DZ_STATUS_GOAL, "2024");
  g_assert_cmpint (get (fixture, 0)->modifier, ==, DZ_MODIFIER_ABOUT);
  assert_quantity (fixture, 1, "gdp", "地区生产总值", 8, DZ_MEASURE_GROWTH, DZ_STATUS_GOAL, "2024");
  g_assert_cmpfloat (get (fixture, 1)->high, ==, 9);

  read_text (fixture, DZ_PART_PLAN, "“十四五”时期经济年均增长保持在6%以上。今后五年，在稳固的基础上年均增长7%。");
  assert_quantity (fixture, 0, "gdp", "地区生产总值", 6, DZ_MEASURE_GROWTH, DZ_STATUS_GOAL, "2021-2025");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2024-2028");

  read_text (fixture, DZ_PART_REVIEW, "投资增长19·5％，经济增长连续三年高于6%。");
  g_assert_cmpfloat (get (fixture, 0)->low, ==, 19.5);
  g_assert_cmpstr (get (fixture, 1)->unit, ==, "年");
  assert_quantity (fixture, 2, "gdp", "地区生产总值", 6, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2021-2023");
}

static void
assert_form (Fixture *fixture, guint i, double low, const char *unit, DzMeasure measure)
{
  g_assert_cmpfloat (get (fixture, i)->low, ==, low);
  g_assert_cmpstr (get (fixture, i)->unit, ==, unit);
  g_assert_cmpint (get (fixture, i)->measure, ==, measure);
}

static void
test_numbers_in_words (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW,
             "茶叶产值翻一番，外贸额实现倍增；事故起数下降1/3，能耗减少一半，村道硬化率过半；收入比缩小到2.3∶1。");
  assert_form (fixture, 0, 2, "倍", DZ_MEASURE_RATIO);
  assert_form (fixture, 1, 2, "倍", DZ_MEASURE_RATIO);
  assert_form (fixture, 2, 33.3, "%", DZ_MEASURE_GROWTH);
  assert_form (fixture, 3, 50, "%", DZ_MEASURE_GROWTH);
  assert_form (fixture, 4, 50, "%", DZ_MEASURE_SHARE);
  assert_form (fixture, 5, 2.3, "", DZ_MEASURE_RATIO);
  g_assert_cmpuint (fixture->quantities->len, ==, 6);

  read_text (fixture, DZ_PART_REVIEW, "实施产业倍增、科技引领行动，培育产值超10亿元企业5家，提前一年完成改造。");
  assert_form (fixture, 0, 5, "家", DZ_MEASURE_LEVEL);
  assert_form (fixture, 1, 1, "年", DZ_MEASURE_LEVEL);
}

static void
test_doubts (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW,
             "地区生产总值增长6%。地区生产总值达到1 9 0 0亿元。出口额实现倍增。推动90%以上事项网办。");
  g_assert_cmpint (get (fixture, 0)->doubts, ==, DZ_DOUBT_NONE);
  g_assert_true (get (fixture, 1)->doubts & DZ_DOUBT_NUMBER);
  g_assert_true (get (fixture, 2)->doubts & DZ_DOUBT_NUMBER);
  g_assert_true (get (fixture, 3)->doubts & DZ_DOUBT_INDICATOR);
  g_assert_true (get (fixture, 3)->doubts & DZ_DOUBT_MEASURE);

  read_text (fixture, DZ_PART_PLAN, "赤字率由2.1%提高到2.3%。");
  g_assert_cmpint (get (fixture, 0)->status, ==, DZ_STATUS_OUTCOME);
  g_assert_true (get (fixture, 0)->doubts & DZ_DOUBT_STATUS);
  g_assert_false (get (fixture, 1)->doubts & DZ_DOUBT_STATUS);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_cancellable_push_current (cancellable);
  read_text (fixture, DZ_PART_REVIEW, "地区生产总值增长6%。");
  g_cancellable_pop_current (cancellable);
  g_assert_cmpuint (fixture->quantities->len, ==, 0);
}

static void
test_compositions (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "三次产业结构由12∶48∶40调整为10∶46∶44。会议9:30开始。");
  g_assert_cmpuint (fixture->quantities->len, ==, 6);
  assert_form (fixture, 1, 48, "", DZ_MEASURE_SHARE);
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2022");
  g_assert_cmpstr (get (fixture, 5)->period, ==, "2023");
}

/* In a review of several years: where it rose from, what was done, what stands at the end. */
static void
test_stocks_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_array_set_size (fixture->report->reviews, 0);
  for (int year = 2019; year <= 2023; year++)
    add_year (fixture->report->reviews, year);
  read_text (fixture, DZ_PART_REVIEW, "绿化率由31%提高到36%，新建泵站8座，公路里程760公里。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2018");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2023");
  g_assert_cmpstr (get (fixture, 2)->period, ==, "2019-2023");
  g_assert_cmpstr (get (fixture, 3)->period, ==, "2023");
}

static void
test_places_of_clauses (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW,
             "支持滨河新区引进企业20家，建成厂房6万平方米；新建学校3所。工业园区5个。石岭镇实现产值7亿元，全区绿地9公顷。");
  g_assert_cmpstr (get (fixture, 0)->place, ==, "滨河新区");
  g_assert_cmpstr (get (fixture, 1)->place, ==, "滨河新区");
  g_assert_cmpstr (get (fixture, 2)->place, ==, fixture->report->place);
  g_assert_cmpstr (get (fixture, 3)->place, ==, fixture->report->place);
  g_assert_cmpstr (get (fixture, 4)->place, ==, "石岭镇");
  g_assert_cmpstr (get (fixture, 5)->place, ==, fixture->report->place);
}

static void
test_means_and_sums_of_years (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "2023年与2018年相比，地区生产总值增长57%，年均增长9.5%。");
  assert_quantity (fixture, 0, NULL, "地区生产总值", 57, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2019-2023");
  assert_quantity (fixture, 1, "gdp", "地区生产总值", 9.5, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2019-2023");

  g_array_set_size (fixture->report->reviews, 0);
  for (int year = 2019; year <= 2023; year++)
    add_year (fixture->report->reviews, year);
  read_text (fixture, DZ_PART_REVIEW, "2023年地区生产总值达到1900亿元，按可比价格计算，平均每年增长8%。");
  assert_quantity (fixture, 1, "gdp", "地区生产总值", 8, DZ_MEASURE_GROWTH, DZ_STATUS_OUTCOME, "2019-2023");
}

static void
test_a_difference_is_no_level (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "经济增长速度由原来每年百分之六调高到百分之八。");
  g_assert_null (get (fixture, 0)->indicator_key);

  read_text (fixture, DZ_PART_PLAN, "城镇新增就业3万人。城镇新增就业预期目标比去年多1万人。");
  assert_quantity (fixture, 0, "jobs_new", "城镇新增就业", 3, DZ_MEASURE_LEVEL, DZ_STATUS_GOAL, "2024");
  g_assert_null (get (fixture, 1)->indicator_key);
}

static void
assert_number (const Fixture *fixture, guint i, double low, const char *unit)
{
  g_assert_cmpfloat (get (fixture, i)->low, ==, low);
  g_assert_cmpstr (get (fixture, i)->unit, ==, unit);
}

/* As reports of the fifties write them. */
static void
test_numbers_in_groups (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "货运量十亿七千万吨，产值一万七千四百亿元，产机床一万四千三百台，用电一亿二千万千瓦小时。");
  g_assert_cmpuint (fixture->quantities->len, ==, 4);
  assert_number (fixture, 0, 107000, "万吨");
  assert_number (fixture, 1, 17400, "亿元");
  assert_number (fixture, 2, 14300, "台");
  assert_number (fixture, 3, 12000, "万千瓦小时");

  read_text (fixture, DZ_PART_REVIEW, "装机容量一万千瓦，投资1亿2000万元，支出２，８９５，７５３元，人口增长率为千分之六点一。");
  g_assert_cmpuint (fixture->quantities->len, ==, 4);
  assert_number (fixture, 0, 1, "万千瓦");
  assert_number (fixture, 1, 12000, "万元");
  assert_number (fixture, 2, 2895753, "元");
  assert_number (fixture, 3, 6.1, "‰");

  read_text (fixture, DZ_PART_REVIEW, "开始建设三门峡的水利工程。");
  g_assert_cmpuint (fixture->quantities->len, ==, 0);
}

static void
test_years_in_chinese (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "一九五三年到一九五七年间粮食产量平均每年增长百分之三。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1953-1957");

  read_text (fixture, DZ_PART_REVIEW, "农业所占比重由一九七八年的百分之二十七提高到一九八二年的百分之三十三。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1978");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "1982");

  read_text (fixture, DZ_PART_REVIEW, "高速铁路由2018年的50公里增加到80公里。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2018");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2023");
}

static void
test_what_is_amid_the_plan (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_PLAN, "目前全区已经建成公园30个，今年再建5个。");
  g_assert_cmpint (get (fixture, 0)->status, ==, DZ_STATUS_OUTCOME);
  g_assert_cmpint (get (fixture, 1)->status, ==, DZ_STATUS_GOAL);
}

#define ADD(name, func) g_test_add ("/quantity-reader/" name, Fixture, NULL, set_up, func, tear_down)

static void
test_ratios_keep_their_name (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "城乡居民收入比缩小至2.1，车桩比达到2.4∶1，工业用电量环比增长2.4%。");
  assert_quantity (fixture, 0, "income_gap", "城乡居民收入比", 2.1, DZ_MEASURE_RATIO, DZ_STATUS_OUTCOME, "2023");
  g_assert_cmpstr (get (fixture, 1)->indicator, ==, "车桩比");
  g_assert_cmpstr (get (fixture, 2)->indicator, ==, "工业用电量");
  read_text (fixture, DZ_PART_REVIEW, "税收收入156亿元、占比73.4%。");
  g_assert_cmpstr (get (fixture, 1)->indicator, ==, "税收占比");
}

static void
test_sums_and_parts_of_years (Fixture *fixture, gconstpointer data)
{
  read_text (fixture, DZ_PART_REVIEW, "三年共改造棚户区2.2万户。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2021-2023");
  read_text (fixture, DZ_PART_REVIEW, "五年来，累计修路1万公里，减少贫困人口5.4万人。");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2019-2023");
  read_text (fixture, DZ_PART_REVIEW, "上半年，固定资产投资增长4.8%，全年增长5%。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "2023H1");
  g_assert_cmpstr (get (fixture, 1)->period, ==, "2023");
}

/* 五年合计 in a plan is of the numbered plan it speaks of, 三年累计 in a plan no sum of the years behind it. */
static void
test_sums_in_a_plan (Fixture *fixture, gconstpointer data)
{
  g_array_set_size (fixture->report->plans, 0);
  g_array_set_size (fixture->report->reviews, 0);
  add_year (fixture->report->reviews, 1981);
  add_year (fixture->report->plans, 1982);
  read_text (fixture, DZ_PART_PLAN, "第六个五年计划期间，五年合计修路9千公里。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1981-1985");
  read_text (fixture, DZ_PART_PLAN, "按第六个五年计划要求安排建设。煤矿建设，五年投资179亿元。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1981-1985");
  read_text (fixture, DZ_PART_PLAN, "三年累计建成保障房3万套。");
  g_assert_cmpstr (get (fixture, 0)->period, ==, "1982");
}

static void
test_a_place_above_that_nobody_names (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->report->place);
  fixture->report->place = g_strdup ("甲河市");
  fixture->report->level = DZ_LEVEL_CITY;
  read_text (fixture, DZ_PART_REVIEW, "全省进出口增长6%，全国进出口增长5%。我市进出口增长7%。");
  g_assert_cmpstr (get (fixture, 0)->place, ==, "全省");
  g_assert_cmpstr (get (fixture, 1)->place, ==, "全国");
  g_assert_cmpstr (get (fixture, 2)->place, ==, "甲河市");
}

static void
test_a_late_review_tells_of_its_own_year (Fixture *fixture, gconstpointer data)
{
  fixture->report->kind = DZ_REPORT_KIND_WORK_REPORT;
  fixture->report->delivered = g_strdup ("2024-11-30");
  read_text (fixture, DZ_PART_REVIEW, "2024年进出口增长6%，力争2024年投资增长5%。");
  g_assert_cmpint (get (fixture, 0)->status, ==, DZ_STATUS_OUTCOME);
  g_assert_cmpint (get (fixture, 1)->status, ==, DZ_STATUS_GOAL);
  read_text (fixture, DZ_PART_PLAN, "进出口比去年同期增长6%。");
  g_assert_cmpint (get (fixture, 0)->status, ==, DZ_STATUS_OUTCOME);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("growth-beside-level", test_growth_beside_level);
  ADD ("goals-and-hardness", test_goals_and_hardness);
  ADD ("estimate-in-its-clause", test_estimate_in_its_clause);
  ADD ("lists-with-one-verb", test_lists_with_one_verb);
  ADD ("counted-things-behind-the-number", test_counted_things_behind_the_number);
  ADD ("share-and-its-whole", test_share_and_its_whole);
  ADD ("narrower-things-get-no-key", test_narrower_things_get_no_key);
  ADD ("periods", test_periods);
  ADD ("periods-of-headings", test_periods_of_headings);
  ADD ("places", test_places);
  ADD ("ranks-belong-to-what-was-named", test_ranks_belong_to_what_was_named);
  ADD ("flows-are-not-stocks", test_flows_are_not_stocks);
  ADD ("steps-are-not-levels", test_steps_are_not_levels);
  ADD ("a-year-to-compare-with-is-no-period", test_a_year_to_compare_with_is_no_period);
  ADD ("growth-of-the-economy", test_growth_of_the_economy);
  ADD ("ratios-keep-their-name", test_ratios_keep_their_name);
  ADD ("sums-and-parts-of-years", test_sums_and_parts_of_years);
  ADD ("sums-in-a-plan", test_sums_in_a_plan);
  ADD ("a-place-above-that-nobody-names", test_a_place_above_that_nobody_names);
  ADD ("a-late-review-tells-of-its-own-year", test_a_late_review_tells_of_its_own_year);
  ADD ("means-and-sums-of-years", test_means_and_sums_of_years);
  ADD ("numbers-in-words", test_numbers_in_words);
  ADD ("compositions", test_compositions);
  ADD ("doubts", test_doubts);
  ADD ("cancelled", test_cancelled);
  ADD ("stocks-at-the-end", test_stocks_at_the_end);
  ADD ("places-of-clauses", test_places_of_clauses);
  ADD ("a-difference-is-no-level", test_a_difference_is_no_level);
  ADD ("numbers-in-groups", test_numbers_in_groups);
  ADD ("years-in-chinese", test_years_in_chinese);
  ADD ("what-is-amid-the-plan", test_what_is_amid_the_plan);
  ADD ("empty-names", test_empty_names);
  ADD ("years-in-words", test_years_in_words);
  ADD ("spans", test_spans);
  ADD ("self-part-follows-the-plan", test_self_part_follows_the_plan);
  ADD ("any-text-is-read", test_any_text_is_read);

  return g_test_run ();
}
