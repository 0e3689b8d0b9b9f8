/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-shelf.h"

#include <glib/gi18n.h>

#define KEPT 1000 /* milliseconds */

struct _DzSearchShelf
{
  GtkPopover parent_instance;

  DzView *view;
  DzLibrary *library;  /* whose “changed” is listened to; only compared */
  GPtrArray *searches; /* (element-type DzSavedSearch) */
  GtkEditable *entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DzSearchShelf, dz_search_shelf, GTK_TYPE_POPOVER)

enum
{
  WANTED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void read_list (DzSearchShelf *self);

/* Writing */

typedef struct
{
  DzSavedSearch *search; /* NULL: id is to be removed */
  gint64 id;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->search, dz_saved_search_free);
  g_free (step);
}

/* DzLibraryFunc */
static gpointer
take_step (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  return GINT_TO_POINTER (step->search != NULL ? dz_store_save_search (store, step->search, error) != 0
                                               : dz_store_remove_search (store, step->id, error));
}

static void
step_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSearchShelf) self = user_data;
  g_autoptr (GError) error = NULL;

  dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (self->view == NULL)
    return;
  if (error != NULL)
    dz_view_tell (self->view, error->message);
  read_list (self);
}

/* Takes search. */
static void
write_step (DzSearchShelf *self, DzSavedSearch *search, gint64 id)
{
  DzLibrary *library = dz_view_get_library (self->view);
  Step *step = g_new0 (Step, 1);

  step->search = search;
  step->id = id;
  if (library != NULL && !dz_library_is_read_only (library))
    {
      dz_library_write_async (library, take_step, step, step_free, NULL, NULL, step_taken_cb, g_object_ref (self));
      return;
    }
  step_free (step);
  dz_view_tell (self->view, _ ("This library can only be read."));
}

static const DzSavedSearch *
find_named (DzSearchShelf *self, const char *name)
{
  for (guint i = 0; i < self->searches->len; i++)
    if (g_strcmp0 (((const DzSavedSearch *) g_ptr_array_index (self->searches, i))->name, name) == 0)
      return g_ptr_array_index (self->searches, i);

  return NULL;
}

void
dz_search_shelf_save (DzSearchShelf *self, const char *name)
{
  g_autoptr (DzSavedSearch) search = dz_saved_search_new ();
  g_autofree char *own = g_strstrip (g_strdup (name));
  const DzSavedSearch *namesake = find_named (self, own);

  g_signal_emit (self, signals[WANTED], 0, search);
  if (*own == '\0' || search->text == NULL || *search->text == '\0')
    return;
  search->id = namesake != NULL ? namesake->id : 0;
  search->name = g_steal_pointer (&own);
  write_step (self, g_steal_pointer (&search), 0);
}

static void
save_cb (DzSearchShelf *self)
{
  dz_search_shelf_save (self, gtk_editable_get_text (self->entry));
  gtk_editable_set_text (self->entry, "");
}

/* The list */

static DzSavedSearch *
copy_search (const DzSavedSearch *search)
{
  g_autoptr (DzSavedSearch) copy = dz_saved_search_new ();
  g_autofree char *content = dz_saved_search_dup_content (search);

  copy->id = search->id;
  copy->name = g_strdup (search->name);

  return dz_saved_search_read_content (copy, content, NULL) ? g_steal_pointer (&copy) : NULL;
}

static const DzSavedSearch *
get_search (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "search");
}

/* The name was edited in its place; a blank one is none, and the old one stays. */
static void
edited_cb (GtkEditableLabel *label, GParamSpec *pspec, DzSearchShelf *self)
{
  const DzSavedSearch *search = get_search (GTK_WIDGET (label));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (label))));
  DzSavedSearch *renamed;

  if (gtk_editable_label_get_editing (label))
    return;
  if (*name == '\0')
    gtk_editable_set_text (GTK_EDITABLE (label), search->name);
  if (*name == '\0' || g_strcmp0 (name, search->name) == 0 || (renamed = copy_search (search)) == NULL)
    return;
  g_free (renamed->name);
  renamed->name = g_steal_pointer (&name);
  write_step (self, renamed, 0);
}

