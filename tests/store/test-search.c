/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "core/dz-text.h"
#include "store/dz-text-matcher.h"

#define N_QUERIES 2000

/* The oracle: a plain walk over the folded text, hits whole characters of the original, none overlapping. */
static void
scan (const char *text, const DzFoldedText *query, gint64 paragraph_id, GString *hits)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (text);

  for (int i = 0; i + query->length <= folded->length;)
    {
      int end = i + query->length;
      gboolean whole = (i == 0 || folded->origin[i - 1] != folded->origin[i])
                       && folded->origin[end - 1] != folded->origin[end];

      if (whole && memcmp (folded->chars + i, query->chars, query->length * sizeof (gunichar)) == 0)
        {
          g_string_append_printf (hits, "%d:%d-%d ", (int) paragraph_id, folded->origin[i], folded->origin[end]);
          i = end;
        }
      else
        {
          i++;
        }
    }
}

static char *
strip (const char *query)
{
  g_autoptr (GRegex) ends = g_regex_new ("^\\s+|\\s+$", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (ends, query, -1, 0, "", 0, NULL);
}

static char *
scan_report (const DzReport *report, const char *query)
{
  g_autofree char *stripped = strip (query);
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (stripped);
  GString *hits = g_string_new (NULL);

  for (guint i = 0; folded->length > 0 && i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_NOISE && paragraph->kind != DZ_PARAGRAPH_FRONT)
        scan (paragraph->text, folded, paragraph->id, hits);
    }

  return g_string_free (hits, FALSE);
}

static char *
search (DzStore *store, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dz_store_search (store, query, 0, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (dz_store_count_hits (store, query, &error), ==, hits->len);
  for (guint i = 0; i < hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (hits, i);

      g_string_append_printf (found, "%d:%d-%d ", (int) hit->paragraph_id, hit->start, hit->end);
    }

  return g_string_free (found, FALSE);
}

static DzReport *
make_report (GRand *rand)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 60; i++)
    g_ptr_array_add (texts, fixture_random_text (rand, g_rand_int_range (rand, 1, 120)));
  g_ptr_array_add (texts, g_strdup ("- 发展广告"));
  g_ptr_array_add (texts, g_strdup ("# 发展标题"));
  g_ptr_array_add (texts, NULL);

  return fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, (const char *const *) texts->pdata);
}

/* Half of the queries are cut out of the text, so that there is something to find. */
static char *
make_query (GRand *rand, const DzReport *report)
{
  int length = g_rand_int_range (rand, 1, 9);
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs,
                                                    g_rand_int_range (rand, 0, (gint32) report->paragraphs->len));
  int start = g_rand_int_range (rand, 0, dz_text_length (paragraph->text) + 1);

  return g_rand_boolean (rand) ? fixture_random_text (rand, length)
                               : dz_text_slice (paragraph->text, start, start + length);
}

static void
compare_with_scan (DzStore *store, GRand *rand, gint64 id, int n_queries)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, id, NULL);
  int n_found = 0;

  for (int i = 0; i < n_queries; i++)
    {
      g_autofree char *query = make_query (rand, report);
      g_autofree char *expected = scan_report (report, query);
      g_autofree char *found = search (store, query);

      if (strcmp (expected, found) != 0)
        g_error ("query “%s”: expected %s, found %s", query, expected, found);
      n_found += *found != '\0';
    }
  g_assert_cmpint (n_found, >, n_queries / 8);
}

static void
test_equals_scan (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (DzReport) report = make_report (rand);
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  id = fixture_add (store, report);
  compare_with_scan (store, rand, id, N_QUERIES);
}

static DzReport *
read_lines (const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL) || !g_utf8_validate (contents, -1, NULL))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);

  return fixture_make_report (path, NULL, DZ_LEVEL_DISTRICT, 2025, (const char *const *) lines);
}

