/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static const char *const texts[] = { "# 一、回顾", "过去一年，全区经济稳中向好。", "城市面貌焕然一新，居民满意。",
                                     "教育、医疗、养老同步推进。", NULL };

static gint64
add_note (DzStore *store, gint64 paragraph_id, int start, int end, const char *body)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->paragraph_id = paragraph_id;
  note->start = start;
  note->end = end;
  note->body = g_strdup (body);
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

static DzNote *
load_note (DzStore *store, gint64 id)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);

  for (guint i = 0; i < notes->len; i++)
    if (((DzNote *) g_ptr_array_index (notes, i))->id == id)
      return dz_note_copy (g_ptr_array_index (notes, i));

  return NULL;
}

static void
test_save (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzNote) passage = NULL;
  g_autoptr (DzNote) whole = NULL;
  g_autoptr (DzNote) foreign = NULL;
  g_autoptr (DzNote) outside = dz_note_new ();
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  passage = load_note (store, add_note (store, 2, 5, 9, "甲"));
  g_assert_cmpstr (passage->quote, ==, "全区经济");
  g_assert_cmpstr (passage->prefix, ==, "过去一年，");
  g_assert_cmpstr (passage->suffix, ==, "稳中向好。");
  g_assert_cmpint (passage->number, ==, 1);
  g_assert_cmpint (passage->report_id, ==, 1);
  g_assert_true (g_uuid_string_is_valid (passage->uuid));
  g_assert_cmpint (strlen (passage->created), ==, strlen ("2025-01-01T00:00:00Z"));
  whole = load_note (store, add_note (store, 3, -1, -1, "乙"));
  g_assert_cmpstr (whole->quote, ==, texts[2]);

  g_free (passage->body);
  passage->body = g_strdup ("丙");
  g_assert_cmpint (dz_store_save_note (store, passage, &error), ==, passage->id);
  foreign = load_note (store, passage->id);
  g_assert_cmpstr (foreign->body, ==, "丙");
  g_assert_cmpstr (foreign->uuid, ==, passage->uuid);

  foreign->id = 0;
  g_assert_cmpint (dz_store_save_note (store, foreign, &error), ==, passage->id);

  outside->paragraph_id = 2;
  outside->start = 5;
  outside->end = 500;
  g_assert_cmpint (dz_store_save_note (store, outside, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dz_store_remove_note (store, 999, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
}

/* The report is read again with other rules: a paragraph moves, one is split, one gets new words. */
static void
test_rebuild (void)
{
  static const char *const again[] = { "# 一、回顾", "城市面貌焕然一新，居民满意。", "- 过去一年，",
                                       "全区经济稳中向好。", "教育、卫生、养老同步推进。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) read = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, again);
  g_autoptr (DzReport) first = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (DzNote) same = NULL;
  g_autoptr (DzNote) moved = NULL;
  g_autoptr (DzNote) orphan = NULL;
  g_autoptr (DzNote) found_again = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept, split, changed;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add (store, first);
  split = add_note (store, 2, 5, 9, "甲");
  kept = add_note (store, 3, 0, 4, "乙");
  changed = add_note (store, 4, 0, 5, "丙");
  g_assert_true (dz_store_replace_report (store, 1, read, NULL, &error));
  g_assert_no_error (error);

  same = load_note (store, kept);
  g_assert_cmpint (same->paragraph_id, ==, 3);
  g_assert_cmpint (same->anchor, ==, DZ_NOTE_PLACED);
  g_assert_cmpint (same->number, ==, 1);
  moved = load_note (store, split);
  g_assert_cmpint (moved->anchor, ==, DZ_NOTE_MOVED);
  g_assert_cmpint (moved->start, ==, 0);
  g_assert_cmpint (moved->number, ==, 2);
  orphan = load_note (store, changed);
  g_assert_cmpint (orphan->anchor, ==, DZ_NOTE_ORPHAN);
  g_assert_cmpint (orphan->paragraph_id, ==, 0);
  g_assert_cmpint (orphan->report_id, ==, 1);
  g_assert_cmpstr (orphan->quote, ==, "教育、医疗");
  g_assert_cmpstr (orphan->body, ==, "丙");
  messages = dz_store_check (store, NULL);
  g_assert_cmpint (messages->len, ==, 0);

  g_assert_true (dz_store_replace_report (store, 1, first, NULL, &error));
  found_again = load_note (store, changed);
  g_assert_cmpint (found_again->anchor, ==, DZ_NOTE_MOVED);
  g_assert_cmpint (found_again->number, ==, 3);
}

static void
test_rebuild_keeps_ids (void)
{
  static const char *const before[] = { "甲", "同", "乙", "同", "丙", "同", NULL };
  static const char *const after[] = { "新", "甲", "同", "同", "乙", "丙", "同", "# 丁", NULL };
  static const int expected[] = { 0, 1, 2, 4, 3, 5, 6, 0 };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) report = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, after);
  g_autoptr (DzReport) loaded = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, before);
  g_assert_true (dz_store_replace_report (store, 1, report, NULL, NULL));
  loaded = dz_store_load_report (store, 1, NULL);
  g_assert_cmpint (loaded->paragraphs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < loaded->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (loaded->paragraphs, i);

      g_assert_cmpstr (paragraph->text, ==, after[i] + (after[i][0] == '#' ? 2 : 0));
      if (expected[i] != 0 && strcmp (after[i], "同") != 0)
        g_assert_cmpint (paragraph->id, ==, expected[i]);
      else
        g_assert_cmpint (paragraph->id, >, 0);
    }

  once = fixture_dump (&fixture);
  g_assert_true (dz_store_replace_report (store, 1, report, NULL, NULL));
  twice = fixture_dump (&fixture);
  g_assert_cmpstr (once, ==, twice);
}

