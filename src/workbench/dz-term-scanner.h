/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-term-finder.h"
#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

/* Finds the terms of a glossary in texts. Each is found as often as a search for it alone would find it,
 * wherever it stands in another term; of the words of one term, those that overlap count once, the one that
 * begins first, then the longest. */
typedef struct _DzTermScanner DzTermScanner;

/* Of the glossary, entries with their forms matter; it need not stay. */
DzTermScanner *dz_term_scanner_new (const DzGlossary *glossary);
void dz_term_scanner_free (DzTermScanner *scanner);

typedef void (*DzTermScanFunc) (guint entry, const DzTermHit *hit, gpointer data);
/* Calls func for each hit; ascending for one entry, in no order among several. */
void dz_term_scanner_scan (DzTermScanner *scanner, const char *text, DzTermScanFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTermScanner, dz_term_scanner_free)

G_END_DECLS
