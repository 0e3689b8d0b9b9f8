/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-timeline.h"

G_BEGIN_DECLS

/* A timeline on pages: title, years and rows on each, what the signs mean and the sources after the last row.
 * No row is cut; a topic that goes on has its name on the next page again. */
typedef struct _DzTimelinePages DzTimelinePages;

/* data: title, subtitle, caption, source line and other words, and a mark for each goal and outcome that a
 * page links to. style: width, type and ink, its height is not looked at. first, last: as
 * dz_timeline_layout_set_span(). page_height: in the style's units, more where a single row needs it; 0 for
 * one page as high as its rows. Borrows timeline and data. For one thread at a time. */
DzTimelinePages *dz_timeline_pages_new (const DzTimeline *timeline, const DzChart *data,
                                        const DzChartStyle *style, double first, double last,
                                        double page_height);
void dz_timeline_pages_free (DzTimelinePages *pages);

guint dz_timeline_pages_get_n_pages (const DzTimelinePages *pages);
/* All pages are as high as each other; a single one only as high as its rows. */
double dz_timeline_pages_get_height (const DzTimelinePages *pages);
/* The words that are no figures: places, what the key says, topics and rows, each once. (element-type utf8)
 * (transfer full) */
GPtrArray *dz_timeline_pages_list_words (const DzTimelinePages *pages);
/* One page in its style's units; the ground is the caller's. */
void dz_timeline_pages_draw (DzTimelinePages *pages, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTimelinePages, dz_timeline_pages_free)

G_END_DECLS
