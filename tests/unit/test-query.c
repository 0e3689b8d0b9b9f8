/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-error.h"
#include "core/dz-query.h"
#include "core/dz-search-scope.h"
#include "core/dz-text.h"
#include "store/dz-query-matcher.h"

static gunichar
simplify (gunichar c)
{
  return c == 0x767c ? 0x53d1 : c; /* 發 → 发 */
}

static const DzQueryOptions loose = { DZ_QUERY_LANGUAGE,
                                      DZ_QUERY_FOLD_WIDTH | DZ_QUERY_FOLD_SPACES | DZ_QUERY_FOLD_SCRIPT, simplify };

/* The hits as “start-end start-end”. */
static char *
find (const char *words, const DzQueryOptions *options, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzQuery) query = dz_query_parse (words, options, &error);
  g_autoptr (DzQueryMatcher) matcher = NULL;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  GString *found = g_string_new (NULL);
  int n_found;

  g_assert_no_error (error);
  matcher = dz_query_matcher_new (query, &error);
  g_assert_no_error (error);
  n_found = dz_query_matcher_find (matcher, text, spans, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_found, ==, spans->len);
  g_assert_cmpint (dz_query_matcher_find (matcher, text, NULL, &error), ==, n_found);
  for (guint i = 0; i < spans->len; i++)
    {
      const DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);

      g_assert_cmpint (g_utf8_pointer_to_offset (text, span->first), ==, span->start);
      g_assert_cmpint (g_utf8_pointer_to_offset (text, span->last), ==, span->end);
      g_string_append_printf (found, "%s%d-%d", i > 0 ? " " : "", span->start, span->end);
    }

  return g_string_free (found, FALSE);
}

static void
assert_found (const char *words, const DzQueryOptions *options, const char *text, const char *expected)
{
  g_autofree char *found = find (words, options, text);

  if (g_strcmp0 (found, expected) != 0)
    g_error ("“%s” in “%s”: expected %s, found %s", words, text, expected, found);
}

static void
test_operators (void)
{
  const char *text = "稳就业、促发展，发展好。";

  assert_found ("发展", NULL, text, "5-7 8-10");
  assert_found ("稳", NULL, text, "0-1");
  assert_found ("发展 AND 就业", NULL, text, "1-3 5-7 8-10");
  assert_found ("发展 AND 创新", NULL, text, "");
  assert_found ("创新 OR 就业", NULL, text, "1-3");
  assert_found ("发展 NOT 创新", NULL, text, "5-7 8-10");
  assert_found ("发展 NOT 就业", NULL, text, "");
  assert_found ("就业 NEAR/2 发展", NULL, text, "1-3 5-7");
  assert_found ("发展 NEAR/2 就业", NULL, text, "1-3 5-7");
  assert_found ("就业 NEAR/1 发展", NULL, text, "");
  assert_found ("就业 NEAR 好", NULL, text, "1-3 10-11");
  assert_found ("创新 OR 就业 AND 好", NULL, text, "1-3 10-11");
  assert_found ("(创新 OR 就业) NOT 好", NULL, text, "");
  assert_found ("发 OR 发展", NULL, text, "5-7 8-10");
}

static void
test_strings (void)
{
  assert_found ("gdp ＡＮＤ", NULL, "GDP AND", "0-7");
  assert_found ("\"a AND (b)\"", NULL, "A AND （B）", "0-9");
  assert_found ("\"\\\"?*\\\\\"", NULL, "x\"?*\\", "1-5");
  assert_found ("𠀀", NULL, "𠀀𠀁𠀀", "0-1 2-3");
  assert_found ("ANDROID", NULL, "android", "0-7");
  assert_found ("亿/年", NULL, "亿/年", "0-3");
  assert_found ("多多", NULL, "多多多", "0-2");
}

static void
test_wildcards (void)
{
  assert_found ("高?量", NULL, "高质量，高数量", "0-3 4-7");
  assert_found ("高*发展", NULL, "高质量发展和高水平发展", "0-5 6-11");
  assert_found ("增长*%", NULL, "增长６．５％", "0-6");
  assert_found ("一*二", NULL, "一000000000000000000002", "");
  assert_found ("何\\?", NULL, "何？何", "0-2");
  assert_found ("[?]", NULL, "[x]y", "0-3");
  assert_found ("质量?", NULL, "质里。量质", "");
  assert_found ("株?", NULL, "好㍿好", "1-2");
  assert_found ("?的*Ａ", NULL, "好的a，的的", "0-3");
}

