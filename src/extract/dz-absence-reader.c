/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-absence-reader.h"

#include <string.h>

#include "extract/dz-plain-text.h"
#include "extract/dz-sentence.h"

/* A shorter name is part of too many other words. */
#define MIN_NAME 2

/* The longest name of the indicator that stands in the text, in bytes; 0 if none does. */
static gsize
find_name (const char *text, const DzIndicator *indicator)
{
  gsize longest = strstr (text, indicator->name) != NULL ? strlen (indicator->name) : 0;

  for (int i = 0; indicator->aliases[i] != NULL; i++)
    if (strlen (indicator->aliases[i]) > longest && g_utf8_strlen (indicator->aliases[i], -1) >= MIN_NAME
        && strstr (text, indicator->aliases[i]) != NULL)
      longest = strlen (indicator->aliases[i]);

  return longest;
}

/* The indicator whose name in the text is the longest. */
static const DzIndicator *
find_indicator (const char *text, const DzKnowledge *knowledge)
{
  const GPtrArray *indicators = dz_knowledge_get_indicators (knowledge);
  const DzIndicator *best = NULL;
  gsize longest = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);
      gsize length = find_name (text, indicator);

      if (length > longest)
        {
          longest = length;
          best = indicator;
        }
    }

  return best;
}

/* Words of one character (升, 进) are part of too many others. */
static gboolean
has_word (const char *text, const DzKnowledge *knowledge, const char *kind)
{
  const GPtrArray *words = dz_knowledge_get_words (knowledge, kind);

  for (guint i = 0; i < words->len; i++)
    if (g_utf8_strlen (g_ptr_array_index (words, i), -1) > 1
        && strstr (text, g_ptr_array_index (words, i)) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_digit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* 增速, 增长 … in the clause make it a rate. */
static DzMeasure
find_measure (const char *clause, const DzIndicator *indicator, const DzKnowledge *knowledge)
{
  return has_word (clause, knowledge, "growth") || has_word (clause, knowledge, "growth_noun")
             ? DZ_MEASURE_GROWTH
             : indicator->measure;
}

static void
read_clause (GPtrArray *found, const DzPlainText *text, int position, const DzKnowledge *knowledge)
{
  int first = 0;
  int last = 0;
  int end = 0;
  g_autofree char *clause = NULL;
  const DzIndicator *indicator = NULL;
  DzQuantity *absence = NULL;

  dz_sentence_find (text, position, &first, &last);
  end = dz_clause_find_end (text, position, last);
  clause = dz_plain_text_dup_raw (text, position, end);
  if (has_digit (clause) || !has_word (clause, knowledge, "goal_noun")
      || (indicator = find_indicator (clause, knowledge)) == NULL)
    return;

  absence = dz_quantity_new ();
  absence->indicator_key = g_strdup (indicator->key);
  absence->indicator = g_strdup (indicator->name);
  absence->measure = find_measure (clause, indicator, knowledge);
  absence->status = DZ_STATUS_GOAL;
  absence->unit = g_strdup ("");
  absence->wording = g_steal_pointer (&clause);
  absence->start = dz_plain_text_get_start (text, position);
  absence->end = dz_plain_text_get_end (text, end);
  absence->sentence_start = dz_plain_text_get_start (text, first);
  absence->sentence_end = dz_plain_text_get_end (text, last);
  g_ptr_array_add (found, absence);
}

GPtrArray *
dz_absence_reader_run (const char *text, const DzKnowledge *knowledge)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  const GPtrArray *words = dz_knowledge_get_words (knowledge, "no_goal");
  g_autoptr (DzPlainText) plain = NULL;

  g_return_val_if_fail (text != NULL && knowledge != NULL, found);

  plain = dz_plain_text_new (text);
  for (guint i = 0; i < words->len; i++)
    for (int position = dz_plain_text_find (plain, 0, plain->length, g_ptr_array_index (words, i));
         position >= 0;
         position = dz_plain_text_find (plain, position + 1, plain->length, g_ptr_array_index (words, i)))
      read_clause (found, plain, position, knowledge);

  return found;
}

gboolean
dz_absence_reader_names (const char *text, const char *indicator_key, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator = dz_knowledge_find_indicator (knowledge, indicator_key);

  return indicator != NULL && find_name (text, indicator) > 0;
}
