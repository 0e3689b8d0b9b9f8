/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>

#include "extract/dz-figure-scanner.h"
#include "extract/dz-indicator-finder.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-sentence.h"

/* Texts that no one writes: one paragraph with figures beyond count. Each figure must be read from a stretch of text
 * that does not grow with the paragraph, so that twice the text takes twice the work; and a reader who gives up must
 * not wait for the end of the paragraph. */

#define N_FIGURES 6000

static const char *const units[] = { "1%", "增长1%，", "增长1%。", "2024年3%、", "12家，", "由3%提高到5%" };

typedef struct
{
  DzKnowledge *knowledge;
  DzLexicon *lexicon;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->knowledge = dz_knowledge_load (NULL, "/nonexistent", &error);
  g_assert_no_error (error);
  fixture->lexicon = dz_lexicon_new (fixture->knowledge);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dz_lexicon_free (fixture->lexicon);
  dz_knowledge_unref (fixture->knowledge);
}

static char *
repeat (const char *unit, int n)
{
  GString *text = g_string_new ("实现地区生产总值");

  for (int i = 0; i < n; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

static GPtrArray *
read_text (const Fixture *fixture, const char *text)
{
  g_autoptr (DzReport) report = dz_report_new ();
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, text);
  int year = 2023;

  paragraph->part = DZ_PART_REVIEW;
  report->place = g_strdup ("武汉市");
  report->level = DZ_LEVEL_CITY;
  g_array_append_val (report->reviews, year);
  g_ptr_array_add (report->paragraphs, paragraph);

  return dz_quantity_reader_read (report, fixture->knowledge);
}

static void
assert_same (const DzQuantity *a, const DzQuantity *b)
{
  g_assert_cmpint (a->start, ==, b->start);
  g_assert_cmpint (a->end, ==, b->end);
  g_assert_cmpstr (a->indicator, ==, b->indicator);
  g_assert_cmpstr (a->unit, ==, b->unit);
  g_assert_cmpstr (a->period, ==, b->period);
  g_assert_cmpint (a->measure, ==, b->measure);
  g_assert_cmpint (a->status, ==, b->status);
}

/* The first figures read the same whatever follows far behind them, and the sentence kept with each is bounded. */
static void
test_reading_is_local (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *once = repeat (units[i], N_FIGURES);
      g_autofree char *twice = repeat (units[i], 2 * N_FIGURES);
      g_autoptr (GPtrArray) a = read_text (fixture, once);
      g_autoptr (GPtrArray) b = read_text (fixture, twice);

      g_assert_cmpuint (a->len, >=, N_FIGURES);
      g_assert_cmpuint (b->len, ==, 2 * a->len);
      for (guint k = 0; k < a->len - 600; k++)
        assert_same (g_ptr_array_index (a, k), g_ptr_array_index (b, k));
      for (guint k = 0; k < b->len; k++)
        {
          const DzQuantity *quantity = g_ptr_array_index (b, k);

          g_assert_cmpint (quantity->sentence_end - quantity->sentence_start, <, 4000);
        }
    }
}

static void
test_clauses_are_bounded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (20000, 'a');
  g_autoptr (DzPlainText) text = dz_plain_text_new (endless);
  int start;
  int end;

  for (int i = 0; i <= text->length; i += 1000)
    {
      g_assert_cmpint (i - dz_clause_find_start (text, i, 0), <=, 400);
      dz_sentence_find (text, MIN (i, text->length - 1), &start, &end);
      g_assert_cmpint (end - start, <=, 4000);
    }
}

static void
test_cancelled_inside_a_paragraph (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *words = repeat ("增长1%，", 100);
  g_autoptr (DzPlainText) text = dz_plain_text_new (words);
  g_autoptr (GPtrArray) figures = dz_figure_scan (text, fixture->lexicon);
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (figures->len, ==, 100);
  g_cancellable_cancel (cancellable);
  g_cancellable_push_current (cancellable);
  none = dz_figure_scan (text, fixture->lexicon);
  subjects = dz_indicator_finder_run (text, fixture->lexicon, figures);
  g_cancellable_pop_current (cancellable);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (subjects->len, ==, 0);
}

#define ADD(name, func) g_test_add ("/endless-text/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("reading-is-local", test_reading_is_local);
  ADD ("clauses-are-bounded", test_clauses_are_bounded);
  ADD ("cancelled-inside-a-paragraph", test_cancelled_inside_a_paragraph);

  return g_test_run ();
}
