/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-library-row.h"

#include <glib/gi18n.h>

struct _DzLibraryRow
{
  DzLineRow parent_instance;

  DzLibraryItem *item;
  DzSession *session;
};

G_DEFINE_FINAL_TYPE (DzLibraryRow, dz_library_row, DZ_TYPE_LINE_ROW)

/* Which side it is on stands in the badge, so that it is not told by colour alone. */
static void
update_shown (DzLibraryRow *self)
{
  gint64 report = dz_library_item_get_report (self->item);
  gboolean left = report != 0 && dz_session_get_left_report (self->session) == report;
  gboolean right = report != 0 && dz_session_get_right_report (self->session) == report;
  const char *texts[] = { dz_library_item_get_title (self->item), dz_library_item_get_badge (self->item) };
  const char *side = left ? _("Shown at the Left") : right ? _("Shown at the Right") : texts[1];

  if (left || right)
    gtk_widget_add_css_class (GTK_WIDGET (self), "shown");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "shown");

  if (left)
    texts[1] = "◧";
  else if (right)
    texts[1] = "◨";
  dz_line_row_show (DZ_LINE_ROW (self), texts, texts[0], side);
}

void
dz_library_row_bind (DzLibraryRow *self, DzLibraryItem *item, DzSession *session)
{
  g_return_if_fail (DZ_IS_LIBRARY_ROW (self));

  dz_library_row_unbind (self);
  self->item = g_object_ref (item);
  self->session = g_object_ref (session);
  if (dz_library_item_get_report (item) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "place");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "place");
  g_signal_connect_swapped (session, "reports-changed", G_CALLBACK (update_shown), self);
  update_shown (self);
}

void
dz_library_row_unbind (DzLibraryRow *self)
{
  g_return_if_fail (DZ_IS_LIBRARY_ROW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->item);
}

DzLibraryItem *
dz_library_row_get_item (DzLibraryRow *self)
{
  g_return_val_if_fail (DZ_IS_LIBRARY_ROW (self), NULL);

  return self->item;
}

static void
dz_library_row_dispose (GObject *object)
{
  dz_library_row_unbind (DZ_LIBRARY_ROW (object));

  G_OBJECT_CLASS (dz_library_row_parent_class)->dispose (object);
}

static void
dz_library_row_class_init (DzLibraryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_library_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "libraryrow");
}

static void
dz_library_row_init (DzLibraryRow *self)
{
  static const DzLineColumn columns[] = {
    { .ellipsize = PANGO_ELLIPSIZE_END, .chars = -1 },
    { .ellipsize = PANGO_ELLIPSIZE_END, .faint = TRUE, .small = TRUE },
  };

  dz_line_row_set_columns (DZ_LINE_ROW (self), columns, G_N_ELEMENTS (columns), TRUE);
}

GtkWidget *
dz_library_row_new (void)
{
  return g_object_new (DZ_TYPE_LIBRARY_ROW, NULL);
}
