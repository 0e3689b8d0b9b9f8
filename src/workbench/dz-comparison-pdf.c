/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison-file.h"

#include <glib/gi18n-lib.h>

#include "core/dz-text.h"
#include "workbench/dz-comparison-private.h"

/* On white paper; the line through or below tells the same without colour. */
#define DROPPED_SPAN "<span foreground=\"#a51d2d\" strikethrough=\"true\">"
#define ADDED_SPAN "<span foreground=\"#1b6b37\" underline=\"single\">"
#define OLD_SPAN "<span foreground=\"#a51d2d\">"
#define NEW_SPAN "<span foreground=\"#1b6b37\">"
#define NUMBER_SPAN "<span foreground=\"#5c3d00\" weight=\"bold\" underline=\"double\">"
#define HARDNESS_SPAN "<span foreground=\"#6a2d86\" weight=\"bold\" underline=\"error\">"
#define MOVED_SPAN "<span foreground=\"#1a5fb4\" underline=\"low\">"
#define QUIET_SPAN "<span foreground=\"#6b6b6b\">"

static const char *
get_span (const DzSheetRow *row, int mark, gboolean earlier)
{
  switch (mark)
    {
    case DZ_SHEET_MARK_WORDS:
      if (row->rewritten)
        return earlier ? OLD_SPAN : NEW_SPAN;
      return earlier ? DROPPED_SPAN : ADDED_SPAN;
    case DZ_SHEET_MARK_NUMBER:
      return NUMBER_SPAN;
    case DZ_SHEET_MARK_HARDENED:
    case DZ_SHEET_MARK_SOFTENED:
      return HARDNESS_SPAN;
    case DZ_SHEET_MARK_MOVED:
      return MOVED_SPAN;
    default:
      return NULL;
    }
}

static void
append_marked (GString *markup, const char *open, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "%s%s%s", open != NULL ? open : "", escaped, open != NULL ? "</span>" : "");
}

static void
append_small (GString *markup, const char *text)
{
  g_string_append (markup, "<small>");
  append_marked (markup, QUIET_SPAN, text);
  g_string_append (markup, "</small>");
}

/* What breaks lines inside a paragraph would part it. */
static char *
dup_words (const DzParagraph *paragraph, const DzSheetRun *run)
{
  return g_strdelimit (dz_text_slice (paragraph->text, run->start, run->end), "\n\r", ' ');
}

static void
append_paragraph (GString *markup, const DzComparisonSheet *sheet, const DzSheetRow *row, guint column, int text)
{
  const DzParagraph *paragraph = dz_comparison_sheet_get_paragraph (sheet, row, column, text);
  g_autoptr (GArray) runs
    = dz_sheet_cell_list_runs (&row->cells[column], text, dz_text_length (paragraph->text));
  gboolean earlier = dz_comparison_sheet_is_earlier (sheet, column);
  gboolean heading = paragraph->kind == DZ_PARAGRAPH_HEADING;
  const char *plain = row->kind == DZ_PAIR_SAME && !heading ? QUIET_SPAN : NULL;

  g_string_append (markup, heading ? "<b>" : "");
  for (guint i = 0; i < runs->len; i++)
    {
      const DzSheetRun *run = &g_array_index (runs, DzSheetRun, i);
      g_autofree char *words = dup_words (paragraph, run);

      append_marked (markup, run->mark >= 0 ? get_span (row, run->mark, earlier) : plain, words);
    }
  g_string_append (markup, heading ? "</b>" : "");
}

static char *
dup_markup (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  g_autofree char *tag = dz_comparison_sheet_dup_tag (sheet, row, column);
  g_autofree char *foot = dz_sheet_row_dup_foot (row, column);
  GString *markup = g_string_new (NULL);

  if (tag != NULL)
    append_small (markup, tag);
  if (row->by_reader)
    append_small (markup, tag != NULL ? _ (" · set by the reader") : _ ("Set by the reader"));
  for (int i = 0; !row->pointer && i < row->cells[column].n; i++)
    {
      if (markup->len > 0)
        g_string_append_c (markup, '\n');
      append_paragraph (markup, sheet, row, column, i);
    }
  if (foot != NULL)
    {
      g_string_append_c (markup, '\n');
      append_small (markup, foot);
    }

  return g_string_free (markup, FALSE);
}

static void
find_range (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column, DzPageCell *cell)
{
  if (row->pointer)
    return;
  cell->first = dz_comparison_sheet_get_paragraph (sheet, row, column, 0)->number;
  cell->last = dz_comparison_sheet_get_paragraph (sheet, row, column, row->cells[column].n - 1)->number;
}

static void
add_row (DzComparisonPage *page, const DzComparisonSheet *sheet, const DzSheetRow *row)
{
  DzPageRow *drawn = dz_comparison_page_add_row (page);

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      g_autofree char *number = NULL;

      if (row->cells[column].n == 0)
        continue;
      number = dz_comparison_sheet_dup_number (sheet, row, column);
      drawn->cells[column].number = number != NULL ? g_strconcat ("¶", number, NULL) : NULL;
      find_range (sheet, row, column, &drawn->cells[column]);
      drawn->cells[column].markup = dup_markup (sheet, row, column);
    }
}

/* The latest of the reports' dates: the file says nothing of when it was made, so that it stays the same. */
static char *
dup_date (const DzComparisonSheet *sheet)
{
  const char *date = NULL;

  for (guint column = 0; column < sheet->n_columns; column++)
    {
      const char *delivered = dz_comparison_sheet_get_report (sheet, column)->delivered;

      if (g_strcmp0 (delivered, date) > 0)
        date = delivered;
    }

  return g_strdup_printf ("%sT00:00:00Z", date != NULL ? date : "1970-01-01");
}

static char *
dup_head (const DzReport *report)
{
  g_autofree char *name = dz_report_dup_name (report);

  return g_strjoin (" · ", name, report->source, NULL);
}

DzComparisonPage *
dz_comparison_sheet_make_page (const DzComparisonSheet *sheet)
{
  DzComparisonPage *page = NULL;
  g_autofree char *counts = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);

  page = dz_comparison_page_new (sheet->n_columns);
  page->title = dz_comparison_dup_title (sheet);
  counts = dz_comparison_dup_counts (sheet->comparison);
  /* Translators: what the marks of a printed comparison mean; must fit on one line of a page. */
  page->subtitle = g_strjoin ("\n", counts, _ ("Struck out: only in the earlier · Underlined: only in the later · Double: numbers"
                                               " · Wavy: harder or softer"), NULL);
  for (guint column = 0; column < sheet->n_columns; column++)
    page->heads[column] = dup_head (dz_comparison_sheet_get_report (sheet, column));
  page->date = dup_date (sheet);
  for (guint i = 0; i < sheet->rows->len; i++)
    add_row (page, sheet, g_ptr_array_index (sheet->rows, i));

  return page;
}

GBytes *
dz_comparison_sheet_draw_pdf (const DzComparisonSheet *sheet, GError **error)
{
  g_autoptr (DzComparisonPage) page = dz_comparison_sheet_make_page (sheet);

  return dz_comparison_page_draw_pdf (page, error);
}
