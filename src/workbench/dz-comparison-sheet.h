/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "workbench/dz-comparison.h"
#include "workbench/dz-indicator-table.h"

G_BEGIN_DECLS

/* Two reports side by side, row by row, with all that a reader is shown of their differences: what the window
 * draws and every file that is written of a comparison is made of this. A third report, the city beside two
 * years of its district, is compared with the right one. */

typedef enum
{
  DZ_SHEET_MARK_WORDS,    /* other words than in the neighbouring column, or words it has not */
  DZ_SHEET_MARK_NUMBER,   /* a number that changed */
  DZ_SHEET_MARK_HARDENED, /* a word that binds more than its neighbour's */
  DZ_SHEET_MARK_SOFTENED,
  DZ_SHEET_MARK_MOVED,    /* a clause that stands elsewhere in the same pair */
} DzSheetMarkKind;

#define DZ_N_SHEET_MARK_KINDS (DZ_SHEET_MARK_MOVED + 1)
#define DZ_SHEET_HAS(kind) (1u << (kind))

typedef struct
{
  DzSheetMarkKind kind;
  int text;  /* which of the cell's paragraphs */
  int start; /* code points */
  int end;
} DzSheetMark;

/* What changed in words: a number with its difference, a word with a harder or softer one. */
typedef struct
{
  DzSheetMarkKind kind; /* NUMBER, HARDENED or SOFTENED */
  int column;           /* of after; the other is the one before it */
  char *before;         /* as the left has it, "" for nothing */
  char *after;
  char *difference; /* “−0.5 个百分点”, NULL for none */
} DzSheetChange;

/* The paragraphs of one report in a row: first, first + 1 …; none where n is 0. */
typedef struct
{
  int first;
  int n;
  GArray *marks; /* (element-type DzSheetMark) (nullable) in order, without overlap */
} DzSheetCell;

#define DZ_SHEET_MAX_COLUMNS 3

typedef struct
{
  DzPairKind kind; /* of left and right */
  gboolean moved;
  gboolean rewritten; /* so few words stayed that strokes and lines would only hide them: told once */
  gboolean by_reader;
  gboolean pointer;   /* stands only where a moved right text would stand; target is the row that shows it */
  int target;         /* of a pointer the row, of a moved row its pointer; -1 for none */
  DzPart part;
  gboolean heading;
  gboolean aside;     /* front matter and glossary: beside each other in their order, but not compared */
  guint has;          /* DZ_SHEET_HAS() of its marks */
  GPtrArray *changes; /* (element-type DzSheetChange) (nullable) */
  DzSheetCell cells[DZ_SHEET_MAX_COLUMNS];
} DzSheetRow;

typedef struct
{
  DzComparison *comparison;
  DzComparison *third; /* (nullable) its left report is the right one of comparison */
  DzIndicatorTable *indicators; /* (nullable) of the reports: loaded where a file is to tell them */
  guint n_columns;
  GPtrArray *rows; /* (element-type DzSheetRow) in order of the left, what only the right has where it stands there;
                    * every paragraph that is part of its report is shown just once */
} DzComparisonSheet;

/* Takes the comparisons. */
DzComparisonSheet *dz_comparison_sheet_new (DzComparison *comparison, DzComparison *third,
                                            const DzKnowledge *knowledge);
/* Reads the indicators of its reports. */
gboolean dz_comparison_sheet_load_indicators (DzComparisonSheet *sheet, DzStore *store,
                                              const DzKnowledge *knowledge, GError **error);
void dz_comparison_sheet_free (DzComparisonSheet *sheet);

/* A row without texts. */
DzSheetRow *dz_sheet_row_new (DzPairKind kind);
void dz_sheet_row_free (DzSheetRow *row);

/* The report of a column, and a paragraph of a cell. Borrowed. */
const DzReport *dz_comparison_sheet_get_report (const DzComparisonSheet *sheet, guint column);
const DzParagraph *dz_comparison_sheet_get_paragraph (const DzComparisonSheet *sheet, const DzSheetRow *row,
                                                      guint column, int text);
/* The row that shows a paragraph of a column's report, -1 for none. */
int dz_comparison_sheet_find_row (const DzComparisonSheet *sheet, guint column, int paragraph);
/* Something is not as it was: anything but the same words in the same place. */
gboolean dz_sheet_row_is_change (const DzSheetRow *row);

/* What became of the text of a cell, in the reader's words: “Moved from ¶12”, “Added”; NULL where the row
 * tells by itself. (transfer full) (nullable) */
char *dz_comparison_sheet_dup_tag (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column);
/* “12”, “12–13” for several paragraphs, NULL for none that is numbered. (transfer full) (nullable) */
char *dz_comparison_sheet_dup_number (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column);
/* A stretch of a paragraph with one mark, or none (mark -1). */
typedef struct
{
  int mark; /* DzSheetMarkKind */
  int start;
  int end;
} DzSheetRun;

/* The whole of one paragraph of a cell in runs. (element-type DzSheetRun) */
GArray *dz_sheet_cell_list_runs (const DzSheetCell *cell, int text, int length);
/* What changed in words below the text of a column, a line each; NULL for nothing. (transfer full) (nullable) */
char *dz_sheet_row_dup_foot (const DzSheetRow *row, guint column);
/* TRUE if words that differ in this column are those that the later report has no more. */
gboolean dz_comparison_sheet_is_earlier (const DzComparisonSheet *sheet, guint column);
/* “7% → 6.5% (−0.5 个百分点)”. (transfer full) */
char *dz_sheet_change_dup_text (const DzSheetChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparisonSheet, dz_comparison_sheet_free)

G_END_DECLS
