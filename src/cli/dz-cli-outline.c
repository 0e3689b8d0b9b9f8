/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"
#include "core/dz-text.h"

/* So many characters of a definition tell which one it is. */
#define DEFINITION_START 12

static void
append_field (GString *json, const char *key, const char *value)
{
  g_string_append_printf (json, " \"%s\": ", key);
  dz_json_append_string (json, value);
  g_string_append (json, ",\n");
}

static void
append_years (GString *json, const char *key, const GArray *years)
{
  g_string_append_printf (json, " \"%s\": [", key);
  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (json, "%s%d", i > 0 ? ", " : "", g_array_index (years, int, i));
  g_string_append (json, "],\n");
}

static void
append_metadata (GString *json, const DzReport *report)
{
  append_field (json, "title", report->title);
  append_field (json, "kind", dz_report_kind_get_nick (report->kind));
  append_field (json, "place", report->place);
  append_field (json, "level", dz_level_get_nick (report->level));
  append_field (json, "delivered", report->delivered);
  append_field (json, "meeting", report->meeting);
  append_field (json, "speaker", report->speaker);
  append_years (json, "reviews", report->reviews);
  append_years (json, "plans", report->plans);
}

static void
append_headings (GString *json, const DzReport *report)
{
  g_string_append (json, " \"headings\": [");
  for (guint i = 0; i < report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (report->sections, i);

      g_string_append_printf (json, "%s\n  {\"level\": %d, \"text\": ", i > 0 ? "," : "", section->level);
      dz_json_append_string (json, section->text);
      g_string_append_printf (json, ", \"part\": \"%s\"}", dz_part_get_nick (section->part));
    }
  g_string_append (json, "\n ],\n");
}

static void
append_glossary (GString *json, const DzReport *report)
{
  g_string_append (json, " \"glossary\": [");
  for (guint i = 0; i < report->terms->len; i++)
    {
      const DzTerm *term = g_ptr_array_index (report->terms, i);
      g_autofree char *start = dz_text_slice (term->definition != NULL ? term->definition : "", 0, DEFINITION_START);

      g_string_append_printf (json, "%s\n  {\"n\": %d, \"term\": ", i > 0 ? "," : "", term->number);
      dz_json_append_string (json, term->headword);
      g_string_append (json, ", \"definition_starts\": ");
      dz_json_append_string (json, start);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "\n ],\n");
}

static void
append_noise (GString *json, const DzReport *report)
{
  const char *separator = "";

  g_string_append (json, " \"noise\": [");
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_NOISE)
        continue;
      g_string_append_printf (json, "%s\n  ", separator);
      dz_json_append_string (json, paragraph->text);
      separator = ",";
    }
  g_string_append (json, "\n ]\n");
}

static char *
dup_outline (const DzReport *report)
{
  GString *json = g_string_new ("{\n");

  append_metadata (json, report);
  append_headings (json, report);
  g_string_append_printf (json, " \"paragraphs\": %d,\n", dz_report_count_body (report));
  append_glossary (json, report);
  append_noise (json, report);
  g_string_append (json, "}\n");

  return g_string_free (json, FALSE);
}

int
dz_cli_outline (DzCliArguments *arguments)
{
  g_autofree char *format = g_strdup ("json");
  g_autofree char *outline = NULL;
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzReport) report = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;
  gint64 id = 0;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("json"), N_ ("FORMAT") },
    { NULL },
  };

  if (!dz_cli_arguments_parse (arguments, entries, 1, 1, &status))
    return status;
  if (!dz_cli_arguments_take_format (arguments, format, "json"))
    return DZ_CLI_USAGE;

  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((id = dz_store_resolve_report (store, arguments->argv[0], &error)) == 0
      || (report = dz_store_load_report (store, id, &error)) == NULL)
    return dz_cli_fail (arguments->argv[0], error);
  outline = dup_outline (report);

  return dz_cli_print (outline);
}
