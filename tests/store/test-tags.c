/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <string.h>

static const char *const texts[] = { "过去一年，全区经济稳中向好。", "城市面貌焕然一新，居民满意。", NULL };

typedef struct
{
  Fixture fixture;
  DzStore *store;
} Case;

static void
case_init (Case *c)
{
  fixture_init (&c->fixture);
  c->store = fixture_open (&c->fixture, DZ_STORE_WRITE);
  fixture_add_texts (c->store, "武昌区", 2025, texts);
}

static void
case_clear (Case *c)
{
  g_clear_pointer (&c->store, dz_store_close);
  fixture_clear (&c->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static gint64
tag (DzStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_find_tag (store, path, TRUE, &error);

  g_assert_no_error (error);

  return id;
}

static gint64
note (DzStore *store, gint64 paragraph, const char *first_tag, ...)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  va_list args;
  gint64 id;

  note->paragraph_id = paragraph;
  note->start = 0;
  note->end = 2;
  note->color = g_strdup ("yellow");
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_start (args, first_tag);
  for (const char *path = first_tag; path != NULL; path = va_arg (args, const char *))
    {
      gint64 tag_id = tag (store, path);

      g_array_append_val (note->tag_ids, tag_id);
    }
  va_end (args);
  id = dz_store_save_note (store, note, &error);
  g_assert_no_error (error);

  return id;
}

/* “甲(1) 甲/乙(2)”: the tree with how many notes each has. */
static char *
dup_tree (DzStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, &error);
  GString *tree = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    {
      const DzTag *one = g_ptr_array_index (tags, i);
      g_autofree char *path = dz_tag_dup_path (tags, one->id);

      g_string_append_printf (tree, "%s%s(%d)", i > 0 ? " " : "", path, one->n_notes);
    }

  return g_string_free (tree, FALSE);
}

#define assert_tree(store, expected)                                                                                  \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *tree_ = dup_tree (store);                                                                        \
    g_assert_cmpstr (tree_, ==, expected);                                                                            \
  }                                                                                                                   \
  G_STMT_END

/* The paths of the tags of a note. */
static char *
dup_tags_of (DzStore *store, gint64 id)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *one = g_ptr_array_index (notes, i);

      if (one->id == id)
        return dz_tag_dup_paths (tags, one->tag_ids);
    }

  return NULL;
}

#define assert_tags(store, id, expected)                                                                              \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *tags_ = dup_tags_of (store, id);                                                                 \
    g_assert_cmpstr (tags_, ==, expected);                                                                            \
  }                                                                                                                   \
  G_STMT_END

#define assert_undo_label(store, expected)                                                                            \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    g_autofree char *label_ = dz_store_dup_undo_label (store);                                                        \
    g_assert_cmpstr (label_, ==, expected);                                                                           \
  }                                                                                                                   \
  G_STMT_END

