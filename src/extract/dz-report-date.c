/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-report-date.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"

/* Four digits written one by one, as years are; returns the bytes read, 0 for none. */
static int
parse_year (const char *text, int *year)
{
  const char *p = text;
  int value = 0;

  for (int i = 0; i < 4; i++, p = g_utf8_next_char (p))
    {
      int digit = *p != '\0' ? dz_char_get_digit (g_utf8_get_char (p)) : -1;

      if (digit < 0)
        return 0;
      value = value * 10 + digit;
    }
  if (value < 1900 || value > 2099)
    return 0;
  *year = value;

  return (int) (p - text);
}

static const char *
expect (const char *p, const char *word)
{
  return p != NULL && g_str_has_prefix (p, word) ? p + strlen (word) : NULL;
}

static const char *
expect_number (const char *p, int *number)
{
  int length = p != NULL ? dz_enumerator_parse_number (p, number) : 0;

  return length > 0 ? p + length : NULL;
}

/* 三十一 is beyond what enumerators need only in the tens, which they read as well. */
static const char *
parse_month_and_day (const char *p, int *month, int *day)
{
  p = expect_number (expect (p, "年"), month);
  p = expect_number (expect (p, "月"), day);

  return expect (p, "日");
}

char *
dz_report_date_dup_iso (const char *text)
{
  g_autofree char *squeezed = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  squeezed = dz_char_dup_squeezed (text);
  for (const char *p = squeezed; *p != '\0'; p = g_utf8_next_char (p))
    {
      int year = 0;
      int month = 0;
      int day = 0;
      int length = parse_year (p, &year);

      if (length > 0 && parse_month_and_day (p + length, &month, &day) != NULL
          && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    }

  return NULL;
}

static gboolean
is_year_follow (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  /* 2024年; 2021-2026年; 2021—2026; 2021至2026年; a heading that is a year alone */
  return c == 0 || g_str_has_prefix (p, "年") || c == '-' || c == 0x2014 || c == 0x2013 || c == 0xff0d
         || c == '~' || g_str_has_prefix (p, "至") || g_str_has_prefix (p, "、");
}

GArray *
dz_report_date_list_years (const char *text)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *squeezed = NULL;
  int previous = -1;

  g_return_val_if_fail (text != NULL, years);

  squeezed = dz_char_dup_squeezed (text);
  for (const char *p = squeezed; *p != '\0';)
    {
      int year = 0;
      int length = previous < 0 ? parse_year (p, &year) : 0;

      if (length > 0 && is_year_follow (p + length))
        g_array_append_val (years, year);
      previous = length > 0 ? -1 : dz_char_get_digit (g_utf8_get_char (p));
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }

  return years;
}
