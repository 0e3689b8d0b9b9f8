/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#define N_RANDOM 15

#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

static const char *const texts[] = { "# 一、回顾", "过去一年，全区𠮷安稳中向好。", "城市面貌焕然一新，居民满意😀。",
                                     "城市面貌焕然一新，居民满意😀。", NULL };
static const char *const again[] = { "# 一、回顾", "过去一年，全区𠮷安稳中向好。", "城市面貌焕然一新，居民满意😀。", NULL };

static gint64
add (DzStore *store, gint64 paragraph, int start, int end, const char *body, const char *first_tag, ...)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  va_list args;
  gint64 id;

  note->paragraph_id = paragraph;
  note->start = start;
  note->end = end;
  note->body = g_strdup (body);
  note->color = body == NULL ? g_strdup ("green") : NULL;
  note->author = g_strdup ("甲，“乙”");
  note->created = g_strdup ("2020-02-29T01:02:03Z");
  note->modified = g_strdup ("2021-02-28T01:02:03Z");
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_start (args, first_tag);
  for (const char *path = first_tag; path != NULL; path = va_arg (args, const char *))
    {
      gint64 tag_id = dz_store_find_tag (store, path, TRUE, &error);

      g_array_append_val (note->tag_ids, tag_id);
    }
  va_end (args);
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

static void
add_pieces (DzStore *store)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);

  for (int i = 0; i < 2; i++)
    {
      DzNote *piece = dz_note_new ();

      piece->paragraph_id = i + 2;
      piece->start = i == 0 ? 5 : 0;
      piece->end = i == 0 ? 14 : 4;
      piece->color = g_strdup ("blue");
      piece->body = i == 0 ? g_strdup ("跨段") : NULL;
      g_ptr_array_add (pieces, piece);
    }
  g_assert_cmpint (dz_store_save_passages (store, pieces, NULL), >, 0);
}

/* All that is hard: line ends, marks of the formats, formulas, characters beyond the BMP, much text, nested tags with
 * every mark, several notes on one passage, pieces, one without a place. */
static void
fill (DzStore *store)
{
  static const char *const bodies[] = {
    "a\r\nb\n\n\"c\",d\r", "=1+1", "'=1", "\t@x", "\n开头空行", "结尾空行\n\n", "> 引\n# 题\n<!-- duizhao:end -->\n尾",
    "\\<!-- duizhao:note uuid=x -->", "𠮷😀\xe2\x80\xa8\xef\xbb\xbf", " 空格 ", "-- ' ; DROP TABLE note", "%20 + %",
  };
  g_autoptr (DzReport) read = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, again);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree char *much = fixture_random_text (rand, 50000);
  gint64 lost;

  g_assert_cmpuint (strlen (much), >, 100 * 1024);
  fixture_add_texts (store, "武昌区", 2025, texts);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    add (store, 2, 7, 9, bodies[i], "甲/乙/丙", NULL);
  add (store, 2, -1, -1, much, "a\\/b/c\\,d", "e\\\\", "\\\\\\/\\,", "'单", "=公式", NULL);
  add (store, 3, 10, 14, NULL, "😀/ 𠮷 ", NULL);
  add (store, 3, 10, 14, NULL, NULL, NULL);
  add_pieces (store);
  lost = add (store, 4, 0, 4, "失", "甲", NULL);
  g_assert_cmpint (lost, >, 0);
  g_assert_true (dz_store_replace_report (store, 1, read, NULL, NULL));
}

static void
on_failed (const char *citation, const char *reason, gpointer user_data)
{
  g_test_message ("%s: %s", citation, reason);
  (*(int *) user_data)++;
}

/* Notes as text, but for the ids of rows. */
static char *
dup_notes (DzStore *store)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);
      g_autofree char *paths = dz_tag_dup_paths (tags, note->tag_ids);

      g_string_append_printf (all, "%s|%d|%d|%d|%s|%s|%s|%s|%s|%s|%s|%s|%s|%d|%s\n", note->uuid, note->number, note->start,
                              note->end, note->quote, note->prefix, note->suffix, note->body, note->color, paths,
                              note->author, note->created, note->group, note->anchor, note->modified);
    }

  return g_string_free (all, FALSE);
}

