/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* Fills place, parent and level of a report whose title, meeting and speaker line are known. The report's own
 * words decide; what the program knows of places completes them. front: its front lines (element-type utf8);
 * body: its text, looked through only where the front names no place. */
void dz_report_place_read (DzReport *report, const GPtrArray *front, const GPtrArray *body,
                           const DzKnowledge *knowledge);

/* 武汉市武昌区 -> 武汉市, 武昌区: the names in a row of place names, upper first. Stops where the row does.
 * Returns (element-type utf8), empty if text opens with none. */
GPtrArray *dz_report_place_split (const char *text);

G_END_DECLS
