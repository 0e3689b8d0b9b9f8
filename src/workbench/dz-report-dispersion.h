/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

#define DZ_DISPERSION_PARTS 10

/* Where in a report the hits of a query stand. */
typedef struct
{
  gint64 report_id;
  int characters;    /* of what was searched in it */
  GArray *places;    /* (element-type double) ascending: where each hit begins, 0 … 1 of those characters */
  GArray *paragraphs; /* (element-type gint64) the paragraph of each hit */
  double dispersion; /* dz_statistics_dispersion() over DZ_DISPERSION_PARTS equal parts: 0 even, 1 all in one */
} DzReportDispersion;

void dz_report_dispersion_free (DzReportDispersion *dispersion);

/* Of each report that has hits, ascending by id: reads those reports once. Of the scope, report, place,
 * level, years and part matter. For a worker: ends in G_IO_ERROR_CANCELLED where the store's cancellable is.
 * (element-type DzReportDispersion) */
GPtrArray *dz_dispersions_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope,
                                GError **error);

G_END_DECLS
