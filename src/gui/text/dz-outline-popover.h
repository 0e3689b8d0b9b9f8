/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gui/text/dz-report-content.h"

G_BEGIN_DECLS

#define DZ_TYPE_OUTLINE_POPOVER (dz_outline_popover_get_type ())

/* The headings of a report, to go to one. Signal: “chosen” (int paragraph). */
G_DECLARE_FINAL_TYPE (DzOutlinePopover, dz_outline_popover, DZ, OUTLINE_POPOVER, GtkPopover)

/* paragraph: where the reader is; the heading above it is selected. */
void dz_outline_popover_fill (DzOutlinePopover *popover, DzReportContent *content, int paragraph);

G_END_DECLS
