/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"

G_BEGIN_DECLS

/* A table as a workbook for spreadsheets: one sheet, the names of the columns on top and kept in sight,
 * numbers as numbers, text never run as a formula. A text of more than 32,767 UTF-16 units, which is what a
 * cell takes, goes on in columns behind its own: “body (2)”, “body (3)” … Two books of the same table are the
 * same bytes.
 *
 * title: of the document, may be NULL. progress (nullable): a step for each cell. (transfer full); NULL and
 * DZ_ERROR_FAILED where it could not be made. */
GBytes *dz_table_book_new (const DzTable *table, const char *title, DzProgress *progress, GError **error);

G_END_DECLS