static void
test_equals_scan_of_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (DzReport) report = g_str_has_suffix (name, ".txt") ? read_lines (path) : NULL;
      g_autoptr (DzStore) store = NULL;

      if (report == NULL)
        continue;
      fixture_init (&fixture);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      compare_with_scan (store, rand, fixture_add (store, report), N_QUERIES / 5);
      g_clear_pointer (&store, dz_store_close);
      fixture_clear (&fixture);
    }
  fixture_init (&fixture);
}

static void
assert_count (DzStore *store, const char *query, int expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dz_store_count_hits (store, query, &error), ==, expected);
  g_assert_no_error (error);
}

static void
test_queries (void)
{
  static const char *const texts[] = { "社会消费品零售总额12000亿元，增长６．５％。", "GDP和gdp，ＧＤＰ。", "多多多", "# 发展",
                                       "- 发展", "他说：“好\"的'话' AND OR NOT NEAR(a b) * ^ : - +”", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);

  assert_count (store, "元", 1);
  assert_count (store, "2000亿元", 1);
  assert_count (store, "零售", 1);
  assert_count (store, "社会消费", 1);
  assert_count (store, "6.5%", 1);
  assert_count (store, "亿元,增长", 1);
  assert_count (store, "gdp", 3);
  assert_count (store, "DP", 3);
  assert_count (store, "多多", 1);
  assert_count (store, "发展", 1);
  assert_count (store, "AND OR", 1);
  assert_count (store, "NEAR(a b)", 1);
  assert_count (store, "\"", 1);
  assert_count (store, "“好\"的", 1);
  assert_count (store, "'", 2);
  assert_count (store, "*", 1);
  assert_count (store, "", 0);
  assert_count (store, "  　", 0);
  assert_count (store, " 零售　", 1);
  assert_count (store, "没有", 0);
}

static void
test_context (void)
{
  static const char *const texts[] = { "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸目标甲乙丙", "目标", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) one = NULL;
  const DzSearchHit *hit;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  hits = dz_store_search (store, "目标", 0, NULL);
  g_assert_cmpint (hits->len, ==, 2);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->start, ==, 30);
  g_assert_cmpint (hit->number, ==, 1);
  g_assert_cmpint (g_utf8_strlen (hit->left, -1), ==, 24);
  g_assert_cmpstr (hit->hit, ==, "目标");
  g_assert_cmpstr (hit->right, ==, "甲乙丙");
  hit = g_ptr_array_index (hits, 1);
  g_assert_cmpstr (hit->left, ==, "");
  g_assert_cmpstr (hit->right, ==, "");
  one = dz_store_search (store, "目标", 1, NULL);
  g_assert_cmpint (one->len, ==, 1);
}

/* A lost index does no harm: it is made again, and says the same. */
static void
test_rebuild_index (void)
{
  static const char *const texts[] = { "高质量发展", "发展", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) damaged = NULL;
  g_autoptr (GPtrArray) mended = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  fixture_execute (&fixture, "INSERT INTO search_document VALUES (1, 9, 0, '', '', 0)");
  assert_count (store, "发展", 2);
  g_assert_true (dz_store_is_index_damaged (store));
  damaged = dz_store_check (store, NULL);
  g_assert_cmpint (damaged->len, ==, 1);
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
  g_assert_false (dz_store_is_index_damaged (store));
  assert_count (store, "发展", 2);
  mended = dz_store_check (store, NULL);
  g_assert_cmpint (mended->len, ==, 0);
}

/* Hits would be counted for a report that they are not in. */
static void
test_check_places (void)
{
  static const char *const texts[] = { "发展", NULL };
  static const char *const slips[] = {
    "UPDATE search_document SET document = document + 1",
    "UPDATE search_document SET document = 0",
    "UPDATE search_segment SET n_documents = 0",
    "UPDATE search_segment SET id = 4611686018427387904",
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) whole = NULL;
      g_autoptr (GPtrArray) damaged = NULL;

      fixture_init (&fixture);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      for (int year = 2001; year <= 2020; year++)
        fixture_add_texts (store, "武昌区", year, texts);
      g_assert_true (dz_store_rebuild_search_index (store, NULL));
      whole = dz_store_check (store, NULL);
      g_assert_cmpint (whole->len, ==, 0);
      fixture_execute (&fixture, slips[i]);
      damaged = dz_store_check (store, NULL);
      g_assert_cmpint (damaged->len, ==, 1);
    }
}

