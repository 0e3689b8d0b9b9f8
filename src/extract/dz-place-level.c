/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-place-level.h"

#include <string.h>

/* A committee is named with its place behind one of these words; longer names no place has. */
#define HAN "(?![委府和与])[\\x{4e00}-\\x{9fff}]"
#define COMMITTEE \
  "(?:^|[在和与及、，,。；;]++)(?:中共)?((?:" HAN "){1,10}?(?:省|自治区|市|自治州|州|盟|地区))委(?!员|托|会)"

static GRegex *
get_committee (void)
{
  static gsize cache;

  if (g_once_init_enter (&cache))
    {
      GRegex *regex = g_regex_new (COMMITTEE, G_REGEX_OPTIMIZE, 0, NULL);

      g_assert (regex != NULL);
      g_once_init_leave (&cache, (gsize) regex);
    }

  return (GRegex *) cache;
}

static int
count_word (const GPtrArray *body, const char *word)
{
  int n = 0;

  for (guint i = 0; i < body->len; i++)
    for (const char *p = strstr (g_ptr_array_index (body, i), word); p != NULL;
         p = strstr (p + strlen (word), word))
      n++;

  return n;
}

static int
count_any (const GPtrArray *body, const char *const *words)
{
  int n = 0;

  for (; *words != NULL; words++)
    n += count_word (body, *words);

  return n;
}

/* 各市, 全市, 市: no names. */
static gboolean
is_name (const char *word)
{
  return g_utf8_strlen (word, -1) >= 3 && !g_str_has_prefix (word, "各") && !g_str_has_prefix (word, "全")
         && !g_str_has_prefix (word, "本") && !g_str_has_prefix (word, "我") && !g_str_has_prefix (word, "自治");
}

static DzLevel
get_level (const DzKnowledge *knowledge, const char *name)
{
  const DzPlace *place = knowledge != NULL ? dz_knowledge_find_place (knowledge, name) : NULL;

  if (place != NULL)
    return place->level;

  return knowledge != NULL ? dz_knowledge_guess_level (knowledge, name) : DZ_LEVEL_UNKNOWN;
}

/* The lowest place above own whose committee the text names; NULL if it names none. */
static char *
dup_upper (const GPtrArray *body, const char *own, DzLevel below, const DzKnowledge *knowledge)
{
  DzLevel best_level = DZ_LEVEL_UNKNOWN;
  char *best = NULL;

  for (guint i = 0; i < body->len; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_regex_match (get_committee (), g_ptr_array_index (body, i), 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          DzLevel level = get_level (knowledge, name);

          if (!is_name (name) || strcmp (name, own) == 0 || level == DZ_LEVEL_UNKNOWN || level <= best_level
              || (below != DZ_LEVEL_UNKNOWN && level >= below))
            continue;
          g_free (best);
          best = g_steal_pointer (&name);
          best_level = level;
        }
    }

  return best;
}

/* A 市 with districts and counties below it is a city; one with a prefecture's committee above it, or with
 * nothing but towns below, is a county-level one. */
static DzLevel
judge_city (const DzReport *report, const GPtrArray *body)
{
  static const char *const above[] = { "作为县级市", "州委、州政府", "州委州政府", "和州委",
                                       "地委、行署", "盟委、行署",   NULL };
  static const char *const below[] = { "各区",   "县区",   "区县",     "各县",   "县（市、区）", "县（市）",
                                       "市辖区", "县市区", "中心城区", "主城区", "县级市",       NULL };
  static const char *const towns[] = { "乡镇", "镇街", "镇村", "乡村两级", "各镇", NULL };
  const char *parent = report->parent;

  if (parent != NULL && !g_str_has_suffix (parent, "省") && !g_str_has_suffix (parent, "自治区"))
    return DZ_LEVEL_DISTRICT;
  if (count_any (body, above) > 0)
    return DZ_LEVEL_DISTRICT;
  if (count_any (body, below) == 0 && count_any (body, towns) >= 2)
    return DZ_LEVEL_DISTRICT;

  return DZ_LEVEL_CITY;
}

void
dz_place_level_read (DzReport *report, const GPtrArray *body, const DzKnowledge *knowledge)
{
  gboolean is_city;
  DzLevel below;

  g_return_if_fail (report != NULL && report->place != NULL && body != NULL);

  is_city = g_str_has_suffix (report->place, "市");
  below = report->level != DZ_LEVEL_UNKNOWN ? report->level
          : is_city                         ? DZ_LEVEL_DISTRICT
                                            : get_level (knowledge, report->place);
  if (report->parent == NULL && below > DZ_LEVEL_PROVINCE)
    report->parent = dup_upper (body, report->place, below, knowledge);
  if (report->level == DZ_LEVEL_UNKNOWN && is_city)
    report->level = judge_city (report, body);
}
