/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* A chart while it is made. */
typedef struct
{
  const DzOverview *overview;
  const DzChartRequest *request;
  const DzKnowledge *knowledge;
  DzStore *store;
  DzChart *chart;
  const char *indicator_key; /* of the request, NULL for own words */
  GPtrArray *cited;          /* (element-type DzQuantity) borrowed: what the source line names */
} DzChartMaker;

/* Sets the reason unless there is one already. */
void dz_chart_maker_refuse (DzChartMaker *maker, const char *reason);

/* The single year a figure of the request's years stands for: the end of its period; 0 for quarters and
 * halves of a year, or if it is outside. */
int dz_chart_maker_get_year (const DzChartMaker *maker, const DzQuantity *quantity);
/* The first year of a mean or a sum over several years; 0 for a figure of one year. */
int dz_chart_maker_get_first_year (const DzQuantity *quantity);

/* The quantities of an indicator (key or own words), measure and place inside the years asked for, by year;
 * what is said again in the same words counts once. place NULL: every place. (element-type DzQuantity)
 * borrowed. (transfer full) */
GPtrArray *dz_chart_maker_find (const DzChartMaker *maker, const char *indicator, DzMeasure measure,
                                const char *place);

/* The unit all quantities can be drawn in, the most frequent one; NULL if they do not mix, with the reason
 * set. */
const char *dz_chart_maker_choose_unit (DzChartMaker *maker, const GPtrArray *quantities);
/* What to multiply a figure in one unit with to have it in another. */
double dz_chart_maker_get_factor (const DzChartMaker *maker, const char *from, const char *to);

/* Adds a mark for a quantity, in the unit, and cites it. */
DzChartMark *dz_chart_maker_add_mark (DzChartMaker *maker, DzChartSeries *series, const DzQuantity *quantity,
                                      const char *unit);
/* (transfer full): “武昌区 2025 ¶31” */
char *dz_chart_maker_dup_citation (const DzChartMaker *maker, const DzQuantity *quantity);

/* The same, with “, corrected by you” where the figure carries the reader's word. (transfer full) */
char *dz_chart_maker_dup_worded_citation (const DzChartMaker *maker, const DzQuantity *quantity);

/* The places to draw, lower first: those asked for, else those with data. (element-type utf8) borrowed */
GPtrArray *dz_chart_maker_list_places (const DzChartMaker *maker, DzMeasure measure);

/* Adds every quantity of a list. */
void dz_chart_maker_add_marks (DzChartMaker *maker, DzChartSeries *series, const GPtrArray *quantities,
                               const char *unit);
/* Cites another place the mark rests on. */
void dz_chart_maker_add_source (DzChartMaker *maker, DzChartMark *mark, const DzQuantity *quantity);
/* Those of a list that are goals, or those that are not. (element-type DzQuantity) borrowed. (transfer full) */
GPtrArray *dz_chart_maker_pick_goals (const GPtrArray *quantities, gboolean goals);
/* What is known best of a year: its goal, or else an outcome of this year alone, before an estimate; the
 * latest said. NULL if nothing. */
const DzQuantity *dz_chart_maker_find_best (const DzChartMaker *maker, const GPtrArray *quantities, int year,
                                            gboolean goal);
/* Indicator, place and unit stand in every title. unit NULL or "": none. */
void dz_chart_maker_set_title (DzChartMaker *maker, DzMeasure measure, const char *what, const char *unit);
/* “武昌区, 武汉市” (transfer full) */
char *dz_chart_maker_join_places (const GPtrArray *places);
/* Whether the request is about a place: about all where it names none. */
gboolean dz_chart_maker_wants_place (const DzChartMaker *maker, const char *place);
/* The topic of a quantity's indicator; NULL if it is not known. */
const DzTopic *dz_chart_maker_find_topic (const DzChartMaker *maker, const DzQuantity *quantity);

/* One function a kind. */
void dz_chart_maker_make_goal_outcome (DzChartMaker *maker);
void dz_chart_maker_make_places (DzChartMaker *maker);
void dz_chart_maker_make_share (DzChartMaker *maker);
void dz_chart_maker_make_slope (DzChartMaker *maker);
gboolean dz_chart_maker_make_term (DzChartMaker *maker, GError **error);
void dz_chart_maker_make_topics (DzChartMaker *maker);
void dz_chart_maker_make_indexed (DzChartMaker *maker);
void dz_chart_maker_make_panels_place (DzChartMaker *maker);
void dz_chart_maker_make_panels_indicator (DzChartMaker *maker);
void dz_chart_maker_make_verdicts (DzChartMaker *maker);
void dz_chart_maker_make_scatter (DzChartMaker *maker);
void dz_chart_maker_make_heat_map (DzChartMaker *maker);

G_END_DECLS
