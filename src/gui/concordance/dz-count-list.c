/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-count-list.h"

#include <glib/gi18n.h>

#include "gui/concordance/dz-concordance-search.h"
#include "gui/dz-line-slot.h"

struct _DzCountList
{
  GObject parent_instance;

  GArray *counts;       /* of reports; NULL where contexts are counted, and before anything is */
  GArray *lengths;      /* of reports, NULL where not known */
  DzOverview *overview; /* NULL where nobody knows the names */
  GPtrArray *groups;    /* of contexts, else NULL */
  gint64 n_hits;
  gint64 length;        /* of all reports together */
};

static guint rewritten_signal;

static void dz_count_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DzCountList, dz_count_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dz_count_list_model_init))

static GType
dz_count_list_get_item_type (GListModel *model)
{
  return DZ_TYPE_LINE_SLOT;
}

static guint
dz_count_list_get_n_items (GListModel *model)
{
  DzCountList *self = DZ_COUNT_LIST (model);

  if (self->groups != NULL)
    return self->groups->len + 1;

  return self->counts != NULL ? self->counts->len + 1 : 0;
}

static gpointer
dz_count_list_get_item (GListModel *model, guint position)
{
  return position < dz_count_list_get_n_items (model) ? dz_line_slot_new (position) : NULL;
}

static void
dz_count_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dz_count_list_get_item_type;
  iface->get_n_items = dz_count_list_get_n_items;
  iface->get_item = dz_count_list_get_item;
}

static void
clear (DzCountList *self)
{
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->lengths, g_array_unref);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->length = 0;
}

static void
dz_count_list_finalize (GObject *object)
{
  clear (DZ_COUNT_LIST (object));

  G_OBJECT_CLASS (dz_count_list_parent_class)->finalize (object);
}

static void
dz_count_list_class_init (DzCountListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_count_list_finalize;

  rewritten_signal = g_signal_new ("rewritten", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dz_count_list_init (DzCountList *self)
{
}

/* So many places there were. */
static void
tell (DzCountList *self, guint before)
{
  guint after = dz_count_list_get_n_items (G_LIST_MODEL (self));
  guint same = MIN (before, after);

  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), same, before - same, after - same);
  g_signal_emit (self, rewritten_signal, 0);
}

void
dz_hit_count_clear (DzHitCount *count)
{
  g_clear_pointer (&count->name, g_free);
}

char *
dz_hit_count_dup_rate (const DzHitCount *count)
{
  g_return_val_if_fail (count != NULL, NULL);

  return count->length > 0 ? g_strdup_printf ("%.1f", count->count * 10000.0 / count->length) : g_strdup ("");
}

DzCountList *
dz_count_list_new (void)
{
  return g_object_new (DZ_TYPE_COUNT_LIST, NULL);
}

void
dz_count_list_show_reports (DzCountList *self, GArray *counts, gint64 n_hits, GArray *lengths, DzOverview *overview)
{
  guint before;

  g_return_if_fail (DZ_IS_COUNT_LIST (self) && counts != NULL);

  before = dz_count_list_get_n_items (G_LIST_MODEL (self));
  g_array_ref (counts);
  if (lengths != NULL)
    g_array_ref (lengths);
  if (overview != NULL)
    dz_overview_ref (overview);
  clear (self);
  self->counts = counts;
  self->lengths = lengths;
  self->overview = overview;
  self->n_hits = n_hits;
  for (guint i = 0; lengths != NULL && i < lengths->len; i++)
    self->length += g_array_index (lengths, DzTermCount, i).count;
  tell (self, before);
}

void
dz_count_list_show_groups (DzCountList *self, GPtrArray *groups, guint n_hits)
{
  guint before;

  g_return_if_fail (DZ_IS_COUNT_LIST (self) && groups != NULL);

  before = dz_count_list_get_n_items (G_LIST_MODEL (self));
  g_ptr_array_ref (groups);
  clear (self);
  self->groups = groups;
  self->n_hits = n_hits;
  tell (self, before);
}

static void
fill_report (DzCountList *self, const DzTermCount *found, DzHitCount *count)
{
  const DzReport *report = self->overview != NULL ? dz_overview_find_report (self->overview, found->report_id) : NULL;

  count->report_id = found->report_id;
  count->name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");
  count->count = found->count;
  count->length = self->lengths != NULL ? dz_concordance_find_count (self->lengths, found->report_id) : 0;
}

static void
fill_group (const DzContextGroup *group, guint position, DzHitCount *count)
{
  count->report_id = position;
  count->name = g_strconcat (group->left, group->hit, group->right, NULL);
  count->count = group->count;
  count->contexts = TRUE;
  count->group = group;
}

gboolean
dz_count_list_get (DzCountList *self, guint position, DzHitCount *count)
{
  g_return_val_if_fail (DZ_IS_COUNT_LIST (self) && count != NULL, FALSE);

  *count = (DzHitCount){ 0 };
  if (position >= dz_count_list_get_n_items (G_LIST_MODEL (self)))
    return FALSE;

  if (position == 0)
    *count = (DzHitCount){ 0, g_strdup (self->groups != NULL ? _ ("All Contexts") : _ ("All Reports")),
                           (int) MIN (self->n_hits, G_MAXINT), self->length, self->groups != NULL, NULL };
  else if (self->groups != NULL)
    fill_group (g_ptr_array_index (self->groups, position - 1), position, count);
  else
    fill_report (self, &g_array_index (self->counts, DzTermCount, position - 1), count);

  return TRUE;
}

guint
dz_count_list_find (DzCountList *self, gint64 report_id)
{
  g_return_val_if_fail (DZ_IS_COUNT_LIST (self), 0);

  for (guint i = 0; self->counts != NULL && i < self->counts->len; i++)
    if (g_array_index (self->counts, DzTermCount, i).report_id == report_id)
      return i + 1;

  return 0;
}
