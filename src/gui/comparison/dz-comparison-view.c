/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-view-private.h"

#include <glib/gi18n.h>

#include "gui/comparison/dz-comparison-output.h"
#include "gui/dz-link-button.h"
#include "gui/dz-pane-keys.h"
#include "gui/dz-words.h"
#include "gui/text/dz-note-counts.h"

G_DEFINE_FINAL_TYPE (DzComparisonView, dz_comparison_view, DZ_TYPE_VIEW)

enum
{
  PROP_0,
  PROP_ALL_WORDS,
  PROP_PLAN_WITH_REVIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Values of the setting, in the order of DzComparisonShow. */
static const char *const shows[] = { "all",       "changed", "numbers", "hardness",
                                     "one-sided", "moved",   "reader",  NULL };

/* What is shown */

static DzComparisonShow
get_show (DzComparisonView *self)
{
  guint selected = gtk_drop_down_get_selected (self->show_drop);

  return selected < DZ_N_COMPARISON_SHOWS ? (DzComparisonShow) selected : DZ_COMPARISON_SHOW_ALL;
}

static const char *
get_topic (DzComparisonView *self)
{
  const GPtrArray *topics = dz_knowledge_get_topics (dz_view_get_knowledge (DZ_VIEW (self)));
  guint selected = gtk_drop_down_get_selected (self->topic_drop);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || selected > topics->len)
    return NULL;

  return ((const DzTopic *) g_ptr_array_index (topics, selected - 1))->key;
}

static void
show_count (DzComparisonView *self, guint n_shown)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n_shown), n_shown);

  gtk_label_set_text (self->count_label, text);
}

void
dz_comparison_view_apply_filter (DzComparisonView *self)
{
  const char *topics[2] = { NULL, NULL };
  g_autoptr (GArray) rows = NULL;

  if (self->sheet == NULL)
    return;

  topics[0] = get_topic (self);
  rows = dz_comparison_filter_list (self->sheet, get_show (self), topics[0] != NULL ? topics : NULL,
                                    dz_view_get_overview (DZ_VIEW (self)),
                                    dz_view_get_knowledge (DZ_VIEW (self)));
  dz_comparison_canvas_set_rows (self->canvas, rows);
  show_count (self, dz_comparison_canvas_count_asked (self->canvas));
  gtk_stack_set_visible_child_name (self->stack,
                                    dz_comparison_canvas_get_n_shown (self->canvas) > 0 ? "comparison" : "none");
}

/* Focus */

static int
find_column (DzComparisonView *self, gint64 report_id)
{
  for (int i = 0; self->sheet != NULL && i < (int) self->sheet->n_columns; i++)
    if (dz_comparison_sheet_get_report (self->sheet, (guint) i)->id == report_id)
      return i;

  return -1;
}

static int
find_paragraph (const DzReport *report, gint64 id)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    if (((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->id == id)
      return (int) i;

  return -1;
}

void
dz_comparison_view_follow_focus (DzComparisonView *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  int column = find_column (self, focus->report_id);
  int paragraph = -1;
  int row = -1;

  if (column < 0 || focus->paragraph_id == 0 || focus->paragraph_id == self->acting)
    return;
  paragraph = find_paragraph (dz_comparison_sheet_get_report (self->sheet, (guint) column), focus->paragraph_id);
  if (paragraph >= 0)
    row = dz_comparison_sheet_find_row (self->sheet, (guint) column, paragraph);
  if (row >= 0)
    dz_comparison_canvas_go_to (self->canvas, row, column);
}

const DzSheetRow *
dz_comparison_view_get_row (DzComparisonView *self, int *column)
{
  int row = self->sheet != NULL ? dz_comparison_canvas_get_cursor (self->canvas, column) : -1;

  return row >= 0 ? g_ptr_array_index (self->sheet->rows, (guint) row) : NULL;
}

static void
chosen_cb (DzComparisonView *self, int index, int column)
{
  const DzSheetRow *row = g_ptr_array_index (self->sheet->rows, (guint) index);
  const DzParagraph *paragraph;

  dz_comparison_view_update_row_actions (self);
  if (row->cells[column].n == 0)
    return;
  paragraph = dz_comparison_sheet_get_paragraph (self->sheet, row, (guint) column, 0);
  self->acting = paragraph->id;
  if (column < 2)
    dz_session_visit_paragraph (dz_view_get_session (DZ_VIEW (self)), paragraph->report_id, paragraph->id);
  self->acting = 0;
}

static void
activated_cb (DzComparisonView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), self->waiting != 0 ? "comparison.decide" : "comparison.read",
                              NULL);
}

