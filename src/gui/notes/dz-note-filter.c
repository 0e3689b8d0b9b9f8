/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-filter.h"

void
dz_note_filter_set_words (DzNoteFilter *filter, const char *text)
{
  g_clear_pointer (&filter->words, g_free);
  if (text != NULL && *text != '\0')
    filter->words = g_utf8_casefold (text, -1);
}

void
dz_note_filter_clear (DzNoteFilter *filter)
{
  g_clear_pointer (&filter->color, g_free);
  g_clear_pointer (&filter->place, g_free);
  g_clear_pointer (&filter->tag, g_free);
  filter->year = 0;
  filter->to_check = FALSE;
}

gboolean
dz_note_filter_is_limited (const DzNoteFilter *filter)
{
  return filter->color != NULL || filter->place != NULL || filter->tag != NULL || filter->year != 0 || filter->to_check;
}

void
dz_note_filter_finish (DzNoteFilter *filter)
{
  dz_note_filter_clear (filter);
  g_clear_pointer (&filter->words, g_free);
}
