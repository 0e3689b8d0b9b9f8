/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One row while it is gathered, with what decides its place among the others. */
typedef struct
{
  DzTimelineRow *row; /* in the timeline */
  const DzIndicator *indicator; /* NULL for the sentence's own words */
  DzMeasure measure;
  guint topic; /* position in the knowledge files */
  guint order; /* position of the indicator there */
  int tells;   /* of the whole indicator: 0 the most */
  guint items;
} Row;

typedef struct
{
  const DzOverview *overview;
  const DzKnowledge *knowledge;
  DzTimeline *timeline;
  GHashTable *rows; /* “key measure” -> Row */
} Builder;

static guint
find_position (const GPtrArray *list, gconstpointer item)
{
  guint position = G_MAXUINT;

  if (item == NULL || !g_ptr_array_find ((GPtrArray *) list, item, &position))
    return G_MAXUINT;

  return position;
}

static Row *
ensure_row (Builder *builder, const DzQuantity *quantity)
{
  const char *name = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
  g_autofree char *key = g_strdup_printf ("%d %s", quantity->measure, name != NULL ? name : "");
  Row *row = g_hash_table_lookup (builder->rows, key);
  g_autofree char *title = NULL;
  const DzTopic *topic = NULL;

  if (row != NULL)
    return row;

  row = g_new0 (Row, 1);
  if (quantity->indicator_key != NULL)
    row->indicator = dz_knowledge_find_indicator (builder->knowledge, quantity->indicator_key);
  if (row->indicator != NULL)
    topic = dz_knowledge_find_topic (builder->knowledge, row->indicator->topic);
  row->measure = quantity->measure;
  row->topic = find_position (dz_knowledge_get_topics (builder->knowledge), topic);
  row->order = find_position (dz_knowledge_get_indicators (builder->knowledge), row->indicator);
  title = dz_overview_dup_indicator_title (name, quantity->measure, builder->knowledge);
  row->row = dz_timeline_add_row (builder->timeline, title, topic != NULL ? topic->key : "");
  g_hash_table_insert (builder->rows, g_steal_pointer (&key), row);

  return row;
}

static DzTimelineLane *
ensure_lane (Builder *builder, DzTimelineRow *row, const char *place)
{
  for (guint i = 0; i < row->lanes->len; i++)
    {
      DzTimelineLane *lane = g_ptr_array_index (row->lanes, i);

      if (g_str_equal (lane->place, place))
        return lane;
    }

  return dz_timeline_row_add_lane (
      row, place, dz_overview_get_place_color (builder->overview, place, builder->knowledge));
}

/* The year at whose end a report speaks: its last review year, else the year before the one it is filed
 * under. */
static int
get_told_year (const DzReport *report)
{
  if (report->reviews->len > 0)
    return g_array_index (report->reviews, int, report->reviews->len - 1);

  return dz_report_get_year (report) - 1;
}

/* The ranks of the knowledge files: 8 and up binds, 4 and below only aims. */
static DzFirmness
find_firmness (const DzKnowledge *knowledge, const char *hardness)
{
  const GPtrArray *all = dz_knowledge_get_hardness (knowledge);

  for (guint i = 0; hardness != NULL && i < all->len; i++)
    {
      const DzHardness *word = g_ptr_array_index (all, i);

      if (g_str_equal (word->key, hardness))
        return word->rank >= 8 ? DZ_FIRMNESS_FIRM : word->rank <= 4 ? DZ_FIRMNESS_SOFT : DZ_FIRMNESS_PLAIN;
    }

  return DZ_FIRMNESS_PLAIN;
}

static void
add_goal (Builder *builder, const DzGoal *goal)
{
  const DzQuantity *quantity = dz_goal_get_main (goal);
  const DzReport *report = dz_overview_find_report (builder->overview, quantity->report_id);
  int first = 0;
  int last = 0;
  gboolean spans = goal->goal != NULL || goal->presence != DZ_PRESENCE_STATED;
  DzTimelineItem *item = NULL;
  Row *row = NULL;

  dz_period_parse (quantity->period, &first, &last);
  /* Of a missing report the lane tells for all indicators at once. */
  if (last == 0 || (goal->presence == DZ_PRESENCE_NO_REPORT && goal->outcome == NULL))
    return;

  first = last;
  if (spans && report != NULL && get_told_year (report) > 0)
    first = MIN (get_told_year (report), last - 1);
  else if (spans)
    first = last - 1;

  row = ensure_row (builder, quantity);
  row->items++;
  item = dz_timeline_lane_add_item (ensure_lane (builder, row->row, quantity->place != NULL ? quantity->place : ""),
                                    goal, first, last);
  if (goal->goal != NULL)
    item->firmness = find_firmness (builder->knowledge, goal->goal->hardness);
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
  const DzTimelineItem *first = *(DzTimelineItem *const *) a;
  const DzTimelineItem *second = *(DzTimelineItem *const *) b;

  if (first->first_year != second->first_year)
    return first->first_year - second->first_year;

  return first->last_year - second->last_year;
}

