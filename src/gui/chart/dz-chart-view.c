/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-view.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-canvas.h"
#include "gui/chart/dz-chart-choice.h"
#include "gui/chart/dz-chart-chooser.h"
#include "gui/chart/dz-chart-export-window.h"
#include "gui/chart/dz-chart-outfit.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/chart/dz-chart-table.h"
#include "gui/chart/dz-chart-term.h"
#include "gui/dz-link-button.h"
#include "workbench/dz-view-data.h"

struct _DzChartView
{
  DzView parent_instance;

  DzChartChooser *chooser;
  GtkToggleButton *table_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  DzChartCanvas *canvas;
  DzChartTable *table;

  GSimpleActionGroup *actions;
  DzChartOutfit outfit;
  DzSharedChart *bare;    /* what is shown, with its own texts; NULL for nothing */
  DzSharedChart *chart;   /* the same with the reader's */
  GCancellable *counting; /* of a chart of a term being made */
  gboolean kind_chosen;   /* by the reader; before, what is in focus tells */
};

G_DEFINE_FINAL_TYPE (DzChartView, dz_chart_view, DZ_TYPE_VIEW)

/* The term in focus, else what is searched for. */
static const char *
chosen_term (DzChartView *self)
{
  const char *term = dz_view_get_focus (DZ_VIEW (self))->term;
  const char *query = dz_view_get_query (DZ_VIEW (self));

  if (term != NULL && *term != '\0')
    return term;

  return query != NULL && *query != '\0' ? query : NULL;
}

/* Showing */

static void
enable_actions (DzChartView *self, gboolean enabled)
{
  static const char *const names[] = { "export", "print", "copy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), enabled);
}

static void
show_page (DzChartView *self, const char *reason)
{
  if (reason != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (reason, -1);

      adw_status_page_set_description (self->empty_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "empty");
    }
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      gtk_toggle_button_get_active (self->table_button) ? "table" : "chart");
  enable_actions (self, reason == NULL);
}

static void
dress_chart (DzChartView *self)
{
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  self->chart = self->bare != NULL ? dz_shared_chart_dress (self->bare, &self->outfit) : NULL;
  dz_chart_canvas_set_chart (self->canvas, self->chart, dz_view_get_overview (DZ_VIEW (self)));
  if (gtk_toggle_button_get_active (self->table_button))
    dz_chart_table_set_chart (self->table, self->chart);
}

static void
take_chart (DzChartView *self, DzChart *chart)
{
  g_clear_pointer (&self->bare, dz_shared_chart_unref);
  self->bare = chart != NULL ? dz_shared_chart_new (chart) : NULL;
  dress_chart (self);
  if (chart == NULL)
    show_page (self, _ ("Import reports to draw their figures."));
  else
    show_page (self, chart->empty_reason);
  dz_view_compare_saved (DZ_VIEW (self), chart);
}

/* Making the chart: figures at once, terms on the reading thread */

static void
fill_request (DzChartView *self, DzChartRequest *request)
{
  const DzOverviewFilter *filter = dz_view_get_filter (DZ_VIEW (self));

  *request = (DzChartRequest){ .kind = dz_chart_chooser_get_kind (self->chooser),
                               .indicator = dz_chart_chooser_get_indicator (self->chooser),
                               .measure = dz_chart_chooser_get_measure (self->chooser),
                               .term = chosen_term (self),
                               .places = filter->places,
                               .first_year = filter->first_year,
                               .last_year = filter->last_year };
}

static void
term_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzChartView) self = user_data;
  g_autoptr (GError) error = NULL;
  DzChart *chart = dz_chart_count_term_finish (DZ_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->counting);
  if (chart != NULL)
    take_chart (self, chart);
  else
    show_page (self, error != NULL ? error->message : "");
}

static void
start_term_chart (DzChartView *self, const DzChartRequest *request)
{
  DzView *view = DZ_VIEW (self);

  self->counting = g_cancellable_new ();
  dz_chart_count_term_async (dz_view_get_library (view), dz_view_get_overview (view),
                             dz_view_get_knowledge (view), request, self->counting, term_counted_cb,
                             g_object_ref (self));
}

