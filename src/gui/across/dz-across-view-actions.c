/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-view-private.h"

#include "gui/across/dz-across-output.h"
#include "gui/across/dz-across-print.h"

static const DzQuantity *
find_quantity (DzAcrossView *self, gint64 id)
{
  const DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));

  for (guint i = 0; id != 0 && overview != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id == id)
        return quantity;
    }

  return NULL;
}

static void
go_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (widget);
  const DzQuantity *quantity;
  gint64 report, paragraph, id;
  int start, end;

  g_variant_get (parameter, "(xxxii)", &report, &paragraph, &id, &start, &end);
  quantity = find_quantity (self, id);
  if (quantity != NULL)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
  else
    dz_view_choose_paragraph (DZ_VIEW (self), report, paragraph, start, end);
}

static void
compare_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (widget));
  gint64 left, right, paragraph;

  g_variant_get (parameter, "(xxx)", &left, &right, &paragraph);
  if (session == NULL)
    return;
  dz_session_show_reports (session, left, right);
  if (paragraph != 0)
    dz_session_focus_paragraph (session, right, paragraph, 0, 0);
  dz_session_set_page (session, "comparison");
}

static void
tell_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dz_across_view_say (DZ_ACROSS_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (widget);
  g_autofree char *text = dz_across_view_get_content (self) != NULL
                            ? dz_across_view_get_mode (self)->dup_copy (dz_across_view_get_content (self))
                            : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossFound *found = dz_across_view_get_found (DZ_ACROSS_VIEW (widget));

  if (found != NULL)
    dz_across_output_ask (found, widget);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzAcrossView *self = DZ_ACROSS_VIEW (widget);
  GtkWidget *content = dz_across_view_get_content (self);

  if (content != NULL)
    dz_across_print (dz_across_view_get_found (self), content);
}

GtkPrintOperation *
dz_across_view_new_print_operation (DzAcrossView *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_VIEW (self) && dz_across_view_get_content (self) != NULL, NULL);

  return dz_across_new_print_operation (dz_across_view_get_found (self), dz_across_view_get_content (self));
}

void
dz_across_view_export_to (DzAcrossView *self, GFile *file)
{
  g_return_if_fail (DZ_IS_ACROSS_VIEW (self) && dz_across_view_get_found (self) != NULL);

  dz_across_output_save (dz_across_view_get_found (self), GTK_WIDGET (self), file);
}

void
dz_across_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "across.go", "(xxxii)", go_action);
  gtk_widget_class_install_action (widget_class, "across.compare", "(xxx)", compare_action);
  gtk_widget_class_install_action (widget_class, "across.tell", "s", tell_action);
  gtk_widget_class_install_action (widget_class, "across.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "across.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "across.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "across.copy", NULL);
}
