/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A span of years being chosen on a canvas, by dragging or with Shift and the arrows: what chart and timeline
 * share. */

typedef struct _DzYearBrush DzYearBrush;

/* What a canvas knows of its years. */
typedef struct
{
  /* Whether a drag may begin at a point. */
  gboolean (*may_begin) (GtkWidget *widget, double x, double y);
  /* The years at the point where a drag began and at the one where it is; FALSE where there are none. */
  gboolean (*find) (GtkWidget *widget, double x, double y, double end_x, double end_y, int *first, int *last);
  /* The year of the mark that the keyboard stands on, and the years there are; FALSE where there are none. */
  gboolean (*get_range) (GtkWidget *widget, int *year, int *first, int *last);
  /* Something that goes before the brush when the reader wants to be rid of it; NULL for nothing. */
  gboolean (*dismiss) (GtkWidget *widget);
  void (*tell) (GtkWidget *widget, const char *text);
  /* 0 and 0 lift the span. */
  void (*brushed) (GtkWidget *widget, int first, int last);
} DzYearBrushFuncs;

/* For class_init: the actions “canvas.brush” (i) and “canvas.lift-brush” and their keys. */
void dz_year_brush_add_keys (GtkWidgetClass *widget_class);
/* For init: the widget keeps its brush. funcs is static. (transfer none) */
DzYearBrush *dz_year_brush_add (GtkWidget *widget, const DzYearBrushFuncs *funcs);

/* FALSE: none is under way. */
gboolean dz_year_brush_get_years (const DzYearBrush *brush, int *first, int *last);
/* Chooses the span; FALSE if there is none. */
gboolean dz_year_brush_finish (DzYearBrush *brush);
/* Without choosing anything. */
void dz_year_brush_drop (DzYearBrush *brush);
/* Shows the columns of the span, with a rule that begins at rule_y. */
void dz_year_brush_draw (GtkWidget *widget, cairo_t *cr, const cairo_rectangle_t *area, double rule_y);

G_END_DECLS
