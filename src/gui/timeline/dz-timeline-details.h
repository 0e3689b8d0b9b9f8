/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/dz-timeline.h"
#include "gui/goals/dz-ledger-row.h"

G_BEGIN_DECLS

/* All there is to say of a mark: what is measured where and when; the goal and the outcome as worded, each
 * with the sentence it stands in and the citation; the verdict, and whose word it is. The sentences are “…”
 * while they are read. (transfer full) */
char *dz_timeline_item_dup_details (const DzTimelineItem *item, const DzOverview *overview,
                                    const DzLedgerWords *words);

/* A label for them that wraps and keeps to the size of a screen. (transfer floating) */
GtkWidget *dz_timeline_details_new_label (const char *text);

#define DZ_TYPE_TIMELINE_DETAILS (dz_timeline_details_get_type ())

/* The details of the mark that the keyboard stands on, beside it. Takes no focus; the parent presents it when
 * it is allocated. */
G_DECLARE_FINAL_TYPE (DzTimelineDetails, dz_timeline_details, DZ, TIMELINE_DETAILS, GtkPopover)

GtkWidget *dz_timeline_details_new (void);
void dz_timeline_details_show (DzTimelineDetails *self, const char *text, const cairo_rectangle_t *area);

G_END_DECLS
