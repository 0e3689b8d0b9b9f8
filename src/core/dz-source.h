/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the user chose to import and what she said about it. The bytes are kept in the library, so that
 * everything read from them can be read again. */
typedef struct
{
  char *name;    /* base name of the file */
  GBytes *bytes; /* the file as it was */
  char *sha256;  /* of the bytes, lower case hex: two sources with the same are the same content */
  char *text_sha256; /* of the text as decoded, see dz_source_hash_text(); NULL where nobody asked */
  char *encoding; /* name of the character set found, filled by the importer */
  int n_replaced; /* bytes that fit no character and became U+FFFD, filled by the importer */
  /* What the user stated; NULL, UNKNOWN and 0 leave it to the text. */
  char *place;
  DzLevel level;
  int year;
  DzReportKind kind;
} DzSource;

/* Takes the base name of the path; computes the checksum. */
DzSource *dz_source_new (const char *path, GBytes *bytes);

/* Reads a regular file. Errors: DZ_ERROR_EMPTY, DZ_ERROR_TOO_LARGE (over DZ_SOURCE_MAX_SIZE, told before
 * reading), DZ_ERROR_UNREADABLE, G_IO_ERROR_CANCELLED; each names the file. */
DzSource *dz_source_load (GFile *file, GCancellable *cancellable, GError **error);
void dz_source_free (DzSource *source);

#define DZ_SOURCE_MAX_SIZE (64 * 1024 * 1024)

/* A stretch of a block set in bold, half open, in code points. */
typedef struct
{
  int start;
  int end;
} DzBoldRun;

/* One line or block of a source as its importer gives it, before anyone reads meaning into it. */
typedef struct
{
  char *text;
  int line;       /* 1-based line (or page) in the source */
  gboolean noise; /* not part of the document */
  gboolean bold;  /* set in bold as a whole: a hint at a heading */
  GArray *bolds;  /* (element-type DzBoldRun) ascending, never touching: hints at headings inside */
} DzBlock;

DzBlock *dz_block_new (const char *text, int line);
void dz_block_free (DzBlock *block);

/* Fills text_sha256: blocks (element-type DzBlock) are what the importer read. Neither character set, byte
 * order mark nor line ends matter, nor white space at the ends of lines and empty lines. */
void dz_source_hash_text (DzSource *source, const GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSource, dz_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzBlock, dz_block_free)

G_END_DECLS
