/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/notes/dz-lost-figures.h"
#include "gui/notes/dz-note-list.h"
#include "gui/notes/dz-note-reading.h"
#include "gui/notes/dz-notes-pane.h"
#include "gui/notes/dz-tag-tree.h"
#include "gui/notes/dz-trash-list.h"

G_BEGIN_DECLS

struct _DzNotesPane
{
  DzView parent_instance;

  GtkToggleButton *paragraph_button;
  GtkToggleButton *all_button;
  GtkToggleButton *tags_button;
  GtkToggleButton *trash_button;
  GtkStack *stack;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;
  GtkWidget *first_button;
  GtkWidget *add_button;
  GtkBox *cards;
  DzNoteList *list;
  DzTagTree *tag_tree;
  DzTrashList *trash;
  DzLostFigures *lost;
  guint n_lost_told; /* of lost figures, in the window's notice */
  gpointer reviewed; /* the library the next is about; only compared */
  guint n_to_review; /* notes that moved or lost their place, when they were read last */

  DzSession *session;     /* the one whose own signals are listened to */
  DzNoteReading *reading; /* what is shown; NULL before the first was read */
  GCancellable *cancellable; /* of the reading under way; NULL: none */
  GtkEventController *keys;  /* on the window */
  guint stale : 1;           /* notes were written since they were read */
  guint adding : 1;          /* a note is to be added once its place was read */
  /* The other end of the note that is being added; 0 for a note on one paragraph. */
  gint64 other_id;
  gint64 other_report_id;
  int other_number;
};

/* dz-notes-pane.c */
gboolean dz_notes_pane_can_write (DzNotesPane *pane);
/* What was read is of the paragraph and passage in focus. */
gboolean dz_notes_pane_is_read (DzNotesPane *pane);
/* Reads all anew. */
void dz_notes_pane_read (DzNotesPane *pane);
/* Reads the place in focus, and the notes too where they were changed since. */
void dz_notes_pane_read_place (DzNotesPane *pane);
/* Shows the page that the buttons of the head and the notes of the place ask for. */
void dz_notes_pane_update_page (DzNotesPane *pane);

/* dz-notes-pane-cards.c: the notes of the paragraph in focus, one card each. */
gboolean dz_notes_pane_has_card (DzNotesPane *pane);
void dz_notes_pane_drop_cards (DzNotesPane *pane);
void dz_notes_pane_update_cards (DzNotesPane *pane);
/* Saves all that the library does not have, as the pane goes. */
void dz_notes_pane_keep_cards (DzNotesPane *pane);

/* dz-notes-pane-actions.c */
/* Opens whatever the pane is hidden in. */
void dz_notes_pane_reveal (DzNotesPane *pane);
/* The actions and keys of the window it stands in. */
void dz_notes_pane_add_actions (DzNotesPane *pane);
void dz_notes_pane_remove_actions (DzNotesPane *pane);
/* Those of its own widgets. */
void dz_notes_pane_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
