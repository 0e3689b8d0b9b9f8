/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-bigram-index.h"
#include "align/dz-report-alignment.h"

G_BEGIN_DECLS

/* The state that the steps of an alignment share: what takes part, and what was linked so far. Units count
 * the paragraphs of a report that take part. */
typedef struct
{
  const DzReport *report;
  GArray *indices;  /* (element-type int) of units into the report's paragraphs */
  GPtrArray *texts; /* (element-type utf8) borrowed */
  GArray *links;    /* (element-type int) of units into the links, -1 for none yet */
} DzAlignmentUnits;

/* Units that answer each other, one after the other on each side. */
typedef struct
{
  int left;
  int n_left;
  int right;
  int n_right;
  double similarity;
  gboolean by_reader;
  gboolean in_order; /* part of the chain that keeps the order of both reports */
} DzAlignmentLink;

typedef struct
{
  DzAlignmentUnits left;
  DzAlignmentUnits right;
  GArray *links;      /* (element-type DzAlignmentLink) */
  GArray *candidates; /* (element-type DzBigramMatch) by left, then right: what may answer each other */
  const DzAlignmentOptions *options; /* (nullable) */
} DzAlignmentState;

void dz_alignment_state_init (DzAlignmentState *state, const DzReport *left, const DzReport *right,
                              const DzAlignmentOptions *options);
void dz_alignment_state_clear (DzAlignmentState *state);

const DzParagraph *dz_alignment_units_get_paragraph (const DzAlignmentUnits *units, int unit);
/* The unit of a paragraph, -1 if it takes no part. */
int dz_alignment_units_find (const DzAlignmentUnits *units, int index);
int dz_alignment_units_get_link (const DzAlignmentUnits *units, int unit);
void dz_alignment_units_set_link (DzAlignmentUnits *units, int unit, int link);
int dz_alignment_units_count (const DzAlignmentUnits *units);

DzAlignmentLink *dz_alignment_state_get_link (const DzAlignmentState *state, int link);
/* Links one unit with one. */
void dz_alignment_state_add (DzAlignmentState *state, int left, int right, double similarity, gboolean by_reader);
/* The similarity of a candidate; 0 if the two are none. */
double dz_alignment_state_find_similarity (const DzAlignmentState *state, int left, int right);
/* Whether two units may answer each other: their kinds and parts, and what the reader said. similarity: of
 * their words, which may outweigh the part. */
gboolean dz_alignment_state_may_answer (const DzAlignmentState *state, int left, int right, double similarity);

/* dz-alignment-reader.c: links what the reader joined. */
void dz_alignment_follow_reader (DzAlignmentState *state);
gboolean dz_alignment_is_kept_apart (const DzAlignmentState *state, int left, int right);

/* dz-alignment-chain.c: sets in_order of the links that make up the heaviest chain in which both sides grow. */
void dz_alignment_find_order (DzAlignmentState *state);

/* dz-alignment-choice.c: links single units with single ones. */
void dz_alignment_choose (DzAlignmentState *state);

/* dz-alignment-growth.c: lets units that stand beside a link and say part of what it says join it. */
void dz_alignment_grow (DzAlignmentState *state);

/* dz-alignment-likeness.c: how much of two texts is the same in the same order, 0 … 1: the characters that
 * tell something of the longest common subsequence (dz-common-subsequence.h). */
double dz_alignment_measure_likeness (const char *left, const char *right);
/* How much of part stands in whole, beside what already stands there of base, 0 … 1: characters of the
 * longest common subsequence that have a neighbour in it. is_after: part comes after base, else before. */
double dz_alignment_measure_part (const char *whole, const char *base, const char *part, gboolean is_after);

G_END_DECLS
