/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DZ_NOTES_IN_READING_ORDER, /* by report, as reports are listed, and place in it */
  DZ_NOTES_LATEST_FIRST,     /* by the day of the last change */
  DZ_NOTES_BY_COLOR,         /* the order of the keys 1 … 6, those without a colour last */
  DZ_NOTES_BY_TAG,           /* by the paths of their tags, those without a tag last */
  DZ_NOTES_BY_PLACE,
  DZ_NOTES_BY_YEAR,          /* of the report, the latest first */
  DZ_N_NOTE_ORDERS,
} DzNoteOrder;

/* Which notes a list shows, and in which order. */
typedef struct
{
  char *words; /* folded by dz_note_filter_set_words(); NULL: any */
  char *color; /* key; NULL: any */
  char *place; /* NULL: any */
  char *tag;   /* its path, as core/dz-tag.h writes it: that one and those below; NULL: any */
  int year;    /* of the report; 0: any */
  char *since; /* changed then or later, UTC as dz_store_save_note() writes it; NULL: any */
  gboolean to_check; /* only those that moved or lost their paragraph */
  DzNoteOrder order;
} DzNoteFilter;

/* text: as typed; NULL or "": any. */
void dz_note_filter_set_words (DzNoteFilter *filter, const char *text);
/* Changed today or in some days before: 1 means today, by the reader's own clock; 0 any. */
void dz_note_filter_set_days (DzNoteFilter *filter, int days);
/* Lets all limits go but the words and the order. */
void dz_note_filter_clear (DzNoteFilter *filter);
gboolean dz_note_filter_is_limited (const DzNoteFilter *filter);
/* Frees what it holds, not the filter itself. */
void dz_note_filter_finish (DzNoteFilter *filter);

G_END_DECLS
