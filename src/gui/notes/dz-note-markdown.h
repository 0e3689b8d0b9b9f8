/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows what Markdown a note has, lightly (see dz-markdown-line.h): in the very text it is written in, where signs are hidden
 * and never taken out, and as a text without them wherever a note is only read. An address is shown in the tooltip of its
 * words, and nothing is fetched. */

/* Makes the tags; once a buffer. */
void dz_note_markdown_init (GtkTextBuffer *buffer);
/* Styles the text as it stands. */
void dz_note_markdown_show (GtkTextBuffer *buffer);
/* Plain text again, for writing. */
void dz_note_markdown_clear (GtkTextBuffer *buffer);
/* The address of the link at a place; NULL if there is none, or none is shown. (transfer full) */
char *dz_note_markdown_dup_link (GtkTextBuffer *buffer, const GtkTextIter *iter);

/* A note without its signs. attributes: (out) (optional) how its words are set, for a layout or label; no size of type is
 * changed. May be called on any thread. (transfer full) */
char *dz_note_markdown_dup_text (const char *body, PangoAttrList **attributes);
/* The beginning of a note as a label shows it; “…” tells where there is more than max code points. */
void dz_note_markdown_show_in_label (GtkLabel *label, const char *body, int max);

G_END_DECLS
