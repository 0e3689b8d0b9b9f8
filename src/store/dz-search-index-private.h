/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-search-index.h"
#include "store/dz-store-private.h"

G_BEGIN_DECLS

#define DZ_SEARCH_CODE_BITS 21
#define DZ_SEARCH_PAIR_BITS (2 * DZ_SEARCH_CODE_BITS)

/* The least id that a page of the segment can have, whatever number a damaged file gives it. */
static inline gint64
dz_search_first_page (guint64 segment)
{
  return (gint64) (segment << DZ_SEARCH_PAIR_BITS);
}

/* Stands for every character that folds to several: no character at all. */
#define DZ_SEARCH_ODD 0x110000

/* The texts of a report that are searched, in order. */
#define DZ_SEARCH_TEXTS                                                                                                \
  "SELECT text FROM paragraph WHERE report_id = ? AND kind IN ('body', 'heading', 'glossary') ORDER BY position"

G_END_DECLS
