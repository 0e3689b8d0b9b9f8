/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"

G_BEGIN_DECLS

/* Notes as one page of HTML that needs no other file and runs no script; rows of notes as
 * dz_notes_file_new_table() makes them, or dz_tag_passages_new_table(), whose context is shown in grey. Each
 * note is an article with its uuid as id. progress (nullable): a step for each. NULL only where it was
 * cancelled. (transfer full) */
char *dz_notes_html_make (const DzTable *table, const char *title, DzProgress *progress, GError **error);

G_END_DECLS
