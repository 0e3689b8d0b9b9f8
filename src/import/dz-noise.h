/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Marks the lines that are no part of the document: page numbers, running heads, furniture of web pages,
 * advertising, credits. By class of line, never by sentence. lines: (element-type DzLine). */
void dz_noise_mark (GPtrArray *lines);

G_END_DECLS
