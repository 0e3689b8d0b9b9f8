/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-number-scanner.h"

G_BEGIN_DECLS

/* A number that is part of a name: 5G, 1+6, 3A, 12:30. */
gboolean dz_number_is_glued (const DzPlainText *text, const DzNumber *number);

/* 年 stands behind it; it still says how long in 连续7年 and 提前一年. */
gboolean dz_number_is_year (const DzPlainText *text, const DzNumber *number);
gboolean dz_number_is_duration (const DzPlainText *text, const DzNumber *number);

/* What stands behind a number, from position on: 15分钟生活圈; 75周年, 第十届. */
gboolean dz_number_names_circle (const DzPlainText *text, int position);
gboolean dz_number_is_ordinal_like (const DzPlainText *text, int position);

G_END_DECLS