static void
test_regex (void)
{
  const DzQueryOptions whole = { DZ_QUERY_PCRE, DZ_QUERY_FOLD_WIDTH, NULL };

  assert_found ("/\\d+(亿|万)元/", NULL, "投资12亿元，3万元。", "2-6 7-10");
  assert_found ("/a\\/b/", NULL, "A/B", "0-3");
  assert_found ("\\d+|x*", &whole, "ab12", "2-4");
  assert_found ("/发.{0,5}展/ NOT 就业", NULL, "发扬和展", "0-4");
}

static void
test_folding (void)
{
  const DzQueryOptions strict = { DZ_QUERY_LANGUAGE, DZ_QUERY_FOLD_NONE, NULL };

  assert_found ("发展", &loose, "發 展，发展", "0-3 4-6");
  assert_found ("發 展", &loose, "发展", "0-2");
  assert_found ("高?發展", &loose, "高质 发展", "0-5");
  assert_found ("GDP", &strict, "gdp GDP ＧＤＰ", "4-7");
  assert_found ("/gdp/", &strict, "gdp GDP", "0-3");
}

static void
assert_slip (const char *words, int position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DzQuery) query = dz_query_parse (words, NULL, &error);
  g_autofree char *place = g_strdup_printf ("Character %d of", position);

  g_test_message ("%s", words);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_null (query);
  if (position > 0 && !g_str_has_prefix (error->message, place))
    g_error ("“%s”: %s", words, error->message);
}

static void
test_slips (void)
{
  g_autofree char *deep = g_strnfill (DZ_QUERY_DEPTH_MAX + 1, '(');
  g_autofree char *long_one = g_strnfill (DZ_QUERY_LENGTH_MAX + 1, 'a');

  assert_slip ("", 0);
  assert_slip (" 　", 0);
  assert_slip (long_one, 0);
  assert_slip (deep, DZ_QUERY_DEPTH_MAX + 1);
  assert_slip ("发展 \"就业", 4);
  assert_slip ("发展 AND", 7);
  assert_slip ("AND 发展", 1);
  assert_slip ("发展 AND OR 好", 8);
  assert_slip ("(发展", 1);
  assert_slip ("发展)", 3);
  assert_slip ("发展 AND ()", 9);
  assert_slip ("发展 \"就业\"", 4);
  assert_slip ("发展 AND \"\"", 8);
  assert_slip ("*", 1);
  assert_slip ("发展 NEAR/x 好", 8);
  assert_slip ("发展 NEAR/1001 好", 8);
  assert_slip ("/发(/", 1);
  assert_slip ("/发", 1);
  assert_slip ("//", 1);
}

static void
test_words (void)
{
  g_autoptr (DzQuery) query = dz_query_parse ("(发展 OR 高*量) NEAR/3 就业 NOT /\\d/", &loose, NULL);
  g_autofree char *words = dz_query_dup_words (query);
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();
  g_autofree char *everywhere = dz_search_scope_dup_words (NULL);
  g_autofree char *where = NULL;

  g_assert_cmpstr (words, ==,
                   "((“发展” or the pattern “高*量” (* is up to 20 characters)) and “就业” with at most 3 characters between"
                   " them) in paragraphs without the regular expression /\\d/; full and half width, capital and small"
                   " letters are one; white space does not count; simplified and traditional characters are one; regular"
                   " expressions over the text as written, capital and small letters are one"
                   );
  scope->places = g_strsplit ("武昌区 武汉市", " ", -1);
  scope->first_year = 2021;
  scope->last_year = 2025;
  scope->one_part = TRUE;
  scope->part = DZ_PART_PLAN;
  scope->tag = g_strdup ("经济");
  where = dz_search_scope_dup_words (scope);
  g_assert_cmpstr (where, ==,
                   "reports of 武昌区、武汉市; reports of 2021 to 2025; only where the coming year is planned; only with the"
                   " tag “经济”");
  g_assert_cmpstr (everywhere, ==, "all reports");
}

/* Whatever is typed is read or refused. */
static void
test_any_text (void)
{
  static const char *const bits[] = { "发展", "(", ")", "\"", "/", "AND", "OR", "NOT", "NEAR/2", " ", "*", "?", "\\", "[", "😀", "a" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  int n_read = 0;

  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = NULL;

      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        g_string_append (text, bits[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (bits))]);
      query = dz_query_parse (text->str, NULL, &error);
      g_assert_true ((query == NULL) == (error != NULL));
      if (query != NULL)
        {
          g_autofree char *found = find (text->str, NULL, "发展a(/)*?😀");
          g_autofree char *words = dz_query_dup_words (query);

          g_assert_nonnull (words);
          n_read++;
        }
    }
  g_assert_cmpint (n_read, >, 500);
}

