/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-reader.h"

#include <string.h>

#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"
#include "workbench/dz-notes-file.h"
#include "workbench/dz-notes-import.h"

static const char *const district[] = { "# 一、回顾", "过去一年，全区经济增长六成，稳中向好。", "城市面貌焕然一新，居民满意。",
                                        "教育、医疗、养老同步推进。", "* 双碳：碳达峰与碳中和。", NULL };
static const char *const city[] = { "# 一、回顾", "过去一年，全市经济稳中有进。", "城市更新持续推进。",
                                    "* 三保：保基本民生、保工资、保运转。", NULL };

/* A figure as the program finds it, in the first paragraph of the body. */
static gint64
add_report (DzStore *store, const char *place, const char *const *texts)
{
  g_autoptr (DzReport) report = fixture_make_report (place, NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);

  for (int i = 0; i < 2; i++)
    {
      DzQuantity *figure = dz_quantity_new ();

      figure->paragraph = 1;
      figure->start = i * 5;
      figure->end = figure->start + 3;
      figure->sentence_end = 10;
      figure->low = figure->high = i;
      figure->indicator = g_strdup ("经济");
      figure->unit = g_strdup ("成");
      figure->wording = g_strdup ("六成");
      figure->status = i == 0 ? DZ_STATUS_GOAL : DZ_STATUS_OUTCOME;
      g_ptr_array_add (figures, figure);
    }

  return fixture_add_with (store, report, figures);
}

void
random_reader_furnish (DzStore *store)
{
  add_report (store, "武昌区", district);
  add_report (store, "武汉市", city);
}

static gpointer
pick (const GPtrArray *array, GRand *rand)
{
  return array->len > 0 ? g_ptr_array_index (array, g_rand_int_range (rand, 0, (gint32) array->len)) : NULL;
}

/* A paragraph of any report, NULL where there is none. */
static DzParagraph *
pick_paragraph (DzStore *store, GRand *rand, DzReport **report)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  const DzReport *row = pick (reports, rand);

  *report = row != NULL ? dz_store_load_report (store, row->id, NULL) : NULL;

  return *report != NULL ? pick ((*report)->paragraphs, rand) : NULL;
}

static void
add_note (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) report = NULL;
  g_autoptr (DzNote) note = dz_note_new ();
  DzParagraph *paragraph = pick_paragraph (store, rand, &report);

  if (paragraph == NULL)
    return;
  note->paragraph_id = paragraph->id;
  if (g_rand_boolean (rand))
    {
      int length = (int) g_utf8_strlen (paragraph->text, -1);

      note->start = g_rand_int_range (rand, 0, length);
      note->end = g_rand_int_range (rand, note->start, length) + 1;
    }
  note->body = g_rand_boolean (rand) ? fixture_random_text (rand, g_rand_int_range (rand, 0, 60)) : NULL;
  note->color = g_strdup (g_rand_boolean (rand) ? "yellow" : "green");
  dz_store_save_note (store, note, NULL);
}

static void
add_passages (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);

  if (pick_paragraph (store, rand, &report) == NULL)
    return;
  for (guint i = 0; i < MIN (2, report->paragraphs->len); i++)
    {
      DzNote *piece = dz_note_new ();

      piece->paragraph_id = ((DzParagraph *) g_ptr_array_index (report->paragraphs, i))->id;
      piece->color = g_strdup ("blue");
      g_ptr_array_add (pieces, piece);
    }
  dz_store_save_passages (store, pieces, NULL);
}

static void
change_note (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  DzNote *note = pick (notes, rand);

  if (note == NULL)
    return;
  if (g_rand_boolean (rand))
    {
      g_free (note->body);
      note->body = fixture_random_text (rand, g_rand_int_range (rand, 0, 200));
    }
  else
    {
      g_free (note->color);
      note->color = g_strdup (g_rand_boolean (rand) ? "pink" : "orange");
    }
  dz_store_save_note (store, note, NULL);
}

static void
remove_note (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  const DzNote *note = pick (notes, rand);

  if (note != NULL)
    dz_store_remove_note (store, note->id, NULL);
}

static void
tag_note (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  const DzNote *note = pick (notes, rand);
  const DzTag *tag = pick (tags, rand);

  if (note != NULL && tag != NULL)
    dz_store_tag_note (store, note->id, tag->id, g_rand_int_range (rand, 0, 3) > 0, NULL);
}

