/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

#include <glib/gi18n-lib.h>

#define FIRST_SPARE_COLOR 4

DzLevel
dz_overview_get_place_level (const DzOverview *overview, const char *place, const DzKnowledge *knowledge)
{
  const DzPlace *known = NULL;

  g_return_val_if_fail (overview != NULL && knowledge != NULL, DZ_LEVEL_UNKNOWN);

  if (place == NULL)
    return DZ_LEVEL_UNKNOWN;
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (g_strcmp0 (report->place, place) == 0 && report->level != DZ_LEVEL_UNKNOWN)
        return report->level;
    }
  known = dz_knowledge_find_place (knowledge, place);

  return known != NULL ? known->level : dz_knowledge_guess_level (knowledge, place);
}

static int
get_level_color (DzLevel level)
{
  switch (level)
    {
    case DZ_LEVEL_DISTRICT:
      return 0;
    case DZ_LEVEL_CITY:
      return 1;
    case DZ_LEVEL_PROVINCE:
      return 2;
    case DZ_LEVEL_NATION:
      return 3;
    case DZ_LEVEL_UNKNOWN:
    default:
      return FIRST_SPARE_COLOR;
    }
}

int
dz_overview_get_place_color (const DzOverview *overview, const char *place, const DzKnowledge *knowledge)
{
  guint seen = 0;
  int spare = FIRST_SPARE_COLOR;

  g_return_val_if_fail (overview != NULL && knowledge != NULL, 0);

  for (guint i = 0; i < overview->places->len; i++)
    {
      const char *name = g_ptr_array_index (overview->places, i);
      DzLevel level = dz_overview_get_place_level (overview, name, knowledge);
      gboolean first = level != DZ_LEVEL_UNKNOWN && (seen & 1u << level) == 0;
      int color = first ? get_level_color (level) : spare++;

      seen |= 1u << level;
      if (g_strcmp0 (name, place) == 0)
        return color;
    }

  return get_level_color (dz_overview_get_place_level (overview, place, knowledge));
}

const char *
dz_overview_get_measure_name (DzMeasure measure)
{
  switch (measure)
    {
    case DZ_MEASURE_GROWTH:
      return C_ ("measure", "growth");
    case DZ_MEASURE_SHARE:
      return C_ ("measure", "share");
    case DZ_MEASURE_RANK:
      return C_ ("measure", "rank");
    case DZ_MEASURE_RATIO:
      return C_ ("measure", "ratio");
    case DZ_MEASURE_LEVEL:
    default:
      return C_ ("measure", "amount");
    }
}

char *
dz_overview_dup_indicator_title (const char *indicator, DzMeasure measure, const DzKnowledge *knowledge)
{
  const DzIndicator *known = NULL;
  const char *name = indicator != NULL ? indicator : "";

  g_return_val_if_fail (knowledge != NULL, NULL);

  if (indicator != NULL && (known = dz_knowledge_find_indicator (knowledge, indicator)) != NULL)
    name = known->name;
  if (measure == DZ_MEASURE_LEVEL && (known == NULL || known->measure == DZ_MEASURE_LEVEL))
    return g_strdup (name);

  /* Translators: an indicator and how it is measured: “地区生产总值 · growth”; a no-break space follows the
   * dot */
  return g_strdup_printf (C_ ("indicator and measure", "%s · %s"), name,
                          dz_overview_get_measure_name (measure));
}
