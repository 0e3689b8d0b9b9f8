/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-number-guard.h"

#include <string.h>

#include "extract/dz-sentence.h"

static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

/* 22.4/10万: of so many people. */
static gboolean
is_per_head (const DzPlainText *text, int position)
{
  return dz_plain_text_has (text, position, text->length, "/10万")
         || dz_plain_text_has (text, position, text->length, "/万");
}

/* Glued to letters, signs or further digits a number is part of a name: 5G, 1+6, 3A, 12:30. */
gboolean
dz_number_is_glued (const DzPlainText *text, const DzNumber *number)
{
  gunichar before = char_at (text, number->start - 1);
  gunichar after = char_at (text, number->end);

  if (number->form == DZ_NUMBER_CHINESE)
    return FALSE;
  if (before == 0x6bcf /* 每50公斤 */)
    return TRUE;
  if (number->form == DZ_NUMBER_FRACTION)
    return before == '/' || after == '/';

  return is_letter (before) || (before != 0 && strchr ("+-/#.x", (int)MIN (before, 127)) != NULL)
         || before == 0xd7 || before == 0x7b2c /* 第 */
         || (after != 0 && after < 128 && strchr ("+/#x", (int)after) && !is_per_head (text, number->end))
         || after == 0xd7 || (after == ':' && g_unichar_isdigit (char_at (text, number->end + 1)));
}

gboolean
dz_number_is_year (const DzPlainText *text, const DzNumber *number)
{
  return char_at (text, number->end) == 0x5e74 /* 年 */;
}

/* 连续7年: how long something has been so; 提前一年: by how much it came early. */
gboolean
dz_number_is_duration (const DzPlainText *text, const DzNumber *number)
{
  if (number->form == DZ_NUMBER_FRACTION || !dz_number_is_year (text, number) || number->value > 100)
    return FALSE;

  return (dz_plain_text_has (text, number->start - 2, number->start, "连续") && number->value >= 2)
         || dz_plain_text_has (text, number->start - 2, number->start, "提前");
}

/* 15分钟生活圈, 1小时交通圈: the time one needs is part of the name. */
gboolean
dz_number_names_circle (const DzPlainText *text, int position)
{
  for (int i = position; i < position + 8 && i < text->length && !dz_is_punctuation (text->chars[i]); i++)
    if (text->chars[i] == 0x5708 /* 圈 */)
      return TRUE;

  return FALSE;
}

/* 周年, 岁生日, 届, 期, 代, 米服务半径, 个千亿台阶: they say which, not how many. */
gboolean
dz_number_is_ordinal_like (const DzPlainText *text, int position)
{
  static const char *const words[] = { "周年",           "周岁",         "诞辰",          "华诞",
                                       "岁生日",         "届",           "期工程",        "后大学生",
                                       "年代",           "后青年",       "米服务半径",    "公里服务半径",
                                       "个百亿台阶",     "个千亿台阶",   "个万亿台阶",    "户以上自然村",
                                       "户以上的自然村", "人以上自然村", "人以上的自然村" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_has (text, position, text->length, words[i]))
      return TRUE;

  return FALSE;
}
