/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/dz-paragraph-matching.h"

/* Paragraphs divided by line feeds, with ids from 1 on. */
static GPtrArray *
make (const char *texts)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_paragraph_free);
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, *line);

      paragraph->id = paragraphs->len + 1;
      g_ptr_array_add (paragraphs, paragraph);
    }

  return paragraphs;
}

/* What of before each of now is, as “1 3 0 2”; 0: new. */
static void
check (const char *then, const char *today, const char *expected)
{
  g_autoptr (GPtrArray) before = make (then);
  g_autoptr (GPtrArray) now = make (today);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GArray) lost = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  g_array_set_size (ids, now->len);
  lost = dz_paragraph_matching_run (before, now, ids);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

#define SPRING "春季播种三千亩，进度良好。"
#define SUMMER "夏季抢收七百亩，仓储充足。"
#define AUTUMN "秋季修渠十二条，通水及时。"
#define HELLO "各位乡亲！"
#define LONG "村口老桥用石料加固，两岸栽柳八百株，桥头立碑一座，过往行人车马都走得稳当。"

static void
test_moved (void)
{
  check (SPRING "\n" SUMMER "\n" AUTUMN, AUTUMN "\n" SPRING "\n" SUMMER, "3 1 2");
  check (SPRING "\n" SUMMER, SPRING "\n新的一段话。\n" SUMMER, "1 0 2");
}

/* A line that recurs is known by what stands beside it, edited or not. */
static void
test_recurring (void)
{
  check (HELLO "\n" SPRING "\n" HELLO "\n" SUMMER, HELLO "\n" SPRING "\n" HELLO "\n" SUMMER, "1 2 3 4");
  check (HELLO "\n" SPRING "\n" HELLO "\n" SUMMER, SPRING "\n" HELLO "\n" SUMMER, "2 3 4");
  check (HELLO "\n" SPRING "\n" HELLO "\n" SUMMER "\n" AUTUMN,
         HELLO "\n春季播种三千亩，进度较好。\n" HELLO "\n夏季抢收七百亩，仓储丰足。\n" AUTUMN, "1 0 3 0 5");
  check (SPRING "\n" HELLO "\n" SUMMER "\n" HELLO "\n" AUTUMN,
         "春季播种三千亩，进度较好。\n" HELLO "\n夏季抢收七百亩，仓储丰足。\n" AUTUMN, "0 2 0 5");
}

/* What stands beside it has got a sentence in front; or it was edited itself where it recurs. */
static void
test_grown (void)
{
  check (HELLO "\n" SPRING "\n" HELLO "\n" LONG "\n" AUTUMN,
         "渡口另有安排。\n" HELLO "\n河堤水闸和渡口的护栏也都查过一遍，没有缺损。" LONG "\n" AUTUMN, "0 3 0 5");
  check (SPRING "\n" LONG "\n" SUMMER "\n" LONG "\n" AUTUMN,
         "春季播种三千亩，进度较好。\n" LONG "\n"
         "村口老桥用石料加固，两岸栽柳八百株，桥头新立碑一座，过往行人车马都走得稳当。\n" AUTUMN,
         "0 2 0 5");
}

/* Nothing tells which one it is. */
static void
test_doubt (void)
{
  check (SPRING "\n" HELLO "\n" SUMMER "\n" HELLO "\n" AUTUMN, SPRING "\n" HELLO "\n" AUTUMN, "1 0 5");
  check (HELLO "\n" HELLO "\n" SPRING, HELLO "\n" SPRING, "0 3");
  check (SPRING "\n" HELLO "\n" SUMMER "\n" HELLO "\n" AUTUMN, SPRING "\n" HELLO "\n各位大乡亲！\n" SUMMER "\n" AUTUMN,
         "1 0 0 3 5");
}

static void
test_doubled (void)
{
  check (SPRING "\n" SUMMER, SPRING "\n" SUMMER "\n" SPRING, "1 2 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paragraph-matching/moved", test_moved);
  g_test_add_func ("/paragraph-matching/recurring", test_recurring);
  g_test_add_func ("/paragraph-matching/grown", test_grown);
  g_test_add_func ("/paragraph-matching/doubt", test_doubt);
  g_test_add_func ("/paragraph-matching/doubled", test_doubled);

  return g_test_run ();
}
