/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static guint
count_goals (const DzTimelineLane *lane)
{
  guint n = 0;

  for (guint i = 0; i < lane->items->len; i++)
    n += ((DzTimelineItem *) g_ptr_array_index (lane->items, i))->goal->goal != NULL;

  return n;
}

/* 0: two levels have goals; 1: goals of several years; 2: a goal or several outcomes; 3: a single outcome. */
static int
grade (const DzTimelineRow *row)
{
  guint lanes = 0;
  guint goals = 0;
  guint items = 0;

  for (guint i = 0; i < row->lanes->len; i++)
    {
      const DzTimelineLane *lane = g_ptr_array_index (row->lanes, i);

      lanes += count_goals (lane) > 0;
      goals += count_goals (lane);
      items += lane->items->len;
    }

  return lanes > 1 ? 0 : goals > 1 ? 1 : goals > 0 || items > 1 ? 2 : 3;
}

/* The measures of an indicator go by the best of them, so that they stay together; only a
 * single rank waits behind what has goals. */
static void
grade_rows (GPtrArray *rows)
{
  g_autoptr (GHashTable) best = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      DzTimelineDraft *row = g_ptr_array_index (rows, i);
      int known = GPOINTER_TO_INT (g_hash_table_lookup (best, row->indicator));

      row->tells = grade (row->row);
      if (row->indicator != NULL && (known == 0 || row->tells + 1 < known))
        g_hash_table_insert (best, (gpointer) row->indicator, GINT_TO_POINTER (row->tells + 1));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DzTimelineDraft *row = g_ptr_array_index (rows, i);

      if (row->indicator != NULL && (row->tells < 3 || row->measure != DZ_MEASURE_RANK))
        row->tells = GPOINTER_TO_INT (g_hash_table_lookup (best, row->indicator)) - 1;
    }
}

static int
rank_measure (DzMeasure measure)
{
  return measure == DZ_MEASURE_GROWTH ? 0 : measure == DZ_MEASURE_LEVEL ? 1 : (int) measure + 1;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const DzTimelineDraft *first = *(DzTimelineDraft *const *) a;
  const DzTimelineDraft *second = *(DzTimelineDraft *const *) b;

  if (first->topic != second->topic)
    return first->topic < second->topic ? -1 : 1;
  if (first->tells != second->tells)
    return first->tells - second->tells;
  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  if (first->indicator == NULL && first->items != second->items)
    return first->items > second->items ? -1 : 1;
  if (first->indicator == NULL && g_strcmp0 (first->row->title, second->row->title) != 0)
    return g_strcmp0 (first->row->title, second->row->title);

  return rank_measure (first->measure) - rank_measure (second->measure);
}

static const char *
get_topic_name (const DzTopic *topic)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? topic->name : topic->name_en;
}

/* The first row of each topic carries its name. */
static void
add_headings (const DzTimelineBuilder *builder)
{
  const char *before = NULL;
  const GPtrArray *rows = builder->timeline->rows;

  for (guint i = 0; i < rows->len; i++)
    {
      DzTimelineRow *row = g_ptr_array_index (rows, i);
      const DzTopic *topic = dz_knowledge_find_topic (builder->knowledge, row->topic);

      if (g_strcmp0 (before, row->topic) != 0)
        row->heading = g_strdup (topic != NULL ? get_topic_name (topic) : _ ("Other"));
      before = row->topic;
    }
}

/* Missed first, what nobody can tell last. */
static int
rank_verdict (DzVerdict verdict)
{
  static const DzVerdict order[] = {
    DZ_VERDICT_MISSED,        DZ_VERDICT_DROPPED,        DZ_VERDICT_NOT_REPORTED, DZ_VERDICT_CHANGED,
    DZ_VERDICT_NEARLY_MET,    DZ_VERDICT_MET,            DZ_VERDICT_OVER_FULFILLED, DZ_VERDICT_IN_PROGRESS,
    DZ_VERDICT_NOT_COMPARABLE, DZ_VERDICT_NOT_DUE,       DZ_VERDICT_NO_REPORT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == verdict)
      return (int) i;

  return G_N_ELEMENTS (order);
}

static gboolean
is_decided (DzVerdict verdict)
{
  return verdict != DZ_VERDICT_NOT_DUE && verdict != DZ_VERDICT_NO_REPORT;
}

/* What the sorts besides the topic's look at. */
static void
weigh_row (DzTimelineDraft *row)
{
  int latest = 0;

  row->verdict = G_MAXINT;
  row->gap = -1;
  for (guint i = 0; i < row->row->lanes->len; i++)
    {
      const DzTimelineLane *lane = g_ptr_array_index (row->row->lanes, i);

      row->goals += count_goals (lane);
      for (guint j = 0; j < lane->items->len; j++)
        {
          const DzTimelineItem *item = g_ptr_array_index (lane->items, j);

          if (item->goal->goal == NULL)
            continue;
          if (!isnan (item->goal->gap))
            row->gap = MAX (row->gap, fabs (item->goal->gap));
          if (!is_decided (item->goal->verdict) || item->last_year < latest)
            continue;
          row->verdict = item->last_year > latest ? rank_verdict (item->goal->verdict)
                                                  : MIN (row->verdict, rank_verdict (item->goal->verdict));
          latest = item->last_year;
        }
    }
}

static gint
compare_chosen (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DzTimelineDraft *first = *(DzTimelineDraft *const *) a;
  const DzTimelineDraft *second = *(DzTimelineDraft *const *) b;
  const DzTimelineBuilder *builder = user_data;
  int order = 0;

  switch (builder->choice.sort)
    {
    case DZ_TIMELINE_BY_NAME:
      order = g_utf8_collate (first->row->title, second->row->title);
      break;
    case DZ_TIMELINE_BY_GOALS:
      order = (first->goals < second->goals) - (first->goals > second->goals);
      break;
    case DZ_TIMELINE_BY_VERDICT:
      order = (first->verdict > second->verdict) - (first->verdict < second->verdict);
      break;
    case DZ_TIMELINE_BY_GAP:
      order = (first->gap < second->gap) - (first->gap > second->gap);
      break;
    case DZ_TIMELINE_BY_TOPIC:
    default:
      break;
    }

  return order != 0 ? order : compare_rows (a, b);
}

void
dz_timeline_builder_sort (DzTimelineBuilder *builder)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row = NULL;

  g_hash_table_iter_init (&iter, builder->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  grade_rows (rows);
  for (guint i = 0; i < rows->len; i++)
    weigh_row (g_ptr_array_index (rows, i));
  g_ptr_array_sort_with_data (rows, compare_chosen, builder);

  /* The timeline's list keeps its rows; only their order changes. */
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_index (builder->timeline->rows, i) = ((DzTimelineDraft *) g_ptr_array_index (rows, i))->row;
  if (builder->choice.sort == DZ_TIMELINE_BY_TOPIC)
    add_headings (builder);
}
