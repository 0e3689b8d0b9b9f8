/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include "store/dz-library.h"

static const char *const texts[] = { "第一段。", "第二段。", NULL };

static void
on_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

static DzLibrary *
open_library (const char *path, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dz_library_open_async (path, NULL, on_ready, &pending);
  result = wait_for (&pending);

  return dz_library_open_finish (result, error);
}

static gpointer
call (DzLibrary *library, gboolean write, DzLibraryFunc func, gpointer data, GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  (write ? dz_library_write_async : dz_library_read_async) (library, func, data, NULL, NULL, NULL, on_ready, &pending);
  result = wait_for (&pending);

  return dz_library_call_finish (library, result, error);
}

static gpointer
add_report (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER ((int) fixture_add_texts (store, data, 2025, texts));
}

static gpointer
add_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzNote) note = dz_note_new ();

  note->paragraph_id = GPOINTER_TO_INT (data);
  note->body = g_strdup ("注");

  return GINT_TO_POINTER ((int) dz_store_save_note (store, note, error));
}

static gpointer
count_notes (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);

  return GINT_TO_POINTER (notes != NULL ? (int) notes->len : -1);
}

static gpointer
undo (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_undo (store, error));
}

static void
count_signal (DzLibrary *library, gint64 report, int *n_signals)
{
  (*n_signals)++;
}

static void
test_write_read_undo (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  DzLibrary *library;
  int n_changed = 0, n_notified = 0;

  fixture_init (&fixture);
  library = open_library (fixture.path, &error);
  g_assert_no_error (error);
  g_assert_false (dz_library_is_read_only (library));
  g_signal_connect (library, "changed", G_CALLBACK (count_signal), &n_changed);
  g_signal_connect_swapped (library, "notify::undo-label", G_CALLBACK (g_atomic_int_inc), &n_notified);

  call (library, TRUE, add_report, (gpointer) "武昌区", &error);
  g_assert_cmpstr (dz_library_get_undo_label (library), ==, NULL);
  call (library, TRUE, add_note, GINT_TO_POINTER (1), &error);
  g_assert_cmpstr (dz_library_get_undo_label (library), ==, "Add Note");
  g_assert_cmpint (GPOINTER_TO_INT (call (library, FALSE, count_notes, NULL, &error)), ==, 1);
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_cmpint (n_notified, ==, 1);
  call (library, TRUE, undo, NULL, &error);
  g_assert_cmpstr (dz_library_get_redo_label (library), ==, "Add Note");
  g_assert_cmpstr (dz_library_get_undo_label (library), ==, NULL);
  g_assert_cmpint (GPOINTER_TO_INT (call (library, FALSE, count_notes, NULL, &error)), ==, 0);
  call (library, TRUE, add_note, GINT_TO_POINTER (999), &error);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_assert_cmpint (n_changed, ==, 3);
  g_assert_finalize_object (library);
}

static void
test_close_finishes_writes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  DzLibrary *library;
  GAsyncResult *pending[20] = { NULL };
  g_autofree char *wal = NULL;

  fixture_init (&fixture);
  library = open_library (fixture.path, &error);
  call (library, TRUE, add_report, (gpointer) "武昌区", &error);
  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    dz_library_write_async (library, add_note, GINT_TO_POINTER (1), NULL, NULL, NULL, on_ready, &pending[i]);
  dz_library_close (library);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note"), ==, G_N_ELEMENTS (pending));
  wal = g_strconcat (fixture.path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  for (guint i = 0; i < G_N_ELEMENTS (pending); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&pending[i]);

      g_assert_nonnull (dz_library_call_finish (library, result, NULL));
    }
  call (library, FALSE, count_notes, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_finalize_object (library);
}

/* Runs until the cancellable is cancelled from the main thread, inside one SQL statement. */
static gpointer
read_for_ever (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n_hits = 0;

  g_atomic_int_set ((int *) data, 1);
  while (n_hits >= 0)
    n_hits = dz_store_count_hits (store, "段", error);

  return NULL;
}

static void
test_cancelled_read (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  DzLibrary *library;
  int running = 0;

  fixture_init (&fixture);
  library = open_library (fixture.path, &error);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *place = g_strdup_printf ("第%d区", i);

      call (library, TRUE, add_report, place, &error);
    }
  dz_library_read_async (library, read_for_ever, &running, NULL, NULL, cancellable, on_ready, &pending);
  while (!g_atomic_int_get (&running))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  result = wait_for (&pending);
  dz_library_call_finish (library, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (GPOINTER_TO_INT (call (library, FALSE, count_notes, NULL, &error)), ==, 0);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static void
test_reader_beside_writer (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  GAsyncResult *writes[100] = { NULL };
  GAsyncResult *reads[100] = { NULL };
  DzLibrary *library;
  int before = 0;

  fixture_init (&fixture);
  library = open_library (fixture.path, &error);
  call (library, TRUE, add_report, (gpointer) "武昌区", &error);
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      dz_library_write_async (library, add_note, GINT_TO_POINTER (2), NULL, NULL, NULL, on_ready, &writes[i]);
      dz_library_read_async (library, count_notes, NULL, NULL, NULL, NULL, on_ready, &reads[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&reads[i]);
      int n_notes = GPOINTER_TO_INT (dz_library_call_finish (library, result, &error));

      g_assert_no_error (error);
      g_assert_cmpint (n_notes, >=, before);
      before = n_notes;
    }
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&writes[i]);

      g_assert_nonnull (dz_library_call_finish (library, result, &error));
    }
  g_assert_cmpint (GPOINTER_TO_INT (call (library, FALSE, count_notes, NULL, &error)), ==, G_N_ELEMENTS (writes));
  g_assert_finalize_object (library);
}

/* Another program writes to the same file. */
static void
test_outside_change (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DzStore) other = NULL;
  DzLibrary *library;
  int n_changed = 0;

  fixture_init (&fixture);
  library = open_library (fixture.path, &error);
  g_assert_no_error (error);
  call (library, TRUE, add_report, (gpointer) "武昌区", &error);
  g_signal_connect (library, "changed", G_CALLBACK (count_signal), &n_changed);
  dz_library_refresh (library);
  call (library, TRUE, count_notes, NULL, &error);
  g_assert_cmpint (n_changed, ==, 0);

  other = dz_store_open (fixture.path, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  fixture_add_texts (other, "洪山区", 2025, texts);
  g_clear_pointer (&other, dz_store_close);
  dz_library_refresh (library);
  call (library, TRUE, count_notes, NULL, &error);
  g_assert_cmpint (n_changed, ==, 1);
  dz_library_refresh (library);
  call (library, TRUE, count_notes, NULL, &error);
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_finalize_object (library);
}

static void
test_open_fails (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  g_assert_true (g_file_set_contents (fixture.path, "这不是资料库，只是一些字。", -1, NULL));
  g_assert_null (open_library (fixture.path, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/library/write-read-undo", test_write_read_undo);
  g_test_add_func ("/library/close-finishes-writes", test_close_finishes_writes);
  g_test_add_func ("/library/cancelled-read", test_cancelled_read);
  g_test_add_func ("/library/reader-beside-writer", test_reader_beside_writer);
  g_test_add_func ("/library/outside-change", test_outside_change);
  g_test_add_func ("/library/open-fails", test_open_fails);

  return g_test_run ();
}
