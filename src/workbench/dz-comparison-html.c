/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <glib/gi18n-lib.h>

#include "core/dz-text.h"
#include "workbench/dz-comparison-private.h"

/* Changes are told by line and colour, kinds by words and colour, so that a grey print tells them too. */
static const char style[]
    = ":root{color-scheme:light dark;--paper:#fff;--ink:#222;--quiet:#6b6b6b;--line:#dcdcdc;--band:#f6f5f4;"
      "--del:#a51d2d;--delback:#fbe9e9;--ins:#1b6b37;--insback:#e6f4ea;--moved:#1a5fb4;"
      "--num:#7a5200;--numback:#fdf1cf;--word:#6a2d86;--wordback:#f4e6f9}\n"
      "@media (prefers-color-scheme:dark){:root{--paper:#1e1e1e;--ink:#e6e6e6;--quiet:#a0a0a0;--line:#3d3d3d;"
      "--band:#282828;--del:#ff9a94;--delback:#42211f;--ins:#8fd9a5;--insback:#1d3a26;--moved:#99c1f1;"
      "--num:#f8c846;--numback:#453709;--word:#dc96f0;--wordback:#3b2144}}\n"
      "body{margin:0 auto;padding:2rem 1.5rem;max-width:76rem;background:var(--paper);color:var(--ink);"
      "font:1rem/1.75 system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
      "sans-serif}\n"
      "h1{margin:0 0 .5rem;font-size:1.35rem;line-height:1.4}\n"
      ".counts{margin:0 0 1.5rem;padding:0;color:var(--quiet);font-size:.9rem;list-style:none}\n"
      ".counts li{display:inline-block;margin-right:1.5rem}\n"
      ".counts b{color:var(--ink);font-variant-numeric:tabular-nums}\n"
      "table{width:100%;border-collapse:collapse;table-layout:fixed}\n"
      "col.n{width:3.25rem}\n"
      "th{padding:.5rem .75rem .5rem 0;border-bottom:2px solid var(--ink);text-align:left;vertical-align:bottom;"
      "font-size:1.05rem;line-height:1.4;overflow-wrap:anywhere}\n"
      "th small{display:block;color:var(--quiet);font-size:.8rem;font-weight:normal}\n"
      "thead th{position:sticky;top:0;background:var(--paper)}\n"
      "td{padding:.6rem 1.25rem .6rem 0;border-bottom:1px solid var(--line);vertical-align:top;"
      "overflow-wrap:anywhere}\n"
      "td.n{padding-right:.5rem;color:var(--quiet);font-size:.8rem;line-height:2.2;text-align:right;"
      "font-variant-numeric:tabular-nums}\n"
      ".heading td{font-weight:bold}\n"
      ".aside td{color:var(--quiet);font-size:.9rem}\n"
      ".heading td.n{font-weight:normal}\n"
      ".same td{color:var(--quiet)}\n"
      "del{background:var(--delback);color:var(--del);text-decoration:line-through}\n"
      "ins{background:var(--insback);color:var(--ins);text-decoration:underline;text-underline-offset:.2em}\n"
      ".rewritten del:not([class]),.rewritten ins:not([class]){text-decoration:none}\n"
      ".num{background:var(--numback);color:var(--num);font-weight:bold}\n"
      "ins.num{text-decoration:underline double}\n"
      ".hard,.soft{background:var(--wordback);color:var(--word);text-decoration:underline wavy;"
      "text-underline-offset:.2em}\n"
      "mark{background:none;color:inherit}\n"
      ".shift{text-decoration:underline dotted var(--moved);text-underline-offset:.2em}\n"
      ".foot{margin:.4rem 0 0;padding-left:.6rem;border-left:2px solid var(--num);font-size:.85rem;line-height:1.6;"
      "white-space:pre-line}\n"
      ".t{margin:0}\n"
      ".t+.t{margin-top:.5rem}\n"
      ".tag{display:block;color:var(--quiet);font-size:.8rem;font-weight:normal;line-height:1.6}\n"
      ".moved .tag,.split .tag,.merged .tag,.pointer td,.pointer a{color:var(--moved)}\n"
      ".dropped .tag{color:var(--del)}\n"
      ".added .tag{color:var(--ins)}\n"
      ".dropped td.l:not(:empty){box-shadow:inset 3px 0 var(--del)}\n"
      ".added td.r:not(:empty){box-shadow:inset 3px 0 var(--ins)}\n"
      ".dropped td.l:not(:empty),.added td.r:not(:empty){padding-left:.75rem}\n"
      ".pointer td{padding-top:.2rem;padding-bottom:.2rem;font-size:.8rem}\n"
      ".legend{margin:0 0 1.5rem;color:var(--quiet);font-size:.85rem}\n"
      ".legend>*{margin-right:1.25rem;white-space:nowrap}\n"
      "@media (max-width:40rem){body{padding:.5rem;font-size:.85rem;line-height:1.6}col.n{width:2.1rem}"
      "td,th{padding-right:.4rem}td.n{padding-right:.3rem;font-size:.7rem}}\n"
      "@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:1.55}thead{display:table-header-group}"
      "thead th{position:static}tr{break-inside:avoid}@page{margin:15mm}}\n";

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
append_report_header (GString *html, const DzReport *report)
{
  g_autofree char *name = dz_report_dup_name (report);

  g_string_append (html, "<th scope=\"col\" colspan=\"2\">");
  append_escaped (html, name);
  g_string_append (html, "<small>");
  append_escaped (html, report->title != NULL ? report->title : "");
  if (report->delivered != NULL)
    {
      g_string_append (html, report->title != NULL ? " · " : "");
      append_escaped (html, report->delivered);
    }
  if (report->source != NULL)
    {
      g_string_append (html, " · ");
      append_escaped (html, report->source);
    }
  g_string_append (html, "</small></th>");
}

