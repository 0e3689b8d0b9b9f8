/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The records of a CSV file as DzTable writes it and RFC 4180 describes it: UTF-8, with or without a byte
 * order mark, lines ended by LF or CRLF. Empty lines are left out. DZ_ERROR_INVALID, naming the line, for
 * text that is not UTF-8 or a quotation mark that is never closed. Returns (element-type GStrv). */
GPtrArray *dz_csv_parse (const char *text, GError **error);

G_END_DECLS
