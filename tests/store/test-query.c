/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-desk.h"

#include <string.h>

#include "core/dz-text.h"

#define N_QUERIES 2000

/* The oracle: a plain walk over the folded text; last bounds where hits may end. */
static int
scan (const char *text, int last, gconstpointer words)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (text);
  g_autoptr (DzFoldedText) query = dz_folded_text_new (words);
  int n_found = 0;

  for (int i = 0; query->length > 0 && i + query->length <= folded->length;)
    {
      int end = i + query->length;

      if (memcmp (folded->chars + i, query->chars, query->length * sizeof (gunichar)) == 0
          && (i == 0 || folded->origin[i - 1] != folded->origin[i])
          && folded->origin[end - 1] != folded->origin[end])
        {
          n_found += folded->origin[end] <= last;
          i = end;
        }
      else
        {
          i++;
        }
    }

  return n_found;
}

static void
test_equals_scan (void)
{
  const DzQueryOptions options = { DZ_QUERY_LITERAL, DZ_QUERY_FOLD_WIDTH, NULL };
  g_auto (SearchDesk) desk = { 0 };
  int n_asked = 0;

  search_desk_init (&desk, 4);
  while (n_asked < N_QUERIES)
    {
      g_autofree char *made = search_desk_make_words (&desk);
      char *words = g_strstrip (made);
      g_autoptr (DzQuery) query = dz_query_parse (words, &options, NULL);

      if (query == NULL || g_unichar_isspace (g_utf8_get_char (words))
          || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (words + strlen (words)))))
        continue;
      for (int i = 0; i < SEARCH_DESK_N_SCOPES; i++)
        {
          g_autoptr (DzSearchScope) scope = search_desk_make_scope (i);

          search_desk_assert_counts (&desk, query, scope, scan, words, words);
        }
      n_asked++;
    }
}

/* Pages of hits put together are all hits, in order. */
static void
test_pages (void)
{
  g_auto (SearchDesk) desk = { 0 };
  g_autoptr (DzQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;

  search_desk_init (&desk, 4);
  query = dz_query_parse ("发 OR 展 OR 2", NULL, NULL);
  all = dz_store_search_query (desk.store, query, NULL, 0, 0, NULL);
  g_assert_cmpint (all->len, >, 20);
  g_assert_cmpint (dz_store_count_query_hits (desk.store, query, NULL, NULL), ==, all->len);
  for (guint i = 0; i < all->len; i += 7)
    {
      g_autoptr (GPtrArray) page = dz_store_search_query (desk.store, query, NULL, i, 7, NULL);

      g_assert_cmpint (page->len, ==, MIN (7, all->len - i));
      for (guint j = 0; j < page->len; j++)
        {
          const DzSearchHit *one = g_ptr_array_index (page, j), *other = g_ptr_array_index (all, i + j);

          g_assert_cmpint (one->paragraph_id, ==, other->paragraph_id);
          g_assert_cmpint (one->start, ==, other->start);
        }
    }
}

/* Half of all paragraphs hold a word, the index notwithstanding. */
static void
test_language (void)
{
  static const char *const texts[] = { "高质量发展", "高 质量发展", "就业和发展", "就业", "GDP", NULL };
  static const struct
  {
    const char *words;
    int count;
  } all[] = { { "高质量发展", 1 },    { "发展 NOT 就业", 2 },    { "就业 OR gdp", 3 },          { "发展 AND 就业", 2 },
              { "高*发展", 2 },       { "/[^高]质.发/", 1 },     { "(就业 NEAR/1 发展) OR 高质", 3 }, { "? 质", 1 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  const DzQueryOptions spaces = { DZ_QUERY_LANGUAGE, DZ_QUERY_FOLD_WIDTH | DZ_QUERY_FOLD_SPACES, NULL };
  g_autoptr (DzQuery) loose = dz_query_parse ("高质量", &spaces, NULL);

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = dz_query_parse (all[i].words, NULL, &error);

      g_assert_no_error (error);
      if (dz_store_count_query_hits (store, query, NULL, &error) != all[i].count)
        g_error ("“%s”: %d hits", all[i].words, (int) dz_store_count_query_hits (store, query, NULL, NULL));
    }
  g_assert_cmpint (dz_store_count_query_hits (store, loose, NULL, NULL), ==, 2);
}

static void
assert_indexed (const Fixture *fixture, int n_documents, DzStore *store, const char *words, int count)
{
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM search_document"), ==, n_documents);
  g_assert_cmpint (dz_store_count_hits (store, words, NULL), ==, count);
}

/* What changes after it was indexed is no longer taken from the index, whoever changes it, until it is
 * indexed again. */
static void
test_changes (void)
{
  static const char *const texts[] = { "稳步发展", "发展", NULL };
  static const char *const later[] = { "稳步发展", "前进", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) changed = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  id = fixture_add_texts (store, "武昌区", 2024, texts);
  fixture_add_texts (store, "武汉市", 2025, texts);
  assert_indexed (&fixture, 0, store, "发展", 4);
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
  assert_indexed (&fixture, 2, store, "发展", 4);
  changed = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2024, later);
  g_assert_true (dz_store_replace_report (store, id, changed, NULL, NULL));
  assert_indexed (&fixture, 1, store, "发展", 3);
  g_assert_true (dz_store_remove_report (store, id, NULL));
  assert_indexed (&fixture, 1, store, "发展", 2);
  g_assert_true (dz_store_undo (store, NULL));
  assert_indexed (&fixture, 1, store, "发展", 3);
  fixture_execute (&fixture, "UPDATE paragraph SET kind = 'noise' WHERE text = '发展'");
  assert_indexed (&fixture, 0, store, "发展", 2);
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
  assert_indexed (&fixture, 2, store, "发展", 2);
}

/* Enough reports make segments by themselves, and many small ones become a big one; every count stays. */
static void
test_segments (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  for (int i = 1; i <= 150; i++)
    {
      g_autofree char *own = g_strdup_printf ("第%d份发展、发展…㎡", i);
      const char *const texts[] = { own, "发发发展", NULL };

      fixture_add_texts (store, "武昌区", 1900 + i, texts);
      if (i % 29 != 0 && i != 150)
        continue;
      g_assert_cmpint (dz_store_count_hits (store, "发展", NULL), ==, 3 * i);
      g_assert_cmpint (dz_store_count_hits (store, "发发", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "m2", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "份发展、发", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "展", NULL), ==, 3 * i);
      g_assert_cmpint (dz_store_count_hits (store, "第1份", NULL), ==, 1);
    }
  g_assert_cmpint (fixture_query (&fixture, "SELECT count (*) FROM search_segment"), <, 5);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count (*) FROM search_document"), >, 128);
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 0);
}

static void
test_characters (void)
{
  static const char *const texts[] = { "高质量。", "- 广告", "# 题", "𠀀", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GArray) counts = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  counts = dz_store_count_characters (store, NULL, NULL);
  g_assert_cmpint (counts->len, ==, 1);
  g_assert_cmpint (g_array_index (counts, DzTermCount, 0).count, ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-query/equals-scan", test_equals_scan);
  g_test_add_func ("/store-query/pages", test_pages);
  g_test_add_func ("/store-query/language", test_language);
  g_test_add_func ("/store-query/changes", test_changes);
  g_test_add_func ("/store-query/segments", test_segments);
  g_test_add_func ("/store-query/characters", test_characters);

  return g_test_run ();
}