static void
open_cb (GtkWidget *button, DzSearchShelf *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[OPENED], 0, get_search (button));
}

static void
remove_cb (GtkWidget *button, DzSearchShelf *self)
{
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), get_search (button)->name);

  write_step (self, NULL, get_search (button)->id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", text);
}

static GtkWidget *
create_button (DzSearchShelf *self, const char *icon, const char *name, const DzSavedSearch *search, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *about = g_strdup_printf ("%s: %s", name, search->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  g_object_set_data (G_OBJECT (button), "search", (gpointer) search);
  g_signal_connect (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
create_row (DzSearchShelf *self, const DzSavedSearch *search)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_editable_label_new (search->name);

  g_object_set_data (G_OBJECT (label), "search", (gpointer) search);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, search->text);
  g_signal_connect (label, "notify::editing", G_CALLBACK (edited_cb), self);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), create_button (self, "edit-find-symbolic", _ ("Search Again"), search, G_CALLBACK (open_cb)));
  gtk_box_append (GTK_BOX (row), create_button (self, "user-trash-symbolic", _ ("Delete"), search, G_CALLBACK (remove_cb)));

  return row;
}

static void
forget_row (gpointer row)
{
  g_object_unref (row);
}

/* GTK 4.8 looks at an editable label once more, 100 ms after the focus left it, and must find it. */
static void
clear_rows (DzSearchShelf *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)), self);
      g_object_ref (row);
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
      g_timeout_add_once (KEPT, forget_row, row);
    }
}

static void
show_list (DzSearchShelf *self, GPtrArray *searches)
{
  clear_rows (self);
  g_ptr_array_unref (self->searches);
  self->searches = searches;
  for (guint i = 0; i < searches->len; i++)
    {
      gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (searches, i)));
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (self->list, (int) i), FALSE);
    }
}

/* DzLibraryFunc */
static gpointer
read_searches (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_searches (store, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSearchShelf) self = user_data;
  GPtrArray *searches = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);

  if (searches != NULL && self->view != NULL)
    show_list (self, searches);
  else if (searches != NULL)
    g_ptr_array_unref (searches);
}

static void
library_changed_cb (DzSearchShelf *self)
{
  if (self->view != NULL && dz_view_get_library (self->view) == self->library)
    read_list (self);
}

static void
read_list (DzSearchShelf *self)
{
  DzLibrary *library = dz_view_get_library (self->view);

  /* An undo, or another program, changes them too. */
  if (library != NULL && library != self->library)
    g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  self->library = library;
  if (library != NULL)
    dz_library_read_async (library, read_searches, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, read_cb,
                           g_object_ref (self));
}

const GPtrArray *
dz_search_shelf_get_searches (DzSearchShelf *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_SHELF (self), NULL);

  return self->searches;
}

static void
dz_search_shelf_dispose (GObject *object)
{
  DzSearchShelf *self = DZ_SEARCH_SHELF (object);

  self->view = NULL;
  if (self->list != NULL)
    clear_rows (self);
  self->list = NULL;

  G_OBJECT_CLASS (dz_search_shelf_parent_class)->dispose (object);
}

static void
dz_search_shelf_finalize (GObject *object)
{
  g_ptr_array_unref (DZ_SEARCH_SHELF (object)->searches);

  G_OBJECT_CLASS (dz_search_shelf_parent_class)->finalize (object);
}

static void
dz_search_shelf_class_init (DzSearchShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_search_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_search_shelf_finalize;
  signals[WANTED] = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_POINTER);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_POINTER);
}

static void
dz_search_shelf_init (DzSearchShelf *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->searches = g_ptr_array_new ();
  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, gtk_label_new (_ ("No searches are saved yet.")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saved Searches"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of this search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of This Search"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_box_append (GTK_BOX (head), entry);
  gtk_box_append (GTK_BOX (head), save);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
dz_search_shelf_new (DzView *view)
{
  DzSearchShelf *self = g_object_new (DZ_TYPE_SEARCH_SHELF, NULL);

  self->view = view;
  g_signal_connect (self, "show", G_CALLBACK (read_list), NULL);

  return GTK_WIDGET (self);
}
