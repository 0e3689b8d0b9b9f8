/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* What the text of a report tells of a place the knowledge files do not hold: the place above it, by its
 * committee (“甲市委和乙市委”), and whether a 市 is a city or a county-level one, by the place above it and
 * by the divisions below it that the text speaks of.
 *
 * report: its place is set; parent and level are filled in where they are not known yet.
 * body: (element-type utf8) the paragraphs. knowledge: nullable. */
void dz_place_level_read (DzReport *report, const GPtrArray *body, const DzKnowledge *knowledge);

G_END_DECLS
