/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_FIGURE_EXCERPT (dz_figure_excerpt_get_type ())

/* The paragraph of a figure with its words marked, which the reader moves: by buttons, a code point at a
 * time, or by selecting others in the text. The words never get empty or leave the paragraph.
 *
 * Signal: “moved” after the reader moved them. */
G_DECLARE_FINAL_TYPE (DzFigureExcerpt, dz_figure_excerpt, DZ, FIGURE_EXCERPT, GtkBox)

/* The words from start to end of text, in code points; a span that is not inside is cut to what is. */
void dz_figure_excerpt_fill (DzFigureExcerpt *excerpt, const char *text, int start, int end);

int dz_figure_excerpt_get_start (DzFigureExcerpt *excerpt);
int dz_figure_excerpt_get_end (DzFigureExcerpt *excerpt);
/* (transfer full) */
char *dz_figure_excerpt_dup_words (DzFigureExcerpt *excerpt);

G_END_DECLS
