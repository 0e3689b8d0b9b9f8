/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "chart/dz-scene.h"

G_BEGIN_DECLS

/* Measures text as dz_scene_draw() sets it: in user space units, unhinted, so that screen, PNG, PDF and SVG
 * break and shorten lines alike. What was measured is remembered: a picture made anew holds the same words
 * again. */

/* The meter of this thread, which keeps it. (transfer none) */
DzTextMeter *dz_text_meter_get (void);
double dz_text_meter_measure (DzTextMeter *meter, const char *text, double font_size, DzTextFlags flags);
int dz_text_meter_count_lines (DzTextMeter *meter, const char *text, double font_size, DzTextFlags flags,
                               double width, int max);

/* Font, language and metrics of every text in a chart. */
void dz_text_setup_context (PangoContext *context);
void dz_text_setup_layout (PangoLayout *layout, const char *text, double font_size, DzTextFlags flags);
/* The same for a text item in its area: broken into its lines and shortened. */
void dz_text_setup_fitted (PangoLayout *layout, const DzSceneItem *item);
/* The meter's own layout, set up for an item; valid until the meter is used again. (transfer none) */
PangoLayout *dz_text_meter_fit (DzTextMeter *meter, const DzSceneItem *item);

G_END_DECLS
