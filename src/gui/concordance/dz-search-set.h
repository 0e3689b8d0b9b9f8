/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* The choice of reports that those searched are set against: all others, a level, a place or a year. */

/* Offers them in drop; the places and years are those of overview (nullable). What was chosen stays chosen where it is
 * still offered. */
void dz_search_set_fill (GtkDropDown *drop, const DzOverview *overview);
/* The reports chosen in a drop-down that was filled so. (transfer full) */
DzSearchScope *dz_search_set_new_scope (GtkDropDown *drop);

G_END_DECLS
