/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-overview-timeline-private.h"

#include <string.h>

static guint
find_position (const GPtrArray *list, gconstpointer item)
{
  guint position = G_MAXUINT;

  if (item == NULL || !g_ptr_array_find ((GPtrArray *) list, item, &position))
    return G_MAXUINT;

  return position;
}

static DzTimelineDraft *
ensure_row (DzTimelineBuilder *builder, const DzQuantity *quantity)
{
  const char *name = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
  g_autofree char *key = g_strdup_printf ("%d %s", quantity->measure, name != NULL ? name : "");
  DzTimelineDraft *row = g_hash_table_lookup (builder->rows, key);
  g_autofree char *title = NULL;
  const DzTopic *topic = NULL;

  if (row != NULL)
    return row;

  row = g_new0 (DzTimelineDraft, 1);
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
ensure_lane (DzTimelineBuilder *builder, DzTimelineRow *row, const char *place)
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
add_goal (DzTimelineBuilder *builder, const DzGoal *goal)
{
  const DzQuantity *quantity = dz_goal_get_main (goal);
  const DzReport *report = dz_overview_find_report (builder->overview, quantity->report_id);
  int first = 0;
  int last = 0;
  gboolean spans = goal->goal != NULL || goal->presence != DZ_PRESENCE_STATED;
  DzTimelineItem *item = NULL;
  DzTimelineDraft *row = NULL;

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
  const DzTimelineBuilder *builder = user_data;
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

/* Years from the first to the last report of the library, as far as they are near the place's own; a place
 * without any report misses none: it is only spoken of. */
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
finish_row (DzTimelineBuilder *builder, DzTimelineRow *row)
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

/* The name, the alias or the own words hold the part looked for. */
static gboolean
name_holds (const DzTimelineBuilder *builder, const char *name, const char *folded_part)
{
  const DzIndicator *indicator = dz_knowledge_find_indicator (builder->knowledge, name);
  const char *const others[] = { name, indicator != NULL ? indicator->name : NULL,
                                 indicator != NULL ? indicator->name_en : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *folded = others[i] != NULL ? g_utf8_casefold (others[i], -1) : NULL;

      if (folded != NULL && strstr (folded, folded_part) != NULL)
        return TRUE;
    }
  for (guint i = 0; indicator != NULL && indicator->aliases[i] != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (indicator->aliases[i], -1);

      if (strstr (folded, folded_part) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
name_is_wanted (DzTimelineBuilder *builder, const DzQuantity *quantity)
{
  const char *name = quantity->indicator_key != NULL ? quantity->indicator_key : quantity->indicator;
  gpointer known = NULL;

  if (builder->choice.name == NULL || *builder->choice.name == '\0')
    return TRUE;
  if (name == NULL)
    return FALSE;
  if (!g_hash_table_lookup_extended (builder->names, name, NULL, &known))
    {
      g_autofree char *part = g_utf8_casefold (builder->choice.name, -1);

      known = GINT_TO_POINTER (name_holds (builder, name, part));
      g_hash_table_insert (builder->names, (gpointer) name, known);
    }

  return GPOINTER_TO_INT (known);
}

static gboolean
is_chosen (DzTimelineBuilder *builder, const DzGoal *goal)
{
  guint firmness = builder->choice.firmness;

  if (firmness != 0
      && (goal->goal == NULL || (firmness & 1u << find_firmness (builder->knowledge, goal->goal->hardness)) == 0))
    return FALSE;

  return name_is_wanted (builder, dz_goal_get_main (goal));
}

DzTimeline *
dz_overview_build_timeline (const DzOverview *overview, const DzOverviewFilter *filter,
                            const DzKnowledge *knowledge)
{
  return dz_overview_build_chosen_timeline (overview, filter, NULL, knowledge);
}

DzTimeline *
dz_overview_build_chosen_timeline (const DzOverview *overview, const DzOverviewFilter *filter,
                                   const DzTimelineChoice *choice, const DzKnowledge *knowledge)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DzTimelineBuilder builder = { overview, knowledge, NULL, rows, { 0 }, names };

  g_return_val_if_fail (overview != NULL && knowledge != NULL, NULL);

  if (choice != NULL)
    builder.choice = *choice;
  builder.timeline = dz_timeline_new ();
  for (guint i = 0; i < overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (overview->goals, i);

      if (dz_overview_filter_accepts (filter, goal, knowledge) && is_chosen (&builder, goal))
        add_goal (&builder, goal);
    }
  for (guint i = 0; i < builder.timeline->rows->len; i++)
    finish_row (&builder, g_ptr_array_index (builder.timeline->rows, i));
  dz_timeline_builder_sort (&builder);

  return builder.timeline;
}