static void
append_counts (GString *html, const DzComparison *comparison)
{
  int counts[DZ_N_PAIR_KINDS];

  dz_comparison_count_kinds (comparison, counts);
  g_string_append (html, "<ul class=\"counts\">");
  for (int kind = 0; kind < DZ_N_PAIR_KINDS; kind++)
    {
      g_string_append (html, "<li>");
      append_escaped (html, dz_comparison_get_kind_label (kind));
      g_string_append_printf (html, " <b>%d</b></li>", counts[kind]);
    }
  g_string_append (html, "</ul>\n");
}

static void
append_sample (GString *html, const char *open, const char *words, const char *close)
{
  g_string_append (html, open);
  append_escaped (html, words);
  g_string_append (html, close);
}

/* Each mark as it looks, with what it means. */
static void
append_legend (GString *html)
{
  g_string_append (html, "<p class=\"legend\">");
  append_sample (html, "<del>", _ ("only in the earlier report"), "</del> ");
  append_sample (html, "<ins>", _ ("only in the later report"), "</ins> ");
  append_sample (html, "<ins class=\"num\">", _ ("a number that changed"), "</ins> ");
  append_sample (html, "<ins class=\"hard\">", _ ("harder or softer words"), "</ins> ");
  append_sample (html, "<mark class=\"shift\">", _ ("moved inside the paragraph"), "</mark>");
  g_string_append (html, "</p>\n");
}

