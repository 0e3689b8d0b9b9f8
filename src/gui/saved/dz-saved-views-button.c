/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/saved/dz-saved-views-button.h"

#include <glib/gi18n.h>

#include "gui/dz-window-private.h"
#include "gui/saved/dz-saved-view-row.h"

struct _DzSavedViewsButton
{
  AdwBin parent_instance;

  DzSession *session;
  DzLibrary *library;   /* whose “changed” is listened to */
  gulong changed;
  GPtrArray *views;     /* (element-type DzSavedView) as listed */
  DzSavedView *current; /* what would be saved; NULL where the page cannot be */

  GtkMenuButton *button;
  GtkWidget *popover;
  GtkWidget *save_box;
  GtkEditable *entry;
  GtkButton *save_button;
  GtkLabel *hint_label;
  GtkWidget *scrolled;
  GtkListBox *list;
  GtkWidget *empty_label;
};

G_DEFINE_FINAL_TYPE (DzSavedViewsButton, dz_saved_views_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DzWindow *
window_of (DzSavedViewsButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return DZ_IS_WINDOW (root) ? DZ_WINDOW (root) : NULL;
}

static void
tell (DzSavedViewsButton *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

static const DzSavedView *
find_named (DzSavedViewsButton *self, const char *name)
{
  for (guint i = 0; i < self->views->len; i++)
    if (g_strcmp0 (((const DzSavedView *) g_ptr_array_index (self->views, i))->name, name) == 0)
      return g_ptr_array_index (self->views, i);

  return NULL;
}

static char *
dup_name (DzSavedViewsButton *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

/* A name that is taken is replaced, and the button says so. */
static void
name_changed_cb (DzSavedViewsButton *self)
{
  g_autofree char *name = dup_name (self);

  gtk_button_set_label (self->save_button, find_named (self, name) != NULL ? _ ("_Replace") : _ ("_Save"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), *name != '\0' && self->current != NULL);
}

/* Writing */

typedef struct
{
  DzSavedView *view; /* to be saved; NULL for another step */
  gint64 id;
  char *name; /* to be given; NULL to remove */
} Step;

static void
step_free (Step *step)
{
  dz_saved_view_free (step->view);
  g_free (step->name);
  g_free (step);
}

static DzSavedView *
save_view (DzStore *store, const DzSavedView *view, GError **error)
{
  g_autoptr (DzSavedView) saved = dz_saved_view_copy (view);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  saved->id = dz_store_save_view (store, view, error);
  g_free (saved->modified);
  saved->modified = g_date_time_format_iso8601 (now);

  return saved->id != 0 ? g_steal_pointer (&saved) : NULL;
}

/* Returns the view that was saved, if one was. */
static gpointer
take_step (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  if (step->view != NULL)
    return save_view (store, step->view, error);
  if (step->name != NULL)
    dz_store_rename_view (store, step->id, step->name, error);
  else
    dz_store_remove_view (store, step->id, error);

  return NULL;
}

static void read_list (DzSavedViewsButton *self);

static void
step_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSavedViewsButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzSavedView) saved = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (saved != NULL && window_of (self) != NULL)
    {
      dz_window_hold_view (window_of (self), saved);
      read_list (self);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
write_step (DzSavedViewsButton *self, Step *step)
{
  dz_library_write_async (dz_session_get_library (self->session), take_step, step, (GDestroyNotify) step_free,
                          (GDestroyNotify) dz_saved_view_free, NULL, step_taken_cb, g_object_ref (self));
}

/* Takes the view. */
static void
write_view (DzSavedViewsButton *self, DzSavedView *view)
{
  g_autofree char *text = g_strdup_printf (_ ("View saved as “%s”"), view->name);
  Step *step = g_new0 (Step, 1);

  step->view = view;
  write_step (self, step);
  tell (self, text);
}

static void
save_cb (DzSavedViewsButton *self)
{
  g_autofree char *name = dup_name (self);
  const DzSavedView *namesake = find_named (self, name);

  if (self->current == NULL || *name == '\0')
    return;

  self->current->id = namesake != NULL ? namesake->id : 0;
  g_free (self->current->name);
  self->current->name = g_strdup (name);
  write_view (self, g_steal_pointer (&self->current));
  gtk_menu_button_popdown (self->button);
}

static void
renamed_cb (DzSavedViewsButton *self, const char *name, DzSavedViewRow *row)
{
  Step *step = g_new0 (Step, 1);

  step->id = dz_saved_view_row_get_view (row)->id;
  step->name = g_strdup (name);
  write_step (self, step);
}

static void
removed_cb (DzSavedViewsButton *self, DzSavedViewRow *row)
{
  const DzSavedView *view = dz_saved_view_row_get_view (row);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), view->name);
  Step *step = g_new0 (Step, 1);

  step->id = view->id;
  write_step (self, step);
  if (window_of (self) != NULL)
    dz_window_add_undo_toast (window_of (self), text);
}

static void
row_activated_cb (DzSavedViewsButton *self, GtkListBoxRow *row)
{
  g_autoptr (DzSavedView) view = dz_saved_view_copy (dz_saved_view_row_get_view (DZ_SAVED_VIEW_ROW (row)));
  DzWindow *window = window_of (self);

  gtk_menu_button_popdown (self->button);
  if (window != NULL)
    dz_window_open_view (window, view);
}

/* Listing */

static void
show_list (DzSavedViewsButton *self)
{
  GtkWidget *child;
  DzLibrary *library = dz_session_get_library (self->session);
  gboolean writable = library != NULL && !dz_library_is_read_only (library);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->views->len; i++)
    {
      GtkWidget *row = dz_saved_view_row_new (g_ptr_array_index (self->views, i), writable);

      g_signal_connect_object (row, "renamed", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->scrolled, self->views->len > 0);
  gtk_widget_set_visible (self->empty_label, self->views->len == 0);
  name_changed_cb (self);
}

static gpointer
list_views (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_store_list_views (store, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSavedViewsButton) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *views = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (views != NULL && DZ_LIBRARY (source) == self->library && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      g_ptr_array_unref (self->views);
      self->views = views;
      show_list (self);
    }
  else if (views != NULL)
    g_ptr_array_unref (views);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
read_list (DzSavedViewsButton *self)
{
  if (self->library != NULL)
    dz_library_read_async (self->library, list_views, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                           listed_cb, g_object_ref (self));
}

/* While the list is not seen it is not read; each showing reads it. */
static void
changed_cb (DzSavedViewsButton *self)
{
  if (gtk_widget_get_visible (self->popover))
    read_list (self);
}

static void
follow_library (DzSavedViewsButton *self)
{
  DzLibrary *library = self->session != NULL ? dz_session_get_library (self->session) : NULL;

  if (library == self->library)
    return;

  if (self->library != NULL)
    g_clear_signal_handler (&self->changed, self->library);
  g_set_object (&self->library, library);
  if (library != NULL)
    self->changed = g_signal_connect_swapped (library, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_set_size (self->views, 0);
}

static void
show_hint (DzSavedViewsButton *self, gboolean writable)
{
  const char *hint = !writable             ? _ ("This library can only be read.")
                     : self->current == NULL ? _ ("Go to the timeline or a chart to save it.")
                                             : NULL;

  gtk_label_set_text (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
  gtk_widget_set_visible (self->save_box, hint == NULL);
}

static void
shown_cb (DzSavedViewsButton *self)
{
  follow_library (self);
  g_clear_pointer (&self->current, dz_saved_view_free);
  if (window_of (self) != NULL)
    self->current = dz_window_dup_view (window_of (self));
  gtk_editable_set_text (self->entry,
                         self->current != NULL && self->current->name != NULL ? self->current->name : "");
  show_hint (self, self->library != NULL && !dz_library_is_read_only (self->library));
  show_list (self);
  read_list (self);
}

static void
dz_saved_views_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, DZ_SAVED_VIEWS_BUTTON (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_saved_views_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&DZ_SAVED_VIEWS_BUTTON (object)->session, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_saved_views_button_dispose (GObject *object)
{
  DzSavedViewsButton *self = DZ_SAVED_VIEWS_BUTTON (object);

  if (self->library != NULL)
    g_clear_signal_handler (&self->changed, self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_SAVED_VIEWS_BUTTON);

  G_OBJECT_CLASS (dz_saved_views_button_parent_class)->dispose (object);
}

static void
dz_saved_views_button_finalize (GObject *object)
{
  DzSavedViewsButton *self = DZ_SAVED_VIEWS_BUTTON (object);

  g_ptr_array_unref (self->views);
  g_clear_pointer (&self->current, dz_saved_view_free);

  G_OBJECT_CLASS (dz_saved_views_button_parent_class)->finalize (object);
}

static void
dz_saved_views_button_class_init (DzSavedViewsButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dz_saved_views_button_get_property;
  object_class->set_property = dz_saved_views_button_set_property;
  object_class->dispose = dz_saved_views_button_dispose;
  object_class->finalize = dz_saved_views_button_finalize;
  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/saved/dz-saved-views-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, button);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, save_box);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, entry);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, save_button);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, hint_label);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, list);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewsButton, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dz_saved_views_button_init (DzSavedViewsButton *self)
{
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_saved_view_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dz_saved_views_button_popup (DzSavedViewsButton *self, gboolean to_save)
{
  g_return_if_fail (DZ_IS_SAVED_VIEWS_BUTTON (self));

  gtk_menu_button_popup (self->button);
  if (to_save && self->current != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
dz_saved_views_button_save_again (DzSavedViewsButton *self, const DzSavedView *view)
{
  g_return_if_fail (DZ_IS_SAVED_VIEWS_BUTTON (self));
  g_return_if_fail (view != NULL);

  write_view (self, dz_saved_view_copy (view));
}
