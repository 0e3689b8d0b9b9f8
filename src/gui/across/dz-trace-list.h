/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-trace-sheet.h"

G_BEGIN_DECLS

#define DZ_TYPE_TRACE_LIST (dz_trace_list_get_type ())

/* A commitment year by year: what became of it as sign and word, its text with the changes since the year
 * before marked, and the difference of its numbers. A row chosen leads to its paragraph; a double click,
 * Ctrl+Enter or its button compares its report with the one before that has the commitment. */
G_DECLARE_FINAL_TYPE (DzTraceList, dz_trace_list, DZ, TRACE_LIST, AdwBin)

/* Borrowed until the next; NULL for none. */
void dz_trace_list_set_sheet (DzTraceList *list, const DzTraceSheet *sheet);
/* Without going there. */
void dz_trace_list_select (DzTraceList *list, gint64 paragraph, gint64 quantity);
/* As if the reader had clicked the row of a step, once or twice. */
void dz_trace_list_choose (DzTraceList *list, guint step);
void dz_trace_list_compare (DzTraceList *list, guint step);
/* The row as a screen reader says it. (transfer full) */
char *dz_trace_list_dup_row_text (DzTraceList *list, guint step);
/* All rows, a line each. (transfer full) (nullable) */
char *dz_trace_list_dup_copy (DzTraceList *list);

G_END_DECLS
