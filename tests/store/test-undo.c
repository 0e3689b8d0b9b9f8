/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-reader.h"

#include <stdlib.h>

#include "store/dz-store-private.h"

/* So many meet every kind of step. */
#define N_SEQUENCES 20
#define N_STEPS 150

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

/* Every kind of step that there is, as it is named in the library. */
static const char *const kinds[] = {
  "Accept Moved Note", "Accept Moved Notes", "Add Figure", "Add Highlight", "Add Note", "Add Tag “%s”", "Add Term “%s”",
  "Add Variant “%s”", "Change Highlight", "Change Tag “%s”", "Confirm Figure", "Correct Figure",
  "Correct Report “%s”",
  "Create Tag “%s”", "Delete Note", "Delete Saved Search", "Delete Saved View", "Delete Tag “%s”", "Describe Tag “%s”",
  "Dismiss “%s”", "Edit Definition of “%s”", "Edit Note", "Edit Term “%s”", "Fold “%s” Again", "Import Glossary",
  "Import New Version of “%s”", "Import Notes", "Keep “%s” Apart", "Merge Tag “%s”", "Move Tag “%s”", "Pair Goal and Outcome",
  "Pair Paragraphs", "Place Note", "Propose “%s” Again", "Recolor Tag “%s”", "Refuse Moved Note", "Reject Figure",
  "Remove Report “%s”", "Remove Term “%s”", "Remove Variant “%s”", "Rename Saved View", "Rename Tag “%s”",
  "Replace Saved Search", "Replace Saved View", "Restore Note", "Restore Report “%s”", "Restore Tag “%s”",
  "Return to Earlier Text of “%s”", "Save Search", "Save View", "Separate Paragraphs", "Set Verdict", "Take Back Added Figure",
  "Take Back Confirmation", "Take Back Correction", "Take Back Definition of “%s”", "Take Back Pairing of Paragraphs",
  "Take Back Pairing", "Take Back Rejection", "Take Back Unpairing", "Take Back Verdict", "Take Off Tag “%s”",
  "Unpair Goal and Outcome",
};

/* Counts the step that was taken last, by its kind. */
static void
mark_seen (const Fixture *fixture, guint *seen)
{
  g_autofree char *label = fixture_dup_text (fixture, "SELECT label FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1");
  guint i = 0;

  if (label == NULL)
    return;
  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i], label))
    i++;
  if (i == G_N_ELEMENTS (kinds))
    g_error ("the step “%s” is none of the kinds that are known here", label);
  seen[i]++;
}

/* Whatever was done, undone and done again, each step is found as it was, to the row, also over a restart. */
static void
run_sequence (guint seed, guint *seen)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) messages = NULL;
  gint64 now = 1000000000;

  dz_store_fix_time (now);
  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  random_reader_furnish (store);
  compare (&fixture, states, TRUE);
  for (int i = 0; i < N_STEPS; i++)
    {
      int choice = i < N_STEPS / 5 ? 0 : g_rand_int_range (rand, 0, 10);
      gboolean moved = TRUE;

      dz_store_fix_time (now += g_rand_int_range (rand, 0, 90));
      if (choice < 5)
        random_reader_change (store, rand);
      else
        moved = (choice < 8 ? dz_store_undo : dz_store_redo) (store, NULL);
      if (moved)
        compare (&fixture, states, choice < 5);
      if (choice < 5)
        mark_seen (&fixture, seen);
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
  messages = dz_store_check (store, NULL);
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
test_sequences (void)
{
  const char *asked = g_getenv ("DUIZHAO_UNDO_SEQUENCES");
  guint n = asked != NULL ? (guint) atoi (asked) : N_SEQUENCES;
  guint seen[G_N_ELEMENTS (kinds)] = { 0 };
  guint n_missing = 0;

  for (guint seed = 0; seed < n; seed++)
    run_sequence (seed, seen);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_test_message ("%u times %s", seen[i], kinds[i]);
      n_missing += seen[i] == 0;
    }
  g_test_message ("%u sequences of %d: every step found as it was; %u of %u kinds never taken", n, N_STEPS, n_missing,
                  (guint) G_N_ELEMENTS (kinds));
  if (n >= N_SEQUENCES)
    g_assert_cmpuint (n_missing, ==, 0);
}

int
main (int argc, char *argv[])
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/undo/sequences", test_sequences);

  return g_test_run ();
}
