/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include "core/dz-text.h"

static void
form_free (DzTermForm *form)
{
  g_free (form->text);
  g_free (form->key);
  g_free (form);
}

static void
definition_free (DzTermDefinition *definition)
{
  g_free (definition->headword);
  g_free (definition->key);
  g_free (definition->text);
  g_free (definition->printed);
  g_free (definition);
}

static void
report_free (DzGlossaryReport *report)
{
  g_free (report->name);
  g_free (report->source);
  g_free (report->place);
  g_free (report);
}

static void
entry_free (DzGlossaryEntry *entry)
{
  g_free (entry->key);
  g_free (entry->headword);
  g_ptr_array_unref (entry->forms);
  g_ptr_array_unref (entry->definitions);
  g_array_unref (entry->uses);
  g_array_unref (entry->links);
  g_array_unref (entry->linked_from);
  g_free (entry->sort_key);
  g_free (entry);
}

DzTermForm *
dz_term_form_new (const char *text, DzTermFormKind kind)
{
  DzTermForm *form = g_new0 (DzTermForm, 1);

  form->text = g_strdup (text);
  form->key = dz_term_dup_key (text);
  form->kind = kind;

  return form;
}

DzGlossaryEntry *
dz_glossary_entry_new (void)
{
  DzGlossaryEntry *entry = g_new0 (DzGlossaryEntry, 1);

  entry->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  entry->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) definition_free);
  entry->uses = g_array_new (FALSE, FALSE, sizeof (DzTermUse));
  entry->links = g_array_new (FALSE, FALSE, sizeof (guint));
  entry->linked_from = g_array_new (FALSE, FALSE, sizeof (guint));
  entry->first_report = G_MAXUINT;

  return entry;
}

static int
compare_reports (gconstpointer a, gconstpointer b)
{
  const DzGlossaryReport *x = *(const DzGlossaryReport *const *) a;
  const DzGlossaryReport *y = *(const DzGlossaryReport *const *) b;

  if (x->year != y->year)
    return x->year - y->year;
  if (x->level != y->level)
    return (int) x->level - (int) y->level;
  if (g_strcmp0 (x->place, y->place) != 0)
    return g_strcmp0 (x->place, y->place);

  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
load_reports (DzGlossary *glossary, DzStore *store, DzGlossaryProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);

  if (reports == NULL)
    return FALSE;
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      DzGlossaryReport *own = g_new0 (DzGlossaryReport, 1);

      own->id = report->id;
      own->name = dz_report_dup_name (report);
      own->source = g_strdup (report->source);
      own->place = g_strdup (report->place);
      own->level = report->level;
      own->year = dz_report_get_year (report);
      own->work = report->kind == DZ_REPORT_KIND_WORK_REPORT;
      g_ptr_array_add (glossary->reports, own);
      if (progress != NULL)
        g_atomic_int_add (&progress->total, report->n_paragraphs);
    }
  g_ptr_array_sort (glossary->reports, compare_reports);

  return TRUE;
}

/* What the counts rest on. */
static char *
dup_stamp (const DzGlossary *glossary, DzStore *store, GError **error)
{
  g_autofree char *texts = dz_store_dup_text_stamp (store, error);
  g_autoptr (GString) stamp = g_string_new (texts);

  if (texts == NULL)
    return NULL;
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      g_autoptr (GPtrArray) words = dz_glossary_entry_list_words (dz_glossary_get_entry (glossary, i));

      g_string_append_c (stamp, '\n');
      for (guint j = 0; j < words->len; j++)
        g_string_append_printf (stamp, "\t%s", (const char *) words->pdata[j]);
    }
  /* Their order changes with what the reader corrects of year, level and place. */
  for (guint i = 0; i < glossary->reports->len; i++)
    {
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, i);

      g_string_append_printf (stamp, "\n%" G_GINT64_FORMAT, report->id);
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, stamp->str, (gssize) stamp->len);
}

static gboolean
fill (DzGlossary *glossary, DzStore *store, const DzGlossary *previous, DzGlossaryProgress *progress,
      GError **error)
{
  if (!load_reports (glossary, store, progress, error) || !dz_glossary_build (glossary, store, error))
    return FALSE;
  dz_glossary_sort (glossary);
  glossary->stamp = dup_stamp (glossary, store, error);
  if (glossary->stamp == NULL)
    return FALSE;
  if (previous != NULL && g_str_equal (previous->stamp, glossary->stamp))
    dz_glossary_take_counts (glossary, previous);
  else if (!dz_glossary_count (glossary, store, progress, error))
    return FALSE;
  dz_glossary_judge (glossary);
  dz_glossary_link (glossary);

  return TRUE;
}

static DzGlossary *
glossary_new (void)
{
  DzGlossary *glossary = g_atomic_rc_box_new0 (DzGlossary);

  glossary->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_free);
  glossary->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  glossary->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return glossary;
}

/* “武昌区 2025: …” */
static char *
dup_newest (const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  const DzTermDefinition *definition = dz_glossary_entry_get_newest (entry);
  const DzGlossaryReport *report;

  if (definition == NULL)
    return NULL;
  report = dz_glossary_get_report (glossary, definition->report);

  return report != NULL ? g_strdup_printf ("%s: %s", report->name, definition->text)
                        : g_strdup (definition->text);
}