static void
make_figure_chart (DzChartView *self, DzChartRequest *request)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  const DzGoal *goal = dz_view_get_focus_goal (DZ_VIEW (self));
  const char *places[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  DzChart *chart;

  /* One place only: that of the goal in focus. */
  if (request->kind == DZ_CHART_GOAL_OUTCOME && goal != NULL)
    {
      places[0] = dz_goal_get_main (goal)->place;
      request->places = places;
    }
  chart = dz_overview_build_chart (overview, request, dz_view_get_knowledge (DZ_VIEW (self)), NULL, &error);
  if (chart != NULL)
    take_chart (self, chart);
  else
    show_page (self, error != NULL ? error->message : "");
}

static void
cancel_counting (DzChartView *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
make_chart (DzChartView *self)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  DzChartRequest request;

  cancel_counting (self);
  if (overview == NULL || overview->reports->len == 0)
    {
      take_chart (self, NULL);
      return;
    }

  fill_request (self, &request);
  dz_chart_canvas_set_focus (self->canvas, dz_view_get_focus (DZ_VIEW (self))->quantity_id);
  if (request.kind != DZ_CHART_TERM)
    make_figure_chart (self, &request);
  else if (request.term != NULL)
    start_term_chart (self, &request);
  else
    show_page (self, _ ("Choose a term in the glossary, or search for a word."));
}

/* The chooser */

static void
show_term (DzChartView *self)
{
  dz_chart_chooser_set_term (self->chooser, chosen_term (self));
}

/* The goal in focus chooses indicator and measure. FALSE if there is none. */
static gboolean
follow_goal (DzChartView *self)
{
  const DzGoal *goal = dz_view_get_focus_goal (DZ_VIEW (self));
  const DzQuantity *quantity = goal != NULL ? dz_goal_get_main (goal) : NULL;
  const char *indicator = quantity != NULL ? dz_chart_get_indicator (quantity) : NULL;

  if (indicator == NULL)
    return FALSE;

  dz_view_leave_saved (DZ_VIEW (self));
  dz_chart_chooser_set_indicator (self->chooser, indicator, quantity->measure);
  dz_chart_outfit_forget_texts (&self->outfit);

  return TRUE;
}

static void
dz_chart_view_overview_changed (DzView *view)
{
  DzChartView *self = DZ_CHART_VIEW (view);

  dz_chart_canvas_set_library (self->canvas, dz_view_get_library (view));
  dz_chart_chooser_fill (self->chooser, dz_view_get_overview (view), dz_view_get_knowledge (view));
  show_term (self);
  make_chart (self);
}

static gboolean
shows_quantity (DzChartView *self, gint64 quantity_id)
{
  const GPtrArray *series = self->chart != NULL ? dz_shared_chart_get (self->chart)->series : NULL;

  for (guint i = 0; series != NULL && i < series->len; i++)
    {
      const GPtrArray *marks = ((const DzChartSeries *) g_ptr_array_index (series, i))->marks;

      for (guint j = 0; j < marks->len; j++)
        if (((const DzChartMark *) g_ptr_array_index (marks, j))->quantity_id == quantity_id)
          return TRUE;
    }

  return FALSE;
}

