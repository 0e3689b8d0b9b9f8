/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include <glib/gi18n.h>

#include "core/dz-text.h"
#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-count-row.h"
#include "gui/dz-link-button.h"

#define SHOWN_QUERY 60 /* code points of what was not found */

G_DEFINE_FINAL_TYPE (DzConcordanceView, dz_concordance_view, DZ_TYPE_VIEW)

/* Where */

/* Two scopes that are alike have the same. */
static char *
dup_where (const DzSearchScope *scope)
{
  g_autofree char *words = dz_search_scope_dup_words (scope);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                          scope->reports != NULL ? g_array_index (scope->reports, gint64, 0) : 0, words);
}

/* Searching */

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
cancel_search (DzConcordanceView *self)
{
  cancel (&self->searching);
  cancel (&self->measuring);
}

static void searched_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What was found so far is on the page while more is looked for. */
static void
search_on (DzConcordanceView *self)
{
  dz_concordance_search_step_async (self->search, dz_view_get_library (DZ_VIEW (self)), self->fresh ? NULL : self->found,
                                    self->searching, searched_cb, g_object_ref (self));
}

/* Only the latest search counts, also where an earlier one was done before it could be cancelled. */
static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzConcordanceView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzConcordance) found = dz_concordance_search_step_finish (DZ_LIBRARY (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->searching)
    return;

  if (found != NULL)
    {
      if (found->complete)
        g_clear_object (&self->searching);
      dz_concordance_view_show_found (self, g_steal_pointer (&found));
      if (self->searching != NULL)
        search_on (self);
      return;
    }

  g_clear_object (&self->searching);
  adw_status_page_set_description (self->error_page, error != NULL ? error->message : NULL);
  dz_concordance_view_show_nothing (self, "error");
}

static void
say_none (DzConcordanceView *self, const char *query)
{
  /* Translators: %s is what was searched for. */
  g_autofree char *start = dz_text_slice (query, 0, SHOWN_QUERY);
  g_autofree char *shown = g_strconcat (start, strlen (start) < strlen (query) ? "…" : "", NULL);
  g_autofree char *text = g_strdup_printf (_ ("“%s” stands nowhere in what was searched."), shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->none_page, escaped);
}

/* NULL: there is none. */
static void
show_slip (DzConcordanceView *self, const GError *slip)
{
  gtk_label_set_text (self->slip_label, slip != NULL ? slip->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->slip_label), slip != NULL);
  if (slip != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               slip != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What was measured is of another scope now. */
static void
set_where (DzConcordanceView *self, const DzSearchScope *scope)
{
  g_free (self->where);
  self->where = dup_where (scope);
  if (g_strcmp0 (self->where, self->measured) != 0)
    g_clear_pointer (&self->lengths, g_array_unref);
}

static void
start_search (DzConcordanceView *self, DzQuery *query)
{
  const DzReport *report = dz_concordance_view_get_focus_report (self);
  DzSearchScope *scope = dz_concordance_scope_make (self->settings, report);

  set_where (self, scope);
  g_free (self->words);
  self->words = dz_concordance_scope_dup_words (scope, query, report);
  say_none (self, dz_query_get_text (query));
  if (self->found == NULL)
    gtk_stack_set_visible_child_name (self->stack, "searching");
  g_clear_pointer (&self->search, dz_concordance_search_unref);
  self->search = dz_concordance_search_new (query, scope, dz_concordance_view_get_chosen_report (self));
  self->searching = g_cancellable_new ();
  self->fresh = TRUE;
  search_on (self);
}

/* What was found before stays until the new hits are there, and while what is typed cannot be understood. */
static void
search_lines (DzConcordanceView *self)
{
  const char *text = dz_view_get_query (DZ_VIEW (self));
  g_autoptr (GError) slip = NULL;
  g_autoptr (DzQuery) query = NULL;

  cancel_search (self);
  if (text == NULL || *text == '\0' || dz_view_get_library (DZ_VIEW (self)) == NULL)
    {
      show_slip (self, NULL);
      dz_concordance_view_show_nothing (self, "empty");
      return;
    }

  query = dz_concordance_scope_parse (self->settings, text, &slip);
  show_slip (self, slip);
  if (query != NULL)
    start_search (self, g_steal_pointer (&query));
  else if (self->found == NULL)
    dz_concordance_view_show_nothing (self, "empty");
}

static void
search (DzConcordanceView *self)
{
  search_lines (self);
  dz_concordance_view_show_mode (self);
}

static void
mode_changed_cb (DzConcordanceView *self)
{
  dz_concordance_view_show_mode (self);
}

static void
scope_changed_cb (DzConcordanceView *self)
{
  g_autofree char *label = dz_concordance_scope_dup_label (self->settings);

  gtk_label_set_text (self->scope_label, label);
  if (dz_view_get_session (DZ_VIEW (self)) != NULL)
    search (self);
}

/* Another report in focus is another scope, where that is “this report”. */
static void
follow_scope (DzConcordanceView *self)
{
  g_autoptr (DzSearchScope) scope = dz_concordance_scope_make (self->settings, dz_concordance_view_get_focus_report (self));
  g_autofree char *where = dup_where (scope);

  if (self->where != NULL && !g_str_equal (where, self->where))
    search (self);
}

static void
dz_concordance_view_overview_changed (DzView *view)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (view);

  g_clear_pointer (&self->lengths, g_array_unref);
  /* Of a library that was closed nothing is said. */
  if (dz_view_get_overview (view) == NULL)
    dz_concordance_view_forget_index (self);
  search (self);
}

static void
dz_concordance_view_query_changed (DzView *view)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (view);
  g_autofree char *query = g_strdup (dz_view_get_query (view) != NULL ? dz_view_get_query (view) : "");

  /* A search entry tells at once that it was emptied, also when that is half of setting another text. */
  self->following = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), query))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  self->following = FALSE;
  search (self);
}

