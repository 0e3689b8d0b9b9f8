/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "workbench/dz-glossary.h"

static const char *const district_2022[] = {
  "# 一、回顾双碳", "落实双碳，办好“四个一”机制。", "双碳战略见效，零号员工到岗。", "* “双碳”：碳达峰与碳中和。",
  "* “四个一”的机制：四个人一组。", "* 零号员工：最先的一个。", NULL,
};
static const char *const district_2024[] = {
  "四个一机制不变，双碳战略双碳。", "* 双碳：碳达峰和碳中和", "* “四个一”机制：四个人一组，服务于双碳。", NULL,
};
static const char *const city_2023[] = {
  "全市双碳。", "* 双碳：碳达峰与碳中和", "* 双碳战略：双碳的打算。", "* 空话：没有人说。", NULL,
};

typedef struct
{
  Fixture fixture;
  DzStore *store;
  gint64 reports[3]; /* 2022, 2023, 2024 */
  DzGlossary *glossary;
} Desk;

static void
load (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&desk->glossary, dz_glossary_unref);
  desk->glossary = dz_glossary_load (desk->store, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add (Desk *desk, const char *place, DzLevel level, int year, const char *const *texts)
{
  g_autoptr (DzReport) report = fixture_make_report (place, NULL, level, year, texts);

  return fixture_add (desk->store, report);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  fixture_init (&desk->fixture);
  desk->store = fixture_open (&desk->fixture, DZ_STORE_WRITE);
  desk->reports[2] = add (desk, "武昌区", DZ_LEVEL_DISTRICT, 2024, district_2024);
  desk->reports[0] = add (desk, "武昌区", DZ_LEVEL_DISTRICT, 2022, district_2022);
  desk->reports[1] = add (desk, "武汉市", DZ_LEVEL_CITY, 2023, city_2023);
  desk->glossary = NULL;
  load (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  dz_glossary_unref (desk->glossary);
  dz_store_close (desk->store);
  fixture_clear (&desk->fixture);
}

static void
say (Desk *desk, DzTermWordKind kind, const char *headword, const char *other, gint64 report)
{
  g_autoptr (DzTermWord) word = dz_term_word_new (kind, headword);
  g_autoptr (GError) error = NULL;

  word->report_id = report;
  *(kind == DZ_TERM_WORD_VARIANT ? &word->variant : &word->definition) = g_strdup (other);
  g_assert_cmpint (dz_store_save_term_word (desk->store, word, &error), !=, 0);
  g_assert_no_error (error);
  load (desk);
}

/* “text/kind …” */
static void
assert_forms (Desk *desk, const char *term, const char *expected)
{
  const DzGlossaryEntry *entry = dz_glossary_find (desk->glossary, term);
  g_autoptr (GString) forms = g_string_new (NULL);

  g_assert_nonnull (entry);
  for (guint i = 0; i < entry->forms->len; i++)
    g_string_append_printf (forms, "%s%s/%d", i > 0 ? " " : "", ((DzTermForm *) entry->forms->pdata[i])->text,
                            ((DzTermForm *) entry->forms->pdata[i])->kind);
  g_assert_cmpstr (forms->str, ==, expected);
}

/* “report: text” of each, * before one that differs. */
static void
assert_definitions (Desk *desk, const char *term, const char *expected)
{
  const DzGlossaryEntry *entry = dz_glossary_find (desk->glossary, term);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_nonnull (entry);
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      const DzGlossaryReport *report = dz_glossary_get_report (desk->glossary, definition->report);

      g_string_append_printf (all, "%s%s%s: %s", i > 0 ? " " : "", definition->differs ? "*" : "",
                              report != NULL ? report->name : "reader", definition->text);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

/* What differs by quotation marks or 的 is one term, and every form is told. */
static void
test_folds_in_sight (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (desk->glossary->entries->len, ==, 5);
  assert_forms (desk, "双碳", "双碳/0 “双碳”/1");
  assert_forms (desk, "四个一机制", "“四个一”机制/0 “四个一”的机制/2");
  assert_forms (desk, "四个一的机制", "“四个一”机制/0 “四个一”的机制/2");
}

static void
test_keeps_apart (Desk *desk, gconstpointer data)
{
  say (desk, DZ_TERM_WORD_APART, "四个一的机制", NULL, 0);
  assert_forms (desk, "四个一机制", "“四个一”机制/0");
  assert_forms (desk, "四个一的机制", "“四个一”的机制/0");
  g_assert_true (dz_store_undo (desk->store, NULL));
  load (desk);
  assert_forms (desk, "四个一机制", "“四个一”机制/0 “四个一”的机制/2");
}

static void
test_definitions_by_year (Desk *desk, gconstpointer data)
{
  assert_definitions (desk, "双碳", "武昌区 2022: 碳达峰与碳中和。 武汉市 2023: 碳达峰与碳中和"
                                    " *武昌区 2024: 碳达峰和碳中和");
  g_assert_true (dz_glossary_find (desk->glossary, "双碳")->status & DZ_TERM_DIFFERS);
  g_assert_false (dz_glossary_find (desk->glossary, "零号员工")->status & DZ_TERM_DIFFERS);
}

/* Her edit stands in the place of the report's words, which are kept; so does her own entry beside them. */
static void
test_reader_edits (Desk *desk, gconstpointer data)
{
  const DzGlossaryEntry *entry;

  say (desk, DZ_TERM_WORD_EDIT, "双碳", "两个碳", desk->reports[1]);
  say (desk, DZ_TERM_WORD_ENTRY, "双碳", "我的话", 0);
  assert_definitions (desk, "双碳", "武昌区 2022: 碳达峰与碳中和。 *武汉市 2023: 两个碳"
                                    " *武昌区 2024: 碳达峰和碳中和 *reader: 我的话");
  entry = dz_glossary_find (desk->glossary, "双碳");
  g_assert_cmpstr (((DzTermDefinition *) entry->definitions->pdata[1])->printed, ==, "碳达峰与碳中和");
  g_assert_true (entry->status & DZ_TERM_READER);
}

/* A variant is counted with its term; one that had an entry of its own is one with it. */
static void
test_variants (Desk *desk, gconstpointer data)
{
  g_assert_cmpint (dz_glossary_find (desk->glossary, "双碳")->total, ==, 5);
  say (desk, DZ_TERM_WORD_VARIANT, "零号员工", "双碳战略", 0);
  g_assert_cmpuint (desk->glossary->entries->len, ==, 4);
  assert_forms (desk, "双碳战略", "零号员工/0 双碳战略/3");
  g_assert_cmpint (dz_glossary_find (desk->glossary, "双碳战略")->total, ==, 3);
  say (desk, DZ_TERM_WORD_VARIANT, "双碳战略", "零号员工", 0);
  g_assert_cmpuint (desk->glossary->entries->len, ==, 4);
}

/* In bodies only, each as a search for it alone finds it, also inside another term. */
static void
test_uses (Desk *desk, gconstpointer data)
{
  const DzGlossaryEntry *entry = dz_glossary_find (desk->glossary, "双碳");
  gint64 count, characters;

  g_assert_cmpint (dz_glossary_entry_get_count (entry, 0), ==, 2);
  g_assert_cmpint (dz_glossary_entry_get_count (entry, 1), ==, 1);
  g_assert_cmpint (dz_glossary_entry_get_count (entry, 2), ==, 2);
  g_assert_cmpint (dz_glossary_find (desk->glossary, "双碳战略")->total, ==, 2);
  g_assert_cmpint (dz_glossary_find (desk->glossary, "四个一机制")->total, ==, 2);
  g_assert_cmpint (entry->first_year, ==, 2022);
  g_assert_cmpint (entry->last_year, ==, 2024);
  g_assert_cmpint (entry->first_number, ==, 1);
  g_assert_cmpint (entry->first_start, ==, 2);
  dz_glossary_sum (desk->glossary, entry, 0, DZ_LEVEL_DISTRICT, &count, &characters);
  g_assert_cmpint (count, ==, 4);
  g_assert_cmpint (characters, ==, 15 + 14 + 15);
  dz_glossary_sum (desk->glossary, entry, 2023, DZ_LEVEL_UNKNOWN, &count, &characters);
  g_assert_cmpint (count, ==, 1);
  g_assert_cmpint (characters, ==, 5);
}

/* The district's newest report does not use it; nobody does; nobody defines it. */
static void
test_statuses (Desk *desk, gconstpointer data)
{
  g_assert_true (dz_glossary_find (desk->glossary, "零号员工")->status & DZ_TERM_DROPPED);
  g_assert_true (dz_glossary_find (desk->glossary, "空话")->status & DZ_TERM_UNUSED);
  g_assert_cmpint (dz_glossary_find (desk->glossary, "四个一机制")->status & (DZ_TERM_DROPPED | DZ_TERM_UNUSED | DZ_TERM_UNDEFINED),
                   ==, 0);
  say (desk, DZ_TERM_WORD_ENTRY, "见效", NULL, 0);
  g_assert_true (dz_glossary_find (desk->glossary, "见效")->status & DZ_TERM_UNDEFINED);
  say (desk, DZ_TERM_WORD_ENTRY, "见效", "有了效果", 0);
  g_assert_false (dz_glossary_find (desk->glossary, "见效")->status & DZ_TERM_UNDEFINED);
}

static void
test_links (Desk *desk, gconstpointer data)
{
  const DzGlossaryEntry *entry = dz_glossary_find (desk->glossary, "四个一机制");
  const DzGlossaryEntry *used = dz_glossary_find (desk->glossary, "双碳");

  g_assert_cmpuint (entry->links->len, ==, 1);
  g_assert_true (dz_glossary_get_entry (desk->glossary, g_array_index (entry->links, guint, 0)) == used);
  g_assert_cmpuint (used->linked_from->len, ==, 2);
}

static void
assert_order (Desk *desk, DzGlossaryOrder order, const char *expected)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_copy (desk->glossary->entries, NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    for (guint j = i + 1; j < entries->len; j++)
      if (dz_glossary_compare (entries->pdata[i], entries->pdata[j], order) > 0)
        {
          gpointer other = entries->pdata[i];

          entries->pdata[i] = entries->pdata[j];
          entries->pdata[j] = other;
        }
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (names, "%s ", ((DzGlossaryEntry *) entries->pdata[i])->key);
  g_ptr_array_set_free_func (entries, NULL);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_orders (Desk *desk, gconstpointer data)
{
  assert_order (desk, DZ_GLOSSARY_BY_PINYIN, "空话 零号员工 双碳 双碳战略 四个一机制 ");
  assert_order (desk, DZ_GLOSSARY_BY_APPEARANCE, "双碳 四个一机制 双碳战略 零号员工 空话 ");
  assert_order (desk, DZ_GLOSSARY_BY_FREQUENCY, "双碳 双碳战略 四个一机制 零号员工 空话 ");
}

static int
count_matches (Desk *desk, DzPinyin *pinyin, const char *needle)
{
  int n = 0;

  for (guint i = 0; i < desk->glossary->entries->len; i++)
    n += dz_glossary_entry_matches (dz_glossary_get_entry (desk->glossary, i), needle, pinyin);

  return n;
}

static void
test_filters (Desk *desk, gconstpointer data)
{
  g_autoptr (DzPinyin) pinyin = dz_pinyin_new ();

  g_assert_nonnull (pinyin);
  g_assert_cmpint (count_matches (desk, pinyin, ""), ==, 5);
  g_assert_cmpint (count_matches (desk, pinyin, "双"), ==, 2);
  g_assert_cmpint (count_matches (desk, NULL, "“四个一"), ==, 1);
  g_assert_cmpint (count_matches (desk, pinyin, "st"), ==, 2);
  g_assert_cmpint (count_matches (desk, pinyin, "STZL"), ==, 1);
  g_assert_cmpint (count_matches (desk, pinyin, "shuangtan zhan"), ==, 1);
  g_assert_cmpint (count_matches (desk, pinyin, "linghyg"), ==, 1);
  g_assert_cmpint (count_matches (desk, pinyin, "yg"), ==, 1);
  g_assert_cmpint (count_matches (desk, NULL, "st"), ==, 0);
  g_assert_cmpint (count_matches (desk, pinyin, "stx"), ==, 0);
}

/* 长 is chang and zhang, 重 zhong and chong, 率 lü and shuai. */
static void
test_polyphones (void)
{
  g_autoptr (DzPinyin) pinyin = dz_pinyin_new ();

  g_assert_true (dz_pinyin_matches (pinyin, "校长", "xiaozhang"));
  g_assert_true (dz_pinyin_matches (pinyin, "校长", "xc"));
  g_assert_true (dz_pinyin_matches (pinyin, "重庆", "cq"));
  g_assert_true (dz_pinyin_matches (pinyin, "重点", "zd"));
  g_assert_true (dz_pinyin_matches (pinyin, "率先", "shuaixian"));
  g_assert_true (dz_pinyin_matches (pinyin, "绿色", "lvse"));
  g_assert_true (dz_pinyin_matches (pinyin, "A级景区", "ajjq"));
  g_assert_false (dz_pinyin_matches (pinyin, "重点", "重"));
  g_assert_false (dz_pinyin_matches (pinyin, "重点", "x"));
}

/* Counts are taken over only while they hold. */
static void
test_previous (Desk *desk, gconstpointer data)
{
  g_autoptr (DzGlossary) again = NULL;
  g_autoptr (DzGlossary) after = NULL;
  DzGlossaryProgress progress = { 0 };

  again = dz_glossary_load (desk->store, desk->glossary, &progress, NULL);
  g_assert_cmpint (progress.done, ==, 0);
  g_assert_cmpint (dz_glossary_find (again, "双碳")->total, ==, 5);
  g_assert_cmpint (dz_glossary_find (again, "双碳")->last_year, ==, 2024);
  g_assert_true (dz_store_remove_report (desk->store, desk->reports[2], NULL));
  after = dz_glossary_load (desk->store, again, &progress, NULL);
  g_assert_cmpint (progress.done, ==, 3);
  g_assert_cmpint (dz_glossary_find (after, "双碳")->total, ==, 3);
}

static void
test_cancel (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dz_store_set_cancellable (desk->store, cancellable);
  g_assert_null (dz_glossary_load (desk->store, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dz_store_set_cancellable (desk->store, NULL);
}

#define ADD(name, test) g_test_add ("/glossary/" name, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("folds-in-sight", test_folds_in_sight);
  ADD ("keeps-apart", test_keeps_apart);
  ADD ("definitions-by-year", test_definitions_by_year);
  ADD ("reader-edits", test_reader_edits);
  ADD ("variants", test_variants);
  ADD ("uses", test_uses);
  ADD ("statuses", test_statuses);
  ADD ("links", test_links);
  ADD ("orders", test_orders);
  ADD ("filters", test_filters);
  g_test_add_func ("/glossary/polyphones", test_polyphones);
  ADD ("previous", test_previous);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
