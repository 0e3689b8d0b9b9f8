/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-note-review.h"

#include <glib/gi18n.h>

#include "gui/dz-side-window.h"
#include "gui/dz-weak.h"
#include "gui/notes/dz-note-markdown.h"
#include "gui/notes/dz-note-review-reading.h"

#define MAX_BODY 1000 /* code points: more than its four lines hold */

struct _DzNoteReview
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *accept_all_button;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkLabel *head_label;
  GtkLabel *body_label;
  GtkLabel *before_head;
  GtkLabel *before_label;
  GtkLabel *now_head;
  GtkListBox *places;
  GtkButton *accept_button;
  GtkWidget *place_button;
  GtkWidget *refuse_button;

  DzView *view; /* weak; NULL once it is gone */
  DzNoteReviewReading *reading;
  gint64 wanted; /* note to be shown next; 0 for what takes the place of the one shown */
  guint index;
};

G_DEFINE_FINAL_TYPE (DzNoteReview, dz_note_review, ADW_TYPE_WINDOW)

/* The passage in bold and underlined: told without colours. */
static void
mark_passage (GtkLabel *label, const char *text, int start, int end)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *marks[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      marks[i]->start_index = start >= 0 ? g_utf8_offset_to_pointer (text, start) - text : 0;
      marks[i]->end_index = start >= 0 ? g_utf8_offset_to_pointer (text, end) - text : 0;
      pango_attr_list_insert (attributes, marks[i]);
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static char *
dup_number (int number)
{
  /* Translators: the number of a paragraph in its report */
  return number > 0 ? g_strdup_printf (_("¶%d"), number) : g_strdup (_("a heading"));
}

/* Libraries of before know no more than the words themselves and what stood beside them. */
static void
show_before (DzNoteReview *self)
{
  const DzNote *note = self->reading->note;
  const DzNoteBefore *before = self->reading->before;
  g_autofree char *number = before != NULL ? dup_number (before->number) : NULL;
  /* Translators: where a note stood before its report was imported again: Then: ¶12 */
  g_autofree char *head = number != NULL ? g_strdup_printf (_("Then: %s"), number) : g_strdup (_("Then"));
  const char *prefix = note->prefix != NULL ? note->prefix : "";
  const char *quote = note->quote != NULL ? note->quote : "";
  g_autofree char *known = g_strconcat (prefix, quote, note->suffix != NULL ? note->suffix : "", NULL);
  int start = (int) g_utf8_strlen (prefix, -1);

  gtk_label_set_text (self->before_head, head);
  if (before != NULL)
    mark_passage (self->before_label, before->text, before->start, before->end);
  else
    mark_passage (self->before_label, known, start, start + (int) g_utf8_strlen (quote, -1));
}

static char *
dup_place_head (const DzNoteCandidate *place, gboolean is_now)
{
  g_autofree char *number = dup_number (place->number);

  if (is_now)
    /* Translators: where a note stands since its report was imported again: Now: ¶14 */
    return g_strdup_printf (_("Now: %s"), number);
  if (place->has_words)
    /* Translators: a paragraph that a note may belong to, by its number */
    return g_strdup_printf (_("%s · has the same words"), number);

  /* Translators: a paragraph that a note may belong to, by its number, and how like it is to the one it stood in */
  return g_strdup_printf (_("%s · %d %% alike"), number, (int) (place->likeness * 100));
}

static void
add_place (DzNoteReview *self, const DzNoteCandidate *place, gboolean is_now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *text = gtk_label_new (NULL);
  g_autofree char *caption = dup_place_head (place, is_now);
  GtkWidget *head = gtk_label_new (caption);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *name = g_strconcat (caption, "\n", place->text, NULL);

  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  mark_passage (GTK_LABEL (text), place->text, place->start, place->end);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->places, row);
}

static void
show_places (DzNoteReview *self)
{
  GtkListBoxRow *row;
  gboolean is_placed = self->reading->now != NULL;

  while ((row = gtk_list_box_get_row_at_index (self->places, 0)) != NULL)
    gtk_list_box_remove (self->places, GTK_WIDGET (row));
  if (is_placed)
    add_place (self, self->reading->now, TRUE);
  for (guint i = 0; i < self->reading->candidates->len; i++)
    add_place (self, g_ptr_array_index (self->reading->candidates, i), FALSE);
  row = gtk_list_box_get_row_at_index (self->places, 0);
  if (is_placed)
    gtk_label_set_text (self->now_head, self->reading->candidates->len > 0 ? _("Now, and Where It May Belong") : _("Now"));
  else
    gtk_label_set_text (self->now_head, row != NULL ? _("Where It May Belong") : _("No Paragraph Is Like It"));
  if (is_placed)
    gtk_list_box_select_row (self->places, row);
}

