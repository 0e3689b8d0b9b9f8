/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const texts[] = { "第一段。", "第二段。", NULL };

static gint64
add_note (DzStore *store, gint64 paragraph_id)
{
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = paragraph_id;
  note->start = 0;
  note->end = 2;

  return dz_store_save_note (store, note, NULL);
}

static GPtrArray *
make_quantities (void)
{
  GPtrArray *quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  DzQuantity *quantity = dz_quantity_new ();

  quantity->end = 2;
  quantity->sentence_end = 4;
  quantity->low = quantity->high = 1;
  quantity->unit = g_strdup ("%");
  g_ptr_array_add (quantities, quantity);

  return quantities;
}

static void
make_library (const Fixture *fixture)
{
  g_autoptr (DzStore) store = fixture_open (fixture, DZ_STORE_WRITE);
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GPtrArray) quantities = make_quantities ();

  fixture_add_with (store, report, quantities);
  g_assert_cmpint (add_note (store, 1), >, 0);
}

static void
test_check_notes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (GPtrArray) bad = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  good = dz_store_check (store, NULL);
  g_assert_cmpint (good->len, ==, 0);
  fixture_execute (&fixture, "UPDATE note SET quote = 'elsewhere'");
  bad = dz_store_check (store, NULL);
  g_assert_cmpint (bad->len, ==, 1);
}

/* Every way in which a row on where a note stood before can be wrong. */
static void
test_check_notes_before (void)
{
  static const char *const damages[] = {
    "UPDATE note_before SET start = -1", "UPDATE note_before SET \"end\" = 4000", "UPDATE note_before SET start = \"end\"",
    "UPDATE note_before SET text = ''", "UPDATE note_before SET note_id = 99",
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) good = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_execute (&fixture, "INSERT INTO note_before SELECT id, 1, '第一段原文。', 0, 2 FROM note");
  good = dz_store_check (store, NULL);
  g_assert_cmpuint (good->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) bad = NULL;

      fixture_execute (&fixture, damages[i]);
      bad = dz_store_check (store, NULL);
      g_assert_cmpuint (bad->len, ==, 1);
      fixture_execute (&fixture, "DELETE FROM note_before");
      fixture_execute (&fixture, "INSERT INTO note_before SELECT id, 1, '第一段原文。', 0, 2 FROM note");
    }
}

/* SQLite sees its pages, not what stands in them: neither a bit that turned in a number nor one in a text; and a
 * library that is only read has an index, too. */
static void
test_check_contents (void)
{
  static const char *const damages[] = {
    "UPDATE source SET content = x'789c030000000001'",
    "UPDATE source SET imported = '2001-01-01T00:00:00Z'",
    "UPDATE report SET place = '武昌口'",
    "UPDATE paragraph SET text = '第一殷。' WHERE id = 1",
    "UPDATE quantity SET low = low - 1e-15",
    "UPDATE quantity SET unit = '‰'",
    "UPDATE quantity SET \"end\" = 400",
    "INSERT INTO search_document VALUES (1, 9, 0, '', '', 0)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GPtrArray) good = NULL;
      g_autoptr (GPtrArray) bad = NULL;
      g_autoptr (GError) error = NULL;

      fixture_init (&fixture);
      make_library (&fixture);
      store = fixture_open (&fixture, DZ_STORE_READ_ONLY);
      good = dz_store_check (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (good->len, ==, 0);
      fixture_execute (&fixture, damages[i]);
      bad = dz_store_check (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bad->len, >, 0);
    }
}

/* What is written to a file without a name is gone once it is closed: better to say so at once. */
static void
test_deleted_while_open (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (g_unlink (fixture.path), ==, 0);

  note->paragraph_id = 1;
  note->body = g_strdup ("typed too late");
  g_assert_cmpint (dz_store_save_note (store, note, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, fixture.path));
}

static void
test_check_references (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) bad = NULL;

  fixture_init (&fixture);
  make_library (&fixture);
  fixture_execute (&fixture, "DELETE FROM report");
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  bad = dz_store_check (store, NULL);
  g_assert_cmpint (bad->len, >, 0);
}

/* The copy is one file that only its owner can read, holds what the library held, and can be opened at once. */
static void
test_backup (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) copy = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *original = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  fixture_init (&fixture);
  fixture_init (&copy);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_backup (store, copy.path, &error));
  g_assert_no_error (error);
  original = fixture_dump (&fixture);
  copied = fixture_dump (&copy);
  g_assert_true (g_str_equal (original, copied));
  g_assert_cmpint (g_stat (copy.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (dz_store_backup (store, copy.path, &error));

  g_assert_false (dz_store_backup (store, fixture.path, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dz_store_backup (store, "/nowhere/at/all", &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_READ_ONLY);
}

static char *
find_kept (const Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-restore-") != NULL)
      return g_build_filename (fixture->folder, name, NULL);

  return NULL;
}

static void
test_restore (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) copy = { 0 };
  g_auto (Fixture) kept = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *later = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  fixture_init (&copy);
  make_library (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_true (dz_store_backup (store, copy.path, &error));
  before = fixture_dump (&fixture);
  add_note (store, 2);
  later = fixture_dump (&fixture);

  g_assert_false (dz_store_restore (fixture.path, copy.path, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_pointer (&store, dz_store_close);
  g_assert_true (dz_store_restore (fixture.path, copy.path, &error));
  g_assert_no_error (error);
  restored = fixture_dump (&fixture);
  g_assert_true (g_str_equal (restored, before));

  kept.folder = g_strdup (fixture.folder);
  kept.path = find_kept (&fixture);
  g_assert_nonnull (kept.path);
  old = fixture_dump (&kept);
  g_assert_true (g_str_equal (old, later));
}

/* A damaged backup replaces nothing; a good one replaces a damaged library. */
static void
test_restore_damaged (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) copy = { 0 };
  g_autofree char *contents = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture_init (&fixture);
  fixture_init (&copy);
  make_library (&fixture);
  make_library (&copy);
  g_assert_true (g_file_get_contents (copy.path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy.path, contents, (gssize) length / 2, NULL));
  before = fixture_checksum (fixture.path);
  g_assert_false (dz_store_restore (fixture.path, copy.path, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_CORRUPT);
  g_clear_error (&error);
  after = fixture_checksum (fixture.path);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (find_kept (&fixture));

  g_assert_true (dz_store_restore (copy.path, fixture.path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (&copy, "SELECT count(*) FROM note"), ==, 1);
  kept = find_kept (&copy);
  g_assert_nonnull (kept);
}

static void
test_restore_inconsistent (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_auto (Fixture) copy = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  fixture_init (&copy);
  make_library (&fixture);
  make_library (&copy);
  fixture_execute (&copy, "DELETE FROM report");
  g_assert_false (dz_store_restore (fixture.path, copy.path, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_CORRUPT);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM report"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care/check-notes", test_check_notes);
  g_test_add_func ("/care/check-notes-before", test_check_notes_before);
  g_test_add_func ("/care/check-contents", test_check_contents);
  g_test_add_func ("/care/deleted-while-open", test_deleted_while_open);
  g_test_add_func ("/care/check-references", test_check_references);
  g_test_add_func ("/care/backup", test_backup);
  g_test_add_func ("/care/restore", test_restore);
  g_test_add_func ("/care/restore-damaged", test_restore_damaged);
  g_test_add_func ("/care/restore-inconsistent", test_restore_inconsistent);

  return g_test_run ();
}
