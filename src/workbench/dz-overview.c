/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

#include "align/dz-goal-ledger.h"
#include "workbench/dz-overview-absence.h"

/* The public struct with its count behind it, so that readers of the header see data only. */
typedef struct
{
  DzOverview overview;
  gatomicrefcount ref_count;
} DzCountedOverview;

typedef struct
{
  const char *name;
  DzLevel level;
} PlaceLevel;

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const PlaceLevel *first = a;
  const PlaceLevel *second = b;

  if (first->level != second->level)
    return first->level < second->level ? -1 : 1;

  return g_strcmp0 (first->name, second->name);
}

static GPtrArray *
collect_places (const GPtrArray *reports)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PlaceLevel));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      PlaceLevel place = { report->place, report->level };

      if (report->place != NULL)
        g_array_append_val (found, place);
    }
  g_array_sort (found, compare_places);

  for (guint i = 0; i < found->len; i++)
    {
      const char *name = g_array_index (found, PlaceLevel, i).name;

      if (g_hash_table_add (seen, (gpointer) name))
        g_ptr_array_add (places, g_strdup (name));
    }

  return places;
}

static void
remove_rejected (GPtrArray *quantities)
{
  for (guint i = quantities->len; i > 0; i--)
    {
      const DzQuantity *quantity = g_ptr_array_index (quantities, i - 1);

      if (quantity->state == DZ_STATE_REJECTED)
        g_ptr_array_remove_index (quantities, i - 1);
    }
}

static GHashTable *
index_reports (const GPtrArray *reports)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (by_id, &report->id, report);
    }

  return by_id;
}

DzOverview *
dz_overview_load (DzStore *store, const DzKnowledge *knowledge, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (GPtrArray) rulings = NULL;
  g_autoptr (GPtrArray) goals = NULL;
  DzCountedOverview *counted = NULL;

  g_return_val_if_fail (store != NULL && knowledge != NULL, NULL);

  if ((reports = dz_store_list_reports (store, error)) == NULL
      || (quantities = dz_store_list_quantities (store, 0, error)) == NULL
      || (rulings = dz_store_list_rulings (store, error)) == NULL)
    return NULL;
  remove_rejected (quantities);

  goals = dz_goal_ledger_build (quantities, reports, rulings, knowledge);
  if (!dz_overview_add_absences (goals, reports, store, knowledge, error))
    return NULL;

  counted = g_new0 (DzCountedOverview, 1);
  g_atomic_ref_count_init (&counted->ref_count);
  counted->overview.goals = g_steal_pointer (&goals);
  counted->overview.rulings = g_steal_pointer (&rulings);
  counted->overview.amplifications
      = dz_goal_ledger_amplify (counted->overview.goals, reports, NULL, NULL, knowledge);
  counted->overview.discrepancies = dz_goal_ledger_find_discrepancies (quantities, reports, knowledge);
  counted->overview.places = collect_places (reports);
  counted->overview.by_id = index_reports (reports);
  counted->overview.reports = g_steal_pointer (&reports);
  counted->overview.quantities = g_steal_pointer (&quantities);

  return &counted->overview;
}

DzOverview *
dz_overview_ref (DzOverview *overview)
{
  g_return_val_if_fail (overview != NULL, NULL);

  g_atomic_ref_count_inc (&((DzCountedOverview *) overview)->ref_count);

  return overview;
}

void
dz_overview_unref (DzOverview *overview)
{
  g_return_if_fail (overview != NULL);

  if (!g_atomic_ref_count_dec (&((DzCountedOverview *) overview)->ref_count))
    return;

  g_hash_table_unref (overview->by_id);
  g_ptr_array_unref (overview->reports);
  g_ptr_array_unref (overview->quantities);
  g_ptr_array_unref (overview->goals);
  g_ptr_array_unref (overview->rulings);
  g_ptr_array_unref (overview->amplifications);
  g_ptr_array_unref (overview->discrepancies);
  g_ptr_array_unref (overview->places);
  g_free (overview);
}

const DzReport *
dz_overview_find_report (const DzOverview *overview, gint64 id)
{
  g_return_val_if_fail (overview != NULL, NULL);

  if (overview->by_id != NULL)
    return g_hash_table_lookup (overview->by_id, &id);
  for (guint i = 0; i < overview->reports->len; i++)
    if (((const DzReport *) g_ptr_array_index (overview->reports, i))->id == id)
      return g_ptr_array_index (overview->reports, i);

  return NULL;
}

/* NULL and an empty list are no limit. */
static gboolean
list_accepts (const char *const *list, const char *word)
{
  return list == NULL || list[0] == NULL || (word != NULL && g_strv_contains (list, word));
}

static gboolean
years_accept (const DzOverviewFilter *filter, const char *period)
{
  int first = 0;
  int last = 0;

  if (filter->first_year == 0 && filter->last_year == 0)
    return TRUE;

  dz_period_parse (period, &first, &last);

  return last != 0 && (filter->first_year == 0 || last >= filter->first_year)
         && (filter->last_year == 0 || first <= filter->last_year);
}

static gboolean
indicator_accepts (const char *wanted, const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator = NULL;

  if (wanted == NULL)
    return TRUE;

  indicator = dz_knowledge_find_indicator (knowledge, wanted);
  if (indicator != NULL)
    return g_strcmp0 (indicator->key, quantity->indicator_key) == 0;

  return g_strcmp0 (wanted, quantity->indicator) == 0;
}

static const char *
find_topic (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  const DzIndicator *indicator = NULL;

  if (quantity->indicator_key != NULL)
    indicator = dz_knowledge_find_indicator (knowledge, quantity->indicator_key);

  return indicator != NULL ? indicator->topic : NULL;
}

gboolean
dz_overview_filter_accepts_quantity (const DzOverviewFilter *filter, const DzQuantity *quantity,
                                     const DzKnowledge *knowledge)
{
  g_return_val_if_fail (quantity != NULL && knowledge != NULL, FALSE);

  return filter == NULL
         || (list_accepts (filter->places, quantity->place) && years_accept (filter, quantity->period)
             && indicator_accepts (filter->indicator, quantity, knowledge)
             && list_accepts (filter->topics, find_topic (quantity, knowledge)));
}

gboolean
dz_overview_filter_accepts (const DzOverviewFilter *filter, const DzGoal *goal, const DzKnowledge *knowledge)
{
  g_return_val_if_fail (goal != NULL && knowledge != NULL, FALSE);

  /* A row without a goal has no verdict, so no choice of verdicts takes it. */
  if (filter != NULL && filter->verdicts != 0
      && (goal->goal == NULL || (filter->verdicts & (1u << goal->verdict)) == 0))
    return FALSE;

  return dz_overview_filter_accepts_quantity (filter, dz_goal_get_main (goal), knowledge);
}
