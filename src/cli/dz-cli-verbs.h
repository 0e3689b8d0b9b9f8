/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/dz-cli-arguments.h"

G_BEGIN_DECLS

/* One file per verb; each returns the exit status. */
int dz_cli_amplification (DzCliArguments *arguments);
int dz_cli_backup (DzCliArguments *arguments);
int dz_cli_chart (DzCliArguments *arguments);
int dz_cli_check (DzCliArguments *arguments);
int dz_cli_collocates (DzCliArguments *arguments);
int dz_cli_compare (DzCliArguments *arguments);
int dz_cli_discrepancies (DzCliArguments *arguments);
int dz_cli_goals (DzCliArguments *arguments);
int dz_cli_import (DzCliArguments *arguments);
int dz_cli_keyness (DzCliArguments *arguments);
int dz_cli_matrix (DzCliArguments *arguments);
int dz_cli_notes (DzCliArguments *arguments);
int dz_cli_outline (DzCliArguments *arguments);
int dz_cli_quantities (DzCliArguments *arguments);
int dz_cli_rebuild (DzCliArguments *arguments);
int dz_cli_reports (DzCliArguments *arguments);
int dz_cli_restore (DzCliArguments *arguments);
int dz_cli_search (DzCliArguments *arguments);
int dz_cli_tags (DzCliArguments *arguments);
int dz_cli_terms (DzCliArguments *arguments);
int dz_cli_trace (DzCliArguments *arguments);
int dz_cli_trend (DzCliArguments *arguments);

G_END_DECLS
