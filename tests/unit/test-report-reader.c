/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/dz-term.h"
#include "extract/dz-glossary-reader.h"
#include "extract/dz-report-date.h"
#include "extract/dz-report-place.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

static DzKnowledge *knowledge;

static DzReport *
read_source (const char *text, const char *place, int year)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DzSource) source = dz_source_new ("a.txt", bytes);
  g_autoptr (GPtrArray) blocks = NULL;

  source->place = g_strdup (place);
  source->year = year;
  blocks = dz_importer_find (source, NULL)->read (source, NULL, NULL);

  return dz_report_reader_read (blocks, source, knowledge);
}

static DzReport *
read_text (const char *text)
{
  return read_source (text, NULL, 0);
}

static void
assert_years (const GArray *years, int first, int last)
{
  g_assert_cmpuint (years->len, ==, (guint) (last - first + 1));
  for (int year = first; year <= last; year++)
    g_assert_cmpint (g_array_index (years, int, year - first), ==, year);
}

/* expected: “level text” in order. */
static void
assert_headings (const DzReport *report, const char *const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    {
      const DzSection *section;
      g_autofree char *line = NULL;

      g_assert_cmpuint (i, <, report->sections->len);
      section = g_ptr_array_index (report->sections, i);
      line = g_strdup_printf ("%d %s", section->level, section->text);
      g_assert_cmpstr (line, ==, expected[i]);
    }
  g_assert_cmpuint (report->sections->len, ==, g_strv_length ((char **) expected));
}

static const char *const district_text =
  "政 府 工 作 报 告\n（2023年1月5日在临江市东湾区第八届人民代表大会第二次会议上）\n东湾区人民政府区长　李　四\n\n各位代表：\n"
  "　　现在，我代表区政府报告工作，请大家审议。\n"
  "　　一、2022年工作回顾\n"
  "　　2022年，全区地区生产总值增长5.1%，各项工作取得新的进展。\n"
  "　　（一）着力稳住经济大盘，发展质量实现新提升。全年新增企业三百家，税收增长百分之五，用电量稳步回升。\n"
  "　　1．深化服务改革。取消审批事项二十项，压缩办理时限五成以上，企业满意度持续提高。\n"
  "　　各位代表，这些成绩来之不易。\n"
  "　　二、2023年工作安排\n"
  "　　一是抓好招商引资。围绕重点产业链，全年签约亿元项目六十个以上，到位资金两百亿元。\n"
  "　　三、加强政府自身建设\n"
  "　　坚持依法行政，主动接受人大监督，扎实办好代表建议。\n\n"
  "　　名词解释\n"
  "　　1.12345热线：政务服务便民热线。2.“一网通办”：在一个平台办理各类事项。\n"
  "　　3.双碳，是指碳达峰与碳中和。\n";

static void
test_district (void)
{
  static const char *const headings[] = { "1 一、2022年工作回顾", "2 （一）着力稳住经济大盘，发展质量实现新提升。",
                                          "3 1．深化服务改革。", "1 二、2023年工作安排", "2 一是抓好招商引资。",
                                          "1 三、加强政府自身建设", "1 名词解释", NULL };
  g_autoptr (DzReport) report = read_text (district_text);
  const DzSection *self = NULL;

  g_assert_cmpstr (report->title, ==, "政府工作报告");
  g_assert_cmpint (report->kind, ==, DZ_REPORT_KIND_WORK_REPORT);
  g_assert_cmpstr (report->place, ==, "东湾区");
  g_assert_cmpstr (report->parent, ==, "临江市");
  g_assert_cmpint (report->level, ==, DZ_LEVEL_DISTRICT);
  g_assert_cmpstr (report->delivered, ==, "2023-01-05");
  g_assert_cmpstr (report->meeting, ==, "临江市东湾区第八届人民代表大会第二次会议");
  g_assert_cmpstr (report->speaker, ==, "李四");
  assert_years (report->reviews, 2022, 2022);
  assert_years (report->plans, 2023, 2023);
  assert_headings (report, headings);
  self = g_ptr_array_index (report->sections, 5);
  g_assert_cmpint (self->part, ==, DZ_PART_SELF);
  g_assert_cmpint (dz_report_count_body (report), ==, 7);
}

static void
test_glossary (void)
{
  g_autoptr (DzReport) report = read_text (district_text);
  const DzTerm *second;

  g_assert_cmpuint (report->terms->len, ==, 3);
  g_assert_cmpstr (((DzTerm *) g_ptr_array_index (report->terms, 0))->headword, ==, "12345热线");
  second = g_ptr_array_index (report->terms, 1);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpstr (second->headword, ==, "“一网通办”");
  g_assert_cmpstr (second->definition, ==, "在一个平台办理各类事项。");
  g_assert_cmpstr (((DzTerm *) g_ptr_array_index (report->terms, 2))->headword, ==, "双碳");
}

