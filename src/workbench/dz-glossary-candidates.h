/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-glossary.h"
#include "workbench/dz-ngram-tables.h"

G_BEGIN_DECLS

/* What may be a term: dz_term_candidates_load(), and what stands between “ ” at least twice and is longer
 * than its n-grams (up to DZ_CANDIDATE_MAX characters, no punctuation inside; it has no cohesion and no
 * freedom: NaN). Without what is a form of the glossary or was dismissed by the reader, and without two
 * characters, or what begins with a digit, that are never quoted. (element-type DzNgramRow) by score */
#define DZ_CANDIDATE_MAX 16
GPtrArray *dz_glossary_candidates_load (DzStore *store, const DzGlossary *glossary,
                                        const DzSearchScope *scope, int min_count, GError **error);

G_END_DECLS
