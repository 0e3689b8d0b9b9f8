/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/text/dz-report-view.h"

G_BEGIN_DECLS

/* Terms in the text of a report: dotted unless the reader switched that off, with their definition under the pointer, and under
 * the caret once it rests on one by the keyboard. Escape, or the next step of the caret, puts it away. */
void dz_term_tips_attach (DzReportView *view);
/* Whether the view's terms are dotted. */
gboolean dz_term_tips_are_dotted (DzReportView *view);

G_END_DECLS
