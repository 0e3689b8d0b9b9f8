/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-knowledge-private.h"

const GPtrArray *
dz_knowledge_get_indicators (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->indicators.rows;
}

const GPtrArray *
dz_knowledge_get_places (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->places.rows;
}

const GPtrArray *
dz_knowledge_get_modifier_words (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->modifier_words.rows;
}

const GPtrArray *
dz_knowledge_get_hardness (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hardness.rows;
}

const GPtrArray *
dz_knowledge_get_units (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->units.rows;
}

const GPtrArray *
dz_knowledge_get_topics (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->topics.rows;
}

const GPtrArray *
dz_knowledge_get_tolerances (const DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tolerances.rows;
}

const GPtrArray *
dz_knowledge_get_words (const DzKnowledge *self, const char *kind)
{
  const GPtrArray *words;

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  words = g_hash_table_lookup (self->words, kind);

  return words != NULL ? words : self->no_words;
}

const DzIndicator *
dz_knowledge_find_indicator (const DzKnowledge *self, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  folded = dz_knowledge_fold_name (name);

  return g_hash_table_lookup (self->indicator_names, folded);
}

const DzPlace *
dz_knowledge_find_place (const DzKnowledge *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->place_names, name);
}

const DzUnit *
dz_knowledge_find_unit (const DzKnowledge *self, const char *unit)
{
  g_return_val_if_fail (self != NULL && unit != NULL, NULL);

  return g_hash_table_lookup (self->units.by_key, unit);
}

const DzTopic *
dz_knowledge_find_topic (const DzKnowledge *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->topics.by_key, key);
}

const DzTolerance *
dz_knowledge_find_tolerance (const DzKnowledge *self, DzMeasure measure, DzModifier modifier)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  key = g_strconcat (dz_measure_get_nick (measure), "\t", dz_modifier_get_nick (modifier), NULL);

  return g_hash_table_lookup (self->tolerances.by_key, key);
}

static const struct
{
  const char *ending;
  DzLevel level;
} level_endings[] = {
  { "特别行政区", DZ_LEVEL_PROVINCE }, { "自治区", DZ_LEVEL_PROVINCE }, { "自治州", DZ_LEVEL_CITY },
  { "自治县", DZ_LEVEL_DISTRICT },     { "自治旗", DZ_LEVEL_DISTRICT }, { "地区", DZ_LEVEL_CITY },
  { "新区", DZ_LEVEL_DISTRICT },       { "林区", DZ_LEVEL_DISTRICT },   { "开发区", DZ_LEVEL_DISTRICT },
  { "省", DZ_LEVEL_PROVINCE },         { "市", DZ_LEVEL_CITY },         { "州", DZ_LEVEL_CITY },
  { "盟", DZ_LEVEL_CITY },             { "区", DZ_LEVEL_DISTRICT },     { "县", DZ_LEVEL_DISTRICT },
  { "旗", DZ_LEVEL_DISTRICT },
};

DzLevel
dz_knowledge_guess_level (const DzKnowledge *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, DZ_LEVEL_UNKNOWN);

  if (g_str_equal (name, "全国") || g_str_equal (name, "中国"))
    return DZ_LEVEL_NATION;
  for (guint i = 0; i < G_N_ELEMENTS (level_endings); i++)
    if (g_str_has_suffix (name, level_endings[i].ending) && !g_str_equal (name, level_endings[i].ending))
      return level_endings[i].level;

  return DZ_LEVEL_UNKNOWN;
}
