/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the reader writes into the fields of a figure. Return FALSE, with a message in her language, for what
 * cannot be meant. */

/* “1,200.5”, “６”: digits of any width; groups may be parted by commas and spaces. */
gboolean dz_figure_entry_parse_number (const char *text, double *value, char **message);
/* What stands in a field of words, spaces and line breaks in a row as one space; NULL for none. Refused: more
 * than max_length code points, and control characters, which no one could see in a list. */
gboolean dz_figure_entry_parse_words (const char *text, int max_length, char **words, char **message);
/* “2025”, “2021-2026”, “2025Q1”, “2025Q1-Q3” or “2025H1”, also with other dashes and 年; "" for none. *period
 * is as the library keeps it, or NULL. */
gboolean dz_figure_entry_parse_period (const char *text, char **period, char **message);

G_END_DECLS
