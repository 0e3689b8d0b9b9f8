/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which part of the years is in view. Pure arithmetic on times in years; a span is never shorter than
 * DZ_TIMELINE_LEAST_YEARS and never leaves the limits. */
#define DZ_TIMELINE_LEAST_YEARS 2.0

typedef struct
{
  double first; /* the times at both ends of the field; equal: all years */
  double last;
} DzTimelineZoom;

/* Whether all years are in view. */
gboolean dz_timeline_zoom_is_whole (const DzTimelineZoom *zoom);
/* Puts the zoom inside of limits that have changed; one as long as they are shows all years. */
void dz_timeline_zoom_fit (DzTimelineZoom *zoom, double first_limit, double last_limit);
/* factor: above 1 shows fewer years; the time at center keeps its place. */
void dz_timeline_zoom_by (DzTimelineZoom *zoom, double factor, double center, double first_limit,
                          double last_limit);
void dz_timeline_zoom_pan (DzTimelineZoom *zoom, double years, double first_limit, double last_limit);
/* So far that the times from first to last are in view, with some room about them where there is any. */
void dz_timeline_zoom_show (DzTimelineZoom *zoom, double first, double last, double first_limit,
                            double last_limit);

G_END_DECLS
