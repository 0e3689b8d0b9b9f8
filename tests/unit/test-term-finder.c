/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-term-finder.h"

static void
assert_hits (const char *const *terms, const char *text, const char *expected)
{
  g_autoptr (DzTermFinder) finder = dz_term_finder_new (terms, g_strv_length ((char **) terms));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DzTermHit));
  g_autoptr (GString) found = g_string_new (NULL);

  dz_term_finder_find (finder, text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const DzTermHit *hit = &g_array_index (hits, DzTermHit, i);

      g_string_append_printf (found, "%s%u:%d-%d", i > 0 ? " " : "", hit->term, hit->start, hit->end);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_longest_first (void)
{
  static const char *const terms[] = { "高质量", "高质量发展", "展", "GDP", "", "发展", "高质量", NULL };

  assert_hits (terms, "高质量发展，高质量，发展。", "1:0-5 0:6-9 5:10-12");
  assert_hits (terms, "展ＧＤＰ进展", "2:0-1 3:1-4 2:5-6");
  assert_hits (terms, "", "");
}

static void
test_whole_characters (void)
{
  static const char *const terms[] = { "m", "m2", "2", NULL };

  assert_hits (terms, "㎡m", "1:0-1 0:1-2");
}

/* Characters of one to four bytes, with other forms; places are those of characters, in bytes, too. */
static void
test_places (void)
{
  static const char *const terms[] = { "𠀀发", "，b", "é", NULL };
  static const char text[] = "😀𠀀发é，Ｂ\xff,b𠀀發";
  g_autoptr (DzTermFinder) finder = dz_term_finder_new (terms, 3);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DzTermHit));
  const DzTermHit *last;

  assert_hits (terms, text, "0:1-3 2:3-4 1:4-6 1:7-9");
  dz_term_finder_find_each (finder, text, hits);
  g_assert_cmpint (hits->len, ==, 4);
  last = &g_array_index (hits, DzTermHit, 3);
  g_assert_cmpint (last->start, ==, 7);
  g_assert_cmpmem (last->first, last->last - last->first, ",b", 2);
}

/* Against looking for every term at every place. */
static void
test_equals_scan (void)
{
  static const char *const letters[] = { "发", "展", "高", "a", "，" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      const char *p;

      for (int i = 0; i < 12; i++)
        {
          g_autoptr (GString) term = g_string_new (NULL);

          for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
            g_string_append (term, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
          g_ptr_array_add (terms, g_strdup (term->str));
        }
      g_ptr_array_add (terms, NULL);
      for (int n = 0; n < 60; n++)
        g_string_append (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
      for (p = text->str; *p != '\0';)
        {
          const char *best = NULL;
          guint number = 0;

          for (guint i = 0; i + 1 < terms->len; i++)
            {
              const char *term = g_ptr_array_index (terms, i);

              if (g_str_has_prefix (p, term) && (best == NULL || g_utf8_strlen (term, -1) > g_utf8_strlen (best, -1)))
                {
                  best = term;
                  number = i;
                }
            }
          if (best != NULL)
            {
              int start = (int) g_utf8_pointer_to_offset (text->str, p);

              g_string_append_printf (expected, "%s%u:%d-%d", expected->len > 0 ? " " : "", number, start,
                                      start + (int) g_utf8_strlen (best, -1));
            }
          p = best != NULL ? g_utf8_offset_to_pointer (p, g_utf8_strlen (best, -1)) : g_utf8_next_char (p);
        }
      assert_hits ((const char *const *) terms->pdata, text->str, expected->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/term-finder/longest-first", test_longest_first);
  g_test_add_func ("/term-finder/whole-characters", test_whole_characters);
  g_test_add_func ("/term-finder/equals-scan", test_equals_scan);
  g_test_add_func ("/term-finder/places", test_places);

  return g_test_run ();
}
