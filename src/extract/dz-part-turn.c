/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-part-turn.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-report.h"

/* The turn stands in the opening sentences. */
#define REACH 240 /* code points */

/* Behind the year: what a report calls its demands on it. */
#define DEMANDS \
  "(?:的)?(?:政府|各项)?(?:经济社会发展|国民经济和社会发展|经济|发展)?(?:工作)?(?:的)?"                              \
  "(?:总体要求|总的要求|总要求|总体思路|总体部署|基本思路|指导思想|主要任务|基本要求|主要预期目标|预期目标|主要目标)"

#define YEAR "(今年|[0-9０-９〇○零一二三四五六七八九]{4}年)"

static GRegex *
get_regex (gsize *cache, const char *pattern)
{
  if (g_once_init_enter (cache))
    {
      GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

      g_assert (regex != NULL);
      g_once_init_leave (cache, (gsize) regex);
    }

  return (GRegex *) *cache;
}

static int
count_matches (GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int n = 0;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;

  return n;
}

gboolean
dz_part_turn_is_plan (const GPtrArray *paragraphs, guint first, guint end)
{
  static gsize plan_cache;
  static gsize review_cache;
  GRegex *plan = get_regex (&plan_cache, "(?<![重主需只还首纲摘])要(?!素|闻|件)|必须");
  GRegex *review = get_regex (&review_cache, "(?<!为)了(?!解)|比上年|去年|过去");
  int n_plan = 0;
  int n_review = 0;

  g_return_val_if_fail (paragraphs != NULL && end <= paragraphs->len, FALSE);

  for (guint i = first; i < end; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_BODY)
        continue;
      n_plan += count_matches (plan, paragraph->text);
      n_review += count_matches (review, paragraph->text);
    }

  return n_plan >= 2 && n_plan > n_review;
}

static char *
dup_opening (const char *text)
{
  g_autofree char *opening = g_utf8_substring (text, 0, MIN (REACH, g_utf8_strlen (text, -1)));

  return dz_char_dup_squeezed (opening);
}

/* Whether 今年 or a year's digits are the year to come. */
static gboolean
is_coming (const char *word, int year, gboolean this_year)
{
  int value = 0;

  if (g_str_has_prefix (word, "今"))
    return this_year;
  for (; !g_str_has_prefix (word, "年"); word = g_utf8_next_char (word))
    value = value * 10 + dz_char_get_digit (g_utf8_get_char (word));

  return year > 0 && value == year;
}

gboolean
dz_part_turn_opens_plan (const char *text, int year, gboolean this_year)
{
  static gsize cache;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *opening = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  opening = dup_opening (text);
  g_regex_match (get_regex (&cache, YEAR "(?:" DEMANDS ")|做好" YEAR "(?:的)?(?:政府|各项)?工作"), opening, 0,
                 &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);

      if (is_coming (second != NULL && *second != '\0' ? second : first, year, this_year))
        return TRUE;
    }

  return FALSE;
}

gboolean
dz_part_turn_opens_review (const char *text, int year)
{
  static const char *const openings[] = { "首先报告", "首先，报告", "先报告", "过去一年", "过去的一年",
                                          "过去五年", "一年来",     "五年来", "刚刚过去", NULL };
  g_autofree char *opening = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  opening = dup_opening (text);
  for (gsize i = 0; openings[i] != NULL; i++)
    if (g_str_has_prefix (opening, openings[i]))
      return TRUE;
  if (year > 0)
    {
      g_autofree char *last = g_strdup_printf ("%d年", year - 1);

      return g_str_has_prefix (opening, last);
    }

  return FALSE;
}
