/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-figure-scanner.h"
#include "extract/dz-sentence.h"
#include "extract/dz-subject.h"

G_BEGIN_DECLS

/* What the files that find the subjects of figures share; see dz-indicator-finder.h for the door. */
typedef struct
{
  const DzPlainText *text;
  const DzLexicon *lexicon;
  const GPtrArray *figures;
  GPtrArray *subjects; /* of the figures before the one at hand */
  int sentence_start;  /* of the figure at hand */
  int sentence_end;
} DzSubjectFinder;

/* The words from the item or clause that a figure stands in, or from the figure before, up to it; and those
 * behind it up to the end of the item or the next figure. */
DzSpan dz_subject_finder_get_words_before (const DzSubjectFinder *self, guint i, gboolean whole_clause);
DzSpan dz_subject_finder_get_words_behind (const DzSubjectFinder *self, guint i);
/* Of the figure before in the same sentence, or NULL. */
const DzSubject *dz_subject_finder_get_previous_subject (const DzSubjectFinder *self, guint i);
/* (transfer full): named by the indicator, or by the words of the span where it is NULL. */
DzSubject *dz_subject_finder_name (const DzSubjectFinder *self, const DzIndicator *indicator, DzSpan span);

/* (transfer full) (nullable): the i-th figure as a part, another stage or the use of something; the noun
 * behind money. */
DzSubject *dz_subject_finder_find_part (const DzSubjectFinder *self, guint i);
DzSubject *dz_subject_finder_find_stage (const DzSubjectFinder *self, guint i);
DzSubject *dz_subject_finder_find_use (const DzSubjectFinder *self, guint i);
DzSubject *dz_subject_finder_find_share_of (const DzSubjectFinder *self, guint i);
DzSubject *dz_subject_finder_find_money_behind (const DzSubjectFinder *self, guint i);

G_END_DECLS
