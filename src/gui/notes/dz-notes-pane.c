/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-pane.h"

#include <glib/gi18n.h>

#include "gui/dz-link-button.h"
#include "gui/dz-pane-keys.h"
#include "gui/notes/dz-lost-figures.h"
#include "gui/notes/dz-note-card.h"
#include "gui/notes/dz-note-list.h"
#include "gui/notes/dz-note-reading.h"
#include "gui/notes/dz-notes-output.h"
#include "gui/notes/dz-tag-tree.h"
#include "gui/notes/dz-trash-list.h"

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

G_DEFINE_FINAL_TYPE (DzNotesPane, dz_notes_pane, DZ_TYPE_VIEW)

static void read_notes (DzNotesPane *self);

/* Cards may go while they are walked through. */
static GPtrArray *
list_cards (DzNotesPane *self)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    g_ptr_array_add (cards, g_object_ref (card));

  return cards;
}

static gboolean
is_at_focus (DzNotesPane *self, DzNoteCard *card)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));

  const DzNote *note = dz_note_card_get_note (card);

  return focus->paragraph_id != 0
         && (note->paragraph_id == focus->paragraph_id || note->other_paragraph_id == focus->paragraph_id);
}

static gboolean
has_shown_card (DzNotesPane *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      return TRUE;

  return FALSE;
}

static gboolean
can_write (DzNotesPane *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  return library != NULL && !dz_library_is_read_only (library);
}

static void
update_page (DzNotesPane *self)
{
  gboolean at_paragraph = dz_view_get_focus (DZ_VIEW (self))->paragraph_id != 0;
  const char *page = at_paragraph ? "none" : "choose";

  if (gtk_toggle_button_get_active (self->all_button))
    page = "all";
  else if (gtk_toggle_button_get_active (self->tags_button))
    page = "tags";
  else if (gtk_toggle_button_get_active (self->trash_button))
    page = "trash";
  else if (has_shown_card (self))
    page = "cards";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->first_button, can_write (self));
  gtk_widget_set_visible (self->add_button, can_write (self) && at_paragraph);
}

static void
card_gone_cb (DzNotesPane *self, DzNoteCard *card)
{
  if (gtk_widget_get_parent (GTK_WIDGET (card)) == GTK_WIDGET (self->cards))
    gtk_box_remove (self->cards, GTK_WIDGET (card));
  update_page (self);
}

static void
card_saved_cb (DzNotesPane *self, DzNoteCard *card)
{
  if (self->session != NULL)
    dz_session_notes_changed (self->session);
}

/* Words that could not be saved are shown wherever the reader has gone meanwhile. */
static void
card_failed_cb (DzNotesPane *self, DzNoteCard *card)
{
  gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  update_page (self);
  /* What is being read may be older than the failure, and have the note that is gone. */
  read_notes (self);
}

/* A note on a pair cites both: “Wuchang 2025 ¶31 ⇄ Wuchang 2022 ¶12”. */
static char *
dup_citation (DzNotesPane *self, const DzNote *note)
{
  g_autofree char *citation = dz_view_dup_citation (DZ_VIEW (self), note->report_id, note->number);
  g_autofree char *other = NULL;

  if (note->other_report_id == 0)
    return g_steal_pointer (&citation);
  other = dz_view_dup_citation (DZ_VIEW (self), note->other_report_id, note->other_number);

  return g_strconcat (citation, " ⇄ ", other, NULL);
}

