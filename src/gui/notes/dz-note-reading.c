/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-reading.h"

#include "core/dz-text.h"

DzNoteReading *
dz_note_reading_new (gint64 report_id, gint64 paragraph_id, int start, int end)
{
  DzNoteReading *reading = g_new0 (DzNoteReading, 1);

  reading->report_id = report_id;
  reading->paragraph_id = paragraph_id;
  reading->start = start;
  reading->end = end;

  return reading;
}

void
dz_note_reading_free (DzNoteReading *reading)
{
  if (reading == NULL)
    return;

  g_free (reading->quote);
  g_clear_pointer (&reading->trash, g_ptr_array_unref);
  g_clear_pointer (&reading->tags, g_ptr_array_unref);
  g_clear_pointer (&reading->items, g_ptr_array_unref);
  g_clear_pointer (&reading->lost, g_ptr_array_unref);
  g_free (reading);
}

static void
take_place (DzNoteReading *reading, const DzReport *report)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->id != reading->paragraph_id)
        continue;
      reading->number = paragraph->number;
      if (reading->start < reading->end)
        reading->quote = dz_text_slice (paragraph->text, reading->start, reading->end);
      return;
    }
}

const DzNote *
dz_note_reading_find (const DzNoteReading *reading, gint64 id)
{
  for (guint i = 0; reading->items != NULL && i < reading->items->len; i++)
    {
      const DzNote *note = dz_note_item_get_note (g_ptr_array_index (reading->items, i));

      if (note->id == id)
        return note;
    }

  return NULL;
}

static GHashTable *
list_reports (DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, error);
  GHashTable *by_id;

  if (reports == NULL)
    return NULL;
  by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) dz_report_free);
  g_ptr_array_set_free_func (reports, NULL);
  for (guint i = 0; i < reports->len; i++)
    {
      DzReport *report = g_ptr_array_index (reports, i);

      g_hash_table_insert (by_id, &report->id, report);
    }

  return by_id;
}

/* The rows are made here, where twenty thousand of them hold nobody up. */
static gboolean
read_notes (DzNoteReading *reading, DzStore *store, GError **error)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);
  g_autoptr (GHashTable) reports = notes != NULL ? list_reports (store, error) : NULL;

  if (reports == NULL)
    return FALSE;
  reading->tags = dz_store_list_tags (store, error);
  reading->trash = reading->tags != NULL ? dz_store_list_trash (store, error) : NULL;
  if (reading->trash == NULL)
    return FALSE;
  g_ptr_array_set_free_func (notes, NULL);
  reading->items = g_ptr_array_new_full (notes->len, g_object_unref);
  for (guint i = 0; i < notes->len; i++)
    {
      DzNote *note = g_ptr_array_index (notes, i);

      g_ptr_array_add (reading->items, dz_note_item_new (note, g_hash_table_lookup (reports, &note->report_id),
                                                         g_hash_table_lookup (reports, &note->other_report_id),
                                                         reading->tags));
    }
  reading->lost = dz_store_list_lost_readings (store, error);

  return reading->lost != NULL;
}

DzNoteReading *
dz_note_reading_read (const DzNoteReading *place, DzStore *store, GError **error)
{
  g_autoptr (DzNoteReading) reading
    = dz_note_reading_new (place->report_id, place->paragraph_id, place->start, place->end);
  g_autoptr (DzReport) report = NULL;

  reading->place_only = place->place_only;
  if (!reading->place_only && !read_notes (reading, store, error))
    return NULL;
  if (reading->paragraph_id == 0)
    return g_steal_pointer (&reading);

  report = dz_store_load_report (store, reading->report_id, error);
  if (report == NULL)
    return NULL;
  take_place (reading, report);

  return g_steal_pointer (&reading);
}
