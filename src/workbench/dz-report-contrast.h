/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

typedef enum
{
  DZ_CONTRAST_TOPIC,
  DZ_CONTRAST_INDICATOR,
  DZ_CONTRAST_TERM, /* of its glossary; the other report does not use the words at all */
} DzContrastKind;

/* What only one of two reports speaks of. */
typedef struct
{
  DzContrastKind kind;
  gboolean is_left;
  char *key;
  char *name;
  int count;     /* figures of a topic or indicator, occurrences of a term */
  int paragraph; /* the ¶ number of the first, 0 for none */
} DzContrast;

void dz_contrast_free (DzContrast *contrast);

/* Topics, then indicators, then terms; of each the left report's, most said first. Figures the reader
 * rejected do not count. (element-type DzContrast) */
GPtrArray *dz_report_contrast_load (DzStore *store, gint64 left, gint64 right, const DzKnowledge *knowledge,
                                    GError **error);

/* kind, report, key, name, count, paragraph. (transfer full) */
DzTable *dz_report_contrast_build_table (const GPtrArray *contrasts, gint64 left, gint64 right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzContrast, dz_contrast_free)

G_END_DECLS