/* Twenty reports in one segment; half of them hold a character that folds to several. */
static void
make_indexed (Fixture *fixture)
{
  g_autoptr (DzStore) store = NULL;

  fixture_init (fixture);
  store = fixture_open (fixture, DZ_STORE_WRITE);
  for (int year = 2001; year <= 2020; year++)
    {
      g_autofree char *own = g_strdup_printf ("第%d年", year);
      const char *const texts[] = { "高质量发展", own, year % 2 == 0 ? "100㎡" : "发展", NULL };

      fixture_add_texts (store, "武昌区", year, texts);
    }
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
}

/* Whatever of the index is changed or gone: every count stays, the library says so, a check finds it, and made again it is whole. */
static void
test_damage (void)
{
  static const char *const slips[] = {
    "UPDATE search_document SET odd = ''",
    "UPDATE search_document SET document = CASE document WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE document END",
    "UPDATE search_document SET document = 19 - document",
    "UPDATE search_document SET segment = segment + 1",
    "UPDATE search_page SET content = zeroblob (length (content))",
    "UPDATE search_page SET content = substr (content, 1, length (content) - 1)",
    "UPDATE search_page SET content = x''",
    "DELETE FROM search_page",
    "DELETE FROM search_page WHERE id = (SELECT max (id) FROM search_page)",
    "UPDATE search_page SET id = id + 1",
    "DROP TABLE search_page",
    "DROP TABLE search_document",
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) reader = NULL;
      g_autoptr (DzStore) writer = NULL;
      g_autoptr (GPtrArray) damaged = NULL;
      g_autoptr (GPtrArray) mended = NULL;

      make_indexed (&fixture);
      fixture_execute (&fixture, slips[i]);
      reader = fixture_open (&fixture, DZ_STORE_READ_ONLY);
      assert_count (reader, "发展", 30);
      assert_count (reader, "高质量发展", 20);
      assert_count (reader, "m2", 10);
      assert_count (reader, "发", 30);
      assert_count (reader, "2011", 1);
      g_assert_true (dz_store_is_index_damaged (reader));
      damaged = dz_store_check (reader, NULL);
      g_assert_cmpint (damaged->len, ==, 1);
      g_clear_pointer (&reader, dz_store_close);
      writer = fixture_open (&fixture, DZ_STORE_WRITE);
      g_assert_true (dz_store_rebuild_search_index (writer, NULL));
      assert_count (writer, "发展", 30);
      g_assert_false (dz_store_is_index_damaged (writer));
      mended = dz_store_check (writer, NULL);
      g_assert_cmpint (mended->len, ==, 0);
    }
}

/* Opened for writing, a library that lost its index has one again, and takes reports. */
static void
test_lost_index (void)
{
  static const char *const texts[] = { "发展", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  make_indexed (&fixture);
  fixture_execute (&fixture, "DROP TABLE search_document; DROP TABLE search_page; DROP TABLE search_segment");
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  assert_count (store, "发展", 30);
  g_assert_false (dz_store_is_index_damaged (store));
  fixture_add_texts (store, "武昌区", 2021, texts);
  assert_count (store, "发展", 31);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/search/equals-scan", test_equals_scan);
  g_test_add_func ("/search/equals-scan-of-reports", test_equals_scan_of_reports);
  g_test_add_func ("/search/queries", test_queries);
  g_test_add_func ("/search/context", test_context);
  g_test_add_func ("/search/rebuild-index", test_rebuild_index);
  g_test_add_func ("/search/damage", test_damage);
  g_test_add_func ("/search/lost-index", test_lost_index);
  g_test_add_func ("/search/check-places", test_check_places);

  return g_test_run ();
}
