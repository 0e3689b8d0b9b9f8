/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-item.h"

#include <string.h>

struct _DzNoteItem
{
  GObject parent_instance;

  DzNote *note;
  char *citation;
  char *folded; /* what it is found by */
};

G_DEFINE_FINAL_TYPE (DzNoteItem, dz_note_item, G_TYPE_OBJECT)

static void
dz_note_item_finalize (GObject *object)
{
  DzNoteItem *self = DZ_NOTE_ITEM (object);

  dz_note_free (self->note);
  g_free (self->citation);
  g_free (self->folded);

  G_OBJECT_CLASS (dz_note_item_parent_class)->finalize (object);
}

static void
dz_note_item_class_init (DzNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_note_item_finalize;
}

static void
dz_note_item_init (DzNoteItem *self)
{
}

DzNoteItem *
dz_note_item_new (const DzNote *note, const char *citation)
{
  DzNoteItem *self = g_object_new (DZ_TYPE_NOTE_ITEM, NULL);
  g_autofree char *words = g_strjoin ("\n", citation, note->body != NULL ? note->body : "",
                                      note->quote != NULL ? note->quote : "", NULL);

  self->note = dz_note_copy (note);
  self->citation = g_strdup (citation);
  self->folded = g_utf8_casefold (words, -1);

  return self;
}

const DzNote *
dz_note_item_get_note (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), NULL);

  return self->note;
}

const char *
dz_note_item_get_citation (DzNoteItem *self)
{
  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), NULL);

  return self->citation;
}

gboolean
dz_note_item_matches (DzNoteItem *self, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_return_val_if_fail (DZ_IS_NOTE_ITEM (self), FALSE);

  return strstr (self->folded, folded) != NULL;
}
