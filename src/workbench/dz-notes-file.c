/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-table.h"
#include "store/dz-anchor.h"
#include "workbench/dz-notes-html.h"
#include "workbench/dz-notes-markdown.h"
#include "workbench/dz-table-book.h"

/* The share that reading the notes together takes; the rest goes into the file. */
#define GATHERED 0.3

static const char *const columns[] = {
  "uuid", "report", "paragraph", "start", "end",  "quote",   "prefix",   "suffix", "body",
  "color", "tags",  "created",   "modified", "place", "year", "source", "citation", "author", "anchor", "group",
  "report_name", NULL,
};

gboolean
dz_notes_format_from_nick (const char *nick, DzNotesFormat *format)
{
  static const char *const nicks[] = { "md", "csv", "jsonld", "html", "xlsx", NULL };

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

static void
add_row (DzTable *table, const DzNote *note, const DzReport *report, const GPtrArray *tags)
{
  g_autofree char *paths = dz_tag_dup_paths (tags, note->tag_ids);
  g_autofree char *citation = dup_citation (report, note);
  g_autofree char *name = report != NULL ? dz_report_dup_name (report) : NULL;

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
  dz_table_add_text (table, note->author);
  dz_table_add_text (table, dz_anchor_get_nick (note->anchor));
  dz_table_add_text (table, note->group);
  dz_table_add_text (table, name);
}

DzTable *
dz_notes_file_new_table (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags,
                         DzProgress *progress, GError **error)
{
  g_autoptr (DzTable) table = dz_table_new (columns);

  g_return_val_if_fail (notes != NULL && reports != NULL && tags != NULL, NULL);

  dz_progress_count (progress, notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      if (!dz_progress_step (progress, error))
        return NULL;
      add_row (table, note, find_report (reports, note->report_id), tags);
    }

  return g_steal_pointer (&table);
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
    g_string_append_printf (json, "{\"type\": \"TextPositionSelector\", \"start\": %d, \"end\": %d}, ",
                            note->start, note->end);
  g_string_append (json, "{\"type\": \"TextQuoteSelector\"");
  append_member (json, "exact", note->quote);
  append_member (json, "prefix", note->prefix);
  append_member (json, "suffix", note->suffix);
  g_string_append (json, "}]}");
}

static void
append_creator (GString *json, const DzNote *note)
{
  if (note->author == NULL)
    return;
  g_string_append (json, ", \"creator\": {\"type\": \"Person\"");
  append_member (json, "name", note->author);
  g_string_append_c (json, '}');
}

static char *
make_jsonld (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags, DzProgress *progress,
             GError **error)
{
  g_autoptr (GString) json = g_string_new ("{\"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n"
                                "\"type\": \"AnnotationCollection\",\n");

  dz_progress_count (progress, notes->len);
  g_string_append_printf (json, "\"total\": %u,\n\"first\": {\"type\": \"AnnotationPage\", \"items\": [",
                          notes->len);
  for (guint i = 0; i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);

      if (!dz_progress_step (progress, error))
        return NULL;
      g_string_append_printf (json, "%s\n{\"id\": \"urn:uuid:%s\", \"type\": \"Annotation\"", i > 0 ? "," : "",
                              note->uuid);
      append_member (json, "created", note->created);
      append_member (json, "modified", note->modified);
      append_creator (json, note);
      append_bodies (json, note, tags);
      append_target (json, note, find_report (reports, note->report_id));
      g_string_append_c (json, '}');
    }
  g_string_append (json, notes->len > 0 ? "\n]}}\n" : "]}}\n");

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static char *
make_text (const DzTable *table, DzNotesFormat format, DzProgress *progress, GError **error)
{
  switch (format)
    {
    case DZ_NOTES_CSV:
      return dz_table_make_csv (table, progress, error);
    case DZ_NOTES_HTML:
      return dz_notes_html_make (table, _ ("Notes"), progress, error);
    case DZ_NOTES_MARKDOWN:
      return dz_notes_markdown_make (table, progress, error);
    case DZ_NOTES_JSONLD:
    case DZ_NOTES_XLSX:
    default:
      g_assert_not_reached ();
    }
}

/* Takes text, which may be NULL. */
static GBytes *
take_text (char *text, gboolean bom)
{
  g_autofree char *owned = text;

  if (owned != NULL && bom)
    return g_bytes_new_take (g_strconcat ("\xef\xbb\xbf", owned, NULL), strlen (owned) + 3);

  return owned != NULL ? g_bytes_new_take (g_steal_pointer (&owned), strlen (text)) : NULL;
}

GBytes *
dz_notes_file_new (const GPtrArray *notes, const GPtrArray *reports, const GPtrArray *tags, DzNotesFormat format,
                   gboolean bom, DzProgress *progress, GError **error)
{
  g_autoptr (DzTable) table = NULL;

  g_return_val_if_fail (notes != NULL && reports != NULL && tags != NULL, NULL);

  if (format == DZ_NOTES_JSONLD)
    return take_text (make_jsonld (notes, reports, tags, progress, error), FALSE);

  dz_progress_begin_part (progress, GATHERED);
  if ((table = dz_notes_file_new_table (notes, reports, tags, progress, error)) == NULL)
    return NULL;
  dz_progress_begin_part (progress, 1);

  return format == DZ_NOTES_XLSX ? dz_table_book_new (table, _ ("Notes"), progress, error)
                                 : take_text (make_text (table, format, progress, error), bom);
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* The tree is as deep as it is: a step up more than there are tags means a circle. */
static gboolean
is_below (const GPtrArray *tags, gint64 id, gint64 top)
{
  const DzTag *tag = dz_tag_find (tags, id);

  for (guint i = 0; tag != NULL && i <= tags->len; i++)
    {
      if (tag->id == top)
        return TRUE;
      tag = dz_tag_find (tags, tag->parent_id);
    }

  return FALSE;
}

static gboolean
has_tag (const DzNote *note, const GPtrArray *tags, gint64 tag)
{
  for (guint i = 0; note->tag_ids != NULL && i < note->tag_ids->len; i++)
    if (is_below (tags, g_array_index (note->tag_ids, gint64, i), tag))
      return TRUE;

  return FALSE;
}

GPtrArray *
dz_notes_file_select (const GPtrArray *notes, const GPtrArray *tags, const GArray *reports, gint64 tag,
                      const GArray *ids)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (notes != NULL && tags != NULL, chosen);

  for (guint i = 0; i < notes->len; i++)
    {
      DzNote *note = g_ptr_array_index (notes, i);

      if ((reports == NULL || has_id (reports, note->report_id)) && (ids == NULL || has_id (ids, note->id))
          && (tag == 0 || has_tag (note, tags, tag)))
        g_ptr_array_add (chosen, note);
    }

  return chosen;
}
