/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "chart/dz-palette.h"
#include "core/dz-error.h"

#define CSS_PIXEL_IN_POINTS 0.75
#define CSS_DPI 96.0
#define INCH_IN_METRES 0.0254
#define MAX_PIXELS 32000.0

typedef struct
{
  const DzChart *chart;
  const char *path;
  double width;
  double height;
  double dpi;
} Job;

static gboolean
fail (const Job *job, GError **error, const char *reason)
{
  /* Translators: the first %s is a file name, the second the reason */
  g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The picture “%s” could not be made: %s"), job->path,
               reason);

  return FALSE;
}

static void
draw (const Job *job, cairo_t *cr)
{
  g_autoptr (DzChartLayout) layout = NULL;
  DzChartStyle style;

  dz_chart_style_init (&style, job->width, job->height);
  layout = dz_chart_layout_new (job->chart, &style);
  dz_color_set_source (dz_palette_get (style.ink)->background, cr);
  cairo_paint (cr);
  dz_chart_layout_draw (layout, cr);
}

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Draws on a vector surface that writes into memory and closes it. */
static gboolean
draw_vector (const Job *job, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  draw (job, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status == CAIRO_STATUS_SUCCESS || fail (job, error, cairo_status_to_string (status));
}

static int
find_last_year (const DzChart *chart)
{
  int year = 1970;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        year = MAX (year, ((DzChartMark *) g_ptr_array_index (series->marks, j))->year);
    }

  return year;
}

/* Two exports of the same chart are the same bytes, so the date is not today's: $SOURCE_DATE_EPOCH, see
 * reproducible-builds.org/specs/source-date-epoch, else the first day of the chart's last year. */
static char *
dup_date (const DzChart *chart)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

      return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
    }

  return g_strdup_printf ("%04d-01-01T00:00:00Z", find_last_year (chart));
}

static gboolean
make_pdf (const Job *job, GByteArray *bytes, GError **error)
{
  g_autofree char *date = dup_date (job->chart);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      take_bytes, bytes, job->width * CSS_PIXEL_IN_POINTS, job->height * CSS_PIXEL_IN_POINTS);

  if (job->chart->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, job->chart->title);
  if (job->chart->source_line != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, job->chart->source_line);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "Duizhao 对照");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Duizhao " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);

  return draw_vector (job, surface, CSS_PIXEL_IN_POINTS, error);
}

/* cairo numbers the page's group by a count of all surfaces so far, which would differ from export to export. */
static void
name_svg_page (GString *svg)
{
  const char *group = strstr (svg->str, "<g id=\"surface");
  const char *end = group != NULL ? strchr (group, '>') : NULL;
  gssize at = 0;

  if (end == NULL)
    return;

  at = group - svg->str;
  g_string_erase (svg, at, end - group);
  g_string_insert (svg, at, "<g id=\"picture\"");
}

/* cairo writes text as outlines and knows no metadata; title and source go in after the root element's tag. */
static void
insert_svg_titles (const Job *job, GString *svg)
{
  const char *root = strstr (svg->str, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *titles = NULL;

  if (end == NULL)
    return;

  titles = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>",
                                    job->chart->title ? job->chart->title : "",
                                    job->chart->source_line ? job->chart->source_line : "");
  g_string_insert (svg, end + 1 - svg->str, titles);
}

static gboolean
make_svg (const Job *job, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (take_bytes, bytes, job->width, job->height);
  g_autoptr (GString) svg = NULL;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (!draw_vector (job, surface, 1, error))
    return FALSE;

  svg = g_string_new_len ((const char *) bytes->data, bytes->len);
  name_svg_page (svg);
  insert_svg_titles (job, svg);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) svg->str, (guint) svg->len);

  return TRUE;
}

