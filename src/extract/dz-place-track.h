/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"
#include "extract/dz-lexicon.h"

G_BEGIN_DECLS

/* Whose figures a paragraph speaks of, clause by clause: a narrower or another place that opens a clause
 * holds until the sentence ends, a semicolon, or words for the whole place (全市) stand. */
typedef struct _DzPlaceTrack DzPlaceTrack;

DzPlaceTrack *dz_place_track_new (const DzPlainText *text, const DzLexicon *lexicon, const DzReport *report);
void dz_place_track_free (DzPlaceTrack *track);

/* (nullable): the place that holds at position; NULL for the report's own. */
const char *dz_place_track_get (const DzPlaceTrack *track, int position);

/* (nullable): the place of a level that words like 全省 mean in this report: its own, or one above it. */
const char *dz_place_track_find_whole (const DzLexicon *lexicon, const DzReport *report,
                                       const DzPlainText *text, int position, int limit);

/* TRUE if a place other than the report's own is named in [start, end), wherever. */
gboolean dz_place_track_names_other (const DzLexicon *lexicon, const DzReport *report,
                                     const DzPlainText *text, int start, int end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPlaceTrack, dz_place_track_free)

G_END_DECLS
