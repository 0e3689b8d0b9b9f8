/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes whose report has another text: then and now, accepted, refused, placed by hand; back to an earlier text. */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static const char *const first_texts[] = {
  "# 一、回顾",
  "改造排水管网35公里，新建口袋公园12处。沿江步道全线贯通，夜间照明全部更新。",
  "完成危房改造60栋，安置居民900户。",
  NULL,
};

static const char *const second_texts[] = {
  "# 一、回顾",
  "改造排水管网35公里，新建口袋公园12处。",
  "沿江步道全线贯通，夜间照明全部更新。",
  NULL,
};

static void
put_version (DzStore *store, const char *const *texts, const char *content)
{
  g_autoptr (DzReport) report = fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (DzSource) source = dz_source_new (content, bytes);
  g_autoptr (GError) error = NULL;
  DzCarried carried;

  g_assert_true (dz_store_add_version (store, 1, source, report, NULL, &carried, &error));
  g_assert_no_error (error);
}

static DzNote *
load_note (DzStore *store, gint64 id)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);

  for (guint i = 0; i < notes->len; i++)
    if (((const DzNote *) notes->pdata[i])->id == id)
      return dz_note_copy (notes->pdata[i]);
  g_assert_not_reached ();
}

static gint64
add_note (DzStore *store, gint64 paragraph, int start, int end)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->paragraph_id = paragraph;
  note->start = start;
  note->end = end;
  note->body = g_strdup ("记");
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

static void
assert_anchor (DzStore *store, gint64 id, DzNoteAnchor anchor, const char *quote)
{
  g_autoptr (DzNote) note = load_note (store, id);

  g_assert_cmpint (note->anchor, ==, anchor);
  g_assert_cmpstr (note->quote, ==, quote);
}

static void
assert_undo_label (DzStore *store, const char *expected)
{
  g_autofree char *label = dz_store_dup_undo_label (store);

  g_assert_cmpstr (label, ==, expected);
}

typedef struct
{
  Fixture fixture;
  DzStore *store;
  gint64 moved; /* “夜间照明” */
  gint64 lost;  /* “60栋” */
} Desk;

static void
desk_init (Desk *desk)
{
  fixture_init (&desk->fixture);
  desk->store = fixture_open (&desk->fixture, DZ_STORE_WRITE);
  fixture_add_texts (desk->store, "石桥区", 2025, first_texts);
  desk->moved = add_note (desk->store, 2, 30, 34);
  desk->lost = add_note (desk->store, 3, 6, 9);
  put_version (desk->store, second_texts, "second");
  assert_anchor (desk->store, desk->moved, DZ_NOTE_MOVED, "夜间照明");
  assert_anchor (desk->store, desk->lost, DZ_NOTE_ORPHAN, "60栋");
}

static void
desk_clear (Desk *desk)
{
  g_autoptr (GPtrArray) messages = dz_store_check (desk->store, NULL);

  g_assert_cmpuint (messages->len, ==, 0);
  dz_store_close (desk->store);
  fixture_clear (&desk->fixture);
}

static void
accept (DzStore *store, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, id);
  g_assert_true (dz_store_accept_notes (store, ids, &error));
  g_assert_no_error (error);
}

static void
test_before (void)
{
  Desk desk;
  g_autoptr (DzNoteBefore) moved = NULL;
  g_autoptr (DzNoteBefore) lost = NULL;
  g_autoptr (DzNoteBefore) none = NULL;

  desk_init (&desk);
  moved = dz_store_load_note_before (desk.store, desk.moved, NULL);
  g_assert_cmpstr (moved->text, ==, first_texts[1]);
  g_assert_cmpint (moved->number, ==, 1);
  g_assert_cmpint (moved->start, ==, 30);
  lost = dz_store_load_note_before (desk.store, desk.lost, NULL);
  g_assert_cmpstr (lost->text, ==, first_texts[2]);

  accept (desk.store, desk.moved);
  assert_anchor (desk.store, desk.moved, DZ_NOTE_PLACED, "夜间照明");
  none = dz_store_load_note_before (desk.store, desk.moved, NULL);
  g_assert_null (none);
  assert_undo_label (desk.store, "Accept Moved Note");
  g_assert_true (dz_store_undo (desk.store, NULL));
  assert_anchor (desk.store, desk.moved, DZ_NOTE_MOVED, "夜间照明");
  desk_clear (&desk);
}

