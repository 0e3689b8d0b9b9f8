/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart.h"
#include "chart/dz-timeline.h"
#include "core/dz-goal.h"
#include "core/dz-knowledge.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* Everything the overview views and the command line draw and list, read once from the library and
 * immutable afterwards, so that any thread may read it. Reference counted. */
typedef struct
{
  GPtrArray *reports;    /* (element-type DzReport) without content */
  GPtrArray *quantities; /* (element-type DzQuantity) rejected ones left out */
  GPtrArray *goals;      /* (element-type DzGoal) the ledger, the reader's decisions applied */
  GPtrArray *rulings;    /* (element-type DzRuling) these decisions */
  GPtrArray *amplifications; /* (element-type DzAmplification) of every place with every place above it */
  GPtrArray *discrepancies;  /* (element-type DzDiscrepancy) the oddest first */
  GPtrArray *places;     /* (element-type utf8) of the reports, higher level first, then by name */
  GHashTable *by_id;     /* ids of reports → DzReport; NULL: reports are looked through */
} DzOverview;

DzOverview *dz_overview_load (DzStore *store, const DzKnowledge *knowledge, GError **error);
DzOverview *dz_overview_ref (DzOverview *overview);
void dz_overview_unref (DzOverview *overview);

const DzReport *dz_overview_find_report (const DzOverview *overview, gint64 id);

/* What the reader narrowed the views to. NULL and 0 mean no limit. */
typedef struct
{
  const char *const *places; /* names */
  const char *const *topics; /* keys */
  guint32 verdicts;          /* bit 1 << DzVerdict; 0 means all */
  int first_year;
  int last_year;
  const char *indicator; /* key, name or alias */
} DzOverviewFilter;

gboolean dz_overview_filter_accepts (const DzOverviewFilter *filter, const DzGoal *goal,
                                     const DzKnowledge *knowledge);

/* The same for a figure that is not in the ledger; what is said of verdicts does not touch it. */
gboolean dz_overview_filter_accepts_quantity (const DzOverviewFilter *filter, const DzQuantity *quantity,
                                              const DzKnowledge *knowledge);

/* dz-overview-words.c */

/* The palette index of a place: the first district is always blue, the first city brown, whatever else is
 * shown. */
int dz_overview_get_place_color (const DzOverview *overview, const char *place, const DzKnowledge *knowledge);
/* The level of a place as its reports, the knowledge files or its name tell. */
DzLevel dz_overview_get_place_level (const DzOverview *overview, const char *place, const DzKnowledge *knowledge);
/* (transfer full): “地区生产总值 · growth”; the measure is left out where it is the one meant anyway.
 * indicator: key or own words. */
char *dz_overview_dup_indicator_title (const char *indicator, DzMeasure measure, const DzKnowledge *knowledge);
/* The name in the user's language. Static. */
const char *dz_overview_get_measure_name (DzMeasure measure);

/* How the verdict came about by the rules in force, in a line: “0.2 points short; met up to 0.3 points …”.
 * That the reader decided where it does not follow from them; why there is no outcome where there is none; ""
 * where the row has no goal. (transfer full) */
char *dz_overview_dup_verdict_reason (const DzGoal *goal, const DzKnowledge *knowledge);

/* How the rows of a timeline are sorted, and which of them are there besides what the filter says. */
typedef enum
{
  DZ_TIMELINE_BY_TOPIC,   /* then by how much there is to tell of their indicator */
  DZ_TIMELINE_BY_NAME,
  DZ_TIMELINE_BY_GOALS,   /* most goals first */
  DZ_TIMELINE_BY_VERDICT, /* by the verdict on the latest goal that has one, missed ones first */
  DZ_TIMELINE_BY_GAP,     /* by the largest gap of any goal, as the ledger states it */
} DzTimelineSort;

#define DZ_N_TIMELINE_SORTS (DZ_TIMELINE_BY_GAP + 1)

typedef struct
{
  DzTimelineSort sort;
  guint firmness;   /* bit 1 << DzFirmness of the goals wanted; 0: all, and lone outcomes */
  const char *name; /* part of an indicator's name or alias in any case; NULL or "": all */
} DzTimelineChoice;

/* choice: NULL is by topic, all rows. Borrows goals from the overview. */
DzTimeline *dz_overview_build_chosen_timeline (const DzOverview *overview, const DzOverviewFilter *filter,
                                               const DzTimelineChoice *choice, const DzKnowledge *knowledge);

/* Rows sorted by topic, then by how much there is to tell of their indicator, then by measure. Borrows goals
 * from the overview. */
DzTimeline *dz_overview_build_timeline (const DzOverview *overview, const DzOverviewFilter *filter,
                                        const DzKnowledge *knowledge);

/* dz-overview-timeline-marks.c: the goals and outcomes of a timeline as marks with their citations, a panel
 * an indicator, a series a place and unit: what its export links to and lists. */
DzChart *dz_overview_build_timeline_marks (const DzOverview *overview, const DzTimeline *timeline);

/* The chart of a kind for an indicator and measure (term for DZ_CHART_TERM, else NULL). Needs the store only
 * for terms and texts. Where the data do not allow it, the chart carries empty_reason (units that do not mix,
 * no data …). */
typedef struct
{
  DzChartKind kind;
  const char *indicator; /* key or own words */
  DzMeasure measure;
  const char *term;
  const char *const *places; /* lower first; NULL: all places with data */
  int first_year;
  int last_year;
} DzChartRequest;

DzChart *dz_overview_build_chart (const DzOverview *overview, const DzChartRequest *request,
                                  const DzKnowledge *knowledge, DzStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzOverview, dz_overview_unref)

G_END_DECLS
