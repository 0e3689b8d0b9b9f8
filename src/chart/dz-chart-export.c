/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chart/dz-text-meter.h"
#include "core/dz-error.h"

#define CSS_DPI 96.0
#define NO_YEAR 1970 /* of a chart of nothing */

typedef struct
{
  const char *suffix;
  gboolean (*make) (const DzChartJob *job, GByteArray *bytes, GError **error);
} Format;

static const Format formats[] = {
  { ".png", dz_chart_make_png }, { ".pdf", dz_chart_make_pdf },   { ".svg", dz_chart_make_svg },
  { ".csv", dz_chart_make_csv }, { ".xlsx", dz_chart_make_xlsx },
};

static const Format *
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return &formats[i];

  return NULL;
}

gboolean
dz_chart_export_knows_suffix (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return find_format (path) != NULL;
}

gboolean
dz_chart_job_fail (const DzChartJob *job, GError **error, const char *reason)
{
  /* Translators: the first %s is a file name, the second the reason */
  g_set_error (error, DZ_ERROR, DZ_ERROR_FAILED, _ ("The picture “%s” could not be made: %s"), job->path, reason);

  return FALSE;
}

DzChartLayout *
dz_chart_job_lay_out (const DzChartJob *job)
{
  return job->lay_out != NULL ? job->lay_out (job->data, job->chart, job->style, job->page)
                              : dz_chart_layout_new (job->chart, job->style);
}

void
dz_chart_job_draw_layout (const DzChartJob *job, const DzChartLayout *layout, cairo_t *cr)
{
  dz_color_set_source (dz_palette_get (job->style->ink)->background, cr);
  cairo_paint (cr);
  dz_chart_layout_draw (layout, cr);
}

static int
find_last_year (const DzChart *chart)
{
  int year = chart->last_year;

  for (guint i = 0; i < chart->series->len; i++)
    {
      const DzChartSeries *series = g_ptr_array_index (chart->series, i);

      for (guint j = 0; j < series->marks->len; j++)
        year = MAX (year, ((DzChartMark *) g_ptr_array_index (series->marks, j))->year);
    }

  return year;
}

/* Two exports of the same chart are the same bytes, so the date is not today's: $SOURCE_DATE_EPOCH, see
 * reproducible-builds.org/specs/source-date-epoch, else the first day of the last year
 * that the chart is about. */
char *
dz_chart_job_dup_date (const DzChartJob *job)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

      return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
    }

  return g_strdup_printf ("%04d-01-01T00:00:00Z", MAX (find_last_year (job->chart), NO_YEAR));
}

const char *
dz_chart_job_get_source (const DzChartJob *job)
{
  return job->style->hide_source ? NULL : job->chart->source_line;
}

char *
dz_chart_mark_dup_uri (const DzChartMark *mark)
{
  const DzMarkSource *first = mark->sources != NULL ? g_ptr_array_index (mark->sources, 0) : NULL;
  const char *citation = first != NULL ? first->citation : mark->citation;
  const char *sign = citation != NULL ? strstr (citation, " ¶") : NULL;
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  if (sign == NULL)
    return NULL;

  name = g_strndup (citation, (gsize) (sign - citation));
  escaped = g_uri_escape_string (name, NULL, FALSE);

  return g_strdup_printf ("urn:duizhao:%s#p%d", escaped,
                          (int) g_ascii_strtoll (sign + strlen (" ¶"), NULL, 10));
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

static gboolean
write_bytes (const char *path, const GByteArray *bytes, GError **error)
{
  g_autoptr (GError) file_error = NULL;

  if (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0644, &file_error))
    return TRUE;

  g_set_error (error, DZ_ERROR, (int) error_from_file (file_error), _ ("“%s” could not be written: %s"), path,
               file_error->message);

  return FALSE;
}

gboolean
dz_chart_job_run (DzChartJob *job, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const Format *format = find_format (job->path);

  job->dpi = job->dpi > 0 ? job->dpi : CSS_DPI;
  if (format == NULL)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_INVALID,
                   _ ("“%s” does not tell a format: end the name in .png, .pdf, .svg, .csv or .xlsx"), job->path);
      return FALSE;
    }

  return format->make (job, bytes, error) && write_bytes (job->path, bytes, error);
}

void
dz_chart_prepare_fonts (void)
{
  /* Pango starts a thread that does it as soon as there is a font map. */
  dz_text_meter_get ();
}

gboolean
dz_chart_export_styled (const DzChart *chart, const char *path, const DzChartStyle *style, double dpi,
                        GError **error)
{
  DzChartJob job = { chart, path, style, dpi };

  g_return_val_if_fail (chart != NULL && path != NULL && style != NULL, FALSE);
  g_return_val_if_fail (style->width >= 1 && style->height >= 1, FALSE);

  return dz_chart_job_run (&job, error);
}

gboolean
dz_chart_export (const DzChart *chart, const char *path, double width, double height, double dpi, GError **error)
{
  DzChartStyle style;

  dz_chart_style_init (&style, width, height);

  return dz_chart_export_styled (chart, path, &style, dpi, error);
}
