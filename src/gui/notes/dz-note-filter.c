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
dz_note_filter_set_days (DzNoteFilter *filter, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) today = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                       g_date_time_get_day_of_month (now), 0, 0, 0);
  /* There is no midnight where the clock is put forward then. */
  g_autoptr (GDateTime) first = g_date_time_add_days (today != NULL ? today : now, 1 - days);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (first);

  g_clear_pointer (&filter->since, g_free);
  if (days > 0)
    filter->since = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

void
dz_note_filter_clear (DzNoteFilter *filter)
{
  g_clear_pointer (&filter->color, g_free);
  g_clear_pointer (&filter->place, g_free);
  g_clear_pointer (&filter->tag, g_free);
  g_clear_pointer (&filter->since, g_free);
  filter->year = 0;
  filter->to_check = FALSE;
}

gboolean
dz_note_filter_is_limited (const DzNoteFilter *filter)
{
  return filter->color != NULL || filter->place != NULL || filter->tag != NULL || filter->since != NULL
         || filter->year != 0 || filter->to_check;
}

void
dz_note_filter_finish (DzNoteFilter *filter)
{
  dz_note_filter_clear (filter);
  g_clear_pointer (&filter->words, g_free);
}
