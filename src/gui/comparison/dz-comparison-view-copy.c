/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

#include "core/dz-text.h"

/* What is at the cursor, and its way to the clipboard. */

const DzParagraph *
dz_comparison_view_get_paragraph (DzComparisonView *self, guint column)
{
  const DzSheetRow *row = dz_comparison_view_get_row (self, NULL);

  if (row == NULL || row->pointer || column >= self->sheet->n_columns || row->cells[column].n == 0)
    return NULL;

  return dz_comparison_sheet_get_paragraph (self->sheet, row, column, 0);
}

const DzParagraph *
dz_comparison_view_get_current (DzComparisonView *self)
{
  int column = 0;

  return dz_comparison_view_get_row (self, &column) != NULL
           ? dz_comparison_view_get_paragraph (self, (guint) column)
           : NULL;
}

const DzParagraph *
dz_comparison_view_get_passage (DzComparisonView *self, int *start, int *end)
{
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);

  for (int i = 0; row != NULL && i < row->cells[column].n; i++)
    if (dz_comparison_canvas_get_selected (self->canvas, i, start, end))
      return dz_comparison_sheet_get_paragraph (self->sheet, row, (guint) column, i);

  return dz_comparison_view_get_current (self);
}

/* The cell, or what is selected of it. */
static void
append_cell (DzComparisonView *self, const DzSheetRow *row, guint column, gboolean selected, gboolean cite,
             GString *text)
{
  const DzReport *report = dz_comparison_sheet_get_report (self->sheet, column);

  for (int i = 0; i < row->cells[column].n; i++)
    {
      const DzParagraph *paragraph = dz_comparison_sheet_get_paragraph (self->sheet, row, column, i);
      g_autofree char *citation = dz_report_dup_citation (report, paragraph->number);
      int start = 0;
      int end = -1;
      g_autofree char *words = NULL;

      if (selected && !dz_comparison_canvas_get_selected (self->canvas, i, &start, &end))
        continue;
      words = dz_text_slice (paragraph->text, start, end);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (!cite)
        g_string_append (text, words);
      else
        /* Translators: a copied passage and where it stands: “…” (Wuchang 2025 ¶31) */
        g_string_append_printf (text, _ ("%s (%s)"), words, citation);
    }
}

/* “copy” takes the words as they stand, “copy-with-citation” tells where, “copy-pair” the whole row. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  int column = 0;
  const DzSheetRow *row = dz_comparison_view_get_row (self, &column);

  if (row == NULL)
    return;
  for (guint i = 0; i < self->sheet->n_columns; i++)
    if (g_str_equal (name, "comparison.copy-pair"))
      append_cell (self, row, i, FALSE, TRUE, text);
    else if ((int) i == column)
      append_cell (self, row, i, dz_comparison_canvas_has_selection (self->canvas),
                   g_str_equal (name, "comparison.copy-with-citation"), text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

void
dz_comparison_view_class_init_copying (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "comparison.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy-with-citation", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy-pair", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "comparison.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "comparison.copy-with-citation", NULL);
}
