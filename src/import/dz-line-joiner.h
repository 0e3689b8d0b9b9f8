/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines -> blocks: hard-wrapped lines and paragraphs torn by page breaks are whole again, noise stands in
 * blocks of its own. Every character of every line is in exactly one block.
 * lines: (element-type DzLine). Returns (element-type DzBlock). */
GPtrArray *dz_line_joiner_join (const GPtrArray *lines);

G_END_DECLS
