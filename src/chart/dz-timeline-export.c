/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-export.h"

#include <glib/gstdio.h>
#include <string.h>

#include "chart/dz-chart-export-private.h"
#include "chart/dz-timeline-pages-private.h"

#define CSS_DPI 96.0
#define MAX_PIXELS 32000.0

/* Of a page, in proportion to its width: that of ISO 216 paper. */
#define PAGE_PROPORTION 1.4142

static DzChartLayout *
lay_out (gconstpointer data, const DzChart *chart, const DzChartStyle *style, guint page)
{
  return dz_timeline_pages_lay_out ((DzTimelinePages *) data, page);
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

double
dz_timeline_export_get_page_height (const DzChartStyle *style)
{
  g_return_val_if_fail (style != NULL, 0);

  return style->width * PAGE_PROPORTION;
}

/* A PDF file has pages; a PNG or an SVG file is one picture as long as programs can show it. */
static DzTimelinePages *
make_pages (const DzTimeline *timeline, const DzChart *data, double first, double last, const char *path,
            const DzChartStyle *style, double dpi)
{
  double page_height = dz_timeline_export_get_page_height (style);
  double highest = has_suffix (path, ".pdf")   ? 0
                   : has_suffix (path, ".svg") ? DZ_TIMELINE_LONGEST_PICTURE
                                               : MAX_PIXELS * CSS_DPI / (dpi > 0 ? dpi : CSS_DPI);
  DzTimelinePages *pages = NULL;

  if (has_suffix (path, ".csv") || has_suffix (path, ".xlsx"))
    return dz_timeline_pages_new (timeline, data, style, first, last, 0);

  pages = dz_timeline_pages_new (timeline, data, style, first, last, highest > 0 ? 0 : page_height);
  if (highest == 0 || dz_timeline_pages_get_height (pages) <= highest)
    return pages;

  dz_timeline_pages_free (pages);

  return dz_timeline_pages_new (timeline, data, style, first, last, page_height);
}

/* “goals-07.png”. (transfer full) */
static char *
dup_page_path (const char *path, guint page, guint n_pages)
{
  const char *suffix = strrchr (path, '.');
  g_autofree char *all = g_strdup_printf ("%u", n_pages);

  return g_strdup_printf ("%.*s-%0*u%s", (int) (suffix - path), path, (int) strlen (all), page + 1, suffix);
}

/* (element-type filename) */
static GPtrArray *
list_files (const DzTimelinePages *pages, const char *path)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  guint n = has_suffix (path, ".pdf") ? 1 : dz_timeline_pages_get_n_pages (pages);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, n > 1 ? dup_page_path (path, i, n) : g_strdup (path));

  return files;
}

GPtrArray *
dz_timeline_export_list_files (const DzTimeline *timeline, const DzChart *data, double first, double last,
                               const char *path, const DzChartStyle *style, double dpi)
{
  g_autoptr (DzTimelinePages) pages = NULL;

  g_return_val_if_fail (timeline != NULL && data != NULL && path != NULL && style != NULL, NULL);

  pages = make_pages (timeline, data, first, last, path, style, dpi);

  return list_files (pages, path);
}

/* A picture of which pages are missing is none: what was written before one failed goes. */
static gboolean
run_pages (DzChartJob *job, const GPtrArray *files, GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      job->path = files->pdata[i];
      job->page = i;
      if (dz_chart_job_run (job, error))
        continue;
      for (guint j = 0; j < i; j++)
        g_unlink (files->pdata[j]);
      return FALSE;
    }

  return TRUE;
}

gboolean
dz_timeline_export (const DzTimeline *timeline, const DzChart *data, double first, double last, const char *path,
                    const DzChartStyle *style, double dpi, GPtrArray *files, GError **error)
{
  g_autoptr (DzTimelinePages) pages = NULL;
  g_autoptr (GPtrArray) written = NULL;
  DzChartStyle fitted;
  DzChartJob job = { data, path, &fitted, dpi, lay_out };

  g_return_val_if_fail (timeline != NULL && data != NULL && path != NULL && style != NULL, FALSE);

  fitted = *style;
  pages = make_pages (timeline, data, first, last, path, style, dpi);
  fitted.height = dz_timeline_pages_get_height (pages);
  job.data = pages;
  if (has_suffix (path, ".pdf"))
    job.n_pages = dz_timeline_pages_get_n_pages (pages);
  written = list_files (pages, path);
  if (!run_pages (&job, written, error))
    return FALSE;

  if (files != NULL)
    g_ptr_array_extend_and_steal (files, g_steal_pointer (&written));

  return TRUE;
}

char *
dz_timeline_dup_svg (const DzTimeline *timeline, const DzChart *data, double first, double last,
                     const DzChartStyle *style)
{
  g_autoptr (DzTimelinePages) pages = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  DzChartStyle fitted;
  DzChartJob job = { .chart = data, .style = &fitted, .lay_out = lay_out };

  g_return_val_if_fail (timeline != NULL && data != NULL && style != NULL, NULL);

  fitted = *style;
  pages = dz_timeline_pages_new (timeline, data, style, first, last, 0);
  fitted.height = dz_timeline_pages_get_height (pages);
  if (fitted.height > DZ_TIMELINE_LONGEST_PICTURE)
    return NULL;

  job.data = pages;
  bytes = g_byte_array_new ();
  dz_chart_make_svg (&job, bytes, NULL);
  g_byte_array_append (bytes, (const guint8 *) "", 1);

  return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}
