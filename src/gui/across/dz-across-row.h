/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DZ_TYPE_ACROSS_ROW (dz_across_row_get_type ())

/* A row of a table as a list item: its words, what they are sorted by, and the place it leads to. */
G_DECLARE_FINAL_TYPE (DzAcrossRow, dz_across_row, DZ, ACROSS_ROW, GObject)

typedef struct
{
  gint64 report;
  gint64 paragraph;
  gint64 quantity;
  int start;
  int end;
} DzAcrossTarget;

/* status: what a filter tells apart. */
DzAcrossRow *dz_across_row_new (guint n_cells, guint status, const DzAcrossTarget *target);
/* number: NaN to sort by the words. text: (transfer full) */
void dz_across_row_take_cell (DzAcrossRow *row, guint index, char *text, double number);

const char *dz_across_row_get_text (DzAcrossRow *row, guint index);
double dz_across_row_get_number (DzAcrossRow *row, guint index);
guint dz_across_row_get_status (DzAcrossRow *row);
const DzAcrossTarget *dz_across_row_get_target (DzAcrossRow *row);
/* Some cell has the words. */
gboolean dz_across_row_matches (DzAcrossRow *row, const char *folded_needle);

G_END_DECLS
