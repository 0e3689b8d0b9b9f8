/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-report-years.h"

#include <stdlib.h>
#include <string.h>

#include "core/dz-enumerator.h"
#include "extract/dz-report-date.h"

#define TERM_YEARS 5

typedef struct
{
  int title;  /* year the title names; 0 for none */
  int given;  /* year the report was given for, by its date */
  GArray *review; /* years in headings of the review part */
  GArray *plan;   /* years in headings of the plan part */
  GArray *plan_starts;  /* first years of the five-year plans in headings of either */
  gboolean review_term; /* they speak of a term of office */
  gboolean plan_term;
} Evidence;

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) != NULL)
      return TRUE;

  return FALSE;
}

DzPart
dz_report_years_guess_part (const char *heading)
{
  static const char *const glossary[] = { "名词", "注释", "有关说明", "术语", "用语说明", NULL };
  static const char *const self[] = { "自身建设",     "政府建设",       "服务型政府",
                                      "人民满意政府", "人民满意的政府", NULL };
  static const char *const review[] = { "回顾",     "总结", "过去", "成就",     "成绩",         "完成情况",
                                        "执行情况", "以来", "回眸", "进展情况", "主要工作情况", NULL };
  static const char *const plan[] = { "安排", "部署", "目标", "任务", "建议", "今后", "展望", "重点",
                                      "未来", "思路", "要求", "打算", "举措", "计划", NULL };

  if (contains_any (heading, glossary))
    return DZ_PART_GLOSSARY;
  if (contains_any (heading, self))
    return DZ_PART_SELF;
  if (contains_any (heading, review))
    return DZ_PART_REVIEW;
  if (contains_any (heading, plan))
    return DZ_PART_PLAN;

  return DZ_PART_OTHER;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_year (GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return;
  g_array_append_val (years, year);
  g_array_sort (years, compare_years);
}

static void
add_span (GArray *years, int first, int last)
{
  for (int year = first; year <= last; year++)
    add_year (years, year);
}

/* The next “十四五” in text: its first year, and *rest behind it; 0 if there is none. The first plan began in
 * 1953, and since the sixth they follow each other without a gap. */
static int
find_plan_start (const char *text, const char **rest)
{
  for (const char *p = strstr (text, "五”"); p != NULL; p = strstr (p + 1, "五”"))
    {
      const char *quote = g_strrstr_len (text, p - text, "“");
      int number = 0;

      *rest = p + strlen ("五”");
      if (quote != NULL && p - quote <= 9 && p - quote > 3)
        {
          g_autofree char *name = g_strndup (quote + strlen ("“"), (gsize) (p - quote) - strlen ("“"));

          if (dz_enumerator_parse_number (name, &number) == (int)strlen (name) && number >= 6 && number <= 30)
            return 1981 + TERM_YEARS * (number - 6);
        }
    }

  return 0;
}

/* 过去五年, 今后五年, 本届政府; not 第一个五年计划. */
static gboolean
speaks_of_term (const char *text)
{
  for (const char *p = strstr (text, "五年"); p != NULL; p = strstr (p + 1, "五年"))
    if (!g_str_has_prefix (p + strlen ("五年"), "计划") && !g_str_has_prefix (p + strlen ("五年"), "规划"))
      return TRUE;

  return strstr (text, "本届") != NULL || strstr (text, "任期") != NULL;
}

static void
collect_heading (Evidence *evidence, const DzSection *section)
{
  g_autoptr (GArray) years = dz_report_date_list_years (section->text);
  gboolean is_review = section->part == DZ_PART_REVIEW;
  const char *rest = section->text;
  int start;

  if (section->part != DZ_PART_REVIEW && section->part != DZ_PART_PLAN)
    return;
  for (guint i = 0; i < years->len; i++)
    add_year (is_review ? evidence->review : evidence->plan, g_array_index (years, int, i));
  if (speaks_of_term (section->text))
    *(is_review ? &evidence->review_term : &evidence->plan_term) = TRUE;
  while ((start = find_plan_start (rest, &rest)) > 0)
    g_array_append_val (evidence->plan_starts, start);
}

static int
get_title_year (const DzReport *report)
{
  g_autoptr (GArray) years = report->title != NULL && report->kind != DZ_REPORT_KIND_FEATURE
                               ? dz_report_date_list_years (report->title)
                               : NULL;

  return years != NULL && years->len > 0 ? g_array_index (years, int, 0) : 0;
}

/* A report of the last quarter is for the next year. */
static int
get_given_year (const DzReport *report)
{
  return report->delivered != NULL ? atoi (report->delivered) + (atoi (report->delivered + 5) >= 10) : 0;
}

int
dz_report_years_expect (const DzReport *report)
{
  int title;

  g_return_val_if_fail (report != NULL, 0);

  title = get_title_year (report);

  return title > 0 ? title : get_given_year (report);
}

static void
collect (Evidence *evidence, const DzReport *report)
{
  evidence->title = get_title_year (report);
  evidence->given = get_given_year (report);
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      if (section->level == 1)
        collect_heading (evidence, section);
    }
}

