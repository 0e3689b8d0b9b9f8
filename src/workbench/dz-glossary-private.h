/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

DzGlossaryEntry *dz_glossary_entry_new (void);
DzTermForm *dz_term_form_new (const char *text, DzTermFormKind kind);

/* dz-glossary-build.c: entries with forms and definitions, no uses. */
gboolean dz_glossary_build (DzGlossary *glossary, DzStore *store, GError **error);

/* dz-glossary-usage.c: uses, first places, characters of the reports. */
gboolean dz_glossary_count (DzGlossary *glossary, DzStore *store, DzGlossaryProgress *progress, GError **error);
/* From one with the same stamp. */
void dz_glossary_take_counts (DzGlossary *glossary, const DzGlossary *previous);

/* dz-glossary-judge.c: once uses are known, what they say of the entries; and which definitions use which
 * terms. */
void dz_glossary_judge (DzGlossary *glossary);
void dz_glossary_link (DzGlossary *glossary);

/* dz-glossary-pages.c: for people. (element-type DzGlossaryEntry) (transfer full) */
char *dz_glossary_dup_markdown (const DzGlossary *glossary, const GPtrArray *entries);
char *dz_glossary_dup_html (const DzGlossary *glossary, const GPtrArray *entries);

/* dz-glossary-order.c */
void dz_glossary_sort (DzGlossary *glossary);

G_END_DECLS
