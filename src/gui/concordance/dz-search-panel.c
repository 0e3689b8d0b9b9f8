/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-search-panel.h"

#include <glib/gi18n.h>

#include "gui/chart/dz-chart-canvas.h"
#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-search-set.h"

#define CHART_HEIGHT 120
#define TABLE_WIDTH 430 /* beside the chart */
#define NARROW 640      /* a page that has no room for both */
#define WORDS_CHARS 8
#define TEXT_MARGIN 12

struct _DzSearchPanel
{
  GtkBox parent_instance;

  DzSearchModeKind kind;
  GtkBox *bar;           /* stands with the choice of modes, outside */
  GtkDropDown *drop;     /* statistic, set, or lines of the chart; NULL where there is none */
  GtkSpinButton *window;
  GtkSpinButton *least;
  GtkMenuButton *limits; /* window and least */
  GtkToggleButton *table_toggle;
  GtkEditable *phrases;
  GtkStack *stack;
  GtkLabel *text;
  GtkLabel *about; /* below the table */
  DzAcrossTable *table;
  DzChartCanvas *canvas;
  DzOverview *overview;
  DzSearchResult *result;
  DzSharedChart *chart; /* of result */
  GCancellable *running;
  gboolean filling;
  gboolean shown; /* before: chart and table stand as the reader wants them */
};

G_DEFINE_FINAL_TYPE (DzSearchPanel, dz_search_panel, GTK_TYPE_BOX)

static guint changed_signal, opened_signal;

/* Signs, for the bar is short; the button's name says what they are. */
static void
show_limits (DzSearchPanel *self)
{
  int least = gtk_spin_button_get_value_as_int (self->least);
  g_autofree char *label
    = self->window != NULL ? g_strdup_printf ("±%d · ≥%d", gtk_spin_button_get_value_as_int (self->window), least)
                           : g_strdup_printf ("≥%d", least);

  gtk_menu_button_set_label (self->limits, label);
}

static void
tell (DzSearchPanel *self)
{
  if (self->limits != NULL)
    show_limits (self);
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

/* Building */

static void
add_to_bar (DzSearchPanel *self, GtkWidget *widget, const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->bar, widget);
}

static void
add_drop (DzSearchPanel *self, const char *const *items, const char *name)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    gtk_string_list_append (list, _ (items[i]));
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL));
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (tell), self);
  add_to_bar (self, GTK_WIDGET (self->drop), name);
}

static GtkSpinButton *
add_spin (DzSearchPanel *self, GtkWidget *grid, int row, int max, int value, const char *name)
{
  GtkWidget *words = gtk_label_new_with_mnemonic (name);
  GtkWidget *spin = gtk_spin_button_new_with_range (1, max, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (tell), self);
  gtk_widget_set_tooltip_text (spin, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), spin, 1, row, 1, 1);

  return GTK_SPIN_BUTTON (spin);
}

/* Numbers stand behind a button that tells them, for the bar is short. */
static void
add_limits (DzSearchPanel *self, gboolean with_window, int least)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  if (with_window)
    self->window = add_spin (self, grid, 0, 20, 5, _ ("So Many Characters on Either Side"));
  self->least = add_spin (self, grid, 1, 100, least, _ ("So Often at Least"));
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  self->limits = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_always_show_arrow (self->limits, TRUE);
  gtk_menu_button_set_popover (self->limits, popover);
  add_to_bar (self, GTK_WIDGET (self->limits), _ ("How Near, and How Often at Least"));
  show_limits (self);
}

static void
add_phrases (DzSearchPanel *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  self->phrases = GTK_EDITABLE (entry);
  g_object_set (entry, "placeholder-text", _ ("Further phrases; apart by ；"), NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set (entry, "width-chars", WORDS_CHARS, NULL);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (tell), self);
  add_to_bar (self, entry, _ ("Further Phrases, Apart by Semicolons"));
}

static void
build_bar (DzSearchPanel *self)
{
  static const char *const measures[] = { N_ ("Log-Likelihood"), N_ ("MI"), N_ ("log Dice"), NULL };
  static const char *const none[] = { NULL };
  static const char *const lines[] = { N_ ("All Levels"), N_ ("Each Level"), NULL };

  switch (self->kind)
    {
    case DZ_SEARCH_NEIGHBOURS:
      add_drop (self, measures, _ ("Statistic That Orders the Neighbours"));
      add_limits (self, TRUE, 2);
      break;
    case DZ_SEARCH_KEYNESS:
      gtk_box_append (self->bar, gtk_label_new (_ ("against")));
      add_drop (self, none, _ ("Reports That Those Searched Are Set Against"));
      dz_search_set_fill (self->drop, NULL);
      add_limits (self, FALSE, 3);
      break;
    case DZ_SEARCH_TREND:
      add_phrases (self);
      add_drop (self, lines, _ ("Lines of the Chart"));
      self->table_toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_button_set_icon_name (GTK_BUTTON (self->table_toggle), "view-list-symbolic");
      gtk_toggle_button_set_active (self->table_toggle, TRUE);
      add_to_bar (self, GTK_WIDGET (self->table_toggle), _ ("Table beside the Chart"));
      break;
    case DZ_SEARCH_FIRST_USE:
      add_phrases (self);
      break;
    case DZ_SEARCH_REPORTS:
    case DZ_N_SEARCH_MODES:
    default:
      break;
    }
}

