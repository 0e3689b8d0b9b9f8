/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/notes/dz-note-filter.h"

G_BEGIN_DECLS

#define DZ_TYPE_NOTE_FILTER_BUTTON (dz_note_filter_button_get_type ())

/* Limits and order of a list of notes, behind one button that shows when anything is hidden. Signal: “changed”. */
G_DECLARE_FINAL_TYPE (DzNoteFilterButton, dz_note_filter_button, DZ, NOTE_FILTER_BUTTON, AdwBin)

/* The filter as the reader set it; its words belong to whoever has the search entry. (transfer none) */
DzNoteFilter *dz_note_filter_button_get_filter (DzNoteFilterButton *button);

/* What is filtered by, as in “Tag: 经济 · 2024”, in the reader's language. (transfer full): NULL where nothing is. */
char *dz_note_filter_button_dup_summary (DzNoteFilterButton *button);

/* The places, tags (paths) and years there are: (element-type utf8), (element-type utf8) and (element-type int), sorted.
 * What is chosen stays where it is among them. */
void dz_note_filter_button_set_choices (DzNoteFilterButton *button, const GPtrArray *places, const GPtrArray *tags,
                                        const GArray *years);
/* Limits the list to one tag and lets all other limits go. */
void dz_note_filter_button_choose_tag (DzNoteFilterButton *button, const char *path);
/* Lets all limits go. */
void dz_note_filter_button_clear (DzNoteFilterButton *button);

G_END_DECLS
