/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-trace.h"

/* A commitment followed through invented reports of a place, each with the same few neighbours. */

#define N_REPORTS 2

static DzKnowledge *knowledge;

static DzParagraph *
add_paragraph (DzReport *report, DzParagraphKind kind, const char *text)
{
  DzParagraph *paragraph = dz_paragraph_new (kind, text);

  paragraph->part = DZ_PART_PLAN;
  paragraph->section = (int) report->sections->len - 1;
  paragraph->position = (int) report->paragraphs->len + 1;
  paragraph->number = kind == DZ_PARAGRAPH_BODY ? dz_report_count_body (report) + 1 : 0;
  g_ptr_array_add (report->paragraphs, paragraph);

  return paragraph;
}

static void
add_heading (DzReport *report, const char *text)
{
  DzSection *section = dz_section_new (1, text);

  section->part = DZ_PART_PLAN;
  section->parent = -1;
  section->paragraph = (int) report->paragraphs->len;
  section->end = (int) g_utf8_strlen (text, -1);
  g_ptr_array_add (report->sections, section);
  add_paragraph (report, DZ_PARAGRAPH_HEADING, text);
}

/* The texts are parted by |; one that opens with # is a heading. */
static DzReport *
new_report (int year, const char *texts)
{
  DzReport *report = dz_report_new ();
  g_auto (GStrv) parts = g_strsplit (texts, "|", -1);

  report->id = year;
  report->place = g_strdup ("石桥区");
  g_array_append_val (report->plans, year);
  for (int i = 0; parts[i] != NULL; i++)
    if (parts[i][0] == '#')
      add_heading (report, parts[i] + 1);
    else
      add_paragraph (report, DZ_PARAGRAPH_BODY, parts[i]);

  return report;
}

static int
find_paragraph (const DzReport *report, const char *word)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    if (g_strstr_len (((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text, -1, word) != NULL)
      return (int) i;

  g_error ("no paragraph has %s", word);
}

static GPtrArray *
new_reports (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
}

/* The kind of the second step of what word stands in; the same from either end. */
static void
assert_step (const char *before, const char *after, const char *word, const char *kind, const char *difference)
{
  g_autoptr (GPtrArray) reports = new_reports ();

  g_ptr_array_add (reports, new_report (2024, before));
  g_ptr_array_add (reports, new_report (2025, after));
  for (int start = 0; start < N_REPORTS; start++)
    {
      g_autoptr (GPtrArray) steps = dz_trace_follow_paragraph (
        reports, start, find_paragraph (g_ptr_array_index (reports, start), word), knowledge, NULL, NULL);
      const DzTraceStep *step = NULL;

      g_assert_cmpuint (steps->len, ==, 2);
      step = g_ptr_array_index (steps, 0);
      g_assert_cmpstr (dz_trace_kind_get_nick (step->kind), ==, "first");
      step = g_ptr_array_index (steps, 1);
      g_assert_cmpstr (dz_trace_kind_get_nick (step->kind), ==, kind);
      g_assert_cmpstr (step->difference, ==, difference);
      g_assert_cmpint (step->report, ==, 1);
      g_assert_cmpint (step->paragraph, ==, find_paragraph (g_ptr_array_index (reports, 1), word));
    }
}

#define MARKET "菜市场搬进楼里，摊位增加一倍，早市照旧开门。"
#define LIBRARY "图书馆每晚开到十点，新添两间自习室，周末讲故事。"
#define GARDEN "老码头改成花园，沿河栽柳，孩子们放学后来踢球。"
#define TRAM "旧电车停运，轨道留作纪念，车库改成展馆。"

static void
test_carried (void)
{
  assert_step (MARKET "|" LIBRARY "|" GARDEN, MARKET "|" LIBRARY "|" GARDEN, "图书馆", "carried", NULL);
}

static void
test_raised (void)
{
  assert_step (MARKET "|全年修好石桥12座，种树3万棵，清理河道。|" GARDEN,
               MARKET "|全年修好石桥15座，种树3万棵，清理河道。|" GARDEN, "石桥", "raised", "+25%");
}

static void
test_lowered (void)
{
  assert_step (MARKET "|地区生产总值增长7%左右，工业投资加快。|" GARDEN,
               MARKET "|地区生产总值增长6.5%左右，工业投资加快。|" GARDEN, "地区生产总值", "lowered",
               "−0.5 个百分点");
}

/* Some up and some down is neither raised nor lowered. */
static void
test_up_and_down (void)
{
  assert_step (MARKET "|全年修好石桥12座，种树4万棵，清理河道。|" GARDEN,
               MARKET "|全年修好石桥15座，种树3万棵，清理河道。|" GARDEN, "石桥", "reworded", "+25%；−25%");
}

static void
test_reworded (void)
{
  assert_step (MARKET "|图书馆每晚开到十点，新添两间自习室，周末讲故事。|" GARDEN,
               MARKET "|图书馆夜里照常开门，添了自习室和茶座，周末请老人讲故事。|" GARDEN, "图书馆", "reworded",
               NULL);
}

static void
test_dropped (void)
{
  g_autoptr (GPtrArray) reports = new_reports ();
  g_autoptr (GPtrArray) steps = NULL;
  const DzTraceStep *step = NULL;

  g_ptr_array_add (reports, new_report (2024, MARKET "|" TRAM "|" GARDEN));
  g_ptr_array_add (reports, new_report (2025, MARKET "|" GARDEN));
  g_ptr_array_add (reports, new_report (2026, MARKET "|" TRAM "|" GARDEN));
  steps = dz_trace_follow_paragraph (reports, 0, 1, knowledge, NULL, NULL);
  g_assert_cmpuint (steps->len, ==, 3);
  step = g_ptr_array_index (steps, 1);
  g_assert_cmpstr (dz_trace_kind_get_nick (step->kind), ==, "dropped");
  g_assert_cmpint (step->paragraph, ==, -1);
  /* What comes back after a year is found again. */
  step = g_ptr_array_index (steps, 2);
  g_assert_cmpstr (dz_trace_kind_get_nick (step->kind), ==, "carried");
  g_assert_cmpint (step->paragraph, ==, 1);
}

static void
test_renamed (void)
{
  assert_step ("#让街坊住得舒心|" MARKET "|" LIBRARY "|#把河岸还给行人|" GARDEN "|" TRAM,
               "#办好门口小事|" MARKET "|" LIBRARY "|#把河岸还给行人|" GARDEN "|" TRAM, "图书馆", "renamed", NULL);
}

/* A heading that differs by its year and number is the same. */
static void
test_heading_of_another_year (void)
{
  assert_step ("#2024年把河岸还给行人|" MARKET "|" LIBRARY "|" GARDEN, "#2025年把河岸还给行人|" MARKET "|" LIBRARY "|" GARDEN,
               "图书馆", "carried", NULL);
}

static void
test_moved (void)
{
  assert_step (MARKET "|" LIBRARY "|" GARDEN "|" TRAM, LIBRARY "|" GARDEN "|" TRAM "|" MARKET, "菜市场", "moved", NULL);
}

static void
add_goal (GPtrArray *quantities, int year, const char *name, double value, DzModifier modifier)
{
  DzQuantity *goal = dz_quantity_new ();

  goal->report_id = year;
  goal->indicator_key = g_strdup ("gdp");
  goal->indicator = g_strdup (name);
  goal->low = goal->high = value;
  goal->unit = g_strdup ("%");
  goal->modifier = modifier;
  goal->measure = DZ_MEASURE_GROWTH;
  goal->status = DZ_STATUS_GOAL;
  goal->period = g_strdup_printf ("%d", year);
  goal->place = g_strdup ("石桥区");
  g_ptr_array_add (quantities, goal);
}

/* One goal through seven reports, each with something else done to it. */
static void
test_goal (void)
{
  static const char *const kinds[] = { "first", "raised", "lowered", "reworded", "renamed", "dropped", "carried" };
  static const char *const differences[] = { NULL, "+1 个百分点", "−0.5 个百分点", NULL, NULL, NULL, NULL };
  g_autoptr (GPtrArray) reports = new_reports ();
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autoptr (GPtrArray) steps = NULL;

  for (int year = 2020; year < 2027; year++)
    g_ptr_array_add (reports, new_report (year, MARKET));
  add_goal (quantities, 2020, "地区生产总值", 6, DZ_MODIFIER_ABOUT);
  add_goal (quantities, 2021, "地区生产总值", 7, DZ_MODIFIER_ABOUT);
  add_goal (quantities, 2022, "地区生产总值", 6.5, DZ_MODIFIER_ABOUT);
  add_goal (quantities, 2023, "地区生产总值", 6.5, DZ_MODIFIER_AT_LEAST);
  add_goal (quantities, 2024, "GDP", 6.5, DZ_MODIFIER_AT_LEAST);
  add_goal (quantities, 2026, "GDP", 6.5, DZ_MODIFIER_AT_LEAST);
  steps = dz_trace_follow_indicator (reports, quantities, "gdp", DZ_MEASURE_GROWTH, knowledge);

  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < steps->len; i++)
    {
      const DzTraceStep *step = g_ptr_array_index (steps, i);

      g_assert_cmpstr (dz_trace_kind_get_nick (step->kind), ==, kinds[i]);
      g_assert_cmpstr (step->difference, ==, differences[i]);
      g_assert_cmpint (step->report, ==, (int) i);
    }
}

