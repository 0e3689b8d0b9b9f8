/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-report-place.h"

#include <string.h>

#include "core/dz-char.h"
#include "extract/dz-place-level.h"

#define NATION "全国"
#define MAX_NAME 15 /* code points of one name */
#define MAX_OPENING 600 /* bytes of a paragraph that are its opening words */

static const char *const endings = "省市区县州盟旗";

static gboolean
is_ending (gunichar c)
{
  return c != 0 && g_utf8_strchr (endings, -1, c) != NULL;
}

/* One name that text opens with: up to the first ending, or further where another one follows at once
 * (广州市, 通州区); never an ending alone, so that 市中区 stays whole. 代市长 and 副区长 open with none. */
static int
measure_name (const char *text)
{
  const char *p = text;

  for (int n = 0; n < MAX_NAME && dz_char_is_han (g_utf8_get_char (p)); n++)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (n == 0 || !is_ending (c))
        continue;
      if (is_ending (g_utf8_get_char (p)) && g_utf8_get_char (p) != c)
        continue;
      if (g_utf8_get_char (p) == 0x957f) /* 长 */
        return 0;

      return (int) (p - text);
    }

  return 0;
}

GPtrArray *
dz_report_place_split (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  int length;

  g_return_val_if_fail (text != NULL, names);

  while ((length = measure_name (text)) > 0)
    {
      g_ptr_array_add (names, g_strndup (text, (gsize) length));
      text += length;
    }

  return names;
}

static void
set_place (DzReport *report, const char *name, const char *parent)
{
  if (report->place == NULL)
    report->place = g_strdup (name);
  if (report->parent == NULL && parent != NULL && g_strcmp0 (report->place, name) == 0)
    report->parent = g_strdup (parent);
}

/* “第十六届”, “2024年” and the like end the row of names; 自治州 and 本市 name none. */
static gboolean
take_row (DzReport *report, const char *text)
{
  g_autoptr (GPtrArray) names = dz_report_place_split (text);
  const char *last;

  if (names->len == 0)
    return FALSE;
  last = g_ptr_array_index (names, names->len - 1);
  if (g_str_has_prefix (last, "全") || g_str_has_prefix (last, "本") || g_str_has_prefix (last, "我") ||
      strstr (last, "届") != NULL || strstr (last, "年") != NULL)
    return FALSE;
  set_place (report, last, names->len > 1 ? g_ptr_array_index (names, names->len - 2) : NULL);

  return TRUE;
}

static const char *
skip_year (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (dz_char_get_digit (c) < 0 && !g_str_has_prefix (text, "年") && !dz_char_is_blank (c)
          && g_unichar_isalnum (c))
        break;
    }

  return text;
}

static gboolean
is_national (const char *text)
{
  return strstr (text, "国务院") != NULL || strstr (text, "中华人民共和国") != NULL ||
         g_str_has_prefix (text, NATION);
}

/* The assembly's name without a place is the national one where no lower word stands before it. */
static gboolean
take_meeting (DzReport *report)
{
  const char *meeting = report->meeting;

  if (meeting == NULL)
    return FALSE;
  if (strstr (meeting, NATION "人民代表大会") != NULL || strstr (meeting, NATION "人大") != NULL
      || is_national (meeting))
    {
      set_place (report, NATION, NULL);
      return TRUE;
    }

  return take_row (report, meeting);
}

static gboolean
take_front (DzReport *report, const GPtrArray *front)
{
  for (guint i = 0; i < front->len; i++)
    {
      g_autofree char *line = dz_char_dup_squeezed (g_ptr_array_index (front, i));

      if (is_national (line))
        {
          set_place (report, NATION, NULL);
          return TRUE;
        }
      if (take_row (report, skip_year (line)))
        return TRUE;
    }

  return FALSE;
}

/* “我代表国务院”, “我代表武昌区人民政府” in the opening words. */
static gboolean
take_opening (DzReport *report, const GPtrArray *body)
{
  for (guint i = 0; i < body->len && i < 4; i++)
    {
      g_autofree char *opening = g_strndup (g_ptr_array_index (body, i), MAX_OPENING);
      const char *found = strstr (opening, "代表");

      for (; found != NULL; found = strstr (found, "代表"))
        {
          found += strlen ("代表");
          if (g_str_has_prefix (found, "国务院"))
            {
              set_place (report, NATION, NULL);
              return TRUE;
            }
          if (strstr (found, "人民政府") != NULL && g_utf8_strchr (endings, -1, g_utf8_get_char (found)) == NULL
              && take_row (report, found))
            return TRUE;
        }
    }

  return FALSE;
}

/* Enough of a text to tell which place it speaks of, in bytes. */
#define MAX_SAMPLE (256 * 1024)

