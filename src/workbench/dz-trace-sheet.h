/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "workbench/dz-comparison-sheet.h"
#include "workbench/dz-tracing.h"

G_BEGIN_DECLS

/* A commitment followed through the years, each text with what changed since the year before that has it. */
typedef struct
{
  DzTracing *tracing;
  GPtrArray *rows; /* (element-type DzSheetRow) (nullable) one a step: the text before in column 0, that of the step in
                    * column 1; NULL for dropped steps and for goals */
} DzTraceSheet;

/* Takes the tracing. */
DzTraceSheet *dz_trace_sheet_new (DzTracing *tracing, const DzKnowledge *knowledge);
void dz_trace_sheet_free (DzTraceSheet *sheet);

/* The step before that has the commitment; NULL for none. */
const DzTraceStep *dz_trace_sheet_get_before (const DzTraceSheet *sheet, guint step);
/* A paragraph of a step, from 0; NULL past the last. */
const DzParagraph *dz_trace_sheet_get_paragraph (const DzTraceSheet *sheet, guint step, int text);
/* The step with this paragraph or goal; -1 for none. */
int dz_trace_sheet_find (const DzTraceSheet *sheet, gint64 paragraph_id, gint64 quantity_id);

/* year, report, kind, moved, renamed, paragraph, similarity, difference, text. (transfer full) */
DzTable *dz_trace_sheet_build_table (const DzTraceSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTraceSheet, dz_trace_sheet_free)

G_END_DECLS
