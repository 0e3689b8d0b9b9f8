/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-report-matrix.h"

#include <math.h>

#include "align/dz-report-similarity.h"

static const char *const columns[] = { "left", "left_name", "right", "right_name", "similarity", NULL };

static gboolean
load_reports (DzReportMatrix *self, DzStore *store, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      DzReport *report = dz_store_load_report (store, g_array_index (ids, gint64, i), error);

      if (report == NULL)
        return FALSE;
      g_ptr_array_add (self->reports, report);
    }

  return TRUE;
}

/* One row at a time, so that it can be cancelled; the other half is the same. */
static gboolean
fill (DzReportMatrix *self, DzReportSimilarity *similarity, GCancellable *cancellable, GError **error)
{
  int n = (int) self->reports->len;

  for (int i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (int j = i; j < n; j++)
        self->values[i * n + j] = self->values[j * n + i] = dz_report_similarity_measure (similarity, i, j);
    }

  return TRUE;
}

DzReportMatrix *
dz_report_matrix_load (DzStore *store, const GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReportMatrix) self = NULL;
  g_autoptr (DzReportSimilarity) similarity = NULL;

  g_return_val_if_fail (store != NULL && ids != NULL, NULL);

  self = g_new0 (DzReportMatrix, 1);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  if (!load_reports (self, store, ids, error))
    return NULL;

  self->values = g_new0 (double, (gsize) ids->len * ids->len + 1);
  similarity = dz_report_similarity_new (self->reports);
  if (!fill (self, similarity, cancellable, error))
    return NULL;
  for (guint i = 0; i < self->reports->len; i++)
    g_ptr_array_set_size (((DzReport *) g_ptr_array_index (self->reports, i))->paragraphs, 0);

  return g_steal_pointer (&self);
}

void
dz_report_matrix_free (DzReportMatrix *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->reports);
  g_free (self->values);
  g_free (self);
}

double
dz_report_matrix_get (const DzReportMatrix *self, int left, int right)
{
  int n = (int) self->reports->len;

  g_return_val_if_fail (left >= 0 && left < n && right >= 0 && right < n, 0);

  return self->values[left * n + right];
}

static void
add_row (DzTable *table, const DzReportMatrix *self, int left, int right)
{
  const DzReport *here = g_ptr_array_index (self->reports, left);
  const DzReport *there = g_ptr_array_index (self->reports, right);
  g_autofree char *left_name = dz_report_dup_name (here);
  g_autofree char *right_name = dz_report_dup_name (there);

  dz_table_add_integer (table, here->id);
  dz_table_add_text (table, left_name);
  dz_table_add_integer (table, there->id);
  dz_table_add_text (table, right_name);
  dz_table_add_number (table, round (dz_report_matrix_get (self, left, right) * 1000) / 1000);
}

DzTable *
dz_report_matrix_build_table (const DzReportMatrix *self)
{
  DzTable *table = dz_table_new (columns);

  for (int i = 0; i < (int) self->reports->len; i++)
    for (int j = i + 1; j < (int) self->reports->len; j++)
      add_row (table, self, i, j);

  return table;
}
