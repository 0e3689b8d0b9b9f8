/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"

G_BEGIN_DECLS

/* The reader's notes in a form other programs read, in reading order, UTF-8; the same notes give the same bytes. */

typedef enum
{
  DZ_NOTES_MARKDOWN, /* for people: quotes and words under the reports' names */
  DZ_NOTES_CSV,      /* one row a note, made safe for spreadsheets as DzTable says */
  DZ_NOTES_JSONLD,   /* W3C Web Annotation Data Model (2017), a collection; positions are code points of the paragraph */
} DzNotesFormat;

/* md, csv, jsonld. FALSE for anything else. */
gboolean dz_notes_format_from_nick (const char *nick, DzNotesFormat *format);

/* notes: (element-type DzNote) in reading order; reports: (element-type DzReport) that they belong to, content not
 * needed; tags: (element-type DzTag) of the library. (transfer full) */
char *dz_notes_file_dup (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags, DzNotesFormat format);

G_END_DECLS
