/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static const char *const texts[] = {
  "我们推进双碳工作。", "* “双碳”：碳达峰与碳中和。", NULL,
};

static gint64
say (DzStore *store, DzTermWordKind kind, const char *headword, const char *other, gint64 report, GError **error)
{
  g_autoptr (DzTermWord) word = dz_term_word_new (kind, headword);

  word->report_id = report;
  *(kind == DZ_TERM_WORD_VARIANT ? &word->variant : &word->definition) = g_strdup (other);

  return dz_store_save_term_word (store, word, error);
}

/* “entry 双碳 -: 碳; …” */
static char *
dup_words (DzStore *store)
{
  g_autoptr (GPtrArray) words = dz_store_list_term_words (store, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const DzTermWord *word = words->pdata[i];

      g_string_append_printf (all, "%s %s %s %d %s; ", dz_term_word_kind_get_nick (word->kind), word->headword,
                              word->variant != NULL ? word->variant : "-", (int) word->report_id,
                              word->definition != NULL ? word->definition : "-");
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_words (DzStore *store, const char *expected)
{
  g_autofree char *all = dup_words (store);

  g_assert_cmpstr (all, ==, expected);
}

/* Every kind of word is one step, undone and done again to the letter. */
static void
test_every_word_is_a_step (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  gint64 report, entry;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  report = fixture_add_texts (store, "武昌区", 2025, texts);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  entry = say (store, DZ_TERM_WORD_ENTRY, "零号员工", NULL, 0, &error);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_cmpint (say (store, DZ_TERM_WORD_ENTRY, "零号员工", "最先的一个", 0, &error), ==, entry);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_cmpint (say (store, DZ_TERM_WORD_EDIT, "双碳", "两个碳", report, &error), !=, 0);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_cmpint (say (store, DZ_TERM_WORD_VARIANT, "零号员工", "零号职工", 0, &error), !=, 0);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_cmpint (say (store, DZ_TERM_WORD_APART, "双碳的", NULL, 0, &error), !=, 0);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_cmpint (say (store, DZ_TERM_WORD_DISMISSED, "推进", NULL, 0, &error), !=, 0);
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_true (dz_store_remove_term_word (store, entry, &error));
  g_ptr_array_add (dumps, fixture_dump (&fixture));
  g_assert_no_error (error);
  assert_words (store, "edit 双碳 - 1 两个碳; apart 双碳的 - 0 -; dismissed 推进 - 0 -; ");

  for (guint i = dumps->len - 1; i > 0; i--)
    {
      g_autofree char *label = dz_store_dup_undo_label (store);
      g_autofree char *dump = NULL;

      g_assert_nonnull (strstr (label, "“"));
      g_assert_null (strstr (label, "%s"));
      g_assert_true (dz_store_undo (store, &error));
      dump = fixture_dump (&fixture);
      g_assert_cmpstr (dump, ==, dumps->pdata[i - 1]);
    }
  for (guint i = 1; i < dumps->len; i++)
    {
      g_autofree char *dump = NULL;

      g_assert_true (dz_store_redo (store, &error));
      dump = fixture_dump (&fixture);
      g_assert_cmpstr (dump, ==, dumps->pdata[i]);
    }
}

/* Accepting takes a dismissal back, and the other way round; undo brings it back. */
static void
test_accepting_and_dismissing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  say (store, DZ_TERM_WORD_DISMISSED, "双碳", NULL, 0, &error);
  say (store, DZ_TERM_WORD_ENTRY, "双碳", NULL, 0, &error);
  assert_words (store, "entry 双碳 - 0 -; ");
  say (store, DZ_TERM_WORD_DISMISSED, "双碳", NULL, 0, &error);
  assert_words (store, "dismissed 双碳 - 0 -; ");
  g_assert_true (dz_store_undo (store, &error));
  assert_words (store, "entry 双碳 - 0 -; ");
  g_assert_no_error (error);
}

static void
assert_refused (DzStore *store, DzTermWordKind kind, const char *headword, const char *other, gint64 report, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (say (store, kind, headword, other, report, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, code);
}

static void
test_refuses (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 report, second;
  DzTermWord *word;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  report = fixture_add_texts (store, "武昌区", 2025, texts);
  assert_refused (store, DZ_TERM_WORD_ENTRY, " ", "甲", 0, DZ_ERROR_INVALID);
  assert_refused (store, DZ_TERM_WORD_VARIANT, "甲", "甲", 0, DZ_ERROR_INVALID);
  assert_refused (store, DZ_TERM_WORD_VARIANT, "甲", "", 0, DZ_ERROR_INVALID);
  assert_refused (store, DZ_TERM_WORD_EDIT, "双碳", "", report, DZ_ERROR_INVALID);
  assert_refused (store, DZ_TERM_WORD_EDIT, "三碳", "甲", report, DZ_ERROR_NOT_FOUND);
  assert_refused (store, DZ_TERM_WORD_EDIT, "双碳", "甲", 99, DZ_ERROR_NOT_FOUND);
  g_assert_false (dz_store_remove_term_word (store, 99, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);

  say (store, DZ_TERM_WORD_ENTRY, "甲", NULL, 0, NULL);
  second = say (store, DZ_TERM_WORD_ENTRY, "乙", NULL, 0, NULL);
  word = dz_term_word_new (DZ_TERM_WORD_ENTRY, "甲");
  word->id = second;
  g_clear_error (&error);
  g_assert_cmpint (dz_store_save_term_word (store, word, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  dz_term_word_free (word);
}

/* An edit goes into the trash with its report, and comes back with it; her own terms stay. */
static void
test_goes_with_its_report (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  gint64 report;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  report = fixture_add_texts (store, "武昌区", 2025, texts);
  say (store, DZ_TERM_WORD_EDIT, "双碳", "两个碳", report, &error);
  say (store, DZ_TERM_WORD_ENTRY, "甲", NULL, 0, &error);
  g_assert_true (dz_store_remove_report (store, report, &error));
  assert_words (store, "entry 甲 - 0 -; ");
  g_assert_true (dz_store_undo (store, &error));
  assert_words (store, "edit 双碳 - 1 两个碳; entry 甲 - 0 -; ");
  messages = dz_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_assert_null (strstr (messages->pdata[i], "term_word"));
}

/* A library as the version before left it takes words from now on. */
static void
test_upgrade (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  g_clear_pointer (&store, dz_store_close);
  fixture_execute (&fixture, "DROP TABLE term_word; DROP TABLE saved_search; PRAGMA user_version = 9");

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (say (store, DZ_TERM_WORD_EDIT, "双碳", "两个碳", 1, &error), ==, 1);
  g_assert_no_error (error);
}

/* The stamp changes with the texts and with nothing else. */
static void
test_stamp (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  empty = dz_store_dup_text_stamp (store, NULL);
  fixture_add_texts (store, "武昌区", 2025, texts);
  before = dz_store_dup_text_stamp (store, NULL);
  say (store, DZ_TERM_WORD_ENTRY, "甲", NULL, 0, NULL);
  after = dz_store_dup_text_stamp (store, NULL);
  g_assert_cmpstr (before, !=, empty);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-words/every-word-is-a-step", test_every_word_is_a_step);
  g_test_add_func ("/term-words/accepting-and-dismissing", test_accepting_and_dismissing);
  g_test_add_func ("/term-words/refuses", test_refuses);
  g_test_add_func ("/term-words/goes-with-its-report", test_goes_with_its_report);
  g_test_add_func ("/term-words/upgrade", test_upgrade);
  g_test_add_func ("/term-words/stamp", test_stamp);

  return g_test_run ();
}
