/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "core/dz-text.h"

#define N_QUERIES 2000

typedef struct
{
  Fixture fixture;
  DzStore *store;
  GPtrArray *reports; /* (element-type DzReport) as they are stored */
  GPtrArray *notes;
  GPtrArray *tags;
  GRand *rand;
} Desk;

static DzReport *
make_report (GRand *rand, const char *place, DzLevel level, int year)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  DzReport *report;

  for (int i = 0; i < 14; i++)
    {
      g_autofree char *text = fixture_random_text (rand, g_rand_int_range (rand, 1, 60));

      g_ptr_array_add (texts, g_strconcat (i % 7 == 0 ? "# " : i % 7 == 1 ? "- " : "", text, i % 3 == 0 ? "𠀀😀㎡…" : "", NULL));
    }
  g_ptr_array_add (texts, NULL);
  report = fixture_make_report (place, NULL, level, year, (const char *const *) texts->pdata);
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      DzSection *section = dz_section_new (4, "");

      paragraph->part = i % 2 == 0 ? DZ_PART_REVIEW : DZ_PART_PLAN;
      section->parent = -1;
      section->paragraph = (int) i;
      section->end = MIN (6, dz_text_length (paragraph->text));
      g_ptr_array_add (report->sections, section);
    }

  return report;
}

static void
add_tag (Desk *desk, DzNote *note, const char *path)
{
  gint64 id = dz_store_find_tag (desk->store, path, TRUE, NULL);

  g_array_append_val (note->tag_ids, id);
}

static void
add_notes (Desk *desk, const DzReport *report)
{
  for (guint i = 2; i < report->paragraphs->len; i += 3)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      g_autoptr (DzNote) note = dz_note_new ();

      note->report_id = report->id;
      note->paragraph_id = paragraph->id;
      note->start = note->end = -1;
      note->body = fixture_random_text (desk->rand, 20);
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      add_tag (desk, note, i % 2 == 0 ? "要事/项" : "要事项");
      if (i % 2 == 0)
        add_tag (desk, note, "经济");
      g_assert_cmpint (dz_store_save_note (desk->store, note, NULL), >, 0);
    }
}

static void
desk_init (Desk *desk)
{
  static const struct
  {
    const char *place;
    DzLevel level;
    int year;
  } all[] = { { "武昌区", DZ_LEVEL_DISTRICT, 2024 }, { "武昌区", DZ_LEVEL_DISTRICT, 2025 }, { "武汉市", DZ_LEVEL_CITY, 2024 },
              { "汉阳区", DZ_LEVEL_DISTRICT, 2023 } };

  fixture_init (&desk->fixture);
  desk->store = fixture_open (&desk->fixture, DZ_STORE_WRITE);
  desk->rand = g_rand_new_with_seed (20);
  desk->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (DzReport) report = make_report (desk->rand, all[i].place, all[i].level, all[i].year);
      DzReport *stored = dz_store_load_report (desk->store, fixture_add (desk->store, report), NULL);

      add_notes (desk, stored);
      g_ptr_array_add (desk->reports, stored);
      /* Some of them in the index, some not. */
      if (i == 1)
        g_assert_true (dz_store_rebuild_search_index (desk->store, NULL));
    }
  desk->notes = dz_store_list_notes (desk->store, 0, NULL);
  desk->tags = dz_store_list_tags (desk->store, NULL);
}

