/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/saved/dz-saved-view-row.h"

#include <glib/gi18n.h>

#include "chart/dz-chart.h"

struct _DzSavedViewRow
{
  GtkListBoxRow parent_instance;

  DzSavedView *view;

  GtkStack *stack;
  GtkLabel *name_label;
  GtkLabel *about_label;
  GtkEditable *entry;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (DzSavedViewRow, dz_saved_view_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  RENAMED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* “District and City · 武昌区, 武汉市 · 2021–2025” */
static char *
dup_about (const DzSavedView *view)
{
  g_autoptr (GString) about = g_string_new (NULL);
  DzChartKind kind = DZ_CHART_PLACES;

  if (view->damage != NULL)
    return g_strdup (_ ("Damaged: it can only be deleted or saved anew"));
  if (view->kind != NULL && dz_chart_kind_from_nick (view->kind, &kind))
    g_string_append (about, dz_chart_kind_get_name (kind));
  else
    g_string_append (about, _ ("Timeline"));
  if (view->places != NULL)
    {
      g_autofree char *places = g_strjoinv (C_ ("list", ", "), view->places);

      g_string_append_printf (about, " · %s", places);
    }
  if (view->first_year != 0 && view->last_year != 0)
    g_string_append_printf (about, " · %d–%d", view->first_year, view->last_year);

  return g_string_free (g_steal_pointer (&about), FALSE);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzSavedViewRow *self = DZ_SAVED_VIEW_ROW (widget);

  gtk_editable_set_text (self->entry, self->view->name);
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
stop_renaming (DzSavedViewRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "label");
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
entry_activated_cb (DzSavedViewRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  stop_renaming (self);
  if (*name != '\0' && !g_str_equal (name, self->view->name))
    g_signal_emit (self, signals[RENAMED], 0, name);
}

static gboolean
entry_key_cb (DzSavedViewRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;

  stop_renaming (self);

  return TRUE;
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static void
dz_saved_view_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_SAVED_VIEW_ROW);

  G_OBJECT_CLASS (dz_saved_view_row_parent_class)->dispose (object);
}

static void
dz_saved_view_row_finalize (GObject *object)
{
  dz_saved_view_free (DZ_SAVED_VIEW_ROW (object)->view);

  G_OBJECT_CLASS (dz_saved_view_row_parent_class)->finalize (object);
}

static void
dz_saved_view_row_class_init (DzSavedViewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_saved_view_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_saved_view_row_finalize;

  signals[RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "view.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "view.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "view.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "view.remove", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/saved/dz-saved-view-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewRow, stack);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewRow, about_label);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewRow, entry);
  gtk_widget_class_bind_template_child (widget_class, DzSavedViewRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
}

static void
dz_saved_view_row_init (DzSavedViewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dz_saved_view_row_new (const DzSavedView *view, gboolean writable)
{
  DzSavedViewRow *self = g_object_new (DZ_TYPE_SAVED_VIEW_ROW, NULL);
  g_autofree char *about = dup_about (view);

  self->view = dz_saved_view_copy (view);
  gtk_label_set_text (self->name_label, view->name);
  gtk_label_set_text (self->about_label, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), view->name);
  if (view->damage != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->about_label), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.rename", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.remove", writable);

  return GTK_WIDGET (self);
}

const DzSavedView *
dz_saved_view_row_get_view (DzSavedViewRow *self)
{
  g_return_val_if_fail (DZ_IS_SAVED_VIEW_ROW (self), NULL);

  return self->view;
}
