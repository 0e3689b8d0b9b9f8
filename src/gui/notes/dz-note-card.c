/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/notes/dz-color-row.h"
#include "gui/notes/dz-highlight-color.h"
#include "gui/notes/dz-note-date.h"
#include "gui/notes/dz-note-markdown.h"

/* What is typed is saved this long after its first letter, whether typing goes on or not: with the time of the write, a
 * kill loses less than a second of it. */
#define REST_MS 600

struct _DzNoteCard
{
  GtkBox parent_instance;

  AdwBin *color_bin;
  GtkLabel *head_label;
  GtkLabel *state_label;
  GtkWidget *delete_button;
  GtkWidget *review_button;
  GtkLabel *quote_label;
  GtkLabel *tags_label;
  GtkTextView *text;
  GtkWidget *error_box;
  GtkLabel *error_label;

  DzLibrary *library;
  DzNote *note;
  char *citation;
  guint rest;         /* timeout until the text is saved */
  guint saving : 1;   /* a write is under way; there is never more than one */
  guint unsaved : 1;  /* the text differs from what was handed over last */
  guint failed : 1;   /* the last write did not work */
  guint deleting : 1; /* the reader wants it gone */
  guint undone : 1;   /* the note was undone away while its text was being written: nothing is saved unasked */
  guint filling : 1;  /* the text is being set by the card itself */
  guint written : 1;  /* by this card: what was merely read from the library need not be told to be saved */
};

enum
{
  SAVED,
  GONE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzNoteCard, dz_note_card, GTK_TYPE_BOX)

static void save_now (DzNoteCard *self);

static char *
dup_text (DzNoteCard *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
show_state (DzNoteCard *self)
{
  const char *state = "";

  if (self->text == NULL)
    return;
  if (self->saving || self->unsaved)
    state = _("Saving…");
  else if (self->note->id != 0 && self->written)
    state = _("Saved");
  gtk_label_set_text (self->state_label, self->failed ? "" : state);
  gtk_widget_set_visible (self->error_box, self->failed);
}

static void
show_head (DzNoteCard *self)
{
  g_autofree char *date = dz_note_dup_date (self->note->modified);
  gboolean passage = self->note->start >= 0 && self->note->start < self->note->end;
  /* Translators: a note's place and when it was changed last. */
  g_autofree char *head = date != NULL ? g_strdup_printf (_("%s · %s"), self->citation, date) : NULL;
  g_autofree char *label = g_strdup_printf (_("Note on %s"), self->citation);

  adw_bin_set_child (self->color_bin, self->note->color != NULL ? dz_color_swatch_new (self->note->color) : NULL);
  gtk_label_set_text (self->head_label, head != NULL ? head : self->citation);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->head_label), self->citation);
  gtk_label_set_text (self->quote_label, self->note->quote != NULL ? self->note->quote : "");
  dz_highlight_color_style_quote (GTK_WIDGET (self->quote_label), self->note->color);
  gtk_widget_set_visible (self->review_button, self->note->anchor == DZ_NOTE_MOVED);
  gtk_widget_set_visible (GTK_WIDGET (self->quote_label), passage && self->note->quote != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fail (DzNoteCard *self, const GError *error)
{
  self->failed = TRUE;
  if (self->text == NULL)
    {
      g_warning ("A note could not be saved as its window closed: %s", error->message);
      return;
    }
  gtk_label_set_text (self->error_label, error->message);
  show_state (self);
  g_signal_emit (self, signals[FAILED], 0);
}

/* Whoever holds the card lets it go in the signal. */
static void
go (DzNoteCard *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[GONE], 0);
  g_object_unref (self);
}

static gpointer
save (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = dz_store_save_note (store, data, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gpointer
remove_note (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;

  return GINT_TO_POINTER (dz_store_remove_note (store, *id, error));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzNoteCard) self = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  self->saving = FALSE;
  if (error != NULL && !g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_FOUND))
    {
      self->deleting = FALSE;
      fail (self, error);
      return;
    }
  self->unsaved = FALSE;
  g_signal_emit (self, signals[SAVED], 0);
  go (self);
}

