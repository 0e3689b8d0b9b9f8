/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-increasing-subsequence.h"
#include "store/dz-stretch.h"

/* Where the words, the n-th time in one, stand in the other; -1: nowhere, or that is not told. */
static int
find (const char *one, const char *other, int start, int end)
{
  glong n = 0, m = 0;
  g_autofree gunichar *a = g_utf8_to_ucs4_fast (one, -1, &n);
  g_autofree gunichar *b = g_utf8_to_ucs4_fast (other, -1, &m);
  g_autoptr (DzStretch) stretch = dz_stretch_new (a, (int) n, b, (int) m);
  int place = -1;

  return dz_stretch_find (stretch, start, end, &place) ? place : -1;
}

static void
test_find (void)
{
  /* Over what was put in before them, and over what was taken out. */
  g_assert_cmpint (find ("修缮小区十八个，惠及居民", "新近修缮老旧小区十八个，惠及居民", 4, 7), ==, 8);
  g_assert_cmpint (find ("修缮老旧小区十八个，惠及居民", "修缮十八个，惠及居民", 6, 9), ==, 2);
  /* Of two the one that leaves the rest. */
  g_assert_cmpint (find ("一月三个项目，二月三个工地", "一月三个项目，二月三个工地", 9, 11), ==, 9);
  /* Gone; and the like of it stands there now. */
  g_assert_cmpint (find ("一月三个项目，二月三个工地", "一月三个项目，二月工地", 9, 11), ==, -1);
}

static void
test_doubt (void)
{
  /* Put in once more: either could be the one. */
  g_assert_cmpint (find ("甲乙丙", "甲乙乙丙", 1, 2), ==, -1);
  /* One of two was taken out. */
  g_assert_cmpint (find ("甲乙乙丙", "甲乙丙", 1, 2), ==, -1);
}

static void
test_count (void)
{
  g_autofree gunichar *one = g_utf8_to_ucs4_fast ("新建公园十二处", -1, NULL);
  g_autofree gunichar *other = g_utf8_to_ucs4_fast ("今年新建公园三处", -1, NULL);
  g_autoptr (DzStretch) stretch = dz_stretch_new (one, 7, other, 8);

  g_assert_cmpint (dz_stretch_count_all (stretch), ==, 4);
  g_assert_cmpint (dz_stretch_count_same (stretch, 2, 4, 4, 0, 7), ==, 4);
}

static void
test_too_long (void)
{
  g_autofree gunichar *chars = g_new0 (gunichar, 2000);

  g_assert_null (dz_stretch_new (chars, 2000, chars, 2000));
}

static void
test_increasing (void)
{
  static const int values[] = { 4, 0, 1, -1, 7, 2, 3 };
  gboolean members[G_N_ELEMENTS (values)];

  dz_increasing_subsequence_find (values, G_N_ELEMENTS (values), members);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpint (members[i], ==, i == 1 || i == 2 || i == 5 || i == 6);
  dz_increasing_subsequence_find (values, 0, members);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stretch/find", test_find);
  g_test_add_func ("/stretch/doubt", test_doubt);
  g_test_add_func ("/stretch/count", test_count);
  g_test_add_func ("/stretch/too-long", test_too_long);
  g_test_add_func ("/stretch/increasing", test_increasing);

  return g_test_run ();
}
