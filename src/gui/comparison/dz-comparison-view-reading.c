/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

/* The reports are read and compared on the library's reader thread, whenever others are asked for. */

/* A wait shorter than this shows nothing. */
#define QUIET_MS 200

void
dz_comparison_view_stop_reading (DzComparisonView *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
take_sheet (DzComparisonView *self, DzComparisonSheet *sheet)
{
  gboolean same = self->sheet != NULL && sheet != NULL
                  && self->sheet->comparison->left->id == sheet->comparison->left->id
                  && self->sheet->comparison->right->id == sheet->comparison->right->id;
  GtkAdjustment *adjustment = dz_comparison_canvas_get_adjustment (self->canvas);
  double value = same && adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  int row = same ? dz_comparison_canvas_get_cursor (self->canvas, NULL) : -1;

  dz_comparison_view_stop_waiting (self);
  dz_comparison_canvas_set_sheet (self->canvas, sheet);
  g_clear_pointer (&self->sheet, dz_comparison_sheet_free);
  self->sheet = sheet;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.export", sheet != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.print", sheet != NULL);
  if (sheet == NULL)
    return;
  dz_comparison_view_apply_filter (self);
  if (same && row >= 0 && row < (int) sheet->rows->len)
    dz_comparison_canvas_go_to (self->canvas, row, 0);
  else if (same && adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
  dz_comparison_view_follow_focus (self);
  dz_comparison_view_update_row_actions (self);
}

typedef struct
{
  DzComparisonView *view;
  GCancellable *cancellable;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->view);
  g_object_unref (reading->cancellable);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (DzComparisonView *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->view = g_object_ref (self);
  reading->cancellable = g_object_ref (self->cancellable);

  return reading;
}

/* A reading that was cancelled may have come to its end before: what it brings is not what is asked for by
 * now. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  DzComparisonView *self = reading->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzComparisonSheet) sheet = dz_comparison_reading_load_finish (DZ_LIBRARY (source), result, &error);

  if (reading->cancellable != self->cancellable || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dz_comparison_view_stop_reading (self);
  if (sheet != NULL)
    {
      take_sheet (self, g_steal_pointer (&sheet));
      return;
    }
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static gboolean
quiet_over_cb (gpointer data)
{
  DzComparisonView *self = data;

  self->quiet = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
read_sheet (DzComparisonView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  dz_comparison_view_stop_reading (self);
  dz_comparison_view_show_names (self);
  if (library == NULL || self->request.reports[0] == 0 || self->request.reports[1] == 0)
    {
      take_sheet (self, NULL);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->quiet = g_timeout_add (QUIET_MS, quiet_over_cb, self);
  dz_comparison_reading_load_async (library, dz_view_get_knowledge (DZ_VIEW (self)), &self->request,
                                    self->cancellable, read_cb, reading_new (self));
}

static DzComparisonRequest
make_request (DzComparisonView *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  DzComparisonRequest request = { { 0 }, self->plan_with_review };

  if (session == NULL)
    return request;
  request.reports[0] = dz_session_get_left_report (session);
  request.reports[1] = dz_session_get_right_report (session);
  request.reports[2] = self->third;

  return request;
}

static gboolean
requests_equal (const DzComparisonRequest *a, const DzComparisonRequest *b)
{
  return a->reports[0] == b->reports[0] && a->reports[1] == b->reports[1] && a->reports[2] == b->reports[2]
         && a->plan_with_review == b->plan_with_review;
}

void
dz_comparison_view_reload (DzComparisonView *self)
{
  self->request = make_request (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_sheet (self);
  else
    self->request.reports[0] = -1; /* to be read once it is seen */
}

gboolean
dz_comparison_view_is_current (DzComparisonView *self)
{
  const DzComparisonRequest request = make_request (self);

  return requests_equal (&request, &self->request);
}
