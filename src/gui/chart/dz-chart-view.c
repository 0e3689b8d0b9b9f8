/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/chart/dz-chart-view.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-canvas.h"
#include "gui/chart/dz-chart-choice.h"
#include "gui/chart/dz-chart-output.h"
#include "gui/chart/dz-chart-table.h"
#include "gui/dz-compat.h"
#include "gui/dz-link-button.h"
#include "gui/dz-window.h"
#include "gui/dz-words.h"

struct _DzChartView
{
  DzView parent_instance;

  GtkDropDown *kind_drop;
  GtkDropDown *indicator_drop;
  GtkDropDown *measure_drop;
  GtkLabel *term_label;
  GtkToggleButton *table_button;
  GtkMenuButton *export_button;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkSpinButton *dpi_spin;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  DzChartCanvas *canvas;
  DzChartTable *table;

  GSimpleActionGroup *actions;
  GPtrArray *indicators; /* (element-type utf8) keys in the order of indicator_drop */
  GArray *measures;      /* (element-type DzMeasure) in the order of measure_drop */
  DzSharedChart *chart;  /* what is shown; NULL for nothing */
  GCancellable *counting; /* of a chart of a term being made */
  guint filling : 1;     /* the choosers are filled by program */
};

G_DEFINE_FINAL_TYPE (DzChartView, dz_chart_view, DZ_TYPE_VIEW)

static DzChartKind
chosen_kind (DzChartView *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_drop);

  return selected < DZ_N_CHART_KINDS ? (DzChartKind) selected : DZ_CHART_GOAL_OUTCOME;
}

static const char *
chosen_indicator (DzChartView *self)
{
  guint selected = gtk_drop_down_get_selected (self->indicator_drop);

  return selected < self->indicators->len ? g_ptr_array_index (self->indicators, selected) : NULL;
}

static DzMeasure
chosen_measure (DzChartView *self)
{
  guint selected = gtk_drop_down_get_selected (self->measure_drop);

  return selected < self->measures->len ? g_array_index (self->measures, DzMeasure, selected) : DZ_MEASURE_LEVEL;
}

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

static gboolean
kind_has_indicator (DzChartKind kind)
{
  return (dz_chart_kind_get_needs (kind) & DZ_CHART_TAKES_INDICATOR) != 0;
}

/* Without an indicator there is none to list the measures of: growth compares them all. */
static gboolean
kind_has_measure (DzChartKind kind)
{
  return kind_has_indicator (kind) && (dz_chart_kind_get_needs (kind) & DZ_CHART_TAKES_MEASURE) != 0;
}

/* Showing */

static void
enable_actions (DzChartView *self, gboolean enabled)
{
  static const char *const names[] = { "export", "print", "copy" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), enabled);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), enabled);
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
take_chart (DzChartView *self, DzChart *chart)
{
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  self->chart = chart != NULL ? dz_shared_chart_new (chart) : NULL;
  dz_chart_canvas_set_chart (self->canvas, self->chart);
  if (gtk_toggle_button_get_active (self->table_button))
    dz_chart_table_set_chart (self->table, self->chart);
  if (chart == NULL)
    show_page (self, _ ("Import reports to draw their figures."));
  else
    show_page (self, chart->empty_reason);
}

/* Making the chart: figures at once, terms on the reading thread */

static void
fill_request (DzChartView *self, DzChartRequest *request)
{
  const DzOverviewFilter *filter = dz_view_get_filter (DZ_VIEW (self));
  DzChartKind kind = chosen_kind (self);

  *request = (DzChartRequest){ .kind = kind,
                               .indicator = kind_has_indicator (kind) ? chosen_indicator (self) : NULL,
                               .measure = kind_has_indicator (kind) ? chosen_measure (self) : DZ_MEASURE_GROWTH,
                               .term = chosen_term (self),
                               .places = filter->places,
                               .first_year = filter->first_year,
                               .last_year = filter->last_year };
}

typedef struct
{
  DzOverview *overview;
  DzKnowledge *knowledge;
  char *term;
  char **places;
  int first_year;
  int last_year;
} TermJob;

static void
term_job_free (TermJob *job)
{
  dz_overview_unref (job->overview);
  dz_knowledge_unref (job->knowledge);
  g_free (job->term);
  g_strfreev (job->places);
  g_free (job);
}

static gpointer
make_term_chart (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const TermJob *job = data;
  DzChartRequest request = { .kind = DZ_CHART_TERM,
                             .term = job->term,
                             .places = (const char *const *) job->places,
                             .first_year = job->first_year,
                             .last_year = job->last_year };

  return dz_overview_build_chart (job->overview, &request, job->knowledge, store, error);
}

