/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-clause-alignment.h"
#include "align/dz-edit-script.h"
#include "core/dz-text.h"

static void
append_span (GString *text, const GPtrArray *texts, const DzTextSpan *span)
{
  g_autofree char *slice = NULL;

  if (span->start == span->end)
    return;
  slice = dz_text_slice (g_ptr_array_index (texts, span->text), span->start, span->end);
  g_string_append (text, slice);
}

/* One line for each pair: “reworded 左|右”. */
static char *
dup_pairs (const GPtrArray *left, const GPtrArray *right)
{
  g_autoptr (GPtrArray) pairs = dz_clause_alignment_build_texts (left, right);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const DzClausePair *pair = g_ptr_array_index (pairs, i);

      g_string_append_printf (text, "%s%s ", i > 0 ? "\n" : "", dz_pair_kind_get_nick (pair->kind));
      append_span (text, left, &pair->left);
      g_string_append_c (text, '|');
      append_span (text, right, &pair->right);
    }

  return g_string_free (text, FALSE);
}

/* texts end with NULL. */
static GPtrArray *
list_texts (const char *const *texts)
{
  GPtrArray *list = g_ptr_array_new ();

  for (; *texts != NULL; texts++)
    g_ptr_array_add (list, (gpointer) *texts);

  return list;
}

static void
assert_texts (const char *const *left, const char *const *right, const char *expected)
{
  g_autoptr (GPtrArray) left_texts = list_texts (left);
  g_autoptr (GPtrArray) right_texts = list_texts (right);
  g_autofree char *pairs = dup_pairs (left_texts, right_texts);

  g_assert_cmpstr (pairs, ==, expected);
}

static void
assert_pairs (const char *left, const char *right, const char *expected)
{
  assert_texts ((const char *[]){ left, NULL }, (const char *[]){ right, NULL }, expected);
}

static void
test_kinds (void)
{
  assert_pairs ("桥修好了，路也通了。", "桥修好了,路也通了。", "same 桥修好了，|桥修好了,\nsame 路也通了。|路也通了。");
  assert_pairs ("修桥三座，种树百棵。", "修桥五座，种树百棵。", "reworded 修桥三座，|修桥五座，\nsame 种树百棵。|种树百棵。");
  assert_pairs ("修桥三座。", "修桥三座，开挖东湖水渠。", "reworded 修桥三座。|修桥三座，\nadded |开挖东湖水渠。");
  assert_pairs ("修桥三座，开挖东湖水渠。", "开挖东湖水渠。", "dropped 修桥三座，|\nsame 开挖东湖水渠。|开挖东湖水渠。");
  assert_pairs ("", "", "");
  assert_pairs ("", "种树。", "added |种树。");
}

static void
test_moved (void)
{
  assert_pairs ("拓宽北门大街，开挖东湖水渠，扩建镇上的图书馆和戏院。",
                "开挖东湖水渠，扩建镇上的图书馆和戏院，拓宽北门大街。",
                "moved 拓宽北门大街，|拓宽北门大街。\nsame 开挖东湖水渠，|开挖东湖水渠，\n"
                "reworded 扩建镇上的图书馆和戏院。|扩建镇上的图书馆和戏院，");
}

/* Whatever else stands in a clause, a number of the same thing answers the other. */
static void
test_measured (void)
{
  assert_pairs ("镇上果园产量稳定在五里坡一带的2400担。", "去年镇上果园产量在2600担左右、另有鱼塘三百口正在开挖。",
                "dropped 镇上果园产量稳定在五里坡一带的2400担。|\n"
                "added |去年镇上果园产量在2600担左右、另有鱼塘三百口正在开挖。");
  assert_pairs ("镇上果园产量2400担、比去年略有增加的原因在于雨水足。", "果园产量达到2600担，路也通了。",
                "dropped 镇上果园产量2400担、比去年略有增加的原因在于雨水足。|\nadded |果园产量达到2600担，\nadded |路也通了。");
  assert_pairs ("镇上果园产量2400担、比去年略有增加的原因在于雨水足。", "镇上果园产量达到2600担，路也通了。",
                "reworded 镇上果园产量2400担、比去年略有增加的原因在于雨水足。|镇上果园产量达到2600担，\nadded |路也通了。");
}

