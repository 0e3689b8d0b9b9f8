/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-view-private.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-export-window.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/dz-link-button.h"
#include "gui/timeline/dz-timeline-state.h"
#include "workbench/dz-view-data.h"

G_DEFINE_FINAL_TYPE (DzTimelineView, dz_timeline_view, DZ_TYPE_VIEW)

#define SAVE_MS 400
#define ZOOM_STEP 1.25

/* Years about the chosen report that a library opens with where it has many more. */
#define OPENING_BEFORE 5.5
#define OPENING_AFTER 2.5
#define OPENING_MOST 14

enum
{
  PROP_0,
  PROP_SORT,
  PROP_WORDING,
  PROP_AS_TABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* In the order of DzTimelineSort and DzFirmness. */
static const char *const sorts[] = { "topic", "name", "goals", "verdict", "gap", NULL };
static const char *const wordings[] = { "plain", "firm", "soft", "any", NULL };

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;

  return -1;
}

/* What the reader last did is kept */

static void
save_now (DzTimelineView *self)
{
  DzTimelineState state = { .sort = self->sort, .wording = self->wording };

  g_clear_handle_id (&self->saving, g_source_remove);
  if (self->path == NULL)
    return;

  state.name = (char *) gtk_editable_get_text (GTK_EDITABLE (self->entry));
  dz_timeline_canvas_get_zoom (self->canvas, &state.first, &state.last, &state.row_scale);
  dz_timeline_state_save (&state, self->path);
}

static gboolean
save_cb (gpointer data)
{
  DzTimelineView *self = data;

  self->saving = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

/* A turn of the wheel changes many times; one save follows the last. */
static void
save_soon (DzTimelineView *self)
{
  g_clear_handle_id (&self->saving, g_source_remove);
  self->saving = g_timeout_add (SAVE_MS, save_cb, self);
}

static gboolean
take_word (char **word, const char *value, const char *const *words, const char *otherwise)
{
  if (value == NULL || find_word (words, value) < 0)
    value = otherwise;
  if (g_strcmp0 (*word, value) == 0)
    return FALSE;

  g_free (*word);
  *word = g_strdup (value);

  return TRUE;
}

static void
restore_state (DzTimelineView *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));
  const char *path = library != NULL ? dz_library_get_path (library) : NULL;
  g_auto (DzTimelineState) state = { 0 };

  if (g_strcmp0 (path, self->path) == 0)
    return;

  if (self->saving != 0)
    save_now (self);
  g_free (self->path);
  self->path = g_strdup (path);
  dz_chart_outfit_forget_texts (&self->outfit);
  dz_timeline_view_show_texts (self);
  dz_timeline_state_load (&state, path);
  if (take_word (&self->sort, state.sort, sorts, "topic"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  if (take_word (&self->wording, state.wording, wordings, "any"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDING]);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), state.name);
  dz_timeline_canvas_set_zoom (self->canvas, state.first, state.last, state.row_scale);
  self->opening = !state.known;
}

/* Sixty years in one view are too wide to begin with: the report that is open tells which of them matter. */
static void
open_at_report (DzTimelineView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const DzTimeline *timeline = dz_timeline_canvas_get_timeline (self->canvas);
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  const DzReport *report = overview != NULL && session != NULL
                               ? dz_overview_find_report (overview, dz_session_get_left_report (session))
                               : NULL;
  int year = report != NULL ? dz_report_get_year (report) : 0;

  if (!self->opening || year == 0 || timeline == NULL || timeline->rows->len == 0)
    return;

  self->opening = FALSE;
  if (timeline->last_year - timeline->first_year > OPENING_MOST)
    dz_timeline_canvas_set_zoom (self->canvas, year - OPENING_BEFORE, year + OPENING_AFTER, 1);
}

static DzTimeline *
build_timeline (DzTimelineView *self, DzOverview *overview)
{
  int firmness = find_word (wordings, self->wording);
  DzTimelineChoice choice = { .sort = (DzTimelineSort) MAX (find_word (sorts, self->sort), 0),
                              .firmness = firmness <= DZ_FIRMNESS_SOFT ? 1u << firmness : 0,
                              .name = gtk_editable_get_text (GTK_EDITABLE (self->entry)) };

  return dz_overview_build_chosen_timeline (overview, dz_view_get_filter (DZ_VIEW (self)), &choice,
                                            dz_view_get_knowledge (DZ_VIEW (self)));
}

