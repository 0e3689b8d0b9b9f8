/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-markdown.h"

#include <string.h>

#define MARK "<!-- duizhao:"
#define HEAD MARK "note "
#define TAIL MARK "end -->"

/* These stand outside the comment. */
static gboolean
is_shown (const char *column)
{
  return g_str_equal (column, "quote") || g_str_equal (column, "body");
}

static const char *
get_cell (const DzTable *table, guint row, const char *column)
{
  for (guint i = 0; i < dz_table_get_n_columns (table); i++)
    if (g_str_equal (dz_table_get_column (table, i), column))
      {
        const char *cell = dz_table_get_cell (table, row, i, NULL);

        return cell != NULL ? cell : "";
      }

  return "";
}

static void
append_head (GString *out, const DzTable *table, guint row)
{
  g_string_append (out, MARK "note");
  for (guint i = 0; i < dz_table_get_n_columns (table); i++)
    {
      const char *column = dz_table_get_column (table, i);
      const char *cell = dz_table_get_cell (table, row, i, NULL);
      g_autofree char *value = NULL;

      if (is_shown (column) || cell == NULL || *cell == '\0')
        continue;
      value = g_uri_escape_string (cell, ":/,¶", TRUE);
      g_string_append_printf (out, " %s=%s", column, value);
    }
  g_string_append (out, " -->\n");
}

/* Each line behind a mark, so that a quote of several lines stays one. */
static void
append_quote (GString *out, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (int i = 0; *quote != '\0' && lines[i] != NULL; i++)
    g_string_append_printf (out, "> %s\n", lines[i]);
  g_string_append_c (out, '\n');
}

static gboolean
looks_like_mark (const char *line)
{
  return g_str_has_prefix (line + strspn (line, "\\"), MARK);
}

