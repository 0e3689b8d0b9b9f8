/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Finds the headings of a report: fills sections, turns paragraphs that are headings into that kind, and
 * gives every paragraph its section and part. blocks (element-type DzBlock) stand one to one to
 * report->paragraphs; only body paragraphs are looked at. */
void dz_outline_read (DzReport *report, const GPtrArray *blocks);

G_END_DECLS
