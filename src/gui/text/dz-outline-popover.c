/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-outline-popover.h"

struct _DzOutlinePopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  DzReportContent *content;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzOutlinePopover, dz_outline_popover, GTK_TYPE_POPOVER)

#define INDENT 14

static void
row_activated_cb (DzOutlinePopover *self, GtkListBoxRow *row)
{
  const DzSection *section
    = g_ptr_array_index (self->content->report->sections, gtk_list_box_row_get_index (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, section->paragraph);
}

static void
dz_outline_popover_dispose (GObject *object)
{
  DzOutlinePopover *self = DZ_OUTLINE_POPOVER (object);

  g_clear_pointer (&self->content, dz_report_content_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_OUTLINE_POPOVER);

  G_OBJECT_CLASS (dz_outline_popover_parent_class)->dispose (object);
}

static void
dz_outline_popover_class_init (DzOutlinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_outline_popover_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/text/dz-outline-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DzOutlinePopover, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dz_outline_popover_init (DzOutlinePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_heading (DzOutlinePopover *self, const DzSection *section)
{
  GtkWidget *label = gtk_label_new (section->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_margin_start (label, INDENT * (CLAMP (section->level, 1, 4) - 1));
  if (section->level == 1)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_append (self->list, label);
}

void
dz_outline_popover_fill (DzOutlinePopover *self, DzReportContent *content, int paragraph)
{
  GtkListBoxRow *row;
  int here = -1;

  g_return_if_fail (DZ_IS_OUTLINE_POPOVER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->content, dz_report_content_unref);
  if (content == NULL)
    return;

  self->content = dz_report_content_ref (content);
  for (int i = 0; i < (int) content->report->sections->len; i++)
    {
      const DzSection *section = g_ptr_array_index (content->report->sections, i);

      append_heading (self, section);
      if (section->paragraph <= paragraph)
        here = i;
    }
  row = gtk_list_box_get_row_at_index (self->list, MAX (here, 0));
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
