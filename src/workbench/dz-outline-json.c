/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-outline-json.h"

#include "core/dz-table.h"
#include "core/dz-term.h"
#include "core/dz-text.h"

#define DEFINITION_START 12 /* code points shown of a definition */

static void
append_member (GString *json, const char *name, const char *text)
{
  g_string_append_printf (json, "  \"%s\": ", name);
  dz_json_append_string (json, text);
  g_string_append (json, ",\n");
}

static void
append_years (GString *json, const char *name, const GArray *years)
{
  g_string_append_printf (json, "  \"%s\": [", name);
  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (json, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  g_string_append (json, "],\n");
}

static const char *
get_kind_name (DzReportKind kind)
{
  switch (kind)
    {
    case DZ_REPORT_KIND_WORK_REPORT:
      return "government work report";
    case DZ_REPORT_KIND_FEATURE:
      return "newspaper feature";
    case DZ_REPORT_KIND_UNKNOWN:
    default:
      return NULL;
    }
}

static void
append_headings (GString *json, const DzReport *report)
{
  g_string_append (json, "  \"headings\": [");
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      g_string_append_printf (json, "%s\n    {\"level\": %d, \"text\": ", i > 0 ? "," : "", section->level);
      dz_json_append_string (json, section->text);
      g_string_append_printf (json, ", \"part\": \"%s\"}", dz_part_get_nick (section->part));
    }
  g_string_append (json, report->sections->len > 0 ? "\n  ],\n" : "],\n");
}

static void
append_glossary (GString *json, const DzReport *report)
{
  g_string_append (json, "  \"glossary\": [");
  for (guint i = 0; i < report->terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (report->terms, i);
      g_autofree char *start = dz_text_slice (term->definition != NULL ? term->definition : "", 0,
                                              DEFINITION_START);

      g_string_append_printf (json, "%s\n    {\"n\": %d, \"term\": ", i > 0 ? "," : "", term->number);
      dz_json_append_string (json, term->headword);
      g_string_append (json, ", \"definition_starts\": ");
      dz_json_append_string (json, start);
      g_string_append_c (json, '}');
    }
  g_string_append (json, report->terms->len > 0 ? "\n  ],\n" : "],\n");
}

static void
append_noise (GString *json, const DzReport *report)
{
  gboolean first = TRUE;

  g_string_append (json, "  \"noise\": [");
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_NOISE)
        continue;
      g_string_append (json, first ? "\n    " : ",\n    ");
      dz_json_append_string (json, paragraph->text);
      first = FALSE;
    }
  g_string_append (json, first ? "]\n" : "\n  ]\n");
}

char *
dz_outline_json_dup (const DzReport *report)
{
  GString *json;

  g_return_val_if_fail (report != NULL, NULL);

  json = g_string_new ("{\n");
  append_member (json, "title", report->title);
  append_member (json, "kind", get_kind_name (report->kind));
  append_member (json, "place", report->place);
  append_member (json, "level", report->level != DZ_LEVEL_UNKNOWN ? dz_level_get_nick (report->level) : NULL);
  append_member (json, "delivered", report->delivered);
  append_member (json, "meeting", report->meeting);
  append_member (json, "speaker", report->speaker);
  append_years (json, "reviews", report->reviews);
  append_years (json, "plans", report->plans);
  append_headings (json, report);
  g_string_append_printf (json, "  \"paragraphs\": %d,\n", dz_report_count_body (report));
  append_glossary (json, report);
  append_noise (json, report);
  g_string_append (json, "}\n");

  return g_string_free (json, FALSE);
}
