/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-report.h"
#include "core/dz-source.h"

G_BEGIN_DECLS

/* Blocks -> report: front matter and metadata, outline, numbered paragraphs, glossary. Pure; the source
 * gives only its name and what the user stated, which goes before what the text says.
 * blocks: (element-type DzBlock). Never fails: what the text does not tell stays NULL or empty. */
DzReport *dz_report_reader_read (const GPtrArray *blocks, const DzSource *source,
                                 const DzKnowledge *knowledge);

G_END_DECLS
