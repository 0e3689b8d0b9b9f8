/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/goals/dz-ledger-mode.h"

G_BEGIN_DECLS

/* Appends the columns of a mode: cells of one line, sortable by what they say, resizable.
 * words is borrowed for as long as the view lives. */
void dz_ledger_columns_build (GtkColumnView *view, const DzLedgerMode *mode, const DzLedgerWords *words);

G_END_DECLS
