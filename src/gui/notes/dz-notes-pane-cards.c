/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-pane-private.h"

#include "gui/dz-settings.h"
#include "gui/notes/dz-note-card.h"

/* Cards may go while they are walked through. */
static GPtrArray *
list_cards (DzNotesPane *self)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    g_ptr_array_add (cards, g_object_ref (card));

  return cards;
}

static gboolean
is_at_focus (DzNotesPane *self, DzNoteCard *card)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));

  const DzNote *note = dz_note_card_get_note (card);

  return focus->paragraph_id != 0
         && (note->paragraph_id == focus->paragraph_id || note->other_paragraph_id == focus->paragraph_id);
}

gboolean
dz_notes_pane_has_card (DzNotesPane *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      return TRUE;

  return FALSE;
}

static void
card_gone_cb (DzNotesPane *self, DzNoteCard *card)
{
  if (gtk_widget_get_parent (GTK_WIDGET (card)) == GTK_WIDGET (self->cards))
    gtk_box_remove (self->cards, GTK_WIDGET (card));
  dz_notes_pane_update_page (self);
}

static void
card_saved_cb (DzNotesPane *self, DzNoteCard *card)
{
  if (self->session != NULL)
    dz_session_notes_changed (self->session);
}

/* Words that could not be saved are shown wherever the reader has gone meanwhile. */
static void
card_failed_cb (DzNotesPane *self, DzNoteCard *card)
{
  gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  dz_notes_pane_update_page (self);
  /* What is being read may be older than the failure, and have the note that is gone. */
  dz_notes_pane_read (self);
}

/* A note on a pair cites both: “Wuchang 2025 ¶31 ⇄ Wuchang 2022 ¶12”. */
static char *
dup_citation (DzNotesPane *self, const DzNote *note)
{
  g_autofree char *citation = dz_view_dup_citation (DZ_VIEW (self), note->report_id, note->number);
  g_autofree char *other = NULL;

  if (note->other_report_id == 0)
    return g_steal_pointer (&citation);
  other = dz_view_dup_citation (DZ_VIEW (self), note->other_report_id, note->other_number);

  return g_strconcat (citation, " ⇄ ", other, NULL);
}

static DzNoteCard *
add_card (DzNotesPane *self, const DzNote *note)
{
  g_autofree char *citation = dup_citation (self, note);
  GtkWidget *card = dz_note_card_new (dz_view_get_library (DZ_VIEW (self)), note, citation);

  g_signal_connect_object (card, "saved", G_CALLBACK (card_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "gone", G_CALLBACK (card_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "failed", G_CALLBACK (card_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);

  return DZ_NOTE_CARD (card);
}

static DzNoteCard *
find_card (DzNotesPane *self, gint64 id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (dz_note_card_get_note (DZ_NOTE_CARD (card))->id == id)
      return DZ_NOTE_CARD (card);

  return NULL;
}

/* Also one whose note was away for a while and has no id. */
static DzNoteCard *
find_card_of (DzNotesPane *self, const DzNote *note)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (g_strcmp0 (dz_note_card_get_note (DZ_NOTE_CARD (card))->uuid, note->uuid) == 0)
      return DZ_NOTE_CARD (card);

  return find_card (self, note->id);
}

/* Cards with words the library does not have stay whatever else happens; those of other paragraphs hide
 * until they are saved, and then go. */
static void
drop_card (DzNotesPane *self, DzNoteCard *card)
{
  gint64 id = dz_note_card_get_note (card)->id;
  gboolean here = is_at_focus (self, card);

  if (dz_note_card_is_unsaved (card))
    {
      if (!here && !dz_note_card_has_failed (card))
        gtk_widget_set_visible (GTK_WIDGET (card), FALSE);
      return;
    }
  if (!here || (id != 0 && dz_note_reading_find (self->reading, id) == NULL))
    gtk_box_remove (self->cards, GTK_WIDGET (card));
}

void
dz_notes_pane_drop_cards (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);

  for (guint i = 0; i < cards->len; i++)
    drop_card (self, g_ptr_array_index (cards, i));
}

void
dz_notes_pane_update_cards (DzNotesPane *self)
{
  gint64 paragraph_id = dz_view_get_focus (DZ_VIEW (self))->paragraph_id;
  gboolean has_cards;

  dz_notes_pane_drop_cards (self);
  has_cards = gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL;
  for (guint i = 0; paragraph_id != 0 && i < self->reading->items->len; i++)
    {
      const DzNote *note = dz_note_item_get_note (g_ptr_array_index (self->reading->items, i));
      DzNoteCard *card = has_cards || note->paragraph_id == paragraph_id ? find_card_of (self, note) : NULL;

      if (card != NULL)
        {
          gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
          dz_note_card_update (card, note);
        }
      else if (note->paragraph_id == paragraph_id || note->other_paragraph_id == paragraph_id)
        card = add_card (self, note);
      if (card != NULL)
        dz_note_card_set_tags (card, dz_note_item_get_tags (g_ptr_array_index (self->reading->items, i)));
    }
  dz_notes_pane_update_page (self);
}

void
dz_notes_pane_keep_cards (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);

  for (guint i = 0; i < cards->len; i++)
    dz_note_card_keep (g_ptr_array_index (cards, i));
}

