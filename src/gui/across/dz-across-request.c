/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-request.h"

#include <string.h>

static gboolean
is_chosen (const DzOverviewFilter *filter, const DzReport *report)
{
  int year = dz_report_get_year (report);

  if (filter->places != NULL && filter->places[0] != NULL
      && (report->place == NULL || !g_strv_contains (filter->places, report->place)))
    return FALSE;

  return (filter->first_year == 0 || year >= filter->first_year)
         && (filter->last_year == 0 || year <= filter->last_year);
}

static void
list_reports (DzAcrossRequest *self, DzView *view)
{
  const DzOverview *overview = dz_view_get_overview (view);

  for (guint i = 0; overview != NULL && i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (is_chosen (dz_view_get_filter (view), report))
        g_array_append_val (self->ids, report->id);
    }
}

static const DzQuantity *
find_quantity (const DzOverview *overview, gint64 id)
{
  for (guint i = 0; overview != NULL && id != 0 && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id == id)
        return quantity;
    }

  return NULL;
}

DzAcrossRequest *
dz_across_request_new (DzView *view, gint64 left, gint64 right, gboolean whole)
{
  DzAcrossRequest *self = g_new0 (DzAcrossRequest, 1);
  const DzFocus *focus = dz_view_get_focus (view);
  const DzQuantity *quantity = find_quantity (dz_view_get_overview (view), focus->quantity_id);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list_reports (self, view);
  self->left = left;
  self->right = right;
  self->report = focus->report_id;
  self->paragraph = focus->paragraph_id;
  self->quantity = focus->quantity_id;
  if (quantity != NULL && quantity->indicator_key != NULL && quantity->place != NULL && !whole)
    {
      self->place = g_strdup (quantity->place);
      self->indicator = g_strdup (quantity->indicator_key);
      self->measure = quantity->measure;
    }
  if (dz_view_get_knowledge (view) != NULL)
    self->knowledge = dz_knowledge_ref (dz_view_get_knowledge (view));

  return self;
}

DzAcrossRequest *
dz_across_request_copy (const DzAcrossRequest *other)
{
  DzAcrossRequest *self = g_new0 (DzAcrossRequest, 1);

  *self = *other;
  self->ids = g_array_copy (other->ids);
  self->place = g_strdup (other->place);
  self->indicator = g_strdup (other->indicator);
  self->knowledge = other->knowledge != NULL ? dz_knowledge_ref (other->knowledge) : NULL;

  return self;
}

void
dz_across_request_free (DzAcrossRequest *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->ids);
  g_free (self->place);
  g_free (self->indicator);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  g_free (self);
}

gboolean
dz_across_request_has_same_reports (const DzAcrossRequest *a, const DzAcrossRequest *b)
{
  return a->ids->len == b->ids->len
         && (a->ids->len == 0 || memcmp (a->ids->data, b->ids->data, a->ids->len * sizeof (gint64)) == 0);
}
