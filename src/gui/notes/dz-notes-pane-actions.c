/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-pane-private.h"

#include "gui/dz-pane-keys.h"
#include "gui/notes/dz-note-card.h"
#include "gui/notes/dz-note-review.h"
#include "gui/notes/dz-notes-output.h"
#include "gui/notes/dz-tag-book.h"

/* Opens whatever the pane is hidden in. */
void
dz_notes_pane_reveal (DzNotesPane *self)
{
  GtkWidget *child = GTK_WIDGET (self);

  for (GtkWidget *parent = gtk_widget_get_parent (child); parent != NULL;
       child = parent, parent = gtk_widget_get_parent (child))
    {
      if (GTK_IS_STACK (parent))
        gtk_stack_set_visible_child (GTK_STACK (parent), child);
      if (!GTK_IS_ROOT (parent))
        gtk_widget_set_visible (parent, TRUE);
    }
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dz_notes_pane_reveal (self);
  dz_notes_pane_add_note (self);
}

/* The keyboard goes into the words of the first note of the place. FALSE where there is none. */
static gboolean
show_cards (DzNotesPane *self)
{
  dz_notes_pane_reveal (self);
  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      {
        dz_note_card_edit (DZ_NOTE_CARD (card));
        return TRUE;
      }

  return FALSE;
}

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  show_cards (self);
}

static void
show_lost_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzNotesPane *self = data;

  dz_notes_pane_reveal (self);
  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->lost), GTK_DIR_TAB_FORWARD);
}

/* The parameter: paragraph, report and number of the other end. */
static void
add_pair_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzNotesPane *self = data;

  g_variant_get (parameter, "(xxi)", &self->other_id, &self->other_report_id, &self->other_number);
  dz_notes_pane_reveal (self);
  dz_notes_pane_add_note (self);
}

/* With a parameter: that note. */
static void
review_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dz_notes_pane_flush (self);
  dz_note_review_present (DZ_VIEW (self), parameter != NULL ? g_variant_get_int64 (parameter) : 0);
}

/* The parameter: the tag, 0 for the first. */
static void
show_tag_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  dz_notes_pane_flush (self);
  dz_tag_book_present (DZ_VIEW (self), g_variant_get_int64 (parameter));
}

static gboolean
add_key (GtkWidget *pane)
{
  dz_notes_pane_reveal (DZ_NOTES_PANE (pane));
  dz_notes_pane_add_note (DZ_NOTES_PANE (pane));

  return TRUE;
}

/* Brings a page to the front and the keyboard into it: onto what can be done there, not onto what only scrolls. */
static gboolean
show_page (DzNotesPane *self, GtkToggleButton *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *page;
  gboolean moved;

  dz_notes_pane_reveal (self);
  gtk_toggle_button_set_active (button, TRUE);
  page = gtk_stack_get_visible_child (self->stack);
  moved = gtk_root_get_focus (root) == NULL || !gtk_widget_is_ancestor (gtk_root_get_focus (root), page);
  while (moved && gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    moved = GTK_IS_SCROLLED_WINDOW (gtk_root_get_focus (root));

  return TRUE;
}

static gboolean
here_key (GtkWidget *pane)
{
  return show_cards (DZ_NOTES_PANE (pane)) || show_page (DZ_NOTES_PANE (pane), DZ_NOTES_PANE (pane)->paragraph_button);
}

static gboolean
all_key (GtkWidget *pane)
{
  return show_page (DZ_NOTES_PANE (pane), DZ_NOTES_PANE (pane)->all_button);
}

static gboolean
tags_key (GtkWidget *pane)
{
  return show_page (DZ_NOTES_PANE (pane), DZ_NOTES_PANE (pane)->tags_button);
}

static gboolean
trash_key (GtkWidget *pane)
{
  return show_page (DZ_NOTES_PANE (pane), DZ_NOTES_PANE (pane)->trash_button);
}

static const GActionEntry actions[] = {
  { "add-note", add_action },
  { "add-pair-note", add_pair_action, "(xxi)" },
  { "show-notes", show_action },
  { "show-lost", show_lost_action },
  { "review-notes", review_action },
  { "review-note", review_action, "x" },
  { "show-tag", show_tag_action, "x" },
};

static const DzPaneKey keys[] = {
  { GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, add_key },
  { GDK_KEY_1, GDK_ALT_MASK, here_key },
  { GDK_KEY_2, GDK_ALT_MASK, all_key },
  { GDK_KEY_3, GDK_ALT_MASK, tags_key },
  { GDK_KEY_4, GDK_ALT_MASK, trash_key },
  { 0 },
};

void
dz_notes_pane_add_actions (DzNotesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (G_IS_ACTION_MAP (root))
    g_action_map_add_action_entries (G_ACTION_MAP (root), actions, G_N_ELEMENTS (actions), self);
  self->keys = dz_pane_keys_new (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
}

void
dz_notes_pane_remove_actions (DzNotesPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (guint i = 0; G_IS_ACTION_MAP (root) && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (root), actions[i].name);
  gtk_widget_remove_controller (GTK_WIDGET (root), self->keys);
  self->keys = NULL;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) shown = dz_note_list_dup_shown (DZ_NOTES_PANE (widget)->list);

  dz_notes_pane_flush (DZ_NOTES_PANE (widget));
  dz_notes_output_export (DZ_VIEW (widget), shown);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (dz_notes_pane_can_write (DZ_NOTES_PANE (widget)))
    dz_notes_output_import (DZ_VIEW (widget));
}

void
dz_notes_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "notes.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "notes.import", NULL, import_action);
  /* Back into the text, from wherever the keyboard is in the pane. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.read", NULL);
}
