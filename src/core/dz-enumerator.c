/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-enumerator.h"

#include <string.h>

#include "core/dz-char.h"

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && dz_char_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_arabic (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

/* 一 … 九十九; 〇 and 零 do not occur in enumerators. */
static const char *
parse_han_number (const char *p, int *number)
{
  int tens = 0;
  int ones = 0;
  gboolean has_ten = FALSE;
  gboolean has_any = FALSE;

  for (int i = 0; i < 3; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = dz_char_get_digit (c);

      if (c == 0x5341 && !has_ten) /* 十 */
        {
          has_ten = has_any = TRUE;
          tens = ones > 0 ? ones : 1;
          ones = 0;
        }
      else if (digit > 0 && !is_arabic (c) && ones == 0)
        {
          ones = digit;
          has_any = TRUE;
        }
      else
        break;
    }
  if (!has_any)
    return NULL;
  *number = tens * 10 + ones;

  return p;
}

static const char *
parse_arabic (const char *p, int *number)
{
  int value = 0;
  int n_digits = 0;

  for (; is_arabic (g_utf8_get_char (p)) && n_digits < 4; p = g_utf8_next_char (p), n_digits++)
    value = value * 10 + dz_char_get_digit (g_utf8_get_char (p));
  if (n_digits == 0 || is_arabic (g_utf8_get_char (p)))
    return NULL;
  *number = value;

  return p;
}

int
dz_enumerator_parse_number (const char *text, int *number)
{
  const char *end;

  g_return_val_if_fail (text != NULL && number != NULL, 0);

  end = parse_arabic (text, number);
  if (end == NULL)
    end = parse_han_number (text, number);

  return end != NULL ? (int) (end - text) : 0;
}

static DzEnumerator
finish (const char *start, const char *end, DzEnumeratorKind kind, int number)
{
  return (DzEnumerator){ kind, number, (int) (skip_blanks (end) - start) };
}

static DzEnumerator
parse_chapter (const char *start, const char *p)
{
  static const char *const units[] = { "部分", "章", "篇", "节" };
  int number = 0;

  p += strlen ("第");
  p = parse_han_number (p, &number);
  for (guint i = 0; p != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (p, units[i]))
      {
        const char *end = p + strlen (units[i]);
        gunichar next = g_utf8_get_char (end);

        /* 第一部分： and 第一章　总论, not 第一部分析报告 */
        if (next == 0 || dz_char_is_blank (next) || dz_char_is_pause (next))
          return finish (start, dz_char_is_pause (next) ? g_utf8_next_char (end) : end, DZ_ENUMERATOR_CHAPTER,
                         number);
      }

  return (DzEnumerator){ 0 };
}

static DzEnumerator
parse_paren (const char *start, const char *p)
{
  DzEnumeratorKind kind;
  int number = 0;
  const char *end = parse_arabic (skip_blanks (p), &number);

  kind = end != NULL ? DZ_ENUMERATOR_DIGIT_PAREN : DZ_ENUMERATOR_HAN_PAREN;
  if (end == NULL)
    end = parse_han_number (skip_blanks (p), &number);
  if (end != NULL)
    end = skip_blanks (end);
  if (end == NULL || number > 99 || !is_one_of (g_utf8_get_char (end), "）)]】〕"))
    return (DzEnumerator){ 0 };

  return finish (start, g_utf8_next_char (end), kind, number);
}

static DzEnumerator
parse_digit (const char *start, const char *p)
{
  int number = 0;
  const char *end = parse_arabic (p, &number);
  gunichar c = end != NULL ? g_utf8_get_char (end) : 0;

  if (end == NULL || number > 199)
    return (DzEnumerator){ 0 };
  if (is_one_of (c, "）)"))
    return finish (start, g_utf8_next_char (end), DZ_ENUMERATOR_DIGIT_PAREN, number);
  if (!is_one_of (c, ".．、"))
    return (DzEnumerator){ 0 };
  end = g_utf8_next_char (end);
  if (c != 0x3001 && is_arabic (g_utf8_get_char (end))) /* a decimal */
    return (DzEnumerator){ 0 };

  return finish (start, end, DZ_ENUMERATOR_DIGIT, number);
}

/* 注1：, 注释2. */
static DzEnumerator
parse_note (const char *start, const char *p)
{
  int number = 0;
  const char *end;

  if (g_str_has_prefix (p, "释"))
    p += strlen ("释");
  end = parse_arabic (skip_blanks (p), &number);
  if (end == NULL || number > 199 || !is_one_of (g_utf8_get_char (end), ":：.．、"))
    return (DzEnumerator){ 0 };

  return finish (start, g_utf8_next_char (end), DZ_ENUMERATOR_DIGIT_PAREN, number);
}

static DzEnumerator
parse_han (const char *start, const char *p)
{
  int number = 0;
  const char *end = parse_han_number (p, &number);
  gunichar c = end != NULL ? g_utf8_get_char (end) : 0;

  if (end == NULL)
    return (DzEnumerator){ 0 };
  if (is_one_of (c, "、．.") || (is_one_of (c, ",，") && number > 0))
    return finish (start, g_utf8_next_char (end), DZ_ENUMERATOR_HAN, number);
  if ((c == 0x662f || c == 0x8981) && number < 20) /* 是 要 */
    return finish (start, g_utf8_next_char (end), DZ_ENUMERATOR_HAN_IS, number);
  if (c == 0 || dz_char_is_blank (c))
    return finish (start, end, DZ_ENUMERATOR_HAN_BARE, number);

  return (DzEnumerator){ 0 };
}

DzEnumerator
dz_enumerator_parse (const char *text)
{
  const char *p;
  gunichar c;

  g_return_val_if_fail (text != NULL, (DzEnumerator){ 0 });

  p = skip_blanks (text);
  c = g_utf8_get_char (p);
  if (c == 0x7b2c) /* 第 */
    return parse_chapter (text, p);
  if (is_one_of (c, "（([【〔"))
    return parse_paren (text, g_utf8_next_char (p));
  if (c >= 0x2460 && c <= 0x2473) /* ① … ⑳ */
    return finish (text, g_utf8_next_char (p), DZ_ENUMERATOR_DIGIT_PAREN, (int) (c - 0x245f));
  if (is_arabic (c))
    return parse_digit (text, p);
  if (c == 0x6ce8) /* 注 */
    return parse_note (text, g_utf8_next_char (p));

  return parse_han (text, p);
}
