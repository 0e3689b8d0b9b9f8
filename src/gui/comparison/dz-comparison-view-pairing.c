/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

/* The reader's word on what answers what. */

/* What was written is told by the library, and everything that is shown of it is read anew. */
static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzComparisonView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dz_comparison_reading_take_back_finish (DZ_LIBRARY (source), result, &error) && error != NULL)
    dz_view_tell (DZ_VIEW (self), error->message);
}

/* Never silently: an earlier word of the reader that gives way is named, and the step can be undone at once.
 * A paragraph has one partner in a report, so at most two pairings give way. */
static void
tell_replaced (DzComparisonView *self, const GPtrArray *names)
{
  const char *const *ends = (const char *const *) names->pdata;
  g_autofree char *text = NULL;

  if (names->len == 0)
    return;
  if (names->len == 2)
    /* Translators: two paragraphs, “Wuchang 2022 ¶12” and “Wuchang 2025 ¶9” */
    text = g_strdup_printf (_ ("%s is no longer paired with %s"), ends[0], ends[1]);
  else
    /* Translators: twice two paragraphs, “Wuchang 2022 ¶12” and “Wuchang 2025 ¶9” */
    text = g_strdup_printf (_ ("%s is no longer paired with %s, nor %s with %s"), ends[0], ends[1], ends[2],
                            ends[3]);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", text);
}

static void
paired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzComparisonView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) replaced = dz_comparison_reading_pair_finish (DZ_LIBRARY (source), result, &error);

  if (replaced != NULL)
    tell_replaced (self, replaced);
  else if (error != NULL)
    dz_view_tell (DZ_VIEW (self), error->message);
}

static void
pair (DzComparisonView *self, gint64 left, gint64 right, gboolean joined)
{
  dz_comparison_reading_pair_async (dz_view_get_library (DZ_VIEW (self)), self->sheet->comparison->left->id,
                                    self->sheet->comparison->right->id, left, right, joined, paired_cb,
                                    g_object_ref (self));
}

static void
separate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = dz_comparison_view_get_paragraph (self, 0);
  const DzParagraph *right = dz_comparison_view_get_paragraph (self, 1);

  if (left != NULL && right != NULL)
    pair (self, left->id, right->id, FALSE);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = dz_comparison_view_get_paragraph (self, 0);
  const DzParagraph *right = dz_comparison_view_get_paragraph (self, 1);

  if (left != NULL && right != NULL)
    pair (self, left->id, right->id, TRUE);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  const DzParagraph *left = dz_comparison_view_get_paragraph (self, 0);
  const DzParagraph *right = dz_comparison_view_get_paragraph (self, 1);

  if (left == NULL && right == NULL)
    return;
  dz_comparison_reading_take_back_async (dz_view_get_library (DZ_VIEW (self)), self->sheet->comparison->left->id,
                                         self->sheet->comparison->right->id, left != NULL ? left->id : 0,
                                         right != NULL ? right->id : 0, taken_back_cb, g_object_ref (self));
}

void
dz_comparison_view_stop_waiting (DzComparisonView *self)
{
  self->waiting = 0;
  dz_comparison_canvas_set_waiting (self->canvas, -1, -1);
  gtk_widget_set_visible (self->waiting_bar, FALSE);
}

static void
start_waiting (DzComparisonView *self, const DzParagraph *paragraph, int row, int column)
{
  const DzReport *report = dz_comparison_sheet_get_report (self->sheet, (guint) column);
  const DzReport *other = dz_comparison_sheet_get_report (self->sheet, column == 0 ? 1 : 0);
  g_autofree char *citation = dz_report_dup_citation (report, paragraph->number);
  g_autofree char *name = dz_report_dup_name (other);
  /* Translators: the first is a paragraph, “Wuchang 2022 ¶12”, the second a report, “Wuchang 2025”. */
  g_autofree char *text = g_strdup_printf (_ ("Choose what answers %s in %s"), citation, name);

  self->waiting = paragraph->id;
  self->waiting_column = column;
  gtk_label_set_text (self->waiting_label, text);
  gtk_widget_set_visible (self->waiting_bar, TRUE);
  dz_comparison_canvas_set_waiting (self->canvas, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
pair_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int column = 0;
  int row = self->sheet != NULL ? dz_comparison_canvas_get_cursor (self->canvas, &column) : -1;
  const DzParagraph *paragraph = row >= 0 && column < 2
                                   ? dz_comparison_view_get_paragraph (self, (guint) column)
                                   : NULL;

  if (paragraph != NULL)
    start_waiting (self, paragraph, row, column);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dz_comparison_view_stop_waiting (DZ_COMPARISON_VIEW (widget));
}

/* While the reader looks for a partner with the arrow keys, rows are passed; a click or Enter decides. */
static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);
  int other = self->waiting_column == 0 ? 1 : 0;
  const DzParagraph *partner = self->waiting != 0 ? dz_comparison_view_get_paragraph (self, (guint) other) : NULL;
  gint64 waiting = self->waiting;

  if (partner == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }
  dz_comparison_view_stop_waiting (self);
  pair (self, other == 1 ? waiting : partner->id, other == 1 ? partner->id : waiting, TRUE);
}

void
dz_comparison_view_class_init_pairing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "comparison.pair", NULL, pair_action);
  gtk_widget_class_install_action (widget_class, "comparison.decide", NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "comparison.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "comparison.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "comparison.separate", NULL, separate_action);
  gtk_widget_class_install_action (widget_class, "comparison.take-back", NULL, take_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "comparison.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "comparison.pair", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "comparison.separate", NULL);
}
