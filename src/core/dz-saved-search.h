/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-query.h"
#include "core/dz-search-scope.h"

G_BEGIN_DECLS

/* A search that the reader named: what is searched for, how and where. Held by names, nothing by the ids of
 * rows. */
typedef struct
{
  gint64 id;  /* 0 before it is in a library */
  char *name; /* unique among the searches of a library */
  char *text; /* as dz_query_get_text() */
  DzQueryMode mode;
  DzQueryFolding folding;
  DzSearchScope *scope; /* never NULL; its reports are not: */
  char **reports;       /* (nullable) only these, as dz_report_dup_name() names them */
  char *modified;       /* ISO 8601, set by the library */
} DzSavedSearch;

DzSavedSearch *dz_saved_search_new (void);
void dz_saved_search_free (DzSavedSearch *search);

/* All but id, name and modified as the text of a key file with the group [search]. The same search gives the
 * same text. (transfer full) */
char *dz_saved_search_dup_content (const DzSavedSearch *search);
/* Fills the search from such a text; keys it does not know are passed over. DZ_ERROR_INVALID for what is no
 * such text. */
gboolean dz_saved_search_read_content (DzSavedSearch *search, const char *content, GError **error);

/* The query, to be given to a search; simplify as in DzQueryOptions. DZ_ERROR_INVALID as dz_query_parse().
 * (transfer full) */
DzQuery *dz_saved_search_parse (const DzSavedSearch *search, DzSimplifyFunc simplify, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSavedSearch, dz_saved_search_free)

G_END_DECLS
