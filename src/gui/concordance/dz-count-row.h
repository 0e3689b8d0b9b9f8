/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/concordance/dz-count-list.h"
#include "gui/dz-line-row.h"

G_BEGIN_DECLS

/* Name, hits, and how many these are per 10,000 characters. */
GtkWidget *dz_count_row_new (void);
void dz_count_row_show (DzLineRow *row, const DzHitCount *count);

G_END_DECLS
