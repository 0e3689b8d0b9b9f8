/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"
#include "workbench/dz-comparison-sheet.h"

G_BEGIN_DECLS

/* What is compared: ids of reports, 0 for no third one. */
typedef struct
{
  gint64 reports[DZ_SHEET_MAX_COLUMNS];
  gboolean plan_with_review;
  gboolean with_indicators; /* for a file that tells them */
} DzComparisonRequest;

/* Reads and compares the reports on the library's reader thread. finish: (transfer full) */
void dz_comparison_reading_load_async (DzLibrary *library, DzKnowledge *knowledge,
                                       const DzComparisonRequest *request, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DzComparisonSheet *dz_comparison_reading_load_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* As dz_store_save_pairing() with paragraphs of the two reports. finish: what was paired with one of them
 * before and is no more: the two ends of each pairing, one after the other, as they are cited. (element-type
 * utf8) (transfer full) */
void dz_comparison_reading_pair_async (DzLibrary *library, gint64 left_report, gint64 right_report, gint64 left,
                                       gint64 right, gboolean joined, GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *dz_comparison_reading_pair_finish (DzLibrary *library, GAsyncResult *result, GError **error);

/* Takes back what the reader said of two paragraphs, 0 for any. */
void dz_comparison_reading_take_back_async (DzLibrary *library, gint64 left_report, gint64 right_report,
                                            gint64 left, gint64 right, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean dz_comparison_reading_take_back_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
