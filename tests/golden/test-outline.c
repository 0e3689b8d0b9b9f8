/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/dz-char.h"
#include "core/dz-term.h"
#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"
#include "workbench/dz-outline-json.h"

/* What a careful reader says about a document: facts, no sentences. */
typedef struct
{
  const char *prefix; /* of the file's name */
  const char *title; /* its first words */
  DzReportKind kind;
  const char *delivered;
  const char *meeting;
  const char *speaker;
  const char *place;
  int first_review;
  int last_review;
  int first_plan; /* 0 for none */
  int last_plan;
  int n_terms;
  int n_tops; /* headings of the first level */
  int n_headings;
  int least_body;
  int most_body;
  int n_noise;
} Facts;

static const Facts facts[] = {
  { "000", "政府工作报告", DZ_REPORT_KIND_WORK_REPORT, "2024-12-27", "武汉市武昌区第十六届人民代表大会第四次会议", "范礼奎", "武昌区",
    2024, 2024, 2025, 2025, 18, 3, 82, 63, 64, 0 },
  { "001", "勇挑大梁 走在前列 ", DZ_REPORT_KIND_FEATURE, NULL, NULL, NULL, "武昌区", 2023, 2023, 2024,
    2024, 0, 4, 42, 36, 36, 1 },
  { "002", "政府工作报告", DZ_REPORT_KIND_WORK_REPORT, "2024-01-18", "武汉市第十五届人民代表大会第三次会议", "程用文", "武汉市",
    2023, 2023, 2024, 2024, 0, 3, 111, 80, 80, 4 },
  { "003", NULL, DZ_REPORT_KIND_FEATURE, NULL, NULL, NULL, "武昌区", 2024, 2024, 0, 0, 0, 6, 10, 36, 41, 2 },
  { "004", "政府工作报告", DZ_REPORT_KIND_WORK_REPORT, "2021-12-14", "武汉市武昌区第十六届人民代表大会第一次会议", "范礼奎", "武昌区",
    2017, 2021, 2022, 2026, 13, 4, 70, 76, 76, 2 },
};

static const char *reports;
static DzKnowledge *knowledge;

static char *
find_report (const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (reports, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".txt"))
      return g_build_filename (reports, name, NULL);

  return NULL;
}

static GPtrArray *
read_blocks (const char *path, DzSource **source)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GPtrArray *blocks;

  *source = dz_source_load (file, NULL, &error);
  g_assert_no_error (error);
  blocks = dz_importer_find (*source, NULL)->read (*source, NULL, &error);
  g_assert_no_error (error);

  return blocks;
}

static DzReport *
read_report (const char *path)
{
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GPtrArray) blocks = read_blocks (path, &source);

  return dz_report_reader_read (blocks, source, knowledge);
}

static void
assert_years (const GArray *years, int first, int last)
{
  g_assert_cmpuint (years->len, ==, first > 0 ? (guint) (last - first + 1) : 0);
  for (guint i = 0; i < years->len; i++)
    g_assert_cmpint (g_array_index (years, int, i), ==, first + (int) i);
}

static int
count_tops (const DzReport *report)
{
  int n = 0;

  for (guint i = 0; i < report->sections->len; i++)
    n += ((DzSection *) g_ptr_array_index (report->sections, i))->level == 1;

  return n;
}

static int
count_noise (const DzReport *report)
{
  int n = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    n += ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->kind == DZ_PARAGRAPH_NOISE;

  return n;
}

static void
test_facts (gconstpointer data)
{
  const Facts *expected = data;
  g_autofree char *path = find_report (expected->prefix);
  g_autoptr (DzReport) report = NULL;

  if (path == NULL)
    {
      g_test_skip ("the reports are not there");
      return;
    }
  report = read_report (path);
  if (expected->title != NULL)
    g_assert_true (g_str_has_prefix (report->title, expected->title));
  g_assert_cmpint (report->kind, ==, expected->kind);
  g_assert_cmpstr (report->delivered, ==, expected->delivered);
  g_assert_cmpstr (report->meeting, ==, expected->meeting);
  g_assert_cmpstr (report->speaker, ==, expected->speaker);
  g_assert_cmpstr (report->place, ==, expected->place);
  assert_years (report->reviews, expected->first_review, expected->last_review);
  assert_years (report->plans, expected->first_plan, expected->last_plan);
  g_assert_cmpuint (report->terms->len, ==, (guint) expected->n_terms);
  g_assert_cmpint (count_tops (report), ==, expected->n_tops);
  g_assert_cmpuint (report->sections->len, ==, (guint) expected->n_headings);
  g_assert_cmpint (dz_report_count_body (report), >=, expected->least_body);
  g_assert_cmpint (dz_report_count_body (report), <=, expected->most_body);
  g_assert_cmpint (count_noise (report), ==, expected->n_noise);
}

