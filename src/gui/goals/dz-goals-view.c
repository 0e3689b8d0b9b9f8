/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-goals-view-private.h"

#include <glib/gi18n.h>

#include "gui/dz-link-button.h"
#include "gui/goals/dz-ledger-list.h"
#include "gui/goals/dz-ledger-output.h"
#include "gui/goals/dz-verdict-rules.h"

static const DzLedgerMode *const modes[] = { &dz_goals_mode, &dz_amplification_mode, &dz_discrepancies_mode };

#define N_MODES G_N_ELEMENTS (modes)

struct _DzGoalsView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkToggleButton *uncertain_button;
  GtkLabel *count_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *none_page;
  GtkPopoverMenu *menu;

  DzLedgerWords words;
  char *needle;                 /* what the entry says, folded */
  guint mode;                   /* index into modes */
  DzLedgerList *lists[N_MODES]; /* made when first shown */
};

G_DEFINE_FINAL_TYPE (DzGoalsView, dz_goals_view, DZ_TYPE_VIEW)

enum
{
  PROP_0,
  PROP_MODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DzLedgerList *
shown_list (DzGoalsView *self)
{
  return self->lists[self->mode];
}

static gboolean
is_uncertain (const DzQuantity *quantity)
{
  return quantity != NULL && quantity->doubts != DZ_DOUBT_NONE;
}

static gboolean
accepts (gpointer item, gpointer user_data)
{
  DzGoalsView *self = user_data;

  if (gtk_toggle_button_get_active (self->uncertain_button) && !is_uncertain (dz_ledger_row_get_first (item))
      && !is_uncertain (dz_ledger_row_get_second (item)))
    return FALSE;

  return modes[self->mode]->accepts (item, dz_view_get_filter (DZ_VIEW (self)), self->words.knowledge)
         && dz_ledger_row_matches (item, self->needle, &self->words);
}

static void
update_page (DzGoalsView *self)
{
  const DzLedgerMode *mode = modes[self->mode];
  guint n_rows = dz_ledger_list_get_n_rows (shown_list (self));
  guint n_shown = dz_ledger_list_get_n_shown (shown_list (self));
  /* Translators: rows of the table of goals. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n_shown), n_shown);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_rows > 0);
  adw_status_page_set_title (self->empty_page, _ (mode->empty_title));
  adw_status_page_set_description (self->empty_page, _ (mode->empty_text));
  adw_status_page_set_title (self->none_page, _ (mode->none_title));
  gtk_stack_set_visible_child_name (self->stack, n_rows == 0 ? "empty" : n_shown == 0 ? "none" : mode->name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.export", n_shown > 0);
}

/* Selection and focus */

static gboolean
is_in_focus (DzLedgerRow *row, gpointer user_data)
{
  DzGoalsView *self = user_data;
  gint64 id = dz_view_get_focus (DZ_VIEW (self))->quantity_id;
  const DzQuantity *first = dz_ledger_row_get_first (row);
  const DzQuantity *second = dz_ledger_row_get_second (row);

  if (modes[self->mode] == &dz_goals_mode)
    return dz_ledger_row_get_item (row) == dz_view_get_focus_goal (DZ_VIEW (self));

  return id != 0 && ((first != NULL && first->id == id) || (second != NULL && second->id == id));
}

/* What stands for a goal that is not there has no figure of its own: the focus is its paragraph. */
static gboolean
is_chosen_absence (DzGoalsView *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  g_autoptr (DzLedgerRow) row = dz_ledger_list_dup_chosen (shown_list (self));
  const DzQuantity *main = row != NULL ? dz_ledger_row_get_main (row) : NULL;

  return main != NULL && main->id == 0 && focus->quantity_id == 0 && main->paragraph_id == focus->paragraph_id;
}

static void
select_focus (DzGoalsView *self)
{
  if (!is_chosen_absence (self))
    dz_ledger_list_select (shown_list (self), is_in_focus, self);
}

static void
choose (DzGoalsView *self, const DzQuantity *quantity)
{
  if (quantity->id != 0)
    dz_view_choose_quantity (DZ_VIEW (self), quantity);
  else if (quantity->report_id != 0)
    dz_view_choose_paragraph (DZ_VIEW (self), quantity->report_id, quantity->paragraph_id, quantity->start,
                              quantity->end);
}

static void
chosen_cb (DzGoalsView *self, DzLedgerRow *row)
{
  choose (self, dz_ledger_row_get_main (row));
}

/* Enter, or a click on the row that is chosen, leads to the other end, and back. */
static void
activated_cb (DzGoalsView *self, DzLedgerRow *row)
{
  const DzQuantity *first = dz_ledger_row_get_main (row);
  const DzQuantity *second = dz_ledger_row_get_second (row);
  gboolean at_first = first->id != 0 && dz_view_get_focus (DZ_VIEW (self))->quantity_id == first->id;

  choose (self, at_first && second != NULL ? second : first);
}

static void
selection_changed_cb (DzGoalsView *self, DzLedgerList *list)
{
  g_autoptr (DzLedgerRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (list != shown_list (self))
    return;

  row = dz_ledger_list_dup_chosen (list);
  rows = dz_ledger_list_dup_rows (list, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.copy", rows->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.go-first",
                                 row != NULL && dz_ledger_row_get_first (row) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goals.go-second",
                                 row != NULL && dz_ledger_row_get_second (row) != NULL);
  dz_goals_view_update_rulings (self);
}

static void
go (DzGoalsView *self, gboolean second)
{
  g_autoptr (DzLedgerRow) row = dz_ledger_list_dup_chosen (shown_list (self));

  if (row != NULL)
    choose (self, second ? dz_ledger_row_get_second (row) : dz_ledger_row_get_first (row));
}

static void
go_first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (DZ_GOALS_VIEW (widget), FALSE);
}

static void
go_second_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go (DZ_GOALS_VIEW (widget), TRUE);
}

/* Modes */

static void
ensure_list (DzGoalsView *self, guint mode)
{
  if (self->lists[mode] != NULL)
    return;

  self->lists[mode] = dz_ledger_list_new (modes[mode], &self->words, accepts, self);
  g_signal_connect_object (self->lists[mode], "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists[mode], "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists[mode], "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->lists[mode]), modes[mode]->name);
}

/* A table that nobody sees holds no rows. */
static void
fill (DzGoalsView *self)
{
  for (guint i = 0; i < N_MODES; i++)
    if (i != self->mode && self->lists[i] != NULL)
      dz_ledger_list_set_overview (self->lists[i], NULL);
  dz_ledger_list_set_overview (shown_list (self), dz_view_get_overview (DZ_VIEW (self)));
  update_page (self);
  select_focus (self);
}

static void
set_mode (DzGoalsView *self, const char *name)
{
  guint mode = 0;

  for (guint i = 0; i < N_MODES; i++)
    if (g_strcmp0 (modes[i]->name, name) == 0)
      mode = i;
  if (mode == self->mode && shown_list (self) != NULL)
    return;

  self->mode = mode;
  ensure_list (self, mode);
  fill (self);
  selection_changed_cb (self, shown_list (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
refilter (DzGoalsView *self)
{
  dz_ledger_list_refilter (shown_list (self));
  update_page (self);
  select_focus (self);
}

static void
dz_goals_view_overview_changed (DzView *view)
{
  DzGoalsView *self = DZ_GOALS_VIEW (view);

  self->words.knowledge = dz_view_get_knowledge (view);
  dz_paragraph_texts_set_library (self->words.texts, dz_view_get_library (view));
  fill (self);
}

static void
dz_goals_view_filter_changed (DzView *view)
{
  refilter (DZ_GOALS_VIEW (view));
}

static void
dz_goals_view_focus_changed (DzView *view)
{
  select_focus (DZ_GOALS_VIEW (view));
}

/* Out of the window */

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);
  g_autoptr (GPtrArray) rows = dz_ledger_list_dup_rows (shown_list (self), TRUE);

  dz_ledger_output_copy (modes[self->mode], rows, &self->words, widget);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);
  g_autoptr (GPtrArray) rows = dz_ledger_list_dup_rows (shown_list (self), FALSE);

  dz_ledger_output_export (modes[self->mode], rows, &self->words, widget);
}

static void
rules_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (widget));

