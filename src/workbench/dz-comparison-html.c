/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-text.h"

/* Changes are told by line and colour, kinds by words and colour, so that a grey print tells them too. */
static const char style[]
    = ":root{color-scheme:light dark;--paper:#fff;--ink:#222;--quiet:#6b6b6b;--line:#dcdcdc;--band:#f6f5f4;"
      "--del:#a51d2d;--delback:#fbe9e9;--ins:#1b6b37;--insback:#e6f4ea;--moved:#1a5fb4}\n"
      "@media (prefers-color-scheme:dark){:root{--paper:#1e1e1e;--ink:#e6e6e6;--quiet:#a0a0a0;--line:#3d3d3d;"
      "--band:#282828;--del:#ff9a94;--delback:#42211f;--ins:#8fd9a5;--insback:#1d3a26;--moved:#99c1f1}}\n"
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
      "font-size:1.05rem;line-height:1.4}\n"
      "th small{display:block;color:var(--quiet);font-size:.8rem;font-weight:normal}\n"
      "thead th{position:sticky;top:0;background:var(--paper)}\n"
      "td{padding:.6rem 1.25rem .6rem 0;border-bottom:1px solid var(--line);vertical-align:top;"
      "overflow-wrap:anywhere}\n"
      "td.n{padding-right:.5rem;color:var(--quiet);font-size:.8rem;line-height:2.2;text-align:right;"
      "font-variant-numeric:tabular-nums}\n"
      ".heading td{font-weight:bold}\n"
      ".heading td.n{font-weight:normal}\n"
      ".same td{color:var(--quiet)}\n"
      "del{background:var(--delback);color:var(--del);text-decoration:line-through}\n"
      "ins{background:var(--insback);color:var(--ins);text-decoration:underline;text-underline-offset:.2em}\n"
      ".tag{display:block;color:var(--quiet);font-size:.8rem;font-weight:normal;line-height:1.6}\n"
      ".moved .tag,.pointer td{color:var(--moved)}\n"
      ".dropped .tag{color:var(--del)}\n"
      ".added .tag{color:var(--ins)}\n"
      ".dropped td.l{box-shadow:inset 3px 0 var(--del)}\n"
      ".added td.r{box-shadow:inset 3px 0 var(--ins)}\n"
      ".dropped td.l,.added td.r{padding-left:.75rem}\n"
      ".pointer td{padding-top:.2rem;padding-bottom:.2rem;font-size:.8rem}\n"
      "@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:1.55}thead{display:table-header-group}"
      "thead th{position:static}tr{break-inside:avoid}@page{margin:15mm}}\n";

typedef struct
{
  const DzComparison *comparison;
  GString *html;
  GPtrArray *moved; /* (element-type DzParagraphPair) moved pairs by the place on the right; borrowed */
  guint n_pointed;  /* so many of them have had their line */
} Page;

