/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Two columns of text side by side on A4 pages, three on pages laid across, row by row, each page headed with
 * the numbers that stand on it. Knows nothing of reports: markup says how text looks. */

#define DZ_PAGE_MAX_COLUMNS 3

typedef struct
{
  char *number; /* stands before the text, ¶12; or NULL */
  char *markup; /* Pango markup; NULL for an empty side */
  int first;    /* what number tells, for the head of the page; 0 for none */
  int last;
} DzPageCell;

typedef struct
{
  DzPageCell cells[DZ_PAGE_MAX_COLUMNS];
} DzPageRow;

typedef struct
{
  char *title; /* of the document and of the first page, plain text */
  char *subtitle;
  guint n_columns;
  char *heads[DZ_PAGE_MAX_COLUMNS]; /* plain text, repeated on each page */
  char *date; /* ISO 8601, written into the file so that two drawings are the same bytes */
  GPtrArray *rows; /* (element-type DzPageRow) none is added once something is drawn */
  GPtrArray *ranges; /* (nullable) once something is drawn: “¶3–17, 42” for each page and column */
} DzComparisonPage;

DzComparisonPage *dz_comparison_page_new (guint n_columns);
void dz_comparison_page_free (DzComparisonPage *page);
/* The row is empty and belongs to the page. */
DzPageRow *dz_comparison_page_add_row (DzComparisonPage *page);

/* The PDF file. Text can be searched and copied. NULL with DZ_ERROR_FAILED if it cannot be drawn. (transfer
 * full) */
GBytes *dz_comparison_page_draw_pdf (DzComparisonPage *page, GError **error);

/* For printing, in points: the size of a page, how many there are, and one of them, from 0. */
void dz_comparison_page_get_size (const DzComparisonPage *page, double *width, double *height);
guint dz_comparison_page_count (DzComparisonPage *page);
void dz_comparison_page_draw (DzComparisonPage *page, cairo_t *cr, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparisonPage, dz_comparison_page_free)

G_END_DECLS