static void
stop_cb (DzSearchPanel *self)
{
  dz_search_panel_clear (self, _ ("Stopped."));
}

static GtkWidget *
create_busy (DzSearchPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Stop"));

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  g_signal_connect (spinner, "map", G_CALLBACK (gtk_spinner_start), NULL);
  g_signal_connect (spinner, "unmap", G_CALLBACK (gtk_spinner_stop), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (stop_cb), self);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Reading the texts…")));
  gtk_box_append (GTK_BOX (box), button);

  return box;
}

GtkEventController *
dz_search_panel_create_copy_key (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, GDK_CONTROL_MASK),
                                                          gtk_named_action_new ("concordance.copy")));

  return keys;
}

/* A row of characters is asked for as it stands; a neighbour, where it stands beside what was searched. */
static void
row_opened_cb (DzSearchPanel *self, DzAcrossRow *row)
{
  g_autofree char *words = dz_query_dup_literal (dz_across_row_get_text (row, 0));

  g_signal_emit (self, opened_signal, 0, words, self->window != NULL ? gtk_spin_button_get_value_as_int (self->window) : 0);
}

/* In a low pane the chart is scrolled rather than cut. */
static GtkWidget *
create_chart (DzSearchPanel *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->canvas = g_object_new (DZ_TYPE_CHART_CANVAS, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), -1, CHART_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->canvas));
  gtk_widget_set_hexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
create_content (DzSearchPanel *self, const DzSearchMode *mode)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->about = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->about, 0);
  gtk_label_set_ellipsize (self->about, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "view-foot");
  self->table = DZ_ACROSS_TABLE (dz_across_table_new (_ (mode->title), mode->columns, mode->n_columns));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self->table), dz_search_panel_create_copy_key ());
  if (self->kind == DZ_SEARCH_TREND)
    {
      gtk_box_append (GTK_BOX (box), create_chart (self));
      gtk_widget_set_size_request (GTK_WIDGET (self->table), TABLE_WIDTH, -1);
      g_object_bind_property (self->table_toggle, "active", self->table, "visible", G_BINDING_SYNC_CREATE);
    }
  gtk_widget_set_hexpand (GTK_WIDGET (self->table), self->kind != DZ_SEARCH_TREND);
  gtk_widget_set_vexpand (box, TRUE);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (row_opened_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (whole), box);
  gtk_box_append (GTK_BOX (whole), GTK_WIDGET (self->about));

  return whole;
}

GtkWidget *
dz_search_panel_new (DzSearchModeKind kind)
{
  DzSearchPanel *self = g_object_new (DZ_TYPE_SEARCH_PANEL, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  self->kind = kind;
  self->filling = TRUE;
  self->bar = g_object_ref_sink (GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6)));
  gtk_widget_set_hexpand (GTK_WIDGET (self->bar), TRUE);
  build_bar (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_justify (self->text, GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (GTK_WIDGET (self->text), TEXT_MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (self->text), TEXT_MARGIN);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "dim-label");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->text), "text");
  gtk_stack_add_named (self->stack, create_busy (self), "busy");
  gtk_stack_add_named (self->stack, create_content (self, dz_search_mode_get (kind)), "table");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

GtkWidget *
dz_search_panel_get_bar (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  return GTK_WIDGET (self->bar);
}

/* What is chosen */

static gboolean
add_phrase (DzSearchPanel *self, DzSearchJob *job, GSettings *settings, const char *text)
{
  g_autoptr (GError) error = NULL;
  DzQuery *query = dz_concordance_scope_parse (settings, text, &error);

  if (query == NULL)
    {
      dz_search_panel_clear (self, error->message);
      return FALSE;
    }
  g_ptr_array_add (job->queries, query);

  return TRUE;
}

static gboolean
add_all_phrases (DzSearchPanel *self, DzSearchJob *job, GSettings *settings)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[;；\n]", gtk_editable_get_text (self->phrases), 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && !add_phrase (self, job, settings, parts[i]))
      return FALSE;

  return TRUE;
}

