/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-quantity.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* What became of a commitment from one report of a place to the next that speaks of it. */
typedef enum
{
  DZ_TRACE_FIRST,    /* the first report that has it */
  DZ_TRACE_CARRIED,  /* said again, near word for word */
  DZ_TRACE_RAISED,   /* its numbers grew, or the goal did */
  DZ_TRACE_LOWERED,
  DZ_TRACE_REWORDED, /* other words; numbers as before, or some up and some down */
  DZ_TRACE_RENAMED,  /* said again under another heading of its own line, or its indicator has another name */
  DZ_TRACE_MOVED,    /* it stands elsewhere in the order */
  DZ_TRACE_DROPPED,  /* not in this report */
} DzTraceKind;

#define DZ_N_TRACE_KINDS (DZ_TRACE_DROPPED + 1)

typedef struct
{
  DzTraceKind kind; /* the weightiest of what happened, in the order above */
  int report;       /* number in the list of reports */
  int paragraph;    /* index into its paragraphs of the first, -1 if dropped or unknown */
  int n_paragraphs;
  double similarity; /* to the report before that has it, 0 … 1; NaN for the first, dropped ones and figures */
  gboolean moved;
  gboolean renamed;
  char *difference;     /* (nullable) “−0.5 个百分点”; several with ； */
  DzQuantity *quantity; /* (nullable) owned; the goal, where an indicator is followed */
} DzTraceStep;

void dz_trace_step_free (DzTraceStep *step);

/* "first", "carried" …: static, never translated. */
const char *dz_trace_kind_get_nick (DzTraceKind kind);

/* Called before two of the reports are aligned, by their numbers in the list: sets points to what the reader
 * said of their paragraphs ((element-type DzSyncPoint), taken, or NULL). FALSE: nobody waits for the steps
 * any more. */
typedef gboolean (*DzTraceSyncFunc) (int left, int right, GArray **points, gpointer user_data);

/* Follows a paragraph through the reports of its place, forwards and backwards from where it stands: each
 * report is aligned (dz-report-alignment.h) with the nearest before it that has the commitment. reports:
 * (element-type DzReport) with content, by year; report, paragraph: where to start. A step for each report
 * from the first that has it, in order. sync: (nullable) the reader's word, which is followed; where it
 * returned FALSE the steps are good for nothing. Deterministic, pure. (element-type DzTraceStep) */
GPtrArray *dz_trace_follow_paragraph (const GPtrArray *reports, int report, int paragraph,
                                      const DzKnowledge *knowledge, DzTraceSyncFunc sync, gpointer user_data);

/* Follows a goal: of each report the first goal of its plan year for this indicator. quantities:
 * (element-type DzQuantity) of all reports. measure: which of its measures. A step for each report from the
 * first that states one. */
GPtrArray *dz_trace_follow_indicator (const GPtrArray *reports, const GPtrArray *quantities,
                                      const char *indicator_key, DzMeasure measure,
                                      const DzKnowledge *knowledge);

/* “−0.5 个百分点”, “+10%”, “−2 位”: how a figure stands to an earlier one of the same indicator and measure;
 * NULL where both are the same or cannot be compared. (transfer full) (nullable) */
char *dz_trace_dup_difference (const DzQuantity *before, const DzQuantity *after, const DzKnowledge *knowledge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTraceStep, dz_trace_step_free)

G_END_DECLS
