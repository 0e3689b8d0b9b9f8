/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-reader-font.h"
#include "gui/text/dz-report-view-private.h"

/* What depends on the size of type: line spacing, indents and the width of the column. */

static int
measure_em (DzReportView *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "中");
  int em;

  pango_layout_get_pixel_size (layout, &em, NULL);

  return em;
}

void
dz_report_view_follow_type (DzReportView *self)
{
  if (gtk_widget_get_realized (GTK_WIDGET (self)) && measure_em (self) != self->em)
    dz_report_view_update_size (self);
}

void
dz_report_view_limit_column (DzReportView *self, int width)
{
  int margin = DZ_REPORT_RIGHT_MARGIN;
  int gutter;
  int room;

  /* Not as it was allocated last: it grows with the type too. */
  gtk_widget_measure (self->gutter, GTK_ORIENTATION_HORIZONTAL, -1, &gutter, NULL, NULL, NULL);
  room = width - gutter - DZ_REPORT_LEFT_MARGIN - DZ_REPORT_RIGHT_MARGIN;
  if (self->max_width > 0 && room > self->max_width)
    margin += room - self->max_width;
  if (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) != margin)
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), margin);
}

void
dz_report_view_update_size (DzReportView *self)
{
  g_autoptr (DzReaderFont) font = dz_reader_font_dup_shared ();

  g_return_if_fail (DZ_IS_REPORT_VIEW (self));

  self->em = measure_em (self);
  dz_report_tags_set_size (&self->marks, self->em);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), (int) (self->em * dz_reader_font_get_spacing (font)));
  self->max_width = self->em * dz_reader_font_get_width (font);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_resize (self->gutter);
}
