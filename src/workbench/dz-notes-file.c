/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-file.h"

#include "core/dz-table.h"

static const char *const columns[] = {
  "uuid", "report", "paragraph", "start", "end",  "quote",   "prefix",   "suffix", "body",
  "color", "tags",  "created",   "modified", "place", "year", "source", "citation", NULL,
};

gboolean
dz_notes_format_from_nick (const char *nick, DzNotesFormat *format)
{
  static const char *const nicks[] = { "md", "csv", "jsonld", NULL };

  for (int i = 0; nicks[i] != NULL; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *format = (DzNotesFormat) i;
        return TRUE;
      }

  return FALSE;
}

static const DzReport *
find_report (const GPtrArray *reports, gint64 id)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);

      if (report->id == id)
        return report;
    }

  return NULL;
}

static char *
dup_citation (const DzReport *report, const DzNote *note)
{
  return report != NULL ? dz_report_dup_citation (report, note->number) : NULL;
}

/* Each line of the text behind a mark, so that a quote of several lines stays one. */
static void
append_lines (GString *out, const char *mark, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", mark, lines[i]);
}

static void
append_markdown_note (GString *out, const DzNote *note, const DzReport *report, const GPtrArray *tags)
{
  g_autofree char *citation = dup_citation (report, note);
  g_autofree char *paths = dz_tag_dup_paths (tags, note->tag_ids);

  g_string_append_printf (out, "\n## %s\n\n", citation != NULL ? citation : note->uuid);
  if (note->quote != NULL && note->quote[0] != '\0')
    {
      append_lines (out, "> ", note->quote);
      g_string_append_c (out, '\n');
    }
  if (note->body != NULL && note->body[0] != '\0')
    append_lines (out, "", note->body);
  if (*paths != '\0')
    g_string_append_printf (out, "\n*%s*\n", paths);
}

static char *
dup_markdown (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags)
{
  GString *out = g_string_new (NULL);
  gint64 last_report = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);
      const DzReport *report = find_report (reports, note->report_id);
      g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

      if (note->report_id != last_report && name != NULL)
        g_string_append_printf (out, "%s# %s\n", out->len > 0 ? "\n" : "", name);
      last_report = note->report_id;
      append_markdown_note (out, note, report, tags);
    }

  return g_string_free (out, FALSE);
}

static void
add_csv_row (DzTable *table, const DzNote *note, const DzReport *report, const GPtrArray *tags)
{
  g_autofree char *paths = dz_tag_dup_paths (tags, note->tag_ids);
  g_autofree char *citation = dup_citation (report, note);

  dz_table_add_text (table, note->uuid);
  dz_table_add_integer (table, note->report_id);
  dz_table_add_integer (table, note->number);
  dz_table_add_integer (table, note->start);
  dz_table_add_integer (table, note->end);
  dz_table_add_text (table, note->quote);
  dz_table_add_text (table, note->prefix);
  dz_table_add_text (table, note->suffix);
  dz_table_add_text (table, note->body);
  dz_table_add_text (table, note->color);
  dz_table_add_text (table, *paths != '\0' ? paths : NULL);
  dz_table_add_text (table, note->created);
  dz_table_add_text (table, note->modified);
  dz_table_add_text (table, report != NULL ? report->place : NULL);
  dz_table_add_integer (table, report != NULL ? dz_report_get_year (report) : 0);
  dz_table_add_text (table, report != NULL ? report->source : NULL);
  dz_table_add_text (table, citation);
}

static char *
dup_csv (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags)
{
  g_autoptr (DzTable) table = dz_table_new (columns);

  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      add_csv_row (table, note, find_report (reports, note->report_id), tags);
    }

  return dz_table_dup_text (table, DZ_TABLE_CSV);
}

static void
append_member (GString *json, const char *key, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (json, ", \"%s\": ", key);
  dz_json_append_string (json, value);
}

static void
append_body (GString *json, const char *value, const char *purpose, gboolean *first)
{
  if (value == NULL || value[0] == '\0')
    return;

  g_string_append (json, *first ? "" : ", ");
  g_string_append (json, "{\"type\": \"TextualBody\", \"format\": \"text/plain\"");
  append_member (json, "purpose", purpose);
  append_member (json, "value", value);
  g_string_append_c (json, '}');
  *first = FALSE;
}

static void
append_bodies (GString *json, const DzNote *note, const GPtrArray *tags)
{
  gboolean first = TRUE;

  g_string_append (json, ", \"body\": [");
  append_body (json, note->body, "commenting", &first);
  for (guint i = 0; note->tag_ids != NULL && i < note->tag_ids->len; i++)
    {
      g_autofree char *path = dz_tag_dup_path (tags, g_array_index (note->tag_ids, gint64, i));

      append_body (json, path, "tagging", &first);
    }
  g_string_append_c (json, ']');
}

/* The report by name, as a library elsewhere has other ids, and the paragraph as a fragment. */
static char *
dup_source (const DzNote *note, const DzReport *report)
{
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);

  return g_strdup_printf ("urn:duizhao:%s#p%d", escaped, note->number);
}

static void
append_target (GString *json, const DzNote *note, const DzReport *report)
{
  g_autofree char *source = dup_source (note, report);

  g_string_append (json, ", \"target\": {\"source\": ");
  dz_json_append_string (json, source);
  g_string_append (json, ", \"selector\": [");
  if (note->start >= 0)
    g_string_append_printf (json, "{\"type\": \"TextPositionSelector\", \"start\": %d, \"end\": %d}, ", note->start,
                            note->end);
  g_string_append (json, "{\"type\": \"TextQuoteSelector\"");
  append_member (json, "exact", note->quote);
  append_member (json, "prefix", note->prefix);
  append_member (json, "suffix", note->suffix);
  g_string_append (json, "}]}");
}

static char *
dup_jsonld (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags)
{
  GString *json = g_string_new ("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n"
                                "\"type\": \"AnnotationCollection\",\n");

  g_string_append_printf (json, "\"total\": %u,\n\"first\": {\"type\": \"AnnotationPage\", \"items\": [", notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (json, "%s\n{\"id\": \"urn:uuid:%s\", \"type\": \"Annotation\"", i > 0 ? "," : "",
                              note->uuid);
      append_member (json, "created", note->created);
      append_member (json, "modified", note->modified);
      append_bodies (json, note, tags);
      append_target (json, note, find_report (reports, note->report_id));
      g_string_append_c (json, '}');
    }
  g_string_append (json, notes->len > 0 ? "\n]}}\n" : "]}}\n");

  return g_string_free (json, FALSE);
}

char *
dz_notes_file_dup (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags, DzNotesFormat format)
{
  g_return_val_if_fail (notes != NULL && reports != NULL && tags != NULL, NULL);

  switch (format)
    {
    case DZ_NOTES_CSV:
      return dup_csv (notes, reports, tags);
    case DZ_NOTES_JSONLD:
      return dup_jsonld (notes, reports, tags);
    case DZ_NOTES_MARKDOWN:
    default:
      return dup_markdown (notes, reports, tags);
    }
}
