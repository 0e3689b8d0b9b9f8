/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-spark-bars.h"

#include <glib/gi18n.h>

#include "gui/dz-compat.h"

struct _DzSparkBars
{
  GtkDrawingArea parent_instance;

  GArray *bars;
};

G_DEFINE_FINAL_TYPE (DzSparkBars, dz_spark_bars, GTK_TYPE_DRAWING_AREA)

static const int bar_width = 9;
static const int bar_gap = 3;
static const int bars_height = 22;

/* A year without a report leaves a gap, one that does not use the term a faint foot. */
static void
draw_bar (cairo_t *cr, const DzSparkBar *bar, int most, const GdkRGBA *color, double x, double height)
{
  double length = bar->count == 0 ? 2 : MAX (4, height * bar->count / MAX (most, 1));

  if (bar->count < 0)
    return;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * (bar->count == 0 ? 0.3 : 1));
  cairo_rectangle (cr, x, height - length, bar_width, length);
  cairo_fill (cr);
}

static void
draw_bars (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DzSparkBars *self = DZ_SPARK_BARS (area);
  double scale = 1;
  int most = 0;
  GdkRGBA color;

  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, g_array_index (self->bars, DzSparkBar, i).count);

  if (self->bars->len * (bar_width + bar_gap) > (guint) width)
    scale = (double) width / (self->bars->len * (bar_width + bar_gap));
  cairo_scale (cr, scale, 1);
  dz_compat_get_color (GTK_WIDGET (area), &color);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (cr, &g_array_index (self->bars, DzSparkBar, i), most, &color, i * (bar_width + bar_gap), height);
}

static char *
dup_description (DzSparkBars *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const DzSparkBar *bar = &g_array_index (self->bars, DzSparkBar, i);

      if (bar->count < 0)
        /* Translators: a year for which no report is in the library. */
        g_ptr_array_add (parts, g_strdup_printf (_ ("%d: no report"), bar->year));
      else
        g_ptr_array_add (parts, g_strdup_printf ("%d: %d", bar->year, bar->count));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("\n", (char **) parts->pdata);
}

static void
dz_spark_bars_finalize (GObject *object)
{
  g_array_unref (DZ_SPARK_BARS (object)->bars);

  G_OBJECT_CLASS (dz_spark_bars_parent_class)->finalize (object);
}

static void
dz_spark_bars_class_init (DzSparkBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_spark_bars_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sparkbars");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dz_spark_bars_init (DzSparkBars *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (DzSparkBar));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw_bars, NULL, NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self), bars_height);
}

void
dz_spark_bars_set_bars (DzSparkBars *self, const GArray *bars)
{
  g_autofree char *description = NULL;
  guint n_years = 0;

  g_return_if_fail (DZ_IS_SPARK_BARS (self));

  for (guint i = 0; i < bars->len; i++)
    n_years += g_array_index (bars, DzSparkBar, i).count > 0;
  /* One bar alone says no more than the words above it. */
  g_array_set_size (self->bars, 0);
  g_array_append_vals (self->bars, bars->data, bars->len);

  description = dup_description (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Occurrences by Year"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_widget_set_visible (GTK_WIDGET (self), n_years > 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
