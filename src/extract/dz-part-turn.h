/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the text says of its part where the headings do not. */

/* TRUE if the paragraphs tell what shall be done (要, 必须) rather than what was done (了, 比上年).
 * paragraphs: (element-type DzParagraph) first to end, end excluded. */
gboolean dz_part_turn_is_plan (const GPtrArray *paragraphs, guint first, guint end);

/* TRUE if a paragraph opens the plan by naming the requirements, the goals or the work of the year to come.
 * year: the one planned for, 0 if it is not known; this_year: 今年 means it, as it does in all reports but
 * those given before New Year. */
gboolean dz_part_turn_opens_plan (const char *text, int year, gboolean this_year);

/* TRUE if a paragraph opens a review by naming the year or the years behind, e.g. 首先报告…年的工作. */
gboolean dz_part_turn_opens_review (const char *text, int year);

G_END_DECLS