static void
desk_clear (Desk *desk)
{
  g_ptr_array_unref (desk->notes);
  g_ptr_array_unref (desk->tags);
  g_ptr_array_unref (desk->reports);
  g_rand_free (desk->rand);
  dz_store_close (desk->store);
  fixture_clear (&desk->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* The oracle: a plain walk over the folded text; last bounds where hits may end. */
static int
scan (const char *text, const char *words, int last)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (text);
  g_autoptr (DzFoldedText) query = dz_folded_text_new (words);
  int n_found = 0;

  for (int i = 0; query->length > 0 && i + query->length <= folded->length;)
    {
      int end = i + query->length;

      if (memcmp (folded->chars + i, query->chars, query->length * sizeof (gunichar)) == 0
          && (i == 0 || folded->origin[i - 1] != folded->origin[i]) && folded->origin[end - 1] != folded->origin[end])
        {
          n_found += folded->origin[end] <= last;
          i = end;
        }
      else
        {
          i++;
        }
    }

  return n_found;
}

static gboolean
has_tag (const Desk *desk, const DzNote *note, const char *tag)
{
  g_autofree char *paths = dz_tag_dup_paths (desk->tags, note->tag_ids);
  g_auto (GStrv) list = dz_tag_list_split (paths);
  g_autofree char *below = tag != NULL ? g_strconcat (tag, "/", NULL) : NULL;

  for (char **one = list; *one != NULL; one++)
    if (tag == NULL || g_str_equal (*one, tag) || g_str_has_prefix (*one, below))
      return TRUE;

  return FALSE;
}

static gboolean
is_noted (const Desk *desk, gint64 paragraph_id, const char *tag)
{
  for (guint i = 0; i < desk->notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (desk->notes, i);

      if (note->paragraph_id == paragraph_id && has_tag (desk, note, tag))
        return TRUE;
    }

  return FALSE;
}

static int
scan_notes (const Desk *desk, gint64 paragraph_id, const char *words, const char *tag)
{
  int n_found = 0;

  for (guint i = 0; i < desk->notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (desk->notes, i);

      if (note->paragraph_id == paragraph_id && has_tag (desk, note, tag))
        n_found += scan (note->body, words, G_MAXINT);
    }

  return n_found;
}

static int
scan_paragraph (const Desk *desk, const DzSearchScope *scope, const DzParagraph *paragraph, const char *words)
{
  gboolean heading = paragraph->kind == DZ_PARAGRAPH_HEADING;

  if (scope->one_part && paragraph->part != scope->part)
    return 0;
  if (scope->notes_only)
    return scan_notes (desk, paragraph->id, words, scope->tag);
  if (paragraph->kind == DZ_PARAGRAPH_NOISE || paragraph->kind == DZ_PARAGRAPH_FRONT)
    return 0;
  if (scope->tag != NULL && !is_noted (desk, paragraph->id, scope->tag))
    return 0;

  return scan (paragraph->text, words, scope->headings_only && !heading ? 6 : G_MAXINT);
}

static int
scan_report (const Desk *desk, const DzSearchScope *scope, const DzReport *report, const char *words)
{
  int year = dz_report_get_year (report);
  int n_found = 0;

  if ((scope->reports != NULL && g_array_index (scope->reports, gint64, 0) != report->id)
      || (scope->places != NULL && !g_str_equal (scope->places[0], report->place))
      || (scope->level != DZ_LEVEL_UNKNOWN && scope->level != report->level)
      || (scope->first_year != 0 && year < scope->first_year) || (scope->last_year != 0 && year > scope->last_year))
    return 0;
  for (guint i = 0; i < report->paragraphs->len; i++)
    n_found += scan_paragraph (desk, scope, g_ptr_array_index (report->paragraphs, i), words);

  return n_found;
}

/* Number i of the scopes; the last ones are several in one. */
static DzSearchScope *
make_scope (int i)
{
  DzSearchScope *scope = dz_search_scope_new ();
  gint64 id = 2;

  if (i == 1 || i == 8)
    {
      scope->reports = g_array_new (FALSE, FALSE, sizeof id);
      g_array_append_val (scope->reports, id);
    }
  if (i == 2 || i == 9)
    scope->places = g_strsplit ("武昌区", " ", -1);
  if (i == 3)
    scope->level = DZ_LEVEL_DISTRICT;
  if (i == 4 || i == 9)
    {
      scope->first_year = 2024;
      scope->last_year = 2024;
    }
  if (i == 5 || i == 10)
    {
      scope->one_part = TRUE;
      scope->part = DZ_PART_PLAN;
    }
  scope->headings_only = i == 6 || i == 8;
  scope->notes_only = i == 7 || i == 10;
  if (i >= 9)
    scope->tag = g_strdup ("要事");

  return scope;
}

#define N_SCOPES 12

/* Half of the queries are cut out of the text, so that there is something to find. */
static char *
make_words (const Desk *desk)
{
  const DzReport *report = g_ptr_array_index (desk->reports, g_rand_int_range (desk->rand, 0, (gint32) desk->reports->len));
  const DzParagraph *paragraph
    = g_ptr_array_index (report->paragraphs, g_rand_int_range (desk->rand, 0, (gint32) report->paragraphs->len));
  int length = g_rand_int_range (desk->rand, 1, 9);
  int start = g_rand_int_range (desk->rand, 0, dz_text_length (paragraph->text));

  if (g_rand_boolean (desk->rand))
    return fixture_random_text (desk->rand, length);

  return dz_text_slice (paragraph->text, start, start + length);
}

static void
assert_counts (const Desk *desk, const DzQuery *query, const DzSearchScope *scope, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = dz_store_count_query (desk->store, query, scope, &error);
  guint row = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < desk->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (desk->reports, i);
      int expected = scan_report (desk, scope, report, words);
      gboolean listed = row < counts->len && g_array_index (counts, DzTermCount, row).report_id == report->id;
      int found = listed ? g_array_index (counts, DzTermCount, row++).count : 0;

      if (found != expected)
        g_error ("“%s” in report %d: expected %d, found %d", words, (int) report->id, expected, found);
    }
  g_assert_cmpint (row, ==, counts->len);
}

