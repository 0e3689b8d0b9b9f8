/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/goals/dz-ledger-mode.h"

G_BEGIN_DECLS

/* Rows on their way out of the window; the sentences that are not there yet are read first, in the
 * background. rows: (element-type DzLedgerRow), kept. words is borrowed from owner, which is kept alive until
 * all is done. */

/* To the clipboard, as the table says it. */
void dz_ledger_output_copy (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                            GtkWidget *owner);
/* Asks where to, and writes the table of the command line as CSV. A toast tells how it went. */
void dz_ledger_output_export (const DzLedgerMode *mode, GPtrArray *rows, const DzLedgerWords *words,
                              GtkWidget *owner);

G_END_DECLS
