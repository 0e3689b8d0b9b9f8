/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Two columns of text side by side on A4 pages, row by row. Knows nothing of reports: markup says how text looks. */

typedef struct
{
  char *number; /* stands before the text, ¶12; or NULL */
  char *markup; /* Pango markup; NULL for an empty side */
} DzPageCell;

typedef struct
{
  DzPageCell left;
  DzPageCell right;
} DzPageRow;

typedef struct
{
  char *title; /* of the document and of the first page, plain text */
  char *subtitle;
  char *left_head; /* plain text, repeated on each page */
  char *right_head;
  char *date;      /* ISO 8601, written into the file so that two drawings are the same bytes */
  GPtrArray *rows; /* (element-type DzPageRow) */
} DzComparisonPage;

DzComparisonPage *dz_comparison_page_new (void);
void dz_comparison_page_free (DzComparisonPage *page);
/* The row is empty and belongs to the page. */
DzPageRow *dz_comparison_page_add_row (DzComparisonPage *page);

/* The PDF file. Text can be searched and copied. NULL with DZ_ERROR_FAILED if it cannot be drawn. (transfer full) */
GBytes *dz_comparison_page_draw_pdf (const DzComparisonPage *page, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparisonPage, dz_comparison_page_free)

G_END_DECLS
