/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-book-reading.h"

#define CONTEXT 48 /* code points either side */

void
dz_tag_book_reading_free (DzTagBookReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->tags, g_ptr_array_unref);
  g_clear_pointer (&reading->reports, g_ptr_array_unref);
  g_clear_pointer (&reading->counts, g_array_unref);
  g_clear_pointer (&reading->passages, g_ptr_array_unref);
  g_free (reading);
}

DzTagBookReading *
dz_tag_book_reading_read (DzStore *store, const DzTagBookReading *wanted, GError **error)
{
  g_autoptr (DzTagBookReading) reading = g_new0 (DzTagBookReading, 1);

  reading->tag = wanted->tag;
  reading->below = wanted->below;
  reading->whole = wanted->whole;
  if ((reading->tags = dz_store_list_tags (store, error)) == NULL
      || (reading->reports = dz_store_list_reports (store, error)) == NULL
      || (reading->counts = dz_store_count_tags (store, error)) == NULL)
    return NULL;
  if (dz_tag_find (reading->tags, reading->tag) == NULL)
    reading->tag = reading->tags->len > 0 ? ((const DzTag *) g_ptr_array_index (reading->tags, 0))->id : 0;
  if (reading->tag == 0)
    reading->passages = g_ptr_array_new ();
  else
    reading->passages = dz_tag_passages_load (store, reading->tag, reading->below,
                                              reading->whole ? DZ_TAG_CONTEXT_PARAGRAPH : CONTEXT, error);

  return reading->passages != NULL ? g_steal_pointer (&reading) : NULL;
}
