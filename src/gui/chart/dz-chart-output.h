/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/chart/dz-chart-outfit.h"
#include "gui/chart/dz-shared-chart.h"

G_BEGIN_DECLS

/* A chart or a timeline to a file or on paper, the same picture on light ink. */

/* The format is told by the suffix. Runs in a thread of its own. */
void dz_chart_save_async (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* What was saved, to be shown: a long timeline goes into several pictures. (transfer full) */
char *dz_chart_save_finish (GAsyncResult *result, GError **error);

/* The names of the files that saving would write, of a suffix that tells a format. (transfer full)
 * (element-type filename) */
GPtrArray *dz_chart_list_files (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit);
/* The file with the suffix added where its name has no suffix that tells a format. (transfer full) */
GFile *dz_chart_complete_suffix (GFile *file, const char *suffix);
/* A file name made of the chart's title. (transfer full) */
char *dz_chart_dup_file_name (const DzChart *chart, const char *suffix);

/* What goes to the clipboard, the chart or timeline as picture (PNG), as drawing (SVG) and its data as text:
 * each program takes what it can use. Of a timeline higher than DZ_TIMELINE_LONGEST_PICTURE the data only,
 * then with_picture is FALSE. (transfer full) */
GdkContentProvider *dz_chart_copy (DzSharedChart *chart, const DzChartOutfit *outfit, gboolean *with_picture);

/* dz-chart-print.c: shows the print dialog, with its preview. The picture has its millimetres, less where the
 * page has no room for them; a timeline takes as many pages as it needs, the years on each. */
void dz_chart_print (DzSharedChart *chart, const DzChartOutfit *outfit, GtkWindow *parent);
/* The operation that prints, before any dialog: for those who print to a file. (transfer full) */
GtkPrintOperation *dz_chart_new_print_operation (DzSharedChart *chart, const DzChartOutfit *outfit);

G_END_DECLS