static void
write_png_bytes (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_png (png_structp png)
{
}

static void
set_png_texts (const Job *job, png_structp png, png_infop info)
{
  png_text texts[] = {
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Title", .text = job->chart->title },
    { .compression = PNG_ITXT_COMPRESSION_NONE, .key = (char *) "Source", .text = job->chart->source_line },
    { .compression = PNG_ITXT_COMPRESSION_NONE,
      .key = (char *) "Software",
      .text = (char *) "Duizhao " PACKAGE_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i].text == NULL)
        texts[i].text = (char *) "";
      texts[i].lang = (char *) "";
      texts[i].lang_key = (char *) "";
    }
  png_set_text (png, info, texts, G_N_ELEMENTS (texts));
}

/* cairo's pixels are native 32-bit words without alpha here; PNG wants red, green, blue. */
static void
unpack_row (const guint32 *pixels, guint8 *row, int width)
{
  for (int x = 0; x < width; x++)
    {
      row[3 * x] = pixels[x] >> 16 & 0xff;
      row[3 * x + 1] = pixels[x] >> 8 & 0xff;
      row[3 * x + 2] = pixels[x] & 0xff;
    }
}

static gboolean
encode_png (const Job *job, cairo_surface_t *surface, GByteArray *bytes)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  guint8 *row = g_malloc ((gsize) width * 3);
  png_uint_32 per_metre = (png_uint_32) lround (job->dpi / INCH_IN_METRES);

  if (setjmp (png_jmpbuf (png)))
    {
      png_destroy_write_struct (&png, &info);
      g_free (row);
      return FALSE;
    }
  png_set_write_fn (png, bytes, write_png_bytes, flush_png);
  png_set_IHDR (png, info, (png_uint_32) width, (png_uint_32) height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  set_png_texts (job, png, info);
  png_write_info (png, info);
  for (int y = 0; y < height; y++)
    {
      unpack_row (
          (const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                            + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)),
          row, width);
      png_write_row (png, row);
    }
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  g_free (row);

  return TRUE;
}

static gboolean
make_png (const Job *job, GByteArray *bytes, GError **error)
{
  double scale = job->dpi / CSS_DPI;
  cairo_surface_t *surface = NULL;
  cairo_status_t status;
  cairo_t *cr = NULL;
  gboolean done = FALSE;

  if (job->width * scale > MAX_PIXELS || job->height * scale > MAX_PIXELS)
    return fail (job, error, _ ("it would be too large; choose a smaller size or fewer dots per inch"));

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) lround (job->width * scale),
                                        (int) lround (job->height * scale));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw (job, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  done = status == CAIRO_STATUS_SUCCESS && encode_png (job, surface, bytes);
  cairo_surface_destroy (surface);

  return done || fail (job, error, cairo_status_to_string (status));
}

static gboolean
make (const Job *job, GByteArray *bytes, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (job->path, -1);

  if (g_str_has_suffix (lower, ".png"))
    return make_png (job, bytes, error);
  if (g_str_has_suffix (lower, ".pdf"))
    return make_pdf (job, bytes, error);
  if (g_str_has_suffix (lower, ".svg"))
    return make_svg (job, bytes, error);

  g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
               _ ("“%s” does not tell a format: end the name in .png, .pdf or .svg"), job->path);

  return FALSE;
}

static DzError
error_from_file (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return DZ_ERROR_FULL;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    return DZ_ERROR_READ_ONLY;

  return DZ_ERROR_FAILED;
}

gboolean
dz_chart_export (const DzChart *chart, const char *path, double width, double height, double dpi,
                 GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) file_error = NULL;
  Job job = { chart, path, width, height, dpi > 0 ? dpi : CSS_DPI };

  g_return_val_if_fail (chart != NULL && path != NULL, FALSE);
  g_return_val_if_fail (width >= 1 && height >= 1, FALSE);

  if (!make (&job, bytes, error))
    return FALSE;
  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &file_error))
    return TRUE;

  g_set_error (error, DZ_ERROR, (int) error_from_file (file_error), _ ("“%s” could not be written: %s"), path,
               file_error->message);

  return FALSE;
}