static void
rebuild (DzView *view)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);
  DzOverview *overview = dz_view_get_overview (view);
  DzTimeline *timeline = NULL;

  if (self->library != dz_view_get_library (view))
    {
      self->library = dz_view_get_library (view);
      dz_paragraph_texts_set_library (self->words.texts, self->library);
    }
  self->words.knowledge = dz_view_get_knowledge (view);
  restore_state (self);
  if (overview != NULL)
    timeline = build_timeline (self, overview);

  dz_timeline_view_show_page (self, timeline);
  dz_timeline_view_show_years (self);
  dz_timeline_legend_popover_set_timeline (self->legend,
                                           gtk_widget_get_mapped (GTK_WIDGET (self->legend)) ? timeline : NULL,
                                           self->outfit.words);
  dz_timeline_canvas_take_timeline (self->canvas, timeline, overview, dz_view_get_knowledge (view));
  dz_timeline_canvas_set_focus_goal (self->canvas, dz_view_get_focus_goal (view));
  open_at_report (self);
  dz_timeline_view_fill_table (self);
}

/* What a saved view was drawn from is compared where one is open. */
static void
compare_saved (DzTimelineView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const DzTimeline *timeline = dz_timeline_canvas_get_timeline (self->canvas);
  g_autoptr (DzChart) marks = NULL;

  if (overview == NULL || !dz_view_has_saved (DZ_VIEW (self)))
    return;

  marks = timeline != NULL ? dz_overview_build_timeline_marks (overview, timeline) : NULL;
  dz_view_compare_saved (DZ_VIEW (self), marks);
}

static void
dz_timeline_view_overview_changed (DzView *view)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);
  DzSession *session = dz_view_get_session (view);

  if (session != NULL && self->session != session)
    g_signal_connect_object (session, "reports-changed", G_CALLBACK (open_at_report), self, G_CONNECT_SWAPPED);
  self->session = session;
  rebuild (view);
  compare_saved (self);
}

static void
dz_timeline_view_focus_changed (DzView *view)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);

  dz_timeline_canvas_set_focus_goal (self->canvas, dz_view_get_focus_goal (view));
  if (self->as_table)
    dz_timeline_table_set_focus_goal (self->table, dz_view_get_focus_goal (view));
}

static void
goal_chosen_cb (DzTimelineView *self, const DzGoal *goal)
{
  const DzQuantity *quantity = dz_goal_get_main (goal);

  /* What is missing without a report has no text to go to. */
  if (quantity->report_id != 0)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
}

