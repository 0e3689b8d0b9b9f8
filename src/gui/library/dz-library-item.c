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
  GListModel *children;
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

/* What stands below a place: its reports, whose items are made when they are asked for, and the places below
 * it. */
#define DZ_TYPE_PLACE_CHILDREN (dz_place_children_get_type ())
G_DECLARE_FINAL_TYPE (DzPlaceChildren, dz_place_children, DZ, PLACE_CHILDREN, GObject)

struct _DzPlaceChildren
{
  GObject parent_instance;

  DzOverview *overview; /* whose reports these are */
  GPtrArray *reports;   /* (element-type DzReport) */
  GPtrArray *places;    /* (element-type DzLibraryItem) */
};

static void dz_place_children_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DzPlaceChildren, dz_place_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dz_place_children_model_init))

static GType
dz_place_children_get_item_type (GListModel *model)
{
  return DZ_TYPE_LIBRARY_ITEM;
}

static guint
dz_place_children_get_n_items (GListModel *model)
{
  DzPlaceChildren *self = DZ_PLACE_CHILDREN (model);

  return self->reports->len + self->places->len;
}

static gpointer
dz_place_children_get_item (GListModel *model, guint position)
{
  DzPlaceChildren *self = DZ_PLACE_CHILDREN (model);

  if (position < self->reports->len)
    return create_report (g_ptr_array_index (self->reports, position));
  position -= self->reports->len;

  return position < self->places->len ? g_object_ref (g_ptr_array_index (self->places, position)) : NULL;
}

static void
dz_place_children_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_place_children_get_item_type;
  iface->get_n_items = dz_place_children_get_n_items;
  iface->get_item = dz_place_children_get_item;
}

static void
dz_place_children_finalize (GObject *object)
{
  DzPlaceChildren *self = DZ_PLACE_CHILDREN (object);

  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->places);
  dz_overview_unref (self->overview);

  G_OBJECT_CLASS (dz_place_children_parent_class)->finalize (object);
}

static void
dz_place_children_class_init (DzPlaceChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_place_children_finalize;
}

static void
dz_place_children_init (DzPlaceChildren *self)
{
  self->places = g_ptr_array_new_with_free_func (g_object_unref);
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

static DzPlaceChildren *
create_children (DzOverview *overview, GPtrArray *reports)
{
  DzPlaceChildren *self = g_object_new (DZ_TYPE_PLACE_CHILDREN, NULL);

  self->overview = dz_overview_ref (overview);
  self->reports = reports != NULL ? g_ptr_array_ref (reports) : g_ptr_array_new ();
  g_ptr_array_sort (self->reports, compare_reports);

  return self;
}

/* The reports of each place; those without one under "". (element-type utf8 GPtrArray) */
static GHashTable *
group_reports (const DzOverview *overview)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < overview->reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (overview->reports, i);
      const char *place = report->place != NULL ? report->place : "";
      GPtrArray *group = g_hash_table_lookup (groups, place);

      if (group == NULL)
        g_hash_table_insert (groups, (char *) place, group = g_ptr_array_new ());
      g_ptr_array_add (group, report);
    }

  return groups;
}

static DzLevel
find_level (const GPtrArray *reports, const DzKnowledge *knowledge, const char *place)
{
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);

      if (report->level != DZ_LEVEL_UNKNOWN)
        return report->level;
    }

  return dz_knowledge_guess_level (knowledge, place);
}

static DzLibraryItem *
create_place (DzOverview *overview, const DzKnowledge *knowledge, const char *place, GHashTable *groups)
{
  DzLibraryItem *self = g_object_new (DZ_TYPE_LIBRARY_ITEM, NULL);
  GPtrArray *reports = g_hash_table_lookup (groups, place);

  self->title = g_strdup (place);
  self->badge = get_level_name (find_level (reports, knowledge, place));
  self->children = G_LIST_MODEL (create_children (overview, reports));

  return self;
}

/* The nearest place above that is in the library. A place is filed only below one of higher level, which
 * comes first in the overview, so that places which name each other end at the top. */
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

static void
append_item (GListStore *roots, DzLibraryItem *above, DzLibraryItem *item)
{
  if (above != NULL)
    g_ptr_array_add (DZ_PLACE_CHILDREN (above->children)->places, g_object_ref (item));
  else
    g_list_store_append (roots, item);
}

GListModel *
dz_library_item_build_tree (DzOverview *overview, const DzKnowledge *knowledge)
{
  GListStore *roots = g_list_store_new (DZ_TYPE_LIBRARY_ITEM);
  g_autoptr (GHashTable) groups = group_reports (overview);
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *placeless = g_hash_table_lookup (groups, "");

  for (guint i = 0; i < overview->places->len; i++)
    {
      const char *place = g_ptr_array_index (overview->places, i);
      g_autoptr (DzLibraryItem) item = create_place (overview, knowledge, place, groups);

      append_item (roots, find_above (items, overview, knowledge, place), item);
      g_hash_table_insert (items, (char *) place, item);
    }
  if (placeless != NULL)
    g_ptr_array_sort (placeless, compare_reports);
  for (guint i = 0; placeless != NULL && i < placeless->len; i++)
    {
      g_autoptr (DzLibraryItem) item = create_report (g_ptr_array_index (placeless, i));

      g_list_store_append (roots, item);
    }

  return G_LIST_MODEL (roots);
}

gboolean
dz_library_item_holds (DzLibraryItem *self, gint64 report_id)
{
  DzPlaceChildren *children;

  g_return_val_if_fail (DZ_IS_LIBRARY_ITEM (self), FALSE);

  if (self->children == NULL)
    return self->report == report_id;
  children = DZ_PLACE_CHILDREN (self->children);
  for (guint i = 0; i < children->reports->len; i++)
    if (((const DzReport *) g_ptr_array_index (children->reports, i))->id == report_id)
      return TRUE;
  for (guint i = 0; i < children->places->len; i++)
    if (dz_library_item_holds (g_ptr_array_index (children->places, i), report_id))
      return TRUE;

  return FALSE;
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

  return self->children;
}