  if (session != NULL)
    dz_verdict_rules_present (session, GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* The menu of a row */

static GMenuModel *
menu_model_new (DzGoalsView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) output = g_menu_new ();

  g_menu_append (places, _ (modes[self->mode]->first_label), "goals.go-first");
  g_menu_append (places, _ (modes[self->mode]->second_label), "goals.go-second");
  g_menu_append (places, _ ("Follow Through the _Years"), "win.trace");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  if (modes[self->mode] == &dz_goals_mode)
    dz_goals_view_append_rulings (menu);
  g_menu_append (output, _ ("_Copy Chosen Rows"), "goals.copy");
  g_menu_append (output, _ ("_Export Table…"), "goals.export");
  g_menu_append (output, _ ("Verdict _Rules…"), "goals.rules");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (output));

  return G_MENU_MODEL (menu);
}

static void
pop_up (DzGoalsView *self, double x, double y)
{
  g_autoptr (GMenuModel) model = menu_model_new (self);

  gtk_popover_menu_set_menu_model (self->menu, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pop_up (DZ_GOALS_VIEW (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static void
pressed_cb (DzGoalsView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *stack = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y);

  dz_ledger_list_choose_at (shown_list (self), stack, x, y);
  if (gtk_widget_compute_point (stack, GTK_WIDGET (self), &at, &at))
    pop_up (self, at.x, at.y);
}

/* Callbacks of the template */

static void
text_changed_cb (DzGoalsView *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_free (self->needle);
  self->needle = g_utf8_casefold (text, -1);
  refilter (self);
}

static void
uncertain_cb (DzGoalsView *self)
{
  refilter (self);
}

static void
stopped_cb (DzGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
clear_filters_cb (DzGoalsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_toggle_button_set_active (self->uncertain_button, FALSE);
  dz_view_clear_filter (DZ_VIEW (self));
}

static void
dz_goals_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODE)
    g_value_set_static_string (value, modes[DZ_GOALS_VIEW (object)->mode]->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_goals_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MODE)
    set_mode (DZ_GOALS_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dz_goals_view_dispose (GObject *object)
{
  DzGoalsView *self = DZ_GOALS_VIEW (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_GOALS_VIEW);

  G_OBJECT_CLASS (dz_goals_view_parent_class)->dispose (object);
}

static void
dz_goals_view_finalize (GObject *object)
{
  DzGoalsView *self = DZ_GOALS_VIEW (object);

  g_free (self->needle);
  g_object_unref (self->words.texts);

  G_OBJECT_CLASS (dz_goals_view_parent_class)->finalize (object);
}

static gboolean
dz_goals_view_grab_focus (GtkWidget *widget)
{
  DzGoalsView *self = DZ_GOALS_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (shown_list (self)))
         || gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "goals.mode", "mode");
  gtk_widget_class_install_action (widget_class, "goals.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "goals.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "goals.go-first", NULL, go_first_cb);
  gtk_widget_class_install_action (widget_class, "goals.go-second", NULL, go_second_cb);
  gtk_widget_class_install_action (widget_class, "goals.menu", NULL, menu_cb);
  dz_goals_view_install_rulings (widget_class);
  gtk_widget_class_install_action (widget_class, "goals.rules", NULL, rules_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "goals.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "goals.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "goals.menu", NULL);
}

static void
dz_goals_view_class_init (DzGoalsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->get_property = dz_goals_view_get_property;
  object_class->set_property = dz_goals_view_set_property;
  object_class->dispose = dz_goals_view_dispose;
  object_class->finalize = dz_goals_view_finalize;
  widget_class->grab_focus = dz_goals_view_grab_focus;
  view_class->overview_changed = dz_goals_view_overview_changed;
  view_class->filter_changed = dz_goals_view_filter_changed;
  view_class->focus_changed = dz_goals_view_focus_changed;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "goals",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/goals/dz-goals-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, uncertain_button);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DzGoalsView, none_page);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, uncertain_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
dz_goals_view_init (DzGoalsView *self)
{
  self->needle = g_strdup ("");
  self->words.texts = dz_paragraph_texts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Nested: in a sliding submenu the keyboard is lost to what stands below the menu. */
  self->menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model_full (NULL, GTK_POPOVER_MENU_NESTED));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  set_mode (self, "goals");
}

GtkWidget *
dz_goals_view_new (void)
{
  return g_object_new (DZ_TYPE_GOALS_VIEW, NULL);
}

const DzGoal *
dz_goals_view_get_chosen_goal (DzGoalsView *self)
{
  g_autoptr (DzLedgerRow) row = NULL;
  const DzGoal *goal;

  g_return_val_if_fail (DZ_IS_GOALS_VIEW (self), NULL);

  if (modes[self->mode] != &dz_goals_mode || shown_list (self) == NULL)
    return NULL;
  row = dz_ledger_list_dup_chosen (shown_list (self));
  goal = row != NULL ? dz_ledger_row_get_item (row) : NULL;

  return goal != NULL && goal->goal != NULL ? goal : NULL;
}

DzLedgerRow *
dz_goals_view_dup_chosen_row (DzGoalsView *self)
{
  g_return_val_if_fail (DZ_IS_GOALS_VIEW (self), NULL);

  return shown_list (self) != NULL ? dz_ledger_list_dup_chosen (shown_list (self)) : NULL;
}
