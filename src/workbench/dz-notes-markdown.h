/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"

G_BEGIN_DECLS

/* Notes as Markdown that people read and that comes back without loss. table: rows of notes as
 * dz_notes_file_new_table() makes them. Each note is
 *
 *   ## 东河区 2025 ¶7
 *
 *   <!-- duizhao:note uuid=… paragraph=7 … -->
 *   > the quote
 *
 *   the words, as they are
 *   <!-- duizhao:end -->
 *
 *   *tags* · author · date
 *
 * What no one reads stands in the comment, one name=value for each column, with “%20” and the like where a
 * value has spaces or marks in it. A line of the words that begins like such a comment has a “\” before it in
 * the file.
 *
 * progress (nullable): a step for each note. NULL only where it was cancelled. (transfer full) */
char *dz_notes_markdown_make (const DzTable *table, DzProgress *progress, GError **error);

/* The notes of such a file as records, the names of the columns first; lines end with LF, or all with CRLF.
 * NULL where there are none. (element-type GStrv) (transfer full) */
GPtrArray *dz_notes_markdown_parse (const char *text);

G_END_DECLS
