/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-progress.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* A note that could not be placed is not invented a place: it is named, and the others go on. */
typedef void (*DzNotesImportFailed) (const char *citation, const char *reason, gpointer user_data);

/* Reads notes from what dz_notes_file_new() wrote as CSV or as Markdown, of this library or another, with or
 * without a byte order mark. A report is known by its source and place, else by place and year if only one
 * has them; a paragraph by its number if it still holds the quote, else by the quote if only one has it,
 * which makes the note one that moved and is to be reviewed; one that moved before comes in as such. A note
 * whose report is there and whose paragraph is not is kept among those that lost their place, and named
 * unless it had none before. A note with a known uuid is changed, not doubled, and comes out of the trash.
 * Author, dates, colour, group and tags come along; tags are added where there are none. One transaction, one
 * step to undo. progress (nullable): a step for each note. Returns the number of notes read, -1 on error or
 * where it was cancelled: nothing is changed then. */
int dz_notes_import_text (DzStore *store, const char *text, DzNotesImportFailed failed, gpointer user_data,
                          DzProgress *progress, GError **error);

/* The text of a file of notes. DZ_ERROR_INVALID for what is no file, as a folder, a device or a pipe, which
 * would be read without end, for one of more than 256 MB, and for one that is not UTF-8 or has NUL bytes;
 * else the error of reading. (transfer full) */
char *dz_notes_import_read (const char *path, GError **error);

G_END_DECLS
