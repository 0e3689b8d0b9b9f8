/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/goals/dz-ledger-mode.h"

G_BEGIN_DECLS

#define DZ_TYPE_LEDGER_LIST (dz_ledger_list_get_type ())

/* The table of one mode: rows that are sorted by any column, filtered and chosen one or several at a time.
 *
 * Signals: “chosen” when the reader, not the program, chose one row alone; “activated” for Enter and a second
 * click on the row; “selection-changed” after any change of what is chosen. */
G_DECLARE_FINAL_TYPE (DzLedgerList, dz_ledger_list, DZ, LEDGER_LIST, AdwBin)

/* accepts: called with each row. words is borrowed for as long as the list lives. */
DzLedgerList *dz_ledger_list_new (const DzLedgerMode *mode, const DzLedgerWords *words,
                                  GtkCustomFilterFunc accepts, gpointer user_data);
const DzLedgerMode *dz_ledger_list_get_mode (DzLedgerList *self);

/* Rows anew; NULL for none. */
void dz_ledger_list_set_overview (DzLedgerList *self, DzOverview *overview);
/* The same with rows that somebody else chose (element-type DzLedgerRow). */
void dz_ledger_list_set_rows (DzLedgerList *self, GPtrArray *rows);
void dz_ledger_list_refilter (DzLedgerList *self);
guint dz_ledger_list_get_n_rows (DzLedgerList *self);
guint dz_ledger_list_get_n_shown (DzLedgerList *self);

/* Chooses the first row that matches, and scrolls to it, unless one that does is chosen already; none if none
 * does. */
typedef gboolean (*DzLedgerMatchFunc) (DzLedgerRow *row, gpointer user_data);
void dz_ledger_list_select (DzLedgerList *self, DzLedgerMatchFunc matches, gpointer user_data);

/* Chooses the row at a place of another widget, as a click there would, unless it is among those chosen
 * already. */
void dz_ledger_list_choose_at (DzLedgerList *self, GtkWidget *widget, double x, double y);

/* The row that is chosen alone. (transfer full) (nullable) */
DzLedgerRow *dz_ledger_list_dup_chosen (DzLedgerList *self);
/* (element-type DzLedgerRow), in the table's order: the rows chosen, or all that are shown. */
GPtrArray *dz_ledger_list_dup_rows (DzLedgerList *self, gboolean only_chosen);

G_END_DECLS
