/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "core/dz-error.h"
#include "core/dz-knowledge.h"

static DzKnowledge *
load (const char *user_directory)
{
  g_autoptr (GError) error = NULL;
  DzKnowledge *knowledge = dz_knowledge_load (NULL, user_directory, &error);

  g_assert_no_error (error);

  return knowledge;
}

static void
write_file (const char *directory, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  g_remove (path);
}

static void
test_names_and_aliases (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");
  const DzIndicator *indicator = dz_knowledge_find_indicator (knowledge, "社零额");

  g_assert_nonnull (indicator);
  g_assert_cmpstr (indicator->key, ==, "retail_sales");
  g_assert_cmpstr (indicator->name, ==, "社会消费品零售总额");
  g_assert_true (indicator == dz_knowledge_find_indicator (knowledge, "retail_sales"));
  g_assert_true (indicator == dz_knowledge_find_indicator (knowledge, indicator->name));
  g_assert_nonnull (dz_knowledge_find_indicator (knowledge, "ＧＤＰ"));
  g_assert_null (dz_knowledge_find_indicator (knowledge, "无此指标"));
  for (int i = 1; indicator->aliases[i] != NULL; i++)
    g_assert_cmpuint (strlen (indicator->aliases[i - 1]), >=, strlen (indicator->aliases[i]));
}

static void
test_indicators_are_whole (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");
  const GPtrArray *indicators = dz_knowledge_get_indicators (knowledge);

  g_assert_cmpuint (indicators->len, >=, 200);
  g_assert_cmpuint (dz_knowledge_get_topics (knowledge)->len, ==, 8);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);

      g_assert_nonnull (dz_knowledge_find_topic (knowledge, indicator->topic));
      g_assert_cmpstr (indicator->name_en, !=, "");
      /* A name claimed twice would make one of the two unreachable. */
      g_assert_true (dz_knowledge_find_indicator (knowledge, indicator->name) == indicator);
      for (int j = 0; indicator->aliases[j] != NULL; j++)
        g_assert_true (dz_knowledge_find_indicator (knowledge, indicator->aliases[j]) == indicator);
    }
}

static void
test_places (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");
  const DzPlace *district = dz_knowledge_find_place (knowledge, "武昌");
  const DzPlace *city = dz_knowledge_find_place (knowledge, "武汉市");

  g_assert_nonnull (district);
  g_assert_nonnull (city);
  g_assert_cmpstr (district->key, ==, "420106");
  g_assert_cmpstr (district->name, ==, "武昌区");
  g_assert_cmpint (district->level, ==, DZ_LEVEL_DISTRICT);
  g_assert_cmpstr (district->parent, ==, city->key);
  g_assert_cmpstr (city->parent, ==, "420000");
  /* a province and a city of it share the short name */
  g_assert_cmpint (dz_knowledge_find_place (knowledge, "吉林")->level, ==, DZ_LEVEL_PROVINCE);
  g_assert_null (dz_knowledge_find_place (knowledge, "全国")->parent);
  g_assert_null (dz_knowledge_find_place (knowledge, "某某镇"));
}

static void
test_every_place_has_its_parent_above (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");
  const GPtrArray *places = dz_knowledge_get_places (knowledge);
  guint n_of_level[DZ_LEVEL_DISTRICT + 1] = { 0 };
  guint n_county_cities = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const DzPlace *place = g_ptr_array_index (places, i);
      const DzPlace *parent = place->parent != NULL ? dz_knowledge_find_place (knowledge, place->parent) : NULL;

      n_of_level[place->level]++;
      if (place->level == DZ_LEVEL_NATION)
        continue;
      g_assert_nonnull (parent);
      g_assert_cmpint (parent->level, <, place->level);
      g_assert_cmpuint (strlen (place->key), ==, 6);
      n_county_cities += place->level == DZ_LEVEL_DISTRICT && g_str_has_suffix (place->name, "市");
    }
  g_assert_cmpuint (n_county_cities, ==, 397);
  g_assert_cmpuint (n_of_level[DZ_LEVEL_PROVINCE], ==, 31);
  g_assert_cmpuint (n_of_level[DZ_LEVEL_CITY], ==, 333);
}

static void
test_units_and_their_multiples (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");
  const DzUnit *trillion = dz_knowledge_find_unit (knowledge, "万亿元");
  const DzUnit *mu = dz_knowledge_find_unit (knowledge, "万亩");

  g_assert_nonnull (trillion);
  g_assert_cmpstr (trillion->family, ==, "money");
  g_assert_cmpfloat (trillion->factor, ==, 1e12);
  g_assert_nonnull (mu);
  g_assert_cmpfloat_with_epsilon (mu->factor, 6666667, 1);
  g_assert_null (dz_knowledge_find_unit (knowledge, "万%"));
}

