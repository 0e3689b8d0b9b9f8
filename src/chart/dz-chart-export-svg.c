/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-chart-export-private.h"

/* The font the layout was measured with, then its siblings, then what other systems have for Chinese. */
#define FONT_FAMILIES                                                                                                  \
  "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',"      \
  "sans-serif"

static void
append_number_attribute (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  dz_svg_append_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
append_element (GString *svg, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (svg, "<%s>", name);
  dz_svg_append_escaped (svg, text, -1);
  g_string_append_printf (svg, "</%s>\n", name);
}

/* Dublin Core, as Inkscape and search engines read it. */
static void
append_metadata (const DzChartJob *job, GString *svg)
{
  g_autofree char *date = dz_chart_job_dup_date (job);

  append_element (svg, "title", job->chart->title);
  append_element (svg, "desc", dz_chart_job_get_source (job));
  g_string_append (svg, "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">\n");
  append_element (svg, "dc:title", job->chart->title);
  append_element (svg, "dc:creator", job->chart->author != NULL ? job->chart->author : "Duizhao 对照");
  append_element (svg, "dc:source", dz_chart_job_get_source (job));
  append_element (svg, "dc:date", date);
  g_string_append (svg, "</rdf:Description></rdf:RDF></metadata>\n");
}

static void
append_root (const DzChartJob *job, GString *svg)
{
  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
  append_number_attribute (svg, "width", job->style->width);
  append_number_attribute (svg, "height", job->style->height);
  g_string_append (svg, " viewBox=\"0 0 ");
  dz_svg_append_number (svg, job->style->width);
  g_string_append_c (svg, ' ');
  dz_svg_append_number (svg, job->style->height);
  g_string_append (svg, "\" xml:lang=\"zh-CN\" xml:space=\"preserve\" font-family=\"" FONT_FAMILIES "\">\n");
}

/* Above every mark stands an area without ink that names its value and its place in the reports. */
static void
append_hit (GString *svg, const DzChartHit *hit, const char *uri)
{
  g_string_append_printf (svg, "<a xlink:href=\"%s\"><title>", uri);
  dz_svg_append_escaped (svg, hit->mark->label != NULL ? hit->mark->label : "", -1);
  g_string_append (svg, " · ");
  dz_svg_append_escaped (svg, hit->mark->citation != NULL ? hit->mark->citation : "", -1);
  g_string_append (svg, "</title><rect fill=\"#000\" fill-opacity=\"0\"");
  append_number_attribute (svg, "x", hit->area.x);
  append_number_attribute (svg, "y", hit->area.y);
  append_number_attribute (svg, "width", hit->area.width);
  append_number_attribute (svg, "height", hit->area.height);
  g_string_append (svg, "/></a>\n");
}

static GString *
write_svg (const DzChartJob *job)
{
  g_autoptr (DzChartLayout) layout = dz_chart_job_lay_out (job);
  GString *svg = g_string_new (NULL);
  DzColor ground = dz_palette_get (job->style->ink)->background;

  append_root (job, svg);
  append_metadata (job, svg);
  g_string_append_printf (svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#%02x%02x%02x\"/>\n",
                          (int) (ground.red * 255 + 0.5), (int) (ground.green * 255 + 0.5),
                          (int) (ground.blue * 255 + 0.5));
  dz_scene_append_svg (layout->scene, svg);
  for (guint i = 0; i < layout->hits->len; i++)
    {
      const DzChartHit *hit = &g_array_index (layout->hits, DzChartHit, i);
      g_autofree char *uri = dz_chart_mark_dup_uri (hit->mark);

      if (uri != NULL)
        append_hit (svg, hit, uri);
    }
  g_string_append (svg, "</svg>\n");

  return svg;
}

gboolean
dz_chart_make_svg (const DzChartJob *job, GByteArray *bytes, GError **error)
{
  g_autoptr (GString) svg = write_svg (job);

  g_byte_array_append (bytes, (const guint8 *) svg->str, (guint) svg->len);

  return TRUE;
}

char *
dz_chart_dup_svg (const DzChart *chart, const DzChartStyle *style)
{
  DzChartJob job = { .chart = chart, .style = style };

  g_return_val_if_fail (chart != NULL && style != NULL, NULL);

  return g_string_free (write_svg (&job), FALSE);
}
