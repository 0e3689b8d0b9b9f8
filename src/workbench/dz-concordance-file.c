/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-concordance-file.h"

#include <glib/gi18n-lib.h>

static const char head[]
    = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
      ":root{color-scheme:light dark;--paper:#fff;--ink:#222;--quiet:#666;--line:#ddd;--hit:#1a5fb4}\n"
      "@media (prefers-color-scheme:dark){:root{--paper:#1e1e1e;--ink:#e6e6e6;--quiet:#a8a8a8;--line:#3d3d3d;"
      "--hit:#99c1f1}}\n"
      "body{margin:0 auto;padding:2rem 1.5rem;max-width:76rem;background:var(--paper);color:var(--ink);"
      "font:1rem/1.6 system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
      "sans-serif}\n"
      "h1{font-size:1.35rem;margin:0 0 .5rem}p{margin:0 0 .5rem;color:var(--quiet)}\n"
      "table{width:100%;border-collapse:collapse;margin-top:1rem}\n"
      "th{text-align:left;font-weight:normal;font-size:.85rem;color:var(--quiet);white-space:nowrap;padding-right:1rem}\n"
      "th,td{padding-top:.2rem;padding-bottom:.2rem;border-bottom:1px solid var(--line);vertical-align:baseline}\n"
      ".l{text-align:right}.h{text-align:center;white-space:nowrap;padding-left:.3rem;padding-right:.3rem}\n"
      "b{color:var(--hit)}tr{break-inside:avoid}\n"
      "@media print{body{max-width:none;padding:0;font-size:9.5pt}@page{margin:15mm}}\n</style>\n";

static char *
dup_citation (const DzConcordancePage *page, const DzSearchHit *hit)
{
  for (guint i = 0; i < page->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (page->reports, i);

      if (report->id == hit->report_id)
        return dz_report_dup_citation (report, hit->number);
    }

  return g_strdup ("");
}

static char *
dup_numbers (const DzConcordancePage *page)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page->n_hits);
  g_autofree char *all = NULL;

  /* Translators: a number. */
  all = g_strdup_printf (ngettext ("%s hit", "%s hits", (gulong) page->n_hits), number);
  if (page->n_hits <= (gint64) page->hits->len)
    return g_steal_pointer (&all);

  /* Translators: “12345 hits; 5000 of them are listed here”. */
  return g_strdup_printf (_("%s; %u of them are listed here"), all, page->hits->len);
}

/* Columns of a terminal. */
static int
measure (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_spaces (GString *text, int n)
{
  for (; n > 0; n--)
    g_string_append_c (text, ' ');
}

/* A context may hold what begins a line of its own. */
static void
append_line (GString *text, const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar c = g_utf8_get_char (words);

      g_string_append_unichar (text, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
}

char *
dz_concordance_dup_text (const DzConcordancePage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *numbers = NULL;
  int left = 0, cited = 0;

  g_return_val_if_fail (page != NULL, NULL);

  numbers = dup_numbers (page);
  g_string_append_printf (text, "%s\n%s\n%s\n\n", page->query, page->scope, numbers);
  for (guint i = 0; i < page->hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (page->hits, i);
      g_autofree char *citation = dup_citation (page, hit);

      left = MAX (left, measure (hit->left));
      cited = MAX (cited, measure (citation));
    }
  for (guint i = 0; i < page->hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (page->hits, i);
      g_autofree char *citation = dup_citation (page, hit);

      append_line (text, citation);
      append_spaces (text, cited - measure (citation) + 2 + left - measure (hit->left));
      append_line (text, hit->left);
      g_string_append (text, " 【");
      append_line (text, hit->hit);
      g_string_append (text, "】 ");
      append_line (text, hit->right);
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_element (GString *html, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s", before, escaped, after);
}

char *
dz_concordance_dup_html (const DzConcordancePage *page)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (page != NULL, NULL);

  numbers = dup_numbers (page);
  append_element (html, "<title>", page->query, "</title>\n");
  g_string_append (html, head);
  append_element (html, "</head>\n<body>\n<h1>", page->query, "</h1>\n");
  append_element (html, "<p>", page->scope, "</p>\n");
  append_element (html, "<p>", numbers, "</p>\n<table lang=\"zh\">\n");
  for (guint i = 0; i < page->hits->len; i++)
    {
      const DzSearchHit *hit = g_ptr_array_index (page->hits, i);
      g_autofree char *citation = dup_citation (page, hit);

      append_element (html, "<tr><th scope=\"row\">", citation, "</th>");
      append_element (html, "<td class=\"l\">", hit->left, "</td>");
      append_element (html, "<td class=\"h\"><b>", hit->hit, "</b></td>");
      append_element (html, "<td>", hit->right, "</td></tr>\n");
    }
  g_string_append (html, "</table>\n</body>\n</html>\n");

  return g_string_free (g_steal_pointer (&html), FALSE);
}
