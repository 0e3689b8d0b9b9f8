/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/dz-error.h"
#include "core/dz-expression-syntax.h"
#include "core/dz-query.h"
#include "store/dz-expression.h"
#include "store/dz-text-matcher.h"

static void
assert_literal (const char *expression, gboolean caseless, const char *expected)
{
  g_autofree char *literal = dz_expression_dup_literal (expression, caseless);

  if (g_strcmp0 (literal, expected) != 0)
    g_error ("%s: expected %s, found %s", expression, expected, literal);
}

static void
test_literals (void)
{
  assert_literal ("发展", FALSE, "发展");
  assert_literal ("发.{0,5}展区", FALSE, "展区");
  assert_literal ("\\d+(亿|万)元", TRUE, "元");
  assert_literal ("高质量.*发展", TRUE, "高质量");
  assert_literal ("[一二三]是", TRUE, "是");
  assert_literal ("\\(一\\)", TRUE, "(一)");
  assert_literal ("发展?", FALSE, "发");
  assert_literal ("发展+好", FALSE, "发展");
  assert_literal ("发展{2}", FALSE, "发");
  assert_literal ("GDP增", TRUE, "增");
  assert_literal ("GDP增", FALSE, "GDP增");
  assert_literal ("[[\\]]发", FALSE, NULL);
  assert_literal ("发展|高质量", FALSE, NULL);
  assert_literal ("发{b|c", FALSE, NULL);
  assert_literal ("(发展)?", FALSE, NULL);
  assert_literal ("(?i)发展", FALSE, NULL);
  assert_literal ("\\Q|\\E发展", FALSE, NULL);
  assert_literal ("(?!发展)", FALSE, NULL);
  assert_literal ("", FALSE, NULL);
}

/* Over expressions and texts made of the same few signs: what matches holds the literal. */
static void
test_literals_are_true (void)
{
  static const char *const signs[] = { "发", "展", "a", "B",   "(",     ")", "(?:", "[",   "]", "|",
                                       "?",  "*",  "+", "{2}", "{0,1}", ".", "\\d", "\\.", "^", "1" };
  static const char *const chars[] = { "发", "展", "a", "A", "b", "1", "." };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  int n_certain = 0;

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) pattern = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DzExpression) expression = NULL;
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
      g_autofree char *literal = NULL;

      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append (pattern, signs[g_rand_int_range (rand, 0, G_N_ELEMENTS (signs))]);
      for (int n = 0; n < 40; n++)
        g_string_append (text, chars[g_rand_int_range (rand, 0, G_N_ELEMENTS (chars))]);
      literal = dz_expression_dup_literal (pattern->str, i % 2 == 0);
      if (literal == NULL)
        continue;
      /* The alternative keeps the machine from looking for the literal itself. */
      g_string_append (pattern, "|不");
      expression = dz_expression_new (pattern->str, i % 2 == 0 ? DZ_EXPRESSION_CASELESS : 0, NULL);
      if (expression == NULL)
        continue;
      g_assert_null (dz_expression_get_literal (expression));
      dz_expression_find (expression, text->str, spans, NULL);
      for (guint j = 0; j < spans->len; j++)
        {
          const DzTextSpan *span = &g_array_index (spans, DzTextSpan, j);
          g_autofree char *match = g_strndup (span->first, (gsize) (span->last - span->first));

          if (strstr (match, literal) == NULL)
            g_error ("%s matches %s without %s", pattern->str, match, literal);
          n_certain++;
        }
    }
  g_assert_cmpint (n_certain, >, 1000);
}

static void
assert_refused (const char *pattern, const char *named)
{
  const DzQueryOptions options = { DZ_QUERY_PCRE, DZ_QUERY_FOLD_WIDTH, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DzQuery) query = dz_query_parse (pattern, &options, &error);

  if (named == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, named));
}

/* Orders to the machine are no searches, and half characters none either: both are named. */
static void
test_refused (void)
{
  assert_refused ("发\\C", "\\C");
  assert_refused ("(*NO_JIT)发", "(*NO_JIT)");
  assert_refused ("(*LIMIT_MATCH=1)发", "(*LIMIT_MATCH=1)");
  assert_refused ("(*UTF)发", "(*UTF)");
  assert_refused ("发\\\\C", NULL);
  assert_refused ("\\Q\\C\\E", NULL);
  assert_refused ("(*SKIP)发", NULL);
}