static void
term_chart_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzChartView) self = user_data;
  g_autoptr (GError) error = NULL;
  DzChart *chart = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

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
  TermJob *job = g_new0 (TermJob, 1);

  job->overview = dz_overview_ref (dz_view_get_overview (DZ_VIEW (self)));
  job->knowledge = dz_knowledge_ref (dz_view_get_knowledge (DZ_VIEW (self)));
  job->term = g_strdup (request->term);
  job->places = g_strdupv ((char **) request->places);
  job->first_year = request->first_year;
  job->last_year = request->last_year;
  self->counting = g_cancellable_new ();
  dz_library_read_async (dz_view_get_library (DZ_VIEW (self)), make_term_chart, job, (GDestroyNotify) term_job_free,
                         (GDestroyNotify) dz_chart_free, self->counting, term_chart_made_cb, g_object_ref (self));
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

/* The choosers */

static void
show_choosers (DzChartView *self)
{
  DzChartKind kind = chosen_kind (self);
  const char *term = chosen_term (self);

  gtk_widget_set_visible (GTK_WIDGET (self->indicator_drop), kind_has_indicator (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->measure_drop), kind_has_measure (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->term_label), !kind_has_indicator (kind));
  gtk_label_set_text (self->term_label, kind == DZ_CHART_TERM && term != NULL ? term : "");
}

static void
fill_measures (DzChartView *self, DzMeasure wanted)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  guint32 present = overview != NULL ? dz_chart_get_measures (overview, chosen_indicator (self)) : 0;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->measures, 0);
  for (DzMeasure measure = DZ_MEASURE_LEVEL; measure <= DZ_MEASURE_RATIO; measure++)
    {
      if ((present & 1u << measure) == 0)
        continue;
      if (measure == wanted)
        selected = self->measures->len;
      g_array_append_val (self->measures, measure);
      gtk_string_list_append (labels, dz_measure_get_label (measure));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->measure_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->measure_drop, self->measures->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

static guint
find_indicator (DzChartView *self, const char *indicator)
{
  for (guint i = 0; indicator != NULL && i < self->indicators->len; i++)
    if (g_str_equal (g_ptr_array_index (self->indicators, i), indicator))
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static void
fill_indicators (DzChartView *self, const char *wanted)
{
  DzOverview *overview = dz_view_get_overview (DZ_VIEW (self));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *kept = g_strdup (wanted != NULL ? wanted : chosen_indicator (self));
  guint position;

  g_clear_pointer (&self->indicators, g_ptr_array_unref);
  self->indicators
      = overview != NULL ? dz_chart_list_indicators (overview) : g_ptr_array_new_with_free_func (g_free);
  if (kept != NULL && find_indicator (self, kept) == GTK_INVALID_LIST_POSITION && wanted != NULL)
    g_ptr_array_insert (self->indicators, 0, g_strdup (kept));
  for (guint i = 0; i < self->indicators->len; i++)
    gtk_string_list_take (labels, dz_chart_dup_indicator_label (g_ptr_array_index (self->indicators, i),
                                                                dz_view_get_knowledge (DZ_VIEW (self))));

  position = find_indicator (self, kept);
  if (position == GTK_INVALID_LIST_POSITION && self->indicators->len > 0)
    position = 0;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->indicator_drop, G_LIST_MODEL (labels));
  dz_compat_match_anywhere (self->indicator_drop);
  gtk_drop_down_set_selected (self->indicator_drop, position);
  self->filling = FALSE;
}

/* The goal in focus chooses indicator and measure. FALSE if there is none. */
static gboolean
follow_goal (DzChartView *self)
{
  const DzGoal *goal = dz_view_get_focus_goal (DZ_VIEW (self));
  const DzQuantity *quantity = goal != NULL ? dz_goal_get_main (goal) : NULL;
  const char *indicator = quantity != NULL ? dz_chart_get_indicator (quantity) : NULL;
  guint position = find_indicator (self, indicator);

  if (indicator == NULL)
    return FALSE;

  if (position == GTK_INVALID_LIST_POSITION)
    fill_indicators (self, indicator);
  else if (position != gtk_drop_down_get_selected (self->indicator_drop))
    {
      self->filling = TRUE;
      gtk_drop_down_set_selected (self->indicator_drop, position);
      self->filling = FALSE;
    }
  fill_measures (self, quantity->measure);

  return TRUE;
}

static void
dz_chart_view_overview_changed (DzView *view)
{
  DzChartView *self = DZ_CHART_VIEW (view);
  DzMeasure measure = chosen_measure (self);

  fill_indicators (self, NULL);
  fill_measures (self, measure);
  show_choosers (self);
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

/* A chart that already shows what was chosen stays as it is and marks it. */
static void
dz_chart_view_focus_changed (DzView *view)
{
  DzChartView *self = DZ_CHART_VIEW (view);
  gint64 quantity_id = dz_view_get_focus (view)->quantity_id;

  show_choosers (self);
  dz_chart_canvas_set_focus (self->canvas, quantity_id);
  if (chosen_kind (self) == DZ_CHART_TERM)
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

  show_choosers (self);
  if (chosen_kind (self) == DZ_CHART_TERM)
    make_chart (self);
}

/* Callbacks of the template */

static void
kind_changed_cb (DzChartView *self)
{
  if (self->actions == NULL)
    return;

  show_choosers (self);
  make_chart (self);
}

static void
indicator_changed_cb (DzChartView *self)
{
  if (self->filling || self->actions == NULL)
    return;

  fill_measures (self, chosen_measure (self));
  make_chart (self);
}

static void
measure_changed_cb (DzChartView *self)
{
  if (!self->filling && self->actions != NULL)
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

/* Actions */

static void
toast (DzChartView *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (DZ_IS_WINDOW (root))
    dz_window_add_toast (DZ_WINDOW (root), text);
}

typedef struct
{
  DzChartView *view; /* owned */
  char *name;
} Export;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Export *export = user_data;
  g_autoptr (DzChartView) self = export->view;
  g_autofree char *name = export->name;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (dz_chart_save_finish (result, &error))
    text = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    text = g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);
  toast (self, text);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (DzChartView) self = user_data;
  g_autoptr (GFile) complete = NULL;
  Export *export;

  if (file == NULL || self->chart == NULL)
    return;

  complete = dz_chart_complete_suffix (file);
  export = g_new0 (Export, 1);
  export->view = g_object_ref (self);
  export->name = g_file_get_basename (complete);
  dz_chart_save_async (self->chart, complete,
                       &(DzChartSize){ gtk_spin_button_get_value_as_int (self->width_spin),
                                       gtk_spin_button_get_value_as_int (self->height_spin),
                                       gtk_spin_button_get_value_as_int (self->dpi_spin) },
                       NULL, saved_cb, export);
}

static void
add_filter (GListStore *filters, const char *name, const char *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = dz_chart_dup_file_name (dz_shared_chart_get (self->chart), ".png");

  add_filter (filters, _ ("PNG Picture"), "*.png");
  add_filter (filters, _ ("PDF Document"), "*.pdf");
  add_filter (filters, _ ("SVG Drawing"), "*.svg");
  gtk_menu_button_popdown (self->export_button);
  dz_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Export Chart"), _ ("_Export"), name,
                       G_LIST_MODEL (filters), file_chosen_cb, g_object_ref (self));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;

  gtk_menu_button_popdown (self->export_button);
  dz_chart_print (self->chart, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DzChartView *self = user_data;
  g_autofree char *tsv = dz_chart_dup_tsv (dz_shared_chart_get (self->chart));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
  toast (self, _ ("Data copied"));
}

/* A chooser whose words give way where the window is narrow. */

static void
setup_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
let_words_give_way (GtkDropDown *drop)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (drop, factory);
}

