/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-knowledge-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/dz-error.h"
#include "core/dz-knowledge-table.h"

static void
shelf_init (Shelf *shelf, GDestroyNotify row_free)
{
  shelf->rows = g_ptr_array_new_with_free_func (row_free);
  shelf->by_key = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
shelf_clear (Shelf *shelf)
{
  g_hash_table_unref (shelf->by_key);
  g_ptr_array_unref (shelf->rows);
}

/* The row to fill for a key: the one that has it already, or a new one. */
static gpointer
shelf_take_row (Shelf *shelf, const char *key, gsize size)
{
  gpointer row = g_hash_table_lookup (shelf->by_key, key);

  if (row == NULL)
    {
      row = g_malloc0 (size);
      g_ptr_array_add (shelf->rows, row);
      g_hash_table_insert (shelf->by_key, (gpointer) key, row);
    }

  return row;
}

static const char *
keep (DzKnowledge *self, const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

static gboolean
require (const char *cell, const char *column, GError **error)
{
  if (*cell != '\0')
    return TRUE;

  /* Translators: name of a column */
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("the column “%s” is empty"), column);
  return FALSE;
}

static gboolean
refuse (const char *cell, const char *column, GError **error)
{
  /* Translators: a value, name of a column */
  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID, _("“%s” is no value of the column “%s”"), cell, column);
  return FALSE;
}

static gboolean
parse_number (const char *cell, const char *column, double *value, GError **error)
{
  char *end = NULL;

  *value = g_ascii_strtod (cell, &end);
  if (*cell == '\0' || *end != '\0' || !isfinite (*value))
    return refuse (cell, column, error);

  return TRUE;
}

static const char *const topic_columns[] = { "key", "name", "name_en", NULL };

static gboolean
read_topic (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  DzTopic *topic;

  if (!require (cells[0], "key", error) || !require (cells[1], "name", error))
    return FALSE;

  topic = shelf_take_row (&self->topics, keep (self, cells[0]), sizeof (DzTopic));
  topic->key = keep (self, cells[0]);
  topic->name = keep (self, cells[1]);
  topic->name_en = keep (self, *cells[2] != '\0' ? cells[2] : cells[1]);

  return TRUE;
}

static int
compare_by_length (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gsize first_length = strlen (first);
  gsize second_length = strlen (second);

  if (first_length != second_length)
    return first_length > second_length ? -1 : 1;

  return strcmp (first, second);
}

static const char *const *
split_aliases (DzKnowledge *self, const char *cell, const char *name)
{
  g_auto (GStrv) words = g_strsplit (cell, "|", -1);
  GPtrArray *aliases = g_ptr_array_new ();

  for (int i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (*word != '\0' && !g_str_equal (word, name))
        g_ptr_array_add (aliases, (gpointer) keep (self, word));
    }
  g_ptr_array_sort (aliases, compare_by_length);
  g_ptr_array_add (aliases, NULL);

  return (const char *const *) g_ptr_array_free (aliases, FALSE);
}

static void
indicator_free (gpointer data)
{
  DzIndicator *indicator = data;

  g_free ((gpointer) indicator->aliases);
  g_free (indicator);
}

static const char *const indicator_columns[] = { "key",         "name",      "name_en", "aliases", "topic",
                                                 "unit_family", "direction", "measure", NULL };

static gboolean
read_indicator (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  DzIndicator *indicator;
  DzDirection direction;
  DzMeasure measure;

  if (!require (cells[0], "key", error) || !require (cells[1], "name", error))
    return FALSE;
  if (g_hash_table_lookup (self->topics.by_key, cells[4]) == NULL)
    return refuse (cells[4], "topic", error);
  if (!dz_direction_from_nick (cells[6], &direction))
    return refuse (cells[6], "direction", error);
  if (!dz_measure_from_nick (cells[7], &measure))
    return refuse (cells[7], "measure", error);

  indicator = shelf_take_row (&self->indicators, keep (self, cells[0]), sizeof (DzIndicator));
  g_free ((gpointer) indicator->aliases);
  indicator->key = keep (self, cells[0]);
  indicator->name = keep (self, cells[1]);
  indicator->name_en = keep (self, *cells[2] != '\0' ? cells[2] : cells[1]);
  indicator->aliases = split_aliases (self, cells[3], cells[1]);
  indicator->topic = keep (self, cells[4]);
  indicator->unit_family = keep (self, cells[5]);
  indicator->direction = direction;
  indicator->measure = measure;

  return TRUE;
}