static DzNoteCard *
add_card (DzNotesPane *self, const DzNote *note)
{
  g_autofree char *citation = dup_citation (self, note);
  GtkWidget *card = dz_note_card_new (dz_view_get_library (DZ_VIEW (self)), note, citation);

  g_signal_connect_object (card, "saved", G_CALLBACK (card_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "gone", G_CALLBACK (card_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "failed", G_CALLBACK (card_failed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);

  return DZ_NOTE_CARD (card);
}

static DzNoteCard *
find_card (DzNotesPane *self, gint64 id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (dz_note_card_get_note (DZ_NOTE_CARD (card))->id == id)
      return DZ_NOTE_CARD (card);

  return NULL;
}

/* Also one whose note was away for a while and has no id. */
static DzNoteCard *
find_card_of (DzNotesPane *self, const DzNote *note)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (g_strcmp0 (dz_note_card_get_note (DZ_NOTE_CARD (card))->uuid, note->uuid) == 0)
      return DZ_NOTE_CARD (card);

  return find_card (self, note->id);
}

/* Cards with words the library does not have stay whatever else happens; those of other paragraphs hide
 * until they are saved, and then go. */
static void
drop_card (DzNotesPane *self, DzNoteCard *card)
{
  gint64 id = dz_note_card_get_note (card)->id;
  gboolean here = is_at_focus (self, card);

  if (dz_note_card_is_unsaved (card))
    {
      if (!here && !dz_note_card_has_failed (card))
        gtk_widget_set_visible (GTK_WIDGET (card), FALSE);
      return;
    }
  if (!here || (id != 0 && dz_note_reading_find (self->reading, id) == NULL))
    gtk_box_remove (self->cards, GTK_WIDGET (card));
}

static void
drop_cards (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);

  for (guint i = 0; i < cards->len; i++)
    drop_card (self, g_ptr_array_index (cards, i));
}

static void
update_cards (DzNotesPane *self)
{
  gint64 paragraph_id = dz_view_get_focus (DZ_VIEW (self))->paragraph_id;
  gboolean has_cards;

  drop_cards (self);
  has_cards = gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL;
  for (guint i = 0; paragraph_id != 0 && i < self->reading->items->len; i++)
    {
      const DzNote *note = dz_note_item_get_note (g_ptr_array_index (self->reading->items, i));
      DzNoteCard *card = has_cards || note->paragraph_id == paragraph_id ? find_card_of (self, note) : NULL;

      if (card != NULL)
        {
          gtk_widget_set_visible (GTK_WIDGET (card), TRUE);
          dz_note_card_update (card, note);
        }
      else if (note->paragraph_id == paragraph_id || note->other_paragraph_id == paragraph_id)
        card = add_card (self, note);
      if (card != NULL)
        dz_note_card_set_tags (card, dz_note_item_get_tags (g_ptr_array_index (self->reading->items, i)));
    }
  update_page (self);
}

/* The tab of the sidebar tells how many notes there are. */
static void
update_tab (DzNotesPane *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  guint n_notes = self->reading != NULL ? self->reading->items->len : 0;
  /* Translators: the tab of the notes, with their number. */
  g_autofree char *title = g_strdup_printf (_("Notes %u"), n_notes);

  if (GTK_IS_STACK (parent))
    gtk_stack_page_set_title (gtk_stack_get_page (GTK_STACK (parent), GTK_WIDGET (self)),
                              n_notes > 0 ? title : _("Notes"));
}

static void
name_place (DzNotesPane *self)
{
  g_autofree char *citation = NULL;

  if (self->reading->report_id != 0)
    citation = dz_view_dup_citation (DZ_VIEW (self), self->reading->report_id, self->reading->number);
  adw_status_page_set_description (self->none_page, citation);
}

static gboolean
is_reading_of_focus (DzNotesPane *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));

  return self->reading != NULL && self->reading->paragraph_id == focus->paragraph_id
         && self->reading->start == focus->start && self->reading->end == focus->end;
}

/* Words that are lost are nowhere in the text: the window says so, and leads here. */
static void
tell_lost (DzNotesPane *self, guint n_lost)
{
  g_autofree char *text = NULL;

  if (n_lost == self->n_lost_told)
    return;

  self->n_lost_told = n_lost;
  text = g_strdup_printf (ngettext ("The words of %u figure you spoke on are no longer in its report. What you said is"
                                    " kept.",
                                    "The words of %u figures you spoke on are no longer in their reports. What you said"
                                    " is kept.",
                                    n_lost), n_lost);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "(ssss)", "lost-figures", n_lost > 0 ? text : "",
                              _("_Show"), "win.show-lost");
}

static void
show_all (DzNotesPane *self)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->reading->tags->len; i++)
    g_ptr_array_add (paths, dz_tag_dup_path (self->reading->tags,
                                             ((const DzTag *) g_ptr_array_index (self->reading->tags, i))->id));
  dz_note_list_set_tags (self->list, paths);
  dz_tag_tree_fill (self->tag_tree, DZ_VIEW (self), self->reading->tags);
  dz_trash_list_fill (self->trash, DZ_VIEW (self), self->reading->trash);
  dz_note_list_set_items (self->list, self->reading->items);
  dz_lost_figures_fill (self->lost, DZ_VIEW (self), self->reading->lost);
  tell_lost (self, self->reading->lost->len);
  update_tab (self);
}

static void
take_reading (DzNotesPane *self, DzNoteReading *reading)
{
  if (reading->place_only)
    {
      reading->tags = g_ptr_array_ref (self->reading->tags);
      reading->trash = g_ptr_array_ref (self->reading->trash);
      reading->items = g_ptr_array_ref (self->reading->items);
      reading->lost = g_ptr_array_ref (self->reading->lost);
    }
  else
    self->stale = FALSE;
  dz_note_reading_free (self->reading);
  self->reading = reading;
  update_cards (self);
  if (!reading->place_only)
    show_all (self);
  name_place (self);
  if (self->adding && is_reading_of_focus (self))
    dz_notes_pane_add_note (self);
}