static void
test_spans (void)
{
  g_autoptr (DzExpression) expression = dz_expression_new ("\\d+.", 0, NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  const DzTextSpan *span;

  g_assert_cmpint (dz_expression_find (expression, "区12亿、𠀀3", spans, NULL), ==, 1);
  span = &g_array_index (spans, DzTextSpan, 0);
  g_assert_cmpint (span->start, ==, 1);
  g_assert_cmpint (span->end, ==, 4);
  g_assert_cmpint (dz_expression_find (expression, "1亿\xff" "2亿3\xe4\xba", NULL, NULL), ==, 2);
  g_assert_cmpint (dz_expression_find (expression, "", NULL, NULL), ==, 0);
}

/* An expression that never ends by itself ends with a message that names it. */
static void
test_limit (void)
{
  g_autoptr (DzExpression) expression = dz_expression_new ("(.*)*(.*)*(.*)*终", 0, NULL);
  g_autoptr (GString) text = g_string_new ("终");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 400; i++)
    g_string_append (text, "发展");
  g_string_erase (text, 0, (gssize) strlen ("终"));
  g_string_append (text, "，终，");
  g_assert_cmpint (dz_expression_find (expression, text->str + 3, NULL, NULL), ==, 1);
  g_clear_pointer (&expression, dz_expression_free);
  expression = dz_expression_new ("(.*)*(.*)*(.*)*[终]$", 0, NULL);
  g_assert_cmpint (dz_expression_find (expression, text->str, NULL, &error), ==, -1);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "(.*)*(.*)*(.*)*"));
}

/* Strings whose characters have other forms or none, each more than once: places and bytes are those of the text. */
static void
test_strings (void)
{
  static const char *const words[] = { "发，", "，发", "发展", "高展", "a展" };
  static const char text[] = "😀发，展发,高展⾼展Ａ展，发发展㎡发，";
  static const int expected[][3] = { { 1, 4, 17 }, { 12, -1, -1 }, { 14, -1, -1 }, { 6, 8, -1 }, { 10, -1, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DzTextMatcher) matcher = dz_text_matcher_new (words[i]);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
      int n_found = dz_text_matcher_find (matcher, text, spans);

      g_assert_cmpint (n_found, ==, spans->len);
      g_assert_cmpint (n_found, ==, dz_text_matcher_find (matcher, text, NULL));
      for (int j = 0; j < n_found; j++)
        {
          const DzTextSpan *span = &g_array_index (spans, DzTextSpan, j);

          g_assert_cmpint (span->start, ==, expected[i][j]);
          g_assert_cmpint (span->end, ==, span->start + 2);
          g_assert_true (span->first == g_utf8_offset_to_pointer (text, span->start));
          g_assert_true (span->last == g_utf8_offset_to_pointer (text, span->end));
        }
      g_assert_true (n_found == 3 || expected[i][n_found] == -1);
    }
}

/* An expression that goes back over what it read, and a text it goes over in vain: told, not waited for;
 * sooner where one cannot wait. */
static void
test_limits (void)
{
  g_autoptr (DzExpression) endless = dz_expression_new ("(.+)+[xy]", 0, NULL);
  g_autoptr (DzExpression) slow = dz_expression_new (".*.*.*[xy]", 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 600; i++)
    g_string_append (text, i % 3 == 0 ? "发" : "展");
  g_assert_cmpint (dz_expression_find (endless, text->str, NULL, &error), ==, -1);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (dz_expression_find (slow, text->str, NULL, &error), ==, 0);
  g_assert_no_error (error);
  dz_expression_limit (slow, 1000);
  g_assert_cmpint (dz_expression_find (slow, text->str, NULL, &error), ==, -1);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_string_append (text, "x");
  dz_expression_limit (slow, G_MAXUINT);
  g_assert_cmpint (dz_expression_find (slow, text->str, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/expression/literals", test_literals);
  g_test_add_func ("/expression/literals-are-true", test_literals_are_true);
  g_test_add_func ("/expression/refused", test_refused);
  g_test_add_func ("/expression/spans", test_spans);
  g_test_add_func ("/expression/limit", test_limit);
  g_test_add_func ("/expression/limits", test_limits);
  g_test_add_func ("/expression/strings", test_strings);

  return g_test_run ();
}
