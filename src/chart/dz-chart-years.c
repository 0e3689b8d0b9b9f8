/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-layout-private.h"

#include <math.h>

static void
add_years (DzChartFrame *frame, DzChartYears years)
{
  if (frame->layout->years == NULL)
    frame->layout->years = g_array_new (FALSE, FALSE, sizeof (DzChartYears));
  g_array_append_val (frame->layout->years, years);
}

void
dz_chart_frame_add_years (DzChartFrame *frame, int first_year, int last_year, double band)
{
  add_years (frame, (DzChartYears){ frame->plot, first_year, last_year, band });
}

void
dz_chart_frame_add_year_bar (DzChartFrame *frame, int year, const cairo_rectangle_t *area)
{
  add_years (frame, (DzChartYears){ *area, year, year, 0 });
}

static guint
count_panels (const DzChartLayout *layout)
{
  return layout->years != NULL ? layout->years->len : 0;
}

/* The plot at the point. */
static const DzChartYears *
find_years (const DzChartLayout *layout, double x, double y)
{
  for (guint i = 0; i < count_panels (layout); i++)
    {
      const DzChartYears *years = &g_array_index (layout->years, DzChartYears, i);

      if (x >= years->plot.x && x <= years->plot.x + years->plot.width && y >= years->plot.y
          && y <= years->plot.y + years->plot.height)
        return years;
    }

  return NULL;
}

static int
year_at (const DzChartYears *years, double x)
{
  return CLAMP (years->first_year + (int) floor ((x - years->plot.x) / years->band), years->first_year,
                years->last_year);
}

/* The year of the bar nearest to a height. */
static int
year_of_bar (const DzChartLayout *layout, double y)
{
  double nearest = G_MAXDOUBLE;
  int year = 0;

  for (guint i = 0; i < count_panels (layout); i++)
    {
      const DzChartYears *bar = &g_array_index (layout->years, DzChartYears, i);
      double distance = fabs (bar->plot.y + bar->plot.height / 2 - y);

      if (distance >= nearest)
        continue;
      nearest = distance;
      year = bar->first_year;
    }

  return year;
}

gboolean
dz_chart_layout_find_years (const DzChartLayout *layout, double x, double y, double end_x, double end_y,
                            int *first, int *last)
{
  const DzChartYears *years;
  int end;

  g_return_val_if_fail (layout != NULL && first != NULL && last != NULL, FALSE);

  years = find_years (layout, x, y);
  if (years == NULL)
    return FALSE;

  end = years->band > 0 ? year_at (years, end_x) : year_of_bar (layout, end_y);
  *first = years->band > 0 ? year_at (years, x) : years->first_year;
  *last = MAX (*first, end);
  *first = MIN (*first, end);

  return TRUE;
}

guint
dz_chart_layout_get_columns (const DzChartLayout *layout, guint panel, int first, int last,
                             cairo_rectangle_t *area)
{
  const DzChartYears *years;

  g_return_val_if_fail (layout != NULL, 0);

  if (panel >= count_panels (layout))
    return count_panels (layout);

  years = &g_array_index (layout->years, DzChartYears, panel);
  if (years->band == 0)
    {
      *area = years->plot;
      area->width = years->first_year >= first && years->last_year <= last ? area->width : 0;
      return count_panels (layout);
    }
  first = CLAMP (first, years->first_year, years->last_year);
  last = CLAMP (last, years->first_year, years->last_year);
  *area = (cairo_rectangle_t){ years->plot.x + (first - years->first_year) * years->band, years->plot.y,
                               (last - first + 1) * years->band, years->plot.height };

  return count_panels (layout);
}

gboolean
dz_chart_layout_get_year_range (const DzChartLayout *layout, int *first, int *last)
{
  g_return_val_if_fail (layout != NULL && first != NULL && last != NULL, FALSE);

  for (guint i = 0; i < count_panels (layout); i++)
    {
      const DzChartYears *years = &g_array_index (layout->years, DzChartYears, i);

      *first = i == 0 ? years->first_year : MIN (*first, years->first_year);
      *last = i == 0 ? years->last_year : MAX (*last, years->last_year);
    }

  return count_panels (layout) > 0;
}