/* A new card, or a highlight of the very passage, that has no words yet. */
static gboolean
is_blank (DzNotesPane *self, DzNoteCard *card)
{
  const DzNote *note = dz_note_card_get_note (card);
  gboolean passage = self->reading->quote != NULL;
  gboolean wordless = note->body == NULL || *note->body == '\0';

  if (dz_note_card_is_unsaved (card) || !is_at_focus (self, card)
      || note->start != (passage ? self->reading->start : -1))
    return FALSE;

  return note->id == 0 || (wordless && passage && note->end == self->reading->end && note->other_paragraph_id == 0);
}

/* A second wish for the same place leads to the blank card that is there already. */
static DzNoteCard *
find_blank_card (DzNotesPane *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (is_blank (self, DZ_NOTE_CARD (card)))
      return DZ_NOTE_CARD (card);

  return NULL;
}

static DzNoteCard *
add_blank_card (DzNotesPane *self)
{
  g_autoptr (DzNote) note = dz_note_new ();

  note->author = dz_settings_dup_author ();
  note->report_id = self->reading->report_id;
  note->paragraph_id = self->reading->paragraph_id;
  note->number = self->reading->number;
  note->other_paragraph_id = self->other_id;
  note->other_report_id = self->other_report_id;
  note->other_number = self->other_number;
  if (self->other_id == 0 && self->reading->quote != NULL)
    {
      note->start = self->reading->start;
      note->end = self->reading->end;
      note->quote = g_strdup (self->reading->quote);
    }

  return add_card (self, note);
}

void
dz_notes_pane_add_note (DzNotesPane *self)
{
  DzNoteCard *card;

  g_return_if_fail (DZ_IS_NOTES_PANE (self));

  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  if (!dz_notes_pane_can_write (self) || dz_view_get_focus (DZ_VIEW (self))->paragraph_id == 0)
    return;

  self->adding = !dz_notes_pane_is_read (self);
  if (self->adding)
    {
      dz_notes_pane_read_place (self);
      return;
    }
  card = self->other_id == 0 ? find_blank_card (self) : NULL;
  if (card == NULL)
    card = add_blank_card (self);
  self->other_id = self->other_report_id = 0;
  dz_notes_pane_update_page (self);
  dz_note_card_edit (card);
}

void
dz_notes_pane_flush (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = NULL;

  g_return_if_fail (DZ_IS_NOTES_PANE (self));

  cards = list_cards (self);
  for (guint i = 0; i < cards->len; i++)
    dz_note_card_flush (g_ptr_array_index (cards, i));
}
