/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

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

/* A page: where the next one begins (difference to this one), then pairs, then a seal of DZ_SEARCH_SEAL_SIZE
 * bytes. The first page of a segment begins at pair 0. So a page that is missing or was changed is known when
 * it is read. */
#define DZ_SEARCH_SEAL_SIZE 8

/* Tells damage, not intent: 64 bits, mixed by multiplication. */
static inline guint64
dz_search_seal (guint64 seal, gconstpointer data, gsize length)
{
  const guint8 *bytes = data;

  seal ^= length;
  for (; length > 0; bytes += 8)
    {
      gsize n = MIN (length, 8);
      guint64 word = 0;

      memcpy (&word, bytes, n);
      seal = (seal ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      seal ^= seal >> 32;
      length -= n;
    }

  return seal;
}

/* Of a row of search_document. */
static inline gint64
dz_search_document_seal (gint64 report_id, gint64 segment, int document, const char *odd)
{
  const gint64 numbers[] = { GINT64_TO_LE (report_id), GINT64_TO_LE (segment), GINT64_TO_LE (document) };

  return (gint64) dz_search_seal (dz_search_seal (0, numbers, sizeof numbers), odd, strlen (odd));
}

/* The work was not given up: another try, without the index, may come to an end. */
gboolean dz_search_index_is_damage (const GError *error);

/* The texts of a report that are searched, in order. */
#define DZ_SEARCH_TEXTS \
  "SELECT text FROM paragraph WHERE report_id = ? AND kind IN ('body', 'heading', 'glossary') ORDER BY position"

G_END_DECLS
