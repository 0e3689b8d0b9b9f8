/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-progress.h"

G_BEGIN_DECLS

/* Rows with named columns on their way to a file: UTF-8, numbers in the C locale, the same rows always the
 * same bytes. */
typedef struct _DzTable DzTable;

typedef enum
{
  DZ_TABLE_TSV,  /* tab, newline, carriage return and backslash as \t \n \r \\ */
  DZ_TABLE_CSV,  /* RFC 4180, made safe for spreadsheets (below) */
  DZ_TABLE_JSON, /* an array of objects, one a line; what is not stated is null */
} DzTableFormat;

/* tsv, csv, json. FALSE for anything else and NULL. */
gboolean dz_table_format_from_nick (const char *nick, DzTableFormat *format);

/* columns: NULL-terminated, kept by reference. */
DzTable *dz_table_new (const char *const *columns);
void dz_table_free (DzTable *table);

/* Cells are added from left to right; the row is complete with the last column. */

/* NULL: not stated. */
void dz_table_add_text (DzTable *table, const char *text);
void dz_table_add_integer (DzTable *table, gint64 value);
/* An infinite value or NaN: not stated. */
void dz_table_add_number (DzTable *table, double value);
/* (element-type int): 2021,2022 or [2021, 2022]. */
void dz_table_add_years (DzTable *table, const GArray *years);
/* A cell that is structured in JSON only: text for TSV and CSV, json as it shall stand. */
void dz_table_add_value (DzTable *table, const char *text, const char *json);

/* Complete rows. */
guint dz_table_get_n_rows (const DzTable *table);
guint dz_table_get_n_columns (const DzTable *table);
/* The name of a column, from 0. */
const char *dz_table_get_column (const DzTable *table, guint column);
/* NULL: not stated. number (nullable): whether it is one, in the C locale. */
const char *dz_table_get_cell (const DzTable *table, guint row, guint column, gboolean *number);

/* The whole table with its header. (transfer full) */
char *dz_table_dup_text (const DzTable *table, DzTableFormat format);
/* As CSV, with a step for each row. NULL only where it was cancelled. (transfer full) */
char *dz_table_make_csv (const DzTable *table, DzProgress *progress, GError **error);

/* Text a spreadsheet would run as a formula, because it starts with = + - @ (full-width too), a tab or a
 * carriage return, spaces aside, gets an apostrophe in front; so does text that starts with an apostrophe,
 * which makes the guard reversible: taking one leading apostrophe away gives the text back. Numbers are left
 * alone. (transfer full) */
char *dz_table_dup_guarded (const char *text);
char *dz_table_dup_unguarded (const char *text);
/* A cell for the clipboard, from where it goes into a spreadsheet: guarded unless it is a number, on one line
 * and without tabs. (transfer full) */
char *dz_table_dup_clipboard_cell (const char *text);

/* Appends text as a JSON string with its quotation marks; NULL as null. */
void dz_json_append_string (GString *json, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTable, dz_table_free)

G_END_DECLS
