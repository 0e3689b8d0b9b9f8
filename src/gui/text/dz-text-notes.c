/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-notes.h"

#include <glib/gi18n.h>

#include "gui/dz-settings.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-tag-picker.h"

struct _DzTextNotes
{
  GObject parent_instance;

  DzView *pane; /* borrowed, NULL once it is gone */
  DzNoteMarks *marks; /* NULL before they were read */
  GtkWidget *picker;  /* owned, in the pane; NULL before the first */
  DzReportView *tagging; /* weak: the view the picker is about */
  char *last_tag;     /* its path; NULL before the first */
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
  g_clear_weak_pointer (&self->tagging);
  g_free (self->last_tag);

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

  g_clear_pointer (&self->picker, gtk_widget_unparent);
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

/* What is to be written as one step. */
typedef struct
{
  GPtrArray *notes; /* (element-type DzNote) new passages of one selection, or one note as it is to be */
  char *tag;        /* its path, for all of them; NULL for none */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_ptr_array_unref (writing->notes);
  g_free (writing->tag);
  g_free (writing);
}

static gboolean
write_notes (DzStore *store, const GPtrArray *notes, GError **error)
{
  if (notes->len == 1)
    return write_note (store, g_ptr_array_index (notes, 0), error);

  return dz_store_save_passages (store, notes, error) != 0;
}

/* A tag that is new is made in the same step; a passage that has no colour yet takes the tag's. */
static gboolean
tag_notes (DzStore *store, const Writing *writing, GError **error)
{
  gint64 id = dz_store_find_tag (store, writing->tag, TRUE, error);
  g_autoptr (GPtrArray) tags = id != 0 ? dz_store_list_tags (store, error) : NULL;
  const DzTag *tag = tags != NULL ? dz_tag_find (tags, id) : NULL;
  const DzNote *first = g_ptr_array_index (writing->notes, 0);

  if (tag == NULL)
    return FALSE;
  if (first->id != 0)
    return dz_store_tag_note (store, first->id, id, TRUE, error);
  for (guint i = 0; i < writing->notes->len; i++)
    {
      DzNote *note = g_ptr_array_index (writing->notes, i);

      note->color = g_strdup (tag->color != NULL ? tag->color : dz_highlight_color_get (0)->key);
      note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (note->tag_ids, id);
    }

  return write_notes (store, writing->notes, error);
}

static gpointer
write_all (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Writing *writing = data;

  if (writing->tag == NULL)
    return GINT_TO_POINTER (write_notes (store, writing->notes, error));
  if (!dz_store_begin (store, N_("Tag Passage"), error))
    return NULL;
  if (tag_notes (store, writing, error))
    return GINT_TO_POINTER (dz_store_commit (store, error));
  dz_store_rollback (store);

  return NULL;
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

/* The caret stays at the end of what was marked: the next key can be about it, and the other views follow there. */
static GPtrArray *
create_highlights (DzReportView *view, const char *color)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GArray) passages = dz_report_view_list_passages (view);
  int last = -1;

  for (guint i = 0; i < passages->len; i++)
    {
      const DzContentSpan *passage = &g_array_index (passages, DzContentSpan, i);
      const DzParagraph *paragraph
        = dz_report_content_get_paragraph (dz_report_view_get_content (view), passage->paragraph);
      DzNote *note = dz_note_new ();

      note->author = dz_settings_dup_author ();
      note->report_id = paragraph->report_id;
      note->paragraph_id = paragraph->id;
      note->start = passage->start;
      note->end = passage->end;
      note->color = g_strdup (color);
      g_ptr_array_add (notes, note);
      dz_report_view_place_caret (view, passage->paragraph, passage->end);
      last = passage->paragraph;
    }
  if (last >= 0)
    g_signal_emit_by_name (view, "activated", last, -1, FALSE);

  return notes;
}

static GPtrArray *
recolor (const DzNote *note, const char *color)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  DzNote *own = dz_note_copy (note);

  g_clear_pointer (&own->tag_ids, g_array_unref); /* as they are */
  g_free (own->color);
  own->color = *color != '\0' ? g_strdup (color) : NULL;
  g_ptr_array_add (notes, own);

  return notes;
}

