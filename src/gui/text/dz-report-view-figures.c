/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "gui/figures/dz-figure-words.h"
#include "gui/text/dz-report-view-private.h"

static const struct
{
  const char *action;
  const char *label;
  DzFigureVerb verb;
} verbs[] = {
  { "report.show-figure", N_("_Figure Details"), DZ_FIGURE_SHOW },
  { "report.confirm-figure", N_("C_onfirm Figure"), DZ_FIGURE_CONFIRM },
  { "report.correct-figure", N_("Co_rrect Figure…"), DZ_FIGURE_CORRECT },
  { "report.reject-figure", N_("Re_ject Figure"), DZ_FIGURE_REJECT },
  { "report.take-back-figure", N_("_Take Your Word Back"), DZ_FIGURE_TAKE_BACK },
  { "report.add-figure", N_("A_dd Figure…"), DZ_FIGURE_ADD },
};

/* The figure the caret stands in, or right behind. NULL if there is none. */
static const DzContentSpan *
get_caret_figure (DzReportView *self, int *paragraph, int *offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const DzContentSpan *figure = NULL;
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  *paragraph = dz_report_view_locate (self, &from, offset);
  if (*paragraph < 0)
    return NULL;

  figure = dz_report_content_figure_at (self->content, *paragraph, *offset);
  if (figure == NULL && *offset > 0)
    figure = dz_report_content_figure_at (self->content, *paragraph, --*offset);

  return figure;
}

/* While no menu shows what can be done here, keys are free to ask. */
void
dz_report_view_free_figure_actions (DzReportView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), verbs[i].action, TRUE);
}

static gboolean
can_do (DzFigureVerb verb, const DzQuantity *quantity, gboolean selected)
{
  if (verb == DZ_FIGURE_ADD)
    return selected;
  if (quantity == NULL)
    return FALSE;

  switch (verb)
    {
    case DZ_FIGURE_CONFIRM:
      return quantity->state == DZ_STATE_EXTRACTED;
    case DZ_FIGURE_REJECT:
      return quantity->state != DZ_STATE_REJECTED;
    case DZ_FIGURE_TAKE_BACK:
      return quantity->state != DZ_STATE_EXTRACTED;
    case DZ_FIGURE_SHOW:
    case DZ_FIGURE_CORRECT:
    case DZ_FIGURE_ADD:
    default:
      return TRUE;
    }
}

void
dz_report_view_update_figure_actions (DzReportView *self)
{
  int paragraph;
  int offset;
  int start;
  int end;
  const DzContentSpan *figure = get_caret_figure (self, &paragraph, &offset);
  const DzQuantity *quantity = figure != NULL ? dz_report_content_get_quantity (self->content, figure) : NULL;
  gboolean selected = dz_report_view_get_caret (self, &start, &end) >= 0 && start >= 0;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), verbs[i].action, can_do (verbs[i].verb, quantity, selected));
}

static void
figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);
  DzFigureVerb verb = DZ_FIGURE_SHOW;
  int paragraph;
  int offset;
  int start;
  int end;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].action, name))
      verb = verbs[i].verb;

  if (verb == DZ_FIGURE_ADD)
    {
      paragraph = dz_report_view_get_caret (self, &start, &end);
      if (paragraph >= 0 && start >= 0)
        dz_report_view_emit_figure (self, verb, paragraph, start, end);
    }
  else if (get_caret_figure (self, &paragraph, &offset) != NULL)
    dz_report_view_emit_figure (self, verb, paragraph, offset, offset);
}

gboolean
dz_report_view_is_focus_figure (DzReportView *self, int paragraph, int offset)
{
  const DzContentSpan *figure = dz_report_content_figure_at (self->content, paragraph, offset);

  return figure != NULL && self->focus_quantity != 0 && dz_report_content_term_at (self->content, paragraph, offset) == NULL
         && dz_report_content_get_quantity (self->content, figure)->id == self->focus_quantity;
}

GMenuModel *
dz_report_view_build_figure_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(verbs[i].label), verbs[i].action);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* What was read, and how to see more. The figure in focus shows it all when it is clicked, without a tooltip over it. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DzReportView *self = DZ_REPORT_VIEW (widget);
  const DzContentSpan *figure = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;
  GtkTextIter iter;
  int paragraph;
  int offset;

  if (keyboard || self->content == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, x, y))
    return FALSE;
  paragraph = dz_report_view_locate (self, &iter, &offset);
  figure = paragraph >= 0 ? dz_report_content_figure_at (self->content, paragraph, offset) : NULL;
  if (figure == NULL || dz_report_view_is_focus_figure (self, paragraph, offset))
    return FALSE;

  summary = dz_figure_dup_summary (dz_report_content_get_quantity (self->content, figure));
  /* Translators: %s is a summary of a figure, some lines. */
  text = g_strdup_printf (_("%s\nA second click shows more."), summary);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

void
dz_report_view_class_init_figures (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    gtk_widget_class_install_action (widget_class, verbs[i].action, NULL, figure_action);

  /* The menu names the key that is bound last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "report.show-figure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "report.show-figure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "report.add-figure", NULL);
}

void
dz_report_view_init_figures (DzReportView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

gboolean
dz_report_view_get_area (DzReportView *self, int paragraph, int start, int end, GdkRectangle *area)
{
  GdkRectangle last;
  GtkTextIter iter;

  g_return_val_if_fail (DZ_IS_REPORT_VIEW (self), FALSE);

  if (!dz_report_view_get_iter (self, paragraph, start, &iter))
    return FALSE;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, area);
  if (end > start && dz_report_view_get_iter (self, paragraph, end - 1, &iter))
    {
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
      if (last.y == area->y)
        area->width = last.x + last.width - area->x;
    }
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x,
                                         &area->y);

  return TRUE;
}
