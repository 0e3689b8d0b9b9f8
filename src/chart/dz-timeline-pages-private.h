/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-layout-private.h"
#include "chart/dz-timeline-pages.h"

G_BEGIN_DECLS

/* The shapes of one page and the marks it links to. (transfer full) */
DzChartLayout *dz_timeline_pages_lay_out (DzTimelinePages *pages, guint page);

G_END_DECLS
