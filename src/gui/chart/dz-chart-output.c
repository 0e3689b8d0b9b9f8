/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-output.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "chart/dz-timeline-export.h"
#include "chart/dz-timeline-pages.h"
#include "gui/chart/dz-chart-table.h"

typedef struct
{
  DzSharedChart *chart;
  char *path;
  DzChartStyle style;
  double dpi;
  GPtrArray *files; /* (element-type filename) written */
} Saving;

static void
saving_free (Saving *saving)
{
  dz_shared_chart_unref (saving->chart);
  g_free (saving->path);
  g_ptr_array_unref (saving->files);
  g_free (saving);
}

static gboolean
write_files (Saving *saving, GError **error)
{
  const DzChart *chart = dz_shared_chart_get (saving->chart);
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (saving->chart);

  if (timeline != NULL)
    return dz_timeline_export (timeline->timeline, chart, timeline->first, timeline->last, saving->path,
                               &saving->style, saving->dpi, saving->files, error);

  g_ptr_array_add (saving->files, g_strdup (saving->path));

  return dz_chart_export_styled (chart, saving->path, &saving->style, saving->dpi, error);
}

static char *
dup_result (const Saving *saving)
{
  g_autofree char *name = g_path_get_basename (g_ptr_array_index (saving->files, 0));
  guint more = saving->files->len - 1;

  if (more == 0)
    return g_strdup_printf (_ ("Saved as “%s”"), name);

  /* Translators: a long timeline goes into several pictures; %s is the name of the first */
  return g_strdup_printf (ngettext ("Saved as “%s” and %u more picture", "Saved as “%s” and %u more pictures", more),
                          name, more);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (write_files (saving, &error))
    g_task_return_pointer (task, dup_result (saving), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dz_chart_save_async (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->chart = dz_shared_chart_ref (chart);
  saving->path = g_file_get_path (file);
  saving->files = g_ptr_array_new_with_free_func (g_free);
  dz_chart_outfit_init_style (outfit, &saving->style);
  saving->dpi = outfit->dpi;
  g_task_set_source_tag (task, dz_chart_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  if (saving->path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _ ("“%s” is not on this computer. Choose a local folder."), name);
      return;
    }

  g_task_run_in_thread (task, save_in_thread);
}

char *
dz_chart_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
dz_chart_list_files (DzSharedChart *chart, GFile *file, const DzChartOutfit *outfit)
{
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (chart);
  g_autofree char *path = g_file_get_path (file);
  GPtrArray *files = NULL;
  DzChartStyle style;

  if (path != NULL && timeline != NULL)
    {
      dz_chart_outfit_init_style (outfit, &style);
      return dz_timeline_export_list_files (timeline->timeline, dz_shared_chart_get (chart), timeline->first,
                                            timeline->last, path, &style, outfit->dpi);
    }

  files = g_ptr_array_new_with_free_func (g_free);
  if (path != NULL)
    g_ptr_array_add (files, g_steal_pointer (&path));

  return files;
}

GFile *
dz_chart_complete_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *completed = NULL;
  g_autoptr (GFile) folder = NULL;

  if (dz_chart_export_knows_suffix (name))
    return g_object_ref (file);

  completed = g_strconcat (name, suffix, NULL);
  folder = g_file_get_parent (file);

  return g_file_get_child (folder, completed);
}

char *
dz_chart_dup_file_name (const DzChart *chart, const char *suffix)
{
  g_autofree char *name = g_strdup (chart->title != NULL && *chart->title != '\0' ? chart->title : _ ("Chart"));

  g_strdelimit (name, "/\\:*?\"<>|\n\t", '_');

  return g_strconcat (name, suffix, NULL);
}

static void
draw_picture (DzSharedChart *chart, const DzChartStyle *style, cairo_t *cr)
{
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (chart);
  g_autoptr (DzTimelinePages) pages = NULL;
  g_autoptr (DzChartLayout) layout = NULL;

  if (timeline != NULL)
    {
      pages = dz_timeline_pages_new (timeline->timeline, dz_shared_chart_get (chart), style, timeline->first,
                                     timeline->last, 0);
      dz_timeline_pages_draw (pages, 0, cr);
      return;
    }

  layout = dz_chart_layout_new (dz_shared_chart_get (chart), style);
  dz_chart_layout_draw (layout, cr);
}

/* A long timeline has fewer dots per inch: programs that paste take no picture of any size. */
static GdkTexture *
draw_texture (DzSharedChart *chart, const DzChartStyle *style, double dpi)
{
  const double unit = 96;
  double scale = MIN (dpi / unit, MAX (1, DZ_TIMELINE_LONGEST_PICTURE / style->height));
  int width = (int) ceil (style->width * scale);
  int height = (int) ceil (style->height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GdkTexture *texture;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  draw_picture (chart, style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);

  return texture;
}

/* NULL: too high for one. A timeline is as high as its rows, which the style takes over. (transfer full) */
static char *
dup_drawing (DzSharedChart *chart, DzChartStyle *style)
{
  const DzSharedTimeline *timeline = dz_shared_chart_get_timeline (chart);
  g_autoptr (DzTimelinePages) pages = NULL;

  if (timeline == NULL)
    return dz_chart_dup_svg (dz_shared_chart_get (chart), style);

  pages = dz_timeline_pages_new (timeline->timeline, dz_shared_chart_get (chart), style, timeline->first,
                                 timeline->last, 0);
  style->height = dz_timeline_pages_get_height (pages);

  return dz_timeline_dup_svg (timeline->timeline, dz_shared_chart_get (chart), timeline->first,
                              timeline->last, style);
}

GdkContentProvider *
dz_chart_copy (DzSharedChart *chart, const DzChartOutfit *outfit, gboolean *with_picture)
{
  DzChartStyle style;
  g_autofree char *tsv = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) drawing = NULL;
  char *svg = NULL;

  g_return_val_if_fail (chart != NULL && outfit != NULL && with_picture != NULL, NULL);

  dz_chart_outfit_init_style (outfit, &style);
  tsv = dz_chart_dup_tsv (dz_shared_chart_get (chart));
  svg = dup_drawing (chart, &style);
  *with_picture = svg != NULL;
  if (svg == NULL)
    return gdk_content_provider_new_typed (G_TYPE_STRING, tsv);

  texture = draw_texture (chart, &style, outfit->dpi);
  drawing = g_bytes_new_take (svg, strlen (svg));

  return gdk_content_provider_new_union (
      (GdkContentProvider *[]){ gdk_content_provider_new_typed (G_TYPE_STRING, tsv),
                                gdk_content_provider_new_for_bytes ("image/svg+xml", drawing),
                                gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) },
      3);
}
