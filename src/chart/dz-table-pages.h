/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "core/dz-table.h"

G_BEGIN_DECLS

/* A table on pages, for printing: its title, the heads of its columns on each page, its rows with wrapped
 * cells, and the number of the page. No row is parted unless it is higher than a page. */
typedef struct _DzTablePages DzTablePages;

/* Takes the table. width, height: of the paper that can be printed on, in points. */
DzTablePages *dz_table_pages_new (DzTable *table, const char *title, double width, double height);
void dz_table_pages_free (DzTablePages *pages);

/* How many pages there are. */
guint dz_table_pages_count (const DzTablePages *pages);
/* What stands in this column, from 0, stands at its right edge: the words before a hit. */
void dz_table_pages_set_right (DzTablePages *pages, guint column);
/* number: from 0. */
void dz_table_pages_draw (const DzTablePages *pages, cairo_t *cr, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTablePages, dz_table_pages_free)

G_END_DECLS
