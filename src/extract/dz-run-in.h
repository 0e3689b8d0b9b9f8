/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enumerator.h"
#include "core/dz-source.h"

G_BEGIN_DECLS

/* What a paragraph opens with. All lengths are code points. */
typedef struct
{
  DzEnumerator enumerator;
  gboolean standalone; /* the whole paragraph is a heading */
  int start;           /* of the heading in the paragraph: behind a list dash */
  int end;             /* of its first sentence, closing mark included; 0 if it has none within reach */
  int length;          /* of the paragraph */
  int n_commas;        /* in the first sentence */
  gboolean bold;       /* the first sentence is set in bold */
  gboolean run_in;     /* the first sentence is a heading, by itself or after dz_run_in_choose */
} DzOpening;

/* Looks at one paragraph. run_in is decided for enumerated and bold ones only. */
void dz_run_in_measure (DzOpening *opening, const DzBlock *block);

/* Decides the others of a stretch between two headings: short first sentences are headings where several
 * paragraphs of the stretch open alike. texts: the paragraphs. */
void dz_run_in_choose (DzOpening *const *openings, const char *const *texts, int n);

/* A heading inside a paragraph. */
typedef struct
{
  int start;
  int end;
  gboolean enumerated; /* 一是 … */
} DzInnerHeading;

/* Headings behind the opening ones: bold words at the start of a sentence, 一是 … 二是 … where some of them
 * are bold, and, where nothing is bold, short sentences that head long ones, two at least. Appends to
 * headings (element-type DzInnerHeading), ascending. */
void dz_run_in_list_inner (const DzBlock *block, const DzOpening *opening, GArray *headings);

G_END_DECLS
