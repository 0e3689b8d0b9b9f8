/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-pane-private.h"

static void
show_error (DzTextPane *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

void
dz_text_pane_set_comparison (DzTextPane *self, DzTextComparison *comparison)
{
  if (comparison != NULL)
    dz_text_comparison_ref (comparison);
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  self->comparison = comparison;
  dz_report_view_set_comparison (dz_text_pane_get_view (self, DZ_SIDE_LEFT), comparison, DZ_SIDE_LEFT);
  dz_report_view_set_comparison (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), comparison, DZ_SIDE_RIGHT);
  dz_scroll_sync_set_comparison (self->sync, comparison);
  gtk_widget_set_visible (self->controls, comparison != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_button), comparison != NULL);
}

gboolean
dz_text_pane_compares_shown (DzTextPane *self, DzTextComparison *comparison)
{
  return dz_text_pane_shows_two (self)
         && dz_comparison_cache_fits (comparison, dz_text_column_get_content (self->left_column),
                                      dz_text_column_get_content (self->right_column));
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTextPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTextComparison) comparison
    = dz_comparison_cache_load_finish (DZ_COMPARISON_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->comparisons != DZ_COMPARISON_CACHE (source))
    return;
  g_clear_object (&self->comparing);
  show_error (self, error != NULL ? error->message : NULL);
  if (comparison == NULL || !dz_text_pane_compares_shown (self, comparison))
    return;

  dz_text_pane_set_comparison (self, comparison);
  dz_text_pane_apply_focus (self, FALSE);
  dz_scroll_sync_align (self->sync, dz_text_pane_find_focus (self, DZ_SIDE_RIGHT) >= 0 ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT,
                        MAX (dz_text_pane_find_focus (self, DZ_SIDE_LEFT), dz_text_pane_find_focus (self, DZ_SIDE_RIGHT)));
}

void
dz_text_pane_stop_comparing (DzTextPane *self)
{
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

/* Once both reports stand there. */
void
dz_text_pane_start_comparing (DzTextPane *self)
{
  DzReportContent *left = dz_text_column_get_content (self->left_column);
  DzReportContent *right = dz_text_column_get_content (self->right_column);
  DzTextComparison *known;

  dz_text_pane_stop_comparing (self);
  if (self->comparisons == NULL || !dz_text_pane_shows_two (self) || left == NULL || right == NULL
      || left->report->id != dz_text_column_get_report (self->left_column)
      || right->report->id != dz_text_column_get_report (self->right_column))
    return;

  known = dz_comparison_cache_lookup (self->comparisons, left, right);
  if (known != NULL)
    {
      dz_text_pane_set_comparison (self, known);
      dz_text_pane_apply_focus (self, FALSE);
      return;
    }
  self->comparing = g_cancellable_new ();
  dz_comparison_cache_load_async (self->comparisons, left->report->id, right->report->id, self->comparing,
                                  compared_cb, g_object_ref (self));
}

/* The pair the reader is at: that of the focus, on whichever side; -1 before the first. */
static int
get_focus_pair (DzTextPane *self)
{
  for (int side = DZ_SIDE_LEFT; side <= DZ_SIDE_RIGHT; side++)
    {
      int pair = dz_text_comparison_find_pair (self->comparison, side,
                                               dz_report_view_get_focus (dz_text_pane_get_view (self, side)));

      if (pair >= 0)
        return pair;
    }

  return -1;
}

static void
visit_pair (DzTextPane *self, int index)
{
  const DzParagraphPair *pair = dz_text_comparison_get_pair (self->comparison, index);
  const DzComparison *comparison = self->comparison->comparison;
  const DzReport *report = pair->left >= 0 ? comparison->left : comparison->right;
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, pair->left >= 0 ? pair->left : pair->right);

  dz_session_visit_paragraph (dz_view_get_session (DZ_VIEW (self)), report->id, paragraph->id);
}

gboolean
dz_text_pane_step_change (DzTextPane *self, int direction)
{
  int pair;

  g_return_val_if_fail (DZ_IS_TEXT_PANE (self), FALSE);

  if (self->comparison == NULL || dz_view_get_session (DZ_VIEW (self)) == NULL)
    return FALSE;

  pair = dz_text_comparison_find_change (self->comparison, get_focus_pair (self), direction);
  if (pair < 0)
    return FALSE;
  visit_pair (self, pair);

  return TRUE;
}