/* Whether another place gives figures of the same indicator and measure too. */
static gboolean
is_comparable (const DzOverview *overview, const DzQuantity *quantity)
{
  const char *indicator = dz_chart_get_indicator (quantity);

  for (guint i = 0; indicator != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *other = g_ptr_array_index (overview->quantities, i);

      if (other->measure == quantity->measure && g_strcmp0 (other->place, quantity->place) != 0
          && g_strcmp0 (dz_chart_get_indicator (other), indicator) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Until the reader chooses a kind: a term is counted, a figure compared with other places, or else with its
 * goals. FALSE where it stays. */
static gboolean
follow_focus (DzChartView *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  const DzGoal *goal = dz_view_get_focus_goal (DZ_VIEW (self));
  DzChartKind kind = dz_chart_chooser_get_kind (self->chooser);
  DzChartKind fitting = kind;

  if (goal != NULL)
    fitting = is_comparable (dz_view_get_overview (DZ_VIEW (self)), dz_goal_get_main (goal))
                ? DZ_CHART_PLACES
                : DZ_CHART_GOAL_OUTCOME;
  else if (focus->term != NULL && *focus->term != '\0')
    fitting = DZ_CHART_TERM;
  if (self->kind_chosen || fitting == kind)
    return FALSE;

  dz_chart_chooser_set_kind (self->chooser, fitting);

  return TRUE;
}

/* A chart that already shows what was chosen stays as it is and marks it. */
static void
dz_chart_view_focus_changed (DzView *view)
{
  DzChartView *self = DZ_CHART_VIEW (view);
  gint64 quantity_id = dz_view_get_focus (view)->quantity_id;
  gboolean other_kind = follow_focus (self);

  show_term (self);
  dz_chart_canvas_set_focus (self->canvas, quantity_id);
  if (other_kind)
    {
      follow_goal (self);
      make_chart (self);
    }
  else if (dz_chart_chooser_get_kind (self->chooser) == DZ_CHART_TERM)
    make_chart (self);
  else if (quantity_id != 0 && !shows_quantity (self, quantity_id) && follow_goal (self))
    make_chart (self);
}

static void
dz_chart_view_filter_changed (DzView *view)
{
  make_chart (DZ_CHART_VIEW (view));
}

static void
dz_chart_view_query_changed (DzView *view)
{
  DzChartView *self = DZ_CHART_VIEW (view);

  show_term (self);
  if (dz_chart_chooser_get_kind (self->chooser) == DZ_CHART_TERM)
    make_chart (self);
}

/* Callbacks of the template */

/* Texts of the reader were written for what was shown before. */
static void
choice_changed_cb (DzChartView *self)
{
  self->kind_chosen = TRUE;
  dz_view_leave_saved (DZ_VIEW (self));
  dz_chart_outfit_forget_texts (&self->outfit);
  make_chart (self);
}

static void
table_toggled_cb (DzChartView *self)
{
  if (self->chart == NULL)
    return;

  dz_chart_table_set_chart (self->table, self->chart);
  show_page (self, dz_shared_chart_get (self->chart)->empty_reason);
}

static const DzQuantity *
find_quantity (DzChartView *self, gint64 id)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));

  for (guint i = 0; overview != NULL && id != 0 && i < overview->quantities->len; i++)
    if (((const DzQuantity *) g_ptr_array_index (overview->quantities, i))->id == id)
      return g_ptr_array_index (overview->quantities, i);

  return NULL;
}

static void
mark_chosen_cb (DzChartView *self, const DzChartMark *mark)
{
  const DzQuantity *quantity = find_quantity (self, mark->quantity_id);

  if (quantity != NULL)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
  else if (mark->report_id != 0)
    dz_view_choose_paragraph (DZ_VIEW (self), mark->report_id, mark->paragraph_id, mark->start, mark->end);
}

static void
mark_opened_cb (DzChartView *self, const DzChartMark *mark)
{
  mark_chosen_cb (self, mark);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.read", NULL);
}

static void
brushed_cb (DzChartView *self, int first, int last)
{
  if (dz_view_get_session (DZ_VIEW (self)) != NULL)
    dz_view_choose_years (DZ_VIEW (self), first, last);
}

/* Actions */

static void
dressed_cb (DzChartView *self, const DzChartOutfit *outfit)
{
  g_autoptr (DzChartOutfit) copy = dz_chart_outfit_copy (outfit);

  dz_chart_outfit_clear (&self->outfit);
  self->outfit = *copy;
  *copy = (DzChartOutfit){ 0 };
  dz_chart_outfit_save (&self->outfit);
  dress_chart (self);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;
  DzChartRequest request;
  DzChartExportWindow *window;

  fill_request (self, &request);
  window = dz_chart_export_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       dz_view_get_session (DZ_VIEW (self)), self->bare, &self->outfit, &request);
  g_signal_connect_object (window, "dressed", G_CALLBACK (dressed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;

  dz_chart_print (self->chart, &self->outfit, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* A program for pictures takes the picture, one for tables or text the data. */
static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;
  gboolean with_picture;
  g_autoptr (GdkContentProvider) copy = dz_chart_copy (self->chart, &self->outfit, &with_picture);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), copy);
  dz_view_tell (DZ_VIEW (self), _ ("Picture and data copied"));
}

static void
kind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;
  DzChartKind kind;

  if (!dz_chart_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    return;

  dz_chart_chooser_set_kind (self->chooser, kind);
  choice_changed_cb (self);
}

/* Saved views */

