/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-figure-direction.h"

#include <string.h>

/* Behind these a figure is what is reached. */
static const char *const reached[] = { "到", "至", "为", "成" };

static gboolean
leads_to_value (const char *rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (reached); i++)
    if (g_str_has_prefix (rest, reached[i]))
      return TRUE;

  return FALSE;
}

/* A word of one character (降) is part of many others, but for right before the number; 增加值 is no rise. */
static gboolean
stands_as_word (const char *word, const char *rest)
{
  if (g_str_has_prefix (rest, "值"))
    return FALSE;

  return g_utf8_strlen (word, -1) > 1 || g_unichar_isdigit (g_utf8_get_char (rest)) || leads_to_value (rest);
}

/* Where the last of the words in the text ends, NULL if there is none; of two that end there the longer
 * counts. */
static const char *
find_last (const char *text, const GPtrArray *words, gsize *length)
{
  const char *last = NULL;

  *length = 0;
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      gsize size = strlen (word);

      for (const char *at = strstr (text, word); at != NULL; at = strstr (at + size, word))
        if (stands_as_word (word, at + size)
            && (last == NULL || at + size > last || (at + size == last && size > *length)))
          {
            last = at + size;
            *length = size;
          }
    }

  return last;
}

gboolean
dz_figure_tells_fall (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const char *fall = NULL;
  const char *rise = NULL;
  gsize fall_length = 0;
  gsize rise_length = 0;

  if (quantity->wording == NULL)
    return FALSE;
  fall = find_last (quantity->wording, dz_knowledge_get_words (knowledge, "fall"), &fall_length);
  rise = find_last (quantity->wording, dz_knowledge_get_words (knowledge, "rise"), &rise_length);

  return fall != NULL && (rise == NULL || fall > rise || (fall == rise && fall_length > rise_length))
         && !leads_to_value (fall);
}

/* A rate of change has a sign; so has what is counted in points. */
static gboolean
has_sign (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzUnit *unit = quantity->unit != NULL ? dz_knowledge_find_unit (knowledge, quantity->unit) : NULL;

  return quantity->measure == DZ_MEASURE_GROWTH || (unit != NULL && g_str_equal (unit->family, "points"));
}

static gboolean
names_fall (const char *name, const GPtrArray *words)
{
  gsize length;

  return find_last (name, words, &length) != NULL;
}

/* 减贫人口 counts what there is less of, whichever of its names a report uses. */
static gboolean
counts_fall (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator
      = quantity->indicator_key != NULL ? dz_knowledge_find_indicator (knowledge, quantity->indicator_key) : NULL;
  const GPtrArray *words = dz_knowledge_get_words (knowledge, "fall");
  gboolean counts = indicator != NULL && names_fall (indicator->name, words);

  for (int i = 0; indicator != NULL && indicator->aliases[i] != NULL; i++)
    counts |= names_fall (indicator->aliases[i], words);

  return counts;
}

int
dz_figure_get_sign (const DzQuantity *first, const DzQuantity *second, const DzKnowledge *knowledge)
{
  if (dz_figure_tells_fall (first, knowledge) == dz_figure_tells_fall (second, knowledge))
    return 1;

  if (has_sign (first, knowledge) && has_sign (second, knowledge))
    return -1;

  return counts_fall (first, knowledge) && counts_fall (second, knowledge) ? 1 : 0;
}