static const char *const place_columns[] = { "key", "name", "short_name", "level", "parent", NULL };

static gboolean
read_place (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  DzPlace *place;
  DzLevel level;

  if (!require (cells[0], "key", error) || !require (cells[1], "name", error))
    return FALSE;
  if (!dz_level_from_nick (cells[3], &level) || level == DZ_LEVEL_UNKNOWN)
    return refuse (cells[3], "level", error);
  if (level != DZ_LEVEL_NATION && g_hash_table_lookup (self->places.by_key, cells[4]) == NULL)
    return refuse (cells[4], "parent", error);

  place = shelf_take_row (&self->places, keep (self, cells[0]), sizeof (DzPlace));
  place->key = keep (self, cells[0]);
  place->name = keep (self, cells[1]);
  place->short_name = keep (self, *cells[2] != '\0' ? cells[2] : cells[1]);
  place->level = level;
  place->parent = level == DZ_LEVEL_NATION ? NULL : keep (self, cells[4]);

  return TRUE;
}

static const char *const modifier_columns[] = { "wording", "modifier", "position", NULL };

static gboolean
read_modifier_word (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  g_autofree char *key = g_strconcat (cells[0], "\t", cells[2], NULL);
  DzModifierWord *word;
  DzModifier modifier;

  if (!require (cells[0], "wording", error))
    return FALSE;
  if (!dz_modifier_from_nick (cells[1], &modifier))
    return refuse (cells[1], "modifier", error);
  if (!g_str_equal (cells[2], "before") && !g_str_equal (cells[2], "after"))
    return refuse (cells[2], "position", error);

  word = shelf_take_row (&self->modifier_words, keep (self, key), sizeof (DzModifierWord));
  word->wording = keep (self, cells[0]);
  word->modifier = modifier;
  word->before = g_str_equal (cells[2], "before");

  return TRUE;
}

static const char *const hardness_columns[] = { "key", "wording", "rank", NULL };

static gboolean
read_hardness (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  DzHardness *hardness;
  double rank;

  if (!require (cells[0], "key", error) || !require (cells[1], "wording", error)
      || !parse_number (cells[2], "rank", &rank, error))
    return FALSE;

  hardness = shelf_take_row (&self->hardness, keep (self, cells[1]), sizeof (DzHardness));
  hardness->key = keep (self, cells[0]);
  hardness->wording = keep (self, cells[1]);
  hardness->rank = (int) rank;

  return TRUE;
}

static void
add_unit (DzKnowledge *self, const char *unit, const char *family, double factor)
{
  DzUnit *row = shelf_take_row (&self->units, keep (self, unit), sizeof (DzUnit));

  row->unit = keep (self, unit);
  row->family = keep (self, family);
  row->factor = factor;
}

static const struct
{
  const char *prefix;
  double factor;
} multiples[] = {
  { "百", 1e2 }, { "千", 1e3 }, { "万", 1e4 }, { "十万", 1e5 }, { "百万", 1e6 },
  { "千万", 1e7 }, { "亿", 1e8 }, { "百亿", 1e10 }, { "千亿", 1e11 }, { "万亿", 1e12 },
};

static const char *const unit_columns[] = { "unit", "family", "factor", "multiples", NULL };

