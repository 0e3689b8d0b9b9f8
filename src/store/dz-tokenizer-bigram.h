/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The FTS5 tokenizer “bigram”, to be registered on every connection. Words of one and two characters carry
 * most of Chinese, and the tokenizers FTS5 brings miss them. So:
 *   a run of Han becomes its overlapping pairs and its last character alone: 发展区 -> 发展, 展区, 区;
 *   in a query a run becomes pairs only, a lone character itself, to be searched as a prefix;
 *   a run of other letters and digits is one word, '.' between digits kept: 3.5, gdp.
 * Characters are folded as in core/dz-text.h. */
gboolean dz_tokenizer_bigram_register (sqlite3 *db);

gboolean dz_unichar_is_han (gunichar c);

G_END_DECLS
