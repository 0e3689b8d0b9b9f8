/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"
#include "core/dz-report.h"
#include "core/dz-term.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* A marked span of one paragraph, code points, half open. */
typedef struct
{
  int paragraph; /* index into the report's paragraphs */
  int start;
  int end;
  guint index; /* into quantities or terms; 0 for search hits */
} DzContentSpan;

/* What the text shows of one report: read once on the reader's thread, immutable afterwards, reference
 * counted. A paragraph is one line of the text, so a place in it is offsets[paragraph] + code point. */
typedef struct
{
  DzReport *report;
  GPtrArray *quantities; /* (element-type DzQuantity) of this report, those the reader rejected too */
  GPtrArray *terms;      /* (element-type DzTerm) as dz_glossary_load_terms() lists them */
  GArray *figures;       /* (element-type DzContentSpan) the clause of each quantity, the bare number of a rejected
                            one, in reading order */
  GArray *term_spans;    /* (element-type DzContentSpan) where terms stand, in reading order, not overlapping */
  GPtrArray *folded;     /* (element-type DzFoldedText) of each paragraph, for the search */
  char *text;            /* the lines, without noise */
  int *offsets;          /* of each paragraph in text, code points; -1 where it is not shown */
  GArray *lines;         /* (element-type int) the paragraph of each line */
  int n_noise;           /* paragraphs set aside as not part of the report */
} DzReportContent;

/* Reads all of it on the caller's thread. (transfer full) */
DzReportContent *dz_report_content_load (DzStore *store, gint64 report_id, GError **error);

/* Takes report, quantities and terms of any report; spans are computed here. (transfer full) for all three. */
DzReportContent *dz_report_content_new (DzReport *report, GPtrArray *quantities, GPtrArray *terms);
DzReportContent *dz_report_content_ref (DzReportContent *content);
void dz_report_content_unref (DzReportContent *content);

/* TRUE if both would show the same text with the same terms; figures may differ. */
gboolean dz_report_content_equal (const DzReportContent *a, const DzReportContent *b);

/* paragraph: an index into those of the report. (transfer none) */
const DzParagraph *dz_report_content_get_paragraph (const DzReportContent *content, int paragraph);
/* The index of a paragraph by its id, -1 if it is not of this report. */
int dz_report_content_find_paragraph (const DzReportContent *content, gint64 paragraph_id);

/* The figure or term at a place, NULL if none. */
const DzContentSpan *dz_report_content_figure_at (const DzReportContent *content, int paragraph, int offset);
/* The figure whose number shares a character with [start, end), NULL if none. */
const DzContentSpan *dz_report_content_figure_over (const DzReportContent *content, int paragraph, int start, int end);
const DzContentSpan *dz_report_content_find_figure (const DzReportContent *content, gint64 quantity_id);
const DzQuantity *dz_report_content_get_quantity (const DzReportContent *content, const DzContentSpan *figure);
const DzContentSpan *dz_report_content_term_at (const DzReportContent *content, int paragraph, int offset);

/* Every occurrence of a text in the paragraphs shown, width and case folded, literal otherwise.
 * (element-type DzContentSpan) */
GArray *dz_report_content_search (const DzReportContent *content, const char *query);
/* The hits of a query in them, as the search has them. cut_short: a regular expression takes longer than a window may wait; there are
 * none from the first such paragraph on. (element-type DzContentSpan) */
GArray *dz_report_content_find_hits (const DzReportContent *content, const DzQuery *query, gboolean *cut_short);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReportContent, dz_report_content_unref)

G_END_DECLS
