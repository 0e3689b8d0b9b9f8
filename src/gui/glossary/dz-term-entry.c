/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-term-entry.h"

#include <string.h>

struct _DzTermEntry
{
  GObject parent_instance;

  char *key;
  char *headword;
  char *form;     /* the headword as it stands inside a text */
  char *folded;   /* the headword for matching */
  char *initials; /* of its pinyin; NULL until asked for */
  GPtrArray *definitions;
  GPtrArray *counts;
};

G_DEFINE_FINAL_TYPE (DzTermEntry, dz_term_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COUNTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
definition_free (DzTermDefinition *definition)
{
  g_free (definition->text);
  g_free (definition);
}

static void
dz_term_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNTED)
    g_value_set_boolean (value, DZ_TERM_ENTRY (object)->counts != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_term_entry_finalize (GObject *object)
{
  DzTermEntry *self = DZ_TERM_ENTRY (object);

  g_free (self->key);
  g_free (self->headword);
  g_free (self->form);
  g_free (self->folded);
  g_free (self->initials);
  g_ptr_array_unref (self->definitions);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_term_entry_parent_class)->finalize (object);
}

static void
dz_term_entry_class_init (DzTermEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dz_term_entry_get_property;
  object_class->finalize = dz_term_entry_finalize;

  properties[PROP_COUNTED]
      = g_param_spec_boolean ("counted", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_term_entry_init (DzTermEntry *self)
{
  self->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) definition_free);
}

static DzTermEntry *
entry_new (const DzTerm *term)
{
  DzTermEntry *self = g_object_new (DZ_TYPE_TERM_ENTRY, NULL);
  g_autofree char *normal = g_utf8_normalize (term->headword, -1, G_NORMALIZE_ALL_COMPOSE);

  self->key = g_strdup (term->key);
  self->headword = g_strdup (term->headword);
  self->form = dz_term_dup_form (term->headword);
  self->folded = g_utf8_casefold (normal != NULL ? normal : term->headword, -1);

  return self;
}

static void
entry_add_definition (DzTermEntry *self, const DzTerm *term)
{
  DzTermDefinition *definition;

  if (term->definition == NULL || *term->definition == '\0')
    return;

  definition = g_new (DzTermDefinition, 1);
  definition->report_id = term->report_id;
  definition->text = g_strdup (term->definition);
  g_ptr_array_add (self->definitions, definition);
}

GPtrArray *
dz_term_entries_build (const GPtrArray *terms)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (terms, i);
      DzTermEntry *entry = g_hash_table_lookup (by_key, term->key);

      if (entry == NULL)
        {
          entry = entry_new (term);
          g_hash_table_insert (by_key, entry->key, entry);
          g_ptr_array_add (entries, entry);
        }
      entry_add_definition (entry, term);
    }

  return entries;
}

const char *
dz_term_entry_get_key (DzTermEntry *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), NULL);

  return self->key;
}

const char *
dz_term_entry_get_headword (DzTermEntry *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), NULL);

  return self->headword;
}

const char *
dz_term_entry_get_form (DzTermEntry *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), NULL);

  return self->form;
}

gboolean
dz_term_entry_is_in (DzTermEntry *self, const char *text)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), FALSE);

  return text != NULL && (strstr (text, self->key) != NULL || strstr (text, self->form) != NULL);
}

const GPtrArray *
dz_term_entry_get_definitions (DzTermEntry *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), NULL);

  return self->definitions;
}

gboolean
dz_term_entry_is_defined_in (DzTermEntry *self, gint64 report_id)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), FALSE);

  for (guint i = 0; i < self->definitions->len; i++)
    if (((const DzTermDefinition *) g_ptr_array_index (self->definitions, i))->report_id == report_id)
      return TRUE;

  return FALSE;
}

const GPtrArray *
dz_term_entry_get_counts (DzTermEntry *self)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), NULL);

  return self->counts;
}

void
dz_term_entry_take_counts (DzTermEntry *self, GPtrArray *counts)
{
  g_return_if_fail (DZ_IS_TERM_ENTRY (self));

  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = counts;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTED]);
}

int
dz_term_entry_get_count (DzTermEntry *self, gint64 report_id)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), 0);

  for (guint i = 0; self->counts != NULL && i < self->counts->len; i++)
    {
      const DzTermCount *count = g_ptr_array_index (self->counts, i);

      if (count->report_id == report_id)
        return count->count;
    }

  return 0;
}

static gboolean
initials_begin_with (DzTermEntry *self, const char *folded, DzPinyin *pinyin)
{
  if (self->initials == NULL && pinyin != NULL)
    self->initials = dz_pinyin_dup_initials (pinyin, self->key);

  return self->initials != NULL && g_str_has_prefix (self->initials, folded);
}

gboolean
dz_term_entry_matches (DzTermEntry *self, const char *needle, DzPinyin *pinyin)
{
  g_autofree char *normal = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (DZ_IS_TERM_ENTRY (self), FALSE);

  normal = g_utf8_normalize (needle, -1, G_NORMALIZE_ALL_COMPOSE);
  if (normal == NULL)
    return FALSE;

  folded = g_utf8_casefold (g_strstrip (normal), -1);

  return strstr (self->folded, folded) != NULL || initials_begin_with (self, folded, pinyin);
}

gboolean
dz_term_entry_equal (DzTermEntry *a, DzTermEntry *b)
{
  g_return_val_if_fail (DZ_IS_TERM_ENTRY (a) && DZ_IS_TERM_ENTRY (b), FALSE);

  if (g_strcmp0 (a->headword, b->headword) != 0 || a->definitions->len != b->definitions->len)
    return FALSE;

  for (guint i = 0; i < a->definitions->len; i++)
    {
      const DzTermDefinition *first = g_ptr_array_index (a->definitions, i);
      const DzTermDefinition *second = g_ptr_array_index (b->definitions, i);

      if (first->report_id != second->report_id || !g_str_equal (first->text, second->text))
        return FALSE;
    }

  return TRUE;
}
