/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/welcome/dz-error-page.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"

struct _DzErrorPage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkWidget *restore_button;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (DzErrorPage, dz_error_page, ADW_TYPE_BIN)

static const char *
get_title (const GError *error)
{
  if (error->domain != DZ_ERROR)
    return _("The Library Could Not Be Opened");

  switch (error->code)
    {
    case DZ_ERROR_NOT_A_LIBRARY:
      return _("Not a Library");
    case DZ_ERROR_TOO_NEW:
      return _("The Library Is From a Newer Version");
    case DZ_ERROR_CORRUPT:
      return _("The Library Is Damaged");
    case DZ_ERROR_FULL:
      return _("No Space Left");
    case DZ_ERROR_READ_ONLY:
      return _("The Library Cannot Be Written");
    case DZ_ERROR_BUSY:
      return _("The Library Is in Use");
    case DZ_ERROR_INVALID:
      return _("The Knowledge Files Could Not Be Read");
    default:
      return _("The Library Could Not Be Opened");
    }
}

static const char *
get_advice (const GError *error)
{
  if (error->domain != DZ_ERROR)
    return _("Try again, or open another library.");

  switch (error->code)
    {
    case DZ_ERROR_NOT_A_LIBRARY:
      return _("Open another file, or put a backup in its place; the file that is there now is kept beside it.");
    case DZ_ERROR_TOO_NEW:
      return _("Install the newer version of Duizhao, or open another library.");
    case DZ_ERROR_CORRUPT:
      return _("Restore it from a backup; the damaged file is kept beside it. Nothing was changed.");
    case DZ_ERROR_FULL:
      return _("Make room on the disk and try again.");
    case DZ_ERROR_READ_ONLY:
      return _("Make the file and its folder writable and try again, or open another library.");
    case DZ_ERROR_BUSY:
      return _("Close the other program and try again.");
    case DZ_ERROR_INVALID:
      return _("Mend the line named above or take the file away, then try again.");
    default:
      return _("Try again, or open another library.");
    }
}

static void
suggest (GtkWidget *button, gboolean suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

void
dz_error_page_set_error (DzErrorPage *self, const char *path, const GError *error)
{
  g_autofree char *description = NULL;
  gboolean can_restore = FALSE;

  g_return_if_fail (DZ_IS_ERROR_PAGE (self));
  g_return_if_fail (error != NULL);

  can_restore = g_error_matches (error, DZ_ERROR, DZ_ERROR_CORRUPT)
                || g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY);
  if (strstr (error->message, path) != NULL)
    description = g_markup_printf_escaped ("%s\n\n%s", error->message, get_advice (error));
  else
    description = g_markup_printf_escaped ("%s\n\n%s\n\n<small>%s</small>", error->message, get_advice (error),
                                           path);

  adw_status_page_set_title (self->status_page, get_title (error));
  adw_status_page_set_description (self->status_page, description);
  gtk_widget_set_visible (self->restore_button, can_restore);
  /* A file chosen by mistake needs no backup. */
  suggest (self->restore_button, !g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY));
  suggest (self->open_button, g_error_matches (error, DZ_ERROR, DZ_ERROR_NOT_A_LIBRARY));
}

static void
dz_error_page_dispose (GObject *object)
{
  /* Before the template goes: AdwBin would unparent a child that is no more. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_ERROR_PAGE);

  G_OBJECT_CLASS (dz_error_page_parent_class)->dispose (object);
}

static void
dz_error_page_class_init (DzErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_error_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/welcome/dz-error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DzErrorPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, DzErrorPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, DzErrorPage, open_button);
}

static void
dz_error_page_init (DzErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
