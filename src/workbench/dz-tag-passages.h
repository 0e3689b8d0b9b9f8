/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "store/dz-store.h"
#include "workbench/dz-notes-file.h"

G_BEGIN_DECLS

/* All passages that have a tag, across reports, with what stands around them. */
typedef struct
{
  DzNote *note;
  char *name;     /* of the report */
  char *citation; /* “武昌区 2025 ¶63” */
  char *tags;     /* the paths of all its tags */
  char *left;     /* before the passage; of an orphan what is known of it */
  char *quote;    /* the passage; of a note on a whole paragraph the paragraph */
  char *right;
} DzTagPassage;

/* The whole paragraph as context. */
#define DZ_TAG_CONTEXT_PARAGRAPH -1

/* In reading order; a selection over several paragraphs is one passage for each. below: also what has a tag
 * below it. context: code points either side, or DZ_TAG_CONTEXT_PARAGRAPH. (element-type DzTagPassage) */
GPtrArray *dz_tag_passages_load (DzStore *store, gint64 tag, gboolean below, int context, GError **error);
void dz_tag_passage_free (DzTagPassage *passage);
/* How many notes these passages are: the pieces of one selection are one, as in DzTag.n_notes. */
guint dz_tag_passages_count_notes (const GPtrArray *passages);

/* One row a passage: citation, left, quote, right, body, tags, color, author, created, modified, uuid,
 * report, report_name, paragraph, start, end. */
DzTable *dz_tag_passages_new_table (const GPtrArray *passages);

/* As a file; title: the tag's path. JSON-LD is none of the formats (DZ_ERROR_INVALID). Markdown is for
 * reading and does not come back in as notes. bom as in dz_notes_file_new(). (transfer full) */
GBytes *dz_tag_passages_new_file (const GPtrArray *passages, const char *title, DzNotesFormat format,
                                  gboolean bom, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTagPassage, dz_tag_passage_free)

G_END_DECLS