/* Words written on a moved note are no review of its place. */
static void
test_edit_is_no_review (void)
{
  Desk desk;
  g_autoptr (DzNote) note = NULL;
  g_autoptr (DzNoteBefore) before = NULL;

  desk_init (&desk);
  note = load_note (desk.store, desk.moved);
  g_free (note->body);
  note->body = g_strdup ("再记");
  g_assert_cmpint (dz_store_save_note (desk.store, note, NULL), ==, desk.moved);
  assert_anchor (desk.store, desk.moved, DZ_NOTE_MOVED, "夜间照明");
  before = dz_store_load_note_before (desk.store, desk.moved, NULL);
  g_assert_nonnull (before);
  desk_clear (&desk);
}

static void
test_refuse (void)
{
  Desk desk;
  g_autoptr (DzNote) note = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk);
  g_assert_true (dz_store_refuse_note (desk.store, desk.moved, &error));
  assert_anchor (desk.store, desk.moved, DZ_NOTE_ORPHAN, "夜间照明");
  note = load_note (desk.store, desk.moved);
  g_assert_cmpint (note->start, ==, 30);
  g_assert_true (g_str_has_suffix (note->prefix, "沿江步道全线贯通，"));
  g_assert_false (dz_store_refuse_note (desk.store, desk.moved, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_assert_true (dz_store_undo (desk.store, NULL));
  assert_anchor (desk.store, desk.moved, DZ_NOTE_MOVED, "夜间照明");
  desk_clear (&desk);
}

static void
test_place (void)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzNote) note = NULL;
  gint64 paragraph;

  desk_init (&desk);
  paragraph = fixture_query (&desk.fixture, "SELECT id FROM paragraph WHERE number = 2");
  g_assert_false (dz_store_place_note (desk.store, desk.lost, paragraph, 2, 99, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (dz_store_place_note (desk.store, desk.lost, paragraph, 0, 4, &error));
  g_assert_no_error (error);
  assert_anchor (desk.store, desk.lost, DZ_NOTE_PLACED, "沿江步道");
  assert_undo_label (desk.store, "Place Note");
  g_assert_true (dz_store_undo (desk.store, NULL));
  assert_anchor (desk.store, desk.lost, DZ_NOTE_ORPHAN, "60栋");
  g_assert_true (dz_store_redo (desk.store, NULL));
  note = load_note (desk.store, desk.lost);
  g_assert_cmpint (note->number, ==, 2);
  desk_clear (&desk);
}

static gint64
find_version (DzStore *store, int number, gboolean *is_read)
{
  g_autoptr (GPtrArray) versions = dz_store_list_versions (store, 1, NULL);
  const DzTextVersion *version = g_ptr_array_index (versions, number - 1);

  g_assert_cmpint (version->number, ==, number);
  *is_read = version->is_read;

  return version->source_id;
}

/* Back to the first text: notes stand as they did, numbers stay, and the way forth is open. */
static void
test_versions (void)
{
  Desk desk;
  g_autoptr (DzReport) first = fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, first_texts);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_read = FALSE;
  DzCarried carried;
  gint64 source;

  desk_init (&desk);
  before = fixture_dump (&desk.fixture);
  source = find_version (desk.store, 1, &is_read);
  g_assert_false (is_read);
  g_assert_true (dz_store_return_to_version (desk.store, 1, source, first, NULL, &carried, &error));
  g_assert_no_error (error);
  assert_undo_label (desk.store, "Return to Earlier Text of “石桥区 2025”");
  find_version (desk.store, 1, &is_read);
  g_assert_true (is_read);
  find_version (desk.store, 2, &is_read);
  g_assert_false (is_read);
  assert_anchor (desk.store, desk.lost, DZ_NOTE_MOVED, "60栋");
  put_version (desk.store, second_texts, "third");
  find_version (desk.store, 3, &is_read);
  g_assert_true (is_read);
  g_assert_cmpint (dz_store_count_versions (desk.store, 1, NULL), ==, 3);
  g_assert_false (dz_store_return_to_version (desk.store, 1, 99, first, NULL, &carried, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_assert_true (dz_store_undo (desk.store, NULL));
  g_assert_true (dz_store_undo (desk.store, NULL));
  after = fixture_dump (&desk.fixture);
  g_assert_cmpstr (after, ==, before);
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-places/before", test_before);
  g_test_add_func ("/note-places/edit-is-no-review", test_edit_is_no_review);
  g_test_add_func ("/note-places/refuse", test_refuse);
  g_test_add_func ("/note-places/place", test_place);
  g_test_add_func ("/note-places/versions", test_versions);

  return g_test_run ();
}
