/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_SCROLL_SYNC (dz_scroll_sync_get_type ())

/* Lets two reports scroll together: what stands at the reading height of one brings its counterpart to the
 * same height in the other; between two pairs both move in proportion. Starts and ends meet. */
G_DECLARE_FINAL_TYPE (DzScrollSync, dz_scroll_sync, DZ, SCROLL_SYNC, GObject)

/* The views must be in scrolled windows already and are borrowed: they outlive the sync. */
/* The views are borrowed; a side's view is replaced by dz_scroll_sync_set_view() before it goes. */
DzScrollSync *dz_scroll_sync_new (DzReportView *left, DzReportView *right);

/* NULL lets the views scroll apart. */
void dz_scroll_sync_set_view (DzScrollSync *sync, DzSide side, DzReportView *view);
void dz_scroll_sync_set_comparison (DzScrollSync *sync, DzTextComparison *comparison);

/* Brings the counterpart of a paragraph to the height at which that stands, once the scrolling under way is done. */
void dz_scroll_sync_align (DzScrollSync *sync, DzSide side, int paragraph);

G_END_DECLS
