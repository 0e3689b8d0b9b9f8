/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-view.h"

#include <glib/gi18n.h>

#include "gui/dz-link-button.h"
#include "gui/timeline/dz-timeline-canvas.h"

struct _DzTimelineView
{
  DzView parent_instance;

  GtkLabel *count_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  DzTimelineCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (DzTimelineView, dz_timeline_view, DZ_TYPE_VIEW)

static gboolean
is_filtered (const DzOverviewFilter *filter)
{
  return filter->places != NULL || filter->topics != NULL || filter->verdicts != 0 || filter->first_year != 0
         || filter->last_year != 0;
}

static void
show_empty (DzTimelineView *self, DzOverview *overview)
{
  gboolean no_reports = overview == NULL || overview->reports->len == 0;

  adw_status_page_set_title (self->empty_page, no_reports ? _ ("No Reports Yet") : _ ("No Goals Yet"));
  adw_status_page_set_description (self->empty_page,
                                   no_reports ? _ ("Import the reports of a district and of its city to see their goals over the years.")
                                              : _ ("No goals were found in the reports of this library."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_page (DzTimelineView *self, const DzTimeline *timeline)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  guint n_rows = timeline != NULL ? timeline->rows->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u indicator", "%u indicators", n_rows), n_rows);

  gtk_label_set_text (self->count_label, n_rows > 0 ? count : "");
  if (n_rows > 0)
    gtk_stack_set_visible_child_name (self->stack, "timeline");
  else if (overview != NULL && overview->goals->len > 0 && is_filtered (dz_view_get_filter (DZ_VIEW (self))))
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    show_empty (self, overview);
}

static void
rebuild (DzView *view)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);
  DzOverview *overview = dz_view_get_overview (view);
  DzTimeline *timeline = NULL;

  if (overview != NULL)
    timeline = dz_overview_build_timeline (overview, dz_view_get_filter (view), dz_view_get_knowledge (view));

  show_page (self, timeline);
  dz_timeline_canvas_take_timeline (self->canvas, timeline, overview, dz_view_get_knowledge (view));
  dz_timeline_canvas_set_focus_goal (self->canvas, dz_view_get_focus_goal (view));
}

static void
dz_timeline_view_focus_changed (DzView *view)
{
  dz_timeline_canvas_set_focus_goal (DZ_TIMELINE_VIEW (view)->canvas, dz_view_get_focus_goal (view));
}

static void
goal_chosen_cb (DzTimelineView *self, const DzGoal *goal)
{
  const DzQuantity *quantity = dz_goal_get_main (goal);

  /* What is missing without a report has no text to go to. */
  if (quantity->report_id != 0)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
}

static void
goal_opened_cb (DzTimelineView *self, const DzGoal *goal)
{
  goal_chosen_cb (self, goal);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
brushed_cb (DzTimelineView *self, int first, int last)
{
  if (dz_view_get_session (DZ_VIEW (self)) != NULL)
    dz_view_choose_years (DZ_VIEW (self), first, last);
}

static void
clear_filters_cb (DzTimelineView *self)
{
  dz_view_clear_filter (DZ_VIEW (self));
}

static void
show_as_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (widget));

  if (session != NULL)
    dz_session_set_page (session, "goals");
}

static gboolean
dz_timeline_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DZ_TIMELINE_VIEW (widget)->canvas));
}

static void
dz_timeline_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_TIMELINE_VIEW);

  G_OBJECT_CLASS (dz_timeline_view_parent_class)->dispose (object);
}

static void
dz_timeline_view_class_init (DzTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_timeline_view_dispose;
  widget_class->grab_focus = dz_timeline_view_grab_focus;
  view_class->overview_changed = rebuild;
  view_class->filter_changed = rebuild;
  view_class->focus_changed = dz_timeline_view_focus_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_TIMELINE_CANVAS);
  gtk_widget_class_install_action (widget_class, "timeline.show-as-table", NULL, show_as_table_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/timeline/dz-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, canvas);
  gtk_widget_class_bind_template_callback (widget_class, goal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, brushed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
}

static void
dz_timeline_view_init (DzTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self, NULL);
}

GtkWidget *
dz_timeline_view_new (void)
{
  return g_object_new (DZ_TYPE_TIMELINE_VIEW, NULL);
}
