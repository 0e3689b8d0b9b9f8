/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

#define DZ_TYPE_TERM_WINDOW (dz_term_window_get_type ())

/* All about one term: its definitions side by side by year, what was folded into it, a chart and a table of its uses, the terms its
 * definitions use and those that use it. The reader edits definitions and adds her own, and variants. */
G_DECLARE_FINAL_TYPE (DzTermWindow, dz_term_window, DZ, TERM_WINDOW, AdwWindow)

/* view: the glossary that opens it, by which it writes and chooses. */
DzTermWindow *dz_term_window_new (DzView *view);
/* Where there is no such term, the window is to write a new one: headword is proposed. */
void dz_term_window_show (DzTermWindow *self, DzGlossary *glossary, const char *headword);
/* It was read anew. */
void dz_term_window_update (DzTermWindow *self, DzGlossary *glossary);

G_END_DECLS
