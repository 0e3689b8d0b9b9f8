/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* What the program knows about the field, read from the .tsv files in data/knowledge (documented there)
 * and extended by files of the same names in the user's own folder. Immutable once loaded, so that any
 * thread may read it. */
typedef struct _DzKnowledge DzKnowledge;

typedef struct
{
  const char *key; /* stable: gdp, retail_sales */
  const char *name; /* 地区生产总值 */
  const char *name_en;
  const char *const *aliases; /* NULL-terminated, longest first, name not repeated */
  const char *topic;          /* key of a DzTopic */
  const char *unit_family;    /* key of a unit family, or "" */
  DzDirection direction;
  DzMeasure measure; /* the one meant where the text leaves it open */
} DzIndicator;

typedef struct
{
  const char *key; /* administrative division code: 420106 */
  const char *name; /* 武昌区 */
  const char *short_name; /* 武昌 */
  DzLevel level;
  const char *parent; /* key, NULL for the nation */
} DzPlace;

typedef struct
{
  const char *wording; /* 左右 */
  DzModifier modifier;
  gboolean before; /* stands before the number, else after its unit */
} DzModifierWord;

typedef struct
{
  const char *key;     /* guarantee, strive … */
  const char *wording; /* 确保、力争 */
  int rank;            /* higher is harder */
} DzHardness;

typedef struct
{
  const char *unit;   /* 万亿元 */
  const char *family; /* money */
  double factor;      /* to the family's base unit */
} DzUnit;

typedef struct
{
  const char *key;
  const char *name; /* 经济 */
  const char *name_en;
} DzTopic;

/* How far an outcome may be from its goal: in percentage points for growth and share, in places for a rank,
 * in per cent of the goal for level and ratio. */
typedef struct
{
  DzMeasure measure;
  DzModifier modifier;
  double met;    /* a shortfall up to this is still met */
  double nearly; /* a shortfall up to this is nearly met, beyond it missed */
  double over;   /* a surplus of at least this is over-fulfilled */
} DzTolerance;

/* Loads the program's files from directory, then the user's from user_directory. Either may be NULL: the
 * first then is $DUIZHAO_DATA_DIR/knowledge or the installed folder, the second
 * $XDG_DATA_HOME/duizhao/knowledge, skipped where absent. Errors: DZ_ERROR_INVALID with file and line. */
DzKnowledge *dz_knowledge_load (const char *directory, const char *user_directory, GError **error);
/* The program's files alone: for a user's folder that cannot be read. */
DzKnowledge *dz_knowledge_load_own (GError **error);
/* Where a file (verdicts.tsv) stands: the program's, or the user's, which need not exist. (transfer full) */
char *dz_knowledge_dup_path (const char *name, gboolean user);
DzKnowledge *dz_knowledge_ref (DzKnowledge *knowledge);
void dz_knowledge_unref (DzKnowledge *knowledge);

/* Lists in the order of the files. (transfer none) (element-type of the name) */
const GPtrArray *dz_knowledge_get_indicators (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_places (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_modifier_words (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_hardness (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_units (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_topics (const DzKnowledge *knowledge);
const GPtrArray *dz_knowledge_get_tolerances (const DzKnowledge *knowledge);

/* The words of a kind (growth, verb …, see README.md of the files), longest first; empty for an unknown kind.
 * (transfer none) (element-type utf8) */
const GPtrArray *dz_knowledge_get_words (const DzKnowledge *knowledge, const char *kind);

/* By key, name or alias; NULL if unknown. */
const DzIndicator *dz_knowledge_find_indicator (const DzKnowledge *knowledge, const char *name);
/* By key, full name or short name; the highest level wins; NULL if unknown. */
const DzPlace *dz_knowledge_find_place (const DzKnowledge *knowledge, const char *name);
const DzUnit *dz_knowledge_find_unit (const DzKnowledge *knowledge, const char *unit);
const DzTopic *dz_knowledge_find_topic (const DzKnowledge *knowledge, const char *key);

/* NULL if the files say nothing about the pair. */
const DzTolerance *dz_knowledge_find_tolerance (const DzKnowledge *knowledge, DzMeasure measure,
                                                DzModifier modifier);

/* The level a name tells by its ending (省, 市, 区, 县 …), for places the files do not know. */
DzLevel dz_knowledge_guess_level (const DzKnowledge *knowledge, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzKnowledge, dz_knowledge_unref)

G_END_DECLS
