/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-trace.h"
#include "core/dz-knowledge.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* A commitment followed through the work reports of its place in the library. */
typedef struct
{
  GPtrArray *reports; /* (element-type DzReport) with content, by year */
  GPtrArray *steps;   /* (element-type DzTraceStep) */
} DzTracing;

/* The paragraph with this ¶ number; what the reader said of pairs of paragraphs is followed. cancellable:
 * looked at before each report (nullable). DZ_ERROR_NOT_FOUND if the report has none. */
DzTracing *dz_tracing_load_paragraph (DzStore *store, gint64 report, int number, const DzKnowledge *knowledge,
                                      GCancellable *cancellable, GError **error);

/* The goals of a place for an indicator: key, name or alias. measure: NULL for the one that most of its goals
 * have. DZ_ERROR_NOT_FOUND for an unknown indicator, or a place without reports. */
DzTracing *dz_tracing_load_indicator (DzStore *store, const char *place, const char *indicator,
                                      const DzMeasure *measure, const DzKnowledge *knowledge, GError **error);

void dz_tracing_free (DzTracing *tracing);

/* The report of a step, and the text it is about: its paragraphs, or the wording of its goal; NULL where it
 * was dropped. */
const DzReport *dz_tracing_get_report (const DzTracing *tracing, const DzTraceStep *step);
char *dz_tracing_dup_text (const DzTracing *tracing, const DzTraceStep *step); /* (transfer full) (nullable) */
/* The ¶ number of a step; 0 for none. */
int dz_tracing_get_number (const DzTracing *tracing, const DzTraceStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTracing, dz_tracing_free)

G_END_DECLS