static DzTag *
load (DzStore *store, gint64 id)
{
  g_autoptr (GPtrArray) tags = dz_store_list_tags (store, NULL);
  const DzTag *found = dz_tag_find (tags, id);

  g_assert_nonnull (found);

  return dz_tag_copy (found);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
test_paths (void)
{
  static const char *const names[] = { "a/b", "c,d", "e\\f", NULL };
  g_autofree char *path = dz_tag_path_join (names);
  g_auto (GStrv) back = dz_tag_path_split (path);
  g_auto (GStrv) list = dz_tag_list_split ("甲, 乙\\,丙/丁 ,, \\/ , e\\");

  g_assert_cmpstr (path, ==, "a\\/b/c\\,d/e\\\\f");
  g_assert_true (g_strv_equal ((const char *const *) back, names));
  g_assert_cmpuint (g_strv_length (list), ==, 4);
  g_assert_cmpstr (list[1], ==, "乙\\,丙/丁");
  g_assert_cmpstr (list[2], ==, "\\/");
  g_assert_cmpstr (list[3], ==, "e\\");
}

static void
test_tree (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (DzTag) one = NULL;
  g_autoptr (DzTag) same = dz_tag_new ();
  g_autoptr (GError) error = NULL;
  gint64 investment;

  case_init (&c);
  investment = tag (c.store, "经济/投资");
  tag (c.store, "民生");
  tag (c.store, "经济/消费");
  assert_tree (c.store, "经济(0) 经济/投资(0) 经济/消费(0) 民生(0)");

  one = load (c.store, investment);
  g_assert_true (g_uuid_string_is_valid (one->uuid));
  g_free (one->name);
  one->name = g_strdup (" 项目\n");
  g_assert_cmpint (dz_store_save_tag (c.store, one, &error), ==, investment);
  assert_undo_label (c.store, "Rename Tag “项目”");
  one->position = 1;
  g_free (one->name);
  one->name = g_strdup ("项目");
  g_assert_cmpint (dz_store_save_tag (c.store, one, &error), ==, investment);
  assert_undo_label (c.store, "Move Tag “项目”");
  assert_tree (c.store, "经济(0) 经济/消费(0) 经济/项目(0) 民生(0)");
  one->parent_id = 0;
  one->position = 0;
  g_assert_cmpint (dz_store_save_tag (c.store, one, &error), ==, investment);
  assert_tree (c.store, "项目(0) 经济(0) 经济/消费(0) 民生(0)");
  one->color = g_strdup ("green");
  g_assert_cmpint (dz_store_save_tag (c.store, one, &error), ==, investment);
  assert_undo_label (c.store, "Recolor Tag “项目”");
  one->description = g_strdup ("说明");
  g_assert_cmpint (dz_store_save_tag (c.store, one, &error), ==, investment);
  assert_undo_label (c.store, "Describe Tag “项目”");

  same->name = g_strdup ("民生");
  g_assert_cmpint (dz_store_save_tag (c.store, same, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  same->parent_id = investment;
  g_assert_cmpint (dz_store_save_tag (c.store, same, &error), >, 0);
  assert_tree (c.store, "项目(0) 项目/民生(0) 经济(0) 经济/消费(0) 民生(0)");
  for (int i = 0; i < 6; i++)
    g_assert_true (dz_store_undo (c.store, &error));
  assert_tree (c.store, "经济(0) 经济/投资(0) 经济/消费(0) 民生(0)");
}

static void
test_no_circle (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (DzTag) top = NULL;
  g_autoptr (DzTag) blank = dz_tag_new ();
  g_autoptr (GError) error = NULL;
  gint64 bottom;

  case_init (&c);
  bottom = tag (c.store, "甲/乙/丙");
  top = load (c.store, tag (c.store, "甲"));
  top->parent_id = bottom;
  g_assert_cmpint (dz_store_save_tag (c.store, top, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  top->parent_id = top->id;
  g_assert_cmpint (dz_store_save_tag (c.store, top, NULL), ==, 0);
  g_assert_false (dz_store_merge_tags (c.store, top->id, bottom, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  blank->name = g_strdup (" \n");
  g_assert_cmpint (dz_store_save_tag (c.store, blank, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_find_tag (c.store, "甲/丁", FALSE, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  assert_tree (c.store, "甲(0) 甲/乙(0) 甲/乙/丙(0)");
}

static void
test_notes (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  const DzTagCount *count = NULL;
  DzNote *first = NULL;
  gint64 a, b;

  case_init (&c);
  a = note (c.store, 1, "乙", "甲", NULL);
  b = note (c.store, 2, "甲", NULL);
  assert_tags (c.store, a, "乙, 甲");
  assert_tree (c.store, "乙(1) 甲(2)");
  counts = dz_store_count_tags (c.store, NULL);
  g_assert_cmpuint (counts->len, ==, 2);
  count = &g_array_index (counts, DzTagCount, 1);
  g_assert_cmpint (count->count, ==, 2);
  g_assert_cmpint (count->report_id, ==, 1);

  g_assert_true (dz_store_tag_note (c.store, b, tag (c.store, "乙"), TRUE, &error));
  assert_undo_label (c.store, "Add Tag “乙”");
  assert_tags (c.store, b, "乙, 甲");
  g_assert_true (dz_store_tag_note (c.store, b, tag (c.store, "甲"), FALSE, &error));
  assert_tags (c.store, b, "乙");
  g_assert_true (dz_store_undo (c.store, &error));
  assert_tags (c.store, b, "乙, 甲");

  /* NULL leaves the tags alone, an empty array takes them off; so with the author. */
  notes = dz_store_list_notes (c.store, 0, NULL);
  first = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (first->author, !=, NULL);
  g_clear_pointer (&first->tag_ids, g_array_unref);
  set_text (&first->author, "甲人");
  g_assert_cmpint (dz_store_save_note (c.store, first, &error), ==, a);
  assert_tags (c.store, a, "乙, 甲");
  g_clear_pointer (&first->author, g_free);
  first->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_assert_cmpint (dz_store_save_note (c.store, first, &error), ==, a);
  assert_tags (c.store, a, "");
  g_assert_cmpint (fixture_query (&c.fixture, "SELECT count(*) FROM note WHERE author = '甲人'"), ==, 1);
}

static void
test_merge (void)
{
  g_auto (Case) c = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 a, b, d;

  case_init (&c);
  a = note (c.store, 1, "发展", "增长", NULL);
  b = note (c.store, 2, "发展", NULL);
  d = note (c.store, 2, "发展/工业", "增长/工业", "发展/农业", NULL);
  before = fixture_dump (&c.fixture);
  g_assert_true (dz_store_merge_tags (c.store, tag (c.store, "发展"), tag (c.store, "增长"), &error));
  g_assert_no_error (error);
  assert_undo_label (c.store, "Merge Tag “发展”");
  assert_tree (c.store, "增长(2) 增长/工业(1) 增长/农业(1)");
  assert_tags (c.store, a, "增长");
  assert_tags (c.store, b, "增长");
  assert_tags (c.store, d, "增长/工业, 增长/农业");
  g_assert_true (dz_store_undo (c.store, &error));
  after = fixture_dump (&c.fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A passage over two paragraphs: one colour, one set of tags, words at the first, removed together. */
static void
test_pieces (void)
{
  g_auto (Case) c = { 0 };
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 yi;

  case_init (&c);
  for (int i = 0; i < 2; i++)
    {
      DzNote *piece = dz_note_new ();

      piece->paragraph_id = i + 1;
      piece->start = i == 0 ? 5 : 0;
      piece->end = i == 0 ? 14 : 4;
      piece->color = g_strdup ("yellow");
      g_ptr_array_add (pieces, piece);
    }
  yi = tag (c.store, "乙");
  g_assert_cmpint (dz_store_save_passages (c.store, pieces, &error), ==, 1);
  g_assert_no_error (error);
  notes = dz_store_list_notes (c.store, 0, NULL);
  g_assert_cmpuint (notes->len, ==, 2);
  {
    DzNote *second = g_ptr_array_index (notes, 1);

    g_assert_cmpstr (second->group, ==, ((DzNote *) g_ptr_array_index (notes, 0))->group);
    set_text (&second->color, "green");
    set_text (&second->body, "话");
    g_array_append_val (second->tag_ids, yi);
    g_assert_cmpint (dz_store_save_note (c.store, second, &error), ==, 2);
  }
  after = dz_store_list_notes (c.store, 0, NULL);
  g_assert_cmpstr (((DzNote *) g_ptr_array_index (after, 0))->body, ==, "话");
  g_assert_cmpstr (((DzNote *) g_ptr_array_index (after, 0))->color, ==, "green");
  g_assert_cmpstr (((DzNote *) g_ptr_array_index (after, 1))->body, ==, NULL);
  assert_tags (c.store, 1, "乙");
  assert_tree (c.store, "乙(1)");
  g_assert_true (dz_store_remove_note (c.store, 2, &error));
  assert_tree (c.store, "乙(0)");
  g_assert_true (dz_store_restore_item (c.store, DZ_TRASH_NOTE, 1, &error));
  assert_tree (c.store, "乙(1)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tags/paths", test_paths);
  g_test_add_func ("/tags/tree", test_tree);
  g_test_add_func ("/tags/no-circle", test_no_circle);
  g_test_add_func ("/tags/notes", test_notes);
  g_test_add_func ("/tags/merge", test_merge);
  g_test_add_func ("/tags/pieces", test_pieces);

  return g_test_run ();
}