static void
add_tag (DzStore *store, GRand *rand)
{
  static const char *const paths[] = { "甲", "乙", "甲/丙", "甲/丙/丁", "乙/丙", "戊/a\\/b", "己" };

  dz_store_find_tag (store, paths[g_rand_int_range (rand, 0, G_N_ELEMENTS (paths))], TRUE, NULL);
}

/* Some of these are refused, which changes nothing. */
static void
change_tag (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  DzTag *tag = pick (tags, rand);
  const DzTag *other = pick (tags, rand);

  if (tag == NULL)
    return;
  switch (g_rand_int_range (rand, 0, 7))
    {
    case 5:
      g_free (tag->description);
      tag->description = fixture_random_text (rand, 8);
      break;
    case 6:
      g_free (tag->description);
      tag->description = fixture_random_text (rand, 8);
      g_free (tag->color);
      tag->color = fixture_random_text (rand, 3);
      break;
    case 0:
      g_free (tag->name);
      tag->name = g_strdup_printf ("名%d", g_rand_int_range (rand, 0, 4));
      break;
    case 1:
      g_free (tag->color);
      tag->color = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, 4));
      break;
    case 2:
      tag->parent_id = g_rand_boolean (rand) ? other->id : 0;
      tag->position = g_rand_int_range (rand, -1, 3);
      break;
    case 3:
      dz_store_merge_tags (store, tag->id, other->id, NULL);
      return;
    default:
      dz_store_remove_tag (store, tag->id, NULL);
      return;
    }
  dz_store_save_tag (store, tag, NULL);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const DzTrashItem *one = *(const DzTrashItem *const *) a;
  const DzTrashItem *other = *(const DzTrashItem *const *) b;

  return one->kind != other->kind ? (int) one->kind - (int) other->kind : (one->id > other->id) - (one->id < other->id);
}

/* In an order that does not hang on the clock. */
static void
restore_something (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) items = dz_store_list_trash (store, NULL);
  const DzTrashItem *item;

  g_ptr_array_sort (items, compare_items);
  item = pick (items, rand);
  if (item != NULL)
    dz_store_restore_item (store, item->kind, item->id, NULL);
}

static void
correct_report (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) report = NULL;

  if (pick_paragraph (store, rand, &report) == NULL)
    return;
  g_free (report->title);
  report->title = fixture_random_text (rand, 5);
  dz_store_update_report (store, report, NULL);
}

static void
remove_report (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  const DzReport *report = pick (reports, rand);

  /* The last one stays, or there would be little left to do. */
  if (reports->len > 1)
    dz_store_remove_report (store, report->id, NULL);
}

static void
say_of_figure (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) report = NULL;
  g_autoptr (DzQuantity) figure = dz_quantity_new ();
  DzParagraph *paragraph = pick_paragraph (store, rand, &report);

  if (paragraph == NULL)
    return;
  figure->paragraph_id = paragraph->id;
  figure->start = 0;
  figure->end = 2;
  figure->low = figure->high = g_rand_int_range (rand, 0, 9);
  figure->status = g_rand_boolean (rand) ? DZ_STATUS_GOAL : DZ_STATUS_OUTCOME;
  dz_store_save_reading (store, figure, DZ_STATE_ADDED, NULL);
}

static void
take_back_figure (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) figures = dz_store_list_quantities (store, 0, NULL);
  const DzQuantity *figure = pick (figures, rand);

  /* One that the reader spoke of, where there is one. */
  for (guint i = 0; figure != NULL && figure->state == DZ_STATE_EXTRACTED && i < figures->len; i++)
    figure = g_ptr_array_index (figures, i);
  if (figure != NULL)
    dz_store_save_reading (store, figure, DZ_STATE_EXTRACTED, NULL);
}

/* Some of these are refused, as rejecting one that she added takes it back. */
static void
judge_figure (DzStore *store, GRand *rand)
{
  static const DzState states[] = { DZ_STATE_CONFIRMED, DZ_STATE_CORRECTED, DZ_STATE_REJECTED };
  g_autoptr (GPtrArray) figures = dz_store_list_quantities (store, 0, NULL);
  DzQuantity *figure = pick (figures, rand);

  if (figure == NULL)
    return;
  figure->low = figure->high = g_rand_int_range (rand, 0, 99);
  dz_store_save_reading (store, figure, states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))], NULL);
}

