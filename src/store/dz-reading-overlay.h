/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"

G_BEGIN_DECLS

/* The reader's word laid over what the program reads. */

/* A figure as it is listed. */
typedef struct
{
  DzQuantity *quantity; /* owned */
  int position;         /* of its paragraph in the report */
  int length;           /* of its paragraph's text */
  gboolean found;       /* the program reads it too */
  int read_start;       /* the words it is read from; those of the quantity may be others: the reader's */
  int read_end;
  gint64 reading;       /* row of the reader's word on it, 0 for none */
} DzShownFigure;

/* What the reader said of one figure. */
typedef struct
{
  gint64 id;          /* row of its words */
  DzQuantity *word;   /* owned; id is -id; sentence_start and sentence_end count from start and end, outwards */
  int position;
  int length;
  int read_start;     /* the words that the program read it from when she spoke */
  int read_end;
  char *read_as;      /* (nullable) the indicator it was read as when she spoke */
  gboolean beside;    /* added beside a figure of the program on the same words */
  gboolean no_key;    /* she said that no known indicator is meant */
} DzReading;

DzShownFigure *dz_shown_figure_new (DzQuantity *quantity); /* takes the quantity */
void dz_shown_figure_free (DzShownFigure *figure);
DzReading *dz_reading_new (void);
void dz_reading_free (DzReading *reading);

/* What tells figures on the same words apart: the key, else the words. */
const char *dz_quantity_get_indicator (const DzQuantity *quantity);

/* How well a figure fits the words at start … end, read as an indicator (nullable): 0 not at all; else the
 * same span goes before one that overlaps, the same indicator before another, more overlap before less. */
int dz_shown_figure_rank (const DzQuantity *quantity, gint64 paragraph_id, int start, int end,
                          const char *indicator);

/* The better of how its words and those it is read from fit: a figure is found by either. */
int dz_shown_figure_fit (const DzShownFigure *figure, gint64 paragraph_id, int start, int end,
                         const char *indicator);

/* figures: (element-type DzShownFigure), those of the program, of one report or more in order; readings:
 * (element-type DzReading) whose words stand in a paragraph. Every reading takes the figure that fits it
 * best, each figure at most one; a reading without one becomes a figure of its own, in its place by reading
 * order. */
void dz_reading_overlay_apply (GPtrArray *figures, const GPtrArray *readings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzShownFigure, dz_shown_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReading, dz_reading_free)

G_END_DECLS
