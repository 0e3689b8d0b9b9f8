/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-tree.h"

#include <glib/gi18n.h>

#include "gui/notes/dz-color-row.h"
#include "gui/notes/dz-tag-editor.h"
#include "gui/notes/dz-tag-writer.h"

#define ID_KEY "dz-tag"
#define INDENT 12
#define MOVING (GDK_ALT_MASK | GDK_SHIFT_MASK) /* Alt alone goes back and forward in the window */

struct _DzTagTree
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkStack *stack;
  GtkWidget *counts_button;

  DzView *view; /* borrowed; NULL before it was filled */
  GPtrArray *tags;
  gint64 chosen; /* whose row has the keyboard again after the tree was filled anew; 0 for the one that has it */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzTagTree, dz_tag_tree, GTK_TYPE_BOX)

static const DzTag *
get_tag (DzTagTree *self, GtkWidget *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), ID_KEY) : NULL;

  return id != NULL ? dz_tag_find (self->tags, *id) : NULL;
}

/* A popover is for one use: the tags may be others the next time. */
static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
show_editor (DzTagTree *self, GtkWidget *at, gint64 id)
{
  GtkWidget *editor;

  if (self->view == NULL)
    return;
  editor = dz_tag_editor_new (self->view, self->tags, id);
  gtk_widget_set_parent (editor, at);
  g_signal_connect (editor, "closed", G_CALLBACK (closed_cb), NULL);
  self->chosen = id;
  gtk_popover_popup (GTK_POPOVER (editor));
}

static void
add_cb (DzTagTree *self, GtkWidget *button)
{
  show_editor (self, button, 0);
}

static void
edit_cb (GtkWidget *button, DzTagTree *self)
{
  const DzTag *tag = get_tag (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  if (tag != NULL)
    show_editor (self, button, tag->id);
}

static void
row_activated_cb (DzTagTree *self, GtkWidget *row)
{
  const DzTag *tag = get_tag (self, row);
  g_autofree char *path = tag != NULL ? dz_tag_dup_path (self->tags, tag->id) : NULL;

  if (path != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, path);
}

static const DzTag *
find_sibling_before (DzTagTree *self, const DzTag *tag)
{
  const DzTag *found = NULL;

  for (guint i = 0; i < self->tags->len; i++)
    {
      const DzTag *other = g_ptr_array_index (self->tags, i);

      if (other->parent_id == tag->parent_id && other->position < tag->position)
        found = other;
    }

  return found;
}

static void
place (DzTagTree *self, const DzTag *tag, gint64 parent, int position)
{
  g_autoptr (DzTag) moved = dz_tag_copy (tag);

  moved->parent_id = parent;
  moved->position = position;
  self->chosen = tag->id;
  dz_tag_writer_save (self->view, moved);
}

/* The way an outline does it: right goes below the one before, left comes out behind the one above. */
static gboolean
move (DzTagTree *self, const DzTag *tag, guint key)
{
  const DzTag *before = find_sibling_before (self, tag);
  const DzTag *above = dz_tag_find (self->tags, tag->parent_id);

  if (key == GDK_KEY_Right && before != NULL)
    place (self, tag, before->id, -1);
  else if (key == GDK_KEY_Left && above != NULL)
    place (self, tag, above->parent_id, above->position + 1);
  else if (key == GDK_KEY_Up && before != NULL)
    place (self, tag, tag->parent_id, before->position);
  else if (key == GDK_KEY_Down)
    place (self, tag, tag->parent_id, tag->position + 1);
  else
    return FALSE;

  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, DzTagTree *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  const DzTag *tag = get_tag (self, row);

  if (tag == NULL)
    return FALSE;
  if (key == GDK_KEY_F2)
    show_editor (self, row, tag->id);
  else if (key == GDK_KEY_Delete)
    dz_tag_writer_remove (self->view, tag->id);
  else
    return (state & MOVING) == MOVING && move (self, tag, key);

  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, DzTagTree *self)
{
  const DzTag *tag = get_tag (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  return tag != NULL ? gdk_content_provider_new_typed (G_TYPE_INT64, tag->id) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DzTagTree *self)
{
  const DzTag *onto = get_tag (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  const DzTag *tag = dz_tag_find (self->tags, g_value_get_int64 (value));

  if (tag == NULL || onto == NULL || tag == onto || tag->parent_id == onto->id)
    return FALSE;
  place (self, tag, onto->id, -1);

  return TRUE;
}

static void
book_cb (GtkWidget *button, DzTagTree *self)
{
  const DzTag *tag = get_tag (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-tag", "x", tag != NULL ? tag->id : 0);
}

static void
counts_cb (DzTagTree *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-tag", "x", (gint64) 0);
}

static GtkWidget *
create_button (const char *icon, const char *name, const char *tag)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", name, tag);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
add_drag (DzTagTree *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_COPY);

  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
create_row (DzTagTree *self, const DzTag *tag)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (tag->name);
  g_autofree char *number = g_strdup_printf ("%d", tag->n_notes);
  GtkWidget *count = gtk_label_new (number);
  GtkWidget *edit = create_button ("document-edit-symbolic", _("Change Tag (F2)"), tag->name);
  GtkWidget *book = create_button ("view-list-symbolic", _("Passages in All Reports"), tag->name);
  g_autofree char *path = dz_tag_dup_path (self->tags, tag->id);
  g_autofree char *tip = tag->description != NULL ? g_strconcat (path, "\n", tag->description, NULL) : g_strdup (path);
  g_autofree char *notes = g_strdup_printf (ngettext ("%d note", "%d notes", tag->n_notes), tag->n_notes);
  g_autofree char *label = g_strdup_printf (ngettext ("%s, %d note", "%s, %d notes", tag->n_notes), tag->name, tag->n_notes);

  gtk_widget_set_margin_start (box, MIN (tag->depth, 8) * INDENT);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_set_tooltip_text (count, notes);
  gtk_box_append (GTK_BOX (box), dz_color_swatch_new (tag->color));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), book);
  gtk_box_append (GTK_BOX (box), edit);
  g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), self);
  g_signal_connect (book, "clicked", G_CALLBACK (book_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&tag->id, sizeof tag->id), g_free);
  add_drag (self, row);

  return row;
}

