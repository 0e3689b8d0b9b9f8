/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-front-matter.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"
#include "core/dz-source.h"
#include "extract/dz-report-date.h"

#define MAX_FRONT 60         /* blocks, contents included */
#define MAX_TITLE_LINES 4    /* of a feature */
#define MAX_TITLE_LENGTH 60  /* code points of a line */
#define MAX_LINE_BYTES 900   /* what is longer is no line of a front */

/* In a dateline: match 1 is the name of the meeting; 在 before it is no part of it. */
#define MEETING "在?((?:[^在，,。]{0,40}?)第?[一二三四五六七八九十百0-9]+[届次](?:[^，,。会]|会(?!议)|会议(?=第))*会议)"

/* The office, then the name, which may be set with blanks between its characters. */
#define OFFICE "(?:区长|市长|省长|县长|州长|盟长|旗长|镇长|乡长|街长|总理|主席|特首|行政长官|部长|主任|院长)"
#define NAME "([\\p{Han}][\\p{Han}×ＸX○〇]{1,3}|[\\p{Han}]{1,8}[·•・][\\p{Han}·•・]{1,12})"
#define SPEAKER "^(.{0,40}?" OFFICE ")[）)]?[:：]?(?:同志)?" NAME "(?:同志|目录)?[）)]?$"

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

static gboolean
ends_sentence (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && dz_char_ends_sentence (g_utf8_get_char (g_utf8_prev_char (text + length)));
}

gboolean
dz_front_matter_is_salutation (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text);
  int length = (int) g_utf8_strlen (squeezed, -1);
  gunichar last = length > 0 ? g_utf8_get_char (g_utf8_prev_char (squeezed + strlen (squeezed))) : 0;
  gboolean addresses = g_str_has_prefix (squeezed, "各位") || g_str_has_prefix (squeezed, "尊敬的") ||
                       g_str_has_prefix (squeezed, "同志们");

  return addresses && length <= 24 && dz_char_is_pause (last) && last != 0x3002;
}

static char *
dup_meeting (const char *squeezed)
{
  static gsize cache;
  g_autoptr (GMatchInfo) match = NULL;

  g_autofree char *found = NULL;
  const char *day;

  if (!g_regex_match (get_regex (&cache, MEETING), squeezed, 0, &match))
    return NULL;

  /* “2016年1月19日某市第七届…” without 在 between */
  found = g_match_info_fetch (match, 1);
  day = g_strrstr (found, "日");

  return day != NULL ? g_strdup (day + strlen ("日")) : g_steal_pointer (&found);
}

static char *
dup_speaker (const char *squeezed)
{
  static gsize cache;
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (get_regex (&cache, SPEAKER), squeezed, 0, &match))
    return NULL;

  return g_match_info_fetch (match, 2);
}

static gboolean
is_work_title (const char *squeezed)
{
  return strstr (squeezed, "工作报告") != NULL && !ends_sentence (squeezed);
}

static gboolean
is_front_line (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (strlen (text) <= MAX_LINE_BYTES ? text : "");
  g_autofree char *meeting = dup_meeting (squeezed);
  g_autofree char *speaker = dup_speaker (squeezed);
  g_autofree char *date = dz_report_date_dup_iso (squeezed);

  return meeting != NULL || speaker != NULL || date != NULL || is_work_title (squeezed);
}

/* Where a report addresses its hearers, the front ends there. Looked for only among the first blocks, and not
 * beyond the first long paragraph, so that an “各位代表！” inside the text is none. */
static guint
find_salutation (const GPtrArray *blocks)
{
  int n_text = 0;

  for (guint i = 0; i < blocks->len && i < MAX_FRONT; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);

      if (block->noise)
        continue;
      if (dz_front_matter_is_salutation (block->text))
        return i + 1;
      n_text += g_utf8_strlen (block->text, -1) > 2 * MAX_TITLE_LENGTH;
      if (n_text > 1)
        break;
    }

  return 0;
}

guint
dz_front_matter_measure (const GPtrArray *blocks)
{
  guint n_front = find_salutation (blocks);
  int n_lines = 0;

  if (n_front > 0)
    return n_front;
  for (guint i = 0; i < blocks->len && n_lines < MAX_FRONT; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);
      gboolean is_front = is_front_line (block->text);

      if (block->noise)
        continue;
      if (ends_sentence (block->text) || g_utf8_strlen (block->text, -1) > MAX_TITLE_LENGTH)
        break;
      if (dz_enumerator_parse (block->text).kind != DZ_ENUMERATOR_NONE && !is_front)
        break;
      if (!is_front && n_lines >= MAX_TITLE_LINES)
        break;
      n_lines++;
      n_front = i + 1;
    }

  return n_front;
}

/* “政 府 工 作 报 告” is set with blanks for looks; “勇挑大梁 走在前列” has one that means something. */
static char *
dup_title_line (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text);
  g_autofree char *trimmed = dz_char_dup_trimmed (text);

  return is_work_title (squeezed) && strlen (squeezed) < 60 ? g_steal_pointer (&squeezed)
                                                            : g_steal_pointer (&trimmed);
}

static void
append_title (DzReport *report, const char *text)
{
  g_autofree char *line = dup_title_line (text);
  char *title
      = report->title != NULL ? g_strconcat (report->title, " ", line, NULL) : g_steal_pointer (&line);

  g_free (report->title);
  report->title = title;
}

