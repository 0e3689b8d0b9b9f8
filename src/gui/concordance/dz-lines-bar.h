/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/concordance/dz-hit-list.h"

G_BEGIN_DECLS

#define DZ_TYPE_LINES_BAR (dz_lines_bar_get_type ())

/* How the lines of a search are ordered, and what must stand beside a hit. Signal: “changed”. */
G_DECLARE_FINAL_TYPE (DzLinesBar, dz_lines_bar, DZ, LINES_BAR, GtkBox)

/* Sets order and filter; report and group stay. Words of the filter are borrowed until the next change. */
void dz_lines_bar_fill (DzLinesBar *bar, DzHitArrangement *arrangement);
/* The filter in a few words, "" where all pass. (transfer full) */
char *dz_lines_bar_dup_words (DzLinesBar *bar);
/* Lets all hits pass. */
void dz_lines_bar_clear (DzLinesBar *bar);

G_END_DECLS
