/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* Which paragraphs of two reports answer each other. */
typedef struct
{
  DzPairKind kind;
  int left;  /* index into the left report's paragraphs, -1 for added */
  int right; /* index into the right report's paragraphs, -1 for dropped */
  double similarity; /* 0 … 1 */
} DzParagraphPair;

/* Pairs in reading order: of the left, with added ones where they stand on the right. Only numbered
 * paragraphs and headings take part. Deterministic, pure. Returns (element-type DzParagraphPair). */
GPtrArray *dz_report_alignment_build (const DzReport *left, const DzReport *right);

/* One run of an edit script between two texts; spans are code points. */
typedef struct
{
  gboolean equal;
  int left_start;
  int left_end;
  int right_start;
  int right_end;
} DzEdit;

/* The differences of two paragraphs in characters, tidied so that a number or word changes as a whole.
 * Covers both texts without gap. Returns (element-type DzEdit). */
GPtrArray *dz_edit_script_build (const char *left, const char *right);

G_END_DECLS