static void
append_head (GString *html, const DzComparisonSheet *sheet)
{
  g_autofree char *title = dz_comparison_dup_title (sheet);

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped (html, title);
  g_string_append_printf (html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", style);
  append_escaped (html, title);
  g_string_append (html, "</h1>\n");
  append_counts (html, sheet->comparison);
  append_legend (html);
  g_string_append (html, "<table>\n<colgroup>");
  for (guint column = 0; column < sheet->n_columns; column++)
    g_string_append (html, "<col class=\"n\"><col>");
  g_string_append (html, "</colgroup>\n<thead><tr>");
  for (guint column = 0; column < sheet->n_columns; column++)
    append_report_header (html, dz_comparison_sheet_get_report (sheet, column));
  g_string_append (html, "</tr></thead>\n<tbody>\n");
}

static void
append_number (GString *html, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  g_autofree char *number = dz_comparison_sheet_dup_number (sheet, row, column);

  g_string_append_printf (html, "<td class=\"n\">%s%s</td>", number != NULL ? "¶" : "",
                          number != NULL ? number : "");
}

/* What a mark is to a browser, a screen reader and a grey printer. */
static const char *
get_open_tag (DzSheetMarkKind kind, gboolean earlier)
{
  switch (kind)
    {
    case DZ_SHEET_MARK_WORDS:
      return earlier ? "<del>" : "<ins>";
    case DZ_SHEET_MARK_NUMBER:
      return earlier ? "<del class=\"num\">" : "<ins class=\"num\">";
    case DZ_SHEET_MARK_HARDENED:
      return earlier ? "<del class=\"hard\">" : "<ins class=\"hard\">";
    case DZ_SHEET_MARK_SOFTENED:
      return earlier ? "<del class=\"soft\">" : "<ins class=\"soft\">";
    case DZ_SHEET_MARK_MOVED:
    default:
      return "<mark class=\"shift\">";
    }
}

static const char *
get_close_tag (DzSheetMarkKind kind, gboolean earlier)
{
  if (kind == DZ_SHEET_MARK_MOVED)
    return "</mark>";

  return earlier ? "</del>" : "</ins>";
}

static const char column_letters[] = "lrt";

/* The paragraph and nothing else stands in a p of class t. */
static void
append_paragraph (GString *html, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column, int text)
{
  const DzParagraph *paragraph = dz_comparison_sheet_get_paragraph (sheet, row, column, text);
  g_autoptr (GArray) runs
    = dz_sheet_cell_list_runs (&row->cells[column], text, dz_text_length (paragraph->text));
  gboolean earlier = dz_comparison_sheet_is_earlier (sheet, column);

  g_string_append_printf (html, "<p class=\"t\" id=\"%c%d\">", column_letters[column],
                          row->cells[column].first + text);
  for (guint i = 0; i < runs->len; i++)
    {
      const DzSheetRun *run = &g_array_index (runs, DzSheetRun, i);
      g_autofree char *words = dz_text_slice (paragraph->text, run->start, run->end);

      if (run->mark >= 0)
        g_string_append (html, get_open_tag ((DzSheetMarkKind) run->mark, earlier));
      append_escaped (html, words);
      if (run->mark >= 0)
        g_string_append (html, get_close_tag ((DzSheetMarkKind) run->mark, earlier));
    }
  g_string_append (html, "</p>");
}

static void
append_words (GString *html, const char *element, const char *class, const char *words)
{
  if (words == NULL)
    return;
  g_string_append_printf (html, "<%s class=\"%s\">", element, class);
  append_escaped (html, words);
  g_string_append_printf (html, "</%s>", element);
}

static void
append_cell (GString *html, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  g_autofree char *tag = dz_comparison_sheet_dup_tag (sheet, row, column);
  g_autofree char *foot = dz_sheet_row_dup_foot (row, column);

  append_number (html, sheet, row, column);
  g_string_append_printf (html, "<td class=\"%c\">", column_letters[column]);
  if (row->pointer && tag != NULL)
    {
      g_string_append_printf (html, "<a href=\"#r%d\">", row->cells[1].first);
      append_escaped (html, tag);
      g_string_append (html, "</a>");
    }
  else if (row->cells[column].n > 0)
    {
      append_words (html, "span", "tag", tag);
      if (row->by_reader)
        append_words (html, "span", "tag", _ ("Set by the reader"));
      for (int i = 0; i < row->cells[column].n; i++)
        append_paragraph (html, sheet, row, column, i);
      append_words (html, "div", "foot", foot);
    }
  g_string_append (html, "</td>");
}

static void
append_row (GString *html, const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  g_string_append_printf (html, "<tr class=\"%s%s%s\">",
                          row->pointer ? "pointer" : row->aside ? "aside" : dz_pair_kind_get_nick (row->kind),
                          row->heading ? " heading" : row->rewritten ? " rewritten" : "", row->moved && !row->pointer ? " moved" : "");
  for (guint column = 0; column < sheet->n_columns; column++)
    append_cell (html, sheet, row, column);
  g_string_append (html, "</tr>\n");
}

char *
dz_comparison_sheet_dup_html (const DzComparisonSheet *sheet)
{
  GString *html = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);

  html = g_string_new (NULL);
  append_head (html, sheet);
  for (guint i = 0; i < sheet->rows->len; i++)
    append_row (html, sheet, g_ptr_array_index (sheet->rows, i));
  g_string_append (html, "</tbody>\n</table>\n</body>\n</html>\n");

  return g_string_free (html, FALSE);
}
