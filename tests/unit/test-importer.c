/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/dz-error.h"
#include "core/dz-file-name.h"
#include "import/dz-importer.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dz-importer-XXXXXX", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_file (Fixture *fixture, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));

  return path;
}

/* Loads, finds and reads; whichever step fails sets error. */
static GPtrArray *
read_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DzSource) source = dz_source_load (file, NULL, error);
  const DzImporter *importer = source != NULL ? dz_importer_find (source, error) : NULL;

  return importer != NULL ? importer->read (source, NULL, error) : NULL;
}

static void
assert_refused (const char *path, DzError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = read_path (path, &error);
  g_autofree char *base = g_path_get_basename (path);

  g_assert_null (blocks);
  g_assert_error (error, DZ_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, base));
  if (says != NULL)
    g_assert_nonnull (strstr (error->message, says));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = write_file (fixture, "empty.txt", "", 0);
  g_autofree char *blank = write_file (fixture, "blank.txt", " \n\t\n　　\r\n", -1);
  g_autofree char *bom = write_file (fixture, "bom.txt", "\xef\xbb\xbf", -1);

  assert_refused (empty, DZ_ERROR_EMPTY, NULL);
  assert_refused (blank, DZ_ERROR_EMPTY, "blanks");
  assert_refused (bom, DZ_ERROR_EMPTY, NULL);
}

static void
test_binary (Fixture *fixture, gconstpointer data)
{
  g_autofree char *png = write_file (fixture, "a.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autofree char *pdf = write_file (fixture, "b.txt", "%PDF-1.4\n1 0 obj\n", -1);
  g_autofree char *zip = write_file (fixture, "c.txt", "PK\x03\x04\x14\0\0\0", 8);
  g_autofree char *elf = write_file (fixture, "d.txt", "\x7f" "ELF\x02\x01\x01\0\0\0\0\0", 12);
  char noise[512];
  g_autofree char *path = NULL;

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char) ((i * 37 + i / 7 * 11) & 0x1f);
  path = write_file (fixture, "e.txt", noise, sizeof noise);

  assert_refused (png, DZ_ERROR_BINARY, "PNG");
  assert_refused (pdf, DZ_ERROR_BINARY, "PDF");
  assert_refused (zip, DZ_ERROR_BINARY, "ZIP");
  assert_refused (elf, DZ_ERROR_BINARY, "program");
  assert_refused (path, DZ_ERROR_BINARY, "control bytes");
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.txt", NULL);
  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe.txt", NULL);

  assert_refused (missing, DZ_ERROR_UNREADABLE, "does not exist");
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_refused (dangling, DZ_ERROR_UNREADABLE, "link to a file that is not there");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, DZ_ERROR_UNREADABLE, "not a regular file");
  assert_refused (fixture->folder, DZ_ERROR_UNREADABLE, "folder");
  if (geteuid () != 0)
    {
      g_autofree char *secret = write_file (fixture, "secret.txt", "各位代表", -1);

      g_assert_cmpint (g_chmod (secret, 0), ==, 0);
      assert_refused (secret, DZ_ERROR_UNREADABLE, "permission");
    }
}

/* A sparse file: told by its size, so that nothing is read. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "large.txt", "x", 1);

  g_assert_cmpint (truncate (path, 200 * 1024 * 1024), ==, 0);
  assert_refused (path, DZ_ERROR_TOO_LARGE, "200.0");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "a.txt", "各位代表：\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dz_source_load (file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dz_importer_list_files (folder, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "a.txt", "b.TXT", "sub/c.txt" };
  g_autofree char *sub = g_build_filename (fixture->folder, "sub", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "sub", "loop", NULL);
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.txt", NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *c = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  b = write_file (fixture, "b.TXT", "乙", -1);
  a = write_file (fixture, "a.txt", "甲", -1);
  c = write_file (fixture, "sub/c.txt", "丙", -1);
  hidden = write_file (fixture, ".d.txt", "丁", -1);
  other = write_file (fixture, "e.png", "戊", -1);
  g_assert_cmpint (symlink ("a.txt", link_path), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);

  files = dz_importer_list_files (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (folder, g_ptr_array_index (files, i));

      g_assert_cmpstr (path, ==, expected[i]);
    }
}

/* A reader who is not root meets folders of others: what lies beside them is found, and they are named. */
static void
test_closed_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *closed = g_build_filename (fixture->folder, "closed", NULL);
  g_autofree char *open = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root enters every folder");
      return;
    }

  g_assert_cmpint (g_mkdir (closed, 0), ==, 0);
  open = write_file (fixture, "open.txt", "甲", -1);
  files = dz_importer_list_files (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  assert_refused (closed, DZ_ERROR_UNREADABLE, "permission");
}

static void
test_no_reports (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = write_file (fixture, "picture.png", "x", -1);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (dz_importer_list_files (folder, NULL, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NO_REPORTS);
  g_assert_nonnull (strstr (error->message, fixture->folder));
}

static void
test_names (void)
{
  g_assert_true (dz_importer_takes_name ("武昌区.txt"));
  g_assert_true (dz_importer_takes_name ("A.TXT"));
  g_assert_false (dz_importer_takes_name (".txt"));
  g_assert_false (dz_importer_takes_name ("a.txt.png"));
}

static void
assert_shown (const char *name, const char *expected)
{
  g_autofree char *shown = dz_file_name_dup_shown (name);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_shown_names (void)
{
  assert_shown ("武昌区 2025.txt", "武昌区 2025.txt");
  assert_shown ("two\nlines\t.txt", "two\\nlines\\t.txt");
  assert_shown ("a\xff.txt", "a\xef\xbf\xbd.txt");
  assert_shown ("turned\xe2\x80\xaetxt.exe", "turned\\u202etxt.exe");
}

#define ADD(path, func) g_test_add ("/importer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("empty", test_empty);
  ADD ("binary-says-what-was-seen", test_binary);
  ADD ("unreadable-never-blocks", test_unreadable);
  ADD ("too-large-told-by-size", test_too_large);
  ADD ("cancelled", test_cancelled);
  ADD ("folder-sorted-without-links-and-hidden", test_folder);
  ADD ("folder-inside-that-is-closed", test_closed_folder);
  ADD ("folder-without-reports", test_no_reports);
  g_test_add_func ("/importer/names", test_names);
  g_test_add_func ("/importer/names-shown-in-one-line", test_shown_names);

  return g_test_run ();
}
