/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

/* Marks what changed between the columns of a row, and lists the numbers and the hardened and softened words. */
void dz_sheet_marks_fill (const DzComparisonSheet *sheet, DzSheetRow *row, const DzKnowledge *knowledge);

G_END_DECLS
