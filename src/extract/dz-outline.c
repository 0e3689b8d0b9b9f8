/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-outline.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-source.h"
#include "core/dz-text.h"
#include "extract/dz-part-turn.h"
#include "extract/dz-report-date.h"
#include "extract/dz-report-years.h"
#include "extract/dz-run-in.h"

#define N_LEVELS 4

/* How this document numbers its headings. */
typedef struct
{
  gboolean has_chapter;
  gboolean has_han;
  gboolean has_paren;
  gboolean has_tops; /* unnumbered headings stand above: 一、 begins anew below each */
  gboolean
      has_han_lines; /* some 一、 are lines without a full stop: those that are sentences count below them */
  gboolean paren_first; /* （一） stands above 一、 */
  gboolean has_plain_tops; /* no 一、 at all, and some unnumbered headings are of a higher kind than others */
} Scheme;

typedef struct
{
  DzReport *report;
  const GPtrArray *blocks;
  DzOpening *openings;
  Scheme scheme;
  int open[N_LEVELS + 1]; /* the section open at each level; -1 for none */
  int numbered;           /* level of the innermost heading that is no run-in */
  int enumerated;         /* the same, 一是 left out */
  gboolean in_han;        /* a 一、 is open below the chapter or part */
  gboolean in_paren;      /* a （一） is open below it */
  DzPart part;
  int year;            /* the one planned for, as far as the front tells; else 0 */
  gboolean this_year;  /* 今年 is that year */
  gboolean has_review; /* a heading says that it opens the review */
} Outline;

static DzParagraph *
get_paragraph (const Outline *outline, guint i)
{
  return g_ptr_array_index (outline->report->paragraphs, i);
}

static gboolean
is_body (const Outline *outline, guint i)
{
  return get_paragraph (outline, i)->kind == DZ_PARAGRAPH_BODY;
}

static gboolean
is_plain_heading (const Outline *outline, guint i)
{
  return is_body (outline, i) && outline->openings[i].standalone &&
         outline->openings[i].enumerator.kind == DZ_ENUMERATOR_NONE;
}

static int
count_blanks (const char *text)
{
  int n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += dz_char_is_blank (g_utf8_get_char (text));

  return n;
}

/* Words of a part, a year, or a headline set in three lines. */
static gboolean
is_high_plain (const char *text)
{
  g_autoptr (GArray) years = dz_report_date_list_years (text);
  DzPart part = dz_report_years_guess_part (text);

  return count_blanks (text) >= 2 || years->len > 0 || part == DZ_PART_REVIEW || part == DZ_PART_GLOSSARY
         || strstr (text, "展望") != NULL || strstr (text, "自身建设") != NULL
         || strstr (text, "工作安排") != NULL;
}

static gboolean
is_han (const DzOpening *opening)
{
  return opening->enumerator.kind == DZ_ENUMERATOR_HAN || opening->enumerator.kind == DZ_ENUMERATOR_HAN_BARE;
}

/* 一、依靠科学，加快发展。: a numbered sentence, not a line. */
static gboolean
is_sentence (const DzOpening *opening)
{
  return !opening->standalone || opening->end > 0;
}

/* （一） before the first 一、, and 一、 begins below it. */
static gboolean
is_paren_first (const Outline *outline)
{
  gboolean paren_seen = FALSE;

  for (guint i = 0; i < outline->report->paragraphs->len; i++)
    {
      const DzOpening *opening = &outline->openings[i];

      if (!is_body (outline, i) || !(opening->standalone || opening->run_in))
        continue;
      if (is_han (opening))
        return paren_seen && is_sentence (opening);
      paren_seen |= opening->enumerator.kind == DZ_ENUMERATOR_HAN_PAREN && opening->enumerator.number == 1
                    && !is_sentence (opening);
    }

  return FALSE;
}

/* A line that names its part, without a number, opens the first heading, and another one follows:
 * 过去五年的回顾 … 今后五年的 主要任务 with （一） below. */
