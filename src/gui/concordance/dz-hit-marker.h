/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

/* Highlights many hits at once, or gives them a tag: one step that can be undone, written off the main thread; a message over
 * the window says how many and offers to undo. A passage that is a note already is not marked twice.
 * hits: (element-type DzSearchHit), those in notes are passed over. color: key of a highlight; with a tag new marks have it
 * where the tag has none of its own, and what is marked already keeps its colour. tag: a path, made where there is none;
 * NULL to highlight only. */
void dz_hit_marker_mark (DzView *view, const GPtrArray *hits, const char *color, const char *tag);

G_END_DECLS
