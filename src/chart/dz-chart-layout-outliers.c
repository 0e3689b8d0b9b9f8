/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-scatter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FEWEST 10
#define REACH 1.5
#define SHRINK 0.6

/* The low and the high outcome of each mark whose goal its axis reaches; of each mark the goal without goals.
 * (element-type double) */
static GArray *
list_values (const DzChart *chart, const DzScatterSpan *goals)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);
          double pair[2] = { goals == NULL ? mark->goal_low : mark->low,
                             goals == NULL ? mark->goal_high : mark->high };

          if (goals == NULL || (mark->goal_low >= goals->low && mark->goal_high <= goals->high))
            g_array_append_vals (values, pair, 2);
        }
    }

  return values;
}

static gint
compare_values (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
value_at (const GArray *values, guint i)
{
  return g_array_index (values, double, i);
}

static void
find_span (GArray *values, DzScatterSpan *span)
{
  guint n = values->len;
  guint first = 0;
  guint last = n - 1;
  double quartiles[2], reach;

  g_array_sort (values, compare_values);
  *span = (DzScatterSpan){ value_at (values, 0), value_at (values, n - 1), FALSE, FALSE };
  if (n < 2 * FEWEST)
    return;

  quartiles[0] = value_at (values, n / 4);
  quartiles[1] = value_at (values, n - 1 - n / 4);
  reach = REACH * (quartiles[1] - quartiles[0]);
  while (value_at (values, first) < quartiles[0] - reach)
    first++;
  while (value_at (values, last) > quartiles[1] + reach)
    last--;
  if (reach <= 0 || first + (n - 1 - last) > n / 10
      || value_at (values, last) - value_at (values, first) > SHRINK * (span->high - span->low))
    return;

  *span = (DzScatterSpan){ value_at (values, first), value_at (values, last), first > 0, last < n - 1 };
}

/* Marks whose goal lies beyond its axis may have an outcome beyond the other. */
static void
look_beyond (const DzChart *chart, DzScatterSpan *outcomes)
{
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          outcomes->below |= mark->low < outcomes->low;
          outcomes->above |= mark->high > outcomes->high;
        }
    }
}

guint
dz_scatter_find_spans (const DzChart *chart, DzScatterSpan *goals, DzScatterSpan *outcomes)
{
  g_autoptr (GArray) across = list_values (chart, NULL);
  g_autoptr (GArray) up = NULL;

  g_assert (across->len > 0);
  find_span (across, goals);
  up = list_values (chart, goals);
  find_span (up, outcomes);
  look_beyond (chart, outcomes);

  return across->len / 2;
}

gboolean
dz_scatter_is_beyond (const DzChartMark *mark, const DzScatterSpan *goals, const DzScatterSpan *outcomes)
{
  return mark->goal_low < goals->low || mark->goal_high > goals->high || mark->low < outcomes->low
         || mark->high > outcomes->high;
}

static void
append_name (GString *names, const DzChartMark *mark)
{
  g_autofree char *values = NULL;

  if (mark->label != NULL)
    values = g_strdup (mark->label);
  else
    values = g_strdup_printf ("%g → %g", mark->goal_low, mark->low);
  if (names->len > 0)
    /* Translators: between the entries of a list */
    g_string_append (names, C_ ("list", "; "));
  if (mark->group != NULL)
    /* Translators: an indicator and a year, its goal and its outcome as “6% → 7%” */
    g_string_append_printf (names, _ ("%s, %s"), mark->group, values);
  else
    g_string_append (names, values);
}

char *
dz_scatter_dup_note (const DzChart *chart, const DzScatterSpan *goals, const DzScatterSpan *outcomes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gulong n = 0;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        {
          const DzChartMark *mark = g_ptr_array_index (series->marks, j);

          if (!dz_scatter_is_beyond (mark, goals, outcomes))
            continue;
          append_name (names, mark);
          n++;
        }
    }
  if (n == 0)
    return NULL;

  /* Translators: so many marks, then their names and values */
  return g_strdup_printf (ngettext ("%lu mark lies beyond the axes, at the edge: %s",
                                    "%lu marks lie beyond the axes, at the edges: %s", n), n, names->str);
}