static gboolean
has_named_tops (const Outline *outline)
{
  int n_tops = 0;

  for (guint i = 0; i < outline->report->paragraphs->len; i++)
    {
      const DzOpening *opening = &outline->openings[i];

      if (!is_body (outline, i) || !opening->standalone)
        continue;
      if (n_tops == 0 && !is_plain_heading (outline, i))
        return FALSE;
      if (is_plain_heading (outline, i)
          && dz_report_years_guess_part (get_paragraph (outline, i)->text) != DZ_PART_OTHER)
        n_tops++;
      else if (n_tops == 0)
        return FALSE;
    }

  return n_tops >= 2;
}

static void
find_scheme (Outline *outline)
{
  Scheme *scheme = &outline->scheme;
  int n_lines = 0;
  gboolean has_high = FALSE;
  gboolean has_low = FALSE;
  gboolean plain_above = FALSE;
  int n_first = 0;

  for (guint i = 0; i < outline->report->paragraphs->len; i++)
    {
      const DzOpening *opening = &outline->openings[i];
      gboolean counts = is_body (outline, i) && (opening->standalone || opening->run_in);

      if (!counts)
        continue;
      scheme->has_chapter |= opening->enumerator.kind == DZ_ENUMERATOR_CHAPTER;
      scheme->has_paren |= opening->enumerator.kind == DZ_ENUMERATOR_HAN_PAREN;
      if (is_han (opening))
        {
          scheme->has_han = TRUE;
          n_lines += !is_sentence (opening);
          n_first += opening->enumerator.number == 1 && plain_above;
          plain_above = FALSE;
        }
      if (is_plain_heading (outline, i))
        {
          gboolean is_high = is_high_plain (get_paragraph (outline, i)->text);

          plain_above = TRUE;
          has_high |= is_high;
          has_low |= !is_high;
        }
    }
  scheme->has_tops = n_first >= 2
                     || (outline->report->kind == DZ_REPORT_KIND_WORK_REPORT
                         && (scheme->has_han || scheme->has_paren) && has_named_tops (outline));
  scheme->has_han_lines = n_lines >= 2;
  scheme->paren_first = is_paren_first (outline);
  scheme->has_plain_tops = !scheme->has_han && has_high && has_low;
}

static int
get_plain_level (const Outline *outline, const char *text)
{
  const Scheme *scheme = &outline->scheme;

  if (scheme->has_tops)
    return is_high_plain (text) || dz_report_years_guess_part (text) != DZ_PART_OTHER ? 1 : 3;
  if (scheme->has_han || scheme->has_chapter)
    return CLAMP (outline->enumerated + 1, 2, N_LEVELS);

  return scheme->has_plain_tops && !is_high_plain (text) ? 2 : 1;
}

static int
get_level (const Outline *outline, const DzOpening *opening, const char *text)
{
  const Scheme *scheme = &outline->scheme;
  int base = scheme->has_tops || scheme->has_chapter ? 2 : 1;
  int paren = scheme->has_han && !scheme->paren_first ? base + 1 : base;

  switch (opening->enumerator.kind)
    {
    case DZ_ENUMERATOR_CHAPTER:
      return 1;
    case DZ_ENUMERATOR_HAN:
    case DZ_ENUMERATOR_HAN_BARE:
      if (scheme->paren_first)
        return base + 1;
      return scheme->has_han_lines && is_sentence (opening) ? MIN (base + 1 + outline->in_paren, N_LEVELS)
                                                            : base;
    case DZ_ENUMERATOR_HAN_PAREN:
      /* right below a chapter or part, without a 一、 between */
      return outline->in_han ? paren : base;
    case DZ_ENUMERATOR_HAN_IS:
      return CLAMP (outline->enumerated + 1, 2, N_LEVELS);
    case DZ_ENUMERATOR_DIGIT:
      return MIN (scheme->has_paren ? paren + 1 : MAX (base + 1, 2), N_LEVELS);
    case DZ_ENUMERATOR_DIGIT_PAREN:
      return MIN (scheme->has_paren ? paren + 2 : MAX (base + 2, 3), N_LEVELS);
    case DZ_ENUMERATOR_NONE:
    default:
      return opening->standalone ? get_plain_level (outline, text)
                                 : CLAMP (outline->numbered + 1, 3, N_LEVELS);
    }
}