static void
test_equals_scan (void)
{
  const DzQueryOptions options = { DZ_QUERY_LITERAL, DZ_QUERY_FOLD_WIDTH, NULL };
  g_auto (Desk) desk = { 0 };
  int n_asked = 0;

  desk_init (&desk);
  while (n_asked < N_QUERIES)
    {
      g_autofree char *made = make_words (&desk);
      char *words = g_strstrip (made);
      g_autoptr (DzQuery) query = dz_query_parse (words, &options, NULL);

      if (query == NULL || g_unichar_isspace (g_utf8_get_char (words))
          || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (words + strlen (words)))))
        continue;
      for (int i = 0; i < N_SCOPES; i++)
        {
          g_autoptr (DzSearchScope) scope = make_scope (i);

          assert_counts (&desk, query, scope, words);
        }
      n_asked++;
    }
}

/* Pages of hits put together are all hits, in order. */
static void
test_pages (void)
{
  g_auto (Desk) desk = { 0 };
  g_autoptr (DzQuery) query = NULL;
  g_autoptr (GPtrArray) all = NULL;

  desk_init (&desk);
  query = dz_query_parse ("发 OR 展 OR 2", NULL, NULL);
  all = dz_store_search_query (desk.store, query, NULL, 0, 0, NULL);
  g_assert_cmpint (all->len, >, 20);
  g_assert_cmpint (dz_store_count_query_hits (desk.store, query, NULL, NULL), ==, all->len);
  for (guint i = 0; i < all->len; i += 7)
    {
      g_autoptr (GPtrArray) page = dz_store_search_query (desk.store, query, NULL, i, 7, NULL);

      g_assert_cmpint (page->len, ==, MIN (7, all->len - i));
      for (guint j = 0; j < page->len; j++)
        {
          const DzSearchHit *one = g_ptr_array_index (page, j), *other = g_ptr_array_index (all, i + j);

          g_assert_cmpint (one->paragraph_id, ==, other->paragraph_id);
          g_assert_cmpint (one->start, ==, other->start);
        }
    }
}

