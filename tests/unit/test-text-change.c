/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-text-change.h"
#include "core/dz-text.h"

static DzKnowledge *knowledge;

static GPtrArray *
find_changes (const char *left, const char *right)
{
  const GPtrArray left_texts = { (gpointer[]){ (gpointer) left }, 1 };
  const GPtrArray right_texts = { (gpointer[]){ (gpointer) right }, 1 };
  g_autoptr (GPtrArray) clauses = dz_clause_alignment_build_texts (&left_texts, &right_texts);

  return dz_text_changes_find (&left_texts, &right_texts, clauses, knowledge, NULL, NULL);
}

/* One line for each change: “number 7%|6.5% −0.5 个百分点”; mere wording only where asked for. */
static char *
dup_changes (const char *left, const char *right, gboolean wording)
{
  g_autoptr (GPtrArray) changes = find_changes (left, right);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const DzTextChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before = dz_text_slice (left, change->left.start, change->left.end);
      g_autofree char *after = dz_text_slice (right, change->right.start, change->right.end);
      g_autofree char *difference = dz_text_change_dup_difference (change);

      if (change->kind == DZ_TEXT_CHANGE_WORDING && !wording)
        continue;
      g_string_append_printf (text, "%s%s %s|%s%s%s", text->len > 0 ? "\n" : "",
                              dz_text_change_kind_get_nick (change->kind), before, after, difference != NULL ? " " : "",
                              difference != NULL ? difference : "");
    }

  return g_string_free (text, FALSE);
}

static void
assert_changes (const char *left, const char *right, const char *expected)
{
  g_autofree char *changes = dup_changes (left, right, FALSE);

  g_assert_cmpstr (changes, ==, expected);
}

static void
assert_all_changes (const char *left, const char *right, const char *expected)
{
  g_autofree char *changes = dup_changes (left, right, TRUE);

  g_assert_cmpstr (changes, ==, expected);
}

static void
test_numbers (void)
{
  assert_changes ("石桥产值增长7%。", "石桥产值增长6.5%。", "number 7%|6.5% −0.5 个百分点");
  assert_changes ("收入200亿元。", "收入220亿元。", "number 200亿元|220亿元 +10%");
  assert_changes ("收入9000万元。", "收入1.8亿元。", "number 9000万元|1.8亿元 +100%");
  assert_changes ("共1,450户人家。", "共2,900户人家。", "number 1,450户|2,900户 +100%");
  assert_changes ("产值位居全省第5位。", "产值位居全省第3位。", "number 5位|3位 −2 位");
  assert_changes ("产值增长６％。", "产值增长6%。", "");
  assert_changes ("修水渠12公里。", "修水渠12公里。", "");
}

/* Many reports set a blank between a number and what it counts, some between the digits. */
static void
test_blanks (void)
{
  assert_changes ("新增床位2.5万人。", "全镇新增床位 3 万人。", "number 2.5万人|3 万人 +20%");
  assert_changes ("修路 7100 米。", "修路 3550 米。", "number 7100 米|3550 米 −50%");
  assert_changes ("产值达到２ ０ ０ 亿元。", "产值达到2 2 0 亿元。", "number ２ ０ ０ 亿元|2 2 0 亿元 +10%");
  assert_changes ("产值增长5 ．4 ％。", "产值增长5·8％。", "number 5 ．4 ％|5·8％ +0.4 个百分点");
  assert_changes ("修桥不少于50座。", "修塔 6 座以上、修桥不少于 60 座。", "number 50座|60 座 +20%");
  assert_changes ("产值增长 7% 左右。", "产值增长超过 7%。", "hardened 左右|超过");
  assert_changes ("2024 年石桥丰收。", "2025 年石桥丰收。", "");
}

static void
test_numerals (void)
{
  assert_changes ("镇上修桥三座。", "镇上修桥十二座。", "number 三座|十二座 +300%");
  assert_changes ("镇上修桥三座。", "镇上修桥6座。", "number 三座|6座 +100%");
  assert_changes ("开展两项改革。", "开展三项改革。", "");
  assert_changes ("住进第三栋。", "住进第四栋。", "");
}

static void
test_ranges (void)
{
  assert_changes ("产值增长6%—7%。", "产值增长7%—8%。", "number 6%—7%|7%—8% +1 个百分点");
  assert_changes ("产值增长5-6%。", "产值增长6%。", "number 5-6%|6% +0.5 个百分点");
}

/* Which number answers which is told by the words before it and by its unit. */
static void
test_which_number (void)
{
  assert_changes ("新增床位500张、医师30名。", "新增医师45名、床位600张。",
                  "number 30名|45名 +50%\nnumber 500张|600张 +20%");
  assert_changes ("修桥3座、路5公里。", "修桥3座、水渠2公里、路6公里。", "number 5公里|6公里 +20%");
}

