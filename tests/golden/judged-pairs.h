/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-report-alignment.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Eight hexadecimal digits that stand for the words of a paragraph whatever its number is. (transfer full) */
char *judged_pairs_dup_hash (const char *text);

G_END_DECLS
