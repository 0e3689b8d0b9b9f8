/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"
#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

/* Asks for a file and writes the glossary into it, in the format that its name ends with. entries: (element-type
 * DzGlossaryEntry) in order; NULL: all of it, and what was dismissed. */
void dz_glossary_output_export (DzView *view, DzGlossary *glossary, const GPtrArray *entries);
/* Asks for a CSV file and reads the reader's words from it; what was new, changed and refused is told. */
void dz_glossary_output_import (DzView *view);

G_END_DECLS
