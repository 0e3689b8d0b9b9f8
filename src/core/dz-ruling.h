/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* What the reader decides about a goal. */
typedef enum
{
  DZ_RULING_PAIR,    /* this outcome answers the goal */
  DZ_RULING_UNPAIR,  /* this outcome does not answer it; without an outcome: none that is known does */
  DZ_RULING_VERDICT, /* what came of the goal */
} DzRulingKind;

/* A goal has at most one ruling on its pair (pair or unpair) and one on its verdict. In the library a ruling
 * holds on to the words of goal and outcome as a note does; the ids are found by them whenever rulings are
 * listed. */
typedef struct
{
  gint64 id;
  gint64 goal_id; /* of the quantity; 0 where the library no longer has the goal's words */
  DzRulingKind kind;
  gint64 outcome_id; /* of the quantity; 0: none meant, or its words are gone (then outcome_quote is set) */
  DzVerdict verdict; /* of DZ_RULING_VERDICT */
  char *goal_quote;    /* the words of the goal's figure; filled by the store */
  char *outcome_quote; /* (nullable): those of the outcome's; filled by the store */
} DzRuling;

DzRuling *dz_ruling_new (void);
DzRuling *dz_ruling_copy (const DzRuling *ruling);
void dz_ruling_free (DzRuling *ruling);

/* pair, unpair, verdict: the words in the library file. */
const char *dz_ruling_kind_get_nick (DzRulingKind kind);
gboolean dz_ruling_kind_from_nick (const char *nick, DzRulingKind *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzRuling, dz_ruling_free)

G_END_DECLS