/* Every span lies inside its paragraph and holds the heading's own words; numbers run without a gap. */
static void
assert_sound (const DzReport *report)
{
  int number = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY)
        g_assert_cmpint (paragraph->number, ==, ++number);
      else
        g_assert_cmpint (paragraph->number, ==, 0);
      g_assert_cmpint (paragraph->section, <, (int) report->sections->len);
    }
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, section->paragraph);
      g_autofree char *text = g_utf8_substring (paragraph->text, section->start, section->end);

      g_assert_cmpstr (text, ==, section->text);
      g_assert_cmpint (section->parent, <, (int) i);
    }
}

static void
count_chars (const char *text, int *counts, int by)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (*text != '*' && !dz_char_is_blank (g_utf8_get_char (text)))
      counts[g_utf8_get_char (text)] += by;
}

/* No character is lost and none is invented: blanks and bold marks aside. */
static void
assert_whole (const char *path)
{
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GPtrArray) blocks = read_blocks (path, &source);
  g_autofree int *counts = g_new0 (int, 0x110000);
  g_autofree char *text = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (source->bytes, &size);

  text = g_strndup (data, size);
  count_chars (text, counts, 1);
  for (guint i = 0; i < blocks->len; i++)
    count_chars (((DzBlock *) g_ptr_array_index (blocks, i))->text, counts, -1);
  for (int c = 0; c < 0x110000; c++)
    g_assert_cmpint (counts[c], ==, 0);
}

static void
test_nothing_lost (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *path = find_report (facts[i].prefix);
      g_autoptr (DzReport) report = NULL;

      if (path == NULL)
        {
          g_test_skip ("the reports are not there");
          return;
        }
      assert_whole (path);
      report = read_report (path);
      assert_sound (report);
    }
}

static void
assert_national (const char *path)
{
  g_autoptr (DzReport) report = read_report (path);
  g_autofree char *base = g_path_get_basename (path);

  g_assert_cmpint (dz_report_get_year (report), ==, atoi (base));
  g_assert_cmpstr (report->place, ==, "全国");
  g_assert_cmpint (report->level, ==, DZ_LEVEL_NATION);
  g_assert_cmpint (report->kind, ==, DZ_REPORT_KIND_WORK_REPORT);
  g_assert_cmpint (dz_report_count_body (report), >=, 30);
  assert_sound (report);
  assert_whole (path);
}

/* Reports of one long line; their years are known by the names of the files. */
static void
test_national (void)
{
  g_autofree char *folder = g_build_filename (reports, "national", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) files = dz_importer_list_files (file, NULL, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR) || files == NULL)
    {
      g_test_skip ("the national reports are not there");
      return;
    }
  for (guint i = 0; i < files->len; i++)
    assert_national (g_file_peek_path (g_ptr_array_index (files, i)));
}

static void
test_json (void)
{
  g_autofree char *path = find_report ("000");
  g_autoptr (DzReport) report = path != NULL ? read_report (path) : NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (report == NULL)
    {
      g_test_skip ("the reports are not there");
      return;
    }
  first = dz_outline_json_dup (report);
  second = dz_outline_json_dup (report);
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "\"kind\": \"government work report\""));
  g_assert_nonnull (strstr (first, "\"plans\": [2025]"));
  g_assert_true (g_str_has_suffix (first, "}\n"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  reports = g_getenv ("DUIZHAO_REPORTS") != NULL ? g_getenv ("DUIZHAO_REPORTS") : "";
  knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *name = g_strdup_printf ("/outline/facts-%s", facts[i].prefix);

      g_test_add_data_func (name, &facts[i], test_facts);
    }
  g_test_add_func ("/outline/nothing-lost-nothing-invented", test_nothing_lost);
  g_test_add_func ("/outline/national-reports", test_national);
  g_test_add_func ("/outline/json", test_json);
  result = g_test_run ();
  dz_knowledge_unref (knowledge);

  return result;
}
