/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-trash-list.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/notes/dz-note-date.h"
#include "gui/notes/dz-tag-writer.h"

#define ID_KEY "dz-id"
#define KIND_KEY "dz-kind"
#define MAX_ROWS 500 /* the latest; the others come up as these go */

struct _DzTrashList
{
  GtkBox parent_instance;

  GtkListBox *list;
  GtkStack *stack;
  GtkWidget *empty_button;

  DzView *view; /* borrowed; NULL before it was filled */
};

G_DEFINE_FINAL_TYPE (DzTrashList, dz_trash_list, GTK_TYPE_BOX)

static void
restore_cb (GtkWidget *button, DzTrashList *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), ID_KEY);
  DzTrashKind kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), KIND_KEY));

  dz_tag_writer_restore (self->view, kind, *id);
}

/* Enter, or a double click. */
static void
row_activated_cb (DzTrashList *self, GtkListBoxRow *row)
{
  GtkWidget *button = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

  if (gtk_widget_is_sensitive (button))
    restore_cb (button, self);
}

static void
confirmed_cb (gpointer data)
{
  DzTrashList *self = data;

  if (self->view != NULL)
    dz_tag_writer_empty_trash (self->view);
}

static void
empty_cb (DzTrashList *self)
{
  dz_compat_confirm (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Empty the Trash?"),
                     _("Everything in it is deleted for good. This step and those before it cannot be undone."),
                     _("_Empty Trash"), confirmed_cb, g_object_ref (self), g_object_unref);
}

static void
dz_trash_list_class_init (DzTrashListClass *klass)
{
}

static GtkWidget *
create_list (DzTrashList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Trash"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  return scroller;
}

static void
dz_trash_list_init (DzTrashList *self)
{
  GtkWidget *none = adw_status_page_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "user-trash-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("The Trash Is Empty"));
  gtk_widget_add_css_class (none, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, create_list (self), "items");
  self->empty_button = gtk_button_new_with_mnemonic (_("_Empty Trash…"));
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->empty_button, 10);
  gtk_widget_set_margin_top (self->empty_button, 6);
  gtk_widget_set_margin_bottom (self->empty_button, 10);
  g_signal_connect_object (self->empty_button, "clicked", G_CALLBACK (empty_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self), self->empty_button);
}

static const char *
get_kind_name (DzTrashKind kind)
{
  switch (kind)
    {
    case DZ_TRASH_TAG:
      return _("Tag");
    case DZ_TRASH_REPORT:
      return _("Report");
    case DZ_TRASH_NOTE:
    default:
      return _("Note");
    }
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }

  return label;
}

static GtkWidget *
create_row (DzTrashList *self, const DzTrashItem *item, gboolean writable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *date = dz_note_dup_date (item->removed);
  /* Translators: what lies in the trash, and since when: Note · Today 09:12 */
  g_autofree char *head = g_strdup_printf (_("%s · %s"), get_kind_name (item->kind), date != NULL ? date : "");
  g_autofree char *tip = g_strdup_printf (_("Restore “%s”"), item->name);

  gtk_widget_set_margin_top (row, 5);
  gtk_widget_set_margin_bottom (row, 5);
  gtk_box_append (GTK_BOX (words), create_label (head, "caption"));
  gtk_box_append (GTK_BOX (words), create_label (item->name, NULL));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_tooltip_text (button, _("Restore"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, writable);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_memdup2 (&item->id, sizeof item->id), g_free);
  g_object_set_data (G_OBJECT (button), KIND_KEY, GINT_TO_POINTER (item->kind));
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), self);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

/* The index of the row that has the keyboard; -1 for none. */
static int
find_focused (DzTrashList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (self->list)
           ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

void
dz_trash_list_fill (DzTrashList *self, DzView *view, const GPtrArray *items)
{
  DzLibrary *library = dz_view_get_library (view);
  gboolean writable = library != NULL && !dz_library_is_read_only (library);
  GtkListBoxRow *row;
  int focused;

  g_return_if_fail (DZ_IS_TRASH_LIST (self));

  focused = find_focused (self);
  self->view = view;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (items->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (items, i), writable));
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "items" : "none");
  gtk_widget_set_visible (self->empty_button, items->len > 0 && writable);
  row = focused >= 0 ? gtk_list_box_get_row_at_index (self->list, MIN (focused, (int) items->len - 1)) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
