/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static DzSavedSearch *
make_search (const char *name)
{
  DzSavedSearch *search = dz_saved_search_new ();

  search->name = g_strdup (name);
  search->text = g_strdup ("高质量*发展 NOT \"a;b\"");
  search->mode = DZ_QUERY_LANGUAGE;
  search->folding = DZ_QUERY_FOLD_WIDTH | DZ_QUERY_FOLD_SCRIPT;
  search->reports = g_strsplit ("武昌区 2025,武汉市; 2024", ",", -1);
  search->scope->places = g_strsplit ("武昌区,武汉市", ",", -1);
  search->scope->level = DZ_LEVEL_CITY;
  search->scope->first_year = 2020;
  search->scope->last_year = 2025;
  search->scope->one_part = TRUE;
  search->scope->part = DZ_PART_PLAN;
  search->scope->headings_only = TRUE;
  search->scope->tag = g_strdup ("经济/工业");

  return search;
}

/* Everything that was saved comes back. */
static void
test_round_trip (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedSearch) search = make_search ("甲");
  g_autoptr (GPtrArray) searches = NULL;
  g_autofree char *before = dz_saved_search_dup_content (search);
  g_autofree char *after = NULL;
  const DzSavedSearch *saved;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (dz_store_save_search (store, search, NULL), ==, 1);
  searches = dz_store_list_searches (store, NULL);
  g_assert_cmpint (searches->len, ==, 1);
  saved = g_ptr_array_index (searches, 0);
  after = dz_saved_search_dup_content (saved);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (saved->name, ==, "甲");
  g_assert_cmpstr (saved->text, ==, search->text);
  g_assert_cmpstr (saved->reports[1], ==, "武汉市; 2024");
  g_assert_cmpint (saved->folding, ==, search->folding);
  g_assert_cmpint (saved->scope->part, ==, DZ_PART_PLAN);
  g_assert_nonnull (saved->modified);
}

static void
assert_names (DzStore *store, const char *expected)
{
  g_autoptr (GPtrArray) searches = dz_store_list_searches (store, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < searches->len; i++)
    g_string_append (names, ((const DzSavedSearch *) g_ptr_array_index (searches, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedSearch) search = make_search ("a");

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  search->id = dz_store_save_search (store, search, NULL);
  g_free (search->name);
  search->name = g_strdup ("b");
  g_assert_cmpint (dz_store_save_search (store, search, NULL), ==, search->id);
  assert_names (store, "b");
  g_assert_true (dz_store_remove_search (store, search->id, NULL));
  assert_names (store, "");
  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "b");
  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "a");
  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "");
  g_assert_true (dz_store_redo (store, NULL));
  assert_names (store, "a");
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedSearch) one = make_search ("a");
  g_autoptr (DzSavedSearch) nameless = make_search ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (dz_store_save_search (store, one, NULL), ==, 1);
  g_assert_cmpint (dz_store_save_search (store, one, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_save_search (store, nameless, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dz_store_remove_search (store, 9, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  fixture_execute (&fixture, "UPDATE saved_search SET content = 'nonsense'");
  assert_names (store, "");
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (messages, 0), "a"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/saved-searches/round-trip", test_round_trip);
  g_test_add_func ("/saved-searches/undo", test_undo);
  g_test_add_func ("/saved-searches/refused", test_refused);

  return g_test_run ();
}
