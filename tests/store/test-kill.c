/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader works; her program is killed at any moment. What it said was saved is there, as it was, and the library is
 * whole. DUIZHAO_KILLS says how often; CI does it a few times. */
#include "config.h"

#include "random-reader.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/dz-store-private.h"

#define N_STEPS 120
#define N_SEEDS 8

/* What is said again within a second, or typed on within two minutes, is no step of its own; so the clock goes on by steps, and not
 * by how long they take here. */
#define START 1000000000
#define SECONDS 37

static const char *program;

static void
take_step (DzStore *store, GRand *rand)
{
  int choice = g_rand_int_range (rand, 0, 20);

  if (choice < 14)
    random_reader_change (store, rand);
  else if (choice < 16)
    dz_store_undo (store, NULL);
  else if (choice < 17)
    dz_store_redo (store, NULL);
  else
    random_reader_import (store, rand);
}

/* Says on standard output how many steps are done, or what the library is then, after each. */
static int
work (const char *path, guint seed, gboolean tell_state)
{
  g_autoptr (DzStore) store = dz_store_open (path, DZ_STORE_WRITE, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  if (store == NULL)
    return 1;
  dz_store_fix_time (START);
  random_reader_furnish (store);
  for (int i = 0; i < N_STEPS; i++)
    {
      g_autofree char *line = NULL;
      g_autofree char *state = NULL;

      if (tell_state)
        state = random_reader_dup_state (store);
      line = g_strdup_printf ("%s\n", tell_state ? state : "done");
      if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
        return 1;
      dz_store_fix_time (START + i * SECONDS);
      take_step (store, rand);
    }

  return 0;
}

static GPid
start (const char *path, guint seed, const char *mode, int *out)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  char *argv[] = { (char *) program, (char *) mode, (char *) path, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

/* What the library is after each number of steps. */
static GStrv
dup_states (guint seed)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GString) all = g_string_new (NULL);
  char buffer[4096];
  gssize n;
  int out = -1;
  GPid pid;

  fixture_init (&fixture);
  pid = start (fixture.path, seed, "--tell", &out);
  while ((n = read (out, buffer, sizeof buffer)) > 0)
    g_string_append_len (all, buffer, n);
  close (out);
  waitpid (pid, NULL, 0);

  return g_strsplit (all->str, "\n", -1);
}

/* Kills it soon after so many steps were acknowledged; returns how many were in the end. */
static int
kill_after (const Fixture *fixture, guint seed, int n_wanted, gulong later)
{
  int n_done = 0;
  int out = -1;
  GPid pid = start (fixture->path, seed, "--work", &out);
  char c;

  while (n_done < n_wanted && read (out, &c, 1) == 1)
    n_done += c == '\n';
  g_usleep (later);
  kill (pid, SIGKILL);
  while (read (out, &c, 1) == 1)
    n_done += c == '\n';
  close (out);
  waitpid (pid, NULL, 0);

  return n_done;
}

/* -1: as after none. */
static int
find_state (GStrv states, const char *state)
{
  for (int i = 0; states[i] != NULL; i++)
    if (g_str_equal (states[i], state))
      return i;

  return -1;
}

/* The step under way when it was killed may be done or not; nothing else may differ. */
static gboolean
is_kept (const Fixture *fixture, GStrv states, int n_done)
{
  g_autoptr (DzStore) store = fixture_open (fixture, DZ_STORE_WRITE);
  g_autoptr (GPtrArray) messages = dz_store_check (store, NULL);
  g_autofree char *state = random_reader_dup_state (store);

  g_assert_nonnull (messages);
  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);

  if (g_str_equal (state, states[n_done - 1]) || g_strcmp0 (state, states[n_done]) == 0)
    return TRUE;
  g_test_message ("after %d steps the library is as after %d", n_done, find_state (states, state));

  return FALSE;
}

static void
test_kill (void)
{
  const char *asked = g_getenv ("DUIZHAO_KILLS");
  int n = asked != NULL ? atoi (asked) : 40;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint64 n_acknowledged = 0;
  int n_lost = 0;

  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_auto (GStrv) states = dup_states (seed);

      g_assert_cmpuint (g_strv_length (states), ==, N_STEPS + 1);
      for (int i = (int) seed; i < n; i += N_SEEDS)
        {
          g_auto (Fixture) fixture = { 0 };
          int n_done;

          fixture_init (&fixture);
          n_done = kill_after (&fixture, seed, g_rand_int_range (rand, 1, N_STEPS - 20),
                               (gulong) g_rand_int_range (rand, 0, 4000));
          n_acknowledged += n_done;
          if (n_done == N_STEPS)
            continue;
          if (is_kept (&fixture, states, n_done))
            continue;
          n_lost++;
          g_test_message ("that was kill %d, with seed %u", i, seed);
        }
    }
  g_test_message ("%d kills, %" G_GINT64_FORMAT " acknowledged steps, %d times something lost or altered", n,
                  n_acknowledged, n_lost);
  g_assert_cmpint (n_lost, ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_has_prefix (argv[1], "--"))
    return work (argv[2], (guint) atoi (argv[3]), g_str_equal (argv[1], "--tell"));

  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/kill/any-moment", test_kill);

  return g_test_run ();
}
