/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/goals/dz-paragraph-texts.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_LEDGER_ROW (dz_ledger_row_get_type ())

/* One row of a table of the Goals page as a list item: a goal with its outcome, the goals of two places, or
 * two statements that disagree. Whatever it is, up to two figures stand in it, each with its sentence. Keeps
 * the overview it borrows from alive. */
G_DECLARE_FINAL_TYPE (DzLedgerRow, dz_ledger_row, DZ, LEDGER_ROW, GObject)

/* What rows take their words from. */
typedef struct
{
  DzKnowledge *knowledge;
  DzParagraphTexts *texts;
} DzLedgerWords;

/* item: a DzGoal, DzAmplification or DzDiscrepancy of the overview; its two figures, of which one may be
 * NULL. */
DzLedgerRow *dz_ledger_row_new (DzOverview *overview, gconstpointer item, const DzQuantity *first,
                                const DzQuantity *second);
gconstpointer dz_ledger_row_get_item (DzLedgerRow *self);
DzOverview *dz_ledger_row_get_overview (DzLedgerRow *self);
const DzQuantity *dz_ledger_row_get_first (DzLedgerRow *self);
const DzQuantity *dz_ledger_row_get_second (DzLedgerRow *self);
/* The first of the two that is there. */
const DzQuantity *dz_ledger_row_get_main (DzLedgerRow *self);

/* The verdict that the reader gave and that is not written yet, a DzVerdict; -1 for none. Saying one emits “changed”, and
 * the table shows it at once; the row that comes with the overview read anew has it of itself. */
void dz_ledger_row_say (DzLedgerRow *self, int verdict);
int dz_ledger_row_get_said (DzLedgerRow *self);

/* For a quantity of the row or NULL, all (transfer full): the words of the report, else the value, “–” for
 * none; the sentence around it, “…” as long as it is not read; where it stands. */
char *dz_ledger_row_dup_wording (const DzQuantity *quantity);
char *dz_ledger_row_dup_sentence (const DzQuantity *quantity, const DzLedgerWords *words);
char *dz_ledger_row_dup_citation (DzLedgerRow *self, const DzQuantity *quantity);

/* By the name of the indicator, in any language and as written. */
gboolean dz_ledger_row_matches (DzLedgerRow *self, const char *folded_needle, const DzLedgerWords *words);

G_END_DECLS
