/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "chart/dz-matrix-picture.h"
#include "gui/across/dz-across-mode.h"
#include "gui/across/dz-matrix-canvas.h"
#include "workbench/dz-report-matrix.h"

static gboolean
can_read (const DzAcrossRequest *request)
{
  return request->ids->len > 1;
}

static gboolean
covers (gconstpointer data, const DzAcrossRequest *shown, const DzAcrossRequest *request)
{
  return dz_across_request_has_same_reports (shown, request);
}

static gpointer
read_matrix (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error)
{
  return dz_report_matrix_load (store, request->ids, cancellable, error);
}

static GtkWidget *
create (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), g_object_new (DZ_TYPE_MATRIX_CANVAS, NULL));
  gtk_widget_add_css_class (scrolled, "view");

  return scrolled;
}

static DzMatrixCanvas *
get_canvas (GtkWidget *widget)
{
  GtkWidget *child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget));

  return DZ_MATRIX_CANVAS (GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child);
}

static gboolean
show (GtkWidget *widget, gconstpointer data, const DzAcrossRequest *request)
{
  dz_matrix_canvas_set_matrix (get_canvas (widget), data);

  return data != NULL;
}

static void
select_pair (GtkWidget *widget, const DzAcrossRequest *request)
{
  dz_matrix_canvas_select (get_canvas (widget), request->left, request->right);
}

static char *
dup_copy (GtkWidget *widget)
{
  return dz_matrix_canvas_dup_text (get_canvas (widget));
}

static DzTable *
build_table (gconstpointer data)
{
  return dz_report_matrix_build_table (data);
}

static DzMatrixLabel *
create_labels (const DzReportMatrix *matrix)
{
  DzMatrixLabel *labels = g_new0 (DzMatrixLabel, matrix->reports->len);

  for (guint i = 0; i < matrix->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (matrix->reports, i);

      labels[i] = (DzMatrixLabel){ report->place, dz_report_get_year (report) };
    }

  return labels;
}

/* As large as the paper lets it be. */
static void
draw (gconstpointer data, cairo_t *cr, double width, double height)
{
  const DzReportMatrix *matrix = data;
  g_autofree DzMatrixLabel *labels = create_labels (matrix);
  g_autoptr (DzMatrixPicture) picture = NULL;
  DzChartStyle style;
  double scale;

  dz_chart_style_init (&style, width, height);
  picture = dz_matrix_picture_new (labels, matrix->values, (int) matrix->reports->len, &style, 0);
  scale = MIN (1, MIN (width / picture->width, height / picture->height));
  cairo_scale (cr, scale, scale);
  dz_scene_draw (picture->cells, cr);
  dz_scene_draw (picture->heads, cr);
  dz_scene_draw (picture->names, cr);
}

static gboolean
save_picture (gconstpointer data, const char *path, GError **error)
{
  const DzReportMatrix *matrix = data;
  g_autofree DzMatrixLabel *labels = create_labels (matrix);

  return dz_matrix_picture_export (labels, matrix->values, (int) matrix->reports->len,
                                   _ ("How alike the reports are, in per cent"), path, error);
}

const DzAcrossMode dz_matrix_mode = {
  .name = "matrix",
  .file_name = N_ ("Similarity of Reports"),
  .icon = "view-grid-symbolic",
  .empty_title = N_ ("Too Few Reports"),
  .empty_text = N_ ("The filters leave fewer than two reports. Choose other places or years."),
  .none_title = N_ ("Nothing to Compare"),
  .can_read = can_read,
  .covers = covers,
  .read = read_matrix,
  .free = (GDestroyNotify) dz_report_matrix_free,
  .create = create,
  .show = show,
  .select = select_pair,
  .dup_copy = dup_copy,
  .build_table = build_table,
  .draw = draw,
  .save_picture = save_picture,
};
