/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-query-matcher.h"
#include "store/dz-store-private.h"

G_BEGIN_DECLS

/* One pass over the texts of a scope that may have hits. */
typedef struct
{
  DzStore *store;
  const DzSearchScope *scope; /* never NULL */
  DzQueryMatcher *matcher;
  GArray *reports; /* (element-type gint64) that may have hits, ascending; NULL until they are chosen */
  guint n_begun;   /* of them */
  guint n_alone;   /* reports that are looked through one by one before those without hits are left out; 0: all */
  sqlite3_stmt *statement; /* the texts of one report */
  sqlite3_stmt *headings;  /* of a paragraph, where the scope asks for them */
  GArray *spans;           /* (element-type DzTextSpan) the hits in the text at hand */
} DzSearchPass;

enum
{
  DZ_SEARCH_COLUMN_PARAGRAPH,
  DZ_SEARCH_COLUMN_REPORT,
  DZ_SEARCH_COLUMN_NUMBER,
  DZ_SEARCH_COLUMN_TEXT,
  DZ_SEARCH_COLUMN_KIND,
  DZ_SEARCH_COLUMN_NOTE,
};

/* scope NULL: everywhere. It and the query must outlive the pass. */
gboolean dz_search_pass_init (DzSearchPass *pass, DzStore *store, const DzQuery *query,
                              const DzSearchScope *scope, GError **error);
void dz_search_pass_clear (DzSearchPass *pass);

/* Fills reports: the index tells which may have hits. */
gboolean dz_search_pass_choose (DzSearchPass *pass, GError **error);

/* Goes on to the next text and its hits, which may be none: SQLITE_ROW; else SQLITE_DONE, or an error. The
 * row of the statement has the columns above. */
int dz_search_pass_step (DzSearchPass *pass, GError **error);

/* Appends to counts (element-type DzTermCount) the hits in the reports of the pass that are not begun,
 * ascending. */
gboolean dz_search_pass_count (DzSearchPass *pass, GArray *counts, GError **error);

/* The texts of the report bound as ?1, in order; stretch: paragraphs from the id bound as ?1 to that bound as
 * ?2, of all kinds. store: a connection to the library of the pass. */
sqlite3_stmt *dz_search_pass_prepare_texts (const DzSearchPass *pass, DzStore *store, gboolean stretch,
                                            GError **error);

/* Sets ids (element-type gint64) to those of the reports that the scope names, ascending; NULL for all. */
gboolean dz_search_pass_list_scope (DzSearchPass *pass, GArray **ids, GError **error);
/* Elements begin with an id; keeps those with one of ids; all for NULL. */
void dz_search_pass_keep (GArray *elements, const GArray *ids);

/* The scope chooses among reports. */
gboolean dz_search_scope_names_reports (const DzSearchScope *scope);

/* Ids, and what begins with one. */
int dz_search_compare_ids (gconstpointer a, gconstpointer b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzSearchPass, dz_search_pass_clear)

G_END_DECLS
