/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One proposal for an entry: what is put into it, and a few words about it. */
typedef struct
{
  char *text;
  char *detail; /* (nullable) */
} DzSuggestion;

DzSuggestion *dz_suggestion_new (const char *text, const char *detail);
void dz_suggestion_free (DzSuggestion *suggestion);

/* (transfer full) (element-type DzSuggestion): what fits what was typed, the best first. */
typedef GPtrArray *(*DzSuggestFunc) (const char *typed, gpointer data);

/* Shows suggestions below an entry row while the reader types in it: Down and Up choose, Enter takes, Escape
 * closes the list. data is borrowed for as long as the row lives. */
void dz_suggestions_attach (AdwEntryRow *row, DzSuggestFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSuggestion, dz_suggestion_free)

G_END_DECLS
