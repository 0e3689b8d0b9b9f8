/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-figure-entry.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
/* Whole numbers up to it are told exactly; no figure of a report comes near it. */
#define MAX_NUMBER 1e15
/* Of what the reader wrote, in a message about it. */
#define SHOWN_LENGTH 24

/* Folded, without what only parts it. */
static char *
dup_bare (const char *text, const char *left_out)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded != NULL ? folded : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_utf8_strchr (left_out, -1, c) == NULL)
        g_string_append_unichar (bare, c);
    }

  return g_string_free (bare, FALSE);
}

/* Her words as a message can show them. */
static char *
dup_shown (const char *text)
{
  GString *shown = g_string_new (NULL);
  int n = 0;

  for (const char *p = text; *p != '\0' && n < SHOWN_LENGTH; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (shown, g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p) : ' ');
  if (n == SHOWN_LENGTH)
    g_string_append (shown, "…");

  return g_string_free (shown, FALSE);
}

/* Control characters, and those that turn the direction of all that follows them. */
static gboolean
is_hidden (gunichar c)
{
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

gboolean
dz_figure_entry_parse_words (const char *text, int max_length, char **words, char **message)
{
  g_autoptr (GString) taken = g_string_new (NULL);
  gboolean space = FALSE;

  *words = NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = taken->len > 0;
          continue;
        }
      if (is_hidden (c))
        {
          *message = g_strdup (_("There is a character that cannot be seen: write the words again."));
          return FALSE;
        }
      if (space)
        g_string_append_c (taken, ' ');
      space = FALSE;
      g_string_append_unichar (taken, c);
    }
  if (g_utf8_strlen (taken->str, -1) > max_length)
    {
      *message = g_strdup_printf (ngettext ("Too long: at most %d character.", "Too long: at most %d characters.",
                                            (gulong) max_length), max_length);
      return FALSE;
    }
  if (taken->len > 0)
    *words = g_strdup (taken->str);

  return TRUE;
}

gboolean
dz_figure_entry_parse_number (const char *text, double *value, char **message)
{
  g_autofree char *bare = dup_bare (text, ",，");
  gboolean digits = *bare != '\0' && strspn (bare, "+-0123456789.") == strlen (bare);
  char *end = bare;
  double number = digits ? g_ascii_strtod (bare, &end) : 0;
  g_autofree char *shown = dup_shown (text);

  if (digits && *end == '\0' && fabs (number) <= MAX_NUMBER)
    {
      *value = number;
      return TRUE;
    }

  if (*bare == '\0')
    *message = g_strdup (_("The number is missing: write digits such as 5.5 or 1200."));
  else if (digits && *end == '\0')
    /* Translators: %s is what the reader wrote. */
    *message = g_strdup_printf (_("“%s” is too large: write it in a larger unit."), shown);
  else
    /* Translators: %s is what the reader wrote. */
    *message = g_strdup_printf (_("“%s” is no number: write digits such as 5.5 or 1200."), shown);

  return FALSE;
}

static gboolean
parse_year (const char *text, const char **end, int *year)
{
  char *after = NULL;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *year = (int) g_ascii_strtoll (text, &after, 10);
  *end = after;

  return after - text == 4 && *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

/* “Q1” to “Q4”, “H1” and “H2” behind a year, and quarters in a row: “Q1-Q3”. */
static gboolean
is_part_of_year (const char *text)
{
  if (text[0] == 'H')
    return (text[1] == '1' || text[1] == '2') && text[2] == '\0';
  if (text[0] != 'Q' || text[1] < '1' || text[1] > '4')
    return FALSE;

  return text[2] == '\0'
         || (text[2] == '-' && text[3] == 'Q' && text[4] > text[1] && text[4] <= '4' && text[5] == '\0');
}

gboolean
dz_figure_entry_parse_period (const char *text, char **period, char **message)
{
  g_autofree char *bare = dup_bare (text, "年");
  g_autofree char *shown = dup_shown (text);
  const char *end = bare;
  int first = 0;
  int last = 0;

  *period = NULL;
  if (*bare == '\0')
    return TRUE;
  g_strdelimit (bare, "~", '-');
  for (const char *const *dash = (const char *const[]){ "—", "–", "－", "至", "到", NULL }; *dash != NULL; dash++)
    {
      g_auto (GStrv) parts = g_strsplit (bare, *dash, -1);

      g_free (bare);
      bare = g_strjoinv ("-", parts);
    }

  for (char *p = bare; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  if (parse_year (bare, &end, &first) && (*end == '\0' || is_part_of_year (end)))
    *period = g_strdup_printf ("%d%s", first, end);
  else if (first != 0 && *end == '-' && parse_year (end + strspn (end, "-"), &end, &last) && *end == '\0'
           && last > first)
    *period = g_strdup_printf ("%d-%d", first, last);
  else
    /* Translators: %s is what the reader wrote. */
    *message = g_strdup_printf (_("“%s” is no period: write a year such as 2025, a span such as 2021-2026, or a part such"
                                  " as 2025Q1 or 2025H1."), shown);

  return *period != NULL;
}
