/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-window.h"

#include "gui/concordance/dz-concordance-view.h"
#include "gui/goals/dz-goals-view.h"
#include "gui/timeline/dz-timeline-view.h"
#include "gui/glossary/dz-glossary-view.h"

struct _DzWindow
{
  AdwApplicationWindow parent_instance;

  DzSession *session;

  AdwToastOverlay *toast_overlay;
  GtkStack *overview_stack;
  AdwBin *text_slot;
  GtkStack *sidebar_stack;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DzWindow, dz_window, ADW_TYPE_APPLICATION_WINDOW)

static void
dz_window_dispose (GObject *object)
{
  DzWindow *self = DZ_WINDOW (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_WINDOW);

  G_OBJECT_CLASS (dz_window_parent_class)->dispose (object);
}

static void
dz_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzWindow *self = DZ_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzWindow *self = DZ_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      dz_window_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_window_class_init (DzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dz_window_dispose;
  object_class->get_property = dz_window_get_property;
  object_class->set_property = dz_window_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The views named in window.ui, one per line. Their “session” is bound there to the window's. */
  g_type_ensure (DZ_TYPE_TIMELINE_VIEW);
  g_type_ensure (DZ_TYPE_GOALS_VIEW);
  g_type_ensure (DZ_TYPE_CONCORDANCE_VIEW);
  g_type_ensure (DZ_TYPE_GLOSSARY_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DzWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, overview_stack);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, text_slot);
  gtk_widget_class_bind_template_child (widget_class, DzWindow, sidebar_stack);
}

static void
dz_window_init (DzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DzWindow *
dz_window_new (DzApplication *application)
{
  return g_object_new (DZ_TYPE_WINDOW, "application", application, NULL);
}

DzSession *
dz_window_get_session (DzWindow *self)
{
  g_return_val_if_fail (DZ_IS_WINDOW (self), NULL);

  return self->session;
}

void
dz_window_set_session (DzWindow *self, DzSession *session)
{
  g_return_if_fail (DZ_IS_WINDOW (self));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
dz_window_show_overview (DzWindow *self, const char *page)
{
  g_return_if_fail (DZ_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->overview_stack, page);
}

void
dz_window_add_toast (DzWindow *self, const char *title)
{
  g_return_if_fail (DZ_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (title));
}
