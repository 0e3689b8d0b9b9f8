/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-indicator-finder.h"

G_BEGIN_DECLS

/* Whether figure i is a level, a growth, a share, a rank or a ratio of its subject. */
DzMeasure dz_measure_find (const DzPlainText *text, const DzLexicon *lexicon, const GPtrArray *figures,
                           const GPtrArray *subjects, guint i);

/* FALSE where a figure cannot be one of the indicator: another unit, or a share of something that is an
 * amount. */
gboolean dz_measure_fits (const DzIndicator *indicator, const DzFigure *figure, DzMeasure measure);

G_END_DECLS
