/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-report-choice.h"
#include "gui/dz-window-private.h"

/* A library with this many report pairs remembered forgets the rest: files come and go. */
#define MAX_LIBRARIES 20

/* Pixels at the usual size of type: with less room only one side pane is open at a time, with still less none
 * at first. */
#define ROOM_FOR_BOTH 760
#define ROOM_FOR_ONE 560

/* Below this many pixels tabs and buttons stand closer together. */
#define NARROW_WIDTH 1150

static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    {
      g_message ("The settings of %s are not installed: the layout will not be kept.", APP_ID);
      return NULL;
    }

  return g_settings_new (APP_ID);
}

static gboolean
get_screen (DzWindow *self, GdkRectangle *area)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, area);

  return monitor != NULL;
}

/* A window kept from a larger screen must not hang over the edge of this one. */
static void
clamp_to_screen (DzWindow *self, int *width, int *height)
{
  GdkRectangle area;

  if (!get_screen (self, &area))
    return;

  *width = CLAMP (*width, 1, area.width);
  *height = CLAMP (*height, 1, area.height);
}

/* Style sheets of GTK 4.8 know no width: the window says of itself when there is little. */
static void
width_cb (DzWindow *self, GParamSpec *pspec, GdkSurface *surface)
{
  if (gdk_surface_get_width (surface) < NARROW_WIDTH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

static void
realize_cb (DzWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
}

/* How much larger than usual the reader's system writes everything. */
static double
get_text_scale (DzWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / (96.0 * PANGO_SCALE), 1, 3) : 1;
}

static void
side_pane_cb (DzWindow *self, GParamSpec *pspec, GtkWidget *pane)
{
  GtkWidget *other = pane == self->sidebar_pane ? GTK_WIDGET (self->library_pane) : self->sidebar_pane;

  if (self->one_pane && gtk_widget_get_visible (pane))
    gtk_widget_set_visible (other, FALSE);
}

/* Where all panes together would be wider than the window, the text comes first; what was open is not
 * forgotten, it is open again where there is room. */
static void
fit_panes (DzWindow *self)
{
  GdkRectangle screen;
  double room;
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (g_settings_get_boolean (self->settings, "maximized") && get_screen (self, &screen))
    width = screen.width;
  room = width / get_text_scale (self);
  self->one_pane = room < ROOM_FOR_BOTH;
  if (!self->one_pane)
    {
      g_settings_bind (self->settings, "show-library", self->library_pane, "visible", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "show-sidebar", self->sidebar_pane, "visible", G_SETTINGS_BIND_DEFAULT);
      return;
    }
  g_settings_unbind (self->library_pane, "visible");
  g_settings_unbind (self->sidebar_pane, "visible");
  gtk_widget_set_visible (GTK_WIDGET (self->library_pane), FALSE);
  gtk_widget_set_visible (self->sidebar_pane,
                          room >= ROOM_FOR_ONE && g_settings_get_boolean (self->settings, "show-sidebar"));
}

void
dz_window_restore_layout (DzWindow *self)
{
  int width = 0;
  int height = 0;

  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  self->settings = find_settings ();
  if (self->settings == NULL)
    return;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  clamp_to_screen (self, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  fit_panes (self);
  g_signal_connect_object (self->library_pane, "notify::visible", G_CALLBACK (side_pane_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar_pane, "notify::visible", G_CALLBACK (side_pane_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (fit_panes), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "show-overview", self->overview_pane, "visible", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "overview-page", self->overview_stack, "visible-child-name",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "sidebar-page", self->sidebar_stack, "visible-child-name",
                   G_SETTINGS_BIND_DEFAULT);
}

static int
get_size (DzWindow *self, const char *key, int otherwise)
{
  return self->settings != NULL ? g_settings_get_int (self->settings, key) : otherwise;
}

/* What nobody has set grows with the interface's text, and gives way in a small window. */
static int
get_library_width (DzWindow *self, int width)
{
  g_autoptr (GVariant) kept
      = self->settings != NULL ? g_settings_get_user_value (self->settings, "library-width") : NULL;
  int usual = get_size (self, "library-width", 210);

  return kept != NULL ? MIN (usual, width / 3) : MIN ((int) (usual * get_text_scale (self)), width * 22 / 100);
}

/* What the reader has set is kept; what nobody has set gives way in a small window. */
static int
get_sidebar_width (DzWindow *self, int width)
{
  g_autoptr (GVariant) kept
      = self->settings != NULL ? g_settings_get_user_value (self->settings, "sidebar-width") : NULL;

  return kept != NULL ? MIN (g_variant_get_int32 (kept), width / 3) : MIN (290, width * 23 / 100);
}

void
dz_window_restore_panes (DzWindow *self, int width, int height)
{
  int library_width = get_library_width (self, width);
  int sidebar_width = get_sidebar_width (self, width);
  /* The text keeps at least a half of a small window. */
  int overview_height = MIN (get_size (self, "overview-height", 420), height * 9 / 20);
  gboolean shows_library = gtk_widget_get_visible (GTK_WIDGET (self->library_pane));

  gtk_paned_set_position (self->library_paned, library_width);
  gtk_paned_set_position (self->sidebar_paned, width - (shows_library ? library_width : 0) - sidebar_width);
  gtk_paned_set_position (self->text_paned, overview_height);
  self->layout_restored = TRUE;
}

static void
save_reports (DzWindow *self)
{
  g_autoptr (GVariant) old = g_settings_get_value (self->settings, "shown-reports");
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(xx)}"));
  gint64 left = dz_session_get_left_report (self->session);
  gint64 right = dz_session_get_right_report (self->session);
  GVariantIter iter;
  const char *path = NULL;
  gint64 old_left = 0;
  gint64 old_right = 0;

  if (left == 0)
    return;

  g_variant_builder_add (&builder, "{s(xx)}", self->path, left, right);
  g_variant_iter_init (&iter, old);
  for (guint n = 1;
       n < MAX_LIBRARIES && g_variant_iter_next (&iter, "{&s(xx)}", &path, &old_left, &old_right); n++)
    if (g_strcmp0 (path, self->path) != 0)
      g_variant_builder_add (&builder, "{s(xx)}", path, old_left, old_right);
  g_settings_set_value (self->settings, "shown-reports", g_variant_builder_end (&builder));
}

static void
save_panes (DzWindow *self)
{
  int sidebar_width = gtk_widget_get_width (self->sidebar_pane);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->library_pane)))
    g_settings_set_int (self->settings, "library-width", MAX (gtk_paned_get_position (self->library_paned), 100));
  if (gtk_widget_get_mapped (self->sidebar_pane) && sidebar_width > 0)
    g_settings_set_int (self->settings, "sidebar-width", MAX (sidebar_width, 100));
  if (gtk_widget_get_mapped (self->overview_pane))
    g_settings_set_int (self->settings, "overview-height", MAX (gtk_paned_get_position (self->text_paned), 60));
}

void
dz_window_save_layout (DzWindow *self)
{
  int width = 0;
  int height = 0;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  save_panes (self);
  if (self->session != NULL && self->path != NULL)
    save_reports (self);
}

static gboolean
recall_reports (DzWindow *self, gint64 *left, gint64 *right)
{
  g_autoptr (GVariant) all = NULL;

  if (self->settings == NULL)
    return FALSE;

  all = g_settings_get_value (self->settings, "shown-reports");

  return g_variant_lookup (all, self->path, "(xx)", left, right);
}

void
dz_window_restore_reports (DzWindow *self)
{
  DzOverview *overview = dz_session_get_overview (self->session);
  gint64 left = 0;
  gint64 right = 0;

  if (overview == NULL || overview->reports->len == 0 || dz_session_get_left_report (self->session) != 0
      || self->waiting_report != 0 || dz_import_bar_is_busy (self->import_bar))
    return;

  if (!recall_reports (self, &left, &right) || dz_overview_find_report (overview, left) == NULL
      || (right != 0 && dz_overview_find_report (overview, right) == NULL))
    dz_report_choice_first (overview, dz_session_get_knowledge (self->session), &left, &right);
  dz_session_show_reports (self->session, left, right);
}
