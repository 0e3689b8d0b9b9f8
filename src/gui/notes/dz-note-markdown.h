/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows what Markdown a note has, lightly, in the very text it is written in: **bold**, *italics*, `code`, list items,
 * # headings and [words](address), by the inline rules of CommonMark 0.30 as far as these go, on one line each. Signs are hidden
 * and never taken out; an address is shown in the tooltip of its words, and nothing is fetched. */

/* Makes the tags; once a buffer. */
void dz_note_markdown_init (GtkTextBuffer *buffer);
/* Styles the text as it stands. */
void dz_note_markdown_show (GtkTextBuffer *buffer);
/* Plain text again, for writing. */
void dz_note_markdown_clear (GtkTextBuffer *buffer);
/* The address of the link at a place; NULL if there is none, or none is shown. (transfer full) */
char *dz_note_markdown_dup_link (GtkTextBuffer *buffer, const GtkTextIter *iter);

G_END_DECLS