static void
goal_opened_cb (DzTimelineView *self, const DzGoal *goal)
{
  goal_chosen_cb (self, goal);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
brushed_cb (DzTimelineView *self, int first, int last)
{
  if (dz_view_get_session (DZ_VIEW (self)) != NULL)
    dz_view_choose_years (DZ_VIEW (self), first, last);
}

static void
zoomed_cb (DzTimelineView *self)
{
  self->opening = FALSE;
  dz_timeline_view_fill_table_soon (self);
  save_soon (self);
}

static void
years_clicked_cb (DzTimelineView *self)
{
  brushed_cb (self, 0, 0);
}

static void
name_changed_cb (DzTimelineView *self)
{
  if (self->path == NULL)
    return;

  rebuild (DZ_VIEW (self));
  save_soon (self);
}

static void
name_stopped_cb (DzTimelineView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
legend_shown_cb (DzTimelineView *self)
{
  dz_timeline_legend_popover_set_timeline (self->legend, dz_timeline_canvas_get_timeline (self->canvas),
                                           self->outfit.words);
}

/* The same rows and years, with the program's own texts. (nullable) */
static DzSharedChart *
make_picture (DzTimelineView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  double first = 0, last = 0, row_scale = 1;
  g_autoptr (DzTimeline) timeline = NULL;

  if (overview == NULL)
    return NULL;

  timeline = build_timeline (self, overview);
  dz_timeline_canvas_get_zoom (self->canvas, &first, &last, &row_scale);

  return dz_shared_chart_new_timeline (timeline, overview, first, last);
}

static void
dressed_cb (DzTimelineView *self, const DzChartOutfit *outfit)
{
  g_autoptr (DzChartOutfit) copy = dz_chart_outfit_copy (outfit);

  dz_chart_outfit_clear (&self->outfit);
  self->outfit = *copy;
  *copy = (DzChartOutfit){ 0 };
  dz_chart_outfit_save (&self->outfit);
  dz_timeline_view_show_texts (self);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (widget);
  g_autoptr (DzSharedChart) picture = make_picture (self);
  DzChartExportWindow *window;

  if (picture == NULL)
    return;

  window = dz_chart_export_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                       dz_view_get_session (DZ_VIEW (self)), picture, &self->outfit, NULL);
  g_signal_connect_object (window, "dressed", G_CALLBACK (dressed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (widget);
  g_autoptr (DzSharedChart) bare = make_picture (self);
  g_autoptr (DzSharedChart) picture = bare != NULL ? dz_shared_chart_dress (bare, &self->outfit) : NULL;

  if (picture != NULL)
    dz_chart_print (picture, &self->outfit, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (widget);
  g_autoptr (DzSharedChart) bare = make_picture (self);
  g_autoptr (DzSharedChart) picture = bare != NULL ? dz_shared_chart_dress (bare, &self->outfit) : NULL;
  g_autoptr (GdkContentProvider) copy = NULL;
  gboolean with_picture;

  if (picture == NULL)
    return;

  copy = dz_chart_copy (picture, &self->outfit, &with_picture);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), copy);
  dz_view_tell (DZ_VIEW (self), with_picture ? _ ("Picture and data copied")
                                             : _ ("Data copied; the timeline is too long for one picture"));
}

static gboolean
dz_timeline_view_keep_state (DzView *view, DzSavedView *saved)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);
  const DzTimeline *timeline = dz_timeline_canvas_get_timeline (self->canvas);
  g_autoptr (DzChart) marks = NULL;

  if (timeline == NULL || timeline->rows->len == 0)
    return FALSE;

  marks = dz_overview_build_timeline_marks (dz_view_get_overview (view), timeline);
  saved->name = g_strdup (self->outfit.texts[DZ_CHART_TEXT_TITLE] != NULL
                            ? self->outfit.texts[DZ_CHART_TEXT_TITLE]
                            : _ ("Timeline"));
  saved->page = g_strdup ("timeline");
  saved->sort = g_strdup (self->sort);
  saved->wording = g_strdup (self->wording);
  saved->search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  dz_timeline_canvas_get_zoom (self->canvas, &saved->first, &saved->last, &saved->row_scale);
  dz_chart_outfit_keep (&self->outfit, saved);
  dz_saved_view_keep_data (saved, marks, dz_view_get_overview (view));

  return TRUE;
}

static void
dz_timeline_view_take_state (DzView *view, const DzSavedView *saved)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (view);

  g_object_set (self, "sort", saved->sort, "wording", saved->wording, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), saved->search != NULL ? saved->search : "");
  dz_chart_outfit_take (&self->outfit, saved);
  dz_timeline_view_show_texts (self);
  rebuild (view);
  self->opening = FALSE;
  dz_timeline_canvas_set_zoom (self->canvas, saved->first, saved->last, saved->row_scale);

  compare_saved (self);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  double factor = g_str_has_suffix (action, "zoom-in")    ? ZOOM_STEP
                  : g_str_has_suffix (action, "zoom-out") ? 1 / ZOOM_STEP
                                                          : 0;

  gtk_widget_activate_action (GTK_WIDGET (DZ_TIMELINE_VIEW (widget)->canvas), "canvas.zoom", "d", factor);
}

static void
clear_filters_cb (DzTimelineView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_object_set (self, "wording", "any", NULL);
  dz_view_clear_filter (DZ_VIEW (self));
}

static void
copy_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dz_timeline_table_copy (DZ_TIMELINE_VIEW (widget)->table);
}

static void
export_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dz_timeline_table_export (DZ_TIMELINE_VIEW (widget)->table);
}

static gboolean
dz_timeline_view_grab_focus (GtkWidget *widget)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (widget);

  return gtk_widget_grab_focus (self->as_table ? GTK_WIDGET (self->table) : GTK_WIDGET (self->canvas));
}

