/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-reader-font.h"

#include "gui/dz-compat.h"

#define ENLARGED 1.05
#define NOTCH 1.1
#define ZOOM_KEY "text-zoom"

struct _DzReaderFont
{
  GObject parent_instance;

  GtkCssProvider *provider;
  GSettings *settings; /* NULL where the schema is not installed: then the zoom lasts as long as the window */
  double zoom;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzReaderFont, dz_reader_font, G_TYPE_OBJECT)

static GSettings *
find_settings (const char *id, const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, id, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

/* The desktop's document font where it has one, else the interface's. */
static PangoFontDescription *
get_base_font (void)
{
  g_autoptr (GSettings) desktop = find_settings ("org.gnome.desktop.interface", "document-font-name");
  g_autofree char *name = NULL;

  if (desktop != NULL)
    name = g_settings_get_string (desktop, "document-font-name");
  else
    g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);

  return pango_font_description_from_string (name != NULL ? name : "Sans 11");
}

static void
apply (DzReaderFont *self)
{
  g_autoptr (PangoFontDescription) font = get_base_font ();
  const char *family = pango_font_description_get_family (font);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", (size > 0 ? size : 11) * ENLARGED * self->zoom);
  css = g_strdup_printf (".dz-report { font-family: \"%s\"; font-size: %spt; }", family != NULL ? family : "Sans",
                         number);
  dz_compat_load_css (self->provider, css);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A range in the schema keeps out what is too large, but not what is no number. */
static double
read_zoom (DzReaderFont *self)
{
  double zoom = g_settings_get_double (self->settings, ZOOM_KEY);

  return zoom >= 0.5 && zoom <= 3.0 ? zoom : 1;
}

static void
setting_changed_cb (DzReaderFont *self)
{
  self->zoom = read_zoom (self);
  apply (self);
}

static void
dz_reader_font_dispose (GObject *object)
{
  DzReaderFont *self = DZ_READER_FONT (object);

  if (self->provider != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dz_reader_font_parent_class)->dispose (object);
}

static void
dz_reader_font_class_init (DzReaderFontClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_reader_font_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dz_reader_font_init (DzReaderFont *self)
{
  self->zoom = 1;
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  self->settings = find_settings (APP_ID, ZOOM_KEY);
  if (self->settings != NULL)
    {
      self->zoom = read_zoom (self);
      g_signal_connect_object (self->settings, "changed::" ZOOM_KEY, G_CALLBACK (setting_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  apply (self);
}

DzReaderFont *
dz_reader_font_new (void)
{
  return g_object_new (DZ_TYPE_READER_FONT, NULL);
}

double
dz_reader_font_get_zoom (DzReaderFont *self)
{
  g_return_val_if_fail (DZ_IS_READER_FONT (self), 1);

  return self->zoom;
}

void
dz_reader_font_set_zoom (DzReaderFont *self, double zoom)
{
  g_return_if_fail (DZ_IS_READER_FONT (self));

  zoom = CLAMP (zoom, 0.5, 3.0);
  if (self->settings != NULL)
    {
      g_settings_set_double (self->settings, ZOOM_KEY, zoom);
      return;
    }
  self->zoom = zoom;
  apply (self);
}

void
dz_reader_font_step (DzReaderFont *self, int direction)
{
  double zoom;

  g_return_if_fail (DZ_IS_READER_FONT (self));

  zoom = direction > 0 ? self->zoom * NOTCH : self->zoom / NOTCH;
  dz_reader_font_set_zoom (self, direction == 0 ? 1 : zoom);
}
