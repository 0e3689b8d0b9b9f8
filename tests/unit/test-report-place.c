/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"

/* Places nobody has heard of: what the report itself says of their level and of the place above them. */

static DzKnowledge *knowledge;

static DzReport *
read_text (const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GPtrArray) blocks = dz_importer_find (source, NULL)->read (source, NULL, NULL);

  return dz_report_reader_read (blocks, source, knowledge);
}

static void
assert_place (const char *front, const char *body, const char *place, DzLevel level, const char *parent)
{
  g_autofree char *text = g_strdup_printf ("%s\n\n各位代表：\n\n一、2023年工作回顾\n\n%s\n\n"
                                           "二、2024年工作安排\n\n地区生产总值增长6%%。\n",
                                           front, body);
  g_autoptr (DzReport) report = read_text ("0001.txt", text);

  g_assert_cmpstr (report->place, ==, place);
  g_assert_cmpstr (dz_level_get_nick (report->level), ==, dz_level_get_nick (level));
  g_assert_cmpstr (report->parent, ==, parent);
}

static void
test_known (void)
{
  assert_place ("仙桃市2024年政府工作报告", "全市经济平稳。", "仙桃市", DZ_LEVEL_DISTRICT, "湖北省");
  assert_place ("昆山市2024年政府工作报告", "全市经济平稳。", "昆山市", DZ_LEVEL_DISTRICT, "苏州市");
  assert_place ("旬阳市2024年政府工作报告", "全市经济平稳。", "旬阳市", DZ_LEVEL_DISTRICT, "安康市");
  assert_place ("绵阳市2024年政府工作报告", "全市经济平稳。", "绵阳市", DZ_LEVEL_CITY, "四川省");
}

/* Where the title names the place above. */
static void
test_parent_of_title (void)
{
  assert_place ("石原市东泽县2024年政府工作报告", "全县经济平稳。", "东泽县", DZ_LEVEL_DISTRICT, "石原市");
  assert_place ("石原市南泽市2024年政府工作报告", "全市经济平稳。", "南泽市", DZ_LEVEL_DISTRICT, "石原市");
}

/* Where only the text does, by its committee. */
static void
test_parent_of_text (void)
{
  assert_place ("东泽县2024年政府工作报告", "一年来，在石原市委和县委的坚强领导下，全县经济平稳。", "东泽县", DZ_LEVEL_DISTRICT,
                "石原市");
  assert_place ("南泽市2024年政府工作报告", "一年来，在石原市委、市政府和南泽市委的领导下，全市经济平稳。", "南泽市",
                DZ_LEVEL_DISTRICT, "石原市");
  assert_place ("南泽市2024年政府工作报告", "一年来，在州委、州政府和市委的领导下，全市经济平稳。", "南泽市",
                DZ_LEVEL_DISTRICT, NULL);
  assert_place ("西泽区2024年政府工作报告", "一年来，在武汉市委、市政府和区委的领导下，全区经济平稳。", "西泽区",
                DZ_LEVEL_DISTRICT, "武汉市");
  assert_place ("南泽市2024年政府工作报告", "一年来，在湖北省委、省政府和市委的领导下，各区竞相发展。", "南泽市",
                DZ_LEVEL_CITY, "湖北省");
}

/* A city has districts and counties below it, a county-level one only towns. */
static void
test_divisions_below (void)
{
  assert_place ("南泽市2024年政府工作报告", "各县区竞相发展，乡镇面貌一新，全市乡镇通了公交。", "南泽市", DZ_LEVEL_CITY, NULL);
  assert_place ("南泽市2024年政府工作报告", "乡镇面貌一新，全市乡镇通了公交。", "南泽市", DZ_LEVEL_DISTRICT, NULL);
  assert_place ("东泽自治州2024年政府工作报告", "全州经济平稳，乡镇面貌一新。", "东泽自治州", DZ_LEVEL_CITY, NULL);
  assert_place ("东泽省2024年政府工作报告", "全省经济平稳。", "东泽省", DZ_LEVEL_PROVINCE, "全国");
}

/* The name of the file says nothing: where the text tells no year and no place, none is set. */
static void
test_file_name_is_no_witness (void)
{
  g_autoptr (DzReport) report = read_text ("武昌区2024年政府工作报告.txt", "各位代表：\n\n经济平稳，民生改善。\n");

  g_assert_null (report->place);
  g_assert_cmpint (dz_report_get_year (report), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  g_test_add_func ("/report-place/known", test_known);
  g_test_add_func ("/report-place/parent-of-title", test_parent_of_title);
  g_test_add_func ("/report-place/parent-of-text", test_parent_of_text);
  g_test_add_func ("/report-place/divisions-below", test_divisions_below);
  g_test_add_func ("/report-place/file-name-is-no-witness", test_file_name_is_no_witness);

  return g_test_run ();
}
