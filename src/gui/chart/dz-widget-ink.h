/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "chart/dz-chart.h"

G_BEGIN_DECLS

/* The style with which charts and timeline are drawn in a widget: its size, its font size (text scale
 * included), and the ink of the window's colour scheme. */
void dz_widget_ink_init_style (GtkWidget *widget, double width, double height, DzChartStyle *style);

/* Calls queue with the widget whenever colour scheme, contrast or font size may have changed, for as long as
 * it lives. */
void dz_widget_ink_watch (GtkWidget *widget, void (*queue) (GtkWidget *widget));

/* The ring around what the keyboard stands on, in the accent colour. */
void dz_widget_ink_draw_ring (GtkWidget *widget, cairo_t *cr, const cairo_rectangle_t *area);

G_END_DECLS
