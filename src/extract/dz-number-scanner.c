/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-number-scanner.h"

#include <string.h>

/* More digits than this no report prints, and a double could not hold them. */
#define MAX_DIGITS 15

static gboolean
is_digit (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length && text->chars[position] >= '0'
         && text->chars[position] <= '9';
}

static int
skip_digits (const DzPlainText *text, int position)
{
  while (is_digit (text, position))
    position++;

  return position;
}

static gboolean
is_wide_digit (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length && text->raw[position] >= 0xff10
         && text->raw[position] <= 0xff19;
}

/* A comma that groups thousands has three digits behind it and is written half width, or full width between
 * full-width digits. */
static gboolean
is_grouping_comma (const DzPlainText *text, int position)
{
  if (position >= text->length || skip_digits (text, position + 1) != position + 4)
    return FALSE;

  return text->raw[position] == ','
         || (text->raw[position] == 0xff0c && is_wide_digit (text, position - 1)
             && is_wide_digit (text, position + 1));
}

/* Some print the decimal point in the middle of the line: 19·5. */
static gboolean
is_decimal_point (const DzPlainText *text, int position)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  return (c == '.' || c == 0xb7 || c == 0x30fb) && is_digit (text, position + 1);
}

static gboolean
scan_digits (const DzPlainText *text, int position, DzNumber *number)
{
  int end = skip_digits (text, position);
  char digits[2 * MAX_DIGITS + 2] = { 0 };
  int n_digits = 0;

  if (end - position <= 3)
    while (is_grouping_comma (text, end))
      end += 4;
  if (is_decimal_point (text, end))
    end = skip_digits (text, end + 1);

  number->form = DZ_NUMBER_DIGITS;
  number->start = position;
  number->end = end;
  for (int i = position; i < end; i++)
    if (text->chars[i] != ',')
      {
        if (n_digits > MAX_DIGITS)
          return FALSE;
        digits[n_digits++] = is_digit (text, i) ? (char) text->chars[i] : '.';
      }
  number->value = g_ascii_strtod (digits, NULL);

  return TRUE;
}

static int
digit_value (gunichar c)
{
  static const char digits[] = "零一二三四五六七八九";
  int value = 0;

  if (c == 0x4e24) /* 两 */
    return 2;
  if (c == 0x3007) /* 〇 */
    return 0;
  for (const char *p = digits; *p != '\0'; p = g_utf8_next_char (p), value++)
    if (g_utf8_get_char (p) == c)
      return value;

  return -1;
}

static int
magnitude_value (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
      return 10;
    case 0x767e: /* 百 */
      return 100;
    case 0x5343: /* 千 */
      return 1000;
    default:
      return 0;
    }
}

static gboolean
scan_chinese (const DzPlainText *text, int position, DzNumber *number)
{
  double total = 0;
  int last_magnitude = G_MAXINT;
  int digit = -1;
  int i = position;

  number->form = DZ_NUMBER_CHINESE;
  number->bare = TRUE;
  for (; i < text->length && i < position + MAX_DIGITS; i++)
    {
      int value = digit_value (text->chars[i]);
      int magnitude = magnitude_value (text->chars[i]);

      if (value < 0 && magnitude == 0)
        break;
      /* 二千千瓦: the second belongs to the unit. */
      if (magnitude > 0 && magnitude >= last_magnitude)
        break;
      if (magnitude > 0)
        {
          last_magnitude = magnitude;
          total += (digit < 0 ? 1 : digit) * magnitude;
          digit = -1;
          continue;
        }
      /* Two digits side by side (二三十, 一二三产业) are no number of this form. */
      if (digit > 0)
        {
          number->end = i + 1;
          return FALSE;
        }
      digit = value;
      number->bare = FALSE;
    }

  number->start = position;
  number->end = i;
  number->value = total + MAX (digit, 0);

  return i > position;
}

static gboolean
scan_decimal_chinese (const DzPlainText *text, int position, DzNumber *number)
{
  double place = 0.1;

  if (!scan_chinese (text, position, number))
    return FALSE;
  if (number->end >= text->length || text->chars[number->end] != 0x70b9 /* 点 */
      || number->end + 1 >= text->length || digit_value (text->chars[number->end + 1]) < 0)
    return TRUE;

  number->end++;
  for (; number->end < text->length && digit_value (text->chars[number->end]) >= 0;
       number->end++, place /= 10)
    number->value += digit_value (text->chars[number->end]) * place;

  return TRUE;
}

/* 三分之一, 1/3: in per cent. */
static gboolean
scan_part (const DzPlainText *text, int position, const DzNumber *first, DzNumber *number)
{
  gboolean is_slash = text->chars[first->end] == '/';
  DzNumber second = { 0 };
  double whole = is_slash ? 0 : first->value;

  if (is_slash ? !is_digit (text, first->end + 1) || !scan_digits (text, first->end + 1, &second)
               : !scan_chinese (text, first->end + 2, &second))
    return FALSE;
  whole = is_slash ? second.value : first->value;
  number->value = is_slash ? first->value : second.value;
  if (number->value < 1 || whole <= number->value || whole > 10 || whole != (int) whole)
    return FALSE;
  number->form = DZ_NUMBER_FRACTION;
  number->start = position;
  number->end = second.end;
  number->bare = FALSE;
  number->value = (double) (int) (1000 * number->value / whole + 0.5) / 10;

  return TRUE;
}

