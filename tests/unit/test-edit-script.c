/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-edit-script.h"
#include "core/dz-text.h"

/* The script as text: equal runs plain, changes as [left|right]. */
static char *
dup_script (const char *left, const char *right)
{
  g_autoptr (GPtrArray) edits = dz_edit_script_build (left, right);
  GString *script = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);
      g_autofree char *old = dz_text_slice (left, edit->left_start, edit->left_end);
      g_autofree char *new = dz_text_slice (right, edit->right_start, edit->right_end);

      if (edit->equal)
        g_string_append (script, new);
      else
        g_string_append_printf (script, "[%s|%s]", old, new);
    }

  return g_string_free (script, FALSE);
}

static void
assert_script (const char *left, const char *right, const char *expected)
{
  g_autofree char *script = dup_script (left, right);

  g_assert_cmpstr (script, ==, expected);
}

static void
test_plain (void)
{
  assert_script ("", "", "");
  assert_script ("桥", "桥", "桥");
  assert_script ("", "桥", "[|桥]");
  assert_script ("桥", "", "[桥|]");
  assert_script ("石桥修好了", "石桥很快修好了", "石桥[|很快]修好了");
  assert_script ("石桥很快修好了", "石桥修好了", "石桥[很快|]修好了");
}

static void
test_numbers (void)
{
  assert_script ("收入760亿元，增长11%。", "收入830亿元，增长9%。", "收入[760亿元|830亿元]，增长[11%|9%]。");
  assert_script ("修路5.2公里", "修路5.6公里", "修路[5.2公里|5.6公里]");
  assert_script ("回落1.5个百分点", "回落1.2个百分点", "回落[1.5个百分点|1.2个百分点]");
  assert_script ("增加12以上", "增加13以上", "增加[12|13]以上");
  assert_script ("共1,450户", "共2,450户", "共[1,450户|2,450户]");
  assert_script ("建4G站", "建5G站", "建[4G|5G]站");
}

/* Single shared characters between changes are no help to the eye. */
static void
test_no_confetti (void)
{
  assert_script ("要甲的乙就好", "要丙的丁就好", "要[甲的乙|丙的丁]就好");
  assert_script ("先修桥，再种树", "先补墙，再栽花", "先[修桥|补墙]，再[种树|栽花]");
}

static void
test_begins_with_a_clause (void)
{
  assert_script ("推进甲事，推进乙事。", "推进甲事，推进丙事，推进乙事。", "推进甲事，[|推进丙事，]推进乙事。");
}

static void
test_width (void)
{
  assert_script ("增长6%,快", "增长６％，快", "增长６％，快");
}

static gunichar
draw_char (GRand *rand)
{
  static const char alphabet[] = "山水桥路12.,，。a％";

  return g_utf8_get_char (g_utf8_offset_to_pointer (alphabet, g_rand_int_range (rand, 0, 12)));
}

static char *
draw_text (GRand *rand)
{
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 0, 150); i > 0; i--)
    g_string_append_unichar (text, draw_char (rand));

  return g_string_free (text, FALSE);
}

/* Both texts are covered without gap, runs alternate, and what is called equal is. */
static void
test_covers_both (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 2000; round++)
    {
      g_autofree char *left = draw_text (rand);
      g_autofree char *right = draw_text (rand);
      g_autoptr (GPtrArray) edits = dz_edit_script_build (left, right);
      int left_end = 0;
      int right_end = 0;

      for (guint i = 0; i < edits->len; i++)
        {
          const DzEdit *edit = g_ptr_array_index (edits, i);

          g_assert_cmpint (edit->left_start, ==, left_end);
          g_assert_cmpint (edit->right_start, ==, right_end);
          g_assert_true (edit->left_end > left_end || edit->right_end > right_end);
          g_assert_true (i == 0 || edit->equal != ((DzEdit *) g_ptr_array_index (edits, i - 1))->equal);
          left_end = edit->left_end;
          right_end = edit->right_end;
          if (edit->equal)
            for (int j = 0; j < left_end - edit->left_start; j++)
              g_assert_cmpuint (
                  dz_char_fold (g_utf8_get_char (g_utf8_offset_to_pointer (left, edit->left_start + j))), ==,
                  dz_char_fold (g_utf8_get_char (g_utf8_offset_to_pointer (right, edit->right_start + j))));
          g_assert_true (!edit->equal || left_end - edit->left_start == right_end - edit->right_start);
        }
      g_assert_cmpint (left_end, ==, dz_text_length (left));
      g_assert_cmpint (right_end, ==, dz_text_length (right));
    }
}

/* Beyond the bound the middle is one change, and nothing is lost. */
static void
test_too_long (void)
{
  g_autoptr (GString) left = g_string_new ("头");
  g_autoptr (GString) right = g_string_new ("头");
  g_autoptr (GPtrArray) edits = NULL;

  for (int i = 0; i < 40000; i++)
    {
      g_string_append_unichar (left, 0x4e00 + i % 999);
      g_string_append_unichar (right, 0x4e00 + i % 998);
    }
  g_string_append (left, "尾");
  g_string_append (right, "尾");
  edits = dz_edit_script_build (left->str, right->str);

  g_assert_cmpuint (edits->len, ==, 3);
  g_assert_cmpint (((DzEdit *) g_ptr_array_index (edits, 2))->left_end, ==, 40002);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-script/plain", test_plain);
  g_test_add_func ("/edit-script/numbers", test_numbers);
  g_test_add_func ("/edit-script/no-confetti", test_no_confetti);
  g_test_add_func ("/edit-script/begins-with-a-clause", test_begins_with_a_clause);
  g_test_add_func ("/edit-script/width", test_width);
  g_test_add_func ("/edit-script/covers-both", test_covers_both);
  g_test_add_func ("/edit-script/too-long", test_too_long);

  return g_test_run ();
}
