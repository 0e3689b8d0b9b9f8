/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

#define DZ_TYPE_CHART_PREVIEW (dz_chart_preview_get_type ())

/* A chart, or the pages of a timeline, as the file will be: laid out for the paper, then made smaller as a
 * whole. */
G_DECLARE_FINAL_TYPE (DzChartPreview, dz_chart_preview, DZ, CHART_PREVIEW, AdwBin)

/* outfit is copied. */
void dz_chart_preview_set (DzChartPreview *self, DzSharedChart *chart, const DzChartOutfit *outfit);

G_END_DECLS
