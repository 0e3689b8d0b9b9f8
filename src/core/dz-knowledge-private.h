/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"

G_BEGIN_DECLS

/* Rows of one file. A later row with the key of an earlier one takes its place in the list. */
typedef struct
{
  GPtrArray *rows; /* (element-type row struct) */
  GHashTable *by_key;
} Shelf;

struct _DzKnowledge
{
  GStringChunk *strings; /* owns every string of the rows */
  Shelf topics;
  Shelf indicators;
  Shelf places;
  Shelf modifier_words;
  Shelf hardness;
  Shelf units;
  Shelf tolerances;
  GHashTable *words;           /* kind -> (element-type utf8) */
  GPtrArray *no_words;
  GHashTable *indicator_names; /* folded key, name, alias -> DzIndicator */
  GHashTable *place_names;     /* key, name, short name -> DzPlace */
};

/* A name as it is looked up: width and case make no difference. (transfer full) */
char *dz_knowledge_fold_name (const char *name);

G_END_DECLS
