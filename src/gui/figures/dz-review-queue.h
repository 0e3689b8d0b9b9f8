/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* The figures that wait for the reader's word, in reading order. Those she has spoken on stay in the queue as
 * done until it is filled anew, so that she sees how far she came and can go back. */
typedef struct _DzReviewQueue DzReviewQueue;

typedef struct
{
  gboolean all;              /* every reading not confirmed yet, else only the uncertain ones */
  gint64 report;             /* 0: of every report */
  const char *const *places; /* of reports of these places; NULL or empty: of every place */
} DzReviewScope;

DzReviewQueue *dz_review_queue_new (void);
void dz_review_queue_free (DzReviewQueue *queue);

/* Begins anew with what waits, at the first of it. */
void dz_review_queue_fill (DzReviewQueue *queue, const DzOverview *overview, const DzReviewScope *scope);
/* The library changed: what is done is seen anew; a figure whose word was taken back waits again, and is gone
 * to. Returns TRUE if the present figure is another one now. */
gboolean dz_review_queue_update (DzReviewQueue *queue, const DzOverview *overview);

guint dz_review_queue_get_length (const DzReviewQueue *queue);
guint dz_review_queue_count_done (const DzReviewQueue *queue);
/* From 0; meaningless while the queue is empty. */
guint dz_review_queue_get_position (const DzReviewQueue *queue);
/* The id of the present figure, 0 if the queue is empty. */
gint64 dz_review_queue_get_id (const DzReviewQueue *queue);

/* To the next (1) or previous (-1) figure, done or not. FALSE at the end. */
gboolean dz_review_queue_step (DzReviewQueue *queue, int direction);
/* The reader has spoken on a figure, or her word was not kept; ahead of dz_review_queue_update(). */
void dz_review_queue_set_done (DzReviewQueue *queue, gint64 id, gboolean done);
/* To the next figure that waits, from the present one on and around. FALSE if none is left. */
gboolean dz_review_queue_go_on (DzReviewQueue *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReviewQueue, dz_review_queue_free)

G_END_DECLS
