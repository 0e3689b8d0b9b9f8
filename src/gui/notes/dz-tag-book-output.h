/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "gui/notes/dz-tag-book-reading.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_TAG_BOOK_PASSAGES, /* Markdown, HTML, CSV, XLSX */
  DZ_TAG_BOOK_REPORTS,  /* CSV, XLSX */
  DZ_TAG_BOOK_YEARS,    /* CSV, XLSX */
  DZ_TAG_BOOK_CHART,    /* PNG, PDF, SVG */
} DzTagBookPage;

/* Asks for a file and writes what a page shows into it; the outcome is told in the window of the view. reading is looked
 * at only during the call. */
void dz_tag_book_output_export (GtkWindow *parent, DzView *view, const DzTagBookReading *reading, DzTagBookPage page);
/* The same into a file that is known. */
void dz_tag_book_output_save (DzView *view, const DzTagBookReading *reading, DzTagBookPage page, GFile *file);

G_END_DECLS
