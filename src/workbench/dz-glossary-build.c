/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include <string.h>

#include "core/dz-text.h"

typedef struct
{
  DzGlossary *glossary;
  GHashTable *report_index; /* id -> index + 1 */
  GHashTable *apart;        /* keys that are not folded */
  GHashTable *same;         /* group -> the group that it is a variant of */
  GHashTable *groups;       /* group -> entry */
} Build;

/* What headwords of one entry share, before the reader's variants. (transfer full) */
static char *
dup_own_group (const Build *build, const char *headword)
{
  g_autofree char *key = dz_term_dup_key (headword);

  return g_hash_table_contains (build->apart, key) ? g_strconcat ("=", key, NULL) : dz_term_dup_fold (key);
}

/* take_rules() lets no circle in. */
static char *
dup_group (const Build *build, const char *headword)
{
  g_autofree char *own = dup_own_group (build, headword);
  const char *group = own;

  for (const char *next = group; next != NULL; next = g_hash_table_lookup (build->same, group))
    group = next;

  return g_strdup (group);
}

static DzGlossaryEntry *
find_entry (Build *build, const char *headword, gboolean create)
{
  g_autofree char *group = dup_group (build, headword);
  DzGlossaryEntry *entry = g_hash_table_lookup (build->groups, group);

  if (entry == NULL && create)
    {
      entry = dz_glossary_entry_new ();
      g_ptr_array_add (build->glossary->entries, entry);
      g_hash_table_insert (build->groups, g_steal_pointer (&group), entry);
    }

  return entry;
}

static DzTermForm *
add_form (DzGlossaryEntry *entry, const char *text)
{
  DzTermForm *form;

  for (guint i = 0; i < entry->forms->len; i++)
    if (g_str_equal (((DzTermForm *) entry->forms->pdata[i])->text, text))
      return entry->forms->pdata[i];
  form = dz_term_form_new (text, DZ_TERM_FORM_MARKS);
  g_ptr_array_add (entry->forms, form);

  return form;
}

static DzTermDefinition *
add_definition (DzGlossaryEntry *entry, guint report, const char *headword, const char *text)
{
  DzTermDefinition *definition = g_new0 (DzTermDefinition, 1);

  definition->report = report;
  definition->headword = g_strdup (headword);
  definition->key = dz_term_dup_key (headword);
  definition->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  g_ptr_array_add (entry->definitions, definition);

  return definition;
}

static gboolean
get_report (const Build *build, gint64 id, guint *report)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (build->report_index, &id));

  *report = found - 1;

  return found > 0;
}

static void
add_term (Build *build, const DzTerm *term)
{
  DzGlossaryEntry *entry = find_entry (build, term->headword, TRUE);
  guint report;

  if (!get_report (build, term->report_id, &report))
    return;
  add_form (entry, term->headword);
  add_definition (entry, report, term->headword, term->definition)->number = term->number;
}

/* The report may have been read anew since, and define it no longer: her words stay. */
static void
take_edit (Build *build, const DzTermWord *word)
{
  DzGlossaryEntry *entry = find_entry (build, word->headword, TRUE);
  DzTermDefinition *definition = NULL;
  guint report;

  if (!get_report (build, word->report_id, &report))
    return;
  for (guint i = 0; i < entry->definitions->len && definition == NULL; i++)
    {
      DzTermDefinition *other = entry->definitions->pdata[i];

      if (other->report == report && g_str_equal (other->key, word->headword))
        definition = other;
    }
  if (definition == NULL)
    {
      add_form (entry, word->headword);
      definition = add_definition (entry, report, word->headword, NULL);
    }
  else
    definition->printed = g_steal_pointer (&definition->text);
  definition->text = g_strdup (word->definition);
  definition->word_id = word->id;
}

static void
take_word (Build *build, const DzTermWord *word)
{
  DzGlossaryEntry *entry;
  DzTermForm *form;

  switch (word->kind)
    {
    case DZ_TERM_WORD_ENTRY:
      entry = find_entry (build, word->headword, TRUE);
      add_form (entry, word->headword);
      add_definition (entry, DZ_GLOSSARY_READER, word->headword, word->definition)->word_id = word->id;
      break;
    case DZ_TERM_WORD_EDIT:
      take_edit (build, word);
      break;
    case DZ_TERM_WORD_VARIANT:
      if ((entry = find_entry (build, word->headword, FALSE)) == NULL)
        break;
      form = add_form (entry, word->variant);
      form->kind = DZ_TERM_FORM_READER;
      form->word_id = word->id;
      break;
    case DZ_TERM_WORD_APART:
    case DZ_TERM_WORD_DISMISSED:
    default:
      break;
    }
}

/* Before anything is grouped. */
static void
take_rules (Build *build)
{
  for (guint i = 0; i < build->glossary->words->len; i++)
    {
      const DzTermWord *word = build->glossary->words->pdata[i];

      if (word->kind == DZ_TERM_WORD_APART)
        g_hash_table_add (build->apart, dz_term_dup_key (word->headword));
    }
  for (guint i = 0; i < build->glossary->words->len; i++)
    {
      const DzTermWord *word = build->glossary->words->pdata[i];
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      if (word->kind != DZ_TERM_WORD_VARIANT)
        continue;
      from = dup_group (build, word->variant);
      to = dup_group (build, word->headword);
      if (!g_str_equal (from, to))
        g_hash_table_insert (build->same, g_steal_pointer (&from), g_steal_pointer (&to));
    }
}