GPtrArray *
dz_glossary_load_terms (DzStore *store, GError **error)
{
  g_autoptr (DzGlossary) glossary = glossary_new ();
  GPtrArray *terms;

  g_return_val_if_fail (store != NULL, NULL);

  if (!load_reports (glossary, store, NULL, error) || !dz_glossary_build (glossary, store, error))
    return NULL;
  terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_free);
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      const DzGlossaryEntry *entry = dz_glossary_get_entry (glossary, i);
      g_autoptr (GPtrArray) words = dz_glossary_entry_list_words (entry);
      g_autofree char *definition = dup_newest (glossary, entry);

      for (guint j = 0; j < words->len; j++)
        if (dz_text_length (words->pdata[j]) >= 2)
          g_ptr_array_add (terms, dz_term_new (0, words->pdata[j], definition));
    }

  return terms;
}

DzGlossary *
dz_glossary_load (DzStore *store, const DzGlossary *previous, DzGlossaryProgress *progress, GError **error)
{
  g_autoptr (DzGlossary) glossary = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  glossary = glossary_new ();

  return fill (glossary, store, previous, progress, error) ? g_steal_pointer (&glossary) : NULL;
}

DzGlossary *
dz_glossary_ref (DzGlossary *glossary)
{
  return g_atomic_rc_box_acquire (glossary);
}

static void
clear (gpointer data)
{
  DzGlossary *glossary = data;

  g_ptr_array_unref (glossary->reports);
  g_ptr_array_unref (glossary->entries);
  g_clear_pointer (&glossary->words, g_ptr_array_unref);
  g_free (glossary->stamp);
  g_hash_table_unref (glossary->index);
}

void
dz_glossary_unref (DzGlossary *glossary)
{
  g_atomic_rc_box_release_full (glossary, clear);
}

const DzGlossaryEntry *
dz_glossary_get_entry (const DzGlossary *glossary, guint index)
{
  return g_ptr_array_index (glossary->entries, index);
}

const DzGlossaryReport *
dz_glossary_get_report (const DzGlossary *glossary, guint index)
{
  return index < glossary->reports->len ? g_ptr_array_index (glossary->reports, index) : NULL;
}

int
dz_glossary_find_index (const DzGlossary *glossary, const char *text)
{
  g_autofree char *key = NULL;
  gpointer found;

  g_return_val_if_fail (glossary != NULL, -1);

  if (text == NULL)
    return -1;
  key = dz_term_dup_key (text);
  found = g_hash_table_lookup (glossary->index, key);

  return GPOINTER_TO_INT (found) - 1;
}

const DzGlossaryEntry *
dz_glossary_find (const DzGlossary *glossary, const char *text)
{
  int index = dz_glossary_find_index (glossary, text);

  return index >= 0 ? dz_glossary_get_entry (glossary, (guint) index) : NULL;
}

int
dz_glossary_entry_get_count (const DzGlossaryEntry *entry, guint report)
{
  for (guint i = 0; i < entry->uses->len; i++)
    if (g_array_index (entry->uses, DzTermUse, i).report == report)
      return g_array_index (entry->uses, DzTermUse, i).count;

  return 0;
}

gboolean
dz_glossary_entry_is_defined_in (const DzGlossaryEntry *entry, guint report)
{
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = g_ptr_array_index (entry->definitions, i);

      if (definition->report == report && definition->text != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The reader's own goes before all. */
const DzTermDefinition *
dz_glossary_entry_get_newest (const DzGlossaryEntry *entry)
{
  for (guint i = entry->definitions->len; i > 0; i--)
    {
      const DzTermDefinition *definition = g_ptr_array_index (entry->definitions, i - 1);

      if (definition->text != NULL)
        return definition;
    }

  return NULL;
}

void
dz_glossary_sum (const DzGlossary *glossary, const DzGlossaryEntry *entry, int year, DzLevel level, gint64 *count,
                 gint64 *characters)
{
  *count = 0;
  *characters = 0;
  for (guint i = 0; i < glossary->reports->len; i++)
    {
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, i);

      if ((year != 0 && report->year != year) || (level != DZ_LEVEL_UNKNOWN && report->level != level))
        continue;
      *characters += report->characters;
      *count += dz_glossary_entry_get_count (entry, i);
    }
}

static void
add_word (GPtrArray *words, char *word)
{
  if (*word != '\0' && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, word);
  else
    g_free (word);
}

GPtrArray *
dz_glossary_entry_list_words (const DzGlossaryEntry *entry)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < entry->forms->len; i++)
    {
      const DzTermForm *form = g_ptr_array_index (entry->forms, i);

      add_word (words, g_strdup (form->key));
      add_word (words, dz_term_dup_form (form->text));
    }

  return words;
}

char *
dz_glossary_entry_dup_query (const DzGlossaryEntry *entry)
{
  g_autoptr (GPtrArray) words = dz_glossary_entry_list_words (entry);
  GString *query = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *literal = dz_query_dup_literal (words->pdata[i]);

      g_string_append_printf (query, "%s%s", i > 0 ? " OR " : "", literal);
    }

  return g_string_free (query, FALSE);
}
