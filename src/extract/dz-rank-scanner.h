/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-lexicon.h"

G_BEGIN_DECLS

typedef struct
{
  int end; /* position behind the rank */
  double value;
  gboolean among_first; /* 前十 */
} DzRank;

/* A rank that begins at position: 第5, 第41名, 首位, 前十. An ordinal in a name or phrase (第一医院,
 * 第一时间) is none. */
gboolean dz_rank_scan (const DzPlainText *text, const DzLexicon *lexicon, int position, DzRank *rank);

G_END_DECLS
