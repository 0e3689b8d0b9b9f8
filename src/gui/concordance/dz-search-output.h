/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/concordance/dz-search-mode.h"

G_BEGIN_DECLS

/* What the page of searches shows as a file, made in the background (dz-output-run.h). */

/* Lines to be written: everything they say is held. */
typedef struct
{
  GPtrArray *all;       /* (element-type DzSearchHit) keeps hits alive */
  GPtrArray *hits;      /* those listed, in their order */
  DzOverview *overview; /* whose reports they cite */
  char *query;          /* what was searched, in words */
  char *scope;          /* where */
  gint64 n_hits;
} DzSearchLines;

void dz_search_lines_free (DzSearchLines *lines);

/* By the ending of the name: .csv, .xlsx, .txt, .html. (transfer full) */
GBytes *dz_search_lines_make (const DzSearchLines *lines, const char *path, DzProgress *progress, GError **error);

/* The table of a mode: .csv or .xlsx. (transfer full) */
GBytes *dz_search_result_make (const DzSearchResult *result, const char *path, DzProgress *progress, GError **error);

/* Ask for a file name and write. Takes the lines. */
void dz_search_output_ask_lines (GtkWidget *owner, DzSearchLines *lines);
void dz_search_output_ask_result (GtkWidget *owner, DzSearchResult *result);
/* Takes the table, which goes to .csv or .xlsx. title: of the file, and of the sheet. */
void dz_search_output_ask_table (GtkWidget *owner, DzTable *table, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchLines, dz_search_lines_free)

G_END_DECLS
