/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "workbench/dz-import-job.h"

#define N_FILES 12
#define N_KILLS 50

static const char *program;

static DzKnowledge *
load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  DzKnowledge *knowledge = dz_knowledge_load (NULL, NULL, &error);

  g_assert_no_error (error);

  return knowledge;
}

static void
write_file (const char *folder, const char *name, const char *contents, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, length, NULL));
}

/* Reports of our own making, each of another year. */
static char *
make_folder (const Fixture *fixture)
{
  char *folder = g_build_filename (fixture->folder, "in", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (int i = 0; i < N_FILES; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("%02d.txt", i);

      g_string_append_printf (text, "%d年武昌区政府工作报告\n\n一、%d年工作回顾\n\n", 2010 + i, 2009 + i);
      for (int j = 0; j < 25; j++)
        g_string_append_printf (text, "第%d项工作稳步推进，地区生产总值增长%d.%d%%，新增就业%d万人。\n\n", j, j % 9, i, j + 1);
      write_file (folder, name, text->str, (gssize) text->len);
    }

  return folder;
}

static GPtrArray *
run_job (DzStore *store, const char *path, DzImportProgress progress, gpointer data, GCancellable *cancellable,
         GError **error)
{
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_for_path (path));

  return dz_import_job_run (store, knowledge, files, NULL, progress, data, cancellable, error);
}

static int
count_outcomes (const GPtrArray *results, DzImportOutcome outcome)
{
  int n = 0;

  for (guint i = 0; i < results->len; i++)
    n += ((const DzImportResult *) g_ptr_array_index (results, i))->outcome == outcome;

  return n;
}