static void
dz_tag_tree_finalize (GObject *object)
{
  g_clear_pointer (&DZ_TAG_TREE (object)->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_tag_tree_parent_class)->finalize (object);
}

static void
dz_tag_tree_class_init (DzTagTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_tag_tree_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dz_tag_tree_init (DzTagTree *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add Tag"));
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *none = adw_status_page_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tags"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "bookmark-new-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Tags Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("Press T in the text to tag a passage."));
  gtk_widget_add_css_class (none, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, scroller, "tags");
  self->counts_button = gtk_button_new_with_mnemonic (_("_Counts…"));
  gtk_widget_set_tooltip_text (self->counts_button, _("Notes by Tag, Report and Year"));
  gtk_widget_set_margin_start (foot, 10);
  gtk_widget_set_margin_end (foot, 10);
  gtk_widget_set_margin_top (foot, 6);
  gtk_widget_set_margin_bottom (foot, 10);
  gtk_box_append (GTK_BOX (foot), add);
  gtk_box_append (GTK_BOX (foot), self->counts_button);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->counts_button, "clicked", G_CALLBACK (counts_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self), foot);
}

static gboolean
looks_alike (const DzTag *a, const DzTag *b)
{
  return a->id == b->id && a->depth == b->depth && a->n_notes == b->n_notes && g_str_equal (a->name, b->name)
         && g_strcmp0 (a->color, b->color) == 0 && g_strcmp0 (a->description, b->description) == 0;
}

static gboolean
is_shown (DzTagTree *self, const GPtrArray *tags)
{
  gboolean shown = self->tags != NULL && self->tags->len == tags->len;

  for (guint i = 0; shown && i < tags->len; i++)
    shown = looks_alike (g_ptr_array_index (self->tags, i), g_ptr_array_index (tags, i));

  return shown;
}

/* The row that is to have the keyboard: that of the chosen tag, else the one that has it now. -1 for none. */
static int
find_kept (DzTagTree *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      self->chosen = 0; /* the reader is elsewhere by now */
      return -1;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const DzTag *tag = get_tag (self, GTK_WIDGET (row));

      if (self->chosen != 0 ? tag->id == self->chosen
                            : focus == GTK_WIDGET (row) || (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row))))
        {
          self->chosen = tag->id;
          return i;
        }
    }

  return -1;
}

/* Where the tag is gone, the one that took its place. */
static void
focus_kept (DzTagTree *self, int index)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_tag (self, GTK_WIDGET (row))->id == self->chosen)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
  if (index >= 0 && self->tags->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (index, (int) self->tags->len - 1))));
}

static void
fill_rows (DzTagTree *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->tags->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (self->tags, i)));
}

/* Rows that stay as they are stay where they are: one of them may be under way to another, or have an editor open. */
void
dz_tag_tree_fill (DzTagTree *self, DzView *view, GPtrArray *tags)
{
  gboolean shown;
  int kept;

  g_return_if_fail (DZ_IS_TAG_TREE (self));

  shown = is_shown (self, tags);
  kept = shown ? -1 : find_kept (self);
  self->view = view;
  g_ptr_array_ref (tags);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = tags;
  if (!shown)
    fill_rows (self);
  gtk_stack_set_visible_child_name (self->stack, tags->len > 0 ? "tags" : "none");
  gtk_widget_set_visible (self->counts_button, tags->len > 0);
  if (shown)
    return;
  focus_kept (self, kept);
  self->chosen = 0;
}