static gpointer
read_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_note_reading_read (data, store, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzNotesPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzNoteReading) reading = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || self->session == NULL
      || dz_view_get_library (DZ_VIEW (self)) != DZ_LIBRARY (source))
    return;

  if (reading != NULL)
    take_reading (self, g_steal_pointer (&reading));
  else if (!has_shown_card (self))
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static void
stop_reading (DzNotesPane *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Takes the place of a reading under way, which might not know what was saved since. */
static void
read_place (DzNotesPane *self)
{
  DzNoteReading *place;
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));

  stop_reading (self);
  if (library == NULL)
    {
      tell_lost (self, 0);
      return;
    }

  place = dz_note_reading_new (focus->report_id, focus->paragraph_id, focus->start, focus->end);
  place->place_only = self->reading != NULL && !self->stale;
  self->cancellable = g_cancellable_new ();
  dz_library_read_async (library, read_in_store, place, (GDestroyNotify) dz_note_reading_free,
                         (GDestroyNotify) dz_note_reading_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
read_notes (DzNotesPane *self)
{
  self->stale = TRUE;
  read_place (self);
}

static void
overview_changed (DzView *view)
{
  read_notes (DZ_NOTES_PANE (view));
}

static void
catch_up (DzNotesPane *self)
{
  drop_cards (self);
  if (self->reading != NULL)
    update_cards (self);
  read_place (self);
}

/* Words are saved at once, seen or not; the notes of the new place can wait until the pane is seen. */
static void
focus_changed (DzView *view)
{
  DzNotesPane *self = DZ_NOTES_PANE (view);

  dz_notes_pane_flush (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  catch_up (self);
}

static void
session_changed_cb (DzNotesPane *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notes-changed", G_CALLBACK (read_notes), self, G_CONNECT_SWAPPED);
}

static void
scope_toggled_cb (DzNotesPane *self)
{
  update_page (self);
}

static void
add_clicked_cb (DzNotesPane *self)
{
  dz_notes_pane_add_note (self);
}

static void
note_activated_cb (DzNotesPane *self, DzNoteItem *item)
{
  const DzNote *note = dz_note_item_get_note (item);

  dz_view_choose_paragraph (DZ_VIEW (self), note->report_id, note->paragraph_id, MAX (note->start, 0),
                            MAX (note->end, 0));
}

static void
tag_chosen_cb (DzNotesPane *self, const char *path)
{
  dz_note_list_choose_tag (self->list, path);
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

/* Opens whatever the pane is hidden in. */
static void
reveal (DzNotesPane *self)
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
  reveal (self);
  dz_notes_pane_add_note (self);
}

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzNotesPane *self = data;

  reveal (self);
  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      {
        dz_note_card_edit (DZ_NOTE_CARD (card));
        return;
      }
}

static void
show_lost_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzNotesPane *self = data;

  reveal (self);
  gtk_toggle_button_set_active (self->all_button, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->lost), GTK_DIR_TAB_FORWARD);
}

/* The parameter: paragraph, report and number of the other end. */
static void
add_pair_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DzNotesPane *self = data;

  g_variant_get (parameter, "(xxi)", &self->other_id, &self->other_report_id, &self->other_number);
  reveal (self);
  dz_notes_pane_add_note (self);
}

static gboolean
add_key (GtkWidget *pane)
{
  reveal (DZ_NOTES_PANE (pane));
  dz_notes_pane_add_note (DZ_NOTES_PANE (pane));

  return TRUE;
}

static const GActionEntry actions[] = {
  { "add-note", add_action },
  { "add-pair-note", add_pair_action, "(xxi)" },
  { "show-notes", show_action },
  { "show-lost", show_lost_action },
};

static const DzPaneKey keys[] = {
  { GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, add_key },
  { 0 },
};

static void
dz_notes_pane_map (GtkWidget *widget)
{
  DzNotesPane *self = DZ_NOTES_PANE (widget);

  if (!is_reading_of_focus (self))
    catch_up (self);
  GTK_WIDGET_CLASS (dz_notes_pane_parent_class)->map (widget);
}

static void
dz_notes_pane_root (GtkWidget *widget)
{
  DzNotesPane *self = DZ_NOTES_PANE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (dz_notes_pane_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (G_IS_ACTION_MAP (root))
    g_action_map_add_action_entries (G_ACTION_MAP (root), actions, G_N_ELEMENTS (actions), self);
  self->keys = dz_pane_keys_new (widget, keys);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
  update_tab (self);
}

static void
keep_cards (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);

  for (guint i = 0; i < cards->len; i++)
    dz_note_card_keep (g_ptr_array_index (cards, i));
}