static void
test_glossary_orders (void)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_free);

  dz_glossary_reader_read ("（按出现顺序）", 0, FALSE, terms);
  g_assert_cmpuint (terms->len, ==, 0);
  dz_glossary_reader_read ("[1] “甲乙”：两个字。", 0, FALSE, terms);
  dz_glossary_reader_read ("2、丙丁——又是两个字。", 1, TRUE, terms);
  dz_glossary_reader_read ("包括：戊和己。", 2, TRUE, terms);
  g_assert_cmpuint (terms->len, ==, 2);
  g_assert_cmpstr (((DzTerm *) g_ptr_array_index (terms, 0))->headword, ==, "“甲乙”");
  g_assert_cmpstr (((DzTerm *) g_ptr_array_index (terms, 1))->definition, ==, "又是两个字。包括：戊和己。");
  g_assert_true (dz_glossary_reader_is_heading ("附件：有关名词解释"));
  g_assert_false (dz_glossary_reader_is_heading ("抓好名词解释工作。"));
}

/* A whole term of office looked back on and planned; numbered parts; the date in Chinese numerals. */
static void
test_term_report (void)
{
  static const char *const headings[] = { "1 第一部分　过去五年工作回顾", "2 （一）经济实力大幅跃升", "2 （二）改革开放纵深推进",
                                          "1 第二部分　今后五年的目标和2023年重点工作", "2 一、今后五年的奋斗目标",
                                          "2 二、2023年重点工作", NULL };
  g_autoptr (DzReport) report = read_text (
    "江南省人民政府工作报告\n\n——二〇二三年一月十日在江南省第十三届人民代表大会第一次会议上\n\n江南省省长　　王小二\n\n各位代表：\n\n"
    "现在，我代表省人民政府向大会作报告，请予审议。\n\n第一部分　过去五年工作回顾\n\n五年来，我们负重前行，各项工作取得进展。\n\n"
    "（一）经济实力大幅跃升\n\n粮食产量稳定，工业增加值年均增长百分之七。\n\n（二）改革开放纵深推进\n\n民营经济占比达到百分之五十五。\n\n"
    "第二部分　今后五年的目标和2023年重点工作\n\n一、今后五年的奋斗目标\n\n经济总量迈上新台阶，城乡差距持续缩小。\n\n"
    "二、2023年重点工作\n\n城镇新增就业六十万人。\n");

  g_assert_cmpstr (report->place, ==, "江南省");
  g_assert_cmpint (report->level, ==, DZ_LEVEL_PROVINCE);
  g_assert_cmpstr (report->delivered, ==, "2023-01-10");
  g_assert_cmpstr (report->speaker, ==, "王小二");
  assert_years (report->reviews, 2018, 2022);
  assert_years (report->plans, 2023, 2027);
  g_assert_cmpint (dz_report_get_year (report), ==, 2023);
  assert_headings (report, headings);
}

/* Given in December for the year to come; headings without years. */
static void
test_given_in_december (void)
{
  g_autoptr (DzReport) report = read_text ("清溪县人民政府工作报告\n\n——2023年12月28日在清溪县第十八届人民代表大会第四次会议上\n\n"
                                           "县长 欧阳明\n\n各位代表：\n\n现在报告工作。\n\n一、主要工作回顾\n\n成绩很好。\n\n"
                                           "二、下步工作安排\n\n继续努力。\n");

  assert_years (report->reviews, 2023, 2023);
  assert_years (report->plans, 2024, 2024);
  g_assert_cmpstr (report->speaker, ==, "欧阳明");
  g_assert_cmpint (report->level, ==, DZ_LEVEL_DISTRICT);
}

static void
test_run_in (void)
{
  static const char *const headings[] = { "1 一、工作安排", "3 做强主导产业。", "3 狠抓项目建设。", "3 优化营商环境。", NULL };
  g_autoptr (DzReport) report = read_text (
    "某某市政府工作报告\n\n各位代表：\n\n一、工作安排\n\n"
    "做强主导产业。推进产业向高端升级，引进总部企业十家，新增规模以上企业三十家，培育新的增长点。\n\n"
    "狠抓项目建设。推动二十个项目开工，三十个项目竣工，完成投资一百亿元，储备一批好项目。\n\n"
    "优化营商环境。压缩审批时限，兑现惠企政策，帮助企业解决用工、融资、用地等方面的困难。\n\n"
    "城市是我们的家。我们要精心规划、精细管理，让生活在这里的人更加幸福，更加安心，更加自豪。\n");

  assert_headings (report, headings);
}