static void
test_folder (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  const DzImportResult *empty;

  fixture_init (&fixture);
  folder = make_folder (&fixture);
  write_file (folder, "00-empty.txt", "", 0);
  write_file (folder, "05-binary.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", 20);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  results = run_job (store, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (results->len, ==, N_FILES + 2);
  g_assert_cmpint (count_outcomes (results, DZ_IMPORT_ADDED), ==, N_FILES);
  g_assert_cmpint (count_outcomes (results, DZ_IMPORT_FAILED), ==, 2);
  empty = g_ptr_array_index (results, 0);
  g_assert_cmpint (empty->outcome, ==, DZ_IMPORT_FAILED);
  g_assert_nonnull (strstr (empty->message, "00-empty.txt"));

  again = run_job (store, folder, NULL, NULL, NULL, &error);
  g_assert_cmpint (count_outcomes (again, DZ_IMPORT_PRESENT), ==, N_FILES);
  g_assert_cmpint (((const DzImportResult *) g_ptr_array_index (again, 1))->report_id, ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM report"), ==, N_FILES);
}

/* What a text leaves open is said, not taken from the file's name. */
static void
test_doubts (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *place;
    int year;
    gboolean in_doubt;
  } files[] = {
    { "1-2024武昌区.txt", "各位代表：\n\n一、工作回顾\n\n修好了桥。\n", NULL, 0, TRUE },
    { "2-2024.txt", "武昌区政府工作报告\n\n一、工作回顾\n\n修好了桥。\n", "武昌区", 0, TRUE },
    { "3.txt", "武昌区政府工作报告\n\n一、过去五年工作回顾\n\n2022年修好了桥。\n\n2022年丰收了。\n", "武昌区", 2023, TRUE },
    { "4.txt", "武昌区2021年政府工作报告\n\n一、工作回顾\n\n修好了桥。\n", "武昌区", 2021, FALSE },
    { "5.txt", "武昌区政府工作报告\n\n一、2019年工作回顾\n\n修好了桥。\n", "武昌区", 2020, FALSE },
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  folder = g_build_filename (fixture.folder, "in", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    write_file (folder, files[i].name, files[i].text, -1);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  results = run_job (store, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (files));
  for (guint i = 0; i < results->len; i++)
    {
      const DzImportResult *result = g_ptr_array_index (results, i);
      g_autoptr (DzReport) report = dz_store_load_report (store, result->report_id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (report->place, ==, files[i].place);
      g_assert_cmpint (dz_report_get_year (report), ==, files[i].year);
      g_assert_cmpint (result->doubt != NULL, ==, files[i].in_doubt);
    }
}

static void
test_empty_folder (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *folder = NULL;

  fixture_init (&fixture);
  folder = g_build_filename (fixture.folder, "in", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  results = run_job (store, folder, NULL, NULL, NULL, NULL);
  g_assert_cmpint (results->len, ==, 1);
  g_assert_cmpint (count_outcomes (results, DZ_IMPORT_FAILED), ==, 1);
}

static void
cancel_after_third (const DzImportResult *result, int done, int total, gpointer data)
{
  g_assert_cmpint (total, ==, N_FILES);
  if (done == 3)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  folder = make_folder (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_null (run_job (store, folder, cancel_after_third, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM report"), ==, 3);
}

static gint64
add_note (DzStore *store, gint64 paragraph_id)
{
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = paragraph_id;
  note->body = g_strdup ("注");

  return dz_store_save_note (store, note, NULL);
}

/* What must be the very same after a report was read again: sections, terms and quantities are made anew. */
static char *
dump_lasting (const Fixture *fixture)
{
  g_autofree char *dump = fixture_dump (fixture);
  g_autoptr (GRegex) derived = g_regex_new ("^(section|term|quantity)\\|.*\n", G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);

  return g_regex_replace_literal (derived, dump, -1, 0, "", 0, NULL);
}

static void
test_rebuild (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_quantities;

  fixture_init (&fixture);
  folder = make_folder (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  results = run_job (store, folder, NULL, NULL, NULL, NULL);
  g_assert_cmpint (add_note (store, 5), >, 0);
  before = dump_lasting (&fixture);
  n_quantities = fixture_query (&fixture, "SELECT count(*) FROM quantity");
  g_assert_cmpint (n_quantities, >, N_FILES);
  g_assert_cmpint (dz_import_job_rebuild (store, knowledge, NULL, NULL, NULL, &error), ==, N_FILES);
  g_assert_no_error (error);
  after = dump_lasting (&fixture);
  g_assert_true (g_str_equal (after, before));
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM quantity"), ==, n_quantities);
}

/* What the killed program does: it imports a folder, telling after each file. */
static void
tell (const DzImportResult *result, int done, int total, gpointer data)
{
  g_print ("%d\n", done);
}

static int
run_child (const char *path, const char *folder)
{
  g_autoptr (DzStore) store = dz_store_open (path, DZ_STORE_WRITE, NULL);
  g_autoptr (GPtrArray) results = run_job (store, folder, tell, NULL, NULL, NULL);

  return results != NULL ? 0 : 1;
}

/* The number of files the child said it had imported when it was killed. */
static int
kill_import (const Fixture *fixture, const char *folder, GRand *rand)
{
  const char *argv[] = { program, "--import", fixture->path, folder, NULL };
  GPid pid;
  int output, told = 0;
  int files_first = g_rand_int_range (rand, 0, N_FILES / 2);
  FILE *stream;
  char line[32];

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                           NULL, &output, NULL, NULL));
  stream = fdopen (output, "r");
  while (told < files_first && fgets (line, sizeof line, stream) != NULL)
    told = (int) strtol (line, NULL, 10);
  g_usleep ((gulong) g_rand_int_range (rand, 0, 4000));
  kill (pid, SIGKILL);
  while (fgets (line, sizeof line, stream) != NULL)
    told = (int) strtol (line, NULL, 10);
  fclose (stream);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);

  return told;
}

/* Reports that differ in size from the first one: all are made alike, so none is if all are whole. */
#define COUNT_UNLIKE                                                                                                  \
  "SELECT count(*) FROM report WHERE (SELECT count(*) FROM paragraph WHERE report_id = report.id) <> "               \
  "(SELECT count(*) FROM paragraph WHERE report_id = (SELECT min(id) FROM report))"

/* Wherever it is killed: what it told is there, every report is whole, and the rest can be imported then. */
static void
test_kill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *folder = NULL;
  int n_partial = 0;

  fixture_init (&fixture);
  folder = make_folder (&fixture);
  for (int round = 0; round < N_KILLS; round++)
    {
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) messages = NULL;
      g_autoptr (GError) error = NULL;
      int told = kill_import (&fixture, folder, rand);
      gint64 n_reports;

      store = dz_store_open (fixture.path, DZ_STORE_WRITE, &error);
      g_assert_no_error (error);
      messages = dz_store_check (store, NULL);
      g_assert_cmpint (messages->len, ==, 0);
      n_reports = fixture_query (&fixture, "SELECT count(*) FROM report");
      g_assert_cmpint (n_reports, >=, told);
      n_partial += n_reports > 0 && n_reports < N_FILES;
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM source"), ==, n_reports);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(DISTINCT report_id) FROM paragraph"), ==, n_reports);
      g_assert_cmpint (fixture_query (&fixture, COUNT_UNLIKE), ==, 0);
      if (round % 10 == 0)
        {
          g_autoptr (GPtrArray) results = run_job (store, folder, NULL, NULL, NULL, NULL);

          g_assert_cmpint (count_outcomes (results, DZ_IMPORT_PRESENT), ==, n_reports);
          g_assert_cmpint (count_outcomes (results, DZ_IMPORT_ADDED), ==, N_FILES - n_reports);
        }
      g_clear_pointer (&store, dz_store_close);
      g_unlink (fixture.path);
    }
  g_assert_cmpint (n_partial, >, 0);
}

static void
test_real_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }
  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  results = run_job (store, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_outcomes (results, DZ_IMPORT_ADDED), ==, results->len);
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--import") == 0)
    return run_child (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-job/folder", test_folder);
  g_test_add_func ("/import-job/doubts", test_doubts);
  g_test_add_func ("/import-job/empty-folder", test_empty_folder);
  g_test_add_func ("/import-job/cancel", test_cancel);
  g_test_add_func ("/import-job/rebuild", test_rebuild);
  g_test_add_func ("/import-job/kill", test_kill);
  g_test_add_func ("/import-job/real-reports", test_real_reports);

  return g_test_run ();
}
