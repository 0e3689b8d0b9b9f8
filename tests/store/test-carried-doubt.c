/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a note must go, and above all where it must not, when the text around it was changed in ways that mislead. */
#include "config.h"

#include <string.h>

#include "store-fixture.h"

typedef struct
{
  Fixture fixture;
  DzStore *store;
  const char *const *texts;
} Desk;

static void
desk_init (Desk *desk, const char *const *texts)
{
  memset (desk, 0, sizeof *desk);
  fixture_init (&desk->fixture);
  desk->store = fixture_open (&desk->fixture, DZ_STORE_WRITE);
  desk->texts = texts;
  fixture_add_texts (desk->store, "石桥区", 2025, texts);
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->store, dz_store_close);
  fixture_clear (&desk->fixture);
}

/* On words of a paragraph, or on all of it. */
static gint64
note (Desk *desk, int index, const char *words)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  const char *text = desk->texts[index];
  gint64 id;

  note->paragraph_id = index + 1;
  note->start = words != NULL ? (int) g_utf8_pointer_to_offset (text, strstr (text, words)) : -1;
  note->end = words != NULL ? note->start + (int) g_utf8_strlen (words, -1) : -1;
  id = dz_store_save_note (desk->store, note, &error);
  g_assert_no_error (error);

  return id;
}

static void
correct (Desk *desk, const char *const *texts)
{
  g_autoptr (DzReport) report = fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, texts);
  g_autoptr (GBytes) bytes = g_bytes_new ("corrected", 9);
  g_autoptr (DzSource) source = dz_source_new ("corrected.txt", bytes);
  g_autoptr (GError) error = NULL;
  DzCarried carried;

  g_assert_true (dz_store_add_version (desk->store, 1, source, report, NULL, &carried, &error));
  g_assert_no_error (error);
  desk->texts = texts;
}

/* index: of the paragraph it sits on now, -1: listed as orphan. */
static void
check (Desk *desk, gint64 id, DzNoteAnchor anchor, int index)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (desk->store, 1, NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *one = g_ptr_array_index (notes, i);

      if (one->id != id)
        continue;
      g_test_message ("note %d: %d at paragraph %d, %d", (int) id, one->anchor, one->number, one->start);
      g_assert_cmpint (one->anchor, ==, anchor);
      if (one->paragraph_id != 0)
        text = dz_store_dup_paragraph_text (desk->store, one->paragraph_id, NULL);
      g_assert_cmpstr (text, ==, index >= 0 ? desk->texts[index] : NULL);
      return;
    }
  g_assert_not_reached ();
}

/* At the very start and the very end, of paragraphs that were divided and joined. */
static void
test_edges (void)
{
  static const char *const then[] = {
    "全区修缮校舍十二所。操场全部更新。", "河道清淤完成八成。", "沿岸栽种柳树三百株。", "图书馆延长开放时间。", NULL,
  };
  static const char *const now[] = {
    "全区修缮校舍十二所。", "操场全部更新。", "河道清淤完成八成。沿岸栽种柳树三百株。", "图书馆延长开放时间。", NULL,
  };
  Desk desk;
  gint64 first, second, joined, tail, last;

  desk_init (&desk, then);
  first = note (&desk, 0, "全区");
  second = note (&desk, 0, "更新。");
  joined = note (&desk, 1, "河道");
  tail = note (&desk, 2, "三百株。");
  last = note (&desk, 3, "时间。");
  correct (&desk, now);
  check (&desk, first, DZ_NOTE_MOVED, 0);
  check (&desk, second, DZ_NOTE_MOVED, 1);
  check (&desk, joined, DZ_NOTE_MOVED, 2);
  check (&desk, tail, DZ_NOTE_MOVED, 2);
  check (&desk, last, DZ_NOTE_PLACED, 3);
  desk_clear (&desk);
}

