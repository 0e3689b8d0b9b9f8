/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the reader stands: all that Back and Forward bring back. */
typedef struct
{
  gint64 left; /* reports shown in the text, 0 for none */
  gint64 right;
  gint64 report_id; /* the focus, as in DzFocus */
  gint64 paragraph_id;
  int start;
  int end;
  gint64 quantity_id;
  char *term;  /* owned; NULL for none */
  char *query; /* owned; NULL for none */
  char *page;  /* of the overview, owned; NULL: as it is */
  char *mode;  /* of the page Across, owned; NULL: as it is */
  int first_year; /* the span of years the views are narrowed to; 0 for no limit */
  int last_year;
} DzStep;

DzStep *dz_step_copy (const DzStep *step);
void dz_step_free (DzStep *step);
gboolean dz_step_equal (const DzStep *a, const DzStep *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzStep, dz_step_free)

typedef enum
{
  DZ_MOVE_GO,     /* a step of its own */
  DZ_MOVE_BROWSE, /* another page or query: consecutive ones are one step, so that typing leaves no trail */
} DzMove;

/* The steps of one window, oldest first, with a place among them. A new history stands on a blank step, which
 * the first move replaces. */
typedef struct _DzHistory DzHistory;

DzHistory *dz_history_new (void);
void dz_history_free (DzHistory *history);

const DzStep *dz_history_get_step (const DzHistory *history);

/* Goes to a copy of step and forgets what lay ahead. */
void dz_history_move (DzHistory *history, const DzStep *step, DzMove move);
/* Puts a copy of step where the reader stands without leaving a trail. */
void dz_history_amend (DzHistory *history, const DzStep *step);

gboolean dz_history_can_go (const DzHistory *history, int delta);
/* delta -1 or 1. Returns FALSE at the ends. */
gboolean dz_history_go (DzHistory *history, int delta);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzHistory, dz_history_free)

G_END_DECLS
