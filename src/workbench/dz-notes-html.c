/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-html.h"

#include <glib/gi18n-lib.h>

static const char head[]
    = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
      ":root{color-scheme:light dark;--paper:#fff;--ink:#222;--quiet:#666;--line:#ddd}\n"
      "@media (prefers-color-scheme:dark){:root{--paper:#1e1e1e;--ink:#e6e6e6;--quiet:#a8a8a8;--line:#3d3d3d}}\n"
      "body{margin:0 auto;padding:2rem 1.5rem;max-width:46rem;background:var(--paper);color:var(--ink);"
      "font:1rem/1.75 system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
      "sans-serif}\n"
      "h1{font-size:1.35rem;margin:2rem 0 .5rem}\n"
      "article{padding:1rem 0;border-top:1px solid var(--line);break-inside:avoid}\n"
      "h2{margin:0;font-size:1rem}\n"
      "blockquote{margin:.5rem 0;padding-left:.8rem;border-left:4px solid var(--line);overflow-wrap:anywhere}\n"
      ".yellow{border-color:#e5a50a}.green{border-color:#26a269}.blue{border-color:#1c71d8}"
      ".red,.pink{border-color:#c01c28}.purple{border-color:#813d9c}.orange{border-color:#c64600}\n"
      ".words{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0}\n"
      ".around{color:var(--quiet)}\n"
      "footer{color:var(--quiet);font-size:.85rem}\n"
      "</style>\n";

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
append (GString *out, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (*text != '\0')
    g_string_append_printf (out, "%s%s%s", before, escaped, after);
}

/* A colour is only a class where it is one word, so that nothing else gets into the attribute. */
static void
append_quote (GString *out, const DzTable *table, guint row)
{
  const char *color = get_cell (table, row, "color");
  gboolean word = *color != '\0';

  for (const char *p = color; *p != '\0'; p++)
    word = word && (g_ascii_isalnum (*p) || *p == '-');
  g_string_append_printf (out, "<blockquote%s%s%s lang=\"zh\">", word ? " class=\"" : "", word ? color : "",
                          word ? "\"" : "");
  append (out, "<span class=\"around\">", get_cell (table, row, "left"), "</span>");
  append (out, "", get_cell (table, row, "quote"), "");
  append (out, "<span class=\"around\">", get_cell (table, row, "right"), "</span>");
  g_string_append (out, "</blockquote>\n");
}

static char *
dup_joined (const char *before, const char *text)
{
  return g_strconcat (before, *before != '\0' && *text != '\0' ? " · " : "", text, NULL);
}

/* By the reader's clock, for her eyes; the file's own date stands beside it. NULL for none. */
static char *
dup_date (const char *iso8601)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (iso8601, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *shown = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;

  return shown != NULL ? g_markup_printf_escaped ("<time datetime=\"%s\">%s</time>", iso8601, shown) : NULL;
}

/* “Created 2025-03-01 09:30 · Changed 2025-03-02 18:05”; the second only where it is another. */
static char *
dup_dates (const DzTable *table, guint row)
{
  g_autofree char *created = dup_date (get_cell (table, row, "created"));
  g_autofree char *modified = dup_date (get_cell (table, row, "modified"));
  /* Translators: when a note was made, in a file; %s is a date. */
  g_autofree char *first = created != NULL ? g_strdup_printf (_ ("Created %s"), created) : g_strdup ("");
  /* Translators: when a note was changed last, in a file; %s is a date. */
  g_autofree char *last = modified != NULL && g_strcmp0 (created, modified) != 0
                            ? g_strdup_printf (_ ("Changed %s"), modified) : g_strdup ("");

  return dup_joined (first, last);
}

/* The id is for programs: it shows only where it is asked for. */
static void
append_foot (GString *out, const DzTable *table, guint row)
{
  static const char *const columns[] = { "tags", "color", "author" };
  g_autofree char *dates = dup_dates (table, row);
  gboolean first = TRUE;

  if (*get_cell (table, row, "uuid") == '\0')
    g_string_append (out, "<footer>");
  append (out, "<footer title=\"ID: ", get_cell (table, row, "uuid"), "\">");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *cell = get_cell (table, row, columns[i]);

      append (out, first ? "" : " · ", cell, "");
      first = first && *cell == '\0';
    }
  g_string_append_printf (out, "%s%s</footer>\n", first || *dates == '\0' ? "" : " · ", dates);
}

static void
append_note (GString *out, const DzTable *table, guint row)
{
  append (out, "<article id=\"n-", get_cell (table, row, "uuid"), "\">\n");
  append (out, "<h2>", get_cell (table, row, "citation"), "</h2>\n");
  append_quote (out, table, row);
  append (out, "<div class=\"words\">", get_cell (table, row, "body"), "</div>\n");
  append_foot (out, table, row);
  g_string_append (out, "</article>\n");
}

char *
dz_notes_html_make (const DzTable *table, const char *title, DzProgress *progress, GError **error)
{
  g_autoptr (GString) out = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
  const char *last = "";

  g_return_val_if_fail (table != NULL && title != NULL, NULL);

  append (out, "<title>", title, "</title>\n");
  g_string_append (out, head);
  g_string_append (out, "</head>\n<body>\n");
  dz_progress_count (progress, dz_table_get_n_rows (table));
  for (guint row = 0; row < dz_table_get_n_rows (table); row++)
    {
      const char *report = get_cell (table, row, "report_name");

      if (!dz_progress_step (progress, error))
        return NULL;
      if (!g_str_equal (report, last))
        append (out, "<h1>", report, "</h1>\n");
      last = report;
      append_note (out, table, row);
    }
  g_string_append (out, "</body>\n</html>\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}
