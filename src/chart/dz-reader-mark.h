/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-scene.h"

G_BEGIN_DECLS

/* The sign of the reader's own word in charts and timelines: a small solid pen at the corner of what they
 * confirmed, corrected, added or judged by hand. No verdict and no series has its shape, and it has the
 * colour of text on a rim of the ground, so that it is read in grey, too. */

/* Whether a figure, a pair or a verdict carries the reader's word. Rejected ones are never drawn. */
gboolean dz_reader_mark_is_due (DzState state);

/* The side of the square that the sign takes for texts of a size. */
double dz_reader_mark_get_size (double font_size);

/* Draws the sign in a square whose left bottom corner, the tip of the pen, is (x, y). Returns the square. */
cairo_rectangle_t dz_reader_mark_add (DzScene *scene, double x, double y, double size, DzColor color,
                                      DzColor ground);

/* What the sign means, for a legend. Static. */
const char *dz_reader_mark_get_legend (void);

/* Adds “, corrected by you” to where a figure stands, or nothing. (transfer full) */
char *dz_reader_mark_dup_citation (const char *citation, DzState state);
/* Adds “, pair or verdict set by you” to where a pair stands, or nothing. (transfer full) */
char *dz_reader_mark_dup_pair (const char *citation, DzState state);

G_END_DECLS
