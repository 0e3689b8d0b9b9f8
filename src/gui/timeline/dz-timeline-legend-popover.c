/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-legend-popover.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/chart/dz-widget-ink.h"

#define WIDTH 400

struct _DzTimelineLegendPopover
{
  GtkPopover parent_instance;

  GtkDrawingArea *area;
  const DzTimeline *timeline;
  char **words; /* the reader's own; NULL: none */
};

G_DEFINE_FINAL_TYPE (DzTimelineLegendPopover, dz_timeline_legend_popover, GTK_TYPE_POPOVER)

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  DzTimelineLegendPopover *self = data;
  DzChartStyle style;

  if (self->timeline == NULL)
    return;

  dz_widget_ink_init_style (GTK_WIDGET (area), width, height, &style);
  dz_timeline_draw_legend (self->timeline, &style, self->words, 6, cr);
}

static void
dz_timeline_legend_popover_unmap (GtkWidget *widget)
{
  DZ_TIMELINE_LEGEND_POPOVER (widget)->timeline = NULL;

  GTK_WIDGET_CLASS (dz_timeline_legend_popover_parent_class)->unmap (widget);
}

static void
dz_timeline_legend_popover_finalize (GObject *object)
{
  g_strfreev (DZ_TIMELINE_LEGEND_POPOVER (object)->words);

  G_OBJECT_CLASS (dz_timeline_legend_popover_parent_class)->finalize (object);
}

static void
dz_timeline_legend_popover_class_init (DzTimelineLegendPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_timeline_legend_popover_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = dz_timeline_legend_popover_unmap;
}

static void
dz_timeline_legend_popover_init (DzTimelineLegendPopover *self)
{
  self->area = GTK_DRAWING_AREA (gtk_drawing_area_new ());
  gtk_drawing_area_set_content_width (self->area, WIDTH);
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the Signs Mean"), -1);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->area));
}

void
dz_timeline_legend_popover_set_timeline (DzTimelineLegendPopover *self, const DzTimeline *timeline,
                                         char *const *words)
{
  DzChartStyle style;

  g_return_if_fail (DZ_IS_TIMELINE_LEGEND_POPOVER (self));

  self->timeline = timeline;
  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  dz_widget_ink_init_style (GTK_WIDGET (self->area), WIDTH, 0, &style);
  if (timeline != NULL)
    gtk_drawing_area_set_content_height (self->area,
                                         (int) ceil (dz_timeline_draw_legend (timeline, &style, self->words, 0, NULL))
                                             + 12);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}
