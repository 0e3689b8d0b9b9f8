/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-library-item.h"

#include <glib/gi18n.h>

#include "gui/dz-report-choice.h"

struct _DzLibraryItem
{
  GObject parent_instance;

  gint64 report;
  char *title;
  const char *badge;
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (DzLibraryItem, dz_library_item, G_TYPE_OBJECT)

static void
dz_library_item_finalize (GObject *object)
{
  DzLibraryItem *self = DZ_LIBRARY_ITEM (object);

  g_free (self->title);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (dz_library_item_parent_class)->finalize (object);
}

static void
dz_library_item_class_init (DzLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_library_item_finalize;
}

static void
dz_library_item_init (DzLibraryItem *self)
{
  self->badge = "";
}

static const char *
get_level_name (DzLevel level)
{
  switch (level)
    {
    case DZ_LEVEL_NATION:
      return C_("level", "nation");
    case DZ_LEVEL_PROVINCE:
      return C_("level", "province");
    case DZ_LEVEL_CITY:
      return C_("level", "city");
    case DZ_LEVEL_DISTRICT:
      return C_("level", "district");
    default:
      return "";
    }
}

static const char *
get_kind_name (DzReportKind kind)
{
  switch (kind)
    {
    case DZ_REPORT_KIND_WORK_REPORT:
      return C_("kind", "Work Report");
    case DZ_REPORT_KIND_FEATURE:
      return C_("kind", "Feature");
    default:
      return C_("kind", "Report");
    }
}

static DzLibraryItem *
create_report (const DzReport *report)
{
  DzLibraryItem *self = g_object_new (DZ_TYPE_LIBRARY_ITEM, NULL);
  int year = dz_report_get_year (report);

  self->report = report->id;
  if (report->place != NULL && year != 0)
    /* Translators: year and kind of a report: “2025 Work Report” */
    self->title = g_strdup_printf (_("%d %s"), year, get_kind_name (report->kind));
  else
    self->title = dz_report_dup_name (report);

  return self;
}

static DzLevel
find_level (const DzOverview *overview, const DzKnowledge *knowledge, const char *place)
{
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (report->level != DZ_LEVEL_UNKNOWN && g_strcmp0 (report->place, place) == 0)
        return report->level;
    }

  return dz_knowledge_guess_level (knowledge, place);
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  const DzReport *first = *(const DzReport *const *) a;
  const DzReport *second = *(const DzReport *const *) b;
  int years = dz_report_get_year (first) - dz_report_get_year (second);

  if (years != 0)
    return years;
  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;

  return (first->id > second->id) - (first->id < second->id);
}

/* NULL finds the reports without a place. */
static void
append_reports (GListStore *store, const DzOverview *overview, const char *place)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();

  for (guint i = 0; i < overview->reports->len; i++)
    if (g_strcmp0 (((const DzReport *) g_ptr_array_index (overview->reports, i))->place, place) == 0)
      g_ptr_array_add (reports, g_ptr_array_index (overview->reports, i));
  g_ptr_array_sort (reports, compare_reports);

  for (guint i = 0; i < reports->len; i++)
    {
      g_autoptr (DzLibraryItem) item = create_report (g_ptr_array_index (reports, i));

      g_list_store_append (store, item);
    }
}

static DzLibraryItem *
create_place (const DzOverview *overview, const DzKnowledge *knowledge, const char *place)
{
  DzLibraryItem *self = g_object_new (DZ_TYPE_LIBRARY_ITEM, NULL);

  self->title = g_strdup (place);
  self->badge = get_level_name (find_level (overview, knowledge, place));
  self->children = g_list_store_new (DZ_TYPE_LIBRARY_ITEM);
  append_reports (self->children, overview, place);

  return self;
}

/* The nearest place above that is in the library. A place is filed only below one of higher level, which comes
 * first in the overview, so that places which name each other end at the top. */
static DzLibraryItem *
find_above (GHashTable *items, const DzOverview *overview, const DzKnowledge *knowledge, const char *place)
{
  for (int i = 0; i <= DZ_LEVEL_DISTRICT && place != NULL; i++)
    {
      DzLibraryItem *item = NULL;

      place = dz_report_choice_find_parent (overview, knowledge, place);
      item = place != NULL ? g_hash_table_lookup (items, place) : NULL;
      if (item != NULL)
        return item;
    }

  return NULL;
}

GListModel *
dz_library_item_build_tree (const DzOverview *overview, const DzKnowledge *knowledge)
{
  GListStore *roots = g_list_store_new (DZ_TYPE_LIBRARY_ITEM);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < overview->places->len; i++)
    {
      const char *place = g_ptr_array_index (overview->places, i);
      g_autoptr (DzLibraryItem) item = create_place (overview, knowledge, place);
      DzLibraryItem *above = find_above (items, overview, knowledge, place);

      g_list_store_append (above != NULL ? above->children : roots, item);
      g_hash_table_insert (items, (char *) place, item);
    }
  append_reports (roots, overview, NULL);

  return G_LIST_MODEL (roots);
}

gint64
dz_library_item_get_report (DzLibraryItem *self)
{
  g_return_val_if_fail (DZ_IS_LIBRARY_ITEM (self), 0);

  return self->report;
}

const char *
dz_library_item_get_title (DzLibraryItem *self)
{
  g_return_val_if_fail (DZ_IS_LIBRARY_ITEM (self), NULL);

  return self->title;
}

const char *
dz_library_item_get_badge (DzLibraryItem *self)
{
  g_return_val_if_fail (DZ_IS_LIBRARY_ITEM (self), NULL);

  return self->badge;
}

GListModel *
dz_library_item_get_children (DzLibraryItem *self)
{
  g_return_val_if_fail (DZ_IS_LIBRARY_ITEM (self), NULL);

  return G_LIST_MODEL (self->children);
}