/* Two sentences became one, as what was between them was lost, and were carried to another place with what stands beside. */
static void
test_lost_stop (void)
{
  static const char *const then[] = {
    "渠道全线贯通。两岸道路同步硬化完工。", "集市迁入新址。", "渡口恢复通航。", "公交首末班延时。", NULL,
  };
  static const char *const now[] = {
    "集市迁入新址。", "渠道全线贯道路同步硬化完工。", "渡口恢复通航。", "公交首末班延时。", NULL,
  };
  Desk desk;
  gint64 words;

  desk_init (&desk, then);
  words = note (&desk, 0, "步");
  correct (&desk, now);
  check (&desk, words, DZ_NOTE_MOVED, 1);
  desk_clear (&desk);
}

/* A heading goes with its place; of two that are the same the one that is left is not told, unless it stands where it did. */
static void
test_headings (void)
{
  static const char *const then[] = {
    "主要做法", "村村通了公交，班次增加一倍。", "主要成效", "主要做法", "社区食堂开办九家，老人就近用餐。", "主要成效", NULL,
  };
  static const char *const now[] = {
    "主要做法", "村村通了公交，班次增加一倍。", "主要成果", "社区食堂开办九家，老人就近用餐。", "主要成效", NULL,
  };
  Desk desk;
  gint64 first, second, renamed, last;

  desk_init (&desk, then);
  first = note (&desk, 0, NULL);
  second = note (&desk, 3, "做法");
  renamed = note (&desk, 2, "成效");
  last = note (&desk, 5, NULL);
  correct (&desk, now);
  check (&desk, first, DZ_NOTE_PLACED, 0);
  check (&desk, second, DZ_NOTE_ORPHAN, -1);
  check (&desk, renamed, DZ_NOTE_ORPHAN, -1);
  check (&desk, last, DZ_NOTE_PLACED, 4);
  desk_clear (&desk);
}

/* The sentence is altered where it stood, and stands to the letter elsewhere: a copy was put in. */
static void
test_copies (void)
{
  static const char *const then[] = {
    "东街改造管网十公里，惠及居民二千户。", "西街加装电梯三十部。", "南街新开菜场两处。", "北街整治河道一条。", NULL,
  };
  static const char *const now[] = {
    "东街改造管网九公里，惠及居民二千户。", "西街加装电梯三十部。", "南街新开菜场两处。",
    "东街改造管网十公里，惠及居民二千户。北街整治河道一条。", NULL,
  };
  Desk desk;
  gint64 copied;

  desk_init (&desk, then);
  copied = note (&desk, 0, "十公里");
  correct (&desk, now);
  check (&desk, copied, DZ_NOTE_ORPHAN, -1);
  desk_clear (&desk);
}

/* Another report under the same source, of the same formulas and with other figures. */
static void
test_exchanged (void)
{
  static const char *const then[] = {
    "第3街道新增岗位41个，同比增长5.2%。", "全年改造小区16处，完成投资2.7亿元。", "新建口袋公园8处，惠及居民1.4万户。",
    "各位代表！", NULL,
  };
  static const char *const now[] = {
    "第7街道新增岗位26个，同比增长8.9%。", "全年改造小区53处，完成投资9.1亿元。", "新建口袋公园5处，惠及居民3.6万户。",
    "请予审议。", NULL,
  };
  static const char *const words[] = { "新增岗位", "完成投资", "惠及居民", "代表" };
  Desk desk;
  gint64 on_words[4], on_all[4];

  desk_init (&desk, then);
  for (int i = 0; i < 4; i++)
    {
      on_words[i] = note (&desk, i, words[i]);
      on_all[i] = note (&desk, i, NULL);
    }
  correct (&desk, now);
  for (int i = 0; i < 4; i++)
    {
      check (&desk, on_words[i], DZ_NOTE_ORPHAN, -1);
      check (&desk, on_all[i], DZ_NOTE_ORPHAN, -1);
    }
  desk_clear (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/carried-doubt/edges", test_edges);
  g_test_add_func ("/carried-doubt/lost-stop", test_lost_stop);
  g_test_add_func ("/carried-doubt/headings", test_headings);
  g_test_add_func ("/carried-doubt/copies", test_copies);
  g_test_add_func ("/carried-doubt/exchanged", test_exchanged);

  return g_test_run ();
}
