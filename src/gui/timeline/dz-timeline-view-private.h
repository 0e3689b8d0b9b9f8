/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-outfit.h"
#include "gui/timeline/dz-timeline-canvas.h"
#include "gui/timeline/dz-timeline-legend-popover.h"
#include "gui/timeline/dz-timeline-table.h"
#include "gui/timeline/dz-timeline-view.h"

G_BEGIN_DECLS

struct _DzTimelineView
{
  DzView parent_instance;

  char *path;   /* of the library whose state is shown; NULL before one is open */
  char *sort;   /* as in DzTimelineState */
  char *wording;
  guint saving; /* source of the save to come; 0: none */
  gboolean as_table;
  gboolean opening; /* nothing was kept for the library: it opens at the years of the chosen report */
  DzSession *session; /* whose reports are listened to; only compared */
  DzLibrary *library; /* whose sentences words has; only compared */
  DzLedgerWords words;
  DzChartOutfit outfit; /* how it goes out */
  guint listing; /* source that fills the table anew; 0: none */

  GtkSearchEntry *entry;
  GtkButton *years_button;
  DzTimelineLegendPopover *legend;
  GtkLabel *count_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *title_label; /* the reader's own texts about the canvas */
  GtkLabel *subtitle_label;
  GtkLabel *caption_label;
  GtkLabel *source_label;
  DzTimelineCanvas *canvas;
  DzTimelineTable *table;
};

/* dz-timeline-view-pages.c: which of its pages the view shows, and what stands on them besides the canvas. */

/* The timeline, its table, or why there is none. */
void dz_timeline_view_show_page (DzTimelineView *self, const DzTimeline *timeline);
/* The button that lifts the span of years. */
void dz_timeline_view_show_years (DzTimelineView *self);
/* The texts and words that the reader put in place of the picture's own, as the file has them. */
void dz_timeline_view_show_texts (DzTimelineView *self);
void dz_timeline_view_fill_table (DzTimelineView *self);
/* Once the reader has stopped to zoom for a moment. */
void dz_timeline_view_fill_table_soon (DzTimelineView *self);
void dz_timeline_view_show_as (DzTimelineView *self, gboolean as_table);

G_END_DECLS
