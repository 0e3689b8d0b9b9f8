/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-source.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_IMPORT_ADDED,
  DZ_IMPORT_PRESENT, /* the same content is already in the library */
  DZ_IMPORT_VERSION, /* a corrected text of a report that is: see dz-import-version.h */
  DZ_IMPORT_FAILED,
} DzImportOutcome;

typedef struct
{
  char *path; /* as the user gave it, or found in a folder; for showing, see dz_file_name_dup_shown() */
  DzImportOutcome outcome;
  gint64 report_id; /* added or already there */
  gboolean is_earlier; /* already there, as an earlier version of the report */
  DzCarried carried;   /* a new version: what became of the reader's words */
  char *name;       /* “武昌区 2025” of that report, NULL if failed */
  char *message;    /* why it failed, translated; NULL else */
  char *doubt;      /* added, but its text leaves place or year open: which, translated; NULL else */
} DzImportResult;

void dz_import_result_free (DzImportResult *result);

/* (transfer full): “34 notes and figures as before, 2 moved, 1 lost its place”, translated; NULL where the
 * reader had said nothing about the report. */
char *dz_carried_dup_text (const DzCarried *carried);

/* The same for all new versions of a job. results: (element-type DzImportResult) */
char *dz_import_results_dup_carried_text (const GPtrArray *results);

/* What the user states about all files of the job; NULL, UNKNOWN and 0 leave it to the text. */
typedef struct
{
  const char *place;
  DzLevel level;
  int year;
  DzReportKind kind;
  gboolean separate; /* a corrected text of a report that is there becomes a report of its own */
} DzImportOptions;

/* Called after each file, on the thread of the job. done of total files. */
typedef void (*DzImportProgress) (const DzImportResult *result, int done, int total, gpointer user_data);

/* Reads files and folders into the library: bytes -> importer -> report -> quantities -> store, one
 * transaction a file. A corrected text of a report becomes its new version, which can be undone. A file that
 * fails leaves the library as it was and the others go on. Returns (element-type DzImportResult) in the order
 * of the files; NULL only if cancelled (what was done before stays). files: (element-type GFile). */
GPtrArray *dz_import_job_run (DzStore *store, const DzKnowledge *knowledge, const GPtrArray *files,
                              const DzImportOptions *options, DzImportProgress progress, gpointer user_data,
                              GCancellable *cancellable, GError **error);

/* Reads every stored source again and replaces what was derived from it; -1 on error, else the number of
 * reports. */
int dz_import_job_rebuild (DzStore *store, const DzKnowledge *knowledge, DzImportProgress progress,
                           gpointer user_data, GCancellable *cancellable, GError **error);

/* Reads an earlier text of a report again (dz_store_list_versions()) and puts it in the place of the one that
 * is read; the reader's words are carried over, the other text is kept as a version. One step that can be
 * undone. */
gboolean dz_import_job_return_to_version (DzStore *store, const DzKnowledge *knowledge, gint64 report_id,
                                          gint64 source_id, DzCarried *carried, GCancellable *cancellable,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzImportResult, dz_import_result_free)

G_END_DECLS
