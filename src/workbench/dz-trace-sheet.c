/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-trace-sheet.h"

#include <math.h>

#include "workbench/dz-sheet-marks.h"

static const char *const columns[]
  = { "year", "report", "kind", "moved", "renamed", "paragraph", "similarity", "difference", "text", NULL };

static const DzTraceStep *
get_step (const DzTraceSheet *self, guint step)
{
  return g_ptr_array_index (self->tracing->steps, step);
}

static const DzReport *
get_report (const DzTraceSheet *self, const DzTraceStep *step)
{
  return dz_tracing_get_report (self->tracing, step);
}

/* Marks are found as for the rows of a comparison of both reports. */
static DzSheetRow *
build_row (const DzTraceSheet *self, const DzTraceStep *before, const DzTraceStep *step,
           const DzKnowledge *knowledge)
{
  DzComparison comparison = { NULL };
  DzComparisonSheet sheet = { .comparison = &comparison, .n_columns = 2 };
  DzSheetRow *row = dz_sheet_row_new (DZ_PAIR_REWORDED);

  row->cells[1] = (DzSheetCell){ step->paragraph, step->n_paragraphs, NULL };
  if (before == NULL)
    return row;

  comparison.left = (DzReport *) get_report (self, before);
  comparison.right = (DzReport *) get_report (self, step);
  row->cells[0] = (DzSheetCell){ before->paragraph, before->n_paragraphs, NULL };
  dz_sheet_marks_fill (&sheet, row, knowledge);

  return row;
}

DzTraceSheet *
dz_trace_sheet_new (DzTracing *tracing, const DzKnowledge *knowledge)
{
  DzTraceSheet *self = g_new0 (DzTraceSheet, 1);

  g_return_val_if_fail (tracing != NULL && knowledge != NULL, self);

  self->tracing = tracing;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_sheet_row_free);
  for (guint i = 0; i < tracing->steps->len; i++)
    {
      const DzTraceStep *step = get_step (self, i);

      g_ptr_array_add (self->rows, step->paragraph < 0
                                     ? NULL
                                     : build_row (self, dz_trace_sheet_get_before (self, i), step, knowledge));
    }

  return self;
}

void
dz_trace_sheet_free (DzTraceSheet *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tracing, dz_tracing_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

const DzTraceStep *
dz_trace_sheet_get_before (const DzTraceSheet *self, guint step)
{
  g_return_val_if_fail (self != NULL && step < self->tracing->steps->len, NULL);

  while (step-- > 0)
    if (get_step (self, step)->kind != DZ_TRACE_DROPPED)
      return get_step (self, step);

  return NULL;
}

const DzParagraph *
dz_trace_sheet_get_paragraph (const DzTraceSheet *self, guint index, int text)
{
  const DzTraceStep *step;

  g_return_val_if_fail (self != NULL && index < self->tracing->steps->len && text >= 0, NULL);

  step = get_step (self, index);
  if (step->paragraph < 0 || text >= step->n_paragraphs)
    return NULL;

  return g_ptr_array_index (get_report (self, step)->paragraphs, step->paragraph + text);
}

static gboolean
is_at (const DzTraceSheet *self, guint index, gint64 paragraph_id, gint64 quantity_id)
{
  const DzTraceStep *step = get_step (self, index);
  const DzParagraph *paragraph;

  if (step->quantity != NULL)
    return quantity_id != 0 && step->quantity->id == quantity_id;
  for (int i = 0; (paragraph = dz_trace_sheet_get_paragraph (self, index, i)) != NULL; i++)
    if (paragraph->id == paragraph_id)
      return TRUE;

  return FALSE;
}

int
dz_trace_sheet_find (const DzTraceSheet *self, gint64 paragraph_id, gint64 quantity_id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->tracing->steps->len; i++)
    if (is_at (self, i, paragraph_id, quantity_id))
      return (int) i;

  return -1;
}

DzTable *
dz_trace_sheet_build_table (const DzTraceSheet *self)
{
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < self->tracing->steps->len; i++)
    {
      const DzTraceStep *step = get_step (self, i);
      const DzReport *report = get_report (self, step);
      g_autofree char *name = dz_report_dup_name (report);
      g_autofree char *text = dz_tracing_dup_text (self->tracing, step);
      int number = dz_tracing_get_number (self->tracing, step);

      dz_table_add_integer (table, dz_report_get_year (report));
      dz_table_add_text (table, name);
      dz_table_add_text (table, dz_trace_kind_get_nick (step->kind));
      dz_table_add_text (table, step->moved ? "yes" : NULL);
      dz_table_add_text (table, step->renamed ? "yes" : NULL);
      dz_table_add_number (table, number > 0 ? number : NAN);
      dz_table_add_number (table, step->similarity);
      dz_table_add_text (table, step->difference);
      dz_table_add_text (table, text);
    }

  return table;
}
