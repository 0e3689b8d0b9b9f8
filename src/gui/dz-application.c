/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-application.h"

#include "gui/dz-window.h"

struct _DzApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DzApplication, dz_application, ADW_TYPE_APPLICATION)

static void
dz_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (dz_window_new (DZ_APPLICATION (application)));

  gtk_window_present (window);
}

static void
dz_application_class_init (DzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dz_application_activate;
}

static void
dz_application_init (DzApplication *self)
{
}

DzApplication *
dz_application_new (void)
{
  return g_object_new (DZ_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", "/io/github/duizhao/Duizhao",
                       NULL);
}
