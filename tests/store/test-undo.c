/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-reader.h"

#include <stdlib.h>

/* The library at the step that stands last, by its id. */
static void
compare (const Fixture *fixture, GHashTable *states, gboolean done)
{
  gint64 step = fixture_query (fixture, "SELECT coalesce (max (id), 0) FROM change WHERE undone = 0");
  g_autofree char *now = fixture_dump (fixture);
  const char *then = g_hash_table_lookup (states, &step);

  if (done)
    g_hash_table_insert (states, g_memdup2 (&step, sizeof step), g_steal_pointer (&now));
  else
    g_assert_cmpstr (now, ==, then);
}

/* Kinds of steps that the reader takes by chance; those that no sequence took are told. */
static const char *const kinds[] = {
  "Accept Moved Note%", "Add Figure", "Add Tag %", "Correct Report", "Create Tag %", "Delete Note",
  "Delete Saved Search", "Delete Saved View", "Delete Tag %", "Import New Version of %", "Merge Tag %", "Move Tag %", "Pair Paragraphs",
  "Place Note", "Refuse Moved Note", "Remove Report %", "Remove Term %", "Rename Saved View", "Rename Tag %", "Replace Saved Search",
  "Restore Note", "Restore Report %", "Return to Earlier Text of %", "Save Search", "Save View", "Take Off Tag %",
};

static void
mark_seen (const Fixture *fixture, gboolean *seen)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM change WHERE label LIKE '%s'", kinds[i]);

      seen[i] = seen[i] || fixture_query (fixture, sql) > 0;
    }
}

/* Whatever was done, undone and done again, each step is found as it was, to the row, also over a restart. */
static void
run_sequence (guint seed, gboolean *seen)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) messages = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  random_reader_furnish (store);
  compare (&fixture, states, TRUE);
  for (int i = 0; i < 30; i++)
    {
      int choice = g_rand_int_range (rand, 0, 10);
      gboolean moved = TRUE;

      if (choice < 5)
        random_reader_change (store, rand);
      else
        moved = (choice < 8 ? dz_store_undo : dz_store_redo) (store, NULL);
      if (moved)
        compare (&fixture, states, choice < 5);
      if (g_rand_int_range (rand, 0, 15) == 0)
        {
          g_clear_pointer (&store, dz_store_close);
          store = fixture_open (&fixture, DZ_STORE_WRITE);
        }
    }
  while (dz_store_undo (store, NULL))
    compare (&fixture, states, FALSE);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change WHERE undone = 0"), ==, 0);
  while (dz_store_redo (store, NULL))
    compare (&fixture, states, FALSE);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change WHERE undone = 1"), ==, 0);
  mark_seen (&fixture, seen);
  messages = dz_store_check (store, NULL);
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
test_sequences (void)
{
  const char *asked = g_getenv ("DUIZHAO_UNDO_SEQUENCES");
  guint n = asked != NULL ? (guint) atoi (asked) : 10;
  gboolean seen[G_N_ELEMENTS (kinds)] = { FALSE };

  for (guint seed = 0; seed < n; seed++)
    run_sequence (seed, seen);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!seen[i])
      g_test_message ("no sequence took the step “%s”", kinds[i]);
  g_test_message ("%u sequences: every step found as it was", n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/undo/sequences", test_sequences);

  return g_test_run ();
}
