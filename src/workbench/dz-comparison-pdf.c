/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison.h"

#include <glib/gi18n-lib.h>

#include "chart/dz-comparison-page.h"
#include "core/dz-text.h"
#include "workbench/dz-comparison-private.h"

/* On white paper; the line through or below tells the same without colour. */
#define DROPPED_SPAN "<span foreground=\"#a51d2d\" strikethrough=\"true\">"
#define ADDED_SPAN "<span foreground=\"#1b6b37\" underline=\"single\">"
#define QUIET_SPAN "<span foreground=\"#6b6b6b\">"

static char *
dup_number (const DzParagraph *paragraph)
{
  return paragraph->number > 0 ? g_strdup_printf ("¶%d", paragraph->number) : NULL;
}

static void
append_marked (GString *markup, const char *open, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "%s%s%s", open != NULL ? open : "", escaped, open != NULL ? "</span>" : "");
}

static void
append_edits (GString *markup, const char *text, const GPtrArray *edits, gboolean left)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const DzEdit *edit = g_ptr_array_index (edits, i);
      g_autofree char *slice = left ? dz_text_slice (text, edit->left_start, edit->left_end)
                                    : dz_text_slice (text, edit->right_start, edit->right_end);

      if (slice[0] != '\0')
        append_marked (markup, edit->equal ? NULL : left ? DROPPED_SPAN : ADDED_SPAN, slice);
    }
}

static char *
dup_markup (const DzComparison *comparison, const DzParagraphPair *pair, const GPtrArray *edits, gboolean left)
{
  const DzParagraph *paragraph
      = left ? dz_comparison_get_left (comparison, pair) : dz_comparison_get_right (comparison, pair);
  g_autofree char *tag = dz_comparison_dup_tag (comparison, pair, left);
  GString *markup = g_string_new (NULL);

  if (tag != NULL)
    {
      g_string_append (markup, "<small>");
      append_marked (markup, QUIET_SPAN, tag);
      g_string_append (markup, "</small>\n");
    }
  if (paragraph->kind == DZ_PARAGRAPH_HEADING)
    g_string_append (markup, "<b>");
  if (edits != NULL)
    append_edits (markup, paragraph->text, edits, left);
  else
    append_marked (markup, pair->kind == DZ_PAIR_SAME ? QUIET_SPAN : NULL, paragraph->text);
  if (paragraph->kind == DZ_PARAGRAPH_HEADING)
    g_string_append (markup, "</b>");

  return g_string_free (markup, FALSE);
}

static void
add_row (DzComparisonPage *page, const DzComparison *comparison, const DzParagraphPair *pair)
{
  const DzParagraph *left = dz_comparison_get_left (comparison, pair);
  const DzParagraph *right = dz_comparison_get_right (comparison, pair);
  DzPageRow *row = dz_comparison_page_add_row (page);
  g_autoptr (GPtrArray) edits = NULL;

  if (left != NULL && right != NULL && pair->kind != DZ_PAIR_SAME)
    edits = dz_edit_script_build (left->text, right->text);
  if (left != NULL)
    {
      row->left.number = dup_number (left);
      row->left.markup = dup_markup (comparison, pair, edits, TRUE);
    }
  if (right != NULL)
    {
      row->right.number = dup_number (right);
      row->right.markup = dup_markup (comparison, pair, edits, FALSE);
    }
}

/* The later of the two reports' dates: the file says nothing of when it was made, so that it stays the same. */
static char *
dup_date (const DzComparison *comparison)
{
  const char *left = comparison->left->delivered;
  const char *right = comparison->right->delivered;
  const char *date = g_strcmp0 (left, right) > 0 ? left : right;

  return g_strdup_printf ("%sT00:00:00Z", date != NULL ? date : "1970-01-01");
}

static char *
dup_head (const DzReport *report)
{
  g_autofree char *name = dz_report_dup_name (report);

  return g_strjoin (" · ", name, report->source, NULL);
}

GBytes *
dz_comparison_draw_pdf (const DzComparison *comparison, GError **error)
{
  g_autoptr (DzComparisonPage) page = dz_comparison_page_new ();

  g_return_val_if_fail (comparison != NULL, NULL);

  page->title = dz_comparison_dup_title (comparison);
  page->subtitle = dz_comparison_dup_counts (comparison);
  page->left_head = dup_head (comparison->left);
  page->right_head = dup_head (comparison->right);
  page->date = dup_date (comparison);
  for (guint i = 0; i < comparison->pairs->len; i++)
    add_row (page, comparison, g_ptr_array_index (comparison->pairs, i));

  return dz_comparison_page_draw_pdf (page, error);
}
