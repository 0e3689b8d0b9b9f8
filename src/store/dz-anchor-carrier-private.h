/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-shingles.h"
#include "store/dz-anchor-carrier.h"
#include "store/dz-sentence-chain.h"

G_BEGIN_DECLS

/* All paragraphs of a text, one behind the other: what stands around words goes on in the next one. */
typedef struct
{
  gunichar *chars;
  int length;
} Stream;

typedef struct
{
  const DzParagraph *paragraph;
  const Stream *stream;
  const gunichar *chars; /* in the stream */
  int length;
  DzShingles *shingles;
  gboolean is_one_of_several; /* of the same words: of gone; of fresh the double of one that stands */
} Text;

struct _DzAnchorCarrier
{
  const GPtrArray *before;
  const GPtrArray *now;
  Stream stream_before;
  Stream stream_now;
  GHashTable *standing; /* ids in both; the keys are borrowed from now */
  GPtrArray *gone;      /* (element-type Text) of before */
  GPtrArray *fresh;     /* (element-type Text) of now */
  DzSentenceChain *chain;
  GHashTable *distances; /* of pairs of a Text of gone and one of fresh that were compared */
};

/* Words looked for: those from start to end of text. */
typedef struct
{
  const gunichar *chars;
  int length;
  int start;
  int end;
  const Text *owner; /* NULL where they were lost before */
} Words;

/* Where they may stand, and how far what stands around them is the same to the letter. */
typedef struct
{
  const Text *text;
  int start;
  int left;
  int right;
  int likeness;     /* how many characters around them are the same, slips aside */
  gboolean goes_on; /* also beyond their sentence */
} Find;

/* dz-anchor-descent.c: what is not in both, of two paragraphs that have much in common; many where they have
 * not. */
int dz_anchor_carrier_get_distance (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh);
/* How far the nearest of the others is from old, or from fresh. */
int dz_anchor_carrier_get_nearest (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh,
                                   gboolean of_fresh);
/* What came of a paragraph: it has most of it; or it came of no other as well as of this one, and is clearly
 * the nearest seen from either. */
gboolean dz_anchor_carrier_is_home (const DzAnchorCarrier *carrier, const Text *old, const Text *fresh);

/* dz-anchor-places.c: where words stand, by what stands around them. FALSE where nothing is credible, or
 * several are. */
gboolean dz_anchor_carrier_find_words (const DzAnchorCarrier *carrier, const Words *words, Find *found);

G_END_DECLS
