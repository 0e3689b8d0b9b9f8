/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-line-row.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* One hit in its context, the hit in the middle, with a citation at the end. */
GtkWidget *dz_hit_row_new (void);
void dz_hit_row_show (DzLineRow *row, const DzSearchHit *hit, const char *citation);

G_END_DECLS
