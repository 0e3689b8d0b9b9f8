/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-view-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Past this a saved view would weigh more than the report it shows. */
#define MOST_MARKS 5000

/* Of a word: eight digits say where a figure belongs, eight its value. */
#define PLACE_DIGITS 8

static void
add_text (GChecksum *checksum, const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_update (checksum, (const guchar *) ";", 1);
}

static void
add_numbers (GChecksum *checksum, const double *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      add_text (checksum, g_ascii_dtostr (buffer, sizeof buffer, isnan (values[i]) ? 0 : values[i]));
    }
}

static char *
dup_word (const DzChartSeries *series, const DzChartMark *mark)
{
  const double where[] = { mark->kind, mark->year, mark->first_year };
  const double value[] = { mark->low, mark->high, mark->goal_low, mark->goal_high, mark->modifier, mark->verdict,
                           mark->count };
  g_autoptr (GChecksum) belongs = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GChecksum) says = g_checksum_new (G_CHECKSUM_SHA256);

  add_text (belongs, series->name);
  add_text (belongs, series->panel);
  add_text (belongs, series->unit);
  add_text (belongs, mark->group);
  add_numbers (belongs, where, G_N_ELEMENTS (where));
  add_numbers (says, value, G_N_ELEMENTS (value));

  return g_strdup_printf ("%.*s%.*s", PLACE_DIGITS, g_checksum_get_string (belongs), PLACE_DIGITS,
                          g_checksum_get_string (says));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
dz_chart_dup_figures (const DzChart *chart)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; chart != NULL && i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len && words->len <= MOST_MARKS; j++)
        g_ptr_array_add (words, dup_word (series, g_ptr_array_index (series->marks, j)));
    }
  if (chart == NULL || words->len > MOST_MARKS)
    return NULL;

  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (char **) words->pdata);
}

/* Walks two sorted lists; what both have, by so many digits, is counted and left out of both. */
static guint
take_out_common (char **a, char **b, gsize digits)
{
  guint n_common = 0;
  guint i = 0, j = 0, left_a = 0, left_b = 0;

  while (a[i] != NULL || b[j] != NULL)
    {
      int order = a[i] == NULL ? 1 : b[j] == NULL ? -1 : strncmp (a[i], b[j], digits);

      if (order < 0)
        a[left_a++] = a[i++];
      else if (order > 0)
        b[left_b++] = b[j++];
      else
        {
          n_common++;
          i++;
          j++;
        }
    }
  a[left_a] = NULL;
  b[left_b] = NULL;

  return n_common;
}

gboolean
dz_figures_compare (const char *before, const char *now, DzFigureChanges *changes)
{
  g_auto (GStrv) words_before = NULL;
  g_auto (GStrv) words_now = NULL;
  g_autofree char **a = NULL;
  g_autofree char **b = NULL;
  guint n_same;

  *changes = (DzFigureChanges){ 0 };
  if (before == NULL || now == NULL)
    return FALSE;

  words_before = g_strsplit (before, " ", -1);
  words_now = g_strsplit (now, " ", -1);
  a = g_memdup2 (words_before, (g_strv_length (words_before) + 1) * sizeof *a);
  b = g_memdup2 (words_now, (g_strv_length (words_now) + 1) * sizeof *b);
  n_same = take_out_common (a, b, 2 * PLACE_DIGITS);
  changes->changed = take_out_common (a, b, PLACE_DIGITS);
  changes->gone = g_strv_length (a);
  changes->added = g_strv_length (b);

  /* In another language names are others; so they are not what became of each other. */
  return n_same + changes->changed > 0 || *before == '\0' || *now == '\0';
}

char *
dz_figure_changes_dup_text (const DzFigureChanges *changes)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (changes->changed > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u figure changed", "%u figures changed", changes->changed),
                                      changes->changed));
  if (changes->added > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u figure added", "%u figures added", changes->added),
                                             changes->added));
  if (changes->gone > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u figure gone", "%u figures gone", changes->gone),
                                             changes->gone));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}
