/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export-private.h"

#include <cairo-pdf.h>

#include "chart/dz-paper-fonts.h"

#define CSS_PIXEL_IN_POINTS 0.75

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const DzChartJob *job, cairo_surface_t *surface)
{
  g_autofree char *date = dz_chart_job_dup_date (job);
  const char *source = dz_chart_job_get_source (job);

  if (job->chart->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, job->chart->title);
  if (source != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, source);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  job->chart->author != NULL ? job->chart->author : "Duizhao 对照");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Duizhao " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* Each mark is a link that names its paragraph. */
static void
add_links (const DzChartLayout *layout, cairo_t *cr)
{
  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);
      g_autofree char *uri = dz_chart_mark_dup_uri (hit->mark);
      g_autoptr (GString) attributes = NULL;

      if (uri == NULL)
        continue;
      attributes = g_string_new ("rect=[");
      dz_svg_append_number (attributes, hit->area.x);
      g_string_append_c (attributes, ' ');
      dz_svg_append_number (attributes, hit->area.y);
      g_string_append_c (attributes, ' ');
      dz_svg_append_number (attributes, hit->area.width);
      g_string_append_c (attributes, ' ');
      dz_svg_append_number (attributes, hit->area.height);
      g_string_append_printf (attributes, "] uri='%s'", uri);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}

/* All pages before any is drawn: what they have in common is embedded once. (element-type DzChartLayout)
 * (transfer full) */
static GPtrArray *
lay_out_pages (const DzChartJob *job, cairo_surface_t *surface)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_chart_layout_free);
  DzPaperFonts *fonts = dz_paper_fonts_new (surface);
  DzChartJob page = *job;

  for (page.page = 0; page.page < MAX (job->n_pages, 1); page.page++)
    {
      DzChartLayout *layout = dz_chart_job_lay_out (&page);

      dz_paper_fonts_add_scene (fonts, layout->scene);
      g_ptr_array_add (pages, layout);
    }

  return pages;
}

gboolean
dz_chart_make_pdf (const DzChartJob *job, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (take_bytes, bytes, job->style->width * CSS_PIXEL_IN_POINTS,
                                             job->style->height * CSS_PIXEL_IN_POINTS);
  g_autoptr (GPtrArray) pages = lay_out_pages (job, surface);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (job, surface);
  cairo_scale (cr, CSS_PIXEL_IN_POINTS, CSS_PIXEL_IN_POINTS);
  for (guint i = 0; i < pages->len; i++)
    {
      dz_chart_job_draw_layout (job, g_ptr_array_index (pages, i), cr);
      add_links (g_ptr_array_index (pages, i), cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS || dz_chart_job_fail (job, error, cairo_status_to_string (status));
}
