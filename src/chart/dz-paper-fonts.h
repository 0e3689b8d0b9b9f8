/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "chart/dz-scene.h"

G_BEGIN_DECLS

/* Fonts for a document on paper, cut down to the glyphs of its pages. A font of all Han characters is tens of
 * megabytes, which cairo would read whole for every face, twice. Glyphs keep their numbers, so that a layout
 * stays as it is. */
typedef struct _DzPaperFonts DzPaperFonts;

/* Gives a surface such fonts, to which they belong. */
DzPaperFonts *dz_paper_fonts_new (cairo_surface_t *surface);
/* Those of the target, or NULL. */
DzPaperFonts *dz_paper_fonts_get (cairo_t *cr);
/* Takes the glyphs of a page; every page before the first is drawn. */
void dz_paper_fonts_add_scene (DzPaperFonts *fonts, const DzScene *scene);
/* Shows a layout with its top left corner there. Returns FALSE, nothing shown, if it has glyphs that were not
 * taken: those of a small font, of one slanted or emboldened by rule, of none at all, or that run from right
 * to left. fonts may be NULL. */
gboolean dz_paper_fonts_show (DzPaperFonts *fonts, cairo_t *cr, PangoLayout *layout, double size, double x,
                              double y);

G_END_DECLS
