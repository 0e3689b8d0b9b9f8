/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-chart-export.h"
#include "core/dz-saved-view.h"

G_BEGIN_DECLS

/* The texts of a chart that the reader can put her own in place of. */
typedef enum
{
  DZ_CHART_TEXT_TITLE,
  DZ_CHART_TEXT_SUBTITLE,
  DZ_CHART_TEXT_UP, /* the axis */
  DZ_CHART_TEXT_ACROSS,
  DZ_CHART_TEXT_CAPTION,
  DZ_CHART_TEXT_SOURCE, /* in the picture */
  DZ_CHART_TEXT_AUTHOR,
} DzChartText;

#define DZ_N_CHART_TEXTS (DZ_CHART_TEXT_AUTHOR + 1)

/* How a chart goes out: the style, sizes in millimetres, and the reader's own texts. */
typedef struct
{
  char *preset; /* nick, as in dz_chart_preset_find() */
  double width;
  double height;
  double dpi; /* PNG */
  gboolean hide_source;
  char *texts[DZ_N_CHART_TEXTS]; /* NULL: the chart's own */
  char **words;                  /* as DzChart has them; NULL: the chart's own */
} DzChartOutfit;

void dz_chart_outfit_clear (DzChartOutfit *outfit);
DzChartOutfit *dz_chart_outfit_copy (const DzChartOutfit *outfit);
void dz_chart_outfit_free (DzChartOutfit *outfit);

/* The style used last and its sizes; the author, who stays the same. */
void dz_chart_outfit_load (DzChartOutfit *outfit);
void dz_chart_outfit_save (const DzChartOutfit *outfit);

/* Sizes and dots per inch of another preset. */
void dz_chart_outfit_choose_preset (DzChartOutfit *outfit, const char *nick);
/* All texts but the author are the chart's own again: they were written for another. */
void dz_chart_outfit_forget_texts (DzChartOutfit *outfit);
/* The member of a chart that a text stands in. */
char **dz_chart_find_text (DzChart *chart, DzChartText text);
/* Light ink, as on paper. */
void dz_chart_outfit_init_style (const DzChartOutfit *outfit, DzChartStyle *style);

/* To and from a saved view. */
void dz_chart_outfit_keep (const DzChartOutfit *outfit, DzSavedView *view);
void dz_chart_outfit_take (DzChartOutfit *outfit, const DzSavedView *view);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzChartOutfit, dz_chart_outfit_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzChartOutfit, dz_chart_outfit_free)

G_END_DECLS
