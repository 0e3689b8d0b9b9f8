/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-edit-script.h"
#include "align/dz-report-alignment.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* Two reports with their pairs, owned. */
typedef struct
{
  DzReport *left;
  DzReport *right;
  GPtrArray *pairs; /* (element-type DzParagraphPair) */
} DzComparison;

/* dz-comparison.c */

DzComparison *dz_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error);
/* Takes both reports. */
DzComparison *dz_comparison_new (DzReport *left, DzReport *right);
void dz_comparison_free (DzComparison *comparison);

/* The paragraph of a pair on one side, NULL if it has none there. Borrowed. */
const DzParagraph *dz_comparison_get_left (const DzComparison *comparison, const DzParagraphPair *pair);
const DzParagraph *dz_comparison_get_right (const DzComparison *comparison, const DzParagraphPair *pair);

/* dz-comparison-html.c */

/* Side by side with the changes marked, one self-contained file. Moved paragraphs stand where the left report has
 * them; a line points to them where the right one has them. (transfer full) */
char *dz_comparison_dup_html (const DzComparison *comparison);

/* dz-comparison-pdf.c */

/* The same on A4 pages, as a PDF file; drawn twice it is the same bytes. (transfer full) */
GBytes *dz_comparison_draw_pdf (const DzComparison *comparison, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparison, dz_comparison_free)

G_END_DECLS