static void
dz_notes_pane_unroot (GtkWidget *widget)
{
  DzNotesPane *self = DZ_NOTES_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  keep_cards (self);
  for (guint i = 0; G_IS_ACTION_MAP (root) && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (root), actions[i].name);
  gtk_widget_remove_controller (GTK_WIDGET (root), self->keys);
  self->keys = NULL;
  GTK_WIDGET_CLASS (dz_notes_pane_parent_class)->unroot (widget);
}

static void
dz_notes_pane_dispose (GObject *object)
{
  DzNotesPane *self = DZ_NOTES_PANE (object);

  stop_reading (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->reading, dz_note_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTES_PANE);

  G_OBJECT_CLASS (dz_notes_pane_parent_class)->dispose (object);
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
  if (can_write (DZ_NOTES_PANE (widget)))
    dz_notes_output_import (DZ_VIEW (widget));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, paragraph_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, all_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, tags_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, trash_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, tag_tree);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, trash);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, first_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, add_button);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, cards);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, list);
  gtk_widget_class_bind_template_child (widget_class, DzNotesPane, lost);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_chosen_cb);
}

static void
dz_notes_pane_class_init (DzNotesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_notes_pane_dispose;
  widget_class->map = dz_notes_pane_map;
  widget_class->root = dz_notes_pane_root;
  widget_class->unroot = dz_notes_pane_unroot;
  view_class->follows_unseen = TRUE; /* the tab tells the number of notes */
  view_class->overview_changed = overview_changed;
  view_class->focus_changed = focus_changed;

  gtk_widget_class_install_action (widget_class, "notes.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "notes.import", NULL, import_action);
  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_NOTE_LIST);
  g_type_ensure (DZ_TYPE_LOST_FIGURES);
  g_type_ensure (DZ_TYPE_TAG_TREE);
  g_type_ensure (DZ_TYPE_TRASH_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-notes-pane.ui");
  bind_template (widget_class);
}

static void
dz_notes_pane_init (DzNotesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
  update_page (self);
}

/* A second wish for the same place leads to the blank card that is there already. */
static DzNoteCard *
find_blank_card (DzNotesPane *self)
{
  DzNoteCard *card = find_card (self, 0);

  if (card == NULL || dz_note_card_is_unsaved (card) || !is_at_focus (self, card)
      || dz_note_card_get_note (card)->start != (self->reading->quote != NULL ? self->reading->start : -1))
    return NULL;

  return card;
}

static DzNoteCard *
add_blank_card (DzNotesPane *self)
{
  g_autoptr (DzNote) note = dz_note_new ();

  note->report_id = self->reading->report_id;
  note->paragraph_id = self->reading->paragraph_id;
  note->number = self->reading->number;
  note->other_paragraph_id = self->other_id;
  note->other_report_id = self->other_report_id;
  note->other_number = self->other_number;
  if (self->other_id == 0 && self->reading->quote != NULL)
    {
      note->start = self->reading->start;
      note->end = self->reading->end;
      note->quote = g_strdup (self->reading->quote);
    }

  return add_card (self, note);
}

void
dz_notes_pane_add_note (DzNotesPane *self)
{
  DzNoteCard *card;

  g_return_if_fail (DZ_IS_NOTES_PANE (self));

  gtk_toggle_button_set_active (self->paragraph_button, TRUE);
  if (!can_write (self) || dz_view_get_focus (DZ_VIEW (self))->paragraph_id == 0)
    return;

  self->adding = !is_reading_of_focus (self);
  if (self->adding)
    {
      read_place (self);
      return;
    }
  card = self->other_id == 0 ? find_blank_card (self) : NULL;
  if (card == NULL)
    card = add_blank_card (self);
  self->other_id = self->other_report_id = 0;
  update_page (self);
  dz_note_card_edit (card);
}

void
dz_notes_pane_flush (DzNotesPane *self)
{
  g_autoptr (GPtrArray) cards = NULL;

  g_return_if_fail (DZ_IS_NOTES_PANE (self));

  cards = list_cards (self);
  for (guint i = 0; i < cards->len; i++)
    dz_note_card_flush (g_ptr_array_index (cards, i));
}

GtkWidget *
dz_notes_pane_get_cards (DzNotesPane *self)
{
  g_return_val_if_fail (DZ_IS_NOTES_PANE (self), NULL);

  return GTK_WIDGET (self->cards);
}
