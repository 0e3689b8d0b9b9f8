/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the first date of text as ISO 8601, NULL if it states none. Reads 2024年12月27日 with
 * blanks anywhere, digits of any width and Chinese numerals (二〇二四年十二月二十七日). Of “3月5日和6日” the
 * first. */
char *dz_report_date_dup_iso (const char *text);

/* The years named in text, 1900 … 2099, in the order they stand, repeated ones too; “2021-2026年” gives both
 * ends. Returns (element-type int). */
GArray *dz_report_date_list_years (const char *text);

G_END_DECLS
