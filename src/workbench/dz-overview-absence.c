/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-absence.h"

#include "align/dz-ledger-absence.h"
#include "extract/dz-absence-reader.h"

static const DzReport *
find_report (const GPtrArray *reports, gint64 id)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);

      if (report->id == id)
        return report;
    }

  return NULL;
}

/* Only a work report sets goals, for the year it is filed under. */
static gboolean
read_paragraph (GPtrArray *stated, const DzSearchHit *hit, const GPtrArray *reports, DzStore *store,
                const DzKnowledge *knowledge, GError **error)
{
  const DzReport *report = find_report (reports, hit->report_id);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (report == NULL || report->kind == DZ_REPORT_KIND_FEATURE || dz_report_get_year (report) == 0)
    return TRUE;
  if ((text = dz_store_dup_paragraph_text (store, hit->paragraph_id, error)) == NULL)
    return FALSE;

  found = dz_absence_reader_run (text, knowledge);
  for (guint i = 0; i < found->len; i++)
    {
      DzQuantity *absence = dz_quantity_copy (g_ptr_array_index (found, i));

      absence->report_id = hit->report_id;
      absence->paragraph_id = hit->paragraph_id;
      absence->paragraph = hit->number;
      absence->place = g_strdup (report->place);
      absence->period = g_strdup_printf ("%d", dz_report_get_year (report));
      g_ptr_array_add (stated, absence);
    }

  return TRUE;
}

/* The search index finds the few paragraphs that may say so. */
static GPtrArray *
read_stated (const GPtrArray *reports, DzStore *store, const DzKnowledge *knowledge, GError **error)
{
  g_autoptr (GPtrArray) stated = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_quantity_free);
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const GPtrArray *words = dz_knowledge_get_words (knowledge, "no_goal");

  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (GPtrArray) hits = dz_store_search (store, g_ptr_array_index (words, i), 0, error);

      if (hits == NULL)
        return NULL;
      for (guint j = 0; j < hits->len; j++)
        {
          const DzSearchHit *hit = g_ptr_array_index (hits, j);

          if (g_hash_table_add (read, g_memdup2 (&hit->paragraph_id, sizeof (gint64)))
              && !read_paragraph (stated, hit, reports, store, knowledge, error))
            return NULL;
        }
    }

  return g_steal_pointer (&stated);
}

/* An indicator that is named among the goals is not left out: its figure was not found. */
static gboolean
check_omitted (DzGoal *row, DzStore *store, const DzKnowledge *knowledge, GError **error)
{
  g_autofree char *text = NULL;

  if (row->presence != DZ_PRESENCE_ABSENT_OMITTED || row->absence == NULL)
    return TRUE;
  if ((text = dz_store_dup_paragraph_text (store, row->absence->paragraph_id, error)) == NULL)
    return FALSE;
  if (dz_absence_reader_names (text, row->absence->indicator_key, knowledge))
    row->presence = DZ_PRESENCE_NOT_FOUND;

  return TRUE;
}

gboolean
dz_overview_add_absences (GPtrArray *goals, const GPtrArray *reports, DzStore *store,
                          const DzKnowledge *knowledge, GError **error)
{
  g_autoptr (GPtrArray) stated = read_stated (reports, store, knowledge, error);

  if (stated == NULL)
    return FALSE;

  dz_ledger_absence_add (goals, reports, stated);
  for (guint i = 0; i < goals->len; i++)
    if (!check_omitted (g_ptr_array_index (goals, i), store, knowledge, error))
      return FALSE;

  return TRUE;
}
