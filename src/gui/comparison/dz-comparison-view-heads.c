/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

/* The names of the reports above their columns, and how others are chosen. */

void
dz_comparison_view_show_names (DzComparisonView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const gint64 ids[] = { self->request.reports[0], self->request.reports[1], self->request.reports[2] };

  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    {
      const DzReport *report = overview != NULL && ids[i] != 0 ? dz_overview_find_report (overview, ids[i])
                                                               : NULL;
      g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

      gtk_label_set_text (self->names[i], name != NULL ? name : i == 2 ? _ ("Third Report…") : _ ("Choose…"));
      gtk_widget_set_tooltip_text (self->buttons[i], report != NULL ? report->title : NULL);
    }
  gtk_widget_set_visible (self->third_close, ids[2] != 0);
}

/* The name of a report stands above its text. */
static gboolean
place_heads (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  gboolean three = dz_comparison_canvas_get_n_columns (self->canvas) == 3;
  double first = 0;

  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    {
      GtkWidget *head = gtk_widget_get_ancestor (self->buttons[i], GTK_TYPE_BOX);
      double x = 0;
      double next = 0;
      double width = 0;

      if (!dz_comparison_canvas_get_column (self->canvas, i, &x, &width))
        continue;
      if (!dz_comparison_canvas_get_column (self->canvas, i + 1, &next, &width))
        next = x;
      gtk_widget_set_size_request (head, MAX (0, (int) (next - x)), -1);
      gtk_widget_set_hexpand (head, i == (three ? 2 : 1));
    }
  if (dz_comparison_canvas_get_column (self->canvas, 0, &first, &first))
    gtk_widget_set_visible (self->narrow_label, !three && self->sheet->n_columns == 3);
  self->placing = 0;

  return G_SOURCE_REMOVE;
}

/* It changes in the midst of a layout. */
static void
layout_changed_cb (DzComparisonView *self)
{
  if (self->placing == 0)
    self->placing = gtk_widget_add_tick_callback (GTK_WIDGET (self), place_heads, NULL, NULL);
}

static void
fill_chooser_cb (DzComparisonView *self, DzReportChooser *chooser)
{
  for (int i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    if (chooser == self->choosers[i])
      dz_report_chooser_fill (chooser, dz_view_get_overview (DZ_VIEW (self)), self->request.reports[i],
                              i == 0 ? 0 : self->request.reports[i - 1]);
}

static void
report_chosen_cb (DzComparisonView *self, gint64 report_id, DzReportChooser *chooser)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  gint64 left = dz_session_get_left_report (session);
  gint64 right = dz_session_get_right_report (session);

  if (chooser == self->choosers[0])
    dz_session_show_reports (session, report_id, right);
  else if (chooser == self->choosers[1])
    dz_session_show_reports (session, left, report_id);
  else
    dz_comparison_view_set_third (self, report_id);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
close_third_cb (DzComparisonView *self)
{
  dz_comparison_view_set_third (self, 0);
}

static void
swap_cb (DzComparisonView *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  if (dz_session_get_right_report (session) != 0)
    dz_session_show_reports (session, dz_session_get_right_report (session),
                             dz_session_get_left_report (session));
}

/* The report that is remembered, wherever it stands now: rows get other ids when a library is restored or
 * read again. What is not there is remembered all the same, for it may come back. */
void
dz_comparison_view_find_third (DzComparisonView *self)
{
  const DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  g_autofree char *kept = g_settings_get_string (self->settings, "comparison-third-report");

  self->third = 0;
  for (guint i = 0; *kept != '\0' && overview != NULL && i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      g_autofree char *name = dz_report_dup_name (report);

      if (g_str_equal (name, kept))
        self->third = report->id;
    }
}

void
dz_comparison_view_set_third (DzComparisonView *self, gint64 report_id)
{
  const DzOverview *overview;
  const DzReport *report;
  g_autofree char *name = NULL;

  g_return_if_fail (DZ_IS_COMPARISON_VIEW (self));

  if (self->third == report_id)
    return;
  overview = dz_view_get_overview (DZ_VIEW (self));
  report = overview != NULL && report_id != 0 ? dz_overview_find_report (overview, report_id) : NULL;
  name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");
  self->third = report_id;
  g_settings_set_string (self->settings, "comparison-third-report", name);
  dz_comparison_view_reload (self);
}

static void
bind_head (GtkWidgetClass *widget_class, const char *side, const char *what, gssize offset)
{
  g_autofree char *name = g_strconcat (side, what, NULL);

  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, offset);
}

void
dz_comparison_view_bind_heads (GtkWidgetClass *widget_class)
{
  static const char *const sides[] = { "left", "right", "third" };

  for (guint i = 0; i < DZ_SHEET_MAX_COLUMNS; i++)
    {
      gssize at = (gssize) (i * sizeof (gpointer));

      bind_head (widget_class, sides[i], "_button", G_STRUCT_OFFSET (DzComparisonView, buttons) + at);
      bind_head (widget_class, sides[i], "_name", G_STRUCT_OFFSET (DzComparisonView, names) + at);
      bind_head (widget_class, sides[i], "_chooser", G_STRUCT_OFFSET (DzComparisonView, choosers) + at);
    }
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, third_head);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, third_close);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, narrow_label);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, heads);
  gtk_widget_class_bind_template_callback (widget_class, fill_chooser_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_third_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
}
