/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static const char *const texts[] = { "# 一、回顾", "过去一年，全区经济稳中向好。", "城市面貌焕然一新，居民满意。",
                                     "教育、医疗、养老同步推进。", NULL };
static const char *const others[] = { "全市经济稳中向好。", "城市更新持续推进。", NULL };

static gint64
add_note (DzStore *store, gint64 paragraph_id, const char *body, gint64 tag)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->paragraph_id = paragraph_id;
  note->body = g_strdup (body);
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (tag != 0)
    g_array_append_val (note->tag_ids, tag);
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

/* “note 甲, report 武昌区 2025”, what was removed last first. */
static char *
dup_trash (DzStore *store)
{
  static const char *const kinds[] = { "note", "tag", "report" };
  g_autoptr (GPtrArray) items = dz_store_list_trash (store, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const DzTrashItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (list, "%s%s %s", i > 0 ? ", " : "", kinds[item->kind], item->name);
    }

  return g_string_free (list, FALSE);
}

#define assert_trash(store, expected)                                                                                 \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *trash_ = dup_trash (store);                                                                      \
    g_assert_cmpstr (trash_, ==, expected);                                                                           \
  }                                                                                                                   \
  G_STMT_END

static void
assert_sound (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = dz_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);
}

static void
test_note (void)
{
  static const char *const again[] = { "# 一、回顾", "城市面貌焕然一新，居民满意。", "去年，全区经济稳中有进，城市面貌焕然一新。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) read = fixture_make_report ("武昌区", NULL, DZ_LEVEL_DISTRICT, 2025, again);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 kept, lost;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  kept = add_note (store, 3, "甲", 0);
  lost = add_note (store, 4, "乙", 0);
  g_assert_true (dz_store_remove_note (store, kept, &error));
  g_assert_true (dz_store_remove_note (store, lost, &error));
  g_assert_false (dz_store_remove_note (store, lost, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
  assert_trash (store, "note 乙, note 甲");
  g_assert_true (dz_store_undo (store, &error));
  assert_trash (store, "note 甲");
  g_assert_true (dz_store_redo (store, &error));

  /* Their report is read again while they lie there. */
  g_assert_true (dz_store_replace_report (store, 1, read, NULL, &error));
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_NOTE, kept, &error));
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_NOTE, lost, &error));
  g_assert_false (dz_store_restore_item (store, DZ_TRASH_NOTE, lost, NULL));
  g_clear_pointer (&notes, g_ptr_array_unref);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpint (((DzNote *) notes->pdata[0])->number, ==, 1);
  g_assert_cmpint (((DzNote *) notes->pdata[0])->anchor, ==, DZ_NOTE_PLACED);
  g_assert_cmpint (((DzNote *) notes->pdata[1])->anchor, ==, DZ_NOTE_ORPHAN);
  assert_trash (store, "");
  assert_sound (store);
}

static void
test_tag (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 top, below;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  below = dz_store_find_tag (store, "甲/乙", TRUE, &error);
  top = dz_store_find_tag (store, "甲", FALSE, &error);
  add_note (store, 2, "话", below);
  g_assert_true (dz_store_remove_tag (store, top, &error));
  tags = dz_store_list_tags (store, NULL);
  g_assert_cmpuint (tags->len, ==, 0);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (((DzNote *) notes->pdata[0])->tag_ids->len, ==, 0);
  /* Saved without seeing its tag, the note keeps it. */
  g_assert_cmpint (dz_store_save_note (store, notes->pdata[0], &error), >, 0);

  /* Its name is taken meanwhile. */
  g_assert_cmpint (dz_store_find_tag (store, "甲", TRUE, &error), !=, top);
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_TAG, top, &error));
  g_clear_pointer (&tags, g_ptr_array_unref);
  tags = dz_store_list_tags (store, NULL);
  g_assert_cmpuint (tags->len, ==, 3);
  {
    g_autofree char *path = dz_tag_dup_path (tags, below);

    g_assert_cmpstr (path, ==, "甲 2/乙");
  }
  g_clear_pointer (&notes, g_ptr_array_unref);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (((DzNote *) notes->pdata[0])->tag_ids->len, ==, 1);

  /* Of two in the trash, the lower one comes back alone, at the top. */
  g_assert_true (dz_store_remove_tag (store, below, &error));
  g_assert_true (dz_store_remove_tag (store, top, &error));
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_TAG, below, &error));
  g_clear_pointer (&tags, g_ptr_array_unref);
  tags = dz_store_list_tags (store, NULL);
  g_assert_cmpuint (tags->len, ==, 2);
  assert_trash (store, "tag 甲 2");
  assert_sound (store);
}