/* 一九九○年的国内工作: only the year tells. */
static DzPart
guess_by_year (const Outline *outline, const char *text)
{
  g_autoptr (GArray) years = dz_report_date_list_years (text);
  int last = years->len > 0 ? g_array_index (years, int, years->len - 1) : 0;

  if (outline->year == 0 || last == 0 || last > outline->year)
    return DZ_PART_OTHER;

  return last == outline->year ? DZ_PART_PLAN : DZ_PART_REVIEW;
}

/* Behind the review a heading without words of a part opens the plan if its text does: 二、加快改革步伐. */
static DzPart
guess_by_text (const Outline *outline, guint paragraph)
{
  DzEnumeratorKind kind = outline->openings[paragraph].enumerator.kind;
  guint end = paragraph + 1;

  if (outline->part != DZ_PART_REVIEW || outline->report->kind != DZ_REPORT_KIND_WORK_REPORT
      || kind == DZ_ENUMERATOR_NONE)
    return DZ_PART_OTHER;
  while (end < outline->report->paragraphs->len
         && !(outline->openings[end].standalone && outline->openings[end].enumerator.kind == kind))
    end++;

  return dz_part_turn_is_plan (outline->report->paragraphs, paragraph + 1, end) ? DZ_PART_PLAN
                                                                                : DZ_PART_OTHER;
}

/* A part goes on until a heading of the first level opens another; 自身建设 may stand one level below. */
static DzPart
find_part (Outline *outline, int level, guint paragraph, const char *text)
{
  DzPart guess = dz_report_years_guess_part (text);

  if (level == 1 && guess == DZ_PART_OTHER)
    guess = guess_by_year (outline, text);
  if (level == 1 && guess == DZ_PART_OTHER)
    guess = guess_by_text (outline, paragraph);
  if (level == 1 && guess != DZ_PART_OTHER)
    outline->part = guess;
  else if (level == 1 && outline->part == DZ_PART_SELF
           && outline->openings[paragraph].enumerator.kind == DZ_ENUMERATOR_HAN)
    outline->part = DZ_PART_PLAN; /* 九、关于外交工作 behind 八、加强自身建设 */
  else if (level == 1 && outline->part == DZ_PART_FRONT)
    outline->part = DZ_PART_OTHER;
  else if (level == 2 && outline->part == DZ_PART_PLAN && guess == DZ_PART_SELF)
    outline->part = DZ_PART_SELF;

  return outline->part;
}

static int
add_section (Outline *outline, guint paragraph, int level, int start, int end)
{
  g_autofree char *text = dz_text_slice (get_paragraph (outline, paragraph)->text, start, end);
  DzSection *section = dz_section_new (level, text);
  int index = (int) outline->report->sections->len;

  section->part = find_part (outline, level, paragraph, text);
  section->paragraph = (int) paragraph;
  section->start = start;
  section->end = end;
  for (int above = level - 1; above > 0 && section->parent < 0; above--)
    section->parent = outline->open[above];
  outline->open[level] = index;
  for (int below = level + 1; below <= N_LEVELS; below++)
    outline->open[below] = -1;
  g_ptr_array_add (outline->report->sections, section);

  return index;
}

static int
get_innermost (const Outline *outline)
{
  for (int level = N_LEVELS; level > 0; level--)
    if (outline->open[level] >= 0)
      return outline->open[level];

  return -1;
}

/* The speaker turns to the assembly again: what follows belongs to no numbered point any more, and where the
 * government speaks of what it wants to be, it is its own construction. */
