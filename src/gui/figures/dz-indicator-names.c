/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/figures/dz-indicator-names.h"

#include <string.h>

#include "workbench/dz-pinyin.h"

struct _DzIndicatorNames
{
  DzKnowledge *knowledge;
  GPtrArray *initials; /* (element-type utf8) of each indicator's name */
};

/* How well a name fits, the lower the better. */
enum
{
  FITS_WHOLE,
  FITS_START,
  FITS_INSIDE,
  FITS_INITIALS,
  FITS_NOT,
};

typedef struct
{
  const DzIndicator *indicator;
  int fit;
  guint order;
} Match;

DzIndicatorNames *
dz_indicator_names_new (DzKnowledge *knowledge)
{
  const GPtrArray *indicators = dz_knowledge_get_indicators (knowledge);
  g_autoptr (DzPinyin) pinyin = dz_pinyin_new ();
  DzIndicatorNames *names = g_new0 (DzIndicatorNames, 1);

  names->knowledge = dz_knowledge_ref (knowledge);
  names->initials = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);

      g_ptr_array_add (names->initials, dz_pinyin_dup_initials (pinyin, indicator->name));
    }

  return names;
}

void
dz_indicator_names_free (DzIndicatorNames *names)
{
  dz_knowledge_unref (names->knowledge);
  g_ptr_array_unref (names->initials);
  g_free (names);
}

static int
fit_name (const char *name, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const char *found = strstr (folded, typed);

  if (found == NULL)
    return FITS_NOT;
  if (found > folded)
    return FITS_INSIDE;

  return g_str_equal (folded, typed) ? FITS_WHOLE : FITS_START;
}

static int
fit_indicator (const DzIndicator *indicator, const char *initials, const char *typed)
{
  int fit = MIN (fit_name (indicator->name, typed), fit_name (indicator->key, typed));

  fit = MIN (fit, fit_name (indicator->name_en, typed));
  for (guint i = 0; indicator->aliases[i] != NULL; i++)
    fit = MIN (fit, fit_name (indicator->aliases[i], typed));
  if (fit == FITS_NOT && strlen (typed) >= 2 && strstr (initials, typed) != NULL)
    fit = FITS_INITIALS;

  return fit;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->fit != second->fit)
    return first->fit - second->fit;

  return first->order < second->order ? -1 : first->order > second->order;
}

GPtrArray *
dz_indicator_names_suggest (const char *typed, gpointer data)
{
  DzIndicatorNames *names = data;
  const GPtrArray *indicators = dz_knowledge_get_indicators (names->knowledge);
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_suggestion_free);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  for (guint i = 0; *folded != '\0' && i < indicators->len; i++)
    {
      const DzIndicator *indicator = g_ptr_array_index (indicators, i);
      Match match = { indicator, fit_indicator (indicator, g_ptr_array_index (names->initials, i), folded), i };

      if (match.fit != FITS_NOT)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const DzIndicator *indicator = g_array_index (matches, Match, i).indicator;

      g_ptr_array_add (suggestions, dz_suggestion_new (indicator->name, indicator->name_en));
    }

  return suggestions;
}
