/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-tag-figures.h"
#include "workbench/dz-tag-passages.h"

G_BEGIN_DECLS

/* What the window of tags shows, read on the reader's thread. */
typedef struct
{
  gint64 tag;         /* asked for by the caller; 0: no passages */
  gboolean below;     /* with what has a tag below it */
  gboolean whole;     /* the whole paragraph as context */
  GPtrArray *tags;    /* (element-type DzTag) */
  GPtrArray *reports; /* (element-type DzReport) without content */
  GArray *counts;     /* (element-type DzTagCount) */
  GPtrArray *passages; /* (element-type DzTagPassage); empty for no tag */
} DzTagBookReading;

/* Returns a new one for the same tag with what the library knows of it. */
DzTagBookReading *dz_tag_book_reading_read (DzStore *store, const DzTagBookReading *wanted, GError **error);
void dz_tag_book_reading_free (DzTagBookReading *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTagBookReading, dz_tag_book_reading_free)

G_END_DECLS