/* NULL where none is chosen; is_now: it is where the note stands. */
static const DzNoteCandidate *
get_chosen (DzNoteReview *self, gboolean *is_now)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  gboolean is_placed = self->reading != NULL && self->reading->now != NULL;

  *is_now = is_placed && index == 0;
  if (index < 0 || self->reading == NULL || *is_now)
    return NULL;

  return g_ptr_array_index (self->reading->candidates, index - is_placed);
}

static gboolean
can_write (DzNoteReview *self)
{
  DzLibrary *library = self->view != NULL ? dz_view_get_library (self->view) : NULL;

  return library != NULL && !dz_library_is_read_only (library);
}

static void
place_selected_cb (DzNoteReview *self)
{
  gboolean is_now;
  const DzNoteCandidate *chosen;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->places == NULL)
    return;
  chosen = get_chosen (self, &is_now);
  gtk_button_set_label (self->accept_button, chosen != NULL ? _("_Place It There") : _("_Accept"));
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), chosen != NULL || is_now);
  gtk_widget_set_sensitive (GTK_WIDGET (self->accept_button), can_write (self));
}

static void
show_note (DzNoteReview *self)
{
  const DzNote *note = self->reading->note;
  gboolean is_moved = note->anchor == DZ_NOTE_MOVED;
  g_autofree char *head = NULL;
  g_autofree char *position = NULL;
  gboolean blank = note->body == NULL || *note->body == '\0';

  head = is_moved
           /* Translators: %s is a report */
           ? g_strdup_printf (_("%s: this note moved with its words. Does it stand well?"), self->reading->name)
           /* Translators: %s is a report */
           : g_strdup_printf (_("%s: the words of this note are no longer in the report."), self->reading->name);
  /* Translators: the note shown, and how many are to be reviewed */
  position = g_strdup_printf (_("%u of %u"), self->reading->index + 1, self->reading->ids->len);
  adw_window_title_set_subtitle (self->title, position);
  gtk_label_set_text (self->head_label, head);
  dz_note_markdown_show_in_label (self->body_label, blank ? "" : note->body, MAX_BODY);
  gtk_widget_set_visible (GTK_WIDGET (self->body_label), !blank);
  show_before (self);
  show_places (self);
  gtk_widget_set_visible (self->refuse_button, is_moved);
  gtk_widget_set_sensitive (self->refuse_button, can_write (self));
  gtk_widget_set_sensitive (self->place_button, can_write (self));
  gtk_widget_set_sensitive (self->previous_button, self->reading->index > 0);
  gtk_widget_set_sensitive (self->next_button, self->reading->index + 1 < self->reading->ids->len);
  place_selected_cb (self);
}

static void
show_reading (DzNoteReview *self)
{
  gboolean any = self->reading->note != NULL;

  gtk_stack_set_visible_child_name (self->stack, any ? "note" : "none");
  gtk_widget_set_visible (self->accept_all_button, self->reading->n_moved > 1 && can_write (self));
  self->index = self->reading->index;
  if (any)
    {
      show_note (self);
      return;
    }
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_set_sensitive (self->previous_button, FALSE);
  gtk_widget_set_sensitive (self->next_button, FALSE);
}

typedef struct
{
  gint64 wanted;
  guint index;
} Place;

static gpointer
read_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Place *place = data;

  return dz_note_review_reading_read (store, place->wanted, place->index, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzNoteReview) self = dz_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzNoteReviewReading) reading = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (self == NULL || self->stack == NULL || self->view == NULL || dz_view_get_library (self->view) != DZ_LIBRARY (source))
    return;
  if (reading == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  dz_note_review_reading_free (self->reading);
  self->reading = g_steal_pointer (&reading);
  self->wanted = 0;
  show_reading (self);
}

static void
read_notes (DzNoteReview *self)
{
  DzLibrary *library = self->view != NULL ? dz_view_get_library (self->view) : NULL;
  Place place = { self->wanted, self->index };

  if (library == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  dz_library_read_async (library, read_in_store, g_memdup2 (&place, sizeof place), g_free,
                         (GDestroyNotify) dz_note_review_reading_free, NULL, read_cb, dz_weak_new (self));
}

/* What the reader says of a note. */
typedef struct
{
  GArray *ids; /* to be accepted; NULL for the two below */
  gint64 id;
  gint64 paragraph_id; /* where it is to be placed; 0: it does not belong where it stands */
  int start;
  int end;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_clear_pointer (&word->ids, g_array_unref);
  g_free (word);
}

static gpointer
write_word (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Word *word = data;
  gboolean good;

  if (word->ids != NULL)
    good = dz_store_accept_notes (store, word->ids, error);
  else if (word->paragraph_id != 0)
    good = dz_store_place_note (store, word->id, word->paragraph_id, word->start, word->end, error);
  else
    good = dz_store_refuse_note (store, word->id, error);

  return GINT_TO_POINTER (good);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzNoteReview) self = dz_weak_take (user_data);
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (self == NULL || self->view == NULL)
    return;
  if (error != NULL)
    dz_view_tell (self->view, error->message);
  if (dz_view_get_session (self->view) != NULL)
    dz_session_notes_changed (dz_view_get_session (self->view));
}