/* Lower place first. */
static gint
compare_lanes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DzTimelineLane *first = *(DzTimelineLane *const *) a;
  const DzTimelineLane *second = *(DzTimelineLane *const *) b;
  const Builder *builder = user_data;
  DzLevel first_level = dz_overview_get_place_level (builder->overview, first->place, builder->knowledge);
  DzLevel second_level = dz_overview_get_place_level (builder->overview, second->place, builder->knowledge);

  if (first_level != second_level)
    return first_level > second_level ? -1 : 1;

  return g_strcmp0 (first->place, second->place);
}

static gboolean
has_report (const DzOverview *overview, const char *place, int year)
{
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (dz_report_get_year (report) == year && (place == NULL || g_strcmp0 (report->place, place) == 0))
        return TRUE;
    }

  return FALSE;
}

/* How far from its own reports a place is expected to have more. */
#define EXPECTED_YEARS 3

/* Years from the first to the last report of the library, as far as they are near the place's own; a place without any
 * report misses none: it is only spoken of. */
static void
add_missing (const DzOverview *overview, DzTimelineLane *lane)
{
  int first = G_MAXINT;
  int last = 0;
  int own_first = G_MAXINT;
  int own_last = 0;

  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      int year = dz_report_get_year (report);

      if (year == 0)
        continue;
      if (g_strcmp0 (report->place, lane->place) == 0)
        {
          own_first = MIN (own_first, year);
          own_last = MAX (own_last, year);
        }
      first = MIN (first, year);
      last = MAX (last, year);
    }
  if (own_last == 0)
    return;

  last = MIN (last, own_last + EXPECTED_YEARS);
  for (int year = MAX (first, own_first - EXPECTED_YEARS); year <= last; year++)
    if (!has_report (overview, lane->place, year))
      g_array_append_val (lane->missing, year);
}

static gboolean
is_part_of_year (const DzQuantity *outcome)
{
  return outcome != NULL && outcome->period != NULL && strpbrk (outcome->period, "QH") != NULL;
}

static void
finish_row (Builder *builder, DzTimelineRow *row)
{
  g_ptr_array_sort_with_data (row->lanes, compare_lanes, builder);
  for (guint i = 0; i < row->lanes->len; i++)
    {
      DzTimelineLane *lane = g_ptr_array_index (row->lanes, i);

      g_ptr_array_sort (lane->items, compare_items);
      add_missing (builder->overview, lane);
      for (guint j = 0; j < lane->items->len; j++)
        {
          const DzTimelineItem *item = g_ptr_array_index (lane->items, j);

          /* A quarter stands before the end of its year and needs that year's room. */
          int first = is_part_of_year (item->goal->outcome) ? item->last_year - 1 : item->first_year;

          builder->timeline->first_year
              = builder->timeline->first_year == 0 ? first : MIN (builder->timeline->first_year, first);
          builder->timeline->last_year = MAX (builder->timeline->last_year, item->last_year);
        }
    }
}

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
      Row *row = g_ptr_array_index (rows, i);
      int known = GPOINTER_TO_INT (g_hash_table_lookup (best, row->indicator));

      row->tells = grade (row->row);
      if (row->indicator != NULL && (known == 0 || row->tells + 1 < known))
        g_hash_table_insert (best, (gpointer) row->indicator, GINT_TO_POINTER (row->tells + 1));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

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
  const Row *first = *(Row *const *) a;
  const Row *second = *(Row *const *) b;

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
add_headings (const Builder *builder)
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

static void
sort_rows (Builder *builder)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row = NULL;

  g_hash_table_iter_init (&iter, builder->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, row);
  grade_rows (rows);
  g_ptr_array_sort (rows, compare_rows);

  /* The timeline's list keeps its rows; only their order changes. */
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_index (builder->timeline->rows, i) = ((Row *) g_ptr_array_index (rows, i))->row;
  add_headings (builder);
}

DzTimeline *
dz_overview_build_timeline (const DzOverview *overview, const DzOverviewFilter *filter,
                            const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Builder builder = { overview, knowledge, NULL, rows };

  g_return_val_if_fail (overview != NULL && knowledge != NULL, NULL);

  builder.timeline = dz_timeline_new ();
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (dz_overview_filter_accepts (filter, goal, knowledge))
        add_goal (&builder, goal);
    }
  for (guint i = 0; i < builder.timeline->rows->len; i++)
    finish_row (&builder, g_ptr_array_index (builder.timeline->rows, i));
  sort_rows (&builder);

  return builder.timeline;
}
