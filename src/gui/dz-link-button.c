/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-link-button.h"

#include <glib/gi18n.h>

struct _DzLinkButton
{
  GtkToggleButton parent_instance;

  GtkImage *image;
  GtkLabel *label;
  char *what;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (DzLinkButton, dz_link_button, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_WHAT,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_text (DzLinkButton *self)
{
  gboolean linked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));
  const char *deed = linked ? _ ("Stop Following the Other Views") : _ ("Follow the Other Views");
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

  if (!linked)
    text = g_strdup (_ ("Not Linked"));
  else
    /* Translators: what moves this view along with the others: “Linked: goal • filter”. */
    text = g_strdup_printf (_ ("Linked: %s"), self->what != NULL ? self->what : "");
  tooltip = g_strdup_printf ("%s\n%s", text, deed);

  gtk_label_set_text (self->label, linked && self->what != NULL ? self->what : text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
  gtk_image_set_from_icon_name (self->image, linked ? "insert-link-symbolic" : "view-pin-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
dz_link_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WHAT)
    g_value_set_string (value, DZ_LINK_BUTTON (object)->what);
  else if (id == PROP_COMPACT)
    g_value_set_boolean (value, DZ_LINK_BUTTON (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_link_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzLinkButton *self = DZ_LINK_BUTTON (object);

  switch (id)
    {
    case PROP_WHAT:
      g_free (self->what);
      self->what = g_value_dup_string (value);
      break;
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update_text (self);
}

static void
dz_link_button_finalize (GObject *object)
{
  g_free (DZ_LINK_BUTTON (object)->what);

  G_OBJECT_CLASS (dz_link_button_parent_class)->finalize (object);
}

static void
dz_link_button_class_init (DzLinkButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dz_link_button_get_property;
  object_class->set_property = dz_link_button_set_property;
  object_class->finalize = dz_link_button_finalize;

  properties[PROP_WHAT]
      = g_param_spec_string ("what", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_link_button_init (DzLinkButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "link-toggle");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect (self, "toggled", G_CALLBACK (update_text), NULL);
  update_text (self);
}
