/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-desk.h"

#include "core/dz-text.h"

/* How the hits of the query at hand are counted. */
typedef struct
{
  SearchDeskCount count;
  gconstpointer data;
} Counter;

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
add_tag (SearchDesk *desk, DzNote *note, const char *path)
{
  gint64 id = dz_store_find_tag (desk->store, path, TRUE, NULL);

  g_array_append_val (note->tag_ids, id);
}

static void
add_notes (SearchDesk *desk, const DzReport *report)
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

void
search_desk_init (SearchDesk *desk, guint n_reports)
{
  static const struct
  {
    const char *place;
    DzLevel level;
    int year;
  } all[] = { { "武昌区", DZ_LEVEL_DISTRICT, 2024 },
              { "武昌区", DZ_LEVEL_DISTRICT, 2025 },
              { "武汉市", DZ_LEVEL_CITY, 2024 },
              { "汉阳区", DZ_LEVEL_DISTRICT, 2023 } };

  fixture_init (&desk->fixture);
  desk->store = fixture_open (&desk->fixture, DZ_STORE_WRITE);
  desk->rand = g_rand_new_with_seed (20);
  desk->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  for (guint i = 0; i < n_reports; i++)
    {
      guint like = i < G_N_ELEMENTS (all) ? i : 0;
      g_autoptr (DzReport) report
        = make_report (desk->rand, all[like].place, all[like].level, all[like].year - (int) (i - like));
      DzReport *stored = dz_store_load_report (desk->store, fixture_add (desk->store, report), NULL);

      add_notes (desk, stored);
      g_ptr_array_add (desk->reports, stored);
      /* Some of them in the index, some not. */
      if (i == n_reports / 2 - 1)
        g_assert_true (dz_store_rebuild_search_index (desk->store, NULL));
    }
  desk->notes = dz_store_list_notes (desk->store, 0, NULL);
  desk->tags = dz_store_list_tags (desk->store, NULL);
}

void
search_desk_clear (SearchDesk *desk)
{
  g_ptr_array_unref (desk->notes);
  g_ptr_array_unref (desk->tags);
  g_ptr_array_unref (desk->reports);
  g_rand_free (desk->rand);
  dz_store_close (desk->store);
  fixture_clear (&desk->fixture);
}

static gboolean
has_tag (const SearchDesk *desk, const DzNote *note, const char *tag)
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
is_noted (const SearchDesk *desk, gint64 paragraph_id, const char *tag)
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
scan_notes (const SearchDesk *desk, gint64 paragraph_id, const Counter *counter, const char *tag)
{
  int n_found = 0;

  for (guint i = 0; i < desk->notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (desk->notes, i);

      if (note->paragraph_id == paragraph_id && has_tag (desk, note, tag))
        n_found += counter->count (note->body, G_MAXINT, counter->data);
    }

  return n_found;
}

static int
scan_paragraph (const SearchDesk *desk, const DzSearchScope *scope, const DzParagraph *paragraph,
                const Counter *counter)
{
  gboolean heading = paragraph->kind == DZ_PARAGRAPH_HEADING;

  if (scope->one_part && paragraph->part != scope->part)
    return 0;
  if (scope->notes_only)
    return scan_notes (desk, paragraph->id, counter, scope->tag);
  if (paragraph->kind == DZ_PARAGRAPH_NOISE || paragraph->kind == DZ_PARAGRAPH_FRONT)
    return 0;
  if (scope->tag != NULL && !is_noted (desk, paragraph->id, scope->tag))
    return 0;

  return counter->count (paragraph->text, scope->headings_only && !heading ? 6 : G_MAXINT, counter->data);
}

static int
scan_report (const SearchDesk *desk, const DzSearchScope *scope, const DzReport *report,
             const Counter *counter)
{
  int year = dz_report_get_year (report);
  int n_found = 0;

  if ((scope->reports != NULL && g_array_index (scope->reports, gint64, 0) != report->id)
      || (scope->places != NULL && !g_str_equal (scope->places[0], report->place))
      || (scope->level != DZ_LEVEL_UNKNOWN && scope->level != report->level)
      || (scope->first_year != 0 && year < scope->first_year)
      || (scope->last_year != 0 && year > scope->last_year))
    return 0;
  for (guint i = 0; i < report->paragraphs->len; i++)
    n_found += scan_paragraph (desk, scope, g_ptr_array_index (report->paragraphs, i), counter);

  return n_found;
}

DzSearchScope *
search_desk_make_scope (int i)
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

char *
search_desk_make_words (const SearchDesk *desk)
{
  const DzReport *report
    = g_ptr_array_index (desk->reports, g_rand_int_range (desk->rand, 0, (gint32) desk->reports->len));
  const DzParagraph *paragraph
    = g_ptr_array_index (report->paragraphs,
                         g_rand_int_range (desk->rand, 0, (gint32) report->paragraphs->len));
  int length = g_rand_int_range (desk->rand, 1, 9);
  int start = g_rand_int_range (desk->rand, 0, dz_text_length (paragraph->text));

  if (g_rand_boolean (desk->rand))
    return fixture_random_text (desk->rand, length);

  return dz_text_slice (paragraph->text, start, start + length);
}

void
search_desk_assert_counts (const SearchDesk *desk, const DzQuery *query, const DzSearchScope *scope,
                           SearchDeskCount count, gconstpointer data, const char *name)
{
  const Counter counter = { count, data };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = dz_store_count_query (desk->store, query, scope, &error);
  guint row = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < desk->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (desk->reports, i);
      int expected = scan_report (desk, scope, report, &counter);
      gboolean listed = row < counts->len && g_array_index (counts, DzTermCount, row).report_id == report->id;
      int found = listed ? g_array_index (counts, DzTermCount, row++).count : 0;

      if (found != expected)
        g_error ("“%s” in report %d: expected %d, found %d", name, (int) report->id, expected, found);
    }
  g_assert_cmpint (row, ==, counts->len);
}