static void
test_tolerances_cover_all_pairs (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");

  for (int measure = DZ_MEASURE_LEVEL; measure <= DZ_MEASURE_RATIO; measure++)
    for (int modifier = DZ_MODIFIER_EXACT; modifier <= DZ_MODIFIER_RANGE; modifier++)
      {
        const DzTolerance *tolerance
            = dz_knowledge_find_tolerance (knowledge, (DzMeasure) measure, (DzModifier) modifier);

        g_assert_nonnull (tolerance);
        g_assert_cmpfloat (tolerance->nearly, >=, tolerance->met);
      }
}

static void
test_guesses_level_by_ending (void)
{
  g_autoptr (DzKnowledge) knowledge = load ("/nonexistent");

  g_assert_cmpint (dz_knowledge_guess_level (knowledge, "某某自治州"), ==, DZ_LEVEL_CITY);
  g_assert_cmpint (dz_knowledge_guess_level (knowledge, "某某自治区"), ==, DZ_LEVEL_PROVINCE);
  g_assert_cmpint (dz_knowledge_guess_level (knowledge, "某某县"), ==, DZ_LEVEL_DISTRICT);
  g_assert_cmpint (dz_knowledge_guess_level (knowledge, "区"), ==, DZ_LEVEL_UNKNOWN);
  g_assert_cmpint (dz_knowledge_guess_level (knowledge, "某某集团"), ==, DZ_LEVEL_UNKNOWN);
}

static void
test_user_files_add_and_replace (void)
{
  g_autofree char *user = g_dir_make_tmp ("duizhao-knowledge-XXXXXX", NULL);
  g_autoptr (DzKnowledge) knowledge = NULL;

  write_file (user, "indicators.tsv",
              "\xef\xbb\xbf# mine\r\nname\tkey\tname_en\taliases\ttopic\tunit_family\tdirection\tmeasure\r\n"
              "经济总量（我的叫法）\tgdp\tGDP\tGDP\teconomy\tmoney\tmore\tlevel\r\n"
              "书店\tbookshops\tBookshops\t实体书店 | 书屋\tlivelihood\tcount\tmore\tlevel\r\n");
  knowledge = load (user);

  g_assert_cmpstr (dz_knowledge_find_indicator (knowledge, "gdp")->name, ==, "经济总量（我的叫法）");
  g_assert_null (dz_knowledge_find_indicator (knowledge, "地区生产总值"));
  g_assert_cmpstr (dz_knowledge_find_indicator (knowledge, "书屋")->key, ==, "bookshops");

  remove_file (user, "indicators.tsv");
  g_rmdir (user);
}

static void
assert_refused (const char *name, const char *text, const char *line)
{
  g_autofree char *user = g_dir_make_tmp ("duizhao-knowledge-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  DzKnowledge *knowledge;

  write_file (user, name, text);
  knowledge = dz_knowledge_load (NULL, user, &error);
  g_assert_null (knowledge);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, line));
  remove_file (user, name);
  g_rmdir (user);
}

static void
test_broken_files_name_file_and_line (void)
{
  assert_refused ("units.tsv", "unit\tfamily\tfactor\tmultiples\n斗\tvolume\tten\tno\n", "line 2");
  assert_refused ("units.tsv", "unit\tfamily\tfactor\tmultiples\n斗\tvolume\t-1\tno\n", "line 2");
  assert_refused ("units.tsv", "unit\tfamily\tmultiples\n", "line 1");
  assert_refused ("modifiers.tsv", "# c\nwording\tmodifier\tposition\n\n大抵\tperhaps\tbefore\n", "line 4");
  assert_refused ("places.tsv", "key\tname\tshort_name\tlevel\tparent\n1\t甲县\t甲\tdistrict\t999\n", "line 2");
  assert_refused ("topics.tsv", "key\tname\tname_en\nmine\n", "line 2");
  assert_refused ("topics.tsv", "\xff\xfe", "UTF-8");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/knowledge/names-and-aliases", test_names_and_aliases);
  g_test_add_func ("/knowledge/indicators-are-whole", test_indicators_are_whole);
  g_test_add_func ("/knowledge/places", test_places);
  g_test_add_func ("/knowledge/every-place-has-its-parent-above", test_every_place_has_its_parent_above);
  g_test_add_func ("/knowledge/units-and-their-multiples", test_units_and_their_multiples);
  g_test_add_func ("/knowledge/tolerances-cover-all-pairs", test_tolerances_cover_all_pairs);
  g_test_add_func ("/knowledge/guesses-level-by-ending", test_guesses_level_by_ending);
  g_test_add_func ("/knowledge/user-files-add-and-replace", test_user_files_add_and_replace);
  g_test_add_func ("/knowledge/broken-files-name-file-and-line", test_broken_files_name_file_and_line);

  return g_test_run ();
}
