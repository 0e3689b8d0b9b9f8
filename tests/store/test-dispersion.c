/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "workbench/dz-report-dispersion.h"

/* Of forty characters: the first four parts of ten have a hit each; places are told over all texts that are searched. */
static void
test_places (void)
{
  static const char *const texts[]
    = { "桥，，，桥，，，桥，，，", "- 桥桥桥桥", "桥，，，，，，，，，，，", "，，，，，，，，，，，，，，，，", NULL };
  static const char *const without[] = { "，，，，", NULL };
  static const double expected[] = { 0, 0.1, 0.2, 0.3 };
  g_autoptr (DzQuery) query = dz_query_parse ("桥", NULL, NULL);
  g_autoptr (GPtrArray) dispersions = NULL;
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  const DzReportDispersion *one;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2024, without);
  fixture_add_texts (store, "武昌区", 2025, texts);
  dispersions = dz_dispersions_load (store, query, NULL, NULL);
  g_assert_cmpint (dispersions->len, ==, 1);
  one = g_ptr_array_index (dispersions, 0);
  g_assert_cmpint (one->report_id, ==, 2);
  g_assert_cmpint (one->characters, ==, 40);
  g_assert_cmpint (one->places->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpint (one->paragraphs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (one->places, double, i), expected[i], 1e-9);
  g_assert_cmpint (g_array_index (one->paragraphs, gint64, 2), ==, g_array_index (one->paragraphs, gint64, 0));
  g_assert_cmpint (g_array_index (one->paragraphs, gint64, 3), >, g_array_index (one->paragraphs, gint64, 0));
  /* Shares of hits are 1/4 in four parts and 0 in six, those of the size 1/10: half of 4 × 0.15 + 6 × 0.1, over 0.9. */
  g_assert_cmpfloat_with_epsilon (one->dispersion, 0.6 / 0.9, 1e-9);
}

/* Of a scope only what is in it; what stands still on a text is told. */
static void
test_scope (void)
{
  static const char *const texts[] = { "桥，，，", NULL };
  g_autoptr (DzQuery) query = dz_query_parse ("桥", NULL, NULL);
  g_autoptr (DzQuery) endless = dz_query_parse ("/(.+)+[xy]/", NULL, NULL);
  g_autoptr (DzSearchScope) scope = dz_search_scope_new ();
  g_autoptr (GPtrArray) dispersions = NULL;
  g_autofree char *line = g_strnfill (3000, 'a');
  const char *const long_texts[] = { line, NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2024, texts);
  fixture_add_texts (store, "汉阳区", 2024, texts);
  fixture_add_texts (store, "汉阳区", 2025, long_texts);
  scope->places = g_strsplit ("汉阳区", " ", -1);
  dispersions = dz_dispersions_load (store, query, scope, NULL);
  g_assert_cmpint (dispersions->len, ==, 1);
  g_assert_cmpint (((const DzReportDispersion *) g_ptr_array_index (dispersions, 0))->report_id, ==, 2);
  g_assert_null (dz_dispersions_load (store, endless, NULL, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/dispersion/places", test_places);
  g_test_add_func ("/dispersion/scope", test_scope);

  return g_test_run ();
}