/* Half of all paragraphs hold a word, the index notwithstanding. */
static void
test_language (void)
{
  static const char *const texts[] = { "高质量发展", "高 质量发展", "就业和发展", "就业", "GDP", NULL };
  static const struct
  {
    const char *words;
    int count;
  } all[] = { { "高质量发展", 1 },    { "发展 NOT 就业", 2 },    { "就业 OR gdp", 3 },          { "发展 AND 就业", 2 },
              { "高*发展", 2 },       { "/[^高]质.发/", 1 },     { "(就业 NEAR/1 发展) OR 高质", 3 }, { "? 质", 1 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  const DzQueryOptions spaces = { DZ_QUERY_LANGUAGE, DZ_QUERY_FOLD_WIDTH | DZ_QUERY_FOLD_SPACES, NULL };
  g_autoptr (DzQuery) loose = dz_query_parse ("高质量", &spaces, NULL);

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DzQuery) query = dz_query_parse (all[i].words, NULL, &error);

      g_assert_no_error (error);
      if (dz_store_count_query_hits (store, query, NULL, &error) != all[i].count)
        g_error ("“%s”: %d hits", all[i].words, (int) dz_store_count_query_hits (store, query, NULL, NULL));
    }
  g_assert_cmpint (dz_store_count_query_hits (store, loose, NULL, NULL), ==, 2);
}

static void
assert_indexed (const Fixture *fixture, int n_documents, DzStore *store, const char *words, int count)
{
  g_assert_cmpint (fixture_query (fixture, "SELECT count (*) FROM search_document"), ==, n_documents);
  g_assert_cmpint (dz_store_count_hits (store, words, NULL), ==, count);
}

/* What changes after it was indexed is no longer taken from the index, whoever changes it, until it is indexed again. */
static void
test_changes (void)
{
  static const char *const texts[] = { "稳步发展", "发展", NULL };
  static const char *const later[] = { "稳步发展", "前进", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) changed = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  id = fixture_add_texts (store, "武昌区", 2024, texts);
  fixture_add_texts (store, "武汉市", 2025, texts);
  assert_indexed (&fixture, 0, store, "发展", 4);
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
  assert_indexed (&fixture, 2, store, "发展", 4);
  changed = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2024, later);
  g_assert_true (dz_store_replace_report (store, id, changed, NULL, NULL));
  assert_indexed (&fixture, 1, store, "发展", 3);
  g_assert_true (dz_store_remove_report (store, id, NULL));
  assert_indexed (&fixture, 1, store, "发展", 2);
  g_assert_true (dz_store_undo (store, NULL));
  assert_indexed (&fixture, 1, store, "发展", 3);
  fixture_execute (&fixture, "UPDATE paragraph SET kind = 'noise' WHERE text = '发展'");
  assert_indexed (&fixture, 0, store, "发展", 2);
  g_assert_true (dz_store_rebuild_search_index (store, NULL));
  assert_indexed (&fixture, 2, store, "发展", 2);
}

/* Enough reports make segments by themselves, and many small ones become a big one; every count stays. */
static void
test_segments (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  for (int i = 1; i <= 150; i++)
    {
      g_autofree char *own = g_strdup_printf ("第%d份发展、发展…㎡", i);
      const char *const texts[] = { own, "发发发展", NULL };

      fixture_add_texts (store, "武昌区", 1900 + i, texts);
      if (i % 29 != 0 && i != 150)
        continue;
      g_assert_cmpint (dz_store_count_hits (store, "发展", NULL), ==, 3 * i);
      g_assert_cmpint (dz_store_count_hits (store, "发发", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "m2", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "份发展、发", NULL), ==, i);
      g_assert_cmpint (dz_store_count_hits (store, "展", NULL), ==, 3 * i);
      g_assert_cmpint (dz_store_count_hits (store, "第1份", NULL), ==, 1);
    }
  g_assert_cmpint (fixture_query (&fixture, "SELECT count (*) FROM search_segment"), <, 5);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count (*) FROM search_document"), >, 128);
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 0);
}

static void
test_characters (void)
{
  static const char *const texts[] = { "高质量。", "- 广告", "# 题", "𠀀", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GArray) counts = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  counts = dz_store_count_characters (store, NULL, NULL);
  g_assert_cmpint (counts->len, ==, 1);
  g_assert_cmpint (g_array_index (counts, DzTermCount, 0).count, ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-query/equals-scan", test_equals_scan);
  g_test_add_func ("/store-query/pages", test_pages);
  g_test_add_func ("/store-query/language", test_language);
  g_test_add_func ("/store-query/changes", test_changes);
  g_test_add_func ("/store-query/segments", test_segments);
  g_test_add_func ("/store-query/characters", test_characters);

  return g_test_run ();
}
