/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* Where a search looks: all that is said must be so. Everything zero: all numbered paragraphs, headings and
 * glossaries of all reports. */
typedef struct
{
  GArray *reports;        /* (element-type gint64) (nullable) only these */
  char **places;          /* (nullable) names of places */
  DzLevel level;          /* DZ_LEVEL_UNKNOWN: any */
  int first_year;         /* as of dz_report_get_year(); 0: no bound */
  int last_year;
  gboolean one_part;      /* only paragraphs of part */
  DzPart part;
  gboolean headings_only; /* headings, on lines of their own or at the beginning of a paragraph */
  gboolean notes_only;    /* what the reader wrote in notes, instead of the reports' text */
  char *tag;              /* (nullable) a path: paragraphs with a note that has this tag or one below; with notes_only such notes */
} DzSearchScope;

DzSearchScope *dz_search_scope_new (void);
DzSearchScope *dz_search_scope_copy (const DzSearchScope *scope);
void dz_search_scope_free (DzSearchScope *scope);

/* Where is searched, in the reader's language. scope NULL: everywhere. (transfer full) */
char *dz_search_scope_dup_words (const DzSearchScope *scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchScope, dz_search_scope_free)

G_END_DECLS