/* What is asked for as it stands is read as one string again. */
static void
test_literals (void)
{
  const char *const words[] = { "高质量发展", "A AND B", "(试行)", "/a/", "说\"好\"", "a\\b?", "两 字", "NOT" };
  g_autofree char *plain = dz_query_dup_literal (words[0]);

  g_assert_cmpstr (plain, ==, words[0]);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *literal = dz_query_dup_literal (words[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = dz_query_parse (literal, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (dz_query_get_root (query)->kind, ==, DZ_QUERY_NODE_STRING);
      g_assert_cmpstr (dz_query_get_root (query)->text, ==, words[i]);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DzTextSpan *x = a;
  const DzTextSpan *y = b;

  return x->start != y->start ? x->start - y->start : y->end - x->end;
}

/* The hits of each string by itself, those that overlap one before left out, as “start-end start-end”. */
static char *
find_by_hand (char **strings, const char *text)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DzTextSpan));
  GString *found = g_string_new (NULL);
  int last = 0;

  for (; *strings != NULL; strings++)
    {
      g_autoptr (DzTextMatcher) matcher = dz_text_matcher_new (*strings);

      dz_text_matcher_find (matcher, text, spans);
    }
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const DzTextSpan *span = &g_array_index (spans, DzTextSpan, i);

      if (span->start < last)
        continue;
      g_string_append_printf (found, "%s%d-%d", found->len > 0 ? " " : "", span->start, span->end);
      last = span->end;
    }

  return g_string_free (found, FALSE);
}

/* Strings joined by OR, found in one pass or beside an expression that has no hit, have the hits that each has by itself. */
static void
test_many_strings (void)
{
  static const char *const chars[] = { "发", "展", "a", "Ａ", "㎡", "，" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  int n_hits = 0;

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) few = g_string_new (NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (GStrv) strings = NULL;
      g_autofree char *beside = NULL;
      g_autofree char *expected = NULL;

      for (int n = g_rand_int_range (rand, 2, 8); n > 0; n--)
        {
          g_string_append (few, few->len > 0 ? " OR " : "");
          for (int m = g_rand_int_range (rand, 1, 4); m > 0; m--)
            g_string_append (few, chars[g_rand_int_range (rand, 0, G_N_ELEMENTS (chars))]);
        }
      for (int n = 0; n < 20; n++)
        g_string_append (text, chars[g_rand_int_range (rand, 0, G_N_ELEMENTS (chars))]);
      strings = g_strsplit (few->str, " OR ", -1);
      expected = find_by_hand (strings, text->str);
      assert_found (few->str, NULL, text->str, expected);
      beside = g_strconcat (few->str, " OR /无/", NULL);
      assert_found (beside, NULL, text->str, expected);
      n_hits += *expected != '\0';
    }
  g_assert_cmpint (n_hits, >, 1000);
}

/* A string of characters that stand alone is looked for by its bytes: nothing else may fold to one of them. */
static void
test_alone (void)
{
  g_assert_true (dz_text_char_stands_alone (0x7684));  /* 的 */
  g_assert_false (dz_text_char_stands_alone (0x4eba)); /* 人, as the radical ⼈ */
  g_assert_false (dz_text_char_stands_alone (0x682a)); /* 株, as in ㍿ */
  g_assert_false (dz_text_char_stands_alone ('a'));
  for (gunichar c = 0; c <= 0x10ffff; c++)
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];

      if (!g_unichar_validate (c) || !g_unichar_isdefined (c) || (c >= 0xac00 && c <= 0xd7a3))
        continue;
      for (int n = dz_text_fold_char (c, folded); n > 0; n--)
        g_assert_true (folded[n - 1] == c || !dz_text_char_stands_alone (folded[n - 1]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/query/operators", test_operators);
  g_test_add_func ("/query/strings", test_strings);
  g_test_add_func ("/query/wildcards", test_wildcards);
  g_test_add_func ("/query/regex", test_regex);
  g_test_add_func ("/query/folding", test_folding);
  g_test_add_func ("/query/slips", test_slips);
  g_test_add_func ("/query/words", test_words);
  g_test_add_func ("/query/literals", test_literals);
  g_test_add_func ("/query/any-text", test_any_text);
  g_test_add_func ("/query/many-strings", test_many_strings);
  g_test_add_func ("/query/alone", test_alone);

  return g_test_run ();
}
