/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-comparison-page.h"
#include "core/dz-table.h"
#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

/* dz-comparison-html.c */

/* Side by side with the changes marked, one self-contained file. Moved paragraphs stand where the left report
 * has them; a line leads to them where the right one has them. (transfer full) */
char *dz_comparison_sheet_dup_html (const DzComparisonSheet *sheet);

/* dz-comparison-pdf.c */

/* The same on A4 pages, and as a PDF file; drawn twice it is the same bytes. (transfer full) */
DzComparisonPage *dz_comparison_sheet_make_page (const DzComparisonSheet *sheet);
GBytes *dz_comparison_sheet_draw_pdf (const DzComparisonSheet *sheet, GError **error);

/* dz-comparison-tables.c */

/* The rows as a table: kind, similarity, left_paragraph, right_paragraph, left_text, right_text, then what
 * changed, and the third report where there is one. Paragraphs of a split or merged pair stand in one cell, a
 * line each. (transfer full) */
DzTable *dz_comparison_sheet_make_pairs_table (const DzComparisonSheet *sheet);
/* The numbers and the hardened and softened words: a row for each. (transfer full) */
DzTable *dz_comparison_sheet_make_changes_table (const DzComparisonSheet *sheet);

/* dz-comparison-xlsx.c */

/* A workbook with both tables, and that of the indicators where they were loaded. A text too long for a cell
 * goes on in the rows below. (transfer full) */
GBytes *dz_comparison_sheet_make_xlsx (const DzComparisonSheet *sheet, GError **error);

/* dz-comparison-file.c */

/* The format that the ending of a name tells: html, pdf, csv, xlsx, tsv; NULL for none of them. Static. */
const char *dz_comparison_file_get_format (const char *path);
/* The file in one of these formats. csv and tsv hold the pairs; xlsx the indicators too
 * where they were loaded. DZ_ERROR_FAILED. (transfer full) */
GBytes *dz_comparison_file_make (const DzComparisonSheet *sheet, const char *format, GError **error);

G_END_DECLS