static void
delete_now (DzNoteCard *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->saving)
    return;
  if (self->note->id == 0)
    {
      self->unsaved = FALSE;
      go (self);
      return;
    }
  self->saving = TRUE;
  dz_library_write_async (self->library, remove_note, g_memdup2 (&self->note->id, sizeof self->note->id), g_free,
                          NULL, NULL, removed_cb, g_object_ref (self));
}

/* A note that was undone away while it was being written is added when the reader types on or tries again. It
 * keeps its uuid: brought back by redo meanwhile, it is the same note. */
static void
take_failure (DzNoteCard *self, const GError *error)
{
  gboolean typed = self->unsaved; /* since it was handed over */

  self->unsaved = TRUE;
  if (self->note->id != 0 && g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_FOUND))
    {
      self->note->id = 0;
      self->undone = !typed;
      if (typed && !self->deleting)
        {
          save_now (self);
          return;
        }
    }
  fail (self, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzNoteCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  self->saving = FALSE;
  if (id == NULL)
    take_failure (self, error);
  else
    {
      self->note->id = *id;
      self->failed = FALSE;
      self->written = TRUE;
      show_state (self);
      g_signal_emit (self, signals[SAVED], 0);
    }
  if (self->deleting)
    delete_now (self);
  else if (id != NULL && self->unsaved && self->rest == 0)
    save_now (self);
}

static void
save_now (DzNoteCard *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (!self->unsaved || self->saving || self->deleting || self->undone)
    return;

  g_free (self->note->body);
  self->note->body = dup_text (self);
  self->unsaved = FALSE;
  if (self->note->id == 0 && *self->note->body == '\0')
    {
      show_state (self);
      return;
    }
  self->saving = TRUE;
  g_clear_pointer (&self->note->tag_ids, g_array_unref); /* they may have been changed elsewhere meanwhile */
  show_state (self);
  dz_library_write_async (self->library, save, dz_note_copy (self->note), (GDestroyNotify) dz_note_free, g_free,
                          NULL, saved_cb, g_object_ref (self));
}

static gboolean
rested_cb (gpointer data)
{
  DzNoteCard *self = data;

  self->rest = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

static void
save_soon (DzNoteCard *self)
{
  self->unsaved = TRUE;
  self->failed = FALSE;
  self->undone = FALSE;
  show_state (self);
  if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

static void
text_changed_cb (DzNoteCard *self)
{
  if (self->filling)
    return;

  save_soon (self);
}

static void
entered_cb (DzNoteCard *self)
{
  dz_note_markdown_clear (gtk_text_view_get_buffer (self->text));
}

static void
left_cb (DzNoteCard *self)
{
  dz_note_markdown_show (gtk_text_view_get_buffer (self->text));
  save_now (self);
}

static gboolean
resize_cb (gpointer text)
{
  gtk_widget_queue_resize (text);

  return G_SOURCE_REMOVE;
}

/* A text view knows its height only once its lines were laid out, after it was given a width, and does not ask for it again by
 * itself: a note that is read from the library would stand there without its words. */
static void
text_mapped_cb (GtkWidget *text)
{
  g_idle_add_full (GTK_TEXT_VIEW_PRIORITY_VALIDATE + 1, resize_cb, g_object_ref (text), g_object_unref);
}

static gboolean
query_link_cb (DzNoteCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *link = NULL;
  GtkTextIter iter;

  gtk_text_view_window_to_buffer_coords (self->text, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!keyboard && gtk_text_view_get_iter_at_location (self->text, &iter, x, y))
    link = dz_note_markdown_dup_link (gtk_text_view_get_buffer (self->text), &iter);
  gtk_tooltip_set_text (tooltip, link);

  return link != NULL;
}

static void
delete_clicked_cb (DzNoteCard *self)
{
  self->deleting = TRUE;
  delete_now (self);
}

static void
review_cb (DzNoteCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.review-note", "x", self->note->id);
}

static void
try_again_cb (DzNoteCard *self)
{
  save_soon (self);
  save_now (self);
}

static void
set_text (DzNoteCard *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    dz_note_markdown_show (buffer);
  self->filling = FALSE;
}

static void
dz_note_card_dispose (GObject *object)
{
  DzNoteCard *self = DZ_NOTE_CARD (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTE_CARD);
  self->text = NULL;

  G_OBJECT_CLASS (dz_note_card_parent_class)->dispose (object);
}

static void
dz_note_card_finalize (GObject *object)
{
  DzNoteCard *self = DZ_NOTE_CARD (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->note, dz_note_free);
  g_free (self->citation);

  G_OBJECT_CLASS (dz_note_card_parent_class)->finalize (object);
}

static void
dz_note_card_class_init (DzNoteCardClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_note_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_note_card_finalize;
  signals[SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, color_bin);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, head_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, delete_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, review_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, quote_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, tags_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, text);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, error_box);
  gtk_widget_class_bind_template_child (widget_class, DzNoteCard, error_label);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
}

