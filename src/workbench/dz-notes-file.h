/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* The reader's notes in a form other programs read, in reading order, UTF-8; the same notes give the same
 * bytes. */

typedef enum
{
  DZ_NOTES_MARKDOWN, /* for people, and back: see workbench/dz-notes-markdown.h */
  DZ_NOTES_CSV,      /* one row a note, made safe for spreadsheets as DzTable says, reversibly; and back */
  DZ_NOTES_JSONLD,   /* W3C Web Annotation Data Model (2017), a collection; positions are code points of the paragraph */
  DZ_NOTES_HTML,     /* one page that needs no other file */
  DZ_NOTES_XLSX,     /* the rows of the CSV; text stays text */
} DzNotesFormat;

/* md, csv, jsonld, html, xlsx. FALSE for anything else. */
gboolean dz_notes_format_from_nick (const char *nick, DzNotesFormat *format);

/* One row a note: uuid, report, paragraph, start, end, quote, prefix, suffix, body, color, tags (paths, see
 * core/dz-tag.h), created, modified, place, year, source, citation, author, anchor, group, report_name.
 * notes: (element-type DzNote) in reading order; reports: (element-type DzReport) that they belong to,
 * content not needed; tags: (element-type DzTag) of the library. progress (nullable): a step for each note.
 * NULL only where it was cancelled. */
DzTable *dz_notes_file_new_table (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags,
                                  DzProgress *progress, GError **error);

/* The file of a format. bom: Markdown, CSV and HTML begin with a byte order mark, by which spreadsheets know
 * UTF-8. progress: nullable. NULL and DZ_ERROR_FAILED where it could not be made, G_IO_ERROR_CANCELLED where
 * it was stopped. (transfer full) */
GBytes *dz_notes_file_new (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags,
                           DzNotesFormat format, gboolean bom, DzProgress *progress, GError **error);

/* Those of some reports (element-type gint64), with a tag or one below it, and of some ids (element-type
 * gint64); NULL and 0 mean all. (element-type DzNote), borrowed from notes, to be freed without them. */
GPtrArray *dz_notes_file_select (const GPtrArray *notes, const GPtrArray *tags, const GArray *reports, gint64 tag,
                                 const GArray *ids);

G_END_DECLS