/* A number keeps its comma and its point, a list its pause marks, and a quotation its closing mark. */
static void
test_what_a_clause_is (void)
{
  assert_pairs ("共1,450户、3.5公里。", "共1,450户、3.5公里。", "same 共1,450户、3.5公里。|共1,450户、3.5公里。");
  assert_pairs ("他说：“桥通了。”路也通了", "", "dropped 他说：|\ndropped “桥通了。”|\ndropped 路也通了|");
}

/* One clause answers two that say the same. */
static void
test_joined (void)
{
  assert_pairs ("加固两岸河堤，疏通东湖水渠。", "加固两岸河堤并疏通东湖水渠。",
                "reworded 加固两岸河堤，疏通东湖水渠。|加固两岸河堤并疏通东湖水渠。");
}

static void
test_several_texts (void)
{
  const char *left[] = { "加固两岸河堤。疏通东湖水渠。", NULL };
  const char *right[] = { "加固两岸河堤。", "疏通东湖水渠五里。", NULL };

  assert_texts (left, right, "same 加固两岸河堤。|加固两岸河堤。\nreworded 疏通东湖水渠。|疏通东湖水渠五里。");
}

static char *
draw_text (GRand *rand)
{
  static const char *const pieces[] = { "修桥", "种树", "东湖", "水渠", "图书馆", "，", "；", "。", "：", "3.5", "亿元",
                                        "1,450户", "”", "、", " ", "\t", "a", "力争", "…" };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 60);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* The spans of one side, put in order, are its texts. */
static void
assert_covered (const GPtrArray *pairs, const GPtrArray *texts, gboolean is_left)
{
  for (guint t = 0; t < texts->len; t++)
    {
      int length = dz_text_length (g_ptr_array_index (texts, t));
      g_autofree int *seen = g_new0 (int, length + 1);

      for (guint i = 0; i < pairs->len; i++)
        {
          const DzClausePair *pair = g_ptr_array_index (pairs, i);
          const DzTextSpan *span = is_left ? &pair->left : &pair->right;

          g_assert_cmpint (span->start, <=, span->end);
          for (int c = span->start; span->text == (int) t && c < span->end; c++)
            seen[c]++;
        }
      for (int c = 0; c < length; c++)
        g_assert_cmpint (seen[c], ==, 1);
    }
}

static void
test_covers_both (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) right = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) pairs = NULL;

      g_ptr_array_add (left, draw_text (rand));
      for (int j = g_rand_int_range (rand, 0, 3); j >= 0; j--)
        g_ptr_array_add (right, draw_text (rand));
      pairs = dz_clause_alignment_build_texts (left, right);
      assert_covered (pairs, left, TRUE);
      assert_covered (pairs, right, FALSE);
    }
}

static void
test_characters (void)
{
  const char *left = "修桥三座，种树百棵。";
  const char *right = "种树，修桥五座，种树百棵。";
  const GPtrArray left_texts = { (gpointer[]){ (gpointer) left }, 1 };
  const GPtrArray right_texts = { (gpointer[]){ (gpointer) right }, 1 };
  g_autoptr (GPtrArray) pairs = dz_clause_alignment_build_texts (&left_texts, &right_texts);
  g_autoptr (GPtrArray) edits = NULL;
  const DzEdit *edit = NULL;

  g_assert_cmpuint (pairs->len, ==, 3);
  edits = dz_clause_pair_build_edits (g_ptr_array_index (pairs, 1), left, right);
  g_assert_cmpuint (edits->len, ==, 3);
  edit = g_ptr_array_index (edits, 1);
  g_assert_false (edit->equal);
  g_assert_cmpint (edit->left_start, ==, 2);
  g_assert_cmpint (edit->left_end, ==, 3);
  g_assert_cmpint (edit->right_start, ==, 5);
  g_assert_cmpint (edit->right_end, ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clause-alignment/kinds", test_kinds);
  g_test_add_func ("/clause-alignment/moved", test_moved);
  g_test_add_func ("/clause-alignment/what-a-clause-is", test_what_a_clause_is);
  g_test_add_func ("/clause-alignment/measured", test_measured);
  g_test_add_func ("/clause-alignment/joined", test_joined);
  g_test_add_func ("/clause-alignment/several-texts", test_several_texts);
  g_test_add_func ("/clause-alignment/covers-both", test_covers_both);
  g_test_add_func ("/clause-alignment/characters", test_characters);

  return g_test_run ();
}
