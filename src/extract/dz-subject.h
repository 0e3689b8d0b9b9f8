/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"

G_BEGIN_DECLS

/* What a figure measures. */
typedef struct
{
  const DzIndicator *indicator; /* NULL where the knowledge files do not know it */
  char *name;                   /* its name there, else the sentence's own words; never NULL */
  int start;                    /* where it stands; -1 if it was taken over from an earlier figure */
  int end;
  gboolean in_list;   /* shares verb and limiting word with the figure before it: 分别增长3%、4% */
  gboolean is_part;   /* a part of what was named before: 占全市30% */
  gboolean per_unit;  /* 每千人 … */
  gboolean is_guess;  /* taken from further off, or what was left of the words before */
  gboolean is_flow;   /* behind 新增, or in a list that opens with it */
} DzSubject;

void dz_subject_free (DzSubject *subject);

/* (transfer full): the same thing, named by an earlier figure. */
DzSubject *dz_subject_inherit (const DzSubject *source);

/* A stock's name behind 新增 means what was added to it, where the knowledge files have that. */
/* And back: 新增19家、总数达到43家. */
void dz_subject_turn_to_stock (DzSubject *subject, const DzKnowledge *knowledge);
void dz_subject_turn_to_flow (DzSubject *subject, const DzKnowledge *knowledge);

G_END_DECLS