/* The window's menu stands outside the view: the window gets the actions too. */
static void
dz_chart_view_root (GtkWidget *widget)
{
  DzChartView *self = DZ_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (dz_chart_view_parent_class)->root (widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "chart", G_ACTION_GROUP (self->actions));
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

  G_OBJECT_CLASS (dz_chart_view_parent_class)->dispose (object);
}

static void
dz_chart_view_finalize (GObject *object)
{
  DzChartView *self = DZ_CHART_VIEW (object);

  g_ptr_array_unref (self->indicators);
  g_array_unref (self->measures);

  G_OBJECT_CLASS (dz_chart_view_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzChartView, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, indicator_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, measure_drop);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, term_label);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, table_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, export_button);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, height_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzChartView, table);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, indicator_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, measure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_chosen_cb);
}

static gboolean
dz_chart_view_grab_focus (GtkWidget *widget)
{
  DzChartView *self = DZ_CHART_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->canvas)) || gtk_widget_grab_focus (GTK_WIDGET (self->kind_drop));
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

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_CHART_CANVAS);
  g_type_ensure (DZ_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/chart/dz-chart-view.ui");
  bind_children (widget_class);
}

/* District and city come first: the question asked most. */
static void
fill_kinds (DzChartView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (DzChartKind kind = 0; kind < DZ_N_CHART_KINDS; kind++)
    gtk_string_list_append (names, dz_chart_kind_get_name (kind));
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kind_drop, DZ_CHART_PLACES);
}

static void
dz_chart_view_init (DzChartView *self)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, NULL, NULL, NULL, { 0 } },
    { "print", print_cb, NULL, NULL, NULL, { 0 } },
    { "copy", copy_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GtkExpression) by_label = NULL;

  self->indicators = g_ptr_array_new_with_free_func (g_free);
  self->measures = g_array_new (FALSE, FALSE, sizeof (DzMeasure));
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_kinds (self);
  let_words_give_way (self->kind_drop);
  let_words_give_way (self->indicator_drop);
  let_words_give_way (self->measure_drop);
  by_label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->indicator_drop, by_label);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (self->actions));
  show_choosers (self);
  take_chart (self, NULL);
}

GtkWidget *
dz_chart_view_new (void)
{
  return g_object_new (DZ_TYPE_CHART_VIEW, NULL);
}
