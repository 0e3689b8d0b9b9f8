/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-figure-scanner.h"
#include "extract/dz-subject.h"

G_BEGIN_DECLS

/* One subject for each figure (element-type DzSubject); fewer once g_cancellable_get_current () is cancelled. */
GPtrArray *dz_indicator_finder_run (const DzPlainText *text, const DzLexicon *lexicon,
                                    const GPtrArray *figures);

G_END_DECLS