static gboolean
read_unit (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  double factor;

  if (!require (cells[0], "unit", error) || !require (cells[1], "family", error)
      || !parse_number (cells[2], "factor", &factor, error))
    return FALSE;
  if (!(factor > 0))
    return refuse (cells[2], "factor", error);
  if (!g_str_equal (cells[3], "yes") && !g_str_equal (cells[3], "no"))
    return refuse (cells[3], "multiples", error);

  add_unit (self, cells[0], cells[1], factor);
  for (guint i = 0; g_str_equal (cells[3], "yes") && i < G_N_ELEMENTS (multiples); i++)
    {
      g_autofree char *unit = g_strconcat (multiples[i].prefix, cells[0], NULL);

      add_unit (self, unit, cells[1], factor * multiples[i].factor);
    }

  return TRUE;
}

static const char *const tolerance_columns[] = { "measure", "modifier", "met", "nearly", "over", NULL };

static gboolean
read_tolerance (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  g_autofree char *key = g_strconcat (cells[0], "\t", cells[1], NULL);
  DzTolerance *tolerance;
  DzTolerance row = { 0 };

  if (!dz_measure_from_nick (cells[0], &row.measure))
    return refuse (cells[0], "measure", error);
  if (!dz_modifier_from_nick (cells[1], &row.modifier))
    return refuse (cells[1], "modifier", error);
  if (!parse_number (cells[2], "met", &row.met, error) || !parse_number (cells[3], "nearly", &row.nearly, error)
      || !parse_number (cells[4], "over", &row.over, error))
    return FALSE;

  tolerance = shelf_take_row (&self->tolerances, keep (self, key), sizeof (DzTolerance));
  *tolerance = row;

  return TRUE;
}

static const char *const word_columns[] = { "kind", "wording", NULL };

static gboolean
read_word (const char *const *cells, gpointer user_data, GError **error)
{
  DzKnowledge *self = user_data;
  GPtrArray *words;

  if (!require (cells[0], "kind", error) || !require (cells[1], "wording", error))
    return FALSE;

  words = g_hash_table_lookup (self->words, cells[0]);
  if (words == NULL)
    {
      words = g_ptr_array_new ();
      g_hash_table_insert (self->words, (gpointer) keep (self, cells[0]), words);
    }
  if (!g_ptr_array_find_with_equal_func (words, cells[1], g_str_equal, NULL))
    g_ptr_array_add (words, (gpointer) keep (self, cells[1]));

  return TRUE;
}

static void
sort_words (DzKnowledge *self)
{
  GHashTableIter iter;
  gpointer words;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    g_ptr_array_sort (words, compare_by_length);
}

/* In this order: a row may name only what an earlier file has told. */
static const struct
{
  const char *name;
  const char *const *columns;
  DzKnowledgeRowFunc read;
} files[] = {
  { "topics.tsv", topic_columns, read_topic },
  { "indicators.tsv", indicator_columns, read_indicator },
  { "places.tsv", place_columns, read_place },
  { "modifiers.tsv", modifier_columns, read_modifier_word },
  { "hardness.tsv", hardness_columns, read_hardness },
  { "units.tsv", unit_columns, read_unit },
  { "verdicts.tsv", tolerance_columns, read_tolerance },
  { "words.tsv", word_columns, read_word },
};

static gboolean
load_folder (DzKnowledge *self, const char *directory, gboolean required, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (directory, files[i].name, NULL);

      if (!required && !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (!dz_knowledge_table_read (path, files[i].columns, files[i].read, self, error))
        return FALSE;
    }

  return TRUE;
}

char *
dz_knowledge_fold_name (const char *name)
{
  g_autofree char *normalized = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);

  return normalized != NULL ? g_utf8_strdown (normalized, -1) : g_strdup ("");
}

