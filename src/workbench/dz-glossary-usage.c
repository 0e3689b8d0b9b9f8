/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include <string.h>

#include "core/dz-text.h"
#include "workbench/dz-term-scanner.h"

typedef struct
{
  int count;
  int order;
  int start;
  int end;
  int number;
  gint64 paragraph;
} Tally; /* of one entry in one report */

typedef struct
{
  DzGlossary *glossary;
  DzTermScanner *scanner;
  DzGlossaryProgress *progress;
  GHashTable *report_index; /* id -> index + 1 */
  gint64 report_id;         /* that is read now */
  int order;                /* of the paragraph that is read */
  int number;
  gint64 paragraph;
  Tally *tallies;           /* by entry */
  GArray *touched;          /* (element-type guint) entries with a tally */
} Count;

static void
count_hit (guint entry, const DzTermHit *hit, gpointer data)
{
  Count *count = data;
  Tally *tally = &count->tallies[entry];

  if (tally->count == 0)
    g_array_append_val (count->touched, entry);
  if (tally->count == 0 || (tally->order == count->order && hit->start < tally->start))
    *tally = (Tally) { tally->count, count->order, hit->start, hit->end, count->number, count->paragraph };
  tally->count++;
}

static void
take_tally (Count *count, guint entry_number, guint report)
{
  DzGlossaryEntry *entry = count->glossary->entries->pdata[entry_number];
  Tally *tally = &count->tallies[entry_number];
  DzTermUse use = { report, tally->count };

  g_array_append_val (entry->uses, use);
  if (report < entry->first_report)
    {
      entry->first_report = report;
      entry->first_paragraph = tally->paragraph;
      entry->first_number = tally->number;
      entry->first_order = tally->order;
      entry->first_start = tally->start;
      entry->first_end = tally->end;
    }
  memset (tally, 0, sizeof *tally);
}

static void
finish_report (Count *count)
{
  guint report = GPOINTER_TO_UINT (g_hash_table_lookup (count->report_index, &count->report_id));

  for (guint i = 0; i < count->touched->len; i++)
    if (report > 0)
      take_tally (count, g_array_index (count->touched, guint, i), report - 1);
  g_array_set_size (count->touched, 0);
}

static void
count_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Count *count = data;
  guint report;

  if (report_id != count->report_id)
    {
      finish_report (count);
      count->report_id = report_id;
      count->order = 0;
    }
  count->order++;
  count->number = number;
  count->paragraph = paragraph_id;
  dz_term_scanner_scan (count->scanner, text, count_hit, count);
  report = GPOINTER_TO_UINT (g_hash_table_lookup (count->report_index, &report_id));
  if (report > 0)
    ((DzGlossaryReport *) count->glossary->reports->pdata[report - 1])->characters += dz_text_length (text);
  if (count->progress != NULL)
    g_atomic_int_inc (&count->progress->done);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const DzTermUse *x = a;
  const DzTermUse *y = b;

  return (x->report > y->report) - (x->report < y->report);
}

static GHashTable *
index_reports (const DzGlossary *glossary)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < glossary->reports->len; i++)
    g_hash_table_insert (index, &((DzGlossaryReport *) glossary->reports->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));

  return index;
}

gboolean
dz_glossary_count (DzGlossary *glossary, DzStore *store, DzGlossaryProgress *progress, GError **error)
{
  g_autoptr (DzTermScanner) scanner = dz_term_scanner_new (glossary);
  g_autoptr (GHashTable) reports = index_reports (glossary);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Tally *tallies = g_new0 (Tally, glossary->entries->len + 1);
  Count count = { glossary, scanner, progress, reports, 0, 0, 0, 0, tallies, touched };

  if (!dz_store_visit_bodies (store, count_text, &count, error))
    return FALSE;
  finish_report (&count);
  for (guint i = 0; i < glossary->entries->len; i++)
    g_array_sort (((DzGlossaryEntry *) glossary->entries->pdata[i])->uses, compare_uses);

  return TRUE;
}

/* The same stamp means the same entries with the same words, and the same reports in the same order. */
void
dz_glossary_take_counts (DzGlossary *glossary, const DzGlossary *previous)
{
  for (guint i = 0; i < previous->reports->len; i++)
    ((DzGlossaryReport *) glossary->reports->pdata[i])->characters = dz_glossary_get_report (previous, i)->characters;
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      DzGlossaryEntry *entry = glossary->entries->pdata[i];
      const DzGlossaryEntry *before = dz_glossary_get_entry (previous, i);

      g_array_append_vals (entry->uses, before->uses->data, before->uses->len);
      entry->first_report = before->first_report;
      entry->first_paragraph = before->first_paragraph;
      entry->first_number = before->first_number;
      entry->first_order = before->first_order;
      entry->first_start = before->first_start;
      entry->first_end = before->first_end;
    }
}
