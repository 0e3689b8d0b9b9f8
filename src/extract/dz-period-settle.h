/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-indicator-finder.h"
#include "extract/dz-period.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): the period of a figure, from the one its sentence tells (transfer full): what a
 * thing rose from (由76%上升到88%) is of the year before; in a review of several years a stock and a share
 * are of the last, what was done of all. */
char *dz_period_settle (const DzPlainText *text, const DzLexicon *lexicon, const DzFigure *figure,
                        const DzSubject *subject, DzMeasure measure, int clause_start,
                        const DzPeriodContext *context, char *period);

G_END_DECLS