static void
turn_to_assembly (Outline *outline, const DzParagraph *paragraph)
{
  static const char *const words[] = { "自身建设",       "服务型政府",   "法治政府",
                                       "人民满意的政府", "人民满意政府", NULL };
  const char *limit
      = g_utf8_strlen (paragraph->text, -1) > 80 ? g_utf8_offset_to_pointer (paragraph->text, 80) : NULL;

  for (int level = 2; level <= N_LEVELS; level++)
    outline->open[level] = -1;
  outline->numbered = outline->enumerated = outline->open[1] >= 0 ? 1 : 0;
  for (gsize i = 0; words[i] != NULL && outline->part == DZ_PART_PLAN; i++)
    {
      const char *found = strstr (paragraph->text, words[i]);

      if (found != NULL && (limit == NULL || found < limit))
        outline->part = DZ_PART_SELF;
    }
}

/* One heading for what was done and what comes, “十三五”发展成就和“十四五”目标任务: the plan begins with the
 * paragraph that opens with the years to come. */
static gboolean
looks_ahead (const Outline *outline, const char *text)
{
  static const char *const words[] = { "目标", "任务", "安排", "规划", "展望", "今后", "未来", NULL };
  static const char *const openings[] = { "今后五年", "未来五年", "今后一个时期", "今后几年", "展望", NULL };
  const DzSection *top
      = outline->open[1] >= 0 ? g_ptr_array_index (outline->report->sections, outline->open[1]) : NULL;
  const char *later = top != NULL ? g_strrstr (top->text, "“") : NULL;
  gboolean has_both = FALSE;

  for (gsize i = 0; words[i] != NULL && top != NULL; i++)
    has_both |= strstr (top->text, words[i]) != NULL;
  if (!has_both)
    return FALSE;
  for (gsize i = 0; openings[i] != NULL; i++)
    if (g_str_has_prefix (text, openings[i]))
      return TRUE;

  return later != NULL && later != strstr (top->text, "“") && strlen (later) >= strlen ("“十四五”")
         && strncmp (text, later, strlen ("“十四五”")) == 0;
}

static void
add_inner (Outline *outline, guint i)
{
  g_autoptr (GArray) inner = g_array_new (FALSE, FALSE, sizeof (DzInnerHeading));

  dz_run_in_list_inner (g_ptr_array_index (outline->blocks, i), &outline->openings[i], inner);
  for (guint j = 0; j < inner->len; j++)
    {
      const DzInnerHeading *heading = &g_array_index (inner, DzInnerHeading, j);
      int level = heading->enumerated ? CLAMP (outline->enumerated + 1, 2, N_LEVELS) : N_LEVELS;

      add_section (outline, i, level, heading->start, heading->end);
    }
}

/* What a paragraph says of the part it opens, where no heading does. */
static void
turn_part (Outline *outline, const char *text)
{
  if (outline->report->kind != DZ_REPORT_KIND_WORK_REPORT)
    return;
  if (outline->part == DZ_PART_FRONT && !outline->has_review
      && dz_part_turn_opens_review (text, outline->year))
    outline->part = DZ_PART_REVIEW;
  if (outline->part == DZ_PART_REVIEW
      && (looks_ahead (outline, text) || dz_part_turn_opens_plan (text, outline->year, outline->this_year)))
    outline->part = DZ_PART_PLAN;
}