static int
compare_definitions (gconstpointer a, gconstpointer b)
{
  const DzTermDefinition *x = *(const DzTermDefinition *const *) a;
  const DzTermDefinition *y = *(const DzTermDefinition *const *) b;

  if (x->report != y->report)
    return x->report < y->report ? -1 : 1;
  if (x->number != y->number)
    return x->number - y->number;

  return strcmp (x->headword, y->headword);
}

/* White space, width and the full stop at the end are no difference. */
static gboolean
say_the_same (const char *one, const char *other)
{
  g_autofree char *a = dz_term_dup_fold (one);
  g_autofree char *b = dz_term_dup_fold (other);
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  const gsize stop = strlen ("。");

  length_a -= g_str_has_suffix (a, "。") ? stop : 0;
  length_b -= g_str_has_suffix (b, "。") ? stop : 0;

  return length_a == length_b && memcmp (a, b, length_a) == 0;
}

static void
mark_differences (DzGlossaryEntry *entry)
{
  const DzTermDefinition *before = NULL;

  for (guint i = 0; i < entry->definitions->len; i++)
    {
      DzTermDefinition *definition = entry->definitions->pdata[i];

      if (definition->word_id != 0)
        entry->status |= DZ_TERM_READER;
      if (definition->text == NULL)
        continue;
      entry->status |= DZ_TERM_DEFINED;
      definition->differs = before != NULL && !say_the_same (before->text, definition->text);
      if (definition->differs)
        entry->status |= DZ_TERM_DIFFERS;
      before = definition;
    }
}

/* Printed most often, of those alike the newest; the reader's own where no report prints any. */
static const DzTermForm *
choose_headword (const DzGlossaryEntry *entry)
{
  const DzTermForm *best = NULL;
  int best_count = -1;

  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      const DzTermForm *form = NULL;
      int count = 0;

      for (guint j = 0; j < entry->forms->len; j++)
        if (g_str_equal (((DzTermForm *) entry->forms->pdata[j])->text, definition->headword))
          form = entry->forms->pdata[j];
      for (guint j = 0; j < entry->definitions->len; j++)
        {
          const DzTermDefinition *other = entry->definitions->pdata[j];

          count += other->report != DZ_GLOSSARY_READER && g_str_equal (other->headword, definition->headword);
        }
      if (form != NULL && form->kind != DZ_TERM_FORM_READER && count >= best_count
          && (count > 0 || best == NULL))
        {
          best = form;
          best_count = count;
        }
    }

  return best != NULL ? best : entry->forms->pdata[0];
}

static char *
dup_without_blanks (const char *key)
{
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (key);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < folded->length; i++)
    if (!g_unichar_isspace (folded->chars[i]))
      g_string_append_unichar (text, folded->chars[i]);

  return g_string_free (text, FALSE);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const DzTermForm *x = *(const DzTermForm *const *) a;
  const DzTermForm *y = *(const DzTermForm *const *) b;

  return x->kind != y->kind ? (int) x->kind - (int) y->kind : strcmp (x->text, y->text);
}

static void
name_forms (DzGlossaryEntry *entry)
{
  const DzTermForm *headword = choose_headword (entry);
  g_autofree char *plain = dup_without_blanks (headword->key);

  entry->headword = g_strdup (headword->text);
  entry->key = g_strdup (headword->key);
  for (guint i = 0; i < entry->forms->len; i++)
    {
      DzTermForm *form = entry->forms->pdata[i];
      g_autofree char *other = dup_without_blanks (form->key);

      if (form->kind == DZ_TERM_FORM_READER)
        entry->status |= DZ_TERM_READER;
      else if (form == headword)
        form->kind = DZ_TERM_FORM_HEADWORD;
      else
        form->kind = g_str_equal (plain, other) ? DZ_TERM_FORM_MARKS : DZ_TERM_FORM_DE;
    }
  g_ptr_array_sort (entry->forms, compare_forms);
}

static void
build_clear (Build *build)
{
  g_hash_table_unref (build->report_index);
  g_hash_table_unref (build->apart);
  g_hash_table_unref (build->same);
  g_hash_table_unref (build->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Build, build_clear)

static void
build_init (Build *build, DzGlossary *glossary)
{
  build->glossary = glossary;
  build->report_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  build->apart = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  build->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < glossary->reports->len; i++)
    g_hash_table_insert (build->report_index, &((DzGlossaryReport *) glossary->reports->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
}

gboolean
dz_glossary_build (DzGlossary *glossary, DzStore *store, GError **error)
{
  g_auto (Build) build = { NULL };
  g_autoptr (GPtrArray) terms = NULL;

  build_init (&build, glossary);
  glossary->words = dz_store_list_term_words (store, error);
  terms = glossary->words != NULL ? dz_store_list_terms (store, 0, error) : NULL;
  if (terms == NULL)
    return FALSE;

  take_rules (&build);
  for (guint i = 0; i < terms->len; i++)
    add_term (&build, g_ptr_array_index (terms, i));
  for (guint i = 0; i < glossary->words->len; i++)
    take_word (&build, g_ptr_array_index (glossary->words, i));
  for (guint i = glossary->entries->len; i > 0; i--)
    if (((DzGlossaryEntry *) glossary->entries->pdata[i - 1])->forms->len == 0)
      g_ptr_array_remove_index (glossary->entries, i - 1);
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      DzGlossaryEntry *entry = glossary->entries->pdata[i];

      g_ptr_array_sort (entry->definitions, compare_definitions);
      mark_differences (entry);
      name_forms (entry);
    }

  return TRUE;
}
