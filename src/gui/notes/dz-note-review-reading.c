/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-review-reading.h"

#define MAX_CANDIDATES 8

void
dz_note_review_reading_free (DzNoteReviewReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->ids, g_ptr_array_unref);
  g_clear_pointer (&reading->note, dz_note_free);
  g_clear_pointer (&reading->before, dz_note_before_free);
  g_clear_pointer (&reading->now, dz_note_candidate_free);
  g_clear_pointer (&reading->candidates, g_ptr_array_unref);
  g_free (reading->name);
  g_free (reading);
}

/* The one that is wanted, else the one that took its place in the queue, else the last. */
static const DzNote *
list_notes (DzNoteReviewReading *reading, const GPtrArray *notes)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      if (note->anchor == DZ_NOTE_PLACED)
        continue;
      if (note->id == reading->wanted)
        reading->index = queue->len;
      reading->n_moved += note->anchor == DZ_NOTE_MOVED;
      g_ptr_array_add (queue, (gpointer) note);
      g_ptr_array_add (reading->ids, g_memdup2 (&note->id, sizeof note->id));
    }
  if (queue->len == 0)
    return NULL;
  reading->index = MIN (reading->index, queue->len - 1);

  return g_ptr_array_index (queue, reading->index);
}

static DzNoteCandidate *
find_place (const DzNote *note, const DzReport *report)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);
      DzNoteCandidate *place;

      if (paragraph->id != note->paragraph_id)
        continue;
      place = g_new0 (DzNoteCandidate, 1);
      place->paragraph_id = paragraph->id;
      place->number = paragraph->number;
      place->text = g_strdup (paragraph->text);
      place->start = note->start;
      place->end = note->end;
      return place;
    }

  return NULL;
}

static gboolean
is_place (const DzNoteCandidate *place, const DzNoteCandidate *candidate)
{
  return place != NULL && place->paragraph_id == candidate->paragraph_id && place->start == candidate->start;
}

/* Where it stands is shown by itself. */
static void
take_candidates (DzNoteReviewReading *reading, const DzReport *report)
{
  g_autoptr (GPtrArray) found = dz_note_candidates_list (reading->note, reading->before, report, MAX_CANDIDATES);

  reading->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_candidate_free);
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      DzNoteCandidate *candidate = g_ptr_array_index (found, i);

      if (is_place (reading->now, candidate))
        dz_note_candidate_free (candidate);
      else
        g_ptr_array_add (reading->candidates, candidate);
    }
}

static gboolean
take_note (DzNoteReviewReading *reading, DzStore *store, const DzNote *note, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, note->report_id, error);
  g_autoptr (GError) failure = NULL;

  if (report == NULL)
    return FALSE;
  reading->note = dz_note_copy (note);
  reading->name = dz_report_dup_name (report);
  reading->before = dz_store_load_note_before (store, note->id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  reading->now = note->paragraph_id != 0 ? find_place (note, report) : NULL;
  take_candidates (reading, report);

  return TRUE;
}

DzNoteReviewReading *
dz_note_review_reading_read (DzStore *store, gint64 wanted, guint index, GError **error)
{
  g_autoptr (DzNoteReviewReading) reading = g_new0 (DzNoteReviewReading, 1);
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, error);
  const DzNote *note;

  if (notes == NULL)
    return NULL;
  reading->wanted = wanted;
  reading->index = index;
  reading->ids = g_ptr_array_new_with_free_func (g_free);
  note = list_notes (reading, notes);
  if (note != NULL && !take_note (reading, store, note, error))
    return NULL;

  return g_steal_pointer (&reading);
}
