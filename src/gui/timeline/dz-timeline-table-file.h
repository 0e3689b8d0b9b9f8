/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/goals/dz-ledger-mode.h"

G_BEGIN_DECLS

/* Asks for a file, reads the sentences that are missing and writes the rows as CSV or XLSX, with the columns
 * of the command line. rows: (element-type DzLedgerRow), kept. words is borrowed from owner, which is kept
 * alive. */
void dz_timeline_table_file_ask (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                                 GtkWidget *owner);

/* The same without asking. callback: once the file is there, or is not. */
void dz_timeline_table_file_write_async (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                                         GtkWidget *owner, GFile *file, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean dz_timeline_table_file_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
