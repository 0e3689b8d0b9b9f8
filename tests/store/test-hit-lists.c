/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-search.h"
#include "gui/concordance/dz-count-list.h"
#include "gui/concordance/dz-hit-list.h"
#include "gui/dz-line-slot.h"
#include "store-fixture.h"

/* The lists of the search page need no GTK, and so no display. */

#define MANY 3000

static DzSearchHit *
make_hit (GRand *rand, int i)
{
  DzSearchHit *hit = g_new0 (DzSearchHit, 1);

  hit->report_id = 1 + i / 10;
  hit->paragraph_id = 1 + i;
  hit->start = i % 7;
  hit->end = hit->start + 1;
  hit->left = fixture_random_text (rand, 8);
  hit->hit = g_strdup ("区");
  hit->right = fixture_random_text (rand, 8);

  return hit;
}

static GPtrArray *
make_hits (int n, guint32 seed)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_search_hit_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (hits, make_hit (rand, i));

  return hits;
}

static void
count_cb (gpointer list, guint *n)
{
  (*n)++;
}

/* Every place is there and shows what the whole list has in it. */
static void
assert_rows (DzHitList *list, const GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  g_assert_cmpuint (n, ==, rows->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DzLineSlot) slot = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpuint (dz_line_slot_get_position (slot), ==, i);
      g_assert_true (dz_hit_list_get (list, i) == g_ptr_array_index (rows, i));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), n));
  g_assert_null (dz_hit_list_get (list, n));
}

/* Thousands that another thread arranges stand as if they had been arranged at once. */
static void
test_many_are_as_few (void)
{
  g_autoptr (DzHitList) list = dz_hit_list_new ();
  g_autoptr (GPtrArray) hits = make_hits (MANY, 1);
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_written = 0;

  g_signal_connect (list, "rewritten", G_CALLBACK (count_cb), &n_written);
  dz_hit_list_show (list, hits, &wanted);
  assert_rows (list, hits);
  wanted.by_context = TRUE;
  wanted.filter.words = "1";
  wanted.filter.length = 8;
  dz_hit_list_arrange (list, &wanted);
  g_assert_true (dz_hit_list_is_arranging (list));
  assert_rows (list, hits);
  while (dz_hit_list_is_arranging (list))
    g_main_context_iteration (NULL, TRUE);
  rows = dz_hits_arrange (hits, &wanted);
  g_assert_cmpuint (rows->len, >, 0);
  g_assert_cmpuint (rows->len, <, MANY);
  assert_rows (list, rows);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpuint (g_utf8_get_char (dz_hit_list_get (list, i - 1)->right), <=,
                      g_utf8_get_char (dz_hit_list_get (list, i)->right));
  g_assert_cmpuint (n_written, ==, 2);
}

/* What another thread did for hits that were let go since is not shown. */
static void
test_late_is_not_shown (void)
{
  g_autoptr (DzHitList) list = dz_hit_list_new ();
  g_autoptr (GPtrArray) many = make_hits (MANY, 1);
  g_autoptr (GPtrArray) few = make_hits (3, 2);
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;

  wanted.by_context = TRUE;
  dz_hit_list_show (list, many, &wanted);
  g_assert_true (dz_hit_list_is_arranging (list));
  wanted.by_context = FALSE;
  dz_hit_list_show (list, few, &wanted);
  assert_rows (list, few);
  /* The work under way holds the list. */
  while (G_OBJECT (list)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  assert_rows (list, few);
  dz_hit_list_show (list, NULL, &wanted);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
assert_count (DzCountList *list, guint position, gint64 report_id, int n, const char *rate)
{
  g_auto (DzHitCount) count = { 0 };
  g_autofree char *said = NULL;

  g_assert_true (dz_count_list_get (list, position, &count));
  said = dz_hit_count_dup_rate (&count);
  g_assert_cmpint (count.report_id, ==, report_id);
  g_assert_cmpint (count.count, ==, n);
  g_assert_cmpstr (said, ==, rate);
}

/* Counts by report, all of them first, and by context. */
static void
test_counts (void)
{
  g_autoptr (DzCountList) list = dz_count_list_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (DzTermCount));
  g_autoptr (GPtrArray) hits = make_hits (20, 1);
  DzHitArrangement wanted = DZ_HIT_ARRANGEMENT_INIT;
  g_autoptr (GPtrArray) groups = NULL;
  g_auto (DzHitCount) none = { 0 };
  guint n_hits = 0;

  for (int i = 0; i < MANY; i++)
    {
      DzTermCount count = { 2 * i + 1, i + 1 };
      DzTermCount length = { 2 * i + 1, 1000 };

      g_array_append_val (counts, count);
      g_array_append_val (lengths, length);
    }
  dz_count_list_show_reports (list, counts, MANY, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY + 1);
  assert_count (list, 1, 1, 1, "");
  dz_count_list_show_reports (list, counts, MANY, lengths, NULL);
  assert_count (list, 0, 0, MANY, "10.0");
  for (int i = 0; i < MANY; i++)
    {
      g_autofree char *rate = g_strdup_printf ("%d.0", 10 * (i + 1));

      assert_count (list, (guint) i + 1, 2 * i + 1, i + 1, rate);
    }
  g_assert_false (dz_count_list_get (list, MANY + 1, &none));
  g_assert_cmpuint (dz_count_list_find (list, 5), ==, 3);
  g_assert_cmpuint (dz_count_list_find (list, 6), ==, 0);
  wanted.length = 1;
  groups = dz_hits_group (hits, &wanted, &n_hits);
  dz_count_list_show_groups (list, groups, n_hits);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, groups->len + 1);
  assert_count (list, 0, 0, 20, "");
  assert_count (list, 1, 1, ((const DzContextGroup *) g_ptr_array_index (groups, 0))->count, "");
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **pending)
{
  while (*pending == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (pending);
}

static DzLibrary *
open_library (const Fixture *fixture)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dz_library_open_async (fixture->path, NULL, ready_cb, &pending);
  result = wait_for (&pending);

  return dz_library_open_finish (result, NULL);
}

