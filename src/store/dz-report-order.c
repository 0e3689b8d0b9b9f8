/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-report-order.h"

#include <string.h>

/* A chain of places longer than this is a mistake in the data, maybe a circle. */
#define MAX_DEPTH 6

typedef struct
{
  DzReport *report; /* owned by the array that is sorted */
  const char *path[MAX_DEPTH]; /* places from the top down to the report's own */
  DzLevel levels[MAX_DEPTH];
  int depth;
  int year;
} Entry;

typedef struct
{
  const char *parent;
  DzLevel level;
} Place;

static GHashTable *
collect_places (const GPtrArray *reports)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      Place *place = report->place != NULL ? g_hash_table_lookup (places, report->place) : NULL;

      if (report->place == NULL)
        continue;
      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          g_hash_table_insert (places, report->place, place);
        }
      if (place->parent == NULL)
        place->parent = report->parent;
      if (place->level == DZ_LEVEL_UNKNOWN)
        place->level = report->level;
    }

  return places;
}

/* A place above that has no report of its own is at least higher than the one below. */
static DzLevel
get_level (const Place *place, DzLevel below)
{
  if (place != NULL && place->level != DZ_LEVEL_UNKNOWN)
    return place->level;

  return below > DZ_LEVEL_NATION ? below - 1 : below;
}

static void
fill_path (Entry *entry, GHashTable *places)
{
  const char *name = entry->report->place;
  DzLevel level = entry->report->level;
  const char *upwards[MAX_DEPTH];
  DzLevel levels[MAX_DEPTH];
  int depth = 0;

  while (name != NULL && depth < MAX_DEPTH)
    {
      const Place *place = g_hash_table_lookup (places, name);

      level = depth == 0 ? level : get_level (place, level);
      upwards[depth] = name;
      levels[depth++] = level;
      name = place != NULL ? place->parent : NULL;
    }

  entry->depth = depth;
  for (int i = 0; i < depth; i++)
    {
      entry->path[i] = upwards[depth - 1 - i];
      entry->levels[i] = levels[depth - 1 - i];
    }
}

static int
compare_paths (const Entry *a, const Entry *b)
{
  for (int i = 0; i < a->depth && i < b->depth; i++)
    {
      int order = strcmp (a->path[i], b->path[i]);

      if (order != 0)
        return a->levels[i] != b->levels[i] ? (a->levels[i] > b->levels[i] ? 1 : -1) : order;
    }
  /* A report without a place comes last. */
  if (a->depth == 0 || b->depth == 0)
    return (a->depth == 0) - (b->depth == 0);

  return a->depth - b->depth;
}

static int
compare_entries (gconstpointer one, gconstpointer other)
{
  const Entry *a = one;
  const Entry *b = other;
  int order = compare_paths (a, b);

  if (order == 0)
    order = a->year - b->year;
  if (order == 0)
    order = (int) a->report->kind - (int) b->report->kind;
  if (order == 0)
    order = (a->report->id > b->report->id) - (a->report->id < b->report->id);

  return order;
}

void
dz_report_order_sort (GPtrArray *reports)
{
  g_autoptr (GHashTable) places = collect_places (reports);
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  for (guint i = 0; i < reports->len; i++)
    {
      Entry entry = { .report = g_ptr_array_index (reports, i) };

      entry.year = dz_report_get_year (entry.report);
      fill_path (&entry, places);
      g_array_append_val (entries, entry);
    }

  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    reports->pdata[i] = g_array_index (entries, Entry, i).report;
}

static gboolean
is_level_word (const char *word)
{
  static const char *const words[] = { "省", "市", "区", "县", "旗", "盟", "州", "自治区", "自治州", "自治县",
                                       "自治旗", "新区", "地区", "特别行政区", NULL };

  return g_strv_contains (words, word);
}

int
dz_report_order_fit_place (const DzReport *report, const char *name)
{
  g_autofree char *full = NULL;

  if (report->place == NULL || *name == '\0')
    return 0;

  full = g_strconcat (report->parent != NULL ? report->parent : "", report->place, NULL);
  if (strcmp (name, report->place) == 0 || strcmp (name, full) == 0)
    return 2;
  if (g_str_has_prefix (report->place, name) && is_level_word (report->place + strlen (name)))
    return 1;
  if (g_str_has_prefix (full, name) && strlen (name) > strlen (full) - strlen (report->place)
      && is_level_word (full + strlen (name)))
    return 1;

  return 0;
}