/* The library that can be written to; tells the reader where there is none. */
static DzLibrary *
get_writable (DzTextNotes *self)
{
  DzLibrary *library = self->pane != NULL ? dz_view_get_library (self->pane) : NULL;

  if (library == NULL || !dz_library_is_read_only (library))
    return library;
  dz_view_tell (self->pane, _("This library can only be read."));

  return NULL;
}

static void
start_writing (DzTextNotes *self, GPtrArray *notes, const char *tag)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->notes = notes;
  writing->tag = g_strdup (tag);
  if (notes->len == 0)
    {
      writing_free (writing);
      return;
    }
  dz_library_write_async (dz_view_get_library (self->pane), write_all, writing, writing_free, NULL, NULL, written_cb,
                          g_object_ref (self));
}

static void
highlight_cb (DzTextNotes *self, const char *color, DzReportView *view)
{
  const DzNote *note = dz_report_view_get_caret_note (view);

  if (get_writable (self) == NULL)
    return;
  if (note != NULL && g_strcmp0 (note->color != NULL ? note->color : "", color) != 0)
    start_writing (self, recolor (note, color), NULL);
  else if (note == NULL && *color != '\0')
    start_writing (self, create_highlights (view, color), NULL);
}

/* What has a note already takes the tag; else the passage becomes a highlight with it. */
static void
tag_view (DzTextNotes *self, DzReportView *view, const char *path)
{
  const DzNote *note = dz_report_view_get_caret_note (view);

  start_writing (self, note != NULL ? recolor (note, note->color != NULL ? note->color : "") : create_highlights (view, NULL),
                 path);
}

static void
tag_chosen_cb (DzTextNotes *self, const char *path)
{
  if (self->tagging == NULL || get_writable (self) == NULL)
    return;

  g_free (self->last_tag);
  self->last_tag = g_strdup (path);
  tag_view (self, self->tagging, path);
  gtk_widget_grab_focus (GTK_WIDGET (self->tagging));
}

static void
show_picker (DzTextNotes *self, DzReportView *view)
{
  GdkRectangle area;
  double x;
  double y;

  if (self->picker == NULL)
    {
      self->picker = dz_tag_picker_new ();
      gtk_widget_set_parent (self->picker, gtk_widget_get_first_child (GTK_WIDGET (self->pane)));
      g_signal_connect_object (self->picker, "chosen", G_CALLBACK (tag_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_weak_pointer (&self->tagging, view);
  dz_report_view_get_caret_area (view, &area);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (view), gtk_widget_get_parent (self->picker), area.x, area.y, &x, &y))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->picker), &(GdkRectangle){ x, y, area.width, area.height });
  dz_tag_picker_set_tags (DZ_TAG_PICKER (self->picker), self->marks != NULL ? dz_note_marks_get_tags (self->marks) : NULL);
  gtk_popover_popup (GTK_POPOVER (self->picker));
}

static void
tag_cb (DzTextNotes *self, gboolean again, DzReportView *view)
{
  if (get_writable (self) == NULL)
    return;
  if (again && self->last_tag != NULL)
    tag_view (self, view, self->last_tag);
  else
    show_picker (self, view);
}

typedef struct
{
  gint64 note_id;
  gint64 paragraph_id;
  int start;
  int end;
} Placing;

static gpointer
place_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Placing *placing = data;

  return GINT_TO_POINTER (dz_store_place_note (store, placing->note_id, placing->paragraph_id, placing->start,
                                               placing->end, error));
}

void
dz_text_notes_place (DzTextNotes *self, DzReportView *view, gint64 note_id)
{
  Placing placing = { .note_id = note_id };
  int paragraph;

  g_return_if_fail (DZ_IS_TEXT_NOTES (self));

  paragraph = dz_report_view_get_caret (view, &placing.start, &placing.end);
  if (self->pane == NULL || get_writable (self) == NULL)
    return;
  if (paragraph < 0)
    {
      dz_view_tell (self->pane, _("Select the passage in the text first."));
      return;
    }
  placing.paragraph_id = dz_report_content_get_paragraph (dz_report_view_get_content (view), paragraph)->id;
  dz_library_write_async (dz_view_get_library (self->pane), place_in_store, g_memdup2 (&placing, sizeof placing), g_free,
                          NULL, NULL, written_cb, g_object_ref (self));
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
  g_signal_connect_object (view, "tag", G_CALLBACK (tag_cb), self, G_CONNECT_SWAPPED);
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
