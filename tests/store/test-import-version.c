/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"
#include "workbench/dz-import-job.h"
#include "workbench/dz-import-version.h"

#define N_KILLS 30

static const char *program;

static DzKnowledge *
load_knowledge (void)
{
  g_autoptr (GError) error = NULL;
  DzKnowledge *knowledge = dz_knowledge_load (NULL, NULL, &error);

  g_assert_no_error (error);

  return knowledge;
}

static GPtrArray *
run_job (DzStore *store, const char *path, const DzImportOptions *options)
{
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  GPtrArray *results;

  g_ptr_array_add (files, g_file_new_for_path (path));
  results = dz_import_job_run (store, knowledge, files, options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return results;
}

/* Writes a file and imports it; its outcome, and the report. */
static DzImportOutcome
import_bytes (const Fixture *fixture, DzStore *store, const char *bytes, gssize length, gboolean separate,
              DzImportResult *copy)
{
  g_autofree char *path = g_build_filename (fixture->folder, "in.txt", NULL);
  g_autoptr (GPtrArray) results = NULL;
  DzImportOptions options = { .separate = separate };
  const DzImportResult *result;

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  results = run_job (store, path, &options);
  g_assert_cmpuint (results->len, ==, 1);
  result = g_ptr_array_index (results, 0);
  *copy = *result;

  return result->outcome;
}

/* A report of our own making. */
static char *
make_text (int year, const char *growth)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d年石桥区政府工作报告\n\n一、%d年工作回顾\n\n", year, year - 1);
  g_string_append_printf (text, "全区地区生产总值增长%s，城镇新增就业2.1万人。\n\n", growth);
  g_string_append (text, "河道整治完成五公里，沿岸新栽树木三千棵，居民散步有了好去处。\n\n");
  g_string_append (text, "两所小学开学，一所中学扩建，学位增加1200个，放学看护覆盖所有学校。\n\n");
  g_string_append_printf (text, "二、%d年工作安排\n\n地区生产总值增长%s左右，再建三处公园，修补旧路十二条。\n\n", year, growth);

  return g_string_free (text, FALSE);
}

static char *
replace (const char *text, const char *words, const char *others)
{
  g_auto (GStrv) parts = g_strsplit (text, words, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (others, parts);
}

/* The same text in other bytes adds nothing; a mended one is a version, and an earlier one is known again. */
static void
test_one_report (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *text = make_text (2025, "6%");
  g_autofree char *mended = replace (text, "2.1万人", "2.7万人");
  g_autofree char *bom = g_strconcat ("\xef\xbb\xbf", text, NULL);
  g_autofree char *gbk = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  DzImportResult result;
  gsize length;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  gbk = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_assert_cmpint (import_bytes (&fixture, store, text, -1, FALSE, &result), ==, DZ_IMPORT_ADDED);
  g_assert_cmpint (import_bytes (&fixture, store, bom, -1, FALSE, &result), ==, DZ_IMPORT_PRESENT);
  g_assert_cmpint (import_bytes (&fixture, store, crlf, -1, TRUE, &result), ==, DZ_IMPORT_PRESENT);
  g_assert_cmpint (import_bytes (&fixture, store, gbk, (gssize) length, FALSE, &result), ==, DZ_IMPORT_PRESENT);
  g_assert_false (result.is_earlier);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM source"), ==, 1);

  g_assert_cmpint (import_bytes (&fixture, store, mended, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
  g_assert_cmpint (result.report_id, ==, 1);
  g_assert_cmpint (import_bytes (&fixture, store, gbk, (gssize) length, FALSE, &result), ==, DZ_IMPORT_PRESENT);
  g_assert_true (result.is_earlier);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM source"), ==, 2);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM report"), ==, 1);
  g_assert_true (dz_store_undo (store, NULL));
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM paragraph WHERE text LIKE '%2.1万人%'"), ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM source"), ==, 1);
}

static gint64
add_note (DzStore *store, const Fixture *fixture, const char *words)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM paragraph WHERE text LIKE '%%%s%%'", words);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->paragraph_id = fixture_query (fixture, sql);
  text = dz_store_dup_paragraph_text (store, note->paragraph_id, &error);
  note->start = (int) g_utf8_strlen (text, strstr (text, words) - text);
  note->end = note->start + (int) g_utf8_strlen (words, -1);
  note->body = g_strdup_printf ("关于%s", words);
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

