/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* How many of the blocks (element-type DzBlock) stand before the text: title, date and meeting, speaker,
 * contents, salutation; noise among them counted. */
guint dz_front_matter_measure (const GPtrArray *blocks);

/* Fills title, kind, delivered, meeting and speaker from the first n_front blocks. kind stays UNKNOWN where
 * nothing tells. */
void dz_front_matter_read (DzReport *report, const GPtrArray *blocks, guint n_front);

/* TRUE if the text is a salutation alone: 各位代表： */
gboolean dz_front_matter_is_salutation (const char *text);

G_END_DECLS
