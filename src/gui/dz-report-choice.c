/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-report-choice.h"

/* Places that name each other as parents must not keep us forever. */
#define MAX_LEVELS 8

const char *
dz_report_choice_find_parent (const DzOverview *overview, const DzKnowledge *knowledge, const char *place)
{
  const DzPlace *known = NULL;
  const DzPlace *parent = NULL;

  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (report->parent != NULL && g_strcmp0 (report->place, place) == 0)
        return report->parent;
    }

  known = dz_knowledge_find_place (knowledge, place);
  if (known != NULL && known->parent != NULL)
    parent = dz_knowledge_find_place (knowledge, known->parent);

  return parent != NULL ? parent->name : NULL;
}

/* Lower is better: the year itself, then years before, then years after; a feature only where nothing else
 * is. */
static int
distance (const DzReport *report, int year)
{
  int years = year - dz_report_get_year (report);
  int rank = years >= 0 ? years : 1000 - years;

  return report->kind == DZ_REPORT_KIND_WORK_REPORT ? rank : rank + 10000;
}

static const DzReport *
find_nearest (const DzOverview *overview, const char *place, int year)
{
  const DzReport *nearest = NULL;

  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (g_strcmp0 (report->place, place) == 0
          && (nearest == NULL || distance (report, year) < distance (nearest, year)))
        nearest = report;
    }

  return nearest;
}

gint64
dz_report_choice_above (const DzOverview *overview, const DzKnowledge *knowledge, const DzReport *report)
{
  const char *place = report->place;

  for (int i = 0; i < MAX_LEVELS && place != NULL; i++)
    {
      const DzReport *nearest = NULL;

      place = dz_report_choice_find_parent (overview, knowledge, place);
      if (place != NULL)
        nearest = find_nearest (overview, place, dz_report_get_year (report));
      if (nearest != NULL && nearest != report)
        return nearest->id;
    }

  return 0;
}

/* TRUE if a is to be preferred as the report a library opens with. */
static gboolean
goes_first (const DzReport *a, const DzReport *b)
{
  gboolean a_is_work = a->kind == DZ_REPORT_KIND_WORK_REPORT;
  gboolean b_is_work = b->kind == DZ_REPORT_KIND_WORK_REPORT;

  if (a_is_work != b_is_work)
    return a_is_work;
  if (a->level != b->level)
    return a->level > b->level;

  return dz_report_get_year (a) > dz_report_get_year (b);
}

void
dz_report_choice_first (const DzOverview *overview, const DzKnowledge *knowledge, gint64 *left, gint64 *right)
{
  const DzReport *first = NULL;

  *left = *right = 0;
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (first == NULL || goes_first (report, first))
        first = report;
    }
  if (first == NULL)
    return;

  *left = first->id;
  *right = dz_report_choice_above (overview, knowledge, first);
}
