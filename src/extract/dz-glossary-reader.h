/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* TRUE if the text is the heading of a glossary: 名词解释, 《政府工作报告》名词注释, 有关说明 … */
gboolean dz_glossary_reader_is_heading (const char *text);

/* The entries of one glossary paragraph, several run together come apart. Appends to terms (element-type
 * DzTerm), each with the given paragraph index; numbers go on from the last term where none are printed.
 * Text that opens no entry belongs to the definition above; where entries are numbered, so does text
 * without a number. */
void dz_glossary_reader_read (const char *text, int paragraph, gboolean numbered, GPtrArray *terms);

G_END_DECLS
