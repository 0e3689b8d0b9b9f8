/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-chart-outfit.h"
#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

/* A chart to a file or on paper, the same picture on light ink. */

/* The format is told by the suffix. Runs in a thread of its own. */
void dz_chart_save_async (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
gboolean dz_chart_save_finish (GAsyncResult *result, GError **error);

/* The file with “.png” added where its name has no suffix that tells a format. (transfer full) */
GFile *dz_chart_complete_suffix (GFile *file);
/* A file name made of the chart's title. (transfer full) */
char *dz_chart_dup_file_name (const DzChart *chart, const char *suffix);

/* Shows the print dialog. The picture has its millimetres, less where the page has no room for them. */
void dz_chart_print (DzSharedChart *chart, const DzChartOutfit *outfit, GtkWindow *parent);

G_END_DECLS
