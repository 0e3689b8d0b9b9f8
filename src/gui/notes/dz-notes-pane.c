/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-notes-pane-private.h"

#include <glib/gi18n.h>

#include "gui/dz-link-button.h"
#include "gui/dz-release.h"
#include "gui/notes/dz-note-review.h"

G_DEFINE_FINAL_TYPE (DzNotesPane, dz_notes_pane, DZ_TYPE_VIEW)

gboolean
dz_notes_pane_can_write (DzNotesPane *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  return library != NULL && !dz_library_is_read_only (library);
}

void
dz_notes_pane_update_page (DzNotesPane *self)
{
  gboolean at_paragraph = dz_view_get_focus (DZ_VIEW (self))->paragraph_id != 0;
  const char *page = at_paragraph ? "none" : "choose";

  if (gtk_toggle_button_get_active (self->all_button))
    page = "all";
  else if (gtk_toggle_button_get_active (self->tags_button))
    page = "tags";
  else if (gtk_toggle_button_get_active (self->trash_button))
    page = "trash";
  else if (dz_notes_pane_has_card (self))
    page = "cards";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->first_button, dz_notes_pane_can_write (self));
  gtk_widget_set_visible (self->add_button, dz_notes_pane_can_write (self) && at_paragraph);
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

gboolean
dz_notes_pane_is_read (DzNotesPane *self)
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

/* A new version of a report has just moved notes: the window says so. What was left unreviewed earlier is told by the list
 * of notes, not by a notice at each start. */
static void
tell_review (DzNotesPane *self)
{
  guint counts[DZ_NOTE_ORPHAN + 1] = { 0 };
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 0; i < self->reading->items->len; i++)
    counts[dz_note_item_get_note (g_ptr_array_index (self->reading->items, i))->anchor]++;
  n = counts[DZ_NOTE_MOVED] + counts[DZ_NOTE_ORPHAN];
  if (self->reviewed == dz_view_get_library (DZ_VIEW (self)) && n != self->n_to_review)
    {
      text = n > self->n_to_review ? dz_note_review_dup_summary (counts[DZ_NOTE_MOVED], counts[DZ_NOTE_ORPHAN]) : NULL;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "(ssss)", "moved-notes", text != NULL ? text : "",
                                  _("_Review…"), "win.review-notes");
    }
  self->reviewed = dz_view_get_library (DZ_VIEW (self));
  self->n_to_review = n;
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
  tell_review (self);
  update_tab (self);
}

static void
take_reading (DzNotesPane *self, DzNoteReading *reading)
{
  DzNoteReading *before;

  if (reading->place_only)
    {
      reading->tags = g_ptr_array_ref (self->reading->tags);
      reading->trash = g_ptr_array_ref (self->reading->trash);
      reading->items = g_ptr_array_ref (self->reading->items);
      reading->lost = g_ptr_array_ref (self->reading->lost);
    }
  else
    self->stale = FALSE;
  before = self->reading;
  self->reading = reading;
  dz_notes_pane_update_cards (self);
  if (!reading->place_only)
    show_all (self);
  name_place (self);
  if (self->adding && dz_notes_pane_is_read (self))
    dz_notes_pane_add_note (self);
  dz_release_elsewhere (before, (GDestroyNotify) dz_note_reading_free);
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
  else if (!dz_notes_pane_has_card (self))
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
void
dz_notes_pane_read_place (DzNotesPane *self)
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

void
dz_notes_pane_read (DzNotesPane *self)
{
  self->stale = TRUE;
  dz_notes_pane_read_place (self);
}

static void
overview_changed (DzView *view)
{
  dz_notes_pane_read (DZ_NOTES_PANE (view));
}

static void
catch_up (DzNotesPane *self)
{
  dz_notes_pane_drop_cards (self);
  if (self->reading != NULL)
    dz_notes_pane_update_cards (self);
  dz_notes_pane_read_place (self);
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
    g_signal_connect_object (session, "notes-changed", G_CALLBACK (dz_notes_pane_read), self, G_CONNECT_SWAPPED);
}

static void
scope_toggled_cb (DzNotesPane *self)
{
  dz_notes_pane_update_page (self);
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

  if (note->paragraph_id == 0)
    {
      dz_note_review_present (DZ_VIEW (self), note->id);
      return;
    }
  dz_view_choose_paragraph (DZ_VIEW (self), note->report_id, note->paragraph_id, MAX (note->start, 0),
                            MAX (note->end, 0));
}

static void
tag_chosen_cb (DzNotesPane *self, const char *path)
{
  dz_note_list_choose_tag (self->list, path);
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
dz_notes_pane_map (GtkWidget *widget)
{
  DzNotesPane *self = DZ_NOTES_PANE (widget);

  if (!dz_notes_pane_is_read (self))
    catch_up (self);
  GTK_WIDGET_CLASS (dz_notes_pane_parent_class)->map (widget);
}

static void
dz_notes_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dz_notes_pane_parent_class)->root (widget);
  dz_notes_pane_add_actions (DZ_NOTES_PANE (widget));
  update_tab (DZ_NOTES_PANE (widget));
}

static void
dz_notes_pane_unroot (GtkWidget *widget)
{
  dz_notes_pane_keep_cards (DZ_NOTES_PANE (widget));
  dz_notes_pane_remove_actions (DZ_NOTES_PANE (widget));
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

  dz_notes_pane_install_actions (widget_class);
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
  dz_notes_pane_update_page (self);
}

GtkWidget *
dz_notes_pane_get_cards (DzNotesPane *self)
{
  g_return_val_if_fail (DZ_IS_NOTES_PANE (self), NULL);

  return GTK_WIDGET (self->cards);
}
