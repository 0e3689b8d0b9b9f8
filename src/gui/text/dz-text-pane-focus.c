/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-pane-private.h"

int
dz_text_pane_find_focus (DzTextPane *self, DzSide side)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  DzReportContent *content = dz_report_view_get_content (dz_text_pane_get_view (self, side));

  if (content == NULL || focus->report_id != content->report->id)
    return -1;

  return dz_report_content_find_paragraph (content, focus->paragraph_id);
}

/* Marks the focus on its side and its counterpart on the other, and brings both into view. */
static void
apply_focus_to (DzTextPane *self, DzSide side, int paragraph, gboolean scroll)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  DzSide other = side == DZ_SIDE_LEFT ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT;
  DzReportView *view = dz_text_pane_get_view (self, side);
  int partner = -1;

  if (self->comparison != NULL)
    partner = dz_text_comparison_find_partner (self->comparison, side, paragraph);
  dz_report_view_set_focus (view, paragraph, focus->start, focus->end, focus->quantity_id);
  dz_report_view_set_focus (dz_text_pane_get_view (self, other), partner, 0, 0, 0);
  if (scroll && view != self->acting)
    {
      dz_report_view_place_caret (view, paragraph, MAX (focus->start, 0));
      dz_report_view_scroll_to (view, paragraph, MAX (focus->start, 0));
    }
  if (!scroll)
    return;
  if (partner >= 0)
    dz_report_view_scroll_to (dz_text_pane_get_view (self, other), partner, 0);
  dz_scroll_sync_align (self->sync, side, paragraph);
}

void
dz_text_pane_apply_focus (DzTextPane *self, gboolean scroll)
{
  const char *term = dz_view_get_focus (DZ_VIEW (self))->term;
  int left = dz_text_pane_find_focus (self, DZ_SIDE_LEFT);
  int right = dz_text_pane_shows_two (self) ? dz_text_pane_find_focus (self, DZ_SIDE_RIGHT) : -1;

  dz_report_view_set_term (dz_text_pane_get_view (self, DZ_SIDE_LEFT), term);
  dz_report_view_set_term (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), term);
  if (left >= 0)
    apply_focus_to (self, DZ_SIDE_LEFT, left, scroll);
  else if (right >= 0)
    apply_focus_to (self, DZ_SIDE_RIGHT, right, scroll);
  else
    {
      dz_report_view_set_focus (dz_text_pane_get_view (self, DZ_SIDE_LEFT), -1, 0, 0, 0);
      dz_report_view_set_focus (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), -1, 0, 0, 0);
    }
}

gboolean
dz_text_pane_grab_focus (GtkWidget *widget)
{
  DzTextPane *self = DZ_TEXT_PANE (widget);
  gboolean right = dz_text_pane_shows_two (self) && dz_text_pane_find_focus (self, DZ_SIDE_LEFT) < 0
                   && dz_text_pane_find_focus (self, DZ_SIDE_RIGHT) >= 0;
  DzReportView *view = dz_text_pane_get_view (self, right ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT);

  return dz_report_view_get_content (view) != NULL && gtk_widget_grab_focus (GTK_WIDGET (view));
}