static gboolean
scan_fraction (const DzPlainText *text, int position, DzNumber *number)
{
  DzNumber part = { 0 };
  int start = position + 3;

  if (is_digit (text, start) ? !scan_digits (text, start, &part) : !scan_decimal_chinese (text, start, &part))
    return FALSE;

  *number = part;
  number->form = DZ_NUMBER_FRACTION;
  number->start = position;
  number->bare = FALSE;
  number->per_mille = text->chars[position] == 0x5343 /* 千 */;
  if (text->chars[position] == 0x4e07 /* 万分之三, in per cent */)
    number->value /= 100;

  return TRUE;
}

/* Digits or a Chinese numeral, up to the next 万 or 亿. */
static gboolean
scan_group (const DzPlainText *text, int position, DzNumber *number)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  if (is_digit (text, position))
    return scan_digits (text, position, number);

  return (digit_value (c) >= 0 || magnitude_value (c) > 0) && scan_chinese (text, position, number);
}

/* 万 or 亿 right at position; 1 if neither stands there. */
static double
get_magnitude_at (const DzPlainText *text, int position)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  return c == 0x4ebf ? 1e8 : c == 0x4e07 ? 1e4 : 1;
}

/* The same past 多 or 余. */
static double
get_magnitude (const DzPlainText *text, int position)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  return get_magnitude_at (text, c == 0x591a || c == 0x4f59 ? position + 1 : position);
}

/* 1亿3千多万, 2亿5千万: digits with 千 or 百 of their own behind a first group. */
static gboolean
scan_next_group (const DzPlainText *text, int position, DzNumber *number)
{
  gunichar c;

  if (!scan_group (text, position, number))
    return FALSE;

  c = number->end < text->length ? text->chars[number->end] : 0;
  if (number->form == DZ_NUMBER_DIGITS && number->value < 10 && (c == 0x5343 /* 千 */ || c == 0x767e /* 百 */)
      && get_magnitude (text, number->end + 1) > 1)
    {
      number->value *= c == 0x5343 ? 1000 : 100;
      number->end++;
    }

  return TRUE;
}

/* 三万五 and 一万千瓦 end with the first group. */
static gboolean
may_follow (const DzPlainText *text, const DzNumber *first, const DzNumber *next, double magnitude)
{
  double own = get_magnitude (text, next->end);
  gunichar opening = text->chars[next->start];

  if (next->form != first->form || next->bare || next->value >= 10000 || next->value <= 0
      || next->value != (double) (int) next->value || own == magnitude
      || (next->end < text->length && text->chars[next->end] == 0x5e74 /* 年 */))
    return FALSE;

  return own > 1 || next->value >= 1000 || opening == 0x96f6 || opening == 0x3007;
}

/* 十亿七千万, 一万七千四百亿, 1亿2000万: groups that make one number. It counts in the magnitude of the last
 * one, which is left to the unit. */
static void
add_groups (const DzPlainText *text, DzNumber *number)
{
  double total = 0;
  DzNumber group = *number;

  for (;;)
    {
      double magnitude = get_magnitude (text, group.end);
      DzNumber next = { 0 };

      if (group.form == DZ_NUMBER_FRACTION || magnitude == 1
          || magnitude != get_magnitude_at (text, group.end) || group.value != (double)(gint64)group.value
          || !scan_next_group (text, group.end + 1, &next) || !may_follow (text, &group, &next, magnitude))
        break;
      total = magnitude == 1e8 ? (total + group.value) * 1e8 : total + group.value * 1e4;
      group = next;
    }
  if (total == 0)
    return;

  number->end = group.end;
  number->bare = FALSE;
  number->value = get_magnitude (text, group.end) == 1e4 ? total / 1e4 + group.value : total + group.value;
}

gboolean
dz_number_scan (const DzPlainText *text, int position, DzNumber *number)
{
  DzNumber part = { 0 };
  gunichar c;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  memset (number, 0, sizeof *number);
  if (position >= text->length)
    return FALSE;

  c = text->chars[position];
  if (is_digit (text, position))
    {
      if (!scan_digits (text, position, number))
        return FALSE;
      if (number->end < text->length && text->chars[number->end] == '/'
          && scan_part (text, position, number, &part))
        *number = part;
      add_groups (text, number);
      return TRUE;
    }
  if (dz_plain_text_has (text, position, text->length, "百分之")
      || dz_plain_text_has (text, position, text->length, "千分之")
      || dz_plain_text_has (text, position, text->length, "万分之"))
    return scan_fraction (text, position, number);
  if (digit_value (c) < 0 && magnitude_value (c) == 0)
    return FALSE;
  if (!scan_chinese (text, position, number))
    return FALSE;
  if (dz_plain_text_has (text, number->end, text->length, "分之") && scan_part (text, position, number, &part))
    *number = part;
  add_groups (text, number);

  return TRUE;
}
