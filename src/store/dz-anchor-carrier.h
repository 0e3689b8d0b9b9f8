/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Finds the reader's words again in a report that has another text now: because it was read by other rules, or because
 * a corrected file was imported. What stood in a paragraph that stands as it did is not asked here.
 *
 * Words are found where most of what stood around them stands around them now, read outwards over slips and over sentences
 * that were put in or taken out: in what came of their paragraph, or with their whole sentence or all their context
 * elsewhere. No other place may fit them nearly as well, and no other words of the text before the place. So a
 * sentence that recurs with another figure is not taken for the one they stood in; in doubt they are lost, and listed as such. */
typedef struct _DzAnchorCarrier DzAnchorCarrier;

/* before and now: (element-type DzParagraph) with ids, borrowed; an id in both is a paragraph that stands. */
DzAnchorCarrier *dz_anchor_carrier_new (const GPtrArray *before, const GPtrArray *now);
void dz_anchor_carrier_free (DzAnchorCarrier *carrier);

/* Where words stand: as in DzNote. paragraph_id 0 for words that were lost before. */
typedef struct
{
  gint64 paragraph_id;
  int start;
  int end;
  char *quote;
  char *prefix;
  char *suffix;
} DzAnchorPlace;

void dz_anchor_place_clear (DzAnchorPlace *place);

/* PLACED: their paragraph stands. MOVED: place is where they are now. Otherwise ORPHAN, with paragraph_id 0 and all else
 * as it was. A note on a whole paragraph goes with it where just a little of it changed, and gets its new first words. */
DzNoteAnchor dz_anchor_carrier_run (DzAnchorCarrier *carrier, DzAnchorPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzAnchorCarrier, dz_anchor_carrier_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzAnchorPlace, dz_anchor_place_clear)

G_END_DECLS
