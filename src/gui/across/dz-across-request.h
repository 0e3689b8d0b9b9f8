/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

/* What is to be looked at: the chosen reports, the two shown, and what is in focus. */
typedef struct
{
  GArray *ids; /* (element-type gint64) of the reports that the filter leaves, as the overview has them */
  gint64 left;
  gint64 right;
  gint64 report; /* in focus; 0 for none */
  gint64 paragraph;
  gint64 quantity;
  char *place; /* of the indicator in focus; NULL: the paragraph is meant */
  char *indicator;
  DzMeasure measure;
  DzKnowledge *knowledge;
} DzAcrossRequest;

/* whole: the paragraph is meant even where an indicator is in focus. */
DzAcrossRequest *dz_across_request_new (DzView *view, gint64 left, gint64 right, gboolean whole);
DzAcrossRequest *dz_across_request_copy (const DzAcrossRequest *request);
void dz_across_request_free (DzAcrossRequest *request);

gboolean dz_across_request_has_same_reports (const DzAcrossRequest *a, const DzAcrossRequest *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzAcrossRequest, dz_across_request_free)

G_END_DECLS