static void
test_undo_labels (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *label = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  g_assert_false (dz_store_undo (store, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  id = add_note (store, 2, 0, 2, "甲");
  g_assert_true (dz_store_remove_note (store, id, NULL));
  g_clear_pointer (&store, dz_store_close);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Delete Note");
  g_assert_true (dz_store_undo (store, NULL));
  redo = dz_store_dup_redo_label (store);
  g_assert_cmpstr (redo, ==, "Delete Note");
  add_note (store, 3, 0, 2, "乙");
  none = dz_store_dup_redo_label (store);
  g_assert_cmpstr (none, ==, NULL);
}

static void
save_body (DzStore *store, gint64 id, const char *body)
{
  g_autoptr (DzNote) note = load_note (store, id);

  g_free (note->body);
  note->body = g_strdup (body);
  g_assert_cmpint (dz_store_save_note (store, note, NULL), ==, id);
}

static void
test_saves_merge (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzNote) note = NULL;
  gint64 one, other;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  one = add_note (store, 2, 0, 2, "甲");
  other = add_note (store, 3, 0, 2, "乙");
  save_body (store, one, "甲一");
  save_body (store, one, "甲二");
  save_body (store, one, "甲三");
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change"), ==, 3);
  fixture_execute (&fixture, "UPDATE change SET made = made - 600");
  save_body (store, one, "甲四");
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change"), ==, 4);

  g_assert_true (dz_store_undo (store, NULL));
  note = load_note (store, one);
  g_assert_cmpstr (note->body, ==, "甲三");
  g_assert_true (dz_store_undo (store, NULL));
  g_clear_pointer (&note, dz_note_free);
  note = load_note (store, one);
  g_assert_cmpstr (note->body, ==, "甲");
  g_assert_true (dz_store_undo (store, NULL));
  g_assert_null (load_note (store, other));
}

static void
test_undo_conflict (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  id = add_note (store, 2, 0, 2, "甲");
  add_note (store, 3, 0, 2, "乙");
  save_body (store, id, "丙");
  fixture_execute (&fixture, "UPDATE note SET body = 'elsewhere' WHERE id = 1");
  before = fixture_dump (&fixture);
  g_assert_false (dz_store_undo (store, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM change WHERE undone = 0"), ==, 3);
}

static void
change_something (DzStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  const DzNote *note = notes->len > 0 ? g_ptr_array_index (notes, g_rand_int_range (rand, 0, (gint32) notes->len)) : NULL;
  g_autofree char *body = fixture_random_text (rand, 5);
  g_autoptr (DzReport) report = dz_store_load_report (store, 1, NULL);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      if (note != NULL)
        save_body (store, note->id, body);
      break;
    case 1:
      if (note != NULL)
        g_assert_true (dz_store_remove_note (store, note->id, NULL));
      break;
    case 2:
      g_free (report->title);
      report->title = g_steal_pointer (&body);
      g_assert_true (dz_store_update_report (store, report, NULL));
      break;
    default:
      add_note (store, g_rand_int_range (rand, 1, 5), 0, 2, body);
    }
}

static char *
dump_and_close (Fixture *fixture, DzStore **store)
{
  char *dump;

  g_clear_pointer (store, dz_store_close);
  dump = fixture_dump (fixture);
  *store = fixture_open (fixture, DZ_STORE_WRITE);

  return dump;
}

/* Many changes, all undone: as at first. All redone: as at last. Any walk between them: where it stops. */
static void
test_random_undo (void)
{
  for (guint seed = 0; seed < 12; seed++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (DzStore) store = NULL;
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autoptr (GPtrArray) messages = NULL;

      fixture_init (&fixture);
      store = fixture_open (&fixture, DZ_STORE_WRITE);
      fixture_add_texts (store, "武昌区", 2025, texts);
      first = dump_and_close (&fixture, &store);
      for (int i = 0; i < 40; i++)
        {
          change_something (store, rand);
          if (g_rand_int_range (rand, 0, 4) == 0)
            dz_store_undo (store, NULL);
          if (g_rand_int_range (rand, 0, 6) == 0)
            dz_store_redo (store, NULL);
        }
      while (dz_store_redo (store, NULL))
        continue;
      last = dump_and_close (&fixture, &store);
      for (int i = 0; i < 100; i++)
        (g_rand_boolean (rand) ? dz_store_undo : dz_store_redo) (store, NULL);
      while (dz_store_undo (store, NULL))
        continue;
      undone = dump_and_close (&fixture, &store);
      g_assert_cmpstr (undone, ==, first);
      while (dz_store_redo (store, NULL))
        continue;
      redone = dump_and_close (&fixture, &store);
      g_assert_cmpstr (redone, ==, last);
      messages = dz_store_check (store, NULL);
      g_assert_cmpint (messages->len, ==, 0);
    }
}

/* Another colour is a step of its own, however soon; words typed into a highlight are another. */
static void
test_colors_are_steps (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzNote) note = NULL;
  const char *const colors[] = { "green", "blue", "blue" };
  const char *const bodies[] = { NULL, NULL, "甲" };
  const char *const labels[] = { "Change Highlight", "Change Highlight", "Edit Note" };

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  note = load_note (store, add_note (store, 2, 0, 3, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      g_free (note->color);
      g_free (note->body);
      note->color = g_strdup (colors[i]);
      note->body = g_strdup (bodies[i]);
      g_assert_cmpint (dz_store_save_note (store, note, NULL), !=, 0);
    }
  for (guint i = G_N_ELEMENTS (colors); i-- > 0;)
    {
      g_autofree char *label = dz_store_dup_undo_label (store);
      g_autoptr (DzNote) now = load_note (store, note->id);

      g_assert_cmpstr (label, ==, labels[i]);
      g_assert_cmpstr (now->color, ==, colors[i]);
      g_assert_true (dz_store_undo (store, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/notes/save", test_save);
  g_test_add_func ("/notes/rebuild", test_rebuild);
  g_test_add_func ("/notes/rebuild-keeps-ids", test_rebuild_keeps_ids);
  g_test_add_func ("/notes/undo-labels", test_undo_labels);
  g_test_add_func ("/notes/saves-merge", test_saves_merge);
  g_test_add_func ("/notes/colors-are-steps", test_colors_are_steps);
  g_test_add_func ("/notes/undo-conflict", test_undo_conflict);
  g_test_add_func ("/notes/random-undo", test_random_undo);

  return g_test_run ();
}
