/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-note.h"

DzNote *
dz_note_new (void)
{
  DzNote *note = g_new0 (DzNote, 1);

  note->start = -1;
  note->end = -1;

  return note;
}

DzNote *
dz_note_copy (const DzNote *note)
{
  DzNote *copy = g_new (DzNote, 1);

  *copy = *note;
  copy->uuid = g_strdup (note->uuid);
  copy->quote = g_strdup (note->quote);
  copy->prefix = g_strdup (note->prefix);
  copy->suffix = g_strdup (note->suffix);
  copy->body = g_strdup (note->body);
  copy->color = g_strdup (note->color);
  copy->tag_ids = note->tag_ids != NULL ? g_array_copy (note->tag_ids) : NULL;
  copy->author = g_strdup (note->author);
  copy->group = g_strdup (note->group);
  copy->created = g_strdup (note->created);
  copy->modified = g_strdup (note->modified);

  return copy;
}

void
dz_note_free (DzNote *note)
{
  if (note == NULL)
    return;

  g_free (note->uuid);
  g_free (note->quote);
  g_free (note->prefix);
  g_free (note->suffix);
  g_free (note->body);
  g_free (note->color);
  g_clear_pointer (&note->tag_ids, g_array_unref);
  g_free (note->author);
  g_free (note->group);
  g_free (note->created);
  g_free (note->modified);
  g_free (note);
}