/* Nothing to follow, and a reader who no longer waits. */
static gboolean
refuse (int left, int right, GArray **points, gpointer user_data)
{
  ++*(int *) user_data;

  return FALSE;
}

static void
test_extremes (void)
{
  g_autoptr (GPtrArray) reports = new_reports ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) stopped = NULL;
  g_autoptr (GPtrArray) no_goal = NULL;
  int asked = 0;

  g_ptr_array_add (reports, new_report (2024, MARKET));
  alone = dz_trace_follow_paragraph (reports, 0, 0, knowledge, NULL, NULL);
  g_assert_cmpuint (alone->len, ==, 1);

  g_ptr_array_add (reports, dz_report_new ());
  g_ptr_array_add (reports, new_report (2026, MARKET));
  stopped = dz_trace_follow_paragraph (reports, 0, 0, knowledge, refuse, &asked);
  g_assert_cmpint (asked, ==, 1);
  no_goal = dz_trace_follow_indicator (reports, none, "gdp", DZ_MEASURE_GROWTH, knowledge);
  g_assert_cmpuint (no_goal->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/trace/carried", test_carried);
  g_test_add_func ("/trace/raised", test_raised);
  g_test_add_func ("/trace/lowered", test_lowered);
  g_test_add_func ("/trace/up-and-down", test_up_and_down);
  g_test_add_func ("/trace/reworded", test_reworded);
  g_test_add_func ("/trace/dropped", test_dropped);
  g_test_add_func ("/trace/renamed", test_renamed);
  g_test_add_func ("/trace/heading-of-another-year", test_heading_of_another_year);
  g_test_add_func ("/trace/moved", test_moved);
  g_test_add_func ("/trace/goal", test_goal);
  g_test_add_func ("/trace/extremes", test_extremes);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