static void
reports_changed_cb (DzComparisonView *self)
{

  if (!dz_comparison_view_is_current (self))
    dz_comparison_view_reload (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzComparisonView) self = user_data;
  g_autoptr (GHashTable) counts = dz_note_counts_read_finish (DZ_LIBRARY (source), result, NULL);

  if (counts != NULL && dz_view_get_library (DZ_VIEW (self)) == DZ_LIBRARY (source))
    dz_comparison_canvas_set_notes (self->canvas, counts);
}

static void
read_notes (DzComparisonView *self)
{
  if (dz_view_get_library (DZ_VIEW (self)) != NULL)
    dz_note_counts_read_async (dz_view_get_library (DZ_VIEW (self)), counted_cb, g_object_ref (self));
}

static void
fill_topics (DzComparisonView *self)
{
  const GPtrArray *topics = dz_knowledge_get_topics (dz_view_get_knowledge (DZ_VIEW (self)));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All Topics"));
  for (guint i = 0; i < topics->len; i++)
    {
      const DzTopic *topic = g_ptr_array_index (topics, i);

      gtk_string_list_append (names, dz_words_are_chinese () || topic->name_en == NULL ? topic->name
                                                                                       : topic->name_en);
    }
  gtk_drop_down_set_model (self->topic_drop, G_LIST_MODEL (names));
}

static void
overview_changed (DzView *view)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (view);

  if (gtk_drop_down_get_model (self->topic_drop) == NULL)
    fill_topics (self);
  dz_comparison_view_find_third (self);
  dz_comparison_view_reload (self);
  read_notes (self);
}

static void
focus_changed (DzView *view)
{
  dz_comparison_view_follow_focus (DZ_COMPARISON_VIEW (view));
}

static void
session_changed_cb (DzComparisonView *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "reports-changed", G_CALLBACK (reports_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (read_notes), self, G_CONNECT_SWAPPED);
}

static void
dz_comparison_view_map (GtkWidget *widget)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);

  GTK_WIDGET_CLASS (dz_comparison_view_parent_class)->map (widget);
  if (!dz_comparison_view_is_current (self))
    dz_comparison_view_reload (self);
}

/* Where the view is shown the key is taken even if no change is left: the panes around it know F8 as another
 * command. */
static gboolean
step_by_key (GtkWidget *view, int direction)
{
  if (!gtk_widget_get_mapped (view))
    return FALSE;

  if (!dz_comparison_canvas_step_change (DZ_COMPARISON_VIEW (view)->canvas, direction))
    gtk_widget_error_bell (view);

  return TRUE;
}

static gboolean
next_key (GtkWidget *view)
{
  return step_by_key (view, 1);
}

static gboolean
previous_key (GtkWidget *view)
{
  return step_by_key (view, -1);
}

static const DzPaneKey keys[] = {
  { GDK_KEY_F8, 0, next_key },
  { GDK_KEY_F8, GDK_SHIFT_MASK, previous_key },
  { 0 },
};

static void
dz_comparison_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dz_comparison_view_parent_class)->root (widget);
  DZ_COMPARISON_VIEW (widget)->keys = dz_pane_keys_new (widget, keys);
  /* Before the panes of the window, which would take the keyboard to their handles. */
  gtk_event_controller_set_propagation_phase (DZ_COMPARISON_VIEW (widget)->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), DZ_COMPARISON_VIEW (widget)->keys);
}

static void
dz_comparison_view_unroot (GtkWidget *widget)
{
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), DZ_COMPARISON_VIEW (widget)->keys);
  DZ_COMPARISON_VIEW (widget)->keys = NULL;
  GTK_WIDGET_CLASS (dz_comparison_view_parent_class)->unroot (widget);
}

/* Controls */

static void
show_changed_cb (DzComparisonView *self)
{
  g_settings_set_string (self->settings, "comparison-show", shows[get_show (self)]);
  dz_comparison_view_apply_filter (self);
}

static void
topic_changed_cb (DzComparisonView *self)
{
  dz_comparison_view_apply_filter (self);
}

static void
show_all_cb (DzComparisonView *self)
{
  gtk_drop_down_set_selected (self->topic_drop, 0);
  gtk_drop_down_set_selected (self->show_drop, DZ_COMPARISON_SHOW_ALL);
}

static void
try_again_cb (DzComparisonView *self)
{
  dz_comparison_view_reload (self);
}

static void
font_changed_cb (DzComparisonView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self->canvas));
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);

  if (!dz_comparison_canvas_step_change (self->canvas, g_str_equal (name, "comparison.next-change") ? 1 : -1))
    gtk_widget_error_bell (widget);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);

  dz_comparison_output_export (widget, dz_view_get_library (DZ_VIEW (self)),
                               dz_view_get_knowledge (DZ_VIEW (self)), &self->request);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (widget);

  dz_comparison_output_print (widget, dz_view_get_library (DZ_VIEW (self)),
                              dz_view_get_knowledge (DZ_VIEW (self)), &self->request);
}

