/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-chart-private.h"

#include <glib/gi18n-lib.h>

/* Each place as a per cent of its own amount in one base year: what grew faster, whatever its size. */

typedef struct
{
  DzChartMaker *maker;
  GPtrArray *places; /* (element-type utf8) */
  GPtrArray *found;  /* (element-type GPtrArray of DzQuantity) by place */
  int base_year;
} Indexed;

static guint
count_places (const Indexed *indexed, int year)
{
  guint n = 0;

  for (guint i = 0; i < indexed->found->len; i++)
    {
      const DzQuantity *base = dz_chart_maker_find_best (indexed->maker, indexed->found->pdata[i], year, FALSE);

      n += base != NULL && base->low > 0;
    }

  return n;
}

/* The first of the years that the most places have an amount for. */
static int
choose_base_year (const Indexed *indexed)
{
  guint most = 0;
  int chosen = 0;

  for (guint i = 0; i < indexed->found->len; i++)
    {
      const GPtrArray *found = indexed->found->pdata[i];

      for (guint j = 0; j < found->len; j++)
        {
          int year = dz_chart_maker_get_year (indexed->maker, found->pdata[j]);
          guint n = count_places (indexed, year);

          if (n > most || (n == most && n > 0 && year < chosen))
            {
              most = n;
              chosen = year;
            }
        }
    }

  return chosen;
}

static void
add_mark (Indexed *indexed, DzChartSeries *series, const DzQuantity *quantity, const DzQuantity *base)
{
  double factor = dz_chart_maker_get_factor (indexed->maker, quantity->unit, base->unit);
  g_autofree char *base_citation = dz_chart_maker_dup_worded_citation (indexed->maker, base);
  DzChartMark *mark = NULL;
  g_autofree char *own = NULL;

  if (factor == 0)
    return;

  mark = dz_chart_maker_add_mark (indexed->maker, series, quantity, quantity->unit);
  mark->low = 100 * quantity->low * factor / base->low;
  mark->high = 100 * quantity->high * factor / base->low;
  g_free (mark->label);
  mark->label = g_strdup_printf ("%.1f", mark->low);
  dz_chart_maker_add_source (indexed->maker, mark, quantity);
  if (quantity == base)
    return;

  own = g_steal_pointer (&mark->citation);
  mark->citation = g_strdup_printf ("%s ÷ %s", own, base_citation);
  dz_chart_maker_add_source (indexed->maker, mark, base);
}

static void
add_place (Indexed *indexed, const char *place, const GPtrArray *found)
{
  const DzQuantity *base = dz_chart_maker_find_best (indexed->maker, found, indexed->base_year, FALSE);
  DzChartSeries *series = NULL;
  int done[2] = { 0, 0 };

  if (base == NULL || base->low <= 0)
    return;

  series = dz_chart_add_series (
      indexed->maker->chart, place,
      dz_overview_get_place_color (indexed->maker->overview, place, indexed->maker->knowledge));
  for (guint i = 0; i < found->len; i++)
    {
      const DzQuantity *quantity = found->pdata[i];
      int year = dz_chart_maker_get_year (indexed->maker, quantity);
      gboolean goal = quantity->status == DZ_STATUS_GOAL;
      const DzQuantity *best = dz_chart_maker_find_best (indexed->maker, found, year, goal);

      if (done[goal] == year || best == NULL)
        continue;
      done[goal] = year;
      add_mark (indexed, series, best, base);
    }
}

void
dz_chart_maker_make_indexed (DzChartMaker *maker)
{
  g_autoptr (GPtrArray) places = dz_chart_maker_list_places (maker, DZ_MEASURE_LEVEL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Indexed indexed = { maker, places, found, 0 };
  g_autofree char *what = dz_chart_maker_join_places (places);
  g_autofree char *unit = NULL;

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (found,
                     dz_chart_maker_find (maker, maker->indicator_key, DZ_MEASURE_LEVEL, places->pdata[i]));
  indexed.base_year = choose_base_year (&indexed);
  if (indexed.base_year == 0)
    {
      dz_chart_maker_refuse (maker, _ ("An index needs an amount of a base year; the reports give none."));
      return;
    }

  maker->chart->base_year = indexed.base_year;
  /* Translators: the unit of an index; %d is a year */
  unit = g_strdup_printf (_ ("%d = 100"), indexed.base_year);
  dz_chart_maker_set_title (maker, DZ_MEASURE_LEVEL, what, unit);
  for (guint i = 0; i < places->len; i++)
    add_place (&indexed, places->pdata[i], found->pdata[i]);
}