static void
dz_note_card_init (DzNoteCard *self)
{
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));
  focus = gtk_event_controller_focus_new ();
  dz_note_markdown_init (gtk_text_view_get_buffer (self->text));
  g_signal_connect (self->text, "map", G_CALLBACK (text_mapped_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->text), TRUE);
  g_signal_connect_object (self->text, "query-tooltip", G_CALLBACK (query_link_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dz_note_card_new (DzLibrary *library, const DzNote *note, const char *citation)
{
  DzNoteCard *self = g_object_new (DZ_TYPE_NOTE_CARD, NULL);
  gboolean read_only = dz_library_is_read_only (library);

  self->library = g_object_ref (library);
  self->note = dz_note_copy (note);
  if (self->note->uuid == NULL)
    self->note->uuid = g_uuid_string_random ();
  self->citation = g_strdup (citation);
  set_text (self, note->body);
  gtk_text_view_set_editable (self->text, !read_only);
  gtk_widget_set_visible (self->delete_button, !read_only);
  show_head (self);
  show_state (self);

  return GTK_WIDGET (self);
}

const DzNote *
dz_note_card_get_note (DzNoteCard *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_CARD (self), NULL);

  return self->note;
}

/* The note that was undone away is there again: what was typed into it meanwhile belongs to it. */
static void
return_to (DzNoteCard *self, const DzNote *note)
{
  self->note->id = note->id;
  save_soon (self);
}

void
dz_note_card_update (DzNoteCard *self, const DzNote *note)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DZ_IS_NOTE_CARD (self));

  if (self->undone)
    return_to (self, note);
  if (dz_note_card_is_unsaved (self))
    return;

  text = dup_text (self);
  dz_note_free (self->note);
  self->note = dz_note_copy (note);
  if (g_strcmp0 (text, note->body != NULL ? note->body : "") != 0)
    set_text (self, note->body);
  show_head (self);
  show_state (self);
}

void
dz_note_card_set_tags (DzNoteCard *self, const char *paths)
{
  g_return_if_fail (DZ_IS_NOTE_CARD (self));

  gtk_label_set_text (self->tags_label, paths);
  gtk_widget_set_visible (GTK_WIDGET (self->tags_label), *paths != '\0');
}

gboolean
dz_note_card_is_unsaved (DzNoteCard *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_CARD (self), FALSE);

  return self->unsaved || self->saving || self->failed;
}

gboolean
dz_note_card_has_failed (DzNoteCard *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_CARD (self), FALSE);

  return self->failed;
}

void
dz_note_card_flush (DzNoteCard *self)
{
  g_return_if_fail (DZ_IS_NOTE_CARD (self));

  save_now (self);
  if (self->note->id == 0 && !dz_note_card_is_unsaved (self))
    go (self);
}

void
dz_note_card_keep (DzNoteCard *self)
{
  g_return_if_fail (DZ_IS_NOTE_CARD (self));

  self->undone = FALSE;
  save_now (self);
}

void
dz_note_card_edit (DzNoteCard *self)
{
  g_return_if_fail (DZ_IS_NOTE_CARD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
