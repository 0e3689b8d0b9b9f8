/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* A report as another might have it: 12 % of its paragraphs dropped, 12 % new ones from a report about something
 * else, sections moved, 15–40 % of the characters of every paragraph changed to others of the same report. */
typedef struct
{
  DzReport *report;
  int *truth; /* by paragraph of the original: its paragraph here, -1 for a dropped one */
} AlteredReport;

typedef struct
{
  double pairs; /* F1 of the pairs found */
  double names; /* F1 of what is moved, added or dropped */
} AlterationScore;

/* shuffle: all sections in any order, else a quarter of them put elsewhere. */
void altered_report_init (AlteredReport *altered, const DzReport *original, const DzReport *other, guint32 seed,
                          gboolean shuffle);
void altered_report_clear (AlteredReport *altered);

/* pairs: (element-type DzParagraphPair) of the original with the altered report. Which of the true pairs moved is told
 * by the longest chain that keeps the order; a chain of the program as long as that is as good. */
AlterationScore altered_report_score (const AlteredReport *altered, const DzReport *original, const GPtrArray *pairs);

/* A file as the program reads it. */
DzReport *altered_report_read (const char *path, const DzKnowledge *knowledge);

G_END_DECLS