/* A dateline states date or meeting and opens with a dash or bracket, or is only that. */
static gboolean
read_dateline (DzReport *report, const char *squeezed)
{
  g_autofree char *meeting = dup_meeting (squeezed);
  g_autofree char *date = dz_report_date_dup_iso (squeezed);

  if (meeting == NULL && date == NULL)
    return FALSE;
  if (report->delivered == NULL)
    report->delivered = g_steal_pointer (&date);
  if (report->meeting == NULL)
    report->meeting = g_steal_pointer (&meeting);

  return TRUE;
}

static const char *
skip_opening (const char *squeezed)
{
  while (*squeezed != '\0' && (g_unichar_type (g_utf8_get_char (squeezed)) == G_UNICODE_DASH_PUNCTUATION
                               || g_unichar_type (g_utf8_get_char (squeezed)) == G_UNICODE_OPEN_PUNCTUATION))
    squeezed = g_utf8_next_char (squeezed);

  return squeezed;
}

/* “（2024年1月，某市）”: when and where without a day, which states no date of delivery but is no title
 * either. */
static gboolean
is_bracketed_time (const char *squeezed)
{
  g_autoptr (GArray) years = dz_report_date_list_years (squeezed);

  return years->len > 0 && *squeezed != '\0'
         && g_unichar_type (g_utf8_get_char (squeezed)) == G_UNICODE_OPEN_PUNCTUATION;
}

/* “政府工作报告（2024年1月5日在…会议上）”: one line for both; cut at the bracket or dash before the date. */
static char *
dup_title_part (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *q = skip_opening (p);
      int digit = q > p && *q != '\0' ? dz_char_get_digit (g_utf8_get_char (q)) : -1;

      if (p > text && digit >= 0 && (strstr (q, "年") != NULL))
        return g_strndup (text, (gsize) (p - text));
    }

  return g_strdup (text);
}

static void
read_line (DzReport *report, const char *text, gboolean *has_dateline)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text);
  g_autofree char *speaker = dup_speaker (skip_opening (squeezed));
  g_autofree char *title_part = dup_title_part (text);
  g_autofree char *title_squeezed = dz_char_dup_squeezed (title_part);
  gboolean is_title = is_work_title (title_squeezed);

  if (dz_front_matter_is_salutation (text))
    return;
  if (is_title && strstr (title_squeezed, "目录") == NULL)
    {
      append_title (report, title_part);
      if (strlen (title_part) < strlen (text))
        *has_dateline = read_dateline (report, squeezed + strlen (title_squeezed));
      return;
    }
  if (read_dateline (report, squeezed) || is_bracketed_time (squeezed))
    {
      *has_dateline = TRUE;
      return;
    }
  if (speaker != NULL)
    {
      if (report->speaker == NULL)
        report->speaker = g_steal_pointer (&speaker);
      return;
    }
  /* A second line of the title stands above date and speaker. */
  if (!*has_dateline && report->speaker == NULL && g_utf8_strlen (text, -1) <= MAX_TITLE_LENGTH
      && dz_enumerator_parse (text).kind == DZ_ENUMERATOR_NONE && strcmp (squeezed, "目录") != 0)
    append_title (report, text);
}

/* An office on a line of its own, the name on the next. */
static void
read_split_speaker (DzReport *report, const GPtrArray *blocks, guint n_front)
{
  for (guint i = 0; i + 1 < n_front && report->speaker == NULL; i++)
    {
      const DzBlock *office = g_ptr_array_index (blocks, i);
      const DzBlock *name = g_ptr_array_index (blocks, i + 1);
      g_autofree char *both
          = g_strconcat (strlen (office->text) <= MAX_LINE_BYTES ? office->text : "", name->text, NULL);
      g_autofree char *squeezed = dz_char_dup_squeezed (both);

      if (!office->noise && !name->noise && g_utf8_strlen (name->text, -1) <= 8)
        report->speaker = dup_speaker (squeezed);
    }
}

static void
read_kind (DzReport *report, const GPtrArray *blocks, guint n_front)
{
  if (report->kind != DZ_REPORT_KIND_UNKNOWN)
    return;
  if ((report->title != NULL && is_work_title (report->title)) || report->meeting != NULL)
    {
      report->kind = DZ_REPORT_KIND_WORK_REPORT;
      return;
    }
  for (guint i = n_front; i < blocks->len && i < n_front + 4; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);

      if (strstr (block->text, "我代表") != NULL && strstr (block->text, "报告") != NULL)
        report->kind = DZ_REPORT_KIND_WORK_REPORT;
    }
  if (report->kind == DZ_REPORT_KIND_UNKNOWN && blocks->len > n_front + 4 && report->title != NULL)
    report->kind = DZ_REPORT_KIND_FEATURE;
}

void
dz_front_matter_read (DzReport *report, const GPtrArray *blocks, guint n_front)
{
  gboolean has_dateline = FALSE;

  g_return_if_fail (report != NULL && blocks != NULL && n_front <= blocks->len);

  for (guint i = 0; i < n_front; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);

      if (!block->noise && strlen (block->text) <= MAX_LINE_BYTES)
        read_line (report, block->text, &has_dateline);
    }
  if (report->speaker == NULL)
    read_split_speaker (report, blocks, n_front);
  read_kind (report, blocks, n_front);
}
