/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-report-alignment.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* Two reports with their pairs, owned. */
typedef struct
{
  DzReport *left;
  DzReport *right;
  GPtrArray *pairs; /* (element-type DzParagraphPair) */
} DzComparison;

DzComparison *dz_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error);
void dz_comparison_free (DzComparison *comparison);

/* Side by side with the changes marked, one self-contained file. (transfer full) */
char *dz_comparison_dup_html (const DzComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzComparison, dz_comparison_free)

G_END_DECLS
