/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/dz-table.h"
#include "gui/across/dz-across-row.h"

G_BEGIN_DECLS

#define DZ_TYPE_ACROSS_TABLE (dz_across_table_get_type ())

/* Rows that are sorted by any column, filtered by words and status, copied, and lead to their paragraphs: a
 * row that the reader chooses alone goes there, Enter or a double click brings the keyboard into the text.
 * Signal: “opened” (DzAcrossRow): Enter or a double click on a row that leads nowhere. */
G_DECLARE_FINAL_TYPE (DzAcrossTable, dz_across_table, DZ, ACROSS_TABLE, AdwBin)

typedef struct
{
  const char *title; /* translatable */
  int chars;         /* width in Latin characters */
  gboolean number;   /* stands on the right */
  gboolean expand;
} DzAcrossColumn;

/* label: for those who hear it. columns: static. */
GtkWidget *dz_across_table_new (const char *label, const DzAcrossColumn *columns, guint n_columns);
/* (element-type DzAcrossRow) */
void dz_across_table_set_rows (DzAcrossTable *table, const GPtrArray *rows);
/* status: 0 for all. Returns how many rows are left. */
guint dz_across_table_filter (DzAcrossTable *table, const char *folded_needle, guint status);
guint dz_across_table_get_n_shown (DzAcrossTable *table);
/* The row at a place of the table as it is sorted and filtered. (transfer full) */
DzAcrossRow *dz_across_table_dup_row (DzAcrossTable *table, guint position);
/* As if the reader had chosen it. */
void dz_across_table_choose (DzAcrossTable *table, guint position);
/* The rows chosen as tab-separated text with their header; NULL for none. (transfer full) (nullable) */
char *dz_across_table_dup_copy (DzAcrossTable *table);

/* All rows shown, in the words of the table. (transfer full) */
DzTable *dz_across_table_build_shown (DzAcrossTable *table);

G_END_DECLS
