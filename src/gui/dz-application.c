/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-application.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"
#include "gui/dz-window.h"

struct _DzApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DzApplication, dz_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this library in place of your own"), N_("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE-OR-FOLDER…]") },
  { NULL },
};

typedef struct
{
  DzWindow *window;
  char *library;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_free (opening->library);
  g_free (opening);
}

static gboolean
open_library (gpointer data)
{
  Opening *opening = data;

  dz_window_open_library (opening->window, opening->library);

  return G_SOURCE_REMOVE;
}

/* The one window; a library is opened in it when it is new, or when another one is asked for: once the window
 * stands, so that reading does not hold up its first frame. */
static DzWindow *
show_window (DzApplication *self, const char *library)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean is_new = window == NULL;
  Opening *opening = NULL;

  if (is_new)
    window = GTK_WINDOW (dz_window_new (self));
  gtk_window_present (window);
  if (!is_new)
    {
      if (library != NULL)
        dz_window_open_library (DZ_WINDOW (window), library);
      return DZ_WINDOW (window);
    }

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (DZ_WINDOW (window));
  opening->library = g_strdup (library);
  g_idle_add_full (G_PRIORITY_LOW, open_library, opening, opening_free);

  return DZ_WINDOW (window);
}

static void
dz_application_activate (GApplication *application)
{
  show_window (DZ_APPLICATION (application), NULL);
}

static void
dz_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DzWindow *window = show_window (DZ_APPLICATION (application), NULL);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  dz_window_import (window, list);
}

static int
dz_application_handle_local_options (GApplication *application, GVariantDict *values)
{
  if (!g_variant_dict_contains (values, "version"))
    return -1;

  g_print ("duizhao %s\n", PACKAGE_VERSION);

  return 0;
}

static int
dz_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  GVariantDict *values = g_application_command_line_get_options_dict (line);
  g_autofree const char **names = NULL;
  const char *library = NULL;
  g_autoptr (GFile) library_file = NULL;
  g_autofree char *library_path = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  DzWindow *window = NULL;

  if (g_variant_dict_lookup (values, "library", "^&ay", &library))
    {
      library_file = g_application_command_line_create_file_for_arg (line, library);
      library_path = g_file_get_path (library_file);
    }
  window = show_window (DZ_APPLICATION (application), library_path);

  g_variant_dict_lookup (values, G_OPTION_REMAINING, "^a&ay", &names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, names[i]));
  if (files->len > 0)
    dz_window_import (window, files);

  return 0;
}

static gpointer
ref_window (gconstpointer window, gpointer data)
{
  return g_object_ref ((gpointer) window);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autolist (GtkWindow) windows = g_list_copy_deep (gtk_application_get_windows (user_data), ref_window, NULL);

  /* Closing keeps the layout; without a window nothing keeps the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  if (windows == NULL)
    g_application_quit (user_data);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dz_compat_present_about (gtk_application_get_active_window (user_data));
}

/* The pages are Mallard; what shows them is a program of its own, which not every system has. */
static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  if (viewer != NULL)
    gtk_show_uri (window, "help:duizhao", GDK_CURRENT_TIME);
  else if (window != NULL)
    dz_window_add_toast (DZ_WINDOW (window), _("No help viewer is installed; install the package “yelp”"));
}

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } table[] = {
    { "app.quit", { "<Control>q" } },
    { "app.help", { "F1" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
    { "win.import", { "<Control>o" } },
    { "win.import-folder", { "<Control><Shift>o" } },
    { "win.find", { "<Control>f" } },
    { "win.back", { "<Alt>Left" } },
    { "win.forward", { "<Alt>Right" } },
    { "win.show-library", { "F9" } },
    { "win.show-sidebar", { "<Control>F9" } },
    { "win.show-overview", { "<Shift>F9" } },
    { "win.overview::timeline", { "<Control>1" } },
    { "win.overview::chart", { "<Control>2" } },
    { "win.overview::goals", { "<Control>3" } },
    { "win.overview::concordance", { "<Control>4" } },
    { "win.overview::comparison", { "<Control>5" } },
    { "win.overview::across", { "<Control>6" } },
    { "win.trace", { "<Control>t" } },
    { "win.export", { "<Control>e" } },
    { "win.save-view", { "<Control>s" } },
    { "win.saved-views", { "<Control><Shift>s" } },
    { "win.print", { "<Control>p" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, (const char **) table[i].keys);
}

static void
dz_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
  };

  G_APPLICATION_CLASS (dz_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  add_accelerators (GTK_APPLICATION (application));
}

static void
dz_application_class_init (DzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dz_application_activate;
  application_class->open = dz_application_open;
  application_class->startup = dz_application_startup;
  application_class->command_line = dz_application_command_line;
  application_class->handle_local_options = dz_application_handle_local_options;
}

static void
dz_application_init (DzApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

DzApplication *
dz_application_new (void)
{
  return g_object_new (DZ_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/duizhao/Duizhao",
                       NULL);
}
