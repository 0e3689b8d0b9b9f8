/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/dz-source.h"
#include "import/dz-importer.h"

static GPtrArray *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DzSource) source = dz_source_new ("a.txt", bytes);
  const DzImporter *importer = dz_importer_find (source, NULL);
  GPtrArray *blocks;

  g_assert_nonnull (importer);
  blocks = importer->read (source, NULL, NULL);
  g_assert_nonnull (blocks);

  return blocks;
}

/* expected: the blocks in order, “#” before noise, NULL at the end. */
static void
assert_blocks (const char *text, const char *const *expected)
{
  g_autoptr (GPtrArray) blocks = read_text (text);

  for (guint i = 0; expected[i] != NULL; i++)
    {
      gboolean noise = expected[i][0] == '#';
      const DzBlock *block;

      g_assert_cmpuint (i, <, blocks->len);
      block = g_ptr_array_index (blocks, i);
      g_assert_cmpstr (block->text, ==, expected[i] + noise);
      g_assert_cmpint (block->noise, ==, noise);
    }
  g_assert_cmpuint (blocks->len, ==, g_strv_length ((char **) expected));
}

static void
test_hard_wrap (void)
{
  static const char *const expected[] = { "一、上年工作回顾", "全区经济稳步增长，就业形势总体平稳，群众收入持续提高，各项指标好于预期。",
                                          "我们新建学校五所，改造老旧小区二十个，加装电梯三十部，受到群众欢迎好评。",
                                          "我们还建成公园七个，绿道十公里，打通断头路四条，群众出行更加方便快捷了。", NULL };

  assert_blocks ("一、上年工作回顾\n\n"
                 "全区经济稳步增长，就业形势总体平稳，群\n众收入持续提高，各项指标好于预期。\n\n"
                 "我们新建学校五所，改造老旧小区二十个，\r\n加装电梯三十部，受到群众欢迎好评。\r\n\r\n"
                 "我们还建成公园七个，绿道十公里，打通断\n头路四条，群众出行更加方便快捷了。\n",
                 expected);
}

/* Indents open paragraphs, no blank lines between; a date and meeting set on two centred lines. */
static void
test_indented (void)
{
  static const char *const expected[] = { "——2022年2月18日在临江市第十四届人民代表大会第七次会议上", "一、上年回顾",
                                          "面对困难，我们团结带领全市人民，砥砺前行，取得新的进展。",
                                          "财政收入突破百亿元，城乡居民收入稳步提高，学校新建五所。",
                                          "我们新建道路一百公里，改造老旧小区八十个，群众十分欢迎。", NULL };

  assert_blocks ("  ——2022年2月18日在临江市第十四届人民代表大会\n          第七次会议上\n    一、上年回顾\n"
                 "    面对困难，我们团结带领全市人民，砥砺\n前行，取得新的进展。\n"
                 "    财政收入突破百亿元，城乡居民收入稳步\n提高，学校新建五所。\n"
                 "    我们新建道路一百公里，改造老旧小区八\n十个，群众十分欢迎。\n",
                 expected);
}

static void
test_page_break (void)
{
  static const char *const expected[] = { "现在报告工作，请予审议，并请各位委员和列席人员一并提出宝贵的意见。",
                                          "全区经济稳步增长，就业形势总体平稳，群众收入持续提高，全年各项指标好于预期。", "#— 3 —",
                                          "二、下年工作", NULL };

  assert_blocks ("现在报告工作，请予审议，并请各位委员和列席人员一并提出宝贵的意见。\n\n"
                 "全区经济稳步增长，就业形势总体平稳，群众收入持续提高，全年各项\n\n— 3 —\n\n指标好于预期。\n\n二、下年工作\n",
                 expected);
}

static void
test_plain_lines (void)
{
  static const char *const expected[] = { "政府工作报告", "区长 王小二", "各位代表：", "现在，我代表区人民政府报告工作。",
                                          "一、回顾", "（一）发展更稳", NULL };

  assert_blocks ("政府工作报告\r区长 王小二\r各位代表：\r现在，我代表区人民政府报告工作。\r一、回顾\r（一）发展更稳\r", expected);
}

static void
test_furniture (void)
{
  static const char *const expected[] = { "#当前位置：首页 > 政务公开 > 规划计划", "政府工作报告", "#发布时间：2023-01-20 来源：区政府办",
                                          "#【打印】【关闭】", "我们关注公众号等新媒体的作用，办好政务服务。", "#关注公众号【某某数据】",
                                          "#www.example.org/list", "#责任编辑：王小二", "#第 3 页 共 12 页", NULL };

  assert_blocks ("当前位置：首页 > 政务公开 > 规划计划\n\n政府工作报告\n\n发布时间：2023-01-20 来源：区政府办\n\n【打印】【关闭】\n\n"
                 "我们关注公众号等新媒体的作用，办好政务服务。\n\n关注公众号【某某数据】\n\nwww.example.org/list\n\n"
                 "责任编辑：王小二\n\n第 3 页 共 12 页\n",
                 expected);
}

static void
test_bold (void)
{
  g_autoptr (GPtrArray) blocks = read_text ("**工作回顾**\n\n全年目标完成。**实施更新行动**，改造小区五个。\n");
  const DzBlock *heading = g_ptr_array_index (blocks, 0);
  const DzBlock *text = g_ptr_array_index (blocks, 1);

  g_assert_cmpstr (heading->text, ==, "工作回顾");
  g_assert_true (heading->bold);
  g_assert_cmpstr (text->text, ==, "全年目标完成。实施更新行动，改造小区五个。");
  g_assert_false (text->bold);
  g_assert_cmpuint (text->bolds->len, ==, 1);
  g_assert_cmpint (g_array_index (text->bolds, DzBoldRun, 0).start, ==, 7);
  g_assert_cmpint (g_array_index (text->bolds, DzBoldRun, 0).end, ==, 13);
}

/* A document that lost its line ends: blanks two wide stand between its paragraphs. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("2031年政府工作报告——2031年3月5日在某大会第四次会议上　　　　　　 总理王小二　　各位代表：　　");
  g_autoptr (GPtrArray) blocks = NULL;

  g_string_append (text, "一、过去一年的工作　　");
  for (int i = 0; i < 20; i++)
    g_string_append (text, "经济保持增长，社会保持稳定，各项事业取得新的进步。　　");
  blocks = read_text (text->str);
  g_assert_cmpuint (blocks->len, >, 6);
  g_assert_cmpstr (((DzBlock *) g_ptr_array_index (blocks, 0))->text, ==, "2031年政府工作报告");
  g_assert_cmpstr (((DzBlock *) g_ptr_array_index (blocks, 1))->text, ==, "——2031年3月5日在某大会第四次会议上");
  g_assert_cmpstr (((DzBlock *) g_ptr_array_index (blocks, 2))->text, ==, "总理王小二");
  g_assert_cmpstr (((DzBlock *) g_ptr_array_index (blocks, 3))->text, ==, "各位代表：");
  g_assert_cmpstr (((DzBlock *) g_ptr_array_index (blocks, 4))->text, ==, "一、过去一年的工作");
}

static void
test_repeated (void)
{
  static const char *const expected[] = { "某区年鉴", "经济保持稳定增长。", "#某区年鉴", "社会保持和谐安定。", "#某区年鉴",
                                          "各项事业全面进步。", NULL };

  assert_blocks ("某区年鉴\n\n经济保持稳定增长。\n\n某区年鉴\n\n社会保持和谐安定。\n\n某区年鉴\n\n各项事业全面进步。\n", expected);
}

static void
test_big (void)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) many = NULL;

  while (line->len < 1024 * 1024)
    g_string_append (line, "发展");
  one = read_text (line->str);
  g_assert_cmpuint (one->len, ==, 1);
  for (int i = 0; i < 100000; i++)
    g_string_append_printf (lines, "第%d项工作已经完成。\n", i);
  many = read_text (lines->str);
  g_assert_cmpuint (many->len, ==, 100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/blocks/hard-wrapped-lines-join", test_hard_wrap);
  g_test_add_func ("/blocks/indents-open-paragraphs", test_indented);
  g_test_add_func ("/blocks/page-break-inside-a-paragraph", test_page_break);
  g_test_add_func ("/blocks/one-line-a-paragraph", test_plain_lines);
  g_test_add_func ("/blocks/furniture-is-marked-not-dropped", test_furniture);
  g_test_add_func ("/blocks/bold-marks-become-runs", test_bold);
  g_test_add_func ("/blocks/one-long-line-comes-apart", test_long_line);
  g_test_add_func ("/blocks/running-heads", test_repeated);
  g_test_add_func ("/blocks/endless-line-and-many-lines", test_big);

  return g_test_run ();
}