static void
append_words (GString *out, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (int i = 0; *words != '\0' && lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s\n", looks_like_mark (lines[i]) ? "\\" : "", lines[i]);
  g_string_append (out, TAIL "\n");
}

/* For people only; must not read as the beginning of a note. */
static void
append_plain (GString *out, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  g_string_append_printf (out, "%s%s", looks_like_mark (line) ? "\\" : "", line);
}

static void
append_foot (GString *out, const DzTable *table, guint row)
{
  const char *tags = get_cell (table, row, "tags");
  const char *author = get_cell (table, row, "author");
  g_autofree char *date = g_strndup (get_cell (table, row, "created"), strlen ("2025-01-01"));

  if (*tags == '\0' && *author == '\0' && *date == '\0')
    return;
  g_string_append_c (out, '\n');
  if (*tags != '\0')
    g_string_append_printf (out, "*%s*%s", tags, *author != '\0' || *date != '\0' ? " · " : "");
  append_plain (out, author);
  g_string_append_printf (out, "%s%s\n", *author != '\0' && *date != '\0' ? " · " : "", date);
}

char *
dz_notes_markdown_make (const DzTable *table, DzProgress *progress, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *last = "";

  g_return_val_if_fail (table != NULL, NULL);

  dz_progress_count (progress, dz_table_get_n_rows (table));
  for (guint row = 0; row < dz_table_get_n_rows (table); row++)
    {
      const char *report = get_cell (table, row, "report_name");
      const char *citation = get_cell (table, row, "citation");

      if (!dz_progress_step (progress, error))
        return NULL;
      if (!g_str_equal (report, last))
        g_string_append_printf (out, "%s# %s\n", out->len > 0 ? "\n" : "", report);
      last = report;
      g_string_append_printf (out, "\n## %s\n\n", *citation != '\0' ? citation : get_cell (table, row, "uuid"));
      append_head (out, table, row);
      append_quote (out, get_cell (table, row, "quote"));
      append_words (out, get_cell (table, row, "body"));
      append_foot (out, table, row);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* One record under way: the columns met so far are those of all records. */
typedef struct
{
  GPtrArray *columns; /* (element-type utf8) */
  GPtrArray *records; /* (element-type GHashTable) */
} Reading;

static void
set_value (Reading *reading, GHashTable *record, const char *column, char *value)
{
  if (!g_ptr_array_find_with_equal_func (reading->columns, column, g_str_equal, NULL))
    g_ptr_array_add (reading->columns, g_strdup (column));
  g_hash_table_insert (record, g_strdup (column), value);
}

static void
read_head (Reading *reading, GHashTable *record, const char *line)
{
  g_auto (GStrv) pairs = g_strsplit (line + strlen (HEAD), " ", -1);

  for (int i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;

      if (value == NULL)
        continue;
      *equals = '\0';
      set_value (reading, record, pairs[i], value);
    }
}

/* Joins lines from first up to, and without, end. */
static char *
join (GStrv lines, int first, int end, const char *mark)
{
  GString *text = g_string_new (NULL);

  for (int i = first; i < end; i++)
    {
      const char *line = lines[i];

      if (mark != NULL)
        line += strlen (mark);
      else if (*line == '\\' && looks_like_mark (line))
        line++;
      g_string_append_printf (text, "%s%s", i > first ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

/* The line behind the note; a note that has no end goes on to the end of the file. */
static int
read_note (Reading *reading, GStrv lines, int at)
{
  GHashTable *record = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int quote = at + 1;
  int body, end;

  read_head (reading, record, lines[at]);
  for (body = quote; lines[body] != NULL && g_str_has_prefix (lines[body], "> "); body++)
    continue;
  set_value (reading, record, "quote", join (lines, quote, body, "> "));
  if (lines[body] != NULL && lines[body][0] == '\0')
    body++;
  for (end = body; lines[end] != NULL && !g_str_equal (lines[end], TAIL); end++)
    continue;
  set_value (reading, record, "body", join (lines, body, end, NULL));
  g_ptr_array_add (reading->records, record);

  return lines[end] != NULL ? end + 1 : end;
}

static GStrv
dup_row (const Reading *reading, GHashTable *record)
{
  GStrv row = g_new0 (char *, reading->columns->len + 1);

  for (guint i = 0; i < reading->columns->len; i++)
    {
      const char *value = g_hash_table_lookup (record, g_ptr_array_index (reading->columns, i));

      row[i] = g_strdup (value != NULL ? value : "");
    }

  return row;
}

static GPtrArray *
make_records (const Reading *reading)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GStrv header = g_new0 (char *, reading->columns->len + 1);

  for (guint i = 0; i < reading->columns->len; i++)
    header[i] = g_strdup (g_ptr_array_index (reading->columns, i));
  g_ptr_array_add (rows, header);
  for (guint i = 0; i < reading->records->len; i++)
    g_ptr_array_add (rows, dup_row (reading, g_ptr_array_index (reading->records, i)));

  return rows;
}

/* An editor that ends lines with CRLF does so with all of them, also that of a comment. */
static char *
dup_with_line_feeds (const char *text)
{
  const char *head = strstr (text, HEAD);
  const char *end = head != NULL ? strchr (head, '\n') : NULL;
  g_auto (GStrv) parts = NULL;

  if (end == NULL || end[-1] != '\r')
    return g_strdup (text);
  parts = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", parts);
}

GPtrArray *
dz_notes_markdown_parse (const char *text)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree char *plain = NULL;
  g_auto (GStrv) lines = NULL;
  Reading reading = { columns, records };

  g_return_val_if_fail (text != NULL, NULL);

  plain = dup_with_line_feeds (text);
  lines = g_strsplit (plain, "\n", -1);
  for (int i = 0; lines[i] != NULL;)
    i = g_str_has_prefix (lines[i], HEAD) ? read_note (&reading, lines, i) : i + 1;

  return records->len > 0 ? make_records (&reading) : NULL;
}