static void
dz_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (object);

  switch (id)
    {
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    case PROP_WORDING:
      g_value_set_string (value, self->wording);
      break;
    case PROP_AS_TABLE:
      g_value_set_boolean (value, self->as_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_as_table (DzTimelineView *self, gboolean as_table)
{
  if (self->as_table == as_table)
    return;

  dz_timeline_view_show_as (self, as_table);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_TABLE]);
}

static void
dz_timeline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (object);
  gboolean changed = FALSE;

  switch (id)
    {
    case PROP_SORT:
      changed = take_word (&self->sort, g_value_get_string (value), sorts, "topic");
      break;
    case PROP_AS_TABLE:
      set_as_table (self, g_value_get_boolean (value));
      break;
    case PROP_WORDING:
      changed = take_word (&self->wording, g_value_get_string (value), wordings, "any");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (!changed)
    return;

  g_object_notify_by_pspec (object, pspec);
  rebuild (DZ_VIEW (self));
  save_soon (self);
}

static void
dz_timeline_view_finalize (GObject *object)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (object);

  g_free (self->path);
  g_free (self->sort);
  g_free (self->wording);
  g_object_unref (self->words.texts);
  dz_chart_outfit_clear (&self->outfit);

  G_OBJECT_CLASS (dz_timeline_view_parent_class)->finalize (object);
}

static void
dz_timeline_view_dispose (GObject *object)
{
  DzTimelineView *self = DZ_TIMELINE_VIEW (object);

  if (self->saving != 0)
    save_now (self);
  g_clear_handle_id (&self->listing, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_TIMELINE_VIEW);

  G_OBJECT_CLASS (dz_timeline_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, years_button);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, legend);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, title_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, caption_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, source_label);
  gtk_widget_class_bind_template_child (widget_class, DzTimelineView, table);
  gtk_widget_class_bind_template_callback (widget_class, goal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, goal_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, brushed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, years_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
}

static void
dz_timeline_view_class_init (DzTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dz_timeline_view_get_property;
  object_class->set_property = dz_timeline_view_set_property;
  object_class->finalize = dz_timeline_view_finalize;
  object_class->dispose = dz_timeline_view_dispose;
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "topic", flags);
  properties[PROP_WORDING] = g_param_spec_string ("wording", NULL, NULL, "any", flags);
  properties[PROP_AS_TABLE] = g_param_spec_boolean ("as-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "timeline.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "timeline.wording", "wording");
  gtk_widget_class_install_action (widget_class, "timeline.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "timeline.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "timeline.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-all", NULL, zoom_action);
  widget_class->grab_focus = dz_timeline_view_grab_focus;
  view_class->overview_changed = dz_timeline_view_overview_changed;
  view_class->filter_changed = rebuild;
  view_class->focus_changed = dz_timeline_view_focus_changed;
  view_class->keep_state = dz_timeline_view_keep_state;
  view_class->take_state = dz_timeline_view_take_state;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_TIMELINE_CANVAS);
  g_type_ensure (DZ_TYPE_TIMELINE_LEGEND_POPOVER);
  g_type_ensure (DZ_TYPE_TIMELINE_TABLE);
  gtk_widget_class_install_property_action (widget_class, "timeline.show-as-table", "as-table");
  gtk_widget_class_install_action (widget_class, "timeline.copy-table", NULL, copy_table_cb);
  gtk_widget_class_install_action (widget_class, "timeline.export-table", NULL, export_table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "timeline.show-as-table", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/timeline/dz-timeline-view.ui");
  bind_template (widget_class);
}

static void
dz_timeline_view_init (DzTimelineView *self)
{
  self->sort = g_strdup ("topic");
  self->wording = g_strdup ("any");
  self->words.texts = dz_paragraph_texts_new ();
  dz_chart_outfit_load (&self->outfit);
  gtk_widget_init_template (GTK_WIDGET (self));
  dz_timeline_canvas_set_words (self->canvas, &self->words);
  dz_timeline_table_set_words (self->table, &self->words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.copy-table", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.export-table", FALSE);
  g_signal_connect_swapped (self->legend, "map", G_CALLBACK (legend_shown_cb), self);
  dz_timeline_view_show_page (self, NULL);
}

GtkWidget *
dz_timeline_view_new (void)
{
  return g_object_new (DZ_TYPE_TIMELINE_VIEW, NULL);
}