static void
test_feature (void)
{
  g_autoptr (DzReport) report = read_text (
    "乘势而上 再谱新篇\n\n2023年，武汉市武昌区经济稳步回升。\n\n武昌区新增企业三百家，税收增长明显。\n\n发展动能更强\n\n"
    "武昌区新建平台五个，引进人才二百名。\n\n2023年，武昌区新建学校五所，学位更加充足。\n");

  g_assert_cmpint (report->kind, ==, DZ_REPORT_KIND_FEATURE);
  g_assert_cmpstr (report->title, ==, "乘势而上 再谱新篇");
  g_assert_cmpstr (report->place, ==, "武昌区");
  g_assert_cmpstr (report->parent, ==, "武汉市");
  assert_years (report->reviews, 2023, 2023);
  g_assert_cmpuint (report->plans->len, ==, 0);
}

/* The front keeps the name to itself; the text tells it, and the assembly its level. */
static void
test_unnamed_city (void)
{
  g_autoptr (DzReport) report = read_text (
    "政府工作报告\n\n——2024年1月8日在市第十五届人民代表大会第四次会议上\n\n代市长 王 五\n\n各位代表：\n\n一、2023年工作回顾\n\n"
    "武汉市经济稳中有进，武昌区、武昌区、武昌区增长较快。武汉市财政平稳，武汉市就业稳定，武汉市物价平稳。\n");

  g_assert_cmpstr (report->place, ==, "武汉市");
  g_assert_cmpint (report->level, ==, DZ_LEVEL_CITY);
  g_assert_cmpstr (report->speaker, ==, "王五");
}

static void
test_stated (void)
{
  g_autoptr (DzReport) report = read_source (district_text, "西山区", 2030);

  g_assert_cmpstr (report->place, ==, "西山区");
  g_assert_cmpint (dz_report_get_year (report), ==, 2030);
}

static void
assert_split (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) names = dz_report_place_split (text);
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("|", (char **) names->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_places (void)
{
  assert_split ("武汉市武昌区第十六届", "武汉市|武昌区");
  assert_split ("广州市天河区第十届", "广州市|天河区");
  assert_split ("济南市市中区第十届", "济南市|市中区");
  assert_split ("北京市通州区区长", "北京市|通州区");
  assert_split ("恩施土家族苗族自治州恩施市第三届", "恩施土家族苗族自治州|恩施市");
  assert_split ("代市长", "");
  assert_split ("第十六届人民代表大会", "");
}

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "2024 年 1 月 5 日", "2024-01-05" },
    { "１９８７年３月２５日", "1987-03-25" },
    { "二〇二三年十二月三十一日", "2023-12-31" },
    { "1964年12月21日和22日", "1964-12-21" },
    { "2023年2月30日", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = dz_report_date_dup_iso (cases[i][0]);

      g_assert_cmpstr (iso, ==, cases[i][1]);
    }
}

/* A month alone states no day, and is no part of the title, whose years would be taken for the plan's. */
/* Figures behind a lost full stop are body text, which is read for figures; a heading is not. */
static void
test_lost_full_stop (void)
{
  g_autoptr (DzReport) report = read_text ("东湾区政府工作报告\n\n一、2024年工作回顾\n\n全区经济平稳运行。\n\n"
                                           "二、2025年工作安排\n\n地区生产总值增长6%，财政收入增长5%以上");
  const DzParagraph *last = g_ptr_array_index (report->paragraphs, report->paragraphs->len - 1);

  g_assert_cmpint (last->kind, ==, DZ_PARAGRAPH_BODY);
}

static void
test_month_in_brackets (void)
{
  g_autoptr (DzReport) report = read_text ("东湾区政府工作报告\n\n（2022年12月，东湾区）\n\n一、2022年工作回顾\n\n"
                                           "这一年我们做成了许多事。\n\n二、2023年工作打算\n\n明年要做更多的事。\n");

  g_assert_cmpstr (report->title, ==, "东湾区政府工作报告");
  g_assert_null (report->delivered);
  assert_years (report->reviews, 2022, 2022);
  assert_years (report->plans, 2023, 2023);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/report-reader/district-report", test_district);
  g_test_add_func ("/report-reader/glossary", test_glossary);
  g_test_add_func ("/report-reader/glossary-orders", test_glossary_orders);
  g_test_add_func ("/report-reader/term-of-office", test_term_report);
  g_test_add_func ("/report-reader/given-in-december", test_given_in_december);
  g_test_add_func ("/report-reader/run-in-headings", test_run_in);
  g_test_add_func ("/report-reader/feature", test_feature);
  g_test_add_func ("/report-reader/city-that-keeps-its-name-to-itself", test_unnamed_city);
  g_test_add_func ("/report-reader/stated-by-the-user-goes-first", test_stated);
  g_test_add_func ("/report-reader/places", test_places);
  g_test_add_func ("/report-reader/dates", test_dates);
  g_test_add_func ("/report-reader/month-in-brackets", test_month_in_brackets);
  g_test_add_func ("/report-reader/lost-full-stop", test_lost_full_stop);
  result = g_test_run ();
  dz_knowledge_unref (knowledge);

  return result;
}
