/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-quantity.h"
#include "extract/dz-indicator-finder.h"
#include "extract/dz-period.h"

G_BEGIN_DECLS

/* What a reading rests on. */
typedef struct
{
  const DzPlainText *text;
  const DzLexicon *lexicon;
  const DzReport *report;
  const DzPeriodContext *period;
  gboolean plan; /* its paragraph tells goals */
  int sentence_start;
  int clause_start;
  int item_start;
} DzGrounds;

/* What of a reading, which is complete but for this, was settled by a default or by weak words. */
DzDoubts dz_doubt_finder_find (const DzGrounds *grounds, const DzQuantity *quantity, const DzFigure *figure,
                               const DzSubject *subject);

G_END_DECLS
