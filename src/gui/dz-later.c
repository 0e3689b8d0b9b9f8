/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-later.h"

struct _DzLater
{
  AdwBin parent_instance;

  GType type;
  DzSession *session;
};

enum
{
  PROP_0,
  PROP_TYPE,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzLater, dz_later, ADW_TYPE_BIN)

static void
dz_later_map (GtkWidget *widget)
{
  dz_later_get (DZ_LATER (widget));

  GTK_WIDGET_CLASS (dz_later_parent_class)->map (widget);
}

static void
dz_later_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzLater *self = DZ_LATER (object);

  switch (id)
    {
    case PROP_TYPE:
      g_value_set_gtype (value, self->type);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_later_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzLater *self = DZ_LATER (object);

  switch (id)
    {
    case PROP_TYPE:
      self->type = g_value_get_gtype (value);
      break;
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_later_dispose (GObject *object)
{
  g_clear_object (&DZ_LATER (object)->session);

  G_OBJECT_CLASS (dz_later_parent_class)->dispose (object);
}

static void
dz_later_class_init (DzLaterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dz_later_get_property;
  object_class->set_property = dz_later_set_property;
  object_class->dispose = dz_later_dispose;
  GTK_WIDGET_CLASS (klass)->map = dz_later_map;

  properties[PROP_TYPE] = g_param_spec_gtype ("type", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_later_init (DzLater *self)
{
}

GtkWidget *
dz_later_get (DzLater *self)
{
  GtkWidget *page = NULL;

  g_return_val_if_fail (DZ_IS_LATER (self), NULL);

  page = adw_bin_get_child (ADW_BIN (self));
  if (page != NULL)
    return page;

  page = g_object_new (self->type, NULL);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "session") != NULL)
    g_object_bind_property (self, "session", page, "session", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (ADW_BIN (self), page);

  return page;
}
