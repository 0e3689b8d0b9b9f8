/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-export-window-private.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-output.h"

G_DEFINE_FINAL_TYPE (DzChartExportWindow, dz_chart_export_window, ADW_TYPE_WINDOW)

enum
{
  DRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

DzExportWhich
dz_chart_export_window_get_which (DzChartExportWindow *self)
{
  return (DzExportWhich) MIN (adw_combo_row_get_selected (self->which_row), DZ_EXPORT_ALL);
}

static void
show_preview (DzChartExportWindow *self)
{
  g_clear_pointer (&self->dressed, dz_shared_chart_unref);
  self->dressed = dz_shared_chart_dress (self->bare, &self->outfit);
  dz_chart_preview_set (self->preview, self->dressed, &self->outfit);
}

void
dz_chart_export_window_tell_dressed (DzChartExportWindow *self)
{
  show_preview (self);
  g_signal_emit (self, signals[DRESSED], 0, &self->outfit);
}

/* Which charts */

static char *
dup_selection (DzChartExportWindow *self)
{
  g_autofree char *places = self->places != NULL ? g_strjoinv (C_ ("list", ", "), self->places) : NULL;
  g_autofree char *years = self->first_year != 0 || self->last_year != 0
                               ? g_strdup_printf ("%d–%d", self->first_year, self->last_year)
                               : NULL;
  g_autofree char *topics
      = self->topics != NULL ? g_strdup_printf (ngettext ("%u topic", "%u topics", g_strv_length (self->topics)),
                                                g_strv_length (self->topics))
                             : NULL;

  /* Translators: places, topics and years that charts are narrowed to */
  return g_strdup_printf (_ ("%s · %s · %s, as the window is filtered"), places != NULL ? places : _ ("all places"),
                          topics != NULL ? topics : _ ("all topics"), years != NULL ? years : _ ("all years"));
}

static void
which_changed_cb (DzChartExportWindow *self)
{
  gboolean many = dz_chart_export_window_get_which (self) != DZ_EXPORT_ONE;

  gtk_widget_set_visible (self->format_row, many);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_row), many);
  gtk_widget_set_sensitive (self->texts_group, !many);
  gtk_widget_set_sensitive (self->print_button, !many);
}

static void
print_clicked_cb (DzChartExportWindow *self)
{
  dz_chart_print (self->dressed, &self->outfit, GTK_WINDOW (self));
}

static void
stop_clicked_cb (DzChartExportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->stop_button, FALSE);
}

static gboolean
dz_chart_export_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DZ_CHART_EXPORT_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (dz_chart_export_window_parent_class)->close_request (window);
}

static void
dz_chart_export_window_dispose (GObject *object)
{
  DzChartExportWindow *self = DZ_CHART_EXPORT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CHART_EXPORT_WINDOW);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->word_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_chart_export_window_parent_class)->dispose (object);
}

static void
dz_chart_export_window_finalize (GObject *object)
{
  DzChartExportWindow *self = DZ_CHART_EXPORT_WINDOW (object);

  g_clear_pointer (&self->bare, dz_shared_chart_unref);
  g_clear_pointer (&self->dressed, dz_shared_chart_unref);
  dz_chart_outfit_clear (&self->outfit);
  g_free (self->term);
  g_strfreev (self->places);
  g_strfreev (self->topics);
  g_free (self->target);

  G_OBJECT_CLASS (dz_chart_export_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, body);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, height_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, height_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, source_switch);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, texts_group);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, subtitle_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, up_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, across_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, caption_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, source_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, author_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, words_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, charts_group);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, which_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, selection_row);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, revealer);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DzChartExportWindow, stop_button);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    GCallback callback;
  } callbacks[] = {
    { "style_changed_cb", G_CALLBACK (dz_chart_export_window_style_changed_cb) },
    { "size_changed_cb", G_CALLBACK (dz_chart_export_window_size_changed_cb) },
    { "text_changed_cb", G_CALLBACK (dz_chart_export_window_text_changed_cb) },
    { "words_shown_cb", G_CALLBACK (dz_chart_export_window_words_shown_cb) },
    { "export_clicked_cb", G_CALLBACK (dz_chart_export_window_export_clicked_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (callbacks); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, callbacks[i].name, callbacks[i].callback);
  gtk_widget_class_bind_template_callback (widget_class, which_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
}

static void
dz_chart_export_window_class_init (DzChartExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_chart_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dz_chart_export_window_finalize;
  g_type_ensure (DZ_TYPE_CHART_PREVIEW);
  GTK_WINDOW_CLASS (klass)->close_request = dz_chart_export_window_close_request;

  signals[DRESSED] = g_signal_new ("dressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/chart/dz-chart-export-window.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_chart_export_window_init (DzChartExportWindow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  self->filling = FALSE;
}

/* The preview is the larger the more room the window below has. */
static void
fit_window (DzChartExportWindow *self, GtkWidget *parent)
{
  int width = gtk_widget_get_width (parent) * 9 / 10;
  int height = gtk_widget_get_height (parent) * 9 / 10;

  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 860, 1300), CLAMP (height, 560, 900));
}

static void
take_request (DzChartExportWindow *self, const DzChartRequest *request)
{
  self->kind = request->kind;
  self->term = g_strdup (request->term);
  self->places = g_strdupv ((char **) request->places);
  self->topics = g_strdupv ((char **) dz_session_get_filter (self->session)->topics);
  self->first_year = request->first_year;
  self->last_year = request->last_year;
}

/* There is only one; a timeline is as high as its rows. */
static void
show_alone (DzChartExportWindow *self)
{
  gtk_widget_set_visible (self->charts_group, FALSE);
  if (dz_shared_chart_get_timeline (self->bare) == NULL)
    return;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Export Timeline"));
  gtk_widget_set_visible (self->height_row, FALSE);
}

DzChartExportWindow *
dz_chart_export_window_new (GtkWindow *parent, DzSession *session, DzSharedChart *bare,
                            const DzChartOutfit *outfit, const DzChartRequest *request)
{
  DzChartExportWindow *self = g_object_new (DZ_TYPE_CHART_EXPORT_WINDOW, "transient-for", parent, NULL);
  g_autoptr (DzChartOutfit) copy = dz_chart_outfit_copy (outfit);
  g_autofree char *selection = NULL;

  self->session = g_object_ref (session);
  self->bare = dz_shared_chart_ref (bare);
  self->outfit = *copy;
  *copy = (DzChartOutfit){ 0 };
  if (request != NULL)
    take_request (self, request);
  else
    show_alone (self);

  fit_window (self, GTK_WIDGET (parent));
  dz_chart_export_window_fill_style (self);
  dz_chart_export_window_fill_texts (self);
  dz_chart_export_window_restore_format (self);
  selection = dup_selection (self);
  adw_action_row_set_subtitle (self->selection_row, selection);
  which_changed_cb (self);
  dz_chart_export_window_show_busy (self, FALSE);
  show_preview (self);
  gtk_widget_grab_focus (self->export_button);

  return self;
}
