/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/dz-knowledge.h"
#include "gui/figures/dz-figure-verb.h"
#include "gui/figures/dz-review-queue.h"

G_BEGIN_DECLS

#define DZ_TYPE_REVIEW_BAR (dz_review_bar_get_type ())

/* A bar that walks through the readings that wait for the reader's word, one after the other, by keyboard: C
 * or Enter confirms, E corrects, R or Delete rejects, N and P and the arrows go on and back, Escape ends.
 *
 * Signals:
 *   “chosen” (DzQuantity)          the figure to be shown in the text
 *   “verb” (DzFigureVerb, DzQuantity)  confirm, correct or reject
 *   “scope-changed”                the queue is to be filled anew by dz_review_bar_start()
 *   “closed”                       the reader is done */
G_DECLARE_FINAL_TYPE (DzReviewBar, dz_review_bar, DZ, REVIEW_BAR, GtkBox)

GtkWidget *dz_review_bar_new (void);

/* What the reader chose: report and places are filled in by whoever knows them. */
gboolean dz_review_bar_wants_all (DzReviewBar *bar);
gboolean dz_review_bar_wants_report (DzReviewBar *bar);
gboolean dz_review_bar_wants_places (DzReviewBar *bar);

/* Begins anew. overview may be NULL. */
void dz_review_bar_start (DzReviewBar *bar, DzOverview *overview, const DzReviewScope *scope);
/* The overview was read anew. */
void dz_review_bar_update (DzReviewBar *bar, DzOverview *overview);
/* The library has the reader's word on a figure; or it has not. */
void dz_review_bar_said (DzReviewBar *bar, gint64 id);
void dz_review_bar_failed (DzReviewBar *bar, gint64 id);

const DzReviewQueue *dz_review_bar_get_queue (DzReviewBar *bar);

G_END_DECLS