static char *
dup_file (DzStore *store, DzNotesFormat format, gboolean bom)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  g_autoptr (GBytes) bytes = dz_notes_file_new (notes, reports, tags, format, bom, NULL, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_format (DzNotesFormat format, gboolean bom)
{
  g_auto (Fixture) first = { 0 };
  g_auto (Fixture) second = { 0 };
  g_autoptr (DzStore) from = NULL;
  g_autoptr (DzStore) into = NULL;
  g_autofree char *file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;
  int n_failed = 0;

  fixture_init (&first);
  fixture_init (&second);
  from = fixture_open (&first, DZ_STORE_WRITE);
  fill (from);
  file = dup_file (from, format, bom);
  g_assert_cmpint (g_str_has_prefix (file, "\xef\xbb\xbf"), ==, bom);

  into = fixture_open (&second, DZ_STORE_WRITE);
  fixture_add_texts (into, "武昌区", 2025, again);
  g_assert_cmpint (dz_notes_import_text (into, file, on_failed, &n_failed, NULL, &error), ==, 18);
  g_assert_no_error (error);
  g_assert_cmpint (n_failed, ==, 0);
  before = dup_notes (from);
  after = dup_notes (into);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (dz_notes_import_text (into, file, on_failed, &n_failed, NULL, &error), ==, 18);
  twice = dup_notes (into);
  g_assert_cmpstr (twice, ==, before);
  g_assert_true (dz_store_undo (into, &error));
  g_assert_cmpint (fixture_query (&second, "SELECT count(*) FROM note"), ==, 0);
}

static void
test_csv (void)
{
  test_format (DZ_NOTES_CSV, FALSE);
}

static void
test_csv_bom (void)
{
  test_format (DZ_NOTES_CSV, TRUE);
}

static void
test_markdown (void)
{
  test_format (DZ_NOTES_MARKDOWN, FALSE);
}

static void
test_markdown_bom (void)
{
  test_format (DZ_NOTES_MARKDOWN, TRUE);
}

/* What looks like the formats' own marks, and what editors and spreadsheets trip over. */
static const char *const shards[] = {
  "# ", "## ", "> ", "---\n", "```", "```\n", "<!-- duizhao:end -->", "<!-- duizhao:note uuid=x paragraph=1 -->", "-->", "\\", "\n",
  "\r\n", "\r", "\n\n", "\t", "=cmd|' /C calc'!A0", "=", "+", "-", "@", "＝", "'", "''", "\"", "\"\"", ",", ";", "%20", "%", "\xef\xbb\xbf",
  "\xe2\x80\xa8", "\xe2\x80\xa9", "\xc2\x85", "\x01", "\x0b", "\x0c", "\x1b[0m", "\x1f", "\x7f", "😀", "𠮷", "👨‍👩‍👧", "\xcc\x81", " ", "　", "中", "文", "a",
  "*", "_", "[x](y)", "<b>", "&amp;", "¶", "/", ":", "uuid=1", "body=",
};

/* NULL for none. */
static char *
dup_random (GRand *rand, int most)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append (text, shards[g_rand_int_range (rand, 0, G_N_ELEMENTS (shards))]);

  return g_string_free (text, n == 0);
}

static void
add_random_tags (DzStore *store, DzNote *note, GRand *rand)
{
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autoptr (DzTag) tag = dz_tag_new ();
      gint64 id;

      tag->name = dup_random (rand, 4);
      tag->parent_id = note->tag_ids->len > 0 && g_rand_boolean (rand) ? g_array_index (note->tag_ids, gint64, 0) : 0;
      /* Refused where it has no name or one that is taken. */
      if ((id = dz_store_save_tag (store, tag, NULL)) != 0)
        g_array_append_val (note->tag_ids, id);
    }
}

static void
add_random (DzStore *store, GRand *rand)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;

  note->paragraph_id = g_rand_int_range (rand, 1, 6);
  if (g_rand_boolean (rand))
    {
      note->start = g_rand_int_range (rand, 0, 4);
      note->end = g_rand_int_range (rand, note->start + 1, 5);
    }
  note->body = dup_random (rand, 12);
  note->author = g_rand_boolean (rand) ? dup_random (rand, 3) : NULL;
  note->color = g_rand_boolean (rand) ? g_strdup ("pink") : NULL;
  note->created = g_strdup_printf ("20%02d-02-28T01:02:03Z", g_rand_int_range (rand, 10, 26));
  note->modified = g_strdup_printf ("20%02d-03-01T23:59:59Z", g_rand_int_range (rand, 10, 26));
  add_random_tags (store, note, rand);
  g_assert_cmpint (dz_store_save_note (store, note, &error), >, 0);
  g_assert_no_error (error);
}

/* Two paragraphs became one and another was lost: some notes move, some lose their place. */
static const char *const corrected[]
    = { "# 一、回顾", "过去一年，全区𠮷安稳中向好。新的话。", "城市面貌焕然一新，居民满意😀。居民说起的新事。", NULL };

static void
run_random (guint seed, DzNotesFormat format)
{
  static const char *const original[] = { "# 一、回顾", "过去一年，全区𠮷安稳中向好。", "新的话。", "城市面貌焕然一新，居民满意😀。",
                                          "居民说起的新事。", NULL };
  g_auto (Fixture) first = { 0 };
  g_auto (Fixture) second = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (DzReport) read = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, corrected);
  g_autoptr (DzStore) from = NULL;
  g_autoptr (DzStore) into = NULL;
  g_autofree char *file = NULL;
  g_autofree char *repeated = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  int n_failed = 0;

  fixture_init (&first);
  fixture_init (&second);
  from = fixture_open (&first, DZ_STORE_WRITE);
  fixture_add_texts (from, "武昌区", 2025, original);
  for (int i = 0; i < 25; i++)
    add_random (from, rand);
  if (g_rand_boolean (rand))
    g_assert_true (dz_store_replace_report (from, 1, read, NULL, NULL));
  into = fixture_open (&second, DZ_STORE_WRITE);
  fixture_add_texts (into, "武昌区", 2025, fixture_query (&first, "SELECT count(*) FROM paragraph") == 3 ? corrected : original);
  before = dup_notes (from);
  file = dup_file (from, format, g_rand_boolean (rand));
  g_assert_cmpint (dz_notes_import_text (into, file, on_failed, &n_failed, NULL, &error), ==, 25);
  g_assert_no_error (error);
  g_assert_cmpint (n_failed, ==, 0);
  after = dup_notes (into);
  g_assert_cmpstr (after, ==, before);
  repeated = dup_file (into, format, g_str_has_prefix (file, "\xef\xbb\xbf"));
  g_assert_cmpstr (repeated, ==, file);
}

