/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-text-number.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-text.h"

/* The longest unit of the knowledge files that is tried. */
#define MAX_UNIT 9

typedef struct
{
  const DzKnowledge *knowledge;
  gunichar *chars; /* folded */
  int length;
} Text;

static gboolean
is_digit_at (const Text *text, int i)
{
  return i >= 0 && i < text->length && text->chars[i] >= '0' && text->chars[i] <= '9';
}

static gboolean
is_one_of_at (const Text *text, int i, const char *set)
{
  return i >= 0 && i < text->length && g_utf8_strchr (set, -1, text->chars[i]) != NULL;
}

static gboolean
is_letter_at (const Text *text, int i)
{
  return i >= 0 && i < text->length && text->chars[i] < 0x80 && g_unichar_isalpha (text->chars[i]);
}

static gboolean
is_blank_at (const Text *text, int i)
{
  return i >= 0 && i < text->length && dz_char_is_blank (text->chars[i]);
}

/* A comma before three digits; a blank in a number that is set with one after each digit, or before its
 * point. */
static gboolean
is_inside_number (const Text *text, int i)
{
  if (is_one_of_at (text, i, ","))
    return is_digit_at (text, i - 1) && is_digit_at (text, i + 1) && is_digit_at (text, i + 2)
           && is_digit_at (text, i + 3) && !is_digit_at (text, i + 4);
  if (!is_blank_at (text, i))
    return FALSE;

  return (is_one_of_at (text, i + 1, ".·") && is_digit_at (text, i + 2))
         || (!is_digit_at (text, i - 2) && is_digit_at (text, i + 1) && !is_digit_at (text, i + 2));
}

/* Reads digits with a point. Returns the end. */
static int
read_digits (const Text *text, int i, double *value)
{
  GString *digits = g_string_new (NULL);

  for (;; i++)
    {
      if (is_digit_at (text, i))
        g_string_append_c (digits, (char) text->chars[i]);
      else if (is_one_of_at (text, i, ".·") && is_digit_at (text, i + 1))
        g_string_append_c (digits, '.');
      else if (!is_inside_number (text, i))
        break;
    }
  *value = g_ascii_strtod (digits->str, NULL);
  g_string_free (digits, TRUE);

  return i;
}

/* The longest unit that stands at i; NULL for none. */
static const DzUnit *
find_unit (const Text *text, int i, int *end)
{
  for (int n = MIN (MAX_UNIT, text->length - i); n > 0; n--)
    {
      g_autofree char *word = g_ucs4_to_utf8 (text->chars + i, n, NULL, NULL, NULL);
      const DzUnit *unit = word != NULL ? dz_knowledge_find_unit (text->knowledge, word) : NULL;

      if (unit == NULL)
        continue;
      *end = i + n;
      return unit;
    }

  return NULL;
}

/* 万 and 亿 without a unit the files know. */
static int
read_multiple (const Text *text, int i, double *factor)
{
  for (;; i++)
    {
      if (is_one_of_at (text, i, "亿"))
        *factor *= 1e8;
      else if (is_one_of_at (text, i, "万"))
        *factor *= 1e4;
      else if (is_one_of_at (text, i, "千"))
        *factor *= 1e3;
      else if (is_one_of_at (text, i, "百"))
        *factor *= 1e2;
      else
        return i;
    }
}

/* 万 and 亿, and after the digits themselves any one character, taken for a unit the files do not know. */
static int
read_unknown_unit (const Text *text, int i, gboolean apart, double *factor)
{
  int end = read_multiple (text, i, factor);

  if (!(apart && end == i) && end < text->length && dz_char_is_han (text->chars[end])
      && !is_one_of_at (text, end, "以左多余至到的和与及或为是在等各第之"))
    end++;

  return end;
}

/* What stands after the digits, a blank between them or not: sets family, unit, end; returns the factor to
 * the base unit. */
static double
read_unit (const Text *text, int digits_end, DzTextNumber *number)
{
  int i = digits_end;
  int end;
  const DzUnit *unit;
  double factor = 1;
  g_autofree char *written = NULL;

  while (is_blank_at (text, i))
    i++;
  end = i;
  unit = find_unit (text, i, &end);
  if (unit != NULL)
    factor = unit->factor;
  else
    end = read_unknown_unit (text, i, i > digits_end, &factor);
  if (end == i)
    i = end = digits_end;
  written = g_ucs4_to_utf8 (text->chars + i, end - i, NULL, NULL, NULL);
  g_strlcpy (number->unit, written, sizeof number->unit);
  number->family = unit != NULL ? unit->family : "";
  number->end = end;

  return factor;
}

static gboolean
reads (const Text *text, int start, const char *word, int length)
{
  if (start < 0 || start + length > text->length)
    return FALSE;
  for (; *word != '\0'; word = g_utf8_next_char (word), start++)
    if (text->chars[start] != g_utf8_get_char (word))
      return FALSE;

  return TRUE;
}

/* The longest word that limits the number, after it or else before: 控制在4%左右 is about 4%. */
static void
find_limit (const Text *text, DzTextNumber *number)
{
  const GPtrArray *words = dz_knowledge_get_modifier_words (text->knowledge);
  int longest = 0;
  gboolean is_after = FALSE;
  int before = number->start;
  int after = number->end;

  while (is_blank_at (text, before - 1))
    before--;
  while (is_blank_at (text, after))
    after++;
  number->limit_start = number->limit_end = number->end;
  number->limit = DZ_MODIFIER_EXACT;
  for (guint i = 0; i < words->len; i++)
    {
      const DzModifierWord *word = g_ptr_array_index (words, i);
      int length = dz_text_length (word->wording);
      int start = word->before ? before - length : after;

      if (!reads (text, start, word->wording, length) || (is_after && word->before)
          || (is_after == !word->before && length <= longest))
        continue;
      longest = length;
      is_after = !word->before;
      number->limit = word->modifier;
      number->limit_start = start;
      number->limit_end = start + length;
    }
}

