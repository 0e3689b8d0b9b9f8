/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store-private.h"

G_BEGIN_DECLS

/* A connection by which one thread reads, while others read the same state of the library by theirs. */
typedef struct
{
  DzStore *store;
  gboolean own;       /* store was opened for this reader */
  sqlite3_stmt *hold; /* keeps the state from going on, as long as it stands in its first row */
} DzSearchReader;

/* The store's own connection, then up to n - 1 more (element-type DzSearchReader); fewer where another
 * program wrote meanwhile, where the store is inside a transaction, or where the file cannot be opened again.
 * NULL on error. */
GPtrArray *dz_search_readers_open (DzStore *store, guint n, GError **error);

G_END_DECLS
