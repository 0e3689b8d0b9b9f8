/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours of highlights and tags: a key that is stored (DzNote.color), a name, an ink for each look, and a line of
 * its own, so that colours are told apart without seeing them. */
typedef struct
{
  const char *key;
  const char *name; /* in English; shown by dz_highlight_color_get_name() */
  const char *ink[2]; /* on light, on dark */
  float dash;         /* the line below: this many pixels of ink … */
  float step;         /* … in every so many */
} DzHighlightColor;

#define DZ_N_HIGHLIGHT_COLORS 6

/* index: 0 … DZ_N_HIGHLIGHT_COLORS - 1, the order of the keys 1 … 6. */
const DzHighlightColor *dz_highlight_color_get (guint index);
/* The first colour for a key that is not known, of another program or a later version; NULL for NULL and "". */
const DzHighlightColor *dz_highlight_color_find (const char *key);
/* “Yellow”, in the reader's language. */
const char *dz_highlight_color_get_name (const DzHighlightColor *color);
/* Gives a widget that quotes a passage the style class of its colour, “quote-yellow”, and takes those of the others
 * away; key as in dz_highlight_color_find(). */
void dz_highlight_color_style_quote (GtkWidget *widget, const char *key);
void dz_highlight_color_get_ink (const DzHighlightColor *color, gboolean dark, GdkRGBA *ink);

G_END_DECLS
