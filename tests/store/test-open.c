/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/dz-schema-resources.h"
#include "store/dz-store-private.h"
#include "store/dz-tokenizer-bigram.h"

static const char *const texts[] = { "第一段。", "第二段。", NULL };

static DzStore *
open_with (const Fixture *fixture, DzStoreMode mode, GError **error)
{
  g_clear_error (error);

  return dz_store_open (fixture->path, mode, error);
}

static void
make_library (const Fixture *fixture)
{
  g_autoptr (DzStore) store = fixture_open (fixture, DZ_STORE_WRITE);

  fixture_add_texts (store, "武昌区", 2025, texts);
}

static void
test_create_and_reopen (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *nested = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  fixture_init (&fixture);
  nested = g_build_filename (fixture.folder, "a", "b", "test.duizhao", NULL);
  g_free (fixture.path);
  fixture.path = g_steal_pointer (&nested);
  make_library (&fixture);

  g_assert_cmpint (g_stat (fixture.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  wal = g_strconcat (fixture.path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA application_id"), ==, DZ_STORE_APPLICATION_ID);
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);

  store = open_with (&fixture, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dz_store_count_hits (store, "段", &error), ==, 2);
  g_assert_false (dz_store_begin (store, NULL, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
  g_clear_pointer (&store, dz_store_close);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_pragmas (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  gint64 value = -1;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_query_int (store, &value, -1, NULL, "PRAGMA synchronous", ""));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (dz_store_query_int (store, &value, -1, NULL, "PRAGMA foreign_keys", ""));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (dz_store_query_int (store, &value, -1, NULL, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", ""));
  g_assert_cmpint (value, ==, 1);
}

/* Refused with the code, and not a byte of the file is another. */
static void
assert_refused (const Fixture *fixture, DzError code)
{
  g_autofree char *before = fixture_checksum (fixture->path);
  g_autofree char *after = NULL;
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_with (fixture, DZ_STORE_READ_ONLY, &error));
  g_assert_error (error, DZ_ERROR, (int) code);
  g_assert_null (open_with (fixture, DZ_STORE_WRITE, &error));
  g_assert_error (error, DZ_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
  after = fixture_checksum (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_foreign_file (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  g_assert_true (g_file_set_contents (fixture.path, "这只是一篇很长很长的文字。", -1, NULL));
  assert_refused (&fixture, DZ_ERROR_NOT_A_LIBRARY);
}

static void
test_foreign_database (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  fixture_execute (&fixture, "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)");
  assert_refused (&fixture, DZ_ERROR_NOT_A_LIBRARY);
  fixture_execute (&fixture, "PRAGMA application_id = 1; PRAGMA user_version = 1");
  assert_refused (&fixture, DZ_ERROR_NOT_A_LIBRARY);
}

static void
test_newer_version (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  make_library (&fixture);
  fixture_execute (&fixture, "PRAGMA user_version = 99");
  assert_refused (&fixture, DZ_ERROR_TOO_NEW);
}

static void
test_truncated (void)
{
  g_auto (Fixture) fixture = { 0 };
  GStatBuf info;

  fixture_init (&fixture);
  make_library (&fixture);
  g_assert_cmpint (g_stat (fixture.path, &info), ==, 0);
  g_assert_cmpint (truncate (fixture.path, info.st_size / 2), ==, 0);
  assert_refused (&fixture, DZ_ERROR_CORRUPT);
}

/* A pipe would be waited for without end. */
static void
test_no_file (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_assert_cmpint (mkfifo (fixture.path, 0600), ==, 0);
  for (int mode = DZ_STORE_WRITE; mode <= DZ_STORE_READ_ONLY; mode++)
    {
      g_assert_null (open_with (&fixture, mode, &error));
      g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY);
    }
}

static void
test_foreign_trigger (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  fixture_execute (&fixture, "CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM note; END");
  g_assert_null (open_with (&fixture, DZ_STORE_WRITE, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY);
}

static void
test_missing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_assert_null (open_with (&fixture, DZ_STORE_READ_ONLY, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));
}

/* Permissions do not bind the superuser: she becomes nobody for the while. */
static void
become_bound (const Fixture *fixture, gboolean bound)
{
  if (geteuid () == 0 || getuid () == 0)
    {
      g_assert_cmpint (seteuid (bound ? 65534 : 0), ==, 0);
      return;
    }
  g_assert_cmpint (g_chmod (fixture->folder, bound ? 0500 : 0700), ==, 0);
}

static void
make_readable (const Fixture *fixture, const char *suffix)
{
  g_autofree char *file = g_strconcat (fixture->path, suffix, NULL);

  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (file, 0444), ==, 0);
}

static void
test_read_only_folder (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *elsewhere = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  make_readable (&fixture, "");
  elsewhere = g_build_filename (fixture.folder, "new.duizhao", NULL);
  become_bound (&fixture, TRUE);

  g_assert_null (open_with (&fixture, DZ_STORE_WRITE, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (dz_store_open (elsewhere, DZ_STORE_WRITE, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
  store = open_with (&fixture, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dz_store_count_hits (store, "段", &error), ==, 2);
  g_clear_pointer (&store, dz_store_close);

  become_bound (&fixture, FALSE);
}

/* The state a killed program leaves: commits in a -wal file, no -shm, all on media that cannot be written. */
static void
test_read_only_with_wal (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) copy = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const suffixes[] = { "", "-wal" };

  fixture_init (&fixture);
  fixture_init (&copy);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (fixture.path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (copy.path, suffixes[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      g_assert_cmpint (length, >, 0);
      g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
      make_readable (&copy, suffixes[i]);
    }
  g_clear_pointer (&store, dz_store_close);

  become_bound (&copy, TRUE);
  store = open_with (&copy, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dz_store_count_hits (store, "段", &error), ==, 2);
  g_clear_pointer (&store, dz_store_close);
  become_bound (&copy, FALSE);
}

static void
test_disk_full (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = fixture_random_text (rand, 40000);
  const char *long_texts[] = { text, NULL };
  g_autoptr (DzReport) report = fixture_make_report ("江夏区", NULL, DZ_LEVEL_DISTRICT, 2025, long_texts);
  g_autoptr (GBytes) bytes = g_bytes_new (text, 3);
  g_autoptr (DzSource) source = dz_source_new ("x.txt", bytes);
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_pages = 0;

  fixture_init (&fixture);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  before = fixture_dump (&fixture);
  g_assert_true (dz_store_query_int (store, &n_pages, 0, NULL, "PRAGMA page_count", ""));
  for (int spare = 1; spare < 20; spare++)
    {
      g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", (int) n_pages + spare);

      g_assert_true (dz_store_run_script (store, limit, NULL));
      g_assert_cmpint (dz_store_add_report (store, source, report, NULL, &error), ==, 0);
      g_assert_error (error, DZ_ERROR, DZ_ERROR_FULL);
      g_assert_nonnull (strstr (error->message, fixture.path));
      g_clear_error (&error);
    }
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (dz_store_run_script (store, "PRAGMA max_page_count = 1000000", NULL));
  g_assert_cmpint (dz_store_add_report (store, source, report, NULL, &error), >, 0);
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 0);
}

static void
test_cancelled_write (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree char *text = fixture_random_text (rand, 40000);
  const char *many[] = { text, text, text, text, text, text, text, text, NULL };
  g_autoptr (DzReport) report = fixture_make_report ("江夏区", NULL, DZ_LEVEL_DISTRICT, 2025, many);
  g_autoptr (GBytes) bytes = g_bytes_new (text, 3);
  g_autoptr (DzSource) source = dz_source_new ("x.txt", bytes);
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_cancellable_cancel (cancellable);
  dz_store_set_cancellable (store, cancellable);
  g_assert_null (dz_store_search (store, "发展", 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_add_report (store, source, report, NULL, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dz_store_set_cancellable (store, NULL);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM source"), ==, 0);
  fixture_add_texts (store, "武昌区", 2025, texts);
}

/* An upgrade keeps everything, leaves a copy of the old library beside it, and a failed one changes nothing. */
static void
test_migration (void)
{
  const char *broken[DZ_STORE_VERSION + 2] = { NULL };
  const char *steps[DZ_STORE_VERSION + 2] = { NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzStore) old = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < DZ_STORE_VERSION; i++)
    broken[i] = steps[i] = "";
  broken[DZ_STORE_VERSION] = "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense";
  steps[DZ_STORE_VERSION] = "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT";
  fixture_init (&fixture);
  make_library (&fixture);
  backup = g_strdup_printf ("%s.v%d.bak", fixture.path, DZ_STORE_VERSION);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  before = fixture_dump (&fixture);
  g_assert_false (dz_store_migrate (store, DZ_STORE_VERSION, broken, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_FAILED);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), ==, 0);
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);

  g_clear_error (&error);
  g_assert_true (dz_store_migrate (store, DZ_STORE_VERSION, steps, &error));
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION + 1);
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  old = dz_store_open (backup, DZ_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dz_store_count_hits (old, "段", &error), ==, 2);
}

static void
run_resource (sqlite3 *db, const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/duizhao/schema/", name, NULL);
  g_autoptr (GBytes) script = g_resource_lookup_data (dz_schema_get_resource (), path, 0, NULL);
  char *message = NULL;

  g_assert_nonnull (script);
  sqlite3_exec (db, g_bytes_get_data (script, NULL), NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

/* A library as version 1 of the program left it: a report with a figure and a note. */
static void
make_version_1 (const char *file)
{
  static const char *const content
      = "INSERT INTO source VALUES (1, 'a.txt', 'x', 1, x'00', NULL, 0, NULL, 'unknown', 0, 'unknown', '2025-01-01');"
        "INSERT INTO report VALUES (1, 1, 'government work report', '题', '武昌区', '武汉市', 'district', NULL, NULL,"
        " NULL, '2024', '2025');"
        "INSERT INTO paragraph VALUES (1, 1, 1, 1, 'body', 'plan', -1, 1, '生产总值增长6%。');"
        "INSERT INTO quantity VALUES (1, 1, 1, 6, 8, 0, 9, 'gdp', '地区生产总值', 6, 6, '%', 'exact', 'growth', 'goal',"
        " '2025', '武昌区', '6%', NULL, 'extracted');"
        "INSERT INTO note VALUES (1, 'u', 1, 1, 'placed', 0, 2, '生产', '', '总值', '甲', NULL, NULL, 'c', 'm');"
        "INSERT INTO paragraph_index (paragraph_index) VALUES ('rebuild');"
        "PRAGMA user_version = 1; PRAGMA application_id = 0x445a4c42";
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (file, &db), ==, SQLITE_OK);
  g_assert_true (dz_tokenizer_bigram_register (db));
  run_resource (db, "001.sql");
  run_resource (db, "search-index.sql");
  sqlite3_exec (db, content, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
assert_upgraded (const Fixture *fixture)
{
  g_autoptr (DzStore) store = fixture_open (fixture, DZ_STORE_WRITE);
  g_autoptr (GPtrArray) quantities = dz_store_list_quantities (store, 1, NULL);
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) messages = dz_store_check (store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_query (fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
  g_assert_cmpuint (quantities->len, ==, 1);
  g_assert_cmpint (((const DzQuantity *) g_ptr_array_index (quantities, 0))->doubts, ==, DZ_DOUBT_NONE);
  g_assert_cmpuint (notes->len, ==, 1);
  /* The stored file of this one is none; everything else is as it should be, and is watched from now on. */
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpint (fixture_query (fixture, "SELECT count(*) FROM report WHERE length (digest) = 64"), ==, 1);
  g_assert_cmpint (dz_store_save_reading (store, g_ptr_array_index (quantities, 0), DZ_STATE_CONFIRMED, &error), ==, 1);
  g_assert_no_error (error);
}

static void
test_version_1 (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  backup = g_strconcat (fixture.path, ".v1.bak", NULL);
  make_version_1 (fixture.path);
  before = fixture_checksum (fixture.path);
  g_assert_null (open_with (&fixture, DZ_STORE_READ_ONLY, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
  after = fixture_checksum (fixture.path);
  g_assert_cmpstr (after, ==, before);

  assert_upgraded (&fixture);
  g_clear_error (&error);
  g_assert_true (dz_store_restore (fixture.path, backup, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, 1);
  assert_upgraded (&fixture);
}

/* The next version of the program, and no more: a library that it wrote is upgraded in one step. */
static void
test_version_2 (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *backup = NULL;
  sqlite3 *db = NULL;

  fixture_init (&fixture);
  backup = g_strconcat (fixture.path, ".v2.bak", NULL);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  run_resource (db, "002.sql");
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 2; UPDATE report SET digest = NULL", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  {
    g_autoptr (DzStore) store = fixture_open (&fixture, DZ_STORE_WRITE);
    g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
    g_autoptr (GArray) unhashed = dz_store_list_unhashed (store, NULL);

    g_assert_cmpuint (notes->len, ==, 1);
    g_assert_cmpuint (unhashed->len, ==, 1);
    g_assert_cmpint (dz_store_count_versions (store, 1, NULL), ==, 1);
  }
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

/* A word of the reader on a figure, as version 3 kept it, still lies on it. */
static void
test_version_3 (void)
{
  static const char *const said
      = "INSERT INTO figure VALUES (1, 1, 1, 'placed', 6, 8, '6%', '生产总值增长', '。', 'gdp');"
        "INSERT INTO reading VALUES (1, 'corrected', 0, 6, 1, 'gdp', '地区生产总值', 7, 7, '%', 'exact', 'growth', 'goal',"
        " '2025', '武昌区', '6%', NULL);"
        "PRAGMA user_version = 3";
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  const DzQuantity *quantity;
  sqlite3 *db = NULL;
  char *message = NULL;

  fixture_init (&fixture);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  run_resource (db, "002.sql");
  run_resource (db, "003.sql");
  sqlite3_exec (db, said, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  quantities = dz_store_list_quantities (store, 1, NULL);
  g_assert_cmpuint (quantities->len, ==, 1);
  quantity = g_ptr_array_index (quantities, 0);
  g_assert_cmpint (quantity->id, ==, 1);
  g_assert_cmpint (quantity->state, ==, DZ_STATE_CORRECTED);
  g_assert_cmpfloat (quantity->low, ==, 7);
  g_assert_cmpint (quantity->start, ==, 6);
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
}

/* A library of version 4 takes pairings. */
static void
test_version_4 (void)
{
  static const char *const steps[] = { "002.sql", "003.sql", "004.sql" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) pairings = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  sqlite3 *db = NULL;

  fixture_init (&fixture);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run_resource (db, steps[i]);
  sqlite3_exec (db, "PRAGMA user_version = 4", NULL, NULL, NULL);
  sqlite3_close (db);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  pairings = dz_store_list_pairings (store, 1, 2, NULL);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (pairings->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpint (((const DzNote *) g_ptr_array_index (notes, 0))->other_paragraph_id, ==, 0);
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
}

/* A library as version 5 left it takes saved views from now on. */
static void
test_version_5 (void)
{
  static const char *const steps[] = { "002.sql", "003.sql", "004.sql", "005.sql" };
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *backup = NULL;
  sqlite3 *db = NULL;

  fixture_init (&fixture);
  backup = g_strconcat (fixture.path, ".v5.bak", NULL);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run_resource (db, steps[i]);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 5", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  {
    g_autoptr (DzStore) store = fixture_open (&fixture, DZ_STORE_WRITE);
    g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
    g_autoptr (DzSavedView) view = dz_saved_view_new ();
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (notes->len, ==, 1);
    view->name = g_strdup ("甲");
    view->page = g_strdup ("timeline");
    g_assert_cmpint (dz_store_save_view (store, view, &error), ==, 1);
    g_assert_no_error (error);
  }
  g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
}

/* The paths of the tags of the notes, in their order by id. */
static void
assert_tags_of (DzStore *store, guint index, const char *expected)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autofree char *paths = NULL;

  for (guint i = 0; i < notes->len; i++)
    if (((DzNote *) notes->pdata[i])->id == (const gint64[]) { 1, 2, 7 }[index])
      paths = dz_tag_dup_paths (tags, ((DzNote *) notes->pdata[i])->tag_ids);
  g_assert_cmpstr (paths, ==, expected);
}

/* Tags that version 6 kept as names with commas become tags, each once, a “/” in a name stays one; a step recorded then
 * still brings back what they were. */
static void
test_version_6 (void)
{
  static const char *const steps[] = { "002.sql", "003.sql", "004.sql", "005.sql", "006.sql" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  sqlite3_session *session = NULL;
  sqlite3_stmt *statement = NULL;
  gpointer changes = NULL;
  int size = 0;

  fixture_init (&fixture);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    run_resource (db, steps[i]);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA user_version = 6;"
                                 "INSERT INTO note VALUES (2, 'v', 1, 1, 'placed', -1, -1, '生', '', '', '乙', 'green',"
                                 " ' 工业 ,a/b,, 工业', 'c', 'm');"
                                 "INSERT INTO note VALUES (7, 'w', 1, 1, 'placed', -1, -1, '生', '', '', '丙', NULL,"
                                 " '工业,旧', 'c', 'm')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, "note"), ==, SQLITE_OK);
  sqlite3_exec (db, "UPDATE note SET tags = '工业,民生' WHERE id = 7", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changes), ==, SQLITE_OK);
  sqlite3session_delete (session);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO change (label, made, changeset) VALUES ('Edit Note', 1, ?)", -1,
                                       &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, changes, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_free (changes);
  sqlite3_close (db);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  assert_tags_of (store, 0, "");
  assert_tags_of (store, 1, "工业, a\\/b");
  assert_tags_of (store, 2, "工业, 民生");
  dz_store_undo (store, &error);
  g_assert_no_error (error);
  assert_tags_of (store, 2, "工业, 旧");
  g_assert_true (dz_store_redo (store, &error));
  assert_tags_of (store, 2, "工业, 民生");
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%AUTOINCREMENT%'"), ==, 17);

  /* Ids that were given are not given again. */
  g_assert_true (dz_store_remove_report (store, 1, &error));
  fixture_add_texts (store, "武昌区", 2025, texts);
  g_assert_cmpint (fixture_query (&fixture, "SELECT id FROM report"), ==, 2);
  g_assert_true (dz_store_undo (store, &error));
  g_assert_no_error (error);
  assert_tags_of (store, 1, "工业, a\\/b");
}

/* From versions 7 on: the places that version 9 keeps, the searches of version 11 and its search index. */
static void
test_version_8 (void)
{
  for (int version = 7; version <= 10; version++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) messages = NULL;
      g_autofree char *sql = g_strdup_printf ("%s; %s; DROP TABLE saved_search; ALTER TABLE search_document DROP COLUMN seal;"
                                              " DELETE FROM search_page; PRAGMA user_version = %d",
                                              version < 9 ? "DROP TABLE note_before" : "SELECT 1",
                                              version < 10 ? "DROP TABLE term_word" : "SELECT 1", version);
      sqlite3 *db = NULL;

      fixture_init (&fixture);
      make_library (&fixture);
      g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      g_assert_cmpint (fixture_query (&fixture, "PRAGMA user_version"), ==, DZ_STORE_VERSION);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note_before"), ==, 0);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM saved_search"), ==, 0);
      g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM search_page"), >, 0);
      messages = dz_store_check (store, NULL);
      g_assert_cmpint (messages->len, ==, 0);
      g_assert_false (dz_store_is_index_damaged (store));
    }
}

/* The changeset of removing everything. (transfer full) */
static gpointer
record_removal (sqlite3 *db, int *size)
{
  static const char *const tables[] = { "note", "quantity", "paragraph", "report", "source" };
  sqlite3_session *session = NULL;
  gpointer changes = NULL;

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", tables[i]);

      g_assert_cmpint (sqlite3session_attach (session, tables[i]), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3session_changeset (session, size, &changes), ==, SQLITE_OK);
  sqlite3session_delete (session);

  return changes;
}

/* A step that version 1 recorded can still be undone: the tables have more columns since. */
static void
test_version_1_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gpointer changes = NULL;
  int size = 0;

  fixture_init (&fixture);
  make_version_1 (fixture.path);
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  g_assert_true (dz_tokenizer_bigram_register (db));
  changes = record_removal (db, &size);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO change (label, made, changeset) VALUES ('Remove Report', 1, ?)",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, changes, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_free (changes);
  sqlite3_close (db);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_undo (store, &error));
  g_assert_no_error (error);
  quantities = dz_store_list_quantities (store, 1, NULL);
  g_assert_cmpuint (quantities->len, ==, 1);
  g_assert_true (dz_store_redo (store, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/open/create-and-reopen", test_create_and_reopen);
  g_test_add_func ("/open/pragmas", test_pragmas);
  g_test_add_func ("/open/foreign-file", test_foreign_file);
  g_test_add_func ("/open/foreign-database", test_foreign_database);
  g_test_add_func ("/open/newer-version", test_newer_version);
  g_test_add_func ("/open/truncated", test_truncated);
  g_test_add_func ("/open/no-file", test_no_file);
  g_test_add_func ("/open/foreign-trigger", test_foreign_trigger);
  g_test_add_func ("/open/missing", test_missing);
  g_test_add_func ("/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/open/read-only-with-wal", test_read_only_with_wal);
  g_test_add_func ("/open/disk-full", test_disk_full);
  g_test_add_func ("/open/cancelled-write", test_cancelled_write);
  g_test_add_func ("/open/migration", test_migration);
  g_test_add_func ("/open/version-1", test_version_1);
  g_test_add_func ("/open/version-2", test_version_2);
  g_test_add_func ("/open/version-3", test_version_3);
  g_test_add_func ("/open/version-4", test_version_4);
  g_test_add_func ("/open/version-5", test_version_5);
  g_test_add_func ("/open/version-6", test_version_6);
  g_test_add_func ("/open/version-8", test_version_8);
  g_test_add_func ("/open/version-1-undo", test_version_1_undo);

  return g_test_run ();
}