static void
rule_on_goal (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) figures = dz_store_list_quantities (store, 0, NULL);
  g_autoptr (GPtrArray) rulings = dz_store_list_rulings (store, NULL);
  g_autoptr (DzRuling) ruling = dz_ruling_new ();
  const DzQuantity *goal = pick (figures, rand);
  const DzQuantity *outcome = pick (figures, rand);
  const DzRuling *old = pick (rulings, rand);

  if (old != NULL && g_rand_boolean (rand))
    {
      dz_store_remove_ruling (store, old->id, NULL);
      return;
    }
  if (goal == NULL)
    return;
  ruling->kind = (DzRulingKind) g_rand_int_range (rand, DZ_RULING_PAIR, DZ_RULING_VERDICT + 1);
  ruling->goal_id = goal->id;
  ruling->outcome_id = outcome->id;
  ruling->verdict = DZ_VERDICT_MET;
  dz_store_save_ruling (store, ruling, NULL);
}

/* One that moved, or one that lost its place, where there is one. */
static const DzNote *
pick_doubtful (const GPtrArray *notes, GRand *rand)
{
  const DzNote *note = pick (notes, rand);
  DzNoteAnchor wanted = g_rand_int_range (rand, 0, 4) > 0 ? DZ_NOTE_MOVED : DZ_NOTE_ORPHAN;

  for (guint i = 0; i < notes->len && note->anchor != wanted; i++)
    if (((const DzNote *) g_ptr_array_index (notes, i))->anchor == wanted)
      note = g_ptr_array_index (notes, i);

  return note;
}

/* Accepted, alone or with the others, refused, or placed elsewhere. */
static void
review_note (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const DzNote *note = pick_doubtful (notes, rand);
  const DzParagraph *paragraph = pick_paragraph (store, rand, &report);
  int choice = g_rand_int_range (rand, 0, 4);

  if (note == NULL || paragraph == NULL)
    return;
  g_array_append_val (ids, note->id);
  for (guint i = 0; choice == 3 && i < notes->len; i++)
    g_array_append_val (ids, ((const DzNote *) g_ptr_array_index (notes, i))->id);
  if (choice == 0 || choice == 3)
    dz_store_accept_notes (store, ids, NULL);
  else if (choice == 1)
    dz_store_refuse_note (store, note->id, NULL);
  else
    dz_store_place_note (store, note->id, paragraph->id, 0, 2, NULL);
}

static void
pair_paragraphs (DzStore *store, GRand *rand)
{
  g_autoptr (DzReport) left = NULL;
  g_autoptr (DzReport) right = NULL;
  g_autoptr (DzPairing) pairing = dz_pairing_new ();
  const DzParagraph *one = pick_paragraph (store, rand, &left);
  const DzParagraph *other = pick_paragraph (store, rand, &right);

  if (one == NULL || other == NULL)
    return;
  pairing->left = one->id;
  pairing->right = other->id;
  pairing->joined = g_rand_boolean (rand);
  dz_store_save_pairing (store, pairing, NULL);
}

/* On two paragraphs of which something was said already. */
static void
take_back_pairing (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  const DzReport *one = pick (reports, rand);
  const DzReport *other = pick (reports, rand);
  g_autoptr (GPtrArray) pairings = one != NULL ? dz_store_list_pairings (store, one->id, other->id, NULL) : NULL;
  const DzPairing *pairing = pairings != NULL ? pick (pairings, rand) : NULL;

  if (pairing != NULL)
    dz_store_remove_pairing (store, pairing->id, NULL);
}

static void
save_view (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) views = dz_store_list_views (store, NULL);
  g_autoptr (DzSavedView) view = dz_saved_view_new ();
  const DzSavedView *old = pick (views, rand);

  view->id = old != NULL && g_rand_boolean (rand) ? old->id : 0;
  view->name = g_strdup_printf ("图%d", g_rand_int_range (rand, 0, 1000));
  view->page = g_strdup ("timeline");
  dz_store_save_view (store, view, NULL);
}

static void
remove_view (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) views = dz_store_list_views (store, NULL);
  const DzSavedView *view = pick (views, rand);

  if (view != NULL)
    dz_store_remove_view (store, view->id, NULL);
}