/* Years, dates, numbers of a series. The value is still the digits' alone. */
static gboolean
is_name (const Text *text, const DzTextNumber *number)
{
  /* Letters beside it: A1, 5G. */
  if (is_letter_at (text, number->start - 1) || (number->unit[0] == '\0' && is_letter_at (text, number->end)))
    return TRUE;
  if (is_one_of_at (text, number->start - 1, "第"))
    return !is_one_of_at (text, number->end - 1, "位名");
  if (g_str_has_prefix (number->unit, "年"))
    return number->value >= 1900 && number->value <= 2100;

  return strcmp (number->unit, "月") == 0 || strcmp (number->unit, "日") == 0 || strcmp (number->unit, "号") == 0;
}

/* 6%—7% and 6—7%: reads the second number of a range. Returns the factor of its unit, 0 if there is none. */
static double
read_range_end (const Text *text, int i, DzTextNumber *end)
{
  int digits = i;
  double factor = 0;

  while (is_one_of_at (text, digits, "-—–~～至到"))
    digits++;
  if (digits == i || !is_digit_at (text, digits))
    return 0;
  digits = read_digits (text, digits, &end->value);
  factor = read_unit (text, digits, end);
  end->value *= factor;

  return factor;
}

/* Reads the number that begins at i. Returns FALSE if it is a name. */
static gboolean
read_number (const Text *text, int i, DzTextNumber *number)
{
  DzTextNumber second = { .start = i };
  int digits = 0;
  double factor = 0;
  double second_factor = 0;
  gboolean bare = FALSE;

  *number = (DzTextNumber){ .start = i };
  digits = read_digits (text, i, &number->value);
  factor = read_unit (text, digits, number);
  if (is_name (text, number))
    return FALSE;

  number->is_rank = is_one_of_at (text, i - 1, "第");
  bare = number->unit[0] == '\0' || is_one_of_at (text, digits, "至到");
  second_factor = read_range_end (text, bare ? digits : number->end, &second);
  if (second_factor == 0 || !(bare || strcmp (number->family, second.family) == 0))
    {
      number->value *= factor;
      return TRUE;
    }

  number->value = (number->value * (bare ? second_factor : factor) + second.value) / 2;
  number->is_range = TRUE;
  number->family = second.family;
  memcpy (number->unit, second.unit, sizeof number->unit);
  number->end = second.end;

  return TRUE;
}

/* The value of a Chinese numeral up to 9 999 that begins at i, with its end; 0 for none. */
static int
read_numeral (const Text *text, int i, int *end)
{
  static const char *const digits[] = { "二两", "三", "四", "五", "六", "七", "八", "九" };
  static const struct { const char *sign; int value; } tens[] = { { "十", 10 }, { "百", 100 }, { "千", 1000 } };
  int value = 0;
  int digit = 0;

  for (; is_one_of_at (text, i, "零一二两三四五六七八九十百千"); i++)
    {
      digit = is_one_of_at (text, i, "一") ? 1 : digit;
      for (int d = 0; d < (int) G_N_ELEMENTS (digits); d++)
        digit = is_one_of_at (text, i, digits[d]) ? d + 2 : digit;
      for (int t = 0; t < (int) G_N_ELEMENTS (tens); t++)
        if (is_one_of_at (text, i, tens[t].sign))
          {
            value += MAX (digit, 1) * tens[t].value;
            digit = 0;
          }
    }
  *end = i;

  return value + digit;
}

/* 三座: a Chinese numeral from two on that counts things one can touch. 三个 and 四项 are as often part of a
 * name. */
static gboolean
read_counted (const Text *text, int i, DzTextNumber *number)
{
  int end = i;
  int value = read_numeral (text, i, &end);

  if (value < 2 || is_one_of_at (text, i - 1, "第几数零一二两三四五六七八九十百千")
      || !is_one_of_at (text, end, "座所家户处间栋幢台辆套艘架株棵"))
    return FALSE;

  *number = (DzTextNumber){ .start = i, .value = value };
  read_unit (text, end, number);

  return TRUE;
}

GArray *
dz_text_number_list (const char *text, const DzKnowledge *knowledge)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (DzTextNumber));
  glong length = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &length);
  Text read = { knowledge, chars, (int) length };

  for (int i = 0; i < read.length; i++)
    chars[i] = dz_char_fold (chars[i]);

  for (int i = 0; i < read.length; i++)
    {
      DzTextNumber number;

      if (!is_digit_at (&read, i) && !read_counted (&read, i, &number))
        continue;
      if (!is_digit_at (&read, i) || read_number (&read, i, &number))
        {
          find_limit (&read, &number);
          g_array_append_val (numbers, number);
        }
      i = MAX (i, number.end - 1);
    }

  return numbers;
}

gboolean
dz_text_number_is_comparable (const DzTextNumber *left, const DzTextNumber *right)
{
  if (left->is_rank != right->is_rank)
    return FALSE;

  return left->family[0] != '\0' ? strcmp (left->family, right->family) == 0
                                 : strcmp (left->unit, right->unit) == 0;
}
