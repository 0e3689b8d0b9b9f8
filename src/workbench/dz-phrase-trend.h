/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* How often a phrase stands in each report of a scope, and who had it first. */
typedef struct
{
  gint64 report_id;
  char *name;     /* as dz_report_dup_name() */
  char *place;    /* (nullable) */
  DzLevel level;
  int year;       /* 0 where it is not known */
  int count;
  int characters; /* of what was searched in it */
} DzTrendPoint;

typedef struct
{
  char *phrase;
  GPtrArray *points; /* (element-type DzTrendPoint) by year, level from above, place; reports without a hit included */
  int first_year;    /* of the first report that has it; 0: none */
  int last_year;
  char *first_hits;  /* (nullable) the reports of first_year that have it, as “武汉市 2024, 武昌区 2024” */
  int first_upper;   /* the first year in which a city or a place above has it, 0: none */
  int first_lower;   /* … a district */
  double dispersion; /* dz_statistics_dispersion() over the reports */
} DzPhraseTrend;

/* scope NULL: all reports. Only report, place, level, years and part of it matter. For a worker: both end in
 * G_IO_ERROR_CANCELLED where the store's cancellable is. */
DzPhraseTrend *dz_phrase_trend_load (DzStore *store, const DzQuery *query, const DzSearchScope *scope,
                                     GError **error);
/* Of several phrases (element-type DzQuery), in their order: the reports are measured once.
 * (element-type DzPhraseTrend) */
GPtrArray *dz_phrase_trends_load (DzStore *store, const GPtrArray *queries, const DzSearchScope *scope,
                                  GError **error);
void dz_phrase_trend_free (DzPhraseTrend *trend);

/* Sums over all points of a year and level; year 0 and DZ_LEVEL_UNKNOWN mean any. */
void dz_phrase_trend_sum (const DzPhraseTrend *trend, int year, DzLevel level, gint64 *count, gint64 *characters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPhraseTrend, dz_phrase_trend_free)

G_END_DECLS