/* A corrected text of a report: paragraphs that were joined, one less, one more, one with other words. */
static void
add_version (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  const DzReport *row = pick (reports, rand);
  g_autofree char *words = fixture_random_text (rand, 30);
  g_autofree char *mended
      = g_strdup_printf ("%s城市面貌焕然一新，%s居民满意。%s", g_rand_boolean (rand) ? "过去一年，全区经济增长六成，稳中向好。" : "",
                         g_rand_boolean (rand) ? "广大" : "", g_rand_boolean (rand) ? "教育、医疗、养老同步推进。" : "");
  const char *texts[] = { "# 一、回顾", mended, "过去一年，全市经济稳中有进。", words, "* 双碳：碳达峰与碳中和。", NULL };
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DzSource) source = NULL;
  DzCarried carried;

  if (row == NULL)
    return;
  report = fixture_make_report (row->place, NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  bytes = g_bytes_new (words, strlen (words));
  source = dz_source_new ("again.txt", bytes);
  dz_store_add_version (store, row->id, source, report, NULL, &carried, NULL);
}

/* Some of these are refused, as a name is taken. */
static void
rename_view (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) views = dz_store_list_views (store, NULL);
  const DzSavedView *view = pick (views, rand);
  g_autofree char *name = g_strdup_printf ("图%d", g_rand_int_range (rand, 0, 1000));

  if (view != NULL)
    dz_store_rename_view (store, view->id, name, NULL);
}

/* New, or one that is there with another name or other words. */
static void
save_search (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) searches = dz_store_list_searches (store, NULL);
  g_autoptr (DzSavedSearch) search = dz_saved_search_new ();
  const DzSavedSearch *old = pick (searches, rand);

  search->id = old != NULL && g_rand_boolean (rand) ? old->id : 0;
  search->name = g_strdup_printf ("查%d", g_rand_int_range (rand, 0, 20));
  search->text = fixture_random_text (rand, 4);
  dz_store_save_search (store, search, NULL);
}

static void
remove_search (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) searches = dz_store_list_searches (store, NULL);
  const DzSavedSearch *search = pick (searches, rand);

  if (search != NULL)
    dz_store_remove_search (store, search->id, NULL);
}

/* Terms of her own, their variants and dismissals take the place of each other; an edit is of what a report defines. Some are
 * refused. */
static void
say_of_term (DzStore *store, GRand *rand)
{
  static const char *const headwords[] = { "双碳", "新质生产力", "三保", "营改增" };
  g_autoptr (GPtrArray) terms = dz_store_list_terms (store, 0, NULL);
  const DzTerm *term = pick (terms, rand);
  g_autoptr (DzTermWord) word = dz_term_word_new ((DzTermWordKind) g_rand_int_range (rand, 0, DZ_TERM_WORD_DISMISSED + 1),
                                                  headwords[g_rand_int_range (rand, 0, G_N_ELEMENTS (headwords))]);

  if (word->kind == DZ_TERM_WORD_EDIT && term != NULL)
    {
      g_free (word->headword);
      word->headword = g_strdup (term->key);
      word->report_id = term->report_id;
    }
  if (word->kind == DZ_TERM_WORD_VARIANT)
    word->variant = fixture_random_text (rand, 3);
  else if (word->kind == DZ_TERM_WORD_ENTRY || word->kind == DZ_TERM_WORD_EDIT)
    word->definition = fixture_random_text (rand, 12);
  dz_store_save_term_word (store, word, NULL);
}

static void
change_term_word (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) words = dz_store_list_term_words (store, NULL);
  DzTermWord *word = pick (words, rand);

  for (guint i = 0; i < words->len && g_rand_boolean (rand); i++)
    word = g_ptr_array_index (words, i);
  if (word == NULL)
    return;
  if (word->kind != DZ_TERM_WORD_ENTRY || g_rand_boolean (rand))
    {
      dz_store_remove_term_word (store, word->id, NULL);
      return;
    }
  g_free (word->definition);
  word->definition = fixture_random_text (rand, 20);
  dz_store_save_term_word (store, word, NULL);
}

