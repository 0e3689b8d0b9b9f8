/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_CHOOSER (dz_chart_chooser_get_type ())

/* Which chart: its kind, and the indicator and measure where the kind takes them.
 *
 * Signal: “changed”, when the reader chose another. */
G_DECLARE_FINAL_TYPE (DzChartChooser, dz_chart_chooser, DZ, CHART_CHOOSER, AdwBin)

/* Lists what there is in an overview, NULL for nothing; what was chosen stays chosen where it is still there. */
void dz_chart_chooser_fill (DzChartChooser *self, const DzOverview *overview, const DzKnowledge *knowledge);

DzChartKind dz_chart_chooser_get_kind (DzChartChooser *self);
/* Key or own words; NULL where the kind takes none. Borrowed until the next change. */
const char *dz_chart_chooser_get_indicator (DzChartChooser *self);
/* Growth where the kind takes no indicator: it is what indicators are compared by. */
DzMeasure dz_chart_chooser_get_measure (DzChartChooser *self);

/* By program: “changed” does not follow. */
void dz_chart_chooser_set_kind (DzChartChooser *self, DzChartKind kind);
void dz_chart_chooser_set_indicator (DzChartChooser *self, const char *indicator, DzMeasure measure);
/* What is counted where the kind counts words, shown in place of an indicator; NULL for none. */
void dz_chart_chooser_set_term (DzChartChooser *self, const char *term);

G_END_DECLS