static const DzNote *
find_note (const GPtrArray *notes, const char *words)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      if (g_str_equal (note->quote, words))
        return note;
    }
  g_assert_not_reached ();
}

static void
accept_all (DzStore *store)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < notes->len; i++)
    g_array_append_val (ids, ((const DzNote *) g_ptr_array_index (notes, i))->id);
  g_assert_true (dz_store_accept_notes (store, ids, NULL));
}

static void
check_anchors (DzStore *store, DzNoteAnchor old_words, DzNoteAnchor new_words)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);

  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_cmpint (find_note (notes, "一所中学扩建")->anchor, ==, DZ_NOTE_PLACED);
  g_assert_cmpint (find_note (notes, "五公里")->anchor, ==, old_words);
  g_assert_cmpint (find_note (notes, "八里")->anchor, ==, new_words);
}

/* Back to the first text, as it is read from its file now, with the notes that have a place there; undo brings back all that there
 * was, to the row, and redo the first text again. */
static void
test_return (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *text = make_text (2025, "6%");
  g_autofree char *mended = replace (text, "五公里", "八里");
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *returned = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;
  DzImportResult result;
  DzCarried carried;
  gint64 first;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (import_bytes (&fixture, store, text, -1, FALSE, &result), ==, DZ_IMPORT_ADDED);
  add_note (store, &fixture, "一所中学扩建");
  add_note (store, &fixture, "五公里");
  g_assert_cmpint (import_bytes (&fixture, store, mended, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
  add_note (store, &fixture, "八里");
  accept_all (store);
  check_anchors (store, DZ_NOTE_ORPHAN, DZ_NOTE_PLACED);
  versions = dz_store_list_versions (store, 1, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  first = ((const DzTextVersion *) g_ptr_array_index (versions, 0))->source_id;
  g_assert_false (((const DzTextVersion *) g_ptr_array_index (versions, 0))->is_read);

  before = fixture_dump (&fixture);
  g_assert_true (dz_import_job_return_to_version (store, knowledge, 1, first, &carried, NULL, &error));
  g_assert_no_error (error);
  returned = fixture_dump (&fixture);
  check_anchors (store, DZ_NOTE_MOVED, DZ_NOTE_ORPHAN);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM paragraph WHERE text LIKE '%完成五公里%'"), ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM paragraph WHERE text LIKE '%完成八里%'"), ==, 0);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM quantity WHERE wording LIKE '%2.1万人%'"), ==, 1);
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = dz_store_list_versions (store, 1, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_true (((const DzTextVersion *) g_ptr_array_index (versions, 0))->is_read);

  g_assert_true (dz_store_undo (store, &error));
  undone = fixture_dump (&fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (dz_store_redo (store, &error));
  redone = fixture_dump (&fixture);
  g_assert_cmpstr (redone, ==, returned);
  g_assert_false (dz_import_job_return_to_version (store, knowledge, 1, 99, &carried, NULL, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
}

/* Reading everything again, which changes nothing, does not stand in the way of the way back. */
static void
test_undo_after_rebuild (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autofree char *text = make_text (2025, "6%");
  g_autofree char *next = make_text (2026, "6%");
  g_autofree char *mended = replace (text, "2.1万人", "2.7万人");
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  DzImportResult result;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  import_bytes (&fixture, store, text, -1, FALSE, &result);
  import_bytes (&fixture, store, next, -1, FALSE, &result);
  before = fixture_dump (&fixture);
  g_assert_cmpint (import_bytes (&fixture, store, mended, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (dz_import_job_rebuild (store, knowledge, NULL, NULL, NULL, NULL), ==, 2);
  g_assert_true (dz_store_undo (store, &error));
  g_assert_no_error (error);
  undone = fixture_dump (&fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* Another year, another place by the user's word, and what she keeps apart are reports of their own. */
static void
test_apart (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *text = make_text (2025, "6%");
  g_autofree char *next = make_text (2026, "6%");
  g_autofree char *mended = replace (text, "2.1万人", "2.7万人");
  g_autofree char *third = replace (text, "2.1万人", "2.9万人");
  g_autofree char *fourth = replace (text, "2.1万人", "3.9万人");
  g_autoptr (DzReport) report = NULL;
  DzImportResult result;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (import_bytes (&fixture, store, text, -1, FALSE, &result), ==, DZ_IMPORT_ADDED);
  g_assert_cmpint (import_bytes (&fixture, store, next, -1, FALSE, &result), ==, DZ_IMPORT_ADDED);
  g_assert_cmpint (import_bytes (&fixture, store, mended, -1, TRUE, &result), ==, DZ_IMPORT_ADDED);
  g_assert_true (dz_store_remove_report (store, result.report_id, NULL));

  /* The reader says that the first is of another place: it is the same report still, by its text and by her word. */
  report = dz_store_load_report (store, 1, NULL);
  g_free (report->place);
  report->place = g_strdup ("木桥区");
  g_assert_true (dz_store_update_report (store, report, NULL));
  g_assert_cmpint (import_bytes (&fixture, store, third, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
  g_assert_cmpint (result.report_id, ==, 1);
  {
    g_autoptr (DzReport) kept = dz_store_load_report (store, 1, NULL);

    g_assert_cmpstr (kept->place, ==, "木桥区");
  }
  g_assert_cmpint (import_bytes (&fixture, store, fourth, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
  g_assert_cmpint (dz_store_count_versions (store, 1, NULL), ==, 3);
}

static DzReport *
read_text (const char *name, const char *text, const DzKnowledge *knowledge)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GError) error = NULL;
  const DzImporter *importer = dz_importer_find (source, &error);
  g_autoptr (GPtrArray) blocks = importer->read (source, NULL, &error);

  g_assert_no_error (error);

  return dz_report_reader_read (blocks, source, knowledge);
}

/* One of so many Han characters is read as another. */
static char *
misread (const char *text, int one_in, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *other = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x4e00 && c < 0x9f00 && g_rand_int_range (rand, 0, one_in) == 0)
        c++;
      g_string_append_unichar (other, c);
    }

  return g_string_free (other, FALSE);
}

static void
load_folder (const char *folder, const DzKnowledge *knowledge, GPtrArray *texts, GPtrArray *reports)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GPtrArray) files = dz_importer_list_files (file, NULL, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const char *path = g_file_peek_path (g_ptr_array_index (files, i));
      char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (!g_utf8_validate (text, -1, NULL))
        {
          g_free (text);
          continue;
        }
      g_ptr_array_add (texts, text);
      g_ptr_array_add (reports, read_text (path, text, knowledge));
    }
}

/* What the threshold stands on: the most alike of any two reports, and copies with characters misread. */
static void
test_resemblance (void)
{
  static const int rates[] = { 500, 200, 100 };
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (DzKnowledge) knowledge = load_knowledge ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  double highest = 0;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }
  load_folder (folder, knowledge, texts, reports);
  for (guint i = 0; i < reports->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const DzReport *one = g_ptr_array_index (reports, i), *other = g_ptr_array_index (reports, j);
        double same = dz_import_version_compare (one, other);

        if (same > 0.1 || (one->kind == DZ_REPORT_KIND_FEATURE && other->kind == one->kind))
          g_test_message ("%.3f: %s, %s", same, one->source, other->source);
        highest = MAX (highest, same);
      }
  g_test_message ("highest of two reports: %.3f", highest);
  g_assert_cmpfloat (highest, <, DZ_IMPORT_SAME_TEXT / 2);

  for (guint k = 0; k < G_N_ELEMENTS (rates); k++)
    {
      double lowest = 1;

      for (guint i = 0; i < reports->len; i++)
        {
          g_autofree char *text = misread (g_ptr_array_index (texts, i), rates[k], i + 1);
          g_autoptr (DzReport) copy = read_text ("copy.txt", text, knowledge);

          lowest = MIN (lowest, dz_import_version_compare (g_ptr_array_index (reports, i), copy));
        }
      g_test_message ("lowest of copies with one in %d misread: %.3f", rates[k], lowest);
      g_assert_cmpfloat (lowest, >, DZ_IMPORT_SAME_TEXT);
    }
}

/* The five documents stay five; a copy of each with a few slips is a new version of it, and stays with the reader. */
static void
test_real_reports (void)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  GDir *dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  int n = 0;

  if (dir == NULL)
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return;
    }
  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  for (; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *copy = NULL;
      DzImportResult result;

      if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
        continue;
      copy = misread (text, 400, 7);
      n++;
      g_assert_cmpint (import_bytes (&fixture, store, text, -1, FALSE, &result), ==, DZ_IMPORT_ADDED);
      g_test_message ("%s", name);
      g_assert_cmpint (import_bytes (&fixture, store, copy, -1, FALSE, &result), ==, DZ_IMPORT_VERSION);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM report"), ==, n);
    }
  g_dir_close (dir);
  messages = dz_store_check (store, NULL);
  g_assert_cmpuint (messages->len, ==, 0);
}

static int
run_child (const char *path, const char *file)
{
  g_autoptr (DzStore) store = dz_store_open (path, DZ_STORE_WRITE, NULL);
  g_autoptr (GPtrArray) results = NULL;

  g_print ("ready\n");
  results = run_job (store, file, NULL);

  return results != NULL ? 0 : 1;
}

static void
kill_import (const Fixture *fixture, const char *file, gulong wait)
{
  const char *argv[] = { program, "--import", fixture->path, file, NULL };
  GPid pid;
  int output;
  char line[16];
  FILE *stream;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                           NULL, &output, NULL, NULL));
  stream = fdopen (output, "r");
  g_assert_nonnull (fgets (line, sizeof line, stream));
  g_usleep (wait);
  kill (pid, SIGKILL);
  fclose (stream);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

/* Wherever it is killed, the library has the one text or the other, whole, and the reader's note with it. */
static void
test_kill (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *text = make_text (2025, "6%");
  g_autofree char *mended = replace (text, "2.1万人", "2.7万人");
  g_autofree char *file = NULL;
  g_autofree char *untouched = NULL;
  DzImportResult result;
  int n_new = 0;

  fixture_init (&fixture);
  file = g_build_filename (fixture.folder, "mended.txt", NULL);
  untouched = g_build_filename (fixture.folder, "untouched.duizhao", NULL);
  {
    g_autoptr (DzStore) store = fixture_open (&fixture, DZ_STORE_WRITE);
    g_autoptr (DzNote) note = dz_note_new ();

    import_bytes (&fixture, store, text, -1, FALSE, &result);
    note->paragraph_id = fixture_query (&fixture, "SELECT id FROM paragraph WHERE text LIKE '%2.1万人%'");
    note->start = 0;
    note->end = 4;
    g_assert_cmpint (dz_store_save_note (store, note, NULL), >, 0);
    g_assert_true (dz_store_backup (store, untouched, NULL));
  }
  g_assert_true (g_file_set_contents (file, mended, -1, NULL));
  for (int i = 0; i < N_KILLS; i++)
    {
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) messages = NULL;
      gint64 n_sources;

      g_assert_true (dz_store_restore (fixture.path, untouched, NULL));
      kill_import (&fixture, file, (gulong) i * 2000);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      messages = dz_store_check (store, NULL);
      g_assert_cmpuint (messages->len, ==, 0);
      n_sources = fixture_query (&fixture, "SELECT count(*) FROM source");
      n_new += n_sources == 2;
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM superseded"), ==, n_sources - 1);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM paragraph WHERE text LIKE '%2.7万人%'"), ==,
                       n_sources - 1);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note WHERE paragraph_id IS NOT NULL"), ==, 1);
    }
  g_test_message ("%d of %d were done", n_new, N_KILLS);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--import") == 0)
    return run_child (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/import-version/one-report", test_one_report);
  g_test_add_func ("/import-version/return", test_return);
  g_test_add_func ("/import-version/apart", test_apart);
  g_test_add_func ("/import-version/undo-after-rebuild", test_undo_after_rebuild);
  g_test_add_func ("/import-version/resemblance", test_resemblance);
  g_test_add_func ("/import-version/real-reports", test_real_reports);
  g_test_add_func ("/import-version/kill", test_kill);

  return g_test_run ();
}
