/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "store/dz-tokenizer-bigram.h"

void
fixture_use_memory (void)
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
}

void
fixture_init (Fixture *fixture)
{
  fixture->folder = g_dir_make_tmp ("duizhao-store-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "test.duizhao", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (folder);
}

void
fixture_clear (Fixture *fixture)
{
  if (fixture->folder != NULL)
    remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

DzStore *
fixture_open (const Fixture *fixture, DzStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  DzStore *store = dz_store_open (fixture->path, mode, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

static void
add_term (DzReport *report, const char *entry)
{
  g_auto (GStrv) parts = g_strsplit (entry, "：", 2);
  DzTerm *term = dz_term_new ((int) report->terms->len + 1, parts[0], parts[1]);

  term->paragraph = (int) report->paragraphs->len;
  g_ptr_array_add (report->terms, term);
}

static void
add_section (DzReport *report, const char *heading)
{
  DzSection *section = dz_section_new (1, heading);

  section->paragraph = (int) report->paragraphs->len;
  section->end = (int) g_utf8_strlen (heading, -1);
  g_ptr_array_add (report->sections, section);
}

static void
add_paragraph (DzReport *report, const char *line)
{
  DzParagraphKind kind = DZ_PARAGRAPH_BODY;
  const char *text = line;
  DzParagraph *paragraph;

  if (strlen (line) > 2 && line[1] == ' ' && strchr ("#*-", line[0]) != NULL)
    {
      kind = line[0] == '#' ? DZ_PARAGRAPH_HEADING : line[0] == '*' ? DZ_PARAGRAPH_GLOSSARY : DZ_PARAGRAPH_NOISE;
      text = line + 2;
    }
  if (kind == DZ_PARAGRAPH_HEADING)
    add_section (report, text);
  if (kind == DZ_PARAGRAPH_GLOSSARY)
    add_term (report, text);
  paragraph = dz_paragraph_new (kind, text);
  paragraph->section = (int) report->sections->len - 1;
  paragraph->line = (int) report->paragraphs->len + 1;
  g_ptr_array_add (report->paragraphs, paragraph);
}

DzReport *
fixture_make_report (const char *place, const char *parent, DzLevel level, int year, const char *const *paragraphs)
{
  DzReport *report = dz_report_new ();

  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->place = g_strdup (place);
  report->parent = g_strdup (parent);
  report->level = level;
  report->title = g_strdup_printf ("%s %d", place, year);
  g_array_append_val (report->plans, year);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_paragraph (report, paragraphs[i]);

  return report;
}

gint64
fixture_add (DzStore *store, const DzReport *report)
{
  return fixture_add_with (store, report, NULL);
}

gint64
fixture_add_with (DzStore *store, const DzReport *report, const GPtrArray *quantities)
{
  g_autoptr (GString) text = g_string_new (report->title);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < report->paragraphs->len; i++)
    g_string_append_printf (text, "\n%s", ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->text);
  bytes = g_bytes_new (text->str, text->len);
  source = dz_source_new ("test.txt", bytes);
  id = dz_store_add_report (store, source, report, quantities, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

gint64
fixture_add_texts (DzStore *store, const char *place, int year, const char *const *paragraphs)
{
  g_autoptr (DzReport) report = fixture_make_report (place, NULL, DZ_LEVEL_DISTRICT, year, paragraphs);

  return fixture_add (store, report);
}

static sqlite3 *
open_beside (const Fixture *fixture)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_true (dz_tokenizer_bigram_register (db));

  return db;
}

static int
append_row (void *data, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (data, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (data, '\n');

  return 0;
}

char *
fixture_dump (const Fixture *fixture)
{
  static const char *const tables[] = { "source", "report", "correction", "paragraph", "section", "term", "quantity",
                                        "note",   "figure", "reading",    "ruling",    "superseded", "pairing",
                                        "pair_end", "note_pair", "saved_view", "tag", "note_tag", "note_before",
                                        "trash", "term_word", "saved_search" };
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *db = open_beside (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT '%s', * FROM %s ORDER BY 2, 3", tables[i], tables[i]);

      g_assert_cmpint (sqlite3_exec (db, sql, append_row, dump, NULL), ==, SQLITE_OK);
    }
  sqlite3_close (db);

  return g_string_free (g_steal_pointer (&dump), FALSE);
}

gint64
fixture_query (const Fixture *fixture, const char *sql)
{
  sqlite3 *db = open_beside (fixture);
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return value;
}

char *
fixture_dup_text (const Fixture *fixture, const char *sql)
{
  sqlite3 *db = open_beside (fixture);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return text;
}

void
fixture_execute (const Fixture *fixture, const char *sql)
{
  sqlite3 *db = open_beside (fixture);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

char *
fixture_checksum (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
}

char *
fixture_random_text (GRand *rand, int length)
{
  static const char *const pieces[] = { "发", "展", "区", "市", "工", "业", "新", "武", "昌", "发", "展", "，", "。",
                                        "“", "”", "2", "0", "3.5", "亿", "元", "％", "G", "d", "Ｇ", "５", "…", "、",
                                        " ", "　", "-", "'", "\"", "*", "AND", "①", "㎡" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < length; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
