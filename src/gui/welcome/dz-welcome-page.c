/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/welcome/dz-welcome-page.h"

struct _DzWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DzWelcomePage, dz_welcome_page, ADW_TYPE_BIN)

static void
dz_welcome_page_dispose (GObject *object)
{
  /* Before the template goes: AdwBin would unparent a child that is no more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (dz_welcome_page_parent_class)->dispose (object);
}

static void
dz_welcome_page_class_init (DzWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/welcome/dz-welcome-page.ui");
}

static void
dz_welcome_page_init (DzWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
