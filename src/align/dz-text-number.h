/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"

G_BEGIN_DECLS

/* A number as it stands in a text, read for comparing alone: what it measures is not asked. */
typedef struct
{
  int start; /* span of number and unit in code points */
  int end;
  int limit_start; /* span of the word that limits it (左右, 力争突破 without 力争); empty at the end of the number for none */
  int limit_end;
  double value; /* in base units of the family; the middle of a range */
  const char *family; /* of the unit: from the knowledge files, or "" for a unit they do not know */
  char unit[24];      /* as written, cut to fit */
  DzModifier limit;   /* DZ_MODIFIER_EXACT for none */
  gboolean is_rank;   /* 第5位 */
  gboolean is_range;  /* 6%—7% */
} DzTextNumber;

/* The numbers of a text in order, in digits of any width – set apart by blanks or not – and Chinese numerals
 * where they count buildings, households and the like (三座). Years, dates and numbers of a series (第3条,
 * 2024年) are left out: that they change is no news. Deterministic, pure. (element-type DzTextNumber) */
GArray *dz_text_number_list (const char *text, const DzKnowledge *knowledge);

/* Whether a difference of the two means something. */
gboolean dz_text_number_is_comparable (const DzTextNumber *left, const DzTextNumber *right);

G_END_DECLS
