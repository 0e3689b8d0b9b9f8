/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-comparison-sheet.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_COMPARISON_SHOW_ALL,
  DZ_COMPARISON_SHOW_CHANGED,
  DZ_COMPARISON_SHOW_NUMBERS,
  DZ_COMPARISON_SHOW_HARDNESS,
  DZ_COMPARISON_SHOW_ONE_SIDED, /* added or dropped */
  DZ_COMPARISON_SHOW_MOVED,     /* moved, split or merged */
  DZ_COMPARISON_SHOW_READER,    /* paired or separated by the reader */
} DzComparisonShow;

#define DZ_N_COMPARISON_SHOWS (DZ_COMPARISON_SHOW_READER + 1)

/* The rows that are to be shown, as dz_comparison_canvas_set_rows() takes them; the headings above them are
 * context. NULL where all are to be shown. topics: keys (nullable): only paragraphs with a figure of these
 * topics. overview: (nullable) whose figures these are. (element-type int) (transfer full) (nullable) */
GArray *dz_comparison_filter_list (const DzComparisonSheet *sheet, DzComparisonShow show,
                                   const char *const *topics, const DzOverview *overview,
                                   const DzKnowledge *knowledge);

/* How many rows of the sheet each choice leaves; counts has room for all. Headings above them are not
 * counted. */
void dz_comparison_filter_count (const DzComparisonSheet *sheet, guint *counts);

G_END_DECLS
