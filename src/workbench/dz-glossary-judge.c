/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include "workbench/dz-term-scanner.h"

/* The last year of each place's reports. */
static GHashTable *
list_newest_years (const DzGlossary *glossary)
{
  GHashTable *years = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < glossary->reports->len; i++)
    {
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, i);

      if (report->place != NULL && report->year > 0)
        g_hash_table_insert (years, report->place, GINT_TO_POINTER (report->year));
    }

  return years;
}

static gboolean
is_still_used (const DzGlossary *glossary, const DzGlossaryEntry *entry, GHashTable *newest)
{
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzGlossaryReport *report = dz_glossary_get_report (glossary, g_array_index (entry->uses, DzTermUse, i).report);

      if (report->place == NULL || report->year == 0
          || report->year == GPOINTER_TO_INT (g_hash_table_lookup (newest, report->place)))
        return TRUE;
    }

  return FALSE;
}

static void
judge_entry (const DzGlossary *glossary, DzGlossaryEntry *entry, GHashTable *newest)
{
  for (guint i = 0; i < entry->uses->len; i++)
    {
      const DzTermUse *use = &g_array_index (entry->uses, DzTermUse, i);
      int year = dz_glossary_get_report (glossary, use->report)->year;

      entry->total += use->count;
      if (year == 0)
        continue;
      entry->first_year = entry->first_year == 0 ? year : MIN (entry->first_year, year);
      entry->last_year = MAX (entry->last_year, year);
    }
  if (entry->total == 0)
    entry->status |= DZ_TERM_UNUSED;
  else if ((entry->status & DZ_TERM_DEFINED) == 0)
    entry->status |= DZ_TERM_UNDEFINED;
  else if (!is_still_used (glossary, entry, newest))
    entry->status |= DZ_TERM_DROPPED;
}

void
dz_glossary_judge (DzGlossary *glossary)
{
  g_autoptr (GHashTable) newest = list_newest_years (glossary);

  for (guint i = 0; i < glossary->entries->len; i++)
    judge_entry (glossary, glossary->entries->pdata[i], newest);
}

typedef struct
{
  DzGlossary *glossary;
  guint entry;
} Linking;

static void
link_hit (guint number, const DzTermHit *hit, gpointer data)
{
  const Linking *linking = data;
  DzGlossaryEntry *entry = linking->glossary->entries->pdata[linking->entry];

  if (number == linking->entry)
    return;
  for (guint i = 0; i < entry->links->len; i++)
    if (g_array_index (entry->links, guint, i) == number)
      return;
  g_array_append_val (entry->links, number);
  g_array_append_val (((DzGlossaryEntry *) linking->glossary->entries->pdata[number])->linked_from,
                      linking->entry);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

void
dz_glossary_link (DzGlossary *glossary)
{
  g_autoptr (DzTermScanner) scanner = dz_term_scanner_new (glossary);

  for (guint i = 0; i < glossary->entries->len; i++)
    {
      const DzGlossaryEntry *entry = dz_glossary_get_entry (glossary, i);
      Linking linking = { glossary, i };

      for (guint j = 0; j < entry->definitions->len; j++)
        {
          const DzTermDefinition *definition = entry->definitions->pdata[j];

          if (definition->text != NULL)
            dz_term_scanner_scan (scanner, definition->text, link_hit, &linking);
        }
    }
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      g_array_sort (((DzGlossaryEntry *) glossary->entries->pdata[i])->links, compare_numbers);
      g_array_sort (((DzGlossaryEntry *) glossary->entries->pdata[i])->linked_from, compare_numbers);
    }
}
