/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

typedef struct
{
  int n_new;
  int n_changed;
  int n_same;
  GPtrArray *refused; /* (element-type utf8) “line 3, 双碳: why” */
} DzGlossaryImport;

void dz_glossary_import_free (DzGlossaryImport *outcome);

/* Reads words on terms from a CSV file as dz-glossary-file.h writes it, or from any with a column “headword”;
 * of the others, “definition”, “kind”, “variant”, “source”, “place” and “year” matter, in any order. A report
 * is known by its place with source and year, else with either of them, where only one has them: where its
 * definition is not what the library shows, it becomes the reader's edit of it; a report that is not here, or
 * does not define the headword, is refused. A row without kind and without report is an entry of the reader's
 * own. One transaction, one step to undo; NULL on error: nothing is changed then. */
DzGlossaryImport *dz_glossary_import_text (DzStore *store, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzGlossaryImport, dz_glossary_import_free)

G_END_DECLS
