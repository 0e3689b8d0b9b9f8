/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* A number with what it measures, found in a sentence. Numbers stay in the unit as written; factors
 * between units live in DzKnowledge. */
typedef struct
{
  gint64 id; /* stable as long as paragraph and span stand; below 0 for a figure that only the reader's word carries */
  gint64 report_id;
  gint64 paragraph_id;
  int paragraph; /* index into DzReport.paragraphs while reading; the ¶ number once it is stored */
  int start;     /* span of number and unit in the paragraph */
  int end;
  int sentence_start; /* span of the sentence around it */
  int sentence_end;
  char *indicator_key; /* stable key from the knowledge files, or NULL: then indicator is the sentence's own words */
  char *indicator;
  double low; /* low == high except in a range */
  double high;
  char *unit; /* as written: 亿元, %, 家; 名 for a rank; may be "" */
  DzModifier modifier;
  DzMeasure measure;
  DzStatus status;
  char *period; /* "2024", or a span "2021-2026" */
  char *place;
  char *wording;  /* the words as written, modifier and hardness included: 力争突破 … 以上 */
  char *hardness; /* key of the hardness in the knowledge files (确保 … 力争), or NULL */
  DzState state;    /* whose word it is: the program's (extracted) or the reader's */
  DzDoubts doubts;  /* what the reading is not sure of; none once the reader has spoken */
} DzQuantity;

DzQuantity *dz_quantity_new (void);
DzQuantity *dz_quantity_copy (const DzQuantity *quantity);
void dz_quantity_free (DzQuantity *quantity);

/* The first and the last year of a period "2024" or "2021-2026"; 0 and 0 for NULL or anything else. */
void dz_period_parse (const char *period, int *first, int *last);

/* (transfer full): the number as printed in files: C locale, no exponent, no trailing zeros. */
char *dz_number_dup_text (double value);

/* (transfer full): “6%—7%”, “2000亿元”: number, range and unit as the reader sees them, no modifier. */
char *dz_quantity_dup_value_text (const DzQuantity *quantity);

/* (transfer full): the wording where it is short enough for a label, else a sign of the modifier and the
 * value: “>2000亿元”. */
char *dz_quantity_dup_label (const DzQuantity *quantity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzQuantity, dz_quantity_free)

G_END_DECLS
