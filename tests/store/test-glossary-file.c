/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "workbench/dz-glossary-candidates.h"
#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"

static const char *const older[] = {
  "落实双碳，办好“四个一”机制。", "* “双碳”：碳达峰与碳中和。", "* “四个一”的机制：四个人一组。", NULL,
};
static const char *const newer[] = {
  "四个一机制不变，=SUM(1)也不变。", "* 双碳：碳达峰和碳中和", "* “四个一”机制：四个人，\"一组\"。", NULL,
};

static void
add_reports (DzStore *store)
{
  fixture_add_texts (store, "武昌区", 2022, older);
  fixture_add_texts (store, "武昌区", 2024, newer);
}

static void
say (DzStore *store, DzTermWordKind kind, const char *headword, const char *other, gint64 report)
{
  g_autoptr (DzTermWord) word = dz_term_word_new (kind, headword);
  g_autoptr (GError) error = NULL;

  word->report_id = report;
  *(kind == DZ_TERM_WORD_VARIANT ? &word->variant : &word->definition) = g_strdup (other);
  g_assert_cmpint (dz_store_save_term_word (store, word, &error), !=, 0);
  g_assert_no_error (error);
}

static char *
dup_file (DzStore *store, DzGlossaryFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzGlossary) glossary = dz_glossary_load (store, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = dz_glossary_file_new (glossary, NULL, format, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static DzGlossaryImport *
import (DzStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  DzGlossaryImport *outcome = dz_glossary_import_text (store, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);

  return outcome;
}

static void
say_all (DzStore *store)
{
  say (store, DZ_TERM_WORD_ENTRY, "=cmd|'x'", "首行\n次行，\"引\"", 0);
  say (store, DZ_TERM_WORD_ENTRY, "无释义", NULL, 0);
  say (store, DZ_TERM_WORD_EDIT, "双碳", "两个碳", 1);
  say (store, DZ_TERM_WORD_VARIANT, "双碳", "碳碳", 0);
  say (store, DZ_TERM_WORD_APART, "四个一的机制", NULL, 0);
  say (store, DZ_TERM_WORD_DISMISSED, "不变", NULL, 0);
}

/* All that the reader said goes into the file and comes into another library with the same reports; into its own it brings
 * nothing new. */
static void
test_round_trip (void)
{
  g_auto (Fixture) one = { 0 };
  g_auto (Fixture) other = { 0 };
  g_autoptr (DzStore) from = NULL;
  g_autoptr (DzStore) to = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *again = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (DzGlossaryImport) own = NULL;
  g_autoptr (DzGlossaryImport) there = NULL;

  fixture_init (&one);
  fixture_init (&other);
  from = fixture_open (&one, DZ_STORE_WRITE);
  to = fixture_open (&other, DZ_STORE_WRITE);
  add_reports (from);
  add_reports (to);
  say_all (from);

  csv = dup_file (from, DZ_GLOSSARY_CSV);
  own = import (from, csv);
  g_assert_cmpint (own->n_new + own->n_changed, ==, 0);
  g_assert_cmpuint (own->refused->len, ==, 0);

  empty = dup_file (to, DZ_GLOSSARY_CSV);
  there = import (to, csv);
  g_assert_cmpuint (there->refused->len, ==, 0);
  g_assert_cmpint (there->n_new, ==, 5);
  g_assert_cmpint (there->n_changed, ==, 1);
  again = dup_file (to, DZ_GLOSSARY_CSV);
  g_assert_cmpstr (again, ==, csv);

  g_assert_true (dz_store_undo (to, NULL));
  undone = dup_file (to, DZ_GLOSSARY_CSV);
  g_assert_cmpstr (undone, ==, empty);
}

/* A table from elsewhere; what cannot be taken is named with its row. */
static void
test_refuses_with_reasons (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzGlossaryImport) outcome = NULL;
  g_autoptr (DzGlossaryImport) second = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  add_reports (store);
  outcome = import (store, "\xef\xbb\xbf" "headword,definition,place,year,kind\r\n"
                           "新词,新的话,,,\r\n"
                           ",没有词头,,,\r\n"
                           "双碳,两个碳,武昌区,2022,\r\n"
                           "双碳,碳达峰和碳中和,武昌区,2024,\r\n"
                           "双碳,不在,武汉市,2022,\r\n"
                           "三碳,没有,武昌区,2022,report\r\n"
                           "四碳,没有,,,nonsense\r\n");
  g_assert_cmpint (outcome->n_new, ==, 1);
  g_assert_cmpint (outcome->n_changed, ==, 1);
  g_assert_cmpint (outcome->n_same, ==, 1);
  g_assert_cmpuint (outcome->refused->len, ==, 4);
  g_assert_true (g_str_has_prefix (outcome->refused->pdata[0], "row 3"));
  g_assert_nonnull (strstr (outcome->refused->pdata[1], "not in this library"));
  g_assert_nonnull (strstr (outcome->refused->pdata[2], "does not define"));

  second = import (store, "headword,definition\n新词,另一句\n");
  g_assert_cmpint (second->n_changed, ==, 1);
  g_assert_null (dz_glossary_import_text (store, "a,b\n1,2\n", &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
}

/* For people: both mark what differs and what is the reader's; nothing in a report becomes a sign. */
static void
test_pages (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  add_reports (store);
  say (store, DZ_TERM_WORD_ENTRY, "<b>*", "a & <i>", 0);
  html = dup_file (store, DZ_GLOSSARY_HTML);
  markdown = dup_file (store, DZ_GLOSSARY_MARKDOWN);
  g_assert_nonnull (strstr (html, "<del>与</del><ins>和</ins>"));
  g_assert_nonnull (strstr (html, "&lt;b&gt;*"));
  g_assert_null (strstr (html, "<b>*"));
  g_assert_nonnull (strstr (markdown, "## \\<b\\>\\*"));
  g_assert_nonnull (strstr (markdown, "✎"));
}

static const char *const speech[] = {
  "推进“三年清零大行动”，种树八处。", "抓好“三年清零大行动”，种树九处，种树好。", "要“三年清零大行动”；多种树吧。", NULL,
};

static gboolean
proposes (DzStore *store, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzGlossary) glossary = dz_glossary_load (store, NULL, NULL, &error);
  g_autoptr (GPtrArray) rows = dz_glossary_candidates_load (store, glossary, NULL, 2, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((DzNgramRow *) rows->pdata[i])->text, text))
      return TRUE;

  return FALSE;
}

/* Found though longer than an n-gram; accepted or dismissed, it is proposed no more. */
static void
test_candidates (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2022, speech);
  g_assert_true (proposes (store, "三年清零大行动"));
  g_assert_false (proposes (store, "种树"));
  say (store, DZ_TERM_WORD_DISMISSED, "三年清零大行动", NULL, 0);
  g_assert_false (proposes (store, "三年清零大行动"));
  g_assert_true (dz_store_undo (store, NULL));
  g_assert_true (proposes (store, "三年清零大行动"));
  say (store, DZ_TERM_WORD_ENTRY, "“三年清零”大行动", NULL, 0);
  g_assert_false (proposes (store, "三年清零大行动"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glossary-file/round-trip", test_round_trip);
  g_test_add_func ("/glossary-file/refuses-with-reasons", test_refuses_with_reasons);
  g_test_add_func ("/glossary-file/pages", test_pages);
  g_test_add_func ("/glossary-file/candidates", test_candidates);

  return g_test_run ();
}
