/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/concordance/dz-search-output.h"

G_BEGIN_DECLS

/* The page of searches on paper. */

/* Lines as they are listed, the hits under one another, each with its citation. Takes the lines. (transfer full) */
GtkPrintOperation *dz_search_print_lines (DzSearchLines *lines);
/* A table as it is shown, on pages with its heads. Takes the table. (transfer full) */
GtkPrintOperation *dz_search_print_table (DzTable *table, const char *title);

G_END_DECLS
