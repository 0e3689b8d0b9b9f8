/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-view-private.h"

#include <glib/gi18n.h>

/* What a mode shows is read on the library's reader thread. */

/* A wait that is shorter is not shown. */
#define QUIET_MS 200

void
dz_across_view_stop_reading (DzAcrossView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, dz_across_request_free);
  g_clear_handle_id (&self->quiet, g_source_remove);
}

/* The widget lets go of what it borrows before that is freed. */
void
dz_across_view_drop (DzAcrossView *self, guint mode)
{
  DzAcrossShown *shown = &self->shown[mode];

  if (shown->found == NULL)
    return;

  shown->found->mode->show (shown->widget, NULL, shown->request);
  g_clear_pointer (&shown->found, dz_across_found_unref);
  g_clear_pointer (&shown->request, dz_across_request_free);
}

static void
ensure_widget (DzAcrossView *self)
{
  DzAcrossShown *shown = &self->shown[self->mode];

  if (shown->widget != NULL)
    return;

  shown->widget = dz_across_view_get_mode (self)->create ();
  gtk_stack_add_named (self->stack, shown->widget, dz_across_view_get_mode (self)->name);
}

typedef struct
{
  const DzAcrossMode *mode;
  DzAcrossRequest *request;
} Reading;

/* Who waits for it. */
typedef struct
{
  DzAcrossView *view;
  GCancellable *cancellable;
  const DzAcrossMode *mode;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->view);
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static Waiting *
waiting_new (DzAcrossView *self)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->view = g_object_ref (self);
  waiting->cancellable = g_object_ref (self->cancellable);
  waiting->mode = dz_across_view_get_mode (self);

  return waiting;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  dz_across_request_free (reading->request);
  g_free (reading);
}

static gpointer
read_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;

  return reading->mode->read (store, reading->request, cancellable, error);
}

/* A reading that was cancelled may have come to its end before: it is of another request, even of another
 * mode. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  DzAcrossView *self = waiting->view;
  g_autoptr (GError) error = NULL;
  gpointer data = NULL;
  DzAcrossShown *shown = &self->shown[self->mode];

  /* Left unfinished, its result is let go of by the library. */
  if (waiting->cancellable != self->cancellable)
    return;
  data = dz_library_call_finish (DZ_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_clear_object (&self->cancellable);
  if (data == NULL)
    {
      g_clear_pointer (&self->reading, dz_across_request_free);
      if (error != NULL)
        dz_across_view_show_error (self, error);
      return;
    }

  dz_across_view_drop (self, self->mode);
  ensure_widget (self);
  shown->found = dz_across_found_new (waiting->mode, data);
  shown->request = g_steal_pointer (&self->reading);
  dz_across_view_show_found (self);
  if (dz_across_view_get_mode (self)->select != NULL)
    dz_across_view_get_mode (self)->select (shown->widget, shown->request);
}

static gboolean
quiet_cb (gpointer user_data)
{
  DzAcrossView *self = user_data;
  guint n = self->reading->ids->len;
  g_autofree char *text = g_strdup_printf (ngettext ("Reading %u report…", "Reading %u reports…", n), n);

  self->quiet = 0;
  gtk_label_set_text (self->loading_label, dz_across_view_get_mode (self) == &dz_matrix_mode || dz_across_view_get_mode (self) == &dz_indicators_mode ? text : "");
  dz_across_view_turn_to (self, "loading");

  return G_SOURCE_REMOVE;
}

/* A request that was cancelled may still come to its end: its data is let go by the library then. */
void
dz_across_view_start_reading (DzAcrossView *self, DzAcrossRequest *request)
{
  Reading *reading = g_new0 (Reading, 1);

  dz_across_view_stop_reading (self);
  reading->mode = dz_across_view_get_mode (self);
  reading->request = dz_across_request_copy (request);
  self->reading = request;
  self->cancellable = g_cancellable_new ();
  self->quiet = g_timeout_add (QUIET_MS, quiet_cb, self);
  dz_library_read_async (dz_view_get_library (DZ_VIEW (self)), read_in_store, reading, reading_free,
                         dz_across_view_get_mode (self)->free, self->cancellable, read_cb, waiting_new (self));
}
