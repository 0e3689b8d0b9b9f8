/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-statistics.h"
#include "workbench/dz-glossary-private.h"
#include "workbench/dz-table-book.h"

static const char *const columns[] = {
  "headword", "definition", "report",     "occurrences", "number", "name",   "kind",  "variant", "printed", "forms",
  "first_year", "last_year", "uses", "per_10000",  "status",      "links",  "source", "place", "year",    "citation", NULL,
};

static const char *const format_nicks[] = { "csv", "xlsx", "md", "html" };

gboolean
dz_glossary_format_from_nick (const char *nick, DzGlossaryFormat *format)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (format_nicks); i++)
    if (g_str_equal (nick, format_nicks[i]))
      {
        *format = (DzGlossaryFormat) i;
        return TRUE;
      }

  return FALSE;
}

char *
dz_term_status_dup_nicks (DzTermStatus status)
{
  static const char *const nicks[] = { "defined", "undefined", "dropped", "unused", "differs", "reader" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (status & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", nicks[i]);

  return g_string_free (text, FALSE);
}

/* Counts as “武昌区 2025 #1: 12; 武汉市 2024 #3: 3” with the reports' ids, in JSON as a list of objects. */
static void
add_occurrences (DzTable *table, const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, use->report);

      g_string_append_printf (text, "%s%s #%" G_GINT64_FORMAT ": %d", i > 0 ? "; " : "", report->name, report->id,
                              use->count);
      g_string_append_printf (json, "%s{\"report\": %" G_GINT64_FORMAT ", \"name\": ", i > 0 ? ", " : "",
                              report->id);
      dz_json_append_string (json, report->name);
      g_string_append_printf (json, ", \"count\": %d}", use->count);
    }
  g_string_append_c (json, ']');
  dz_table_add_value (table, text->str, json->str);
}

static char *
dup_forms (const DzGlossaryEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->forms->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((DzTermForm *) entry->forms->pdata[i])->text);

  return g_string_free (text, FALSE);
}

static char *
dup_links (const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entry->links->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            dz_glossary_get_entry (glossary, g_array_index (entry->links, guint, i))->headword);

  return g_string_free (text, FALSE);
}

static void
add_year (DzTable *table, int year)
{
  if (year != 0)
    dz_table_add_integer (table, year);
  else
    dz_table_add_text (table, NULL);
}

typedef struct
{
  const char *kind;
  const char *headword;
  const char *variant;
  const DzTermDefinition *definition;
} Row;

static void
add_entry_cells (DzTable *table, const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  g_autofree char *forms = dup_forms (entry);
  g_autofree char *status = dz_term_status_dup_nicks (entry->status);
  g_autofree char *links = dup_links (glossary, entry);
  gint64 count, characters;

  dz_glossary_sum (glossary, entry, 0, DZ_LEVEL_UNKNOWN, &count, &characters);
  dz_table_add_text (table, forms);
  add_year (table, entry->first_year);
  add_year (table, entry->last_year);
  dz_table_add_integer (table, count);
  dz_table_add_number (table, dz_statistics_per_10000 ((double) count, (double) characters));
  dz_table_add_text (table, status);
  dz_table_add_text (table, *links != '\0' ? links : NULL);
}

static void
add_report_cells (DzTable *table, const DzGlossaryReport *report, int number)
{
  g_autofree char *citation = NULL;

  dz_table_add_text (table, report != NULL ? report->source : NULL);
  dz_table_add_text (table, report != NULL ? report->place : NULL);
  add_year (table, report != NULL ? report->year : 0);
  if (report != NULL && number > 0)
    /* Of files, so it does not depend on the user's language. */
    citation = g_strdup_printf ("%s 名词 %d", report->name, number);
  dz_table_add_text (table, citation != NULL ? citation : report != NULL ? report->name : NULL);
}