static void
say (DzNoteReview *self, Word *word)
{
  if (!can_write (self))
    {
      word_free (word);
      return;
    }
  dz_library_write_async (dz_view_get_library (self->view), write_word, word, word_free, NULL, NULL, written_cb,
                          dz_weak_new (self));
}

static void
accept_cb (DzNoteReview *self)
{
  Word *word;
  gboolean is_now;
  const DzNoteCandidate *chosen = get_chosen (self, &is_now);

  if (self->reading == NULL || self->reading->note == NULL || (chosen == NULL && !is_now))
    return;
  word = g_new0 (Word, 1);
  word->id = self->reading->note->id;
  if (chosen != NULL)
    {
      word->paragraph_id = chosen->paragraph_id;
      word->start = chosen->start;
      word->end = chosen->end;
    }
  else
    {
      word->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (word->ids, word->id);
    }
  say (self, word);
}

static void
accept_all_cb (DzNoteReview *self)
{
  Word *word = g_new0 (Word, 1);

  word->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; self->reading != NULL && i < self->reading->ids->len; i++)
    g_array_append_val (word->ids, *(gint64 *) g_ptr_array_index (self->reading->ids, i));
  say (self, word);
}

static void
refuse_cb (DzNoteReview *self)
{
  Word *word;

  if (self->reading == NULL || self->reading->note == NULL)
    return;
  word = g_new0 (Word, 1);
  word->id = self->reading->note->id;
  self->wanted = word->id; /* it is an orphan now, and may be placed at once */
  say (self, word);
}

static void
place_cb (DzNoteReview *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL && self->reading != NULL && self->reading->note != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.place-note", "x", self->reading->note->id);
}

static void
step (DzNoteReview *self, int direction)
{
  if (self->reading == NULL || self->reading->ids->len == 0)
    return;
  if (direction < 0 && self->index > 0)
    self->index--;
  else if (direction > 0)
    self->index = (self->index + 1) % self->reading->ids->len;
  read_notes (self);
}

static void
next_cb (DzNoteReview *self)
{
  step (self, 1);
}

static void
previous_cb (DzNoteReview *self)
{
  step (self, -1);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DZ_NOTE_REVIEW (widget), g_str_equal (name, "review.next") ? 1 : -1);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), g_str_equal (name, "review.redo") ? "win.redo" : "win.undo", NULL);
}

static void
dz_note_review_dispose (GObject *object)
{
  DzNoteReview *self = DZ_NOTE_REVIEW (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->reading, dz_note_review_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_NOTE_REVIEW);
  self->stack = NULL;

  G_OBJECT_CLASS (dz_note_review_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, title);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, next_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, accept_all_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, stack);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, head_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, body_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, before_head);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, before_label);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, now_head);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, places);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, accept_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, place_button);
  gtk_widget_class_bind_template_child (widget_class, DzNoteReview, refuse_button);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, refuse_cb);
}

static void
dz_note_review_class_init (DzNoteReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_note_review_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-note-review.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "review.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "review.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "review.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "review.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_note_review_init (DzNoteReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dz_note_review_present (DzView *view, gint64 id)
{
  GtkWindow *parent;
  DzNoteReview *self;

  g_return_if_fail (DZ_IS_VIEW (view));

  parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
  self = dz_side_window_find (parent, DZ_TYPE_NOTE_REVIEW);
  if (self == NULL)
    {
      self = g_object_new (DZ_TYPE_NOTE_REVIEW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      g_set_weak_pointer (&self->view, view);
      if (dz_view_get_session (view) != NULL)
        g_signal_connect_object (dz_view_get_session (view), "notes-changed", G_CALLBACK (read_notes), self,
                                 G_CONNECT_SWAPPED);
    }
  self->wanted = id;
  read_notes (self);
  gtk_window_present (GTK_WINDOW (self));
}

char *
dz_note_review_dup_summary (guint n_moved, guint n_lost)
{
  g_autofree char *moved = g_strdup_printf (ngettext ("%u note moved", "%u notes moved", n_moved), n_moved);
  /* Translators: notes whose words are no longer in the report */
  g_autofree char *lost = g_strdup_printf (ngettext ("%u note lost its paragraph", "%u notes lost their paragraphs", n_lost),
                                           n_lost);

  if (n_moved == 0 && n_lost == 0)
    return NULL;
  if (n_moved == 0)
    return g_steal_pointer (&lost);
  if (n_lost == 0)
    return g_steal_pointer (&moved);

  /* Translators: “2 notes moved · 1 note lost its paragraph” */
  return g_strdup_printf (C_("notes to review", "%s · %s"), moved, lost);
}
