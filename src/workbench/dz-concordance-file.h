/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* A concordance to be read and printed: every hit in its line, the hits under one another, with its citation. */
typedef struct
{
  const char *query; /* what was searched, as dz_query_dup_words() says it */
  const char *scope; /* where, as dz_search_scope_dup_words() says it */
  gint64 n_hits;     /* of all; more than there are in hits where not all are listed, which the file says */
  const GPtrArray *hits;    /* (element-type DzSearchHit) in the order they have */
  const GPtrArray *reports; /* (element-type DzReport) of the hits, in any order */
} DzConcordancePage;

/* Columns for a fixed pitch, a Chinese character two wide. UTF-8, in the reader's language. (transfer full) */
char *dz_concordance_dup_text (const DzConcordancePage *page);
/* A page of its own that needs no other file. (transfer full) */
char *dz_concordance_dup_html (const DzConcordancePage *page);

G_END_DECLS