static guint
measure_sample (const GPtrArray *body)
{
  gsize size = 0;
  guint n = 0;

  while (n < body->len && size < MAX_SAMPLE)
    size += strlen (g_ptr_array_index (body, n++));

  return n;
}

static int
count_text (const GPtrArray *body, guint n_sample, const char *word)
{
  int n = 0;

  for (guint i = 0; i < n_sample; i++)
    for (const char *p = strstr (g_ptr_array_index (body, i), word); p != NULL;
         p = strstr (p + strlen (word), word))
      n++;

  return n;
}

/* “市第十五届人民代表大会”: the assembly tells its level where it keeps its name to itself. */
static DzLevel
find_own_level (const DzReport *report)
{
  gunichar first = report->meeting != NULL ? g_utf8_get_char (report->meeting) : 0;

  switch (first)
    {
    case 0x7701: /* 省 */
      return DZ_LEVEL_PROVINCE;
    case 0x5e02: /* 市 */
    case 0x5dde: /* 州 */
      return DZ_LEVEL_CITY;
    case 0x533a: /* 区 */
    case 0x53bf: /* 县 */
    case 0x65d7: /* 旗 */
      return DZ_LEVEL_DISTRICT;
    default:
      return DZ_LEVEL_UNKNOWN;
    }
}

/* Cities stand on three levels: 北京市, 武汉市, 大冶市. */
static gboolean
may_be_level (const DzPlace *place, DzLevel level)
{
  return level == DZ_LEVEL_UNKNOWN || place->level == level
         || (level == DZ_LEVEL_CITY && g_str_has_suffix (place->name, "市"));
}

/* A page that names its place nowhere above: the known place the text speaks of most. The higher one is
 * named beside it all the time, so the lower one needs only half as many. */
static void
take_most_named (DzReport *report, const GPtrArray *body, const DzKnowledge *knowledge)
{
  const GPtrArray *places = knowledge != NULL ? dz_knowledge_get_places (knowledge) : NULL;
  DzLevel level = find_own_level (report);
  const DzPlace *best = NULL;
  int best_count = 2;
  guint n_sample = measure_sample (body);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const DzPlace *place = g_ptr_array_index (places, i);
      int count = count_text (body, n_sample, place->name);

      if (place->level == DZ_LEVEL_NATION || count == 0 || !may_be_level (place, level))
        continue;
      if (place->short_name != NULL && strlen (place->short_name) >= 6)
        count = MAX (count, count_text (body, n_sample, place->short_name));
      if (best != NULL && place->level > best->level ? 2 * count > best_count : count > best_count)
        {
          best = place;
          best_count = count;
        }
    }
  if (best != NULL)
    set_place (report, best->name, NULL);
}

static const DzPlace *
find_by_key (const DzKnowledge *knowledge, const char *key)
{
  return key != NULL ? dz_knowledge_find_place (knowledge, key) : NULL;
}

/* Two districts of the same name: the known one only where its parent is the one the report names. */
static void
complete_from_knowledge (DzReport *report, const DzKnowledge *knowledge)
{
  const DzPlace *place = knowledge != NULL ? dz_knowledge_find_place (knowledge, report->place) : NULL;
  const DzPlace *parent = place != NULL ? find_by_key (knowledge, place->parent) : NULL;

  if (place == NULL || strcmp (place->name, report->place) != 0)
    return;
  if (report->parent != NULL && (parent == NULL || strcmp (parent->name, report->parent) != 0))
    return;
  if (report->parent == NULL && parent != NULL)
    report->parent = g_strdup (parent->name);
  if (report->level == DZ_LEVEL_UNKNOWN)
    report->level = place->level;
}

static DzLevel
guess_level (const DzReport *report, const DzKnowledge *knowledge)
{
  if (strcmp (report->place, NATION) == 0)
    return DZ_LEVEL_NATION;

  return knowledge != NULL ? dz_knowledge_guess_level (knowledge, report->place) : DZ_LEVEL_UNKNOWN;
}

void
dz_report_place_read (DzReport *report, const GPtrArray *front, const GPtrArray *body,
                      const DzKnowledge *knowledge)
{
  g_return_if_fail (report != NULL && front != NULL && body != NULL);

  if (report->place == NULL && !take_meeting (report) && !take_front (report, front)
      && !take_opening (report, body))
    take_most_named (report, body, knowledge);
  if (report->place == NULL)
    {
      if (report->level == DZ_LEVEL_UNKNOWN)
        report->level = find_own_level (report);
      return;
    }
  complete_from_knowledge (report, knowledge);
  if (strcmp (report->place, NATION) != 0)
    dz_place_level_read (report, body, knowledge);
  if (report->level == DZ_LEVEL_UNKNOWN)
    report->level = guess_level (report, knowledge);
  if (report->level == DZ_LEVEL_PROVINCE && report->parent == NULL)
    report->parent = g_strdup (NATION);
}