static void
read_paragraph (Outline *outline, guint i)
{
  DzParagraph *paragraph = get_paragraph (outline, i);
  const DzOpening *opening = &outline->openings[i];

  if (!opening->standalone)
    turn_part (outline, paragraph->text);
  if (g_str_has_prefix (paragraph->text, "各位代表"))
    turn_to_assembly (outline, paragraph);
  if (opening->standalone || opening->run_in)
    {
      int level = get_level (outline, opening, paragraph->text);

      add_section (outline, i, level, opening->start, opening->standalone ? opening->length : opening->end);
      if (is_han (opening) && !outline->scheme.paren_first)
        outline->in_han = TRUE;
      else if (level == 1)
        outline->in_han = FALSE;
      if (opening->enumerator.kind == DZ_ENUMERATOR_HAN_PAREN)
        outline->in_paren = TRUE;
      else if (level == 1 || (is_han (opening) && !is_sentence (opening)))
        outline->in_paren = FALSE;
      if (opening->standalone || opening->enumerator.kind != DZ_ENUMERATOR_NONE)
        outline->numbered = level;
      if ((opening->standalone || opening->enumerator.kind != DZ_ENUMERATOR_NONE)
          && opening->enumerator.kind != DZ_ENUMERATOR_HAN_IS
          && !(opening->enumerator.kind == DZ_ENUMERATOR_NONE
               && (outline->scheme.has_han && !outline->scheme.has_tops)))
        outline->enumerated = level;
    }
  if (opening->standalone)
    paragraph->kind = DZ_PARAGRAPH_HEADING;
  paragraph->section = get_innermost (outline);
  paragraph->part = outline->part;
  add_inner (outline, i);
}

/* Run-in headings are told by their neighbours: all paragraphs from one heading to the next at once. */
static void
choose_run_ins (Outline *outline)
{
  guint n = outline->report->paragraphs->len;
  g_autofree DzOpening **openings = g_new (DzOpening *, n + 1);
  g_autofree const char **texts = g_new (const char *, n + 1);
  int n_stretch = 0;

  for (guint i = 0; i <= n; i++)
    {
      gboolean is_text = i < n && is_body (outline, i);
      gboolean is_heading = is_text && (outline->openings[i].standalone
                                        || (outline->openings[i].run_in
                                            && outline->openings[i].enumerator.kind != DZ_ENUMERATOR_NONE));

      if (i == n || is_heading)
        {
          dz_run_in_choose (openings, texts, n_stretch);
          n_stretch = 0;
        }
      else if (is_text)
        {
          openings[n_stretch] = &outline->openings[i];
          texts[n_stretch++] = get_paragraph (outline, i)->text;
        }
    }
}

/* A headline right above the heading that opens a part belongs to that part. */
static void
pull_parts_up (DzReport *report)
{
  for (guint i = report->sections->len; i-- > 1;)
    {
      const DzSection *below = g_ptr_array_index (report->sections, i);
      DzSection *above = g_ptr_array_index (report->sections, i - 1);
      DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, above->paragraph);

      if (above->level != 1 || below->level != 1 || below->paragraph != above->paragraph + 1
          || dz_report_years_guess_part (above->text) != DZ_PART_OTHER)
        continue;
      above->part = below->part;
      paragraph->part = below->part;
    }
}

static void
find_year (Outline *outline)
{
  const char *delivered = outline->report->delivered;

  outline->year = dz_report_years_expect (outline->report);
  outline->this_year = delivered == NULL || outline->year == (int) g_ascii_strtoll (delivered, NULL, 10);
  for (guint i = 0; i < outline->report->paragraphs->len; i++)
    if (is_body (outline, i) && outline->openings[i].standalone)
      outline->has_review |= dz_report_years_guess_part (get_paragraph (outline, i)->text) == DZ_PART_REVIEW;
}

void
dz_outline_read (DzReport *report, const GPtrArray *blocks)
{
  Outline outline = { .report = report, .blocks = blocks, .open = { -1, -1, -1, -1, -1 } };

  g_return_if_fail (report != NULL && blocks != NULL && blocks->len == report->paragraphs->len);

  outline.openings = g_new0 (DzOpening, blocks->len + 1);
  outline.part = report->kind == DZ_REPORT_KIND_WORK_REPORT ? DZ_PART_FRONT : DZ_PART_OTHER;
  for (guint i = 0; i < blocks->len; i++)
    if (is_body (&outline, i))
      dz_run_in_measure (&outline.openings[i], g_ptr_array_index (blocks, i));
  choose_run_ins (&outline);
  find_scheme (&outline);
  find_year (&outline);
  for (guint i = 0; i < blocks->len; i++)
    if (is_body (&outline, i))
      read_paragraph (&outline, i);
  pull_parts_up (report);
  g_free (outline.openings);
}
