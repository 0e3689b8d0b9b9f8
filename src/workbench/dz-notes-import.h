/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* A note that could not be placed is not invented a place: it is named, and the others go on. */
typedef void (*DzNotesImportFailed) (const char *citation, const char *reason, gpointer user_data);

/* Reads notes from what dz_notes_file_dup wrote as CSV, of this library or another. A report is known by its source
 * and place; a paragraph by its number if it still holds the quote, else by the quote if only one has it. A note with
 * a known uuid is changed, not doubled. One transaction, one step to undo. Returns the number of notes read, -1 on
 * error: nothing is changed then. */
int dz_notes_import_csv (DzStore *store, const char *csv, DzNotesImportFailed failed, gpointer user_data,
                         GError **error);

G_END_DECLS
