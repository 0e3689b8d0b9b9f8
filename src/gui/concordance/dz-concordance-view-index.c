/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#define NOTICE "index"
#define ACTION "concordance.rebuild-index"

static gboolean
can_rebuild (DzConcordanceView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  return library != NULL && !dz_library_is_read_only (library) && !self->rebuilding;
}

static void
show_notice (DzConcordanceView *self, const char *text)
{
  dz_notice_bar_show (self->notice_bar, NOTICE, text, _ ("_Rebuild the Index"), ACTION);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTION, can_rebuild (self));
}

void
dz_concordance_view_show_index (DzConcordanceView *self)
{
  if (self->found == NULL || !self->found->index_damaged || self->index_told)
    return;

  self->index_told = TRUE;
  show_notice (self, _ ("The search index is damaged. No hit is missing, but searches take longer until it is made anew."));
}

void
dz_concordance_view_forget_index (DzConcordanceView *self)
{
  self->index_told = FALSE;
  dz_notice_bar_hide (self->notice_bar, NOTICE);
}

/* DzLibraryFunc */
static gpointer
rebuild (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_rebuild_search_index (store, error));
}

static void
rebuilt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = dz_library_call_finish (DZ_LIBRARY (source), result, &error) != NULL;

  self->rebuilding = FALSE;
  if (dz_view_get_library (DZ_VIEW (self)) != DZ_LIBRARY (source))
    return;
  dz_concordance_view_forget_index (self);
  if (ok)
    dz_view_tell (DZ_VIEW (self), _ ("The search index was made anew."));
  else if (error != NULL)
    show_notice (self, error->message);
}

static void
rebuild_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (widget);

  if (!can_rebuild (self))
    return;

  self->rebuilding = TRUE;
  show_notice (self, _ ("The search index is being made anew…"));
  dz_library_write_async (dz_view_get_library (DZ_VIEW (self)), rebuild, NULL, NULL, NULL, NULL, rebuilt_cb,
                          g_object_ref (self));
}

void
dz_concordance_view_install_index (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, ACTION, NULL, rebuild_action);
}
