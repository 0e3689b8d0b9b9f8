/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-compat.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* A render node of the kernel's drivers, NVIDIA's own driver, or the device of Windows under WSL. */
static gboolean
has_graphics_device (void)
{
#ifndef __linux__
  return TRUE;
#endif
  g_autoptr (GDir) dir = g_dir_open ("/dev/dri", 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  return g_file_test ("/dev/nvidiactl", G_FILE_TEST_EXISTS) || g_file_test ("/dev/dxg", G_FILE_TEST_EXISTS);
}

void
dz_compat_choose_renderer (void)
{
  if (!has_graphics_device ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;

  if (gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
}

typedef struct
{
  DzCompatFilesFunc func;
  gpointer user_data;
} Choice;

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  choice->func (files, choice->user_data);
  g_object_unref (dialog);
}

void
dz_compat_choose_files (GtkWindow *parent, const char *title, const char *accept, gboolean folders,
                        DzCompatFilesFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser = NULL;
  Choice *choice = g_new0 (Choice, 1);

  g_return_if_fail (func != NULL);

  choice->func = func;
  choice->user_data = user_data;

  chooser = gtk_file_chooser_native_new (title, parent,
                                         folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                 : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         accept, NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chooser_response_cb), choice,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

typedef struct
{
  DzCompatFileFunc func;
  gpointer user_data;
} SaveChoice;

static void
save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  SaveChoice *choice = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  choice->func (file, choice->user_data);
  g_object_unref (dialog);
}

void
dz_compat_add_file_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

void
dz_compat_save_file (GtkWindow *parent, const char *title, const char *accept, const char *name,
                     GListModel *filters, DzCompatFileFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser = NULL;
  SaveChoice *choice = g_new0 (SaveChoice, 1);

  g_return_if_fail (func != NULL);

  choice->func = func;
  choice->user_data = user_data;

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, accept, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (save_response_cb), choice,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The list view inside a column view is the one that knows the action; one inside a drop-down has its filter. */
static GtkWidget *
find_list_view (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
scroll_now (GtkWidget *view, guint position)
{
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}

static gboolean
scroll_when_laid_out_cb (GtkWidget *view, GdkFrameClock *clock, gpointer position)
{
  if (gtk_widget_get_height (view) <= 1)
    return G_SOURCE_CONTINUE;

  scroll_now (view, GPOINTER_TO_UINT (position));

  return G_SOURCE_REMOVE;
}

static void
scroll_when_mapped_cb (GtkWidget *view, gpointer position)
{
  g_signal_handlers_disconnect_by_func (view, scroll_when_mapped_cb, position);
  gtk_widget_add_tick_callback (view, scroll_when_laid_out_cb, position, NULL);
}

/* A list that is not in sight may have no height, and would lose its rows by being scrolled: it is left until
 * it comes into sight. Only the last wish counts. */
static void
scroll_later (GtkWidget *view, guint position)
{
  g_signal_handlers_disconnect_matched (view, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, scroll_when_mapped_cb, NULL);
  g_signal_connect (view, "map", G_CALLBACK (scroll_when_mapped_cb), GUINT_TO_POINTER (position));
}

void
dz_compat_scroll_to_row (GtkWidget *list, guint position)
{
  GtkWidget *view = find_list_view (list);

  g_return_if_fail (GTK_IS_WIDGET (list));

  if (view == NULL)
    return;
  if (!gtk_widget_get_mapped (view))
    scroll_later (view, position);
  else if (gtk_widget_get_height (view) > 1)
    scroll_now (view, position);
  else
    gtk_widget_add_tick_callback (view, scroll_when_laid_out_cb, GUINT_TO_POINTER (position), NULL);
}

/* How long a row that is to have the keyboard may take to appear, in frames. */
#define MOST_FRAMES 30

typedef struct
{
  int frames;
  int settled; /* frames for which the row has had the keyboard */
} RowFocus;

static GtkWidget *
find_selected_row (GtkWidget *view)
{
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row) && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      return row;

  return NULL;
}

/* The keyboard is with the reader's other work by now. */
static gboolean
is_elsewhere (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *table = gtk_widget_get_parent (view);

  return focus != NULL && focus != table && !gtk_widget_is_ancestor (focus, table);
}

/* When the row that had the keyboard went away, GTK gives it to the head of the table, a frame later: so the
 * row is held for two. */
static gboolean
focus_selected_row_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  RowFocus *waiting = user_data;
  GtkWidget *row = find_selected_row (view);

  if (is_elsewhere (view) || ++waiting->frames > MOST_FRAMES)
    return G_SOURCE_REMOVE;
  if (row == NULL)
    return G_SOURCE_CONTINUE;
  if (gtk_root_get_focus (gtk_widget_get_root (view)) == row)
    return ++waiting->settled < 2 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
  waiting->settled = 0;
  gtk_widget_grab_focus (row);

  return G_SOURCE_CONTINUE;
}

void
dz_compat_focus_selected_row (GtkWidget *list)
{
  GtkWidget *view = find_list_view (list);

  g_return_if_fail (GTK_IS_WIDGET (list));

  if (view != NULL && gtk_widget_get_root (view) != NULL)
    gtk_widget_add_tick_callback (view, focus_selected_row_cb, g_new0 (RowFocus, 1), g_free);
}

gboolean
dz_compat_grab_row_focus (GtkWidget *list)
{
  GtkWidget *view = find_list_view (list);
  GtkWidget *row = view != NULL ? find_selected_row (view) : NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (list), FALSE);

  return (row != NULL && gtk_widget_grab_focus (row)) || (view != NULL && gtk_widget_grab_focus (view));
}

gboolean
dz_compat_has_row_focus (GtkWidget *list)
{
  GtkWidget *view = find_list_view (list);
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return view != NULL && focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view));
}

void
dz_compat_load_css (GtkCssProvider *provider, const char *css)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_css_provider_load_from_string (provider, css);
#else
  gtk_css_provider_load_from_data (provider, css, -1);
#endif
}

void
dz_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

typedef struct
{
  DzCompatConfirmFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->user_data);
  g_free (question);
}

/* GTK says how a drop-down matches from 4.12 on; before, only the filter inside its list can tell it. */
void
dz_compat_match_anywhere (GtkDropDown *drop)
{
  GtkWidget *list = NULL;
  GListModel *model = NULL;
  GtkFilter *filter = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (drop), "search-match-mode") != NULL)
    {
      g_object_set (drop, "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
      return;
    }
  list = find_list_view (GTK_WIDGET (drop));
  if (list != NULL)
    model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  if (GTK_IS_SINGLE_SELECTION (model))
    model = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (model));
  if (GTK_IS_FILTER_LIST_MODEL (model))
    filter = gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model));
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_strcmp0 (response, "confirm") == 0)
    question->func (question->user_data);
}

void
dz_compat_confirm (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                   DzCompatConfirmFunc func, gpointer user_data, GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->user_data = user_data;
  question->destroy = destroy;

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "confirm", verb, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "confirm", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (confirm_response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dz_compat_present_about (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Duizhao"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Duizhao contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Read Chinese government work reports side by side: goals, outcomes and "
                                       "wording over the years"),
                         /* Translators: your names, one per line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS
