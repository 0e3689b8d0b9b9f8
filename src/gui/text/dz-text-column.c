/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-column.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gui/text/dz-outline-popover.h"
#include "gui/text/dz-report-chooser.h"

/* A wait shorter than this shows nothing. */
#define QUIET_MS 150
/* Each keeps the text of a report laid out: going back to it is then a matter of drawing. */
#define MAX_VIEWS 6

struct _DzTextColumn
{
  GtkBox parent_instance;

  GtkBox *head;
  GtkMenuButton *report_button;
  DzReportChooser *report_chooser;
  GtkLabel *name_label;
  GtkMenuButton *outline_button;
  DzOutlinePopover *outline_popover;
  GtkMenuButton *beside_button;
  DzReportChooser *beside_chooser;
  GtkWidget *close_button;
  GtkStack *stack;
  GtkStack *texts;
  AdwStatusPage *error_page;
  GPtrArray *views;   /* (element-type DzReportView) borrowed from texts, the latest at the end */
  DzReportView *view; /* the one seen */

  DzOverview *overview;
  DzContentCache *cache;
  gint64 report_id; /* asked for; the content may still be the one before */
  GCancellable *cancellable;
  guint quiet; /* timeout until the wait is shown */
};

enum
{
  VIEW_CHANGED,
  LOADED,
  CHOSEN,
  BESIDE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzTextColumn, dz_text_column, GTK_TYPE_BOX)

static void
report_chosen_cb (DzTextColumn *self, gint64 report_id)
{
  g_signal_emit (self, signals[CHOSEN], 0, report_id);
}

static void
beside_chosen_cb (DzTextColumn *self, gint64 report_id)
{
  g_signal_emit (self, signals[BESIDE], 0, report_id);
}

static void
close_clicked_cb (DzTextColumn *self)
{
  g_signal_emit (self, signals[BESIDE], 0, (gint64) 0);
}

static void
fill_reports_cb (DzTextColumn *self)
{
  dz_report_chooser_fill (self->report_chooser, self->overview, self->report_id, 0);
}

static void
fill_companions_cb (DzTextColumn *self)
{
  dz_report_chooser_fill (self->beside_chooser, self->overview, 0, self->report_id);
}

static void
fill_outline_cb (DzTextColumn *self)
{
  int start;
  int end;

  dz_outline_popover_fill (self->outline_popover, dz_report_view_get_content (self->view),
                           dz_report_view_get_caret (self->view, &start, &end));
}

static void
heading_chosen_cb (DzTextColumn *self, int paragraph)
{
  dz_report_view_place_caret (self->view, paragraph, 0);
  dz_report_view_scroll_to (self->view, paragraph, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit_by_name (self->view, "activated", paragraph, -1, TRUE);
}

static void
try_again_cb (DzTextColumn *self)
{
  dz_text_column_load (self, self->cache, self->report_id);
}

static void
update_name (DzTextColumn *self)
{
  const DzReport *report = self->overview != NULL ? dz_overview_find_report (self->overview, self->report_id) : NULL;
  DzReportContent *content = dz_report_view_get_content (self->view);
  g_autofree char *name = NULL;

  if (report == NULL && content != NULL && content->report->id == self->report_id)
    report = content->report;
  name = report != NULL ? dz_report_dup_name (report) : g_strdup ("");
  gtk_label_set_text (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), report != NULL ? report->title : NULL);
}

static void
stop_waiting (DzTextColumn *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static DzReportView *
add_view (DzTextColumn *self)
{
  GtkWidget *view = dz_report_view_new ();
  GtkWidget *window = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_stack_add_child (self->texts, window);
  g_ptr_array_add (self->views, view);

  return DZ_REPORT_VIEW (view);
}

/* The view that holds the report, or else one to be filled. */
static DzReportView *
find_view (DzTextColumn *self, DzReportContent *content)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      DzReportView *view = g_ptr_array_index (self->views, i);
      DzReportContent *held = dz_report_view_get_content (view);

      if (content == NULL ? held == NULL : held != NULL && held->report->id == content->report->id)
        return view;
    }
  if (dz_report_view_get_content (self->view) == NULL)
    return self->view;

  return self->views->len < MAX_VIEWS ? add_view (self) : g_ptr_array_index (self->views, 0);
}

static void
show_view (DzTextColumn *self, DzReportView *view)
{
  if (view == self->view)
    return;

  g_ptr_array_remove (self->views, view);
  g_ptr_array_add (self->views, view);
  self->view = view;
  gtk_stack_set_visible_child (self->texts, gtk_widget_get_parent (GTK_WIDGET (view)));
  dz_report_view_set_comparison (view, NULL, DZ_SIDE_LEFT);
  dz_report_view_set_focus (view, -1, 0, 0, 0);
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
show_content (DzTextColumn *self, DzReportContent *content)
{
  stop_waiting (self);
  show_view (self, find_view (self, content));
  dz_report_view_set_content (self->view, content);
  update_name (self);
  gtk_stack_set_visible_child_name (self->stack, "text");
  g_signal_emit (self, signals[LOADED], 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTextColumn) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzReportContent) content
    = dz_content_cache_load_finish (DZ_CONTENT_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cache != DZ_CONTENT_CACHE (source))
    return;
  if (content != NULL && content->report->id == self->report_id)
    show_content (self, content);
  else if (error != NULL)
    {
      stop_waiting (self);
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static gboolean
quiet_over_cb (gpointer data)
{
  DzTextColumn *self = data;

  self->quiet = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static void
dz_text_column_dispose (GObject *object)
{
  DzTextColumn *self = DZ_TEXT_COLUMN (object);

  stop_waiting (self);
  g_clear_object (&self->cache);
  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_TEXT_COLUMN);

  G_OBJECT_CLASS (dz_text_column_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, head);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, report_button);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, report_chooser);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, name_label);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, outline_button);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, outline_popover);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, beside_button);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, beside_chooser);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, close_button);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, texts);
  gtk_widget_class_bind_template_child (widget_class, DzTextColumn, error_page);
  gtk_widget_class_bind_template_callback (widget_class, report_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, beside_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_reports_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_companions_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_outline_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  /* A spinner out of sight would keep the window drawing. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_text_column_class_init (DzTextColumnClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_text_column_dispose;
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
  signals[BESIDE] = g_signal_new ("beside", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);

  g_type_ensure (DZ_TYPE_REPORT_CHOOSER);
  g_type_ensure (DZ_TYPE_OUTLINE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/text/dz-text-column.ui");
  bind_template (widget_class);
}

/* The button inside a menu button is what the keyboard reaches and a screen reader names. */
static void
label_button (GtkMenuButton *button, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
dz_text_column_init (DzTextColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->views = g_ptr_array_new ();
  self->view = add_view (self);
  label_button (self->report_button, _("Choose the Report Shown Here"));
  label_button (self->outline_button, _("Outline"));
  label_button (self->beside_button, _("Show Another Report Beside This One"));
}

DzReportView *
dz_text_column_get_view (DzTextColumn *self)
{
  g_return_val_if_fail (DZ_IS_TEXT_COLUMN (self), NULL);

  return self->view;
}

void
dz_text_column_forget_earlier (DzTextColumn *self)
{
  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  for (guint i = self->views->len; i-- > 0;)
    {
      GtkWidget *view = g_ptr_array_index (self->views, i);

      if (DZ_REPORT_VIEW (view) == self->view)
        continue;
      g_ptr_array_remove_index (self->views, i);
      gtk_stack_remove (self->texts, gtk_widget_get_parent (view));
    }
}

DzReportContent *
dz_text_column_get_content (DzTextColumn *self)
{
  g_return_val_if_fail (DZ_IS_TEXT_COLUMN (self), NULL);

  return dz_report_view_get_content (self->view);
}

gint64
dz_text_column_get_report (DzTextColumn *self)
{
  g_return_val_if_fail (DZ_IS_TEXT_COLUMN (self), 0);

  return self->report_id;
}

void
dz_text_column_load (DzTextColumn *self, DzContentCache *cache, gint64 report_id)
{
  DzReportContent *content = report_id != 0 ? dz_content_cache_lookup (cache, report_id) : NULL;

  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  stop_waiting (self);
  g_set_object (&self->cache, cache);
  self->report_id = report_id;
  update_name (self);
  if (content != NULL || report_id == 0)
    {
      show_content (self, content);
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->quiet = g_timeout_add (QUIET_MS, quiet_over_cb, self);
  dz_content_cache_load_async (cache, report_id, self->cancellable, loaded_cb, g_object_ref (self));
}

void
dz_text_column_set_overview (DzTextColumn *self, DzOverview *overview)
{
  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  g_clear_pointer (&self->overview, dz_overview_unref);
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  dz_text_column_forget_earlier (self);
  update_name (self);
}

void
dz_text_column_set_place (DzTextColumn *self, DzSide side, gboolean alone)
{
  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  gtk_widget_set_visible (GTK_WIDGET (self->beside_button), alone);
  gtk_widget_set_visible (self->close_button, !alone && side == DZ_SIDE_RIGHT);
}

void
dz_text_column_add_control (DzTextColumn *self, GtkWidget *control)
{
  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  gtk_box_insert_child_after (self->head, control, gtk_widget_get_prev_sibling (self->close_button));
}

void
dz_text_column_show_outline (DzTextColumn *self)
{
  g_return_if_fail (DZ_IS_TEXT_COLUMN (self));

  gtk_menu_button_popup (self->outline_button);
}