/* Of different things, or counted over different spans of time, one is no change of the other. */
static void
test_same_thing (void)
{
  /* What a measure word counts. */
  assert_changes ("办理石桥村议案2件。", "办理石桥村建议29件。", "");
  assert_changes ("办理石桥村建议20件。", "办理石桥村议案2件、石桥村建议30件。", "number 20件|30件 +50%");
  assert_changes ("新建20个停车场。", "新建30个养鸡场。", "");
  /* Sums of as many years. */
  assert_changes ("三年来石桥累计造林20亩。", "五年来石桥累计造林30亩。", "");
  assert_changes ("2012年同2007年相比，石桥造林20亩。", "全年石桥造林30亩。", "");
  assert_changes ("镇上招来商店不少于50家。", "镇上招来工厂不少于5家。", "");
  assert_changes ("镇上挖渠50公里。", "镇上种树80公里。", "");
  assert_changes ("石桥产值比上年增长7%。", "石桥产值五年平均每年增长8%。", "");
  assert_changes ("修路3公里。", "五年累计修路20公里。", "");
  assert_changes ("石桥收入增加30亿元。", "石桥收入达到300亿元。", "");
  assert_changes ("石桥比重提高2个百分点。", "石桥比重下降3个百分点。", "");
  assert_changes ("城镇居民收入增长7%。", "农村居民收入增长8%。", "");
  assert_changes ("补助由每户30元提高到40元。", "补助由每户40元提高到50元。",
                  "number 30元|40元 +33.3%\nnumber 40元|50元 +25%");
  assert_changes ("东村、西村产值分别增长4%和6%。", "东村、西村产值分别增长5%和9%。",
                  "number 4%|5% +1 个百分点\nnumber 6%|9% +3 个百分点");
}

/* That years go by is no news, nor that names have other numbers. */
static void
test_no_numbers (void)
{
  assert_changes ("2024年石桥丰收。", "2025年石桥丰收。", "");
  assert_changes ("5月8日开渠通水。", "6月9日开渠通水。", "");
  assert_changes ("修好第3条水渠。", "修好第4条水渠。", "");
  assert_changes ("全镇开通4G网络。", "全镇开通5G网络。", "");
}

static void
test_hardness (void)
{
  assert_changes ("鼓励石桥茶叶发展。", "大力促进石桥茶叶发展。", "hardened 鼓励|促进");
  assert_changes ("力争修好两岸河堤。", "确保修好两岸河堤。", "hardened 力争|确保");
  assert_changes ("确保修好两岸河堤。", "努力修好两岸河堤。", "softened 确保|努力");
  assert_changes ("今年修好两岸河堤。", "今年确保修好两岸河堤。", "hardened |确保");
  assert_changes ("今年修好两岸河堤。", "今年力争修好两岸河堤。", "softened |力争");
  assert_changes ("今年修好两岸河堤。", "明年修好两岸河堤。", "");
  assert_changes ("依靠乡亲们的努力，修好两岸河堤。", "依靠乡亲们的，修好两岸河堤。", "");
  assert_changes ("必须修好两岸河堤。", "修好两岸河堤必须。", "");
}

static void
test_limits (void)
{
  assert_changes ("产值增长7%左右。", "产值增长7%以上。", "hardened 左右|以上");
  assert_changes ("产值增长7%以上。", "产值增长7%。", "softened 以上|");
  assert_changes ("产值增长控制在7%左右。", "产值增长6.5%左右。", "number 7%|6.5% −0.5 个百分点");
  assert_changes ("产值增长7%左右。", "产值增长6.5%以上。", "number 7%|6.5% −0.5 个百分点\nhardened 左右|以上");
}

static void
test_wording (void)
{
  assert_all_changes ("河边老码头改成花园。", "河边老码头改成果园。", "wording 花|果");
  assert_all_changes ("图书馆新添阅览室2间。", "图书馆增设阅览室3间。",
                      "wording 新添|增设\nnumber 2间|3间 +50%");
}

static void
assert_spans (const char *left, const char *right)
{
  g_autoptr (GPtrArray) changes = find_changes (left, right);
  g_autofree int *seen_left = g_new0 (int, dz_text_length (left) + 1);
  g_autofree int *seen_right = g_new0 (int, dz_text_length (right) + 1);

  for (guint i = 0; i < changes->len; i++)
    {
      const DzTextChange *change = g_ptr_array_index (changes, i);

      g_assert_true (change->left.end <= dz_text_length (left) && change->right.end <= dz_text_length (right));
      for (int c = change->left.start; c < change->left.end; c++)
        g_assert_cmpint (seen_left[c]++, ==, 0);
      for (int c = change->right.start; c < change->right.end; c++)
        g_assert_cmpint (seen_right[c]++, ==, 0);
    }
}

/* No character is marked twice. */
static void
test_no_overlap (void)
{
  static const char *const pieces[] = { "力争", "确保", "7%", "6.5%", "200亿元", "2024年", "第3位", "左右", "以上", "超过",
                                        "产值", "增长", "，", "。", "1,450户", "5—6%", "实现", "万", "努力" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < 4000; i++)
    {
      g_autoptr (GString) left = g_string_new (NULL);
      g_autoptr (GString) right = g_string_new (NULL);

      for (int j = g_rand_int_range (rand, 0, 14); j > 0; j--)
        g_string_append (left, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      for (int j = g_rand_int_range (rand, 0, 14); j > 0; j--)
        g_string_append (right, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      assert_spans (left->str, right->str);
    }
}

int
main (int argc, char *argv[])
{
  int status = 0;

  g_test_init (&argc, &argv, NULL);
  knowledge = dz_knowledge_load_own (NULL);
  g_assert_nonnull (knowledge);
  g_test_add_func ("/text-change/numbers", test_numbers);
  g_test_add_func ("/text-change/blanks", test_blanks);
  g_test_add_func ("/text-change/numerals", test_numerals);
  g_test_add_func ("/text-change/ranges", test_ranges);
  g_test_add_func ("/text-change/which-number", test_which_number);
  g_test_add_func ("/text-change/same-thing", test_same_thing);
  g_test_add_func ("/text-change/no-numbers", test_no_numbers);
  g_test_add_func ("/text-change/hardness", test_hardness);
  g_test_add_func ("/text-change/limits", test_limits);
  g_test_add_func ("/text-change/wording", test_wording);
  g_test_add_func ("/text-change/no-overlap", test_no_overlap);
  status = g_test_run ();
  dz_knowledge_unref (knowledge);

  return status;
}