static void
append_escaped (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
append_span (GString *html, const char *tag, const char *text, int start, int end)
{
  g_autofree char *slice = dz_text_slice (text, start, end);

  if (start == end)
    return;
  if (tag != NULL)
    g_string_append_printf (html, "<%s>", tag);
  append_escaped (html, slice);
  if (tag != NULL)
    g_string_append_printf (html, "</%s>", tag);
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
append_counts (Page *page)
{
  int counts[DZ_N_PAIR_KINDS];

  dz_comparison_count_kinds (page->comparison, counts);
  g_string_append (page->html, "<ul class=\"counts\">");
  for (int kind = 0; kind < DZ_N_PAIR_KINDS; kind++)
    {
      g_string_append (page->html, "<li>");
      append_escaped (page->html, dz_comparison_get_kind_label (kind));
      g_string_append_printf (page->html, " <b>%d</b></li>", counts[kind]);
    }
  g_string_append (page->html, "</ul>\n");
}

static void
append_head (Page *page)
{
  g_autofree char *title = dz_comparison_dup_title (page->comparison);

  g_string_append (page->html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped (page->html, title);
  g_string_append_printf (page->html, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>", style);
  append_escaped (page->html, title);
  g_string_append (page->html, "</h1>\n");
  append_counts (page);
  g_string_append (page->html, "<table>\n<colgroup><col class=\"n\"><col><col class=\"n\"><col></colgroup>\n<thead><tr>");
  append_report_header (page->html, page->comparison->left);
  append_report_header (page->html, page->comparison->right);
  g_string_append (page->html, "</tr></thead>\n<tbody>\n");
}

static void
append_number (GString *html, const DzParagraph *paragraph)
{
  if (paragraph != NULL && paragraph->number > 0)
    g_string_append_printf (html, "<td class=\"n\">¶%d</td>", paragraph->number);
  else
    g_string_append (html, "<td class=\"n\"></td>");
}

static void
append_tag (GString *html, const char *text)
{
  if (text == NULL)
    return;

  g_string_append (html, "<span class=\"tag\">");
  append_escaped (html, text);
  g_string_append (html, "</span>");
}

static void
append_text (const Page *page, const DzParagraphPair *pair, const GPtrArray *edits, gboolean left)
{
  const DzParagraph *paragraph
      = left ? dz_comparison_get_left (page->comparison, pair) : dz_comparison_get_right (page->comparison, pair);
  g_autofree char *tag = dz_comparison_dup_tag (page->comparison, pair, left);

  g_string_append_printf (page->html, "<td class=\"%s\">", left ? "l" : "r");
  if (paragraph != NULL)
    {
      append_tag (page->html, tag);
      if (edits == NULL)
        append_escaped (page->html, paragraph->text);
      for (guint i = 0; edits != NULL && i < edits->len; i++)
        {
          const DzEdit *edit = g_ptr_array_index (edits, i);

          append_span (page->html, edit->equal ? NULL : left ? "del" : "ins", paragraph->text,
                       left ? edit->left_start : edit->right_start, left ? edit->left_end : edit->right_end);
        }
    }
  g_string_append (page->html, "</td>");
}

static void
append_row (Page *page, const DzParagraphPair *pair)
{
  const DzParagraph *left = dz_comparison_get_left (page->comparison, pair);
  const DzParagraph *right = dz_comparison_get_right (page->comparison, pair);
  gboolean heading = (left != NULL ? left : right)->kind == DZ_PARAGRAPH_HEADING;
  g_autoptr (GPtrArray) edits = NULL;

  if (left != NULL && right != NULL && pair->kind != DZ_PAIR_SAME)
    edits = dz_edit_script_build (left->text, right->text);

  g_string_append_printf (page->html, "<tr class=\"%s%s\">", dz_pair_kind_get_nick (pair->kind),
                          heading ? " heading" : "");
  append_number (page->html, left);
  append_text (page, pair, edits, TRUE);
  append_number (page->html, right);
  append_text (page, pair, edits, FALSE);
  g_string_append (page->html, "</tr>\n");
}

/* On the right, where a moved paragraph stands: the way to the row that shows it. */
static void
append_pointer (Page *page, const DzParagraphPair *pair)
{
  const DzParagraph *left = dz_comparison_get_left (page->comparison, pair);
  const DzParagraph *right = dz_comparison_get_right (page->comparison, pair);
  g_autofree char *text = NULL;

  g_string_append (page->html, "<tr class=\"pointer\"><td class=\"n\"></td><td class=\"l\"></td>");
  append_number (page->html, right);
  g_string_append (page->html, "<td class=\"r\">");
  if (left->number > 0)
    /* Translators: stands in the right column in place of a moved paragraph. */
    text = g_strdup_printf (_ ("Shown beside ¶%d of the left report"), left->number);
  else
    text = g_strdup (_ ("Shown beside a heading of the left report"));
  append_escaped (page->html, text);
  g_string_append (page->html, "</td></tr>\n");
}

static void
append_pointers (Page *page, int before)
{
  for (; page->n_pointed < page->moved->len; page->n_pointed++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (page->moved, page->n_pointed);

      if (pair->right >= before)
        return;
      append_pointer (page, pair);
    }
}

static gint
compare_right (gconstpointer a, gconstpointer b)
{
  const DzParagraphPair *first = *(DzParagraphPair *const *) a;
  const DzParagraphPair *second = *(DzParagraphPair *const *) b;

  return first->right - second->right;
}

static GPtrArray *
list_moved (const DzComparison *comparison)
{
  GPtrArray *moved = g_ptr_array_new ();

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      DzParagraphPair *pair = g_ptr_array_index (comparison->pairs, i);

      if (pair->kind == DZ_PAIR_MOVED)
        g_ptr_array_add (moved, pair);
    }
  g_ptr_array_sort (moved, compare_right);

  return moved;
}

char *
dz_comparison_dup_html (const DzComparison *comparison)
{
  Page page = { comparison };

  g_return_val_if_fail (comparison != NULL, NULL);

  page.html = g_string_new (NULL);
  page.moved = list_moved (comparison);
  append_head (&page);
  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      const DzParagraphPair *pair = g_ptr_array_index (comparison->pairs, i);

      if (pair->kind != DZ_PAIR_MOVED && pair->right >= 0)
        append_pointers (&page, pair->right);
      append_row (&page, pair);
    }
  append_pointers (&page, G_MAXINT);
  g_string_append (page.html, "</tbody>\n</table>\n</body>\n</html>\n");
  g_ptr_array_unref (page.moved);

  return g_string_free (page.html, FALSE);
}
