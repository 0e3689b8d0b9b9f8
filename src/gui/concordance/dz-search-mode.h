/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "gui/across/dz-across-table.h"
#include "store/dz-library.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

/* Ways of looking at a search besides its lines: each reads the library on the reader's thread and makes a table, one
 * a chart, too. The measures are those of workbench/, described in the help. */
typedef enum
{
  DZ_SEARCH_REPORTS,
  DZ_SEARCH_NEIGHBOURS,
  DZ_SEARCH_KEYNESS,
  DZ_SEARCH_TREND,
  DZ_SEARCH_FIRST_USE,
  DZ_N_SEARCH_MODES
} DzSearchModeKind;

/* Statistics of neighbours, in the order of the menu. */
typedef enum
{
  DZ_NEIGHBOURS_LOG_LIKELIHOOD,
  DZ_NEIGHBOURS_MUTUAL_INFORMATION,
  DZ_NEIGHBOURS_LOG_DICE,
} DzNeighboursMeasure;

/* What is asked for. */
typedef struct
{
  DzOverview *overview;
  GPtrArray *queries;     /* (element-type DzQuery) the first is that of the page; none for keyness */
  DzSearchScope *scope;
  DzSearchScope *against; /* keyness: what the scope is set against, less what is in both; NULL for other modes */
  DzNeighboursMeasure measure;
  int window;             /* neighbours: characters on either side */
  int min_count;
  gboolean by_level;      /* trend: a line for each level */
} DzSearchJob;

DzSearchJob *dz_search_job_new (DzOverview *overview, DzSearchScope *scope);
void dz_search_job_free (DzSearchJob *job);

/* What came of it. */
typedef struct
{
  DzSearchModeKind kind;
  GPtrArray *rows; /* (element-type DzAcrossRow) */
  DzTable *table;  /* for files */
  DzChart *chart;  /* NULL for none */
  char *about;     /* what was set against what; NULL where the table says it */
  gatomicrefcount refs;
} DzSearchResult;

DzSearchResult *dz_search_result_ref (DzSearchResult *result);
void dz_search_result_unref (DzSearchResult *result);

typedef struct
{
  const char *title;     /* translatable */
  const char *file_name; /* translatable: proposed for files */
  const DzAcrossColumn *columns;
  guint n_columns;
} DzSearchMode;

/* What is said of a mode. (transfer none) */
const DzSearchMode *dz_search_mode_get (DzSearchModeKind kind);

/* Takes the job. */
void dz_search_mode_run_async (DzLibrary *library, DzSearchModeKind kind, DzSearchJob *job, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
DzSearchResult *dz_search_mode_run_finish (DzLibrary *library, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchResult, dz_search_result_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchJob, dz_search_job_free)

G_END_DECLS