/* Whatever the notes say and whatever their tags are called, they come back as they were, and give the same file. */
static void
test_random (void)
{
  for (guint seed = 0; seed < N_RANDOM; seed++)
    {
      run_random (seed, DZ_NOTES_CSV);
      run_random (seed, DZ_NOTES_MARKDOWN);
    }
}

/* A file that an editor saved with CRLF gives the same notes, in both formats. */
static void
test_crlf (void)
{
  static const DzNotesFormat formats[] = { DZ_NOTES_CSV, DZ_NOTES_MARKDOWN };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Fixture) first = { 0 };
      g_auto (Fixture) second = { 0 };
      g_autoptr (DzStore) from = NULL;
      g_autoptr (DzStore) into = NULL;
      g_autofree char *file = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *crlf = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      int n_failed = 0;

      fixture_init (&first);
      fixture_init (&second);
      from = fixture_open (&first, DZ_STORE_WRITE);
      fixture_add_texts (from, "武昌区", 2025, texts);
      add (from, 2, 7, 9, "一行", "甲/乙", NULL);
      add (from, 3, 0, 4, NULL, NULL);
      file = dup_file (from, formats[i], FALSE);
      lines = g_strsplit (file, "\n", -1);
      crlf = g_strjoinv ("\r\n", lines);
      into = fixture_open (&second, DZ_STORE_WRITE);
      fixture_add_texts (into, "武昌区", 2025, texts);
      g_assert_cmpint (dz_notes_import_text (into, crlf, on_failed, &n_failed, NULL, NULL), ==, 2);
      before = dup_notes (from);
      after = dup_notes (into);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Its report is not here: the import stops there, in the middle of it. */
static void
stop (const char *citation, const char *reason, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* An import that is stopped half way leaves the library as it was, and no step to undo. */
static void
test_cancel (void)
{
  static const DzNotesFormat formats[] = { DZ_NOTES_CSV, DZ_NOTES_MARKDOWN };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Fixture) first = { 0 };
      g_auto (Fixture) second = { 0 };
      g_autoptr (DzStore) from = NULL;
      g_autoptr (DzStore) into = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      DzProgress progress = { cancellable };
      g_autofree char *file = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      fixture_init (&first);
      fixture_init (&second);
      from = fixture_open (&first, DZ_STORE_WRITE);
      fixture_add_texts (from, "武昌区", 2025, texts);
      fixture_add_texts (from, "汉阳区", 2025, texts);
      for (gint64 paragraph = 2; paragraph <= 8; paragraph += 2)
        add (from, paragraph, 0, 4, "言", "甲", NULL);
      file = dup_file (from, formats[i], FALSE);
      into = fixture_open (&second, DZ_STORE_WRITE);
      fixture_add_texts (into, "武昌区", 2025, texts);
      before = fixture_dump (&second);
      g_assert_cmpint (dz_notes_import_text (into, file, stop, cancellable, &progress, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (dz_progress_get_share (&progress), >, 0.2);
      after = fixture_dump (&second);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (fixture_query (&second, "SELECT count(*) FROM change"), ==, 0);
    }
}

static void
test_select (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) below = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GArray) reports = g_array_new (FALSE, TRUE, sizeof (gint64));

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fill (store);
  notes = dz_store_list_notes (store, 0, NULL);
  tags = dz_store_list_tags (store, NULL);
  below = dz_notes_file_select (notes, tags, NULL, dz_store_find_tag (store, "甲/乙", FALSE, NULL), NULL);
  g_assert_cmpuint (below->len, ==, 12);
  g_array_set_size (reports, 1);
  none = dz_notes_file_select (notes, tags, reports, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notes-round-trip/csv", test_csv);
  g_test_add_func ("/notes-round-trip/csv-bom", test_csv_bom);
  g_test_add_func ("/notes-round-trip/markdown", test_markdown);
  g_test_add_func ("/notes-round-trip/markdown-bom", test_markdown_bom);
  g_test_add_func ("/notes-round-trip/crlf", test_crlf);
  g_test_add_func ("/notes-round-trip/random", test_random);
  g_test_add_func ("/notes-round-trip/cancel", test_cancel);
  g_test_add_func ("/notes-round-trip/select", test_select);

  return g_test_run ();
}