static DzConcordance *
take_step (DzLibrary *library, DzConcordanceSearch *search, const DzConcordance *found)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DzConcordance *step;

  dz_concordance_search_step_async (search, library, found, NULL, ready_cb, &pending);
  result = wait_for (&pending);
  step = dz_concordance_search_step_finish (library, result, &error);
  g_assert_no_error (error);

  return step;
}

static DzConcordanceSearch *
search_for (const char *words, gint64 report_id)
{
  const DzQueryOptions options = { DZ_QUERY_LITERAL, DZ_QUERY_FOLD_WIDTH, NULL };

  return dz_concordance_search_new (dz_query_parse (words, &options, NULL), dz_search_scope_new (), report_id);
}

static void
make_library (const Fixture *fixture)
{
  g_autoptr (DzStore) store = fixture_open (fixture, DZ_STORE_WRITE);
  const char *words[] = { "种树种树种树种树种树", "种树种树种树种树种树", "种花", NULL };

  for (int i = 0; i < 12; i++)
    fixture_add_texts (store, "武昌区", 2014 + i, words);
}

/* The first hits, then how many there are, then the others behind the same first ones. */
static void
test_steps (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzLibrary) library = NULL;
  g_autoptr (DzConcordanceSearch) search = search_for ("种树", 0);
  g_autoptr (DzConcordance) first = NULL;
  g_autoptr (DzConcordance) counted = NULL;
  g_autoptr (DzConcordance) whole = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  library = open_library (&fixture);
  first = take_step (library, search, NULL);
  g_assert_cmpuint (first->hits->len, ==, DZ_CONCORDANCE_HITS_FIRST);
  g_assert_true (first->counts == NULL && !first->complete);
  counted = take_step (library, search, first);
  g_assert_cmpint (counted->n_hits, ==, 120);
  g_assert_cmpuint (counted->counts->len, ==, 12);
  g_assert_true (counted->hits == first->hits && !counted->complete);
  whole = take_step (library, search, counted);
  g_assert_true (whole->complete && whole->counts == counted->counts);
  g_assert_cmpuint (whole->hits->len, ==, 120);
  for (guint i = 0; i < first->hits->len; i++)
    {
      const DzSearchHit *before = g_ptr_array_index (first->hits, i);
      const DzSearchHit *after = g_ptr_array_index (whole->hits, i);

      g_assert_cmpint (before->paragraph_id, ==, after->paragraph_id);
      g_assert_cmpint (before->start, ==, after->start);
    }
}

/* Where there are but a few, and where hits of one report are wanted, one step brings all, with its counts. */
static void
test_single_steps (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzLibrary) library = NULL;
  g_autoptr (DzConcordanceSearch) few = search_for ("种花", 0);
  g_autoptr (DzConcordanceSearch) one = search_for ("种树", 3);
  g_autoptr (DzConcordance) all = NULL;
  g_autoptr (DzConcordance) wanted = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  library = open_library (&fixture);
  all = take_step (library, few, NULL);
  g_assert_true (all->complete && all->counts->len == 12 && all->n_hits == 12);
  g_assert_cmpint (dz_concordance_find_count (all->counts, 3), ==, 1);
  wanted = take_step (library, one, NULL);
  g_assert_true (wanted->complete && wanted->hits->len == 120);
  g_assert_cmpint (dz_concordance_find_count (wanted->counts, 3), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hit-lists/many-are-as-few", test_many_are_as_few);
  g_test_add_func ("/hit-lists/late-is-not-shown", test_late_is_not_shown);
  g_test_add_func ("/hit-lists/counts", test_counts);
  g_test_add_func ("/hit-lists/steps", test_steps);
  g_test_add_func ("/hit-lists/single-steps", test_single_steps);

  return g_test_run ();
}
