/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "gui/goals/dz-ledger-row.h"

G_BEGIN_DECLS

/* One column of a table: how to say and compare what a row has there. */
typedef struct
{
  const char *title; /* translatable */
  int chars;         /* width in Latin characters, a Chinese one takes two; 0: not shown, copied only */
  gboolean sentence; /* read lazily, takes the room that is left, not sortable */
  gboolean number;   /* stands on the right */
  char *(*dup_text) (DzLedgerRow *row, const DzLedgerWords *words);
  int (*compare) (DzLedgerRow *a, DzLedgerRow *b); /* by the value behind the words; NULL: by the words */
} DzLedgerColumn;

/* What a table of the Goals page lists. */
typedef struct
{
  const char *name;      /* goals, amplification, discrepancies */
  const char *label;     /* translatable: of the table, for those who hear it */
  const char *file_name; /* translatable: proposed for exports */
  const char *empty_title;
  const char *empty_text;
  const char *none_title;
  const char *first_label; /* translatable: what the first and the second figure of a row are */
  const char *second_label;
  const DzLedgerColumn *columns;
  guint n_columns;
  /* In the order of a table that the reader did not sort; knowledge may be NULL. */
  void (*add_rows) (GPtrArray *rows, DzOverview *overview, const DzKnowledge *knowledge);
  gboolean (*accepts) (DzLedgerRow *row, const DzOverviewFilter *filter, const DzKnowledge *knowledge);
  DzTable *(*table_new) (void);
  void (*table_add) (DzTable *table, DzLedgerRow *row, const char *first_sentence, const char *second_sentence);
} DzLedgerMode;

extern const DzLedgerMode dz_goals_mode;
extern const DzLedgerMode dz_amplification_mode;
extern const DzLedgerMode dz_discrepancies_mode;

/* Columns that all tables have alike. */
char *dz_ledger_column_dup_indicator (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_period (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_first (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_second (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_first_sentence (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_second_sentence (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_first_source (DzLedgerRow *row, const DzLedgerWords *words);
char *dz_ledger_column_dup_second_source (DzLedgerRow *row, const DzLedgerWords *words);
int dz_ledger_column_compare_periods (DzLedgerRow *a, DzLedgerRow *b);
int dz_ledger_column_compare_firsts (DzLedgerRow *a, DzLedgerRow *b);
int dz_ledger_column_compare_seconds (DzLedgerRow *a, DzLedgerRow *b);
/* NaN, “nothing to compare”, comes last. */
int dz_ledger_column_compare_numbers (double a, double b);

/* A header line and one line a row, in the words of the table. The sentences must have been read.
 * rows: (element-type DzLedgerRow). (transfer full) */
char *dz_ledger_mode_dup_tsv (const DzLedgerMode *mode, const GPtrArray *rows, const DzLedgerWords *words);
/* The table as the command line writes it, safe for spreadsheets. (transfer full) */
char *dz_ledger_mode_dup_csv (const DzLedgerMode *mode, const GPtrArray *rows, const DzLedgerWords *words);

G_END_DECLS
