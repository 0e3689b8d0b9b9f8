/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-table-book.h"

#include <string.h>

static char *
read_member (GBytes *book, const char *member)
{
  g_autofree char *tool = g_find_program_in_path ("unzip");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "book.xlsx", NULL);
  const char *argv[] = { tool, "-p", path, member, NULL };
  char *text = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (book, NULL), (gssize) g_bytes_get_size (book), NULL));
  if (tool != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL);

  return text;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;

  return n;
}

/* A cell takes 32,767 UTF-16 units: 40,000 characters of two units each take three cells, and none is lost. */
static void
test_long_text (void)
{
  static const char *const columns[] = { "body", "tags", NULL };
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) book = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *sheet = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 40000; i++)
    g_string_append_unichar (body, 0x20000 + (gunichar) i);
  dz_table_add_text (table, body->str);
  dz_table_add_text (table, "桥");
  dz_table_add_text (table, "短");
  dz_table_add_text (table, "路");
  book = dz_table_book_new (table, NULL, NULL, &error);
  g_assert_no_error (error);
  strings = read_member (book, "xl/sharedStrings.xml");
  if (strings == NULL)
    {
      g_test_skip ("unzip is not installed");
      return;
    }
  sheet = read_member (book, "xl/worksheets/sheet1.xml");
  g_assert_cmpuint (count (strings, "\xf0"), ==, 40000);
  g_assert_nonnull (strstr (strings, "<t>body (2)</t>"));
  g_assert_nonnull (strstr (strings, "<t>body (3)</t>"));
  g_assert_null (strstr (strings, "<t>body (4)</t>"));
  g_assert_nonnull (strstr (sheet, "r=\"D2\""));
  g_assert_null (strstr (sheet, "r=\"E2\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/table-book/long-text", test_long_text);

  return g_test_run ();
}