/* entry NULL: of a word that belongs to none. */
static void
add_row (DzTable *table, const DzGlossary *glossary, const DzGlossaryEntry *entry, const Row *row)
{
  const DzTermDefinition *definition = row->definition;
  const DzGlossaryReport *report = definition != NULL ? dz_glossary_get_report (glossary, definition->report)
                                                      : NULL;

  dz_table_add_text (table, row->headword);
  dz_table_add_text (table, definition != NULL ? definition->text : NULL);
  if (report != NULL)
    dz_table_add_integer (table, report->id);
  else
    dz_table_add_text (table, NULL);
  if (entry != NULL)
    add_occurrences (table, glossary, entry);
  else
    dz_table_add_text (table, NULL);
  if (definition != NULL && definition->number > 0)
    dz_table_add_integer (table, definition->number);
  else
    dz_table_add_text (table, NULL);
  dz_table_add_text (table, report != NULL ? report->name : NULL);
  dz_table_add_text (table, row->kind);
  dz_table_add_text (table, row->variant);
  dz_table_add_text (table, definition != NULL ? definition->printed : NULL);
  if (entry != NULL)
    add_entry_cells (table, glossary, entry);
  else
    for (int i = 0; i < 7; i++)
      dz_table_add_text (table, NULL);
  add_report_cells (table, report, definition != NULL ? definition->number : 0);
}

static void
add_entry (DzTable *table, const DzGlossary *glossary, const DzGlossaryEntry *entry)
{
  for (guint i = 0; i < entry->definitions->len; i++)
    {
      const DzTermDefinition *definition = entry->definitions->pdata[i];
      Row row = { "report", definition->headword, NULL, definition };

      if (definition->report == DZ_GLOSSARY_READER)
        row.kind = "entry";
      else if (definition->word_id != 0)
        row.kind = "edit";
      add_row (table, glossary, entry, &row);
    }
}

static void
add_words (DzTable *table, const DzGlossary *glossary)
{
  for (guint i = 0; i < glossary->words->len; i++)
    {
      const DzTermWord *word = glossary->words->pdata[i];
      Row row = { dz_term_word_kind_get_nick (word->kind), word->headword, word->variant, NULL };

      if (word->kind == DZ_TERM_WORD_VARIANT || word->kind == DZ_TERM_WORD_APART
          || word->kind == DZ_TERM_WORD_DISMISSED)
        add_row (table, glossary, dz_glossary_find (glossary, word->headword), &row);
    }
}

DzTable *
dz_glossary_file_new_table (const DzGlossary *glossary, const GPtrArray *entries)
{
  const GPtrArray *chosen = entries != NULL ? entries : glossary->entries;
  DzTable *table = dz_table_new (columns);

  for (guint i = 0; i < chosen->len; i++)
    add_entry (table, glossary, g_ptr_array_index (chosen, i));
  if (entries == NULL)
    add_words (table, glossary);

  return table;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

GBytes *
dz_glossary_file_new (const DzGlossary *glossary, const GPtrArray *entries, DzGlossaryFormat format,
                      GError **error)
{
  g_autoptr (DzTable) table = NULL;
  const GPtrArray *chosen = entries != NULL ? entries : glossary->entries;

  g_return_val_if_fail (glossary != NULL, NULL);

  switch (format)
    {
    case DZ_GLOSSARY_MARKDOWN:
      return take_text (dz_glossary_dup_markdown (glossary, chosen));
    case DZ_GLOSSARY_HTML:
      return take_text (dz_glossary_dup_html (glossary, chosen));
    case DZ_GLOSSARY_XLSX:
      table = dz_glossary_file_new_table (glossary, entries);
      return dz_table_book_new (table, _ ("Glossary"), NULL, error);
    case DZ_GLOSSARY_CSV:
    default:
      table = dz_glossary_file_new_table (glossary, entries);
      return take_text (dz_table_dup_text (table, DZ_TABLE_CSV));
    }
}
