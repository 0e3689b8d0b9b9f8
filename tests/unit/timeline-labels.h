/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/dz-timeline-private.h"

/* No two labels of a row overlap, none leaves its field, and every label that is not there is counted, in the row and in
 * what it shows as “+2”. Returns how many are hidden. */
int assert_timeline_labels (DzTimelineLayout *layout);