/* Two reports that speak of each other, with notes, tags, a pairing, a correction, a reading and a ruling. */
static void
furnish (DzStore *store)
{
  g_autoptr (DzPairing) pairing = dz_pairing_new ();
  g_autoptr (DzReport) report = NULL;
  g_autoptr (DzQuantity) figure = dz_quantity_new ();
  g_autoptr (GError) error = NULL;

  fixture_add_texts (store, "武汉市", 2025, others);
  fixture_add_texts (store, "武昌区", 2025, texts);
  add_note (store, 4, "话", dz_store_find_tag (store, "甲/乙", TRUE, &error));
  add_note (store, 1, "市", dz_store_find_tag (store, "甲", TRUE, &error));
  g_assert_true (dz_store_remove_note (store, add_note (store, 5, "删", 0), &error));
  pairing->left = 4;
  pairing->right = 1;
  pairing->joined = TRUE;
  g_assert_cmpint (dz_store_save_pairing (store, pairing, &error), >, 0);
  report = dz_store_load_report (store, 2, &error);
  g_free (report->title);
  report->title = g_strdup ("改过的题");
  g_assert_true (dz_store_update_report (store, report, &error));
  figure->report_id = 2;
  figure->paragraph_id = 5;
  figure->start = 0;
  figure->end = 2;
  figure->low = figure->high = 2;
  g_assert_cmpint (dz_store_save_reading (store, figure, DZ_STATE_ADDED, &error), !=, 0);
  g_assert_no_error (error);
}

static void
reopen (const Fixture *fixture, DzStore **store)
{
  g_clear_pointer (store, dz_store_close);
  *store = fixture_open (fixture, DZ_STORE_WRITE);
}

/* Other reports take no id of one that is away, so it comes back to the row, by undo and from the trash. */
static void
test_report (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *together = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  furnish (store);
  before = fixture_dump (&fixture);
  g_assert_true (dz_store_remove_report (store, 2, &error));
  g_assert_no_error (error);
  assert_trash (store, "report 武昌区 2025");
  reopen (&fixture, &store);
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Remove Report “武昌区 2025”");
  fixture_add_texts (store, "江汉区", 2025, texts);
  g_assert_true (dz_store_remove_report (store, 3, &error));
  g_assert_true (dz_store_undo (store, &error));
  g_assert_true (dz_store_undo (store, &error));
  g_assert_no_error (error);
  assert_trash (store, "note 删");
  together = fixture_dump (&fixture);
  g_assert_true (dz_store_redo (store, &error));
  reopen (&fixture, &store);
  items = dz_store_list_trash (store, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_REPORT, ((DzTrashItem *) items->pdata[0])->id, &error));
  g_assert_no_error (error);
  restored = fixture_dump (&fixture);
  g_assert_cmpstr (restored, ==, together);
  assert_sound (store);
  g_assert_true (dz_store_undo (store, &error));
  assert_trash (store, "report 武昌区 2025");
  g_assert_true (dz_store_redo (store, &error));
  undone = fixture_dump (&fixture);
  g_assert_cmpstr (undone, ==, together);

  /* Without the one that came meanwhile it is the library of before. */
  fixture_execute (&fixture, "DELETE FROM paragraph WHERE report_id = 3; DELETE FROM section WHERE report_id = 3;"
                             "DELETE FROM source WHERE id = 3; DELETE FROM report WHERE id = 3");
  alone = fixture_dump (&fixture);
  g_assert_cmpstr (alone, ==, before);
}

/* What a report that comes back speaks of is gone: the tag for good, the other report read with other words. */
static void
test_report_in_other_world (void)
{
  static const char *const again[] = { "今年的话全都不同了。", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) read = fixture_make_report ("武汉市", NULL, DZ_LEVEL_CITY, 2025, again);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 merged;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  furnish (store);
  g_assert_true (dz_store_remove_report (store, 2, &error));
  merged = dz_store_find_tag (store, "甲/乙", FALSE, &error);
  g_assert_true (dz_store_merge_tags (store, merged, dz_store_find_tag (store, "丁", TRUE, &error), &error));
  g_assert_true (dz_store_replace_report (store, 1, read, NULL, &error));
  items = dz_store_list_trash (store, NULL);
  g_assert_true (dz_store_restore_item (store, DZ_TRASH_REPORT, ((DzTrashItem *) items->pdata[0])->id, &error));
  g_assert_no_error (error);
  assert_sound (store);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM pairing"), ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM pair_end WHERE anchor = 'orphan'"), ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note WHERE report_id = 2"), ==, 2);
}

static void
test_report_again (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  fixture_add_texts (store, "武昌区", 2025, texts);
  g_assert_true (dz_store_remove_report (store, 1, &error));
  fixture_add_texts (store, "武昌区", 2025, texts);
  before = fixture_dump (&fixture);
  g_assert_false (dz_store_restore_item (store, DZ_TRASH_REPORT, 1, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  after = fixture_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

/* For good, with the steps that might need what lay there. */
static void
test_empty (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  furnish (store);
  g_assert_true (dz_store_remove_report (store, 1, &error));
  g_assert_true (dz_store_remove_tag (store, dz_store_find_tag (store, "甲", FALSE, &error), &error));
  g_assert_true (dz_store_empty_trash (store, &error));
  g_assert_no_error (error);
  assert_trash (store, "");
  label = dz_store_dup_undo_label (store);
  g_assert_null (label);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM tag"), ==, 0);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note_tag"), ==, 0);
  notes = dz_store_list_notes (store, 0, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpint (fixture_query (&fixture, "SELECT count(*) FROM note"), ==, 1);
  assert_sound (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/trash/note", test_note);
  g_test_add_func ("/trash/tag", test_tag);
  g_test_add_func ("/trash/report", test_report);
  g_test_add_func ("/trash/report-in-other-world", test_report_in_other_world);
  g_test_add_func ("/trash/report-again", test_report_again);
  g_test_add_func ("/trash/empty", test_empty);

  return g_test_run ();
}
