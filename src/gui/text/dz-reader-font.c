/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-reader-font.h"

#include "gui/dz-compat.h"
#include "gui/dz-settings.h"

#define ENLARGED 1.05
#define NOTCH 1.1
#define SPACING 0.4
#define ZOOM_KEY "text-zoom"
#define FONT_KEY "reader-font"
#define SPACING_KEY "reader-line-spacing"
#define WIDTH_KEY "reader-column-width"
/* Outside a Chinese locale Han characters and their punctuation would take the forms of whatever font comes first,
 * often the Japanese. */
#define CHINESE_FAMILIES "\"Noto Sans CJK SC\", \"Noto Sans SC\", \"Source Han Sans SC\", sans-serif"

struct _DzReaderFont
{
  GObject parent_instance;

  GtkCssProvider *provider;
  GSettings *settings; /* NULL where the schema is not installed: then the zoom lasts as long as the window */
  double zoom;
  double spacing;
  int width;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzReaderFont, dz_reader_font, G_TYPE_OBJECT)

/* The family that stands in here for the one named: naming a family that is not installed before the Chinese ones
 * would set Latin letters in these as well. */
static void
resolve_family (PangoFontDescription *description, PangoLanguage *language)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_autoptr (GObject) context = G_OBJECT (pango_font_map_create_context (map));
  g_autoptr (GObject) font = NULL;
  g_autoptr (PangoFontDescription) found = NULL;

  pango_context_set_language (PANGO_CONTEXT (context), language);
  font = (GObject *) pango_context_load_font (PANGO_CONTEXT (context), description);
  if (font == NULL)
    return;

  found = pango_font_describe (PANGO_FONT (font));
  pango_font_description_set_family (description, pango_font_description_get_family (found));
}

static PangoFontDescription *
parse_font (const char *name, PangoLanguage *language)
{
  PangoFontDescription *font = pango_font_description_from_string (name != NULL ? name : "");

  if (pango_font_description_get_family (font) == NULL)
    pango_font_description_set_family_static (font, "Sans");
  if (pango_font_description_get_size (font) == 0)
    pango_font_description_set_size (font, 11 * PANGO_SCALE);
  resolve_family (font, language);

  return font;
}

static char *
dup_interface_font (void)
{
  char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);

  return name;
}

/* The desktop's document font where it has one, else the interface's. */
static char *
dup_document_font (void)
{
  g_autoptr (GSettings) desktop = dz_settings_find ("org.gnome.desktop.interface", "document-font-name");

  return desktop != NULL ? g_settings_get_string (desktop, "document-font-name") : dup_interface_font ();
}

/* The reader's own, in the size of the document font. */
static char *
dup_family (DzReaderFont *self)
{
  g_autofree char *family = self->settings != NULL ? g_settings_get_string (self->settings, FONT_KEY) : NULL;

  return family != NULL && *family != '\0' ? g_steal_pointer (&family) : NULL;
}

static void
apply (DzReaderFont *self)
{
  g_autofree char *interface_name = dup_interface_font ();
  g_autofree char *document_name = dup_document_font ();
  g_autofree char *family = dup_family (self);
  g_autoptr (PangoFontDescription) interface = parse_font (interface_name, pango_language_get_default ());
  g_autoptr (PangoFontDescription) document = parse_font (document_name, pango_language_from_string ("zh-cn"));
  double size = pango_font_description_get_size (document) / (double) PANGO_SCALE;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", size * ENLARGED * self->zoom);
  css = g_strdup_printf ("window { font-family: \"%s\", " CHINESE_FAMILIES "; }"
                         ".dz-report { font-family: \"%s\", " CHINESE_FAMILIES "; font-size: %spt; }",
                         pango_font_description_get_family (interface),
                         family != NULL ? family : pango_font_description_get_family (document), number);
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

static double
read_spacing (DzReaderFont *self)
{
  double spacing = g_settings_get_double (self->settings, SPACING_KEY);

  return spacing >= 0 && spacing <= 2.0 ? spacing : SPACING;
}

static void
read_settings (DzReaderFont *self)
{
  self->zoom = read_zoom (self);
  self->spacing = read_spacing (self);
  self->width = g_settings_get_int (self->settings, WIDTH_KEY);
}

static void
setting_changed_cb (DzReaderFont *self)
{
  read_settings (self);
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
  static const char *const keys[] = { ZOOM_KEY, FONT_KEY, SPACING_KEY, WIDTH_KEY };

  self->zoom = 1;
  self->spacing = SPACING;
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  self->settings = dz_settings_find (APP_ID, FONT_KEY);
  if (self->settings != NULL)
    {
      read_settings (self);
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          g_autofree char *changed = g_strconcat ("changed::", keys[i], NULL);

          g_signal_connect_object (self->settings, changed, G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
        }
    }
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-font-name", G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  apply (self);
}

DzReaderFont *
dz_reader_font_dup_shared (void)
{
  static DzReaderFont *shared;

  if (shared != NULL)
    return g_object_ref (shared);

  shared = g_object_new (DZ_TYPE_READER_FONT, NULL);
  g_object_add_weak_pointer (G_OBJECT (shared), (gpointer *) &shared);

  return shared;
}

static void
set_zoom (DzReaderFont *self, double zoom)
{
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
  set_zoom (self, direction == 0 ? 1 : zoom);
}

double
dz_reader_font_get_spacing (DzReaderFont *self)
{
  g_return_val_if_fail (DZ_IS_READER_FONT (self), SPACING);

  return self->spacing;
}

int
dz_reader_font_get_width (DzReaderFont *self)
{
  g_return_val_if_fail (DZ_IS_READER_FONT (self), 0);

  return self->width;
}
