/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_READER_FONT (dz_reader_font_get_type ())

/* The font of the reports: the family the reader chose or her document font, a little larger than the interface, times a
 * zoom; the space between its lines and how long they are. All of it is remembered. Styles the class “dz-report” of the display, and says in which fonts windows set Han characters.
 * Signal: “changed”. */
G_DECLARE_FINAL_TYPE (DzReaderFont, dz_reader_font, DZ, READER_FONT, GObject)

/* The one of all windows and views, made with the first of them. (transfer full) */
DzReaderFont *dz_reader_font_dup_shared (void);

/* Zooms one notch up (1), down (-1) or back to 1 (0), between 0.5 and 3. */
void dz_reader_font_step (DzReaderFont *font, int direction);

/* Between two lines, as a share of a Chinese character's width. */
double dz_reader_font_get_spacing (DzReaderFont *font);
/* Chinese characters in a line at the most; 0 for as many as there is room for. */
int dz_reader_font_get_width (DzReaderFont *font);

G_END_DECLS