gboolean
dz_search_panel_fill_job (DzSearchPanel *self, DzSearchJob *job, GSettings *settings)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self) && job != NULL, FALSE);

  if (self->kind == DZ_SEARCH_NEIGHBOURS)
    job->measure = (DzNeighboursMeasure) gtk_drop_down_get_selected (self->drop);
  if (self->window != NULL)
    job->window = gtk_spin_button_get_value_as_int (self->window);
  if (self->least != NULL)
    job->min_count = gtk_spin_button_get_value_as_int (self->least);
  if (self->kind == DZ_SEARCH_KEYNESS)
    job->against = dz_search_set_new_scope (self->drop);
  if (self->kind == DZ_SEARCH_TREND)
    job->by_level = gtk_drop_down_get_selected (self->drop) == 1;

  return self->phrases == NULL || add_all_phrases (self, job, settings);
}

void
dz_search_panel_set_overview (DzSearchPanel *self, DzOverview *overview)
{
  g_return_if_fail (DZ_IS_SEARCH_PANEL (self));

  /* A choice of the list runs the panel: the list must not be made anew while it is chosen from. */
  if (overview == self->overview)
    return;
  g_clear_pointer (&self->overview, dz_overview_unref);
  self->overview = overview != NULL ? dz_overview_ref (overview) : NULL;
  if (self->kind != DZ_SEARCH_KEYNESS || overview == NULL)
    return;
  self->filling = TRUE;
  dz_search_set_fill (self->drop, overview);
  self->filling = FALSE;
}

/* Running */

static void
cancel (DzSearchPanel *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

void
dz_search_panel_clear (DzSearchPanel *self, const char *text)
{
  g_return_if_fail (DZ_IS_SEARCH_PANEL (self));

  cancel (self);
  g_clear_pointer (&self->result, dz_search_result_unref);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  gtk_label_set_text (self->text, text);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
show_result (DzSearchPanel *self)
{
  int width = gtk_widget_get_width (gtk_widget_get_parent (GTK_WIDGET (self)));

  if (self->table_toggle != NULL && !self->shown && width > 0)
    gtk_toggle_button_set_active (self->table_toggle, width >= NARROW);
  self->shown = self->shown || width > 0;
  dz_across_table_set_rows (self->table, self->result->rows);
  if (self->canvas != NULL && self->result->chart != NULL)
    {
      g_clear_pointer (&self->chart, dz_shared_chart_unref);
      self->chart = dz_shared_chart_new (g_steal_pointer (&self->result->chart));
      dz_chart_canvas_set_chart (self->canvas, self->chart, self->overview);
    }
  gtk_label_set_text (self->about, self->result->about != NULL ? self->result->about : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->about), self->result->about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), self->result->about != NULL);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSearchPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzSearchResult) found = dz_search_mode_run_finish (DZ_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->running)
    return;

  g_clear_object (&self->running);
  if (found == NULL)
    dz_search_panel_clear (self, error != NULL ? error->message : "");
  else if (found->rows->len == 0)
    dz_search_panel_clear (self, _ ("Nothing was found that often."));
  else
    {
      g_clear_pointer (&self->result, dz_search_result_unref);
      self->result = g_steal_pointer (&found);
      show_result (self);
    }
}

void
dz_search_panel_run (DzSearchPanel *self, DzLibrary *library, DzSearchJob *job)
{
  g_return_if_fail (DZ_IS_SEARCH_PANEL (self) && library != NULL && job != NULL);

  cancel (self);
  self->running = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "busy");
  dz_search_mode_run_async (library, self->kind, job, self->running, ran_cb, g_object_ref (self));
}

DzSearchResult *
dz_search_panel_get_result (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  return self->result;
}

DzSharedChart *
dz_search_panel_get_chart (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  return self->chart;
}

DzTable *
dz_search_panel_build_shown (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  return self->result != NULL ? dz_across_table_build_shown (self->table) : NULL;
}

const char *
dz_search_panel_get_title (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  return _ (dz_search_mode_get (self->kind)->title);
}

gboolean
dz_search_panel_is_running (DzSearchPanel *self)
{
  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), FALSE);

  return self->running != NULL;
}

char *
dz_search_panel_dup_copy (DzSearchPanel *self)
{
  char *text;

  g_return_val_if_fail (DZ_IS_SEARCH_PANEL (self), NULL);

  if (self->result == NULL)
    return NULL;
  text = dz_across_table_dup_copy (self->table);

  return text != NULL ? text : dz_table_dup_text (self->result->table, DZ_TABLE_TSV);
}

static void
dz_search_panel_dispose (GObject *object)
{
  DzSearchPanel *self = DZ_SEARCH_PANEL (object);

  cancel (self);
  g_clear_object (&self->bar);
  g_clear_pointer (&self->result, dz_search_result_unref);
  g_clear_pointer (&self->chart, dz_shared_chart_unref);
  g_clear_pointer (&self->overview, dz_overview_unref);

  G_OBJECT_CLASS (dz_search_panel_parent_class)->dispose (object);
}

static void
dz_search_panel_class_init (DzSearchPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_search_panel_dispose;
  opened_signal = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dz_search_panel_init (DzSearchPanel *self)
{
}
