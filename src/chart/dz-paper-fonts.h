/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "chart/dz-scene.h"

G_BEGIN_DECLS

/* Fonts for a page of paper, cut down to the glyphs of its scene. A font of all Han characters is tens of megabytes,
 * which cairo would read whole for every face, twice. Glyphs keep their numbers, so that a layout stays as it is. */

/* Lets the scene that is drawn next on a surface of a single page have such fonts. */
void dz_paper_fonts_allow (cairo_surface_t *surface);

typedef struct _DzPaperFonts DzPaperFonts;

/* Those for the texts of a scene; NULL where the target does not allow it. (transfer full) */
DzPaperFonts *dz_paper_fonts_new (const DzScene *scene, cairo_t *cr);
void dz_paper_fonts_free (DzPaperFonts *fonts);
/* Shows a layout with its top left corner there. Returns FALSE, nothing shown, if it has glyphs of other fonts. */
gboolean dz_paper_fonts_show (DzPaperFonts *fonts, cairo_t *cr, PangoLayout *layout, double size, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPaperFonts, dz_paper_fonts_free)

G_END_DECLS