/* Class */

static void
dz_comparison_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (object);

  switch (id)
    {
    case PROP_ALL_WORDS:
      dz_comparison_canvas_set_all_words (self->canvas, g_value_get_boolean (value));
      g_settings_set_boolean (self->settings, "comparison-all-words", g_value_get_boolean (value));
      break;
    case PROP_PLAN_WITH_REVIEW:
      self->plan_with_review = g_value_get_boolean (value);
      g_settings_set_boolean (self->settings, "comparison-plan-with-review", self->plan_with_review);
      dz_comparison_view_reload (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dz_comparison_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (object);

  switch (id)
    {
    case PROP_ALL_WORDS:
      g_value_set_boolean (value, g_settings_get_boolean (self->settings, "comparison-all-words"));
      break;
    case PROP_PLAN_WITH_REVIEW:
      g_value_set_boolean (value, self->plan_with_review);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
dz_comparison_view_dispose (GObject *object)
{
  DzComparisonView *self = DZ_COMPARISON_VIEW (object);

  dz_comparison_view_stop_reading (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (self->canvas != NULL)
    dz_comparison_canvas_set_sheet (self->canvas, NULL);
  g_clear_pointer (&self->sheet, dz_comparison_sheet_free);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->settings);
  g_clear_object (&self->font);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_COMPARISON_VIEW);

  G_OBJECT_CLASS (dz_comparison_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  dz_comparison_view_bind_heads (widget_class);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, show_drop);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, topic_drop);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, waiting_bar);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, waiting_label);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, error_page);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzComparisonView, strip);
  gtk_widget_class_bind_template_callback (widget_class, show_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "comparison.next-change", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "comparison.previous-change", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "comparison.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "comparison.print", NULL, print_action);
  gtk_widget_class_install_property_action (widget_class, "comparison.all-words", "all-words");
  gtk_widget_class_install_property_action (widget_class, "comparison.plan-with-review", "plan-with-review");
  dz_comparison_view_class_init_actions (widget_class);
}

static void
dz_comparison_view_class_init (DzComparisonViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_comparison_view_dispose;
  object_class->set_property = dz_comparison_view_set_property;
  object_class->get_property = dz_comparison_view_get_property;
  widget_class->map = dz_comparison_view_map;
  widget_class->root = dz_comparison_view_root;
  widget_class->unroot = dz_comparison_view_unroot;
  view_class->overview_changed = overview_changed;
  view_class->focus_changed = focus_changed;
  properties[PROP_ALL_WORDS] = g_param_spec_boolean (
    "all-words", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLAN_WITH_REVIEW] = g_param_spec_boolean (
    "plan-with-review", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_REPORT_CHOOSER);
  g_type_ensure (DZ_TYPE_COMPARISON_CANVAS);
  g_type_ensure (DZ_TYPE_COMPARISON_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/comparison/dz-comparison-view.ui");
  bind_template (widget_class);
  install_actions (widget_class);
}

static int
find_show (const char *name)
{
  for (int i = 0; shows[i] != NULL; i++)
    if (g_str_equal (shows[i], name))
      return i;

  return 0;
}

static void
dz_comparison_view_init (DzComparisonView *self)
{
  g_autofree char *show = NULL;

  self->settings = g_settings_new ("io.github.duizhao.Duizhao");
  show = g_settings_get_string (self->settings, "comparison-show");
  self->plan_with_review = g_settings_get_boolean (self->settings, "comparison-plan-with-review");
  gtk_widget_init_template (GTK_WIDGET (self));
  dz_comparison_strip_set_canvas (self->strip, self->canvas);
  self->row_menu = dz_comparison_view_build_row_menu ();
  dz_comparison_canvas_set_menu (self->canvas, self->row_menu);
  dz_comparison_canvas_set_all_words (self->canvas,
                                      g_settings_get_boolean (self->settings, "comparison-all-words"));
  gtk_drop_down_set_selected (self->show_drop, (guint) find_show (show));
  self->font = dz_reader_font_dup_shared ();
  g_signal_connect_object (self->font, "changed", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
}

DzComparisonCanvas *
dz_comparison_view_get_canvas (DzComparisonView *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_VIEW (self), NULL);

  return self->canvas;
}

const DzComparisonSheet *
dz_comparison_view_get_sheet (DzComparisonView *self)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_VIEW (self), NULL);

  return self->sheet;
}