/* What is read of an earlier file need not be what was read of it then. */
static void
return_to_version (DzStore *store, GRand *rand)
{
  static const char *const texts[] = { "# 一、回顾", "过去一年，全区经济稳中向好。", "教育、医疗、养老同步推进。", NULL };
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  const DzReport *row = pick (reports, rand);
  g_autoptr (GPtrArray) versions = row != NULL ? dz_store_list_versions (store, row->id, NULL) : NULL;
  const DzTextVersion *version = versions != NULL ? pick (versions, rand) : NULL;
  g_autoptr (DzReport) report = NULL;
  DzCarried carried;

  if (version == NULL || version->is_read)
    return;
  report = fixture_make_report (row->place, NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  dz_store_return_to_version (store, row->id, version->source_id, report, NULL, &carried, NULL);
}

static void
ignore (const char *citation, const char *reason, gpointer user_data)
{
}

/* Notes come in from a file with other words; their tags may be gone meanwhile. */
static void
import_notes (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  DzNotesFormat format = g_rand_boolean (rand) ? DZ_NOTES_CSV : DZ_NOTES_MARKDOWN;

  for (guint i = 0; i < notes->len; i++)
    {
      DzNote *note = g_ptr_array_index (notes, i);

      g_free (note->body);
      note->body = fixture_random_text (rand, 20);
    }
  bytes = dz_notes_file_new (notes, reports, tags, format, FALSE, NULL, NULL);
  file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  dz_notes_import_text (store, file, ignore, NULL, NULL, NULL);
}

static void
import_glossary (DzStore *store, GRand *rand)
{
  g_autofree char *file = g_strdup_printf ("headword,kind,definition\n乡村振兴,entry,字%d\n放管服,dismissed,\n",
                                           g_rand_int_range (rand, 0, 1000));
  g_autoptr (DzGlossaryImport) outcome = dz_glossary_import_text (store, file, NULL);
}

void
random_reader_change (DzStore *store, GRand *rand)
{
  static void (*const changes[]) (DzStore *, GRand *)
      = { add_note,      add_note,         change_note,     change_note,   remove_note,       tag_note,       tag_note,
          add_tag,       change_tag,       change_tag,      add_passages,  restore_something, correct_report, remove_report,
          say_of_figure, take_back_figure, pair_paragraphs, save_view,     remove_view,       add_version,    judge_figure,
          rule_on_goal,  review_note,      say_of_figure,   rename_view,   save_search,       save_search,    remove_search,
          say_of_term,   say_of_term,      change_term_word, return_to_version, add_version,     review_note,
          take_back_pairing, pair_paragraphs, import_notes, import_glossary, change_term_word, take_back_figure, judge_figure,
          rule_on_goal, rule_on_goal, rule_on_goal, tag_note, change_tag, change_tag, restore_something,
          review_note, review_note, add_tag, add_tag, add_tag, tag_note, tag_note, change_tag };

  changes[g_rand_int_range (rand, 0, G_N_ELEMENTS (changes))](store, rand);
}

void
random_reader_import (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  int n = g_rand_int_range (rand, 1, 30);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (texts, fixture_random_text (rand, 60));
  g_ptr_array_add (texts, NULL);
  fixture_add_texts (store, "汉阳区", 2020 + g_rand_int_range (rand, 0, 6), (const char *const *) texts->pdata);
}

static void
add_notes_to (GChecksum *sum, const GPtrArray *notes, const GPtrArray *tags)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);
      g_autofree char *paths = dz_tag_dup_paths (tags, note->tag_ids);
      g_autofree char *line
          = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %s %s %s %s\n", note->id, note->paragraph_id,
                             note->start, note->end, note->quote, note->body, note->color, paths);

      g_checksum_update (sum, (const guchar *) line, -1);
    }
}

static void
add_reports_to (GChecksum *sum, DzStore *store)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      g_autoptr (DzReport) report
          = dz_store_load_report (store, ((const DzReport *) g_ptr_array_index (reports, i))->id, NULL);

      g_checksum_update (sum, (const guchar *) (report->title != NULL ? report->title : ""), -1);
      for (guint j = 0; j < report->paragraphs->len; j++)
        {
          const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, j);

          g_checksum_update (sum, (const guchar *) paragraph->text, -1);
        }
    }
}

char *
random_reader_dup_state (DzStore *store)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) trash = dz_store_list_trash (store, NULL);
  g_autofree char *undo = dz_store_dup_undo_label (store);

  add_notes_to (sum, notes, tags);
  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *path = dz_tag_dup_path (tags, ((const DzTag *) g_ptr_array_index (tags, i))->id);

      g_checksum_update (sum, (const guchar *) path, -1);
    }
  add_reports_to (sum, store);
  g_checksum_update (sum, (const guchar *) (undo != NULL ? undo : ""), -1);
  g_checksum_update (sum, (const guchar *) &trash->len, sizeof trash->len);

  return g_strdup (g_checksum_get_string (sum));
}