/* The year the text of a part names most; the later one of two. 0 if none is named twice. */
static int
find_most_named (const DzReport *report, DzPart part)
{
  int counts[2100 - 1900] = { 0 };
  int best = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      g_autoptr (GArray) years = NULL;

      if (paragraph->kind != DZ_PARAGRAPH_BODY || (part != DZ_PART_OTHER && paragraph->part != part))
        continue;
      years = dz_report_date_list_years (paragraph->text);
      for (guint j = 0; j < years->len; j++)
        counts[g_array_index (years, int, j) - 1900]++;
    }
  for (int i = 0; i < 200; i++)
    if (counts[i] >= 2 && counts[i] >= counts[best])
      best = i;

  return counts[best] >= 2 ? best + 1900 : 0;
}

/* Targets far ahead stand in headings too; only the year next to the one expected is the year of the
 * report. */
static int
choose_plan_heading (const Evidence *evidence, int expected)
{
  for (guint i = 0; i < evidence->plan->len; i++)
    {
      int year = g_array_index (evidence->plan, int, i);

      if (expected == 0 || abs (year - expected) <= 1)
        return year;
    }

  return 0;
}

gboolean
dz_report_years_are_inferred (const DzReport *report)
{
  Evidence evidence = { 0 };
  gboolean told;

  g_return_val_if_fail (report != NULL, FALSE);

  evidence.review = g_array_new (FALSE, FALSE, sizeof (int));
  evidence.plan = g_array_new (FALSE, FALSE, sizeof (int));
  evidence.plan_starts = g_array_new (FALSE, FALSE, sizeof (int));
  collect (&evidence, report);
  told = evidence.title > 0 || choose_plan_heading (&evidence, evidence.given) > 0 || evidence.given > 0
         || evidence.review->len > 0;
  g_array_unref (evidence.review);
  g_array_unref (evidence.plan);
  g_array_unref (evidence.plan_starts);

  return !told;
}

static int
find_main_year (const DzReport *report, const Evidence *evidence)
{
  int expected = evidence->given > 0 ? evidence->given : evidence->title;
  int heading = choose_plan_heading (evidence, expected);

  if (evidence->title > 0)
    return evidence->title;
  if (heading > 0)
    return heading;
  if (evidence->given > 0)
    return evidence->given;
  if (evidence->review->len > 0)
    return g_array_index (evidence->review, int, evidence->review->len - 1) + 1;
  if (evidence->review_term)
    {
      int last = find_most_named (report, DZ_PART_REVIEW);

      return last > 0 ? last + 1 : 0;
    }

  return 0;
}

/* A five-year plan that is over is looked back on, one that begins is planned, whichever part names it. */
static void
fill_plan_spans (DzReport *report, const Evidence *evidence, int main_year)
{
  for (guint i = 0; i < evidence->plan_starts->len; i++)
    {
      int start = g_array_index (evidence->plan_starts, int, i);

      if (start + TERM_YEARS == main_year)
        add_span (report->reviews, start, main_year - 1);
      else if (start == main_year)
        add_span (report->plans, start, start + TERM_YEARS - 1);
    }
}

static void
fill_reviews (DzReport *report, const Evidence *evidence, int main_year)
{
  for (guint i = 0; i < evidence->review->len; i++)
    if (g_array_index (evidence->review, int, i) < main_year)
      add_year (report->reviews, g_array_index (evidence->review, int, i));
  if (report->reviews->len == 0)
    add_year (report->reviews, main_year - 1);
  if (evidence->review_term)
    add_span (report->reviews, main_year - TERM_YEARS, main_year - 1);
}

static void
fill_plans (DzReport *report, const Evidence *evidence, int main_year)
{
  add_year (report->plans, main_year);
  for (guint i = 0; i < evidence->plan->len; i++)
    {
      int year = g_array_index (evidence->plan, int, i);

      if (year > main_year && year < main_year + TERM_YEARS + 1)
        add_year (report->plans, year);
    }
  if (evidence->plan_term)
    add_span (report->plans, main_year, main_year + TERM_YEARS - 1);
}

/* A page that is not given to an assembly plans only what its headings say. */
static void
fill_feature (DzReport *report, const Evidence *evidence)
{
  for (guint i = 0; i < evidence->review->len; i++)
    add_year (report->reviews, g_array_index (evidence->review, int, i));
  for (guint i = 0; i < evidence->plan->len; i++)
    add_year (report->plans, g_array_index (evidence->plan, int, i));
  if (report->reviews->len == 0 && report->plans->len == 0)
    {
      int year = find_most_named (report, DZ_PART_OTHER);

      if (year > 0)
        add_year (report->reviews, year);
    }
}

void
dz_report_years_read (DzReport *report, int year)
{
  Evidence evidence = { .review = g_array_new (FALSE, FALSE, sizeof (int)),
                        .plan = g_array_new (FALSE, FALSE, sizeof (int)),
                        .plan_starts = g_array_new (FALSE, FALSE, sizeof (int)) };
  int main_year;

  g_return_if_fail (report != NULL);

  collect (&evidence, report);
  main_year = year > 0 ? year : find_main_year (report, &evidence);
  if (year == 0 && report->kind == DZ_REPORT_KIND_FEATURE)
    fill_feature (report, &evidence);
  else if (main_year > 0)
    {
      fill_reviews (report, &evidence, main_year);
      fill_plans (report, &evidence, main_year);
      fill_plan_spans (report, &evidence, main_year);
    }
  g_array_unref (evidence.review);
  g_array_unref (evidence.plan);
  g_array_unref (evidence.plan_starts);
}
