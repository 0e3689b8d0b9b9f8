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
  g_clear_pointer (&reading->notes, g_ptr_array_unref);
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

DzNoteReading *
dz_note_reading_read (const DzNoteReading *place, DzStore *store, GError **error)
{
  g_autoptr (DzNoteReading) reading
    = dz_note_reading_new (place->report_id, place->paragraph_id, place->start, place->end);
  g_autoptr (DzReport) report = NULL;

  reading->notes = dz_store_list_notes (store, 0, error);
  if (reading->notes == NULL)
    return NULL;
  reading->lost = dz_store_list_lost_readings (store, error);
  if (reading->lost == NULL)
    return NULL;
  if (reading->paragraph_id == 0)
    return g_steal_pointer (&reading);

  report = dz_store_load_report (store, reading->report_id, error);
  if (report == NULL)
    return NULL;
  take_place (reading, report);

  return g_steal_pointer (&reading);
}
