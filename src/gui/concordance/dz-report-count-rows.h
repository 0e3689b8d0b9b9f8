/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows for DzReportCount: name, hits, and how many these are per 10,000 characters. (transfer full) */
GtkListItemFactory *dz_report_count_rows_new (void);

G_END_DECLS
