/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-preview.h"

#include <glib/gi18n.h>

#include "chart/dz-timeline-export.h"
#include "chart/dz-timeline-pages.h"

#define INCH 25.4

struct _DzChartPreview
{
  AdwBin parent_instance;

  DzSharedChart *chart; /* NULL before the first is set */
  DzChartStyle style;
  DzTimelinePages *pages; /* of a timeline; borrows from chart */
  guint page;

  GtkDrawingArea *area;
  GtkWidget *pages_box;
  GtkWidget *back_button;
  GtkWidget *on_button;
  GtkLabel *page_label;
  GtkLabel *size_label;
};

G_DEFINE_FINAL_TYPE (DzChartPreview, dz_chart_preview, ADW_TYPE_BIN)

static guint
count_pages (DzChartPreview *self)
{
  return self->pages != NULL ? dz_timeline_pages_get_n_pages (self->pages) : 1;
}

static double
get_height (DzChartPreview *self)
{
  return self->pages != NULL ? dz_timeline_pages_get_height (self->pages) : self->style.height;
}

static void
draw_paper (cairo_t *cr, double width, double height, double scale)
{
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.25);
  cairo_set_line_width (cr, 1 / scale);
  cairo_stroke (cr);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DzChartPreview *self = user_data;
  g_autoptr (DzChartLayout) layout = NULL;
  double scale;

  if (self->chart == NULL)
    return;

  scale = MIN ((width - 2) / self->style.width, (height - 2) / get_height (self));
  cairo_translate (cr, (width - self->style.width * scale) / 2, (height - get_height (self) * scale) / 2);
  cairo_scale (cr, scale, scale);
  draw_paper (cr, self->style.width, get_height (self), scale);
  if (self->pages != NULL)
    {
      dz_timeline_pages_draw (self->pages, self->page, cr);
      return;
    }
  layout = dz_chart_layout_new (dz_shared_chart_get (self->chart), &self->style);
  dz_chart_layout_draw (layout, cr);
}

static void
show_page (DzChartPreview *self)
{
  guint n = count_pages (self);
  g_autofree char *text = g_strdup_printf (_ ("%u / %u"), self->page + 1, n);

  gtk_widget_set_visible (self->pages_box, n > 1);
  gtk_label_set_text (self->page_label, text);
  gtk_widget_set_sensitive (self->back_button, self->page > 0);
  gtk_widget_set_sensitive (self->on_button, self->page + 1 < n);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
show_size (DzChartPreview *self, const DzChartOutfit *outfit)
{
  double height = get_height (self) / self->style.width * outfit->width;
  g_autofree char *text = NULL;

  if (self->pages != NULL && count_pages (self) * get_height (self) > DZ_TIMELINE_LONGEST_PICTURE)
    /* Translators: the size of a page in millimetres; PDF files have the pages shown */
    text = g_strdup_printf (_ ("%.0f × %.0f mm a page of a PDF · PNG and SVG may take several pictures, so long is it"),
                            outfit->width, height);
  else if (self->pages != NULL)
    /* Translators: the size of a page in millimetres; PDF files have the pages shown */
    text = g_strdup_printf (_ ("%.0f × %.0f mm a page of a PDF · PNG and SVG in one picture, as high as its rows"),
                            outfit->width, height);
  else
    /* Translators: millimetres across and up, pixels of a PNG across and up, dots per inch */
    text = g_strdup_printf (_ ("%.0f × %.0f mm · %.0f × %.0f pixels at %.0f dpi"), outfit->width, height,
                            outfit->width / INCH * outfit->dpi, height / INCH * outfit->dpi, outfit->dpi);
  gtk_label_set_text (self->size_label, text);
}

void
dz_chart_preview_set (DzChartPreview *self, DzSharedChart *chart, const DzChartOutfit *outfit)
{
  const DzSharedTimeline *timeline;

  g_return_if_fail (DZ_IS_CHART_PREVIEW (self));
  g_return_if_fail (chart != NULL && outfit != NULL);

  timeline = dz_shared_chart_get_timeline (chart);
  g_clear_pointer (&self->pages, dz_timeline_pages_free);
  dz_shared_chart_ref (chart);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  self->chart = chart;
  dz_chart_outfit_init_style (outfit, &self->style);
  if (timeline != NULL)
    self->pages
        = dz_timeline_pages_new (timeline->timeline, dz_shared_chart_get (chart), &self->style, timeline->first,
                                 timeline->last, dz_timeline_export_get_page_height (&self->style));
  self->page = MIN (self->page, count_pages (self) - 1);
  show_page (self);
  show_size (self, outfit);
}

static void
back_cb (DzChartPreview *self)
{
  self->page--;
  show_page (self);
}

static void
on_cb (DzChartPreview *self)
{
  self->page++;
  show_page (self);
}

static void
dz_chart_preview_dispose (GObject *object)
{
  DzChartPreview *self = DZ_CHART_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CHART_PREVIEW);
  g_clear_pointer (&self->pages, dz_timeline_pages_free);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);

  G_OBJECT_CLASS (dz_chart_preview_parent_class)->dispose (object);
}

static void
dz_chart_preview_class_init (DzChartPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_chart_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/chart/dz-chart-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, area);
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, pages_box);
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, back_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, on_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, DzChartPreview, size_label);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cb);
}

static void
dz_chart_preview_init (DzChartPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->area, draw, self, NULL);
}
