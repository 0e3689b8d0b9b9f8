/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The simplified form of a traditional character, every other character itself: each alone, as ICU's
 * transliterator “Hant-Hans” has it. For matching only: several traditional characters share a simplified
 * one. The first call takes a moment; may be called from any thread. */
gunichar dz_han_script_simplify (gunichar c);

G_END_DECLS
