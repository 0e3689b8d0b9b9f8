/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-link-button.h"

#include <glib/gi18n.h>

struct _DzLinkButton
{
  GtkToggleButton parent_instance;

  GtkLabel *label;
  char *what;
};

G_DEFINE_FINAL_TYPE (DzLinkButton, dz_link_button, GTK_TYPE_TOGGLE_BUTTON)

enum
{
  PROP_0,
  PROP_WHAT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_text (DzLinkButton *self)
{
  gboolean linked = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self));
  g_autofree char *text = NULL;

  if (!linked)
    text = g_strdup (_ ("Not Linked"));
  else
    /* Translators: what moves this view along with the others: “Linked: goal • filter”. */
    text = g_strdup_printf (_ ("Linked: %s"), self->what != NULL ? self->what : "");

  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), linked ? _ ("Stop Following the Other Views")
                                                         : _ ("Follow the Other Views"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
dz_link_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WHAT)
    g_value_set_string (value, DZ_LINK_BUTTON (object)->what);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_link_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzLinkButton *self = DZ_LINK_BUTTON (object);

  if (id != PROP_WHAT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  g_free (self->what);
  self->what = g_value_dup_string (value);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_link_button_init (DzLinkButton *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->label, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect (self, "toggled", G_CALLBACK (update_text), NULL);
  update_text (self);
}