static gboolean
dz_chart_view_keep_state (DzView *view, DzSavedView *saved)
{
  DzChartView *self = DZ_CHART_VIEW (view);
  DzChartRequest request;

  if (self->bare == NULL || dz_shared_chart_get (self->bare)->empty_reason != NULL)
    return FALSE;

  fill_request (self, &request);
  saved->name = g_strdup (dz_shared_chart_get (self->chart)->title);
  saved->page = g_strdup ("chart");
  saved->kind = g_strdup (dz_chart_kind_get_nick (request.kind));
  saved->indicator = g_strdup (request.indicator);
  saved->measure = g_strdup (dz_measure_get_nick (request.measure));
  saved->term = request.kind == DZ_CHART_TERM ? g_strdup (request.term) : NULL;
  saved->table = gtk_toggle_button_get_active (self->table_button);
  dz_chart_outfit_keep (&self->outfit, saved);
  dz_saved_view_keep_data (saved, dz_shared_chart_get (self->bare), dz_view_get_overview (view));

  return TRUE;
}

static void
dz_chart_view_take_state (DzView *view, const DzSavedView *saved)
{
  DzChartView *self = DZ_CHART_VIEW (view);
  DzChartKind kind = DZ_CHART_PLACES;
  DzMeasure measure = DZ_MEASURE_LEVEL;

  self->kind_chosen = TRUE;
  if (saved->kind != NULL)
    dz_chart_kind_from_nick (saved->kind, &kind);
  if (saved->measure != NULL)
    dz_measure_from_nick (saved->measure, &measure);
  dz_chart_chooser_set_kind (self->chooser, kind);
  if (saved->indicator != NULL)
    dz_chart_chooser_set_indicator (self->chooser, saved->indicator, measure);
  gtk_toggle_button_set_active (self->table_button, saved->table);
  dz_chart_outfit_take (&self->outfit, saved);
  make_chart (self);
}

/* The window's menu stands outside the view: the window gets the actions too. */
static void
dz_chart_view_root (GtkWidget *widget)
{
  DzChartView *self = DZ_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (dz_chart_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "chart",
                                  G_ACTION_GROUP (self->actions));
}

static void
dz_chart_view_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "chart", NULL);
  GTK_WIDGET_CLASS (dz_chart_view_parent_class)->unroot (widget);
}

static void
dz_chart_view_dispose (GObject *object)
{
  DzChartView *self = DZ_CHART_VIEW (object);

  cancel_counting (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CHART_VIEW);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  g_clear_pointer (&self->bare, dz_shared_chart_unref);

  G_OBJECT_CLASS (dz_chart_view_parent_class)->dispose (object);
}

static void
dz_chart_view_finalize (GObject *object)
{
  DzChartView *self = DZ_CHART_VIEW (object);

  dz_chart_outfit_clear (&self->outfit);

  G_OBJECT_CLASS (dz_chart_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzChartView, chooser);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, table_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, table);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, brushed_cb);
}

static gboolean
dz_chart_view_grab_focus (GtkWidget *widget)
{
  DzChartView *self = DZ_CHART_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->canvas)) || gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
dz_chart_view_class_init (DzChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_chart_view_dispose;
  object_class->finalize = dz_chart_view_finalize;
  widget_class->grab_focus = dz_chart_view_grab_focus;
  widget_class->root = dz_chart_view_root;
  widget_class->unroot = dz_chart_view_unroot;
  view_class->overview_changed = dz_chart_view_overview_changed;
  view_class->focus_changed = dz_chart_view_focus_changed;
  view_class->filter_changed = dz_chart_view_filter_changed;
  view_class->query_changed = dz_chart_view_query_changed;
  view_class->keep_state = dz_chart_view_keep_state;
  view_class->take_state = dz_chart_view_take_state;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_CHART_CANVAS);
  g_type_ensure (DZ_TYPE_CHART_CHOOSER);
  g_type_ensure (DZ_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/chart/dz-chart-view.ui");
  bind_children (widget_class);
}

static void
dz_chart_view_init (DzChartView *self)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL, { 0 } },
    { "print", print_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, NULL, NULL, NULL, { 0 } },
    { "kind", kind_cb, "s", NULL, NULL, { 0 } },
  };

  dz_chart_outfit_load (&self->outfit);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (self->actions));
  take_chart (self, NULL);
}

GtkWidget *
dz_chart_view_new (void)
{
  return g_object_new (DZ_TYPE_CHART_VIEW, NULL);
}