static void
dz_concordance_view_focus_changed (DzView *view)
{
  dz_concordance_view_select_focus (DZ_CONCORDANCE_VIEW (view));
  follow_scope (DZ_CONCORDANCE_VIEW (view));
}

/* Callbacks of the template */

/* The entry waits for a pause in the typing before it calls. */
static void
text_changed_cb (DzConcordanceView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *query = dz_view_get_query (DZ_VIEW (self));

  if (!self->following && dz_view_get_session (DZ_VIEW (self)) != NULL
      && !g_str_equal (text, query != NULL ? query : ""))
    dz_view_choose_query (DZ_VIEW (self), text);
}

static void
stopped_cb (DzConcordanceView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
next_hit_cb (DzConcordanceView *self)
{
  dz_concordance_view_walk (self, 1);
}

static void
previous_hit_cb (DzConcordanceView *self)
{
  dz_concordance_view_walk (self, -1);
}

static void
hit_activated_cb (DzConcordanceView *self, guint position)
{
  dz_concordance_view_choose_hit (self, position);
}

static void
lines_changed_cb (DzConcordanceView *self)
{
  if (self->groups != NULL)
    dz_concordance_view_show_counts (self);
  dz_concordance_view_arrange (self);
}

static void
side_changed_cb (DzConcordanceView *self)
{
  if (self->found == NULL)
    return;
  dz_concordance_view_show_counts (self);
  dz_concordance_view_arrange (self);
}

static void
count_chosen_cb (DzConcordanceView *self)
{
  if (self->choosing)
    return;
  if (self->groups == NULL && self->found != NULL && self->found->n_hits > DZ_CONCORDANCE_HITS_MAX)
    {
      search (self);
      return;
    }

  dz_concordance_view_arrange (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              DzConcordanceView *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  dz_concordance_view_walk (self, keyval == GDK_KEY_Down ? 1 : -1);

  return GDK_EVENT_STOP;
}

/* DzLineRowFunc */
static void
write_count (DzLineRow *row, guint position, gpointer user_data)
{
  g_auto (DzHitCount) count = { 0 };

  if (dz_count_list_get (user_data, position, &count))
    dz_count_row_show (row, &count);
}

static void
build_counts (DzConcordanceView *self)
{
  self->counts = dz_count_list_new ();
  self->count_selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->counts)));
  g_signal_connect_object (self->count_selection, "notify::selected", G_CALLBACK (count_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  dz_line_row_fill_list (self->count_list, GTK_SELECTION_MODEL (self->count_selection), G_LIST_MODEL (self->counts),
                         dz_count_row_new, write_count, self->counts);
}

static void
dz_concordance_view_dispose (GObject *object)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (object);

  cancel_search (self);
  cancel (&self->grouping);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->count_list != NULL)
    gtk_list_view_set_model (self->count_list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->hits);
  g_clear_object (&self->count_selection);
  g_clear_object (&self->counts);
  self->limits = NULL;
  if (self->picker != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->picker));
  self->picker = NULL;
  if (self->shelf != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->shelf));
  self->shelf = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_CONCORDANCE_VIEW);

  G_OBJECT_CLASS (dz_concordance_view_parent_class)->dispose (object);
}

static void
dz_concordance_view_finalize (GObject *object)
{
  DzConcordanceView *self = DZ_CONCORDANCE_VIEW (object);

  g_clear_pointer (&self->found, dz_concordance_free);
  g_clear_pointer (&self->search, dz_concordance_search_unref);
  g_clear_pointer (&self->lengths, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->measured);
  g_free (self->where);
  g_free (self->words);

  G_OBJECT_CLASS (dz_concordance_view_parent_class)->finalize (object);
}

static gboolean
dz_concordance_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DZ_CONCORDANCE_VIEW (widget)->entry));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, entry);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, scope_button);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, scope_menu);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, more_button);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, marks_menu);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, out_menu);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, scope_label);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, slip_label);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, words_label);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, lines_bar);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, mode_box);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, side_toggle);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, side_box);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, side_drop);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, mode_drop);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, modes);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, stack);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, list);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, count_list);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, total_label);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, none_page);
  gtk_widget_class_bind_template_child (widget_class, DzConcordanceView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lines_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_changed_cb);
  /* A spinner out of sight would keep the window drawing. */
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_start);
  gtk_widget_class_bind_template_callback (widget_class, gtk_spinner_stop);
}

static void
dz_concordance_view_class_init (DzConcordanceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  object_class->dispose = dz_concordance_view_dispose;
  object_class->finalize = dz_concordance_view_finalize;
  widget_class->grab_focus = dz_concordance_view_grab_focus;
  view_class->overview_changed = dz_concordance_view_overview_changed;
  view_class->focus_changed = dz_concordance_view_focus_changed;
  view_class->query_changed = dz_concordance_view_query_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_LINES_BAR);
  g_type_ensure (DZ_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/concordance/dz-concordance-view.ui");
  bind_template (widget_class);
  dz_concordance_view_install_actions (widget_class);
  dz_concordance_view_install_marks (widget_class);
  dz_concordance_view_install_index (widget_class);
  dz_concordance_view_install_out (widget_class);
}

static void
dz_concordance_view_init (DzConcordanceView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dz_concordance_view_build_lines (self);
  build_counts (self);
  dz_concordance_view_build_scope (self, G_CALLBACK (scope_changed_cb));
  scope_changed_cb (self);
  dz_concordance_view_build_marks (self);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

GtkWidget *
dz_concordance_view_new (void)
{
  return g_object_new (DZ_TYPE_CONCORDANCE_VIEW, NULL);
}
