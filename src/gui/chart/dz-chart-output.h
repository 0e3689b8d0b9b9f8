/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

/* A chart to a file or on paper, the same picture on light ink. */

typedef struct
{
  int width;  /* CSS pixels */
  int height;
  int dpi;    /* PNG only */
} DzChartSize;

/* The format is told by the suffix .png, .pdf or .svg. Runs in a thread of its own. */
void dz_chart_save_async (DzSharedChart *chart, GFile *file, const DzChartSize *size, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
gboolean dz_chart_save_finish (GAsyncResult *result, GError **error);

/* The file with “.png” added where its name has none of the three suffixes. (transfer full) */
GFile *dz_chart_complete_suffix (GFile *file);
/* A file name made of the chart's title. (transfer full) */
char *dz_chart_dup_file_name (const DzChart *chart, const char *suffix);

/* Shows the print dialog. */
void dz_chart_print (DzSharedChart *chart, GtkWindow *parent);

G_END_DECLS