/* The first indicator that claims a name keeps it. */
static void
index_indicator_name (DzKnowledge *self, const char *name, DzIndicator *indicator)
{
  char *folded = dz_knowledge_fold_name (name);

  if (g_hash_table_contains (self->indicator_names, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->indicator_names, folded, indicator);
}

static void
index_indicators (DzKnowledge *self)
{
  for (guint i = 0; i < self->indicators.rows->len; i++)
    {
      DzIndicator *indicator = g_ptr_array_index (self->indicators.rows, i);

      index_indicator_name (self, indicator->name, indicator);
      index_indicator_name (self, indicator->key, indicator);
    }
  for (guint i = 0; i < self->indicators.rows->len; i++)
    {
      DzIndicator *indicator = g_ptr_array_index (self->indicators.rows, i);

      for (int j = 0; indicator->aliases[j] != NULL; j++)
        index_indicator_name (self, indicator->aliases[j], indicator);
    }
}

static void
index_place_name (DzKnowledge *self, const char *name, DzPlace *place)
{
  const DzPlace *known = g_hash_table_lookup (self->place_names, name);

  if (known == NULL || place->level < known->level)
    g_hash_table_insert (self->place_names, (gpointer) name, place);
}

static void
index_places (DzKnowledge *self)
{
  for (guint i = 0; i < self->places.rows->len; i++)
    {
      DzPlace *place = g_ptr_array_index (self->places.rows, i);

      index_place_name (self, place->key, place);
      index_place_name (self, place->name, place);
      index_place_name (self, place->short_name, place);
    }
}

static DzKnowledge *
dz_knowledge_new (void)
{
  DzKnowledge *self = g_atomic_rc_box_new0 (DzKnowledge);

  self->strings = g_string_chunk_new (16 * 1024);
  shelf_init (&self->topics, g_free);
  shelf_init (&self->indicators, indicator_free);
  shelf_init (&self->places, g_free);
  shelf_init (&self->modifier_words, g_free);
  shelf_init (&self->hardness, g_free);
  shelf_init (&self->units, g_free);
  shelf_init (&self->tolerances, g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->no_words = g_ptr_array_new ();
  self->indicator_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->place_names = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static char *
dup_default_directory (void)
{
  const char *data = g_getenv ("DUIZHAO_DATA_DIR");

  return g_build_filename (data != NULL ? data : PKGDATADIR, "knowledge", NULL);
}

static char *
dup_default_user_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "duizhao", "knowledge", NULL);
}

DzKnowledge *
dz_knowledge_load (const char *directory, const char *user_directory, GError **error)
{
  g_autoptr (DzKnowledge) self = dz_knowledge_new ();
  g_autofree char *own = directory != NULL ? g_strdup (directory) : dup_default_directory ();
  g_autofree char *user = user_directory != NULL ? g_strdup (user_directory) : dup_default_user_directory ();

  if (!load_folder (self, own, TRUE, error) || !load_folder (self, user, FALSE, error))
    return NULL;

  index_indicators (self);
  index_places (self);
  sort_words (self);

  return g_steal_pointer (&self);
}

DzKnowledge *
dz_knowledge_load_own (GError **error)
{
  g_autofree char *own = dup_default_directory ();

  /* Read twice, the rows stay the same. */
  return dz_knowledge_load (own, own, error);
}

char *
dz_knowledge_dup_path (const char *name, gboolean user)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  folder = user ? dup_default_user_directory () : dup_default_directory ();

  return g_build_filename (folder, name, NULL);
}

DzKnowledge *
dz_knowledge_ref (DzKnowledge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
dz_knowledge_clear (gpointer data)
{
  DzKnowledge *self = data;

  g_hash_table_unref (self->place_names);
  g_hash_table_unref (self->indicator_names);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->no_words);
  shelf_clear (&self->tolerances);
  shelf_clear (&self->units);
  shelf_clear (&self->hardness);
  shelf_clear (&self->modifier_words);
  shelf_clear (&self->places);
  shelf_clear (&self->indicators);
  shelf_clear (&self->topics);
  g_string_chunk_free (self->strings);
}

void
dz_knowledge_unref (DzKnowledge *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, dz_knowledge_clear);
}
