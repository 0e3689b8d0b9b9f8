/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/dz-store.h"

G_BEGIN_DECLS

#define DZ_TYPE_HIT_ROW (dz_hit_row_get_type ())

/* A hit in its line of context: what stands left, set to the right; the hit; what stands right; the citation. */
G_DECLARE_FINAL_TYPE (DzHitRow, dz_hit_row, DZ, HIT_ROW, GtkWidget)

GtkWidget *dz_hit_row_new (void);
void dz_hit_row_show (DzHitRow *self, const DzSearchHit *hit, const char *citation);

G_END_DECLS
