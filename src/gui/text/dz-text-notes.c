/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-notes.h"

#include <glib/gi18n.h>

struct _DzTextNotes
{
  GObject parent_instance;

  DzView *pane; /* borrowed, NULL once it is gone */
  DzNoteMarks *marks; /* NULL before they were read */
};

enum
{
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzTextNotes, dz_text_notes, G_TYPE_OBJECT)

static void
dz_text_notes_finalize (GObject *object)
{
  DzTextNotes *self = DZ_TEXT_NOTES (object);

  g_clear_pointer (&self->marks, dz_note_marks_unref);

  G_OBJECT_CLASS (dz_text_notes_parent_class)->finalize (object);
}

static void
dz_text_notes_class_init (DzTextNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_text_notes_finalize;
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dz_text_notes_init (DzTextNotes *self)
{
}

DzTextNotes *
dz_text_notes_new (DzView *pane)
{
  DzTextNotes *self = g_object_new (DZ_TYPE_TEXT_NOTES, NULL);

  self->pane = pane;

  return self;
}

void
dz_text_notes_close (DzTextNotes *self)
{
  g_return_if_fail (DZ_IS_TEXT_NOTES (self));

  self->pane = NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTextNotes) self = user_data;
  g_autoptr (DzNoteMarks) marks = dz_note_marks_read_finish (DZ_LIBRARY (source), result, NULL);

  if (marks == NULL || self->pane == NULL || dz_view_get_library (self->pane) != DZ_LIBRARY (source))
    return;

  g_clear_pointer (&self->marks, dz_note_marks_unref);
  self->marks = dz_note_marks_ref (marks);
  g_signal_emit (self, signals[READ], 0);
}

void
dz_text_notes_read (DzTextNotes *self)
{
  DzLibrary *library;

  g_return_if_fail (DZ_IS_TEXT_NOTES (self));

  library = self->pane != NULL ? dz_view_get_library (self->pane) : NULL;
  if (library != NULL)
    dz_note_marks_read_async (library, read_cb, g_object_ref (self));
}

/* Notes without words that are to go; the others are saved. */
static gboolean
write_note (DzStore *store, const DzNote *note, GError **error)
{
  if (note->id != 0 && note->color == NULL && !dz_note_mark_has_words (note))
    return dz_store_remove_note (store, note->id, error);

  return dz_store_save_note (store, note, error) != 0;
}

static gpointer
write_notes (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *notes = data;
  gboolean ok = TRUE;

  if (notes->len == 1)
    return GINT_TO_POINTER (write_note (store, g_ptr_array_index (notes, 0), error));
  if (!dz_store_begin (store, N_("Add Highlight"), error))
    return NULL;
  for (guint i = 0; ok && i < notes->len; i++)
    ok = write_note (store, g_ptr_array_index (notes, i), error);

  if (!ok)
    {
      dz_store_rollback (store);
      return NULL;
    }

  return GINT_TO_POINTER (dz_store_commit (store, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTextNotes) self = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (self->pane == NULL)
    return;
  if (error != NULL)
    dz_view_tell (self->pane, error->message);
  else if (dz_view_get_session (self->pane) != NULL)
    dz_session_notes_changed (dz_view_get_session (self->pane));
}

/* The caret stays at the end of what was marked: the next key can be about it. */
static GPtrArray *
create_highlights (DzReportView *view, const char *color)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GArray) passages = dz_report_view_list_passages (view);

  for (guint i = 0; i < passages->len; i++)
    {
      const DzContentSpan *passage = &g_array_index (passages, DzContentSpan, i);
      const DzParagraph *paragraph
        = dz_report_content_get_paragraph (dz_report_view_get_content (view), passage->paragraph);
      DzNote *note = dz_note_new ();

      note->report_id = paragraph->report_id;
      note->paragraph_id = paragraph->id;
      note->start = passage->start;
      note->end = passage->end;
      note->color = g_strdup (color);
      g_ptr_array_add (notes, note);
      dz_report_view_place_caret (view, passage->paragraph, passage->end);
    }

  return notes;
}

static GPtrArray *
recolor (const DzNote *note, const char *color)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  DzNote *own = dz_note_copy (note);

  g_free (own->color);
  own->color = *color != '\0' ? g_strdup (color) : NULL;
  g_ptr_array_add (notes, own);

  return notes;
}

static void
highlight_cb (DzTextNotes *self, const char *color, DzReportView *view)
{
  const DzNote *note = dz_report_view_get_caret_note (view);
  DzLibrary *library = self->pane != NULL ? dz_view_get_library (self->pane) : NULL;
  g_autoptr (GPtrArray) notes = NULL;

  if (library == NULL)
    return;
  if (dz_library_is_read_only (library))
    {
      dz_view_tell (self->pane, _("This library can only be read."));
      return;
    }
  if (note != NULL && g_strcmp0 (note->color != NULL ? note->color : "", color) != 0)
    notes = recolor (note, color);
  else if (note == NULL && *color != '\0')
    notes = create_highlights (view, color);
  if (notes != NULL && notes->len > 0)
    dz_library_write_async (library, write_notes, g_steal_pointer (&notes), (GDestroyNotify) g_ptr_array_unref, NULL,
                            NULL, written_cb, g_object_ref (self));
}

static void
mark_view (DzReportView *view, DzTextNotes *self)
{
  dz_report_view_set_notes (view, self->marks);
}

void
dz_text_notes_connect_view (DzTextNotes *self, DzReportView *view)
{
  g_return_if_fail (DZ_IS_TEXT_NOTES (self));

  g_signal_connect_object (view, "highlight", G_CALLBACK (highlight_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "read", G_CALLBACK (mark_view), view, G_CONNECT_SWAPPED);
  mark_view (view, self);
}

void
dz_text_notes_disconnect_view (DzTextNotes *self, DzReportView *view)
{
  g_return_if_fail (DZ_IS_TEXT_NOTES (self));

  g_signal_handlers_disconnect_by_data (view, self);
  g_signal_handlers_disconnect_by_data (self, view);
}
