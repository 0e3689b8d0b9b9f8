/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-pane-private.h"

#include <glib/gi18n.h>

#include "core/dz-query.h"
#include "gui/dz-link-button.h"

G_DEFINE_FINAL_TYPE (DzTextPane, dz_text_pane, DZ_TYPE_VIEW)

/* A report that has just come in is led to the focus. One that was read again, or has no part in the focus, moves nothing: the
 * caret stays where the reader works. */
static void
loaded_cb (DzTextPane *self, DzTextColumn *column)
{
  DzSide side = column == self->right_column ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT;
  gboolean fresh = dz_report_view_get_focus (dz_text_column_get_view (column)) < 0
                   && dz_text_pane_find_focus (self, side) >= 0;

  if (self->sync == NULL)
    return;
  if (self->comparison != NULL && !dz_text_pane_compares_shown (self, self->comparison))
    dz_text_pane_set_comparison (self, NULL);
  dz_text_pane_apply_focus (self, fresh);
  if (self->comparison == NULL)
    dz_text_pane_start_comparing (self);
}

static void
load_columns (DzTextPane *self)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  gint64 left = session != NULL ? dz_session_get_left_report (session) : 0;
  gint64 right = session != NULL ? dz_session_get_right_report (session) : 0;
  gboolean two = left != 0 && right != 0;

  gtk_stack_set_visible_child_name (self->stack, left != 0 || right != 0 ? "reports" : "empty");
  if (self->cache == NULL)
    return;
  if (!two)
    {
      dz_text_pane_stop_comparing (self);
      dz_text_pane_set_comparison (self, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->right_column), two);
  dz_text_column_set_place (self->left_column, DZ_SIDE_LEFT, !two);
  dz_text_column_set_place (self->right_column, DZ_SIDE_RIGHT, FALSE);
  dz_text_column_load (self->left_column, self->cache, left != 0 ? left : right);
  dz_text_column_load (self->right_column, self->cache, two ? right : 0);
}

static void
read_notes (DzTextPane *self)
{
  dz_text_notes_read (self->notes);
}

static void
take_library (DzTextPane *self)
{
  DzLibrary *library = dz_view_get_library (DZ_VIEW (self));

  if (self->cache != NULL && library == self->library)
    {
      dz_content_cache_clear (self->cache);
      dz_comparison_cache_clear (self->comparisons);
      return;
    }
  dz_text_pane_stop_comparing (self);
  dz_text_pane_set_comparison (self, NULL);
  g_clear_object (&self->comparisons);
  g_clear_object (&self->cache);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;
  self->cache = dz_content_cache_new (library);
  self->comparisons = dz_comparison_cache_new (library, dz_view_get_knowledge (DZ_VIEW (self)));
}

static void
overview_changed (DzView *view)
{
  DzTextPane *self = DZ_TEXT_PANE (view);
  DzOverview *overview = dz_view_get_overview (view);

  take_library (self);
  dz_text_column_set_overview (self->left_column, overview);
  dz_text_column_set_overview (self->right_column, overview);
  load_columns (self);
  read_notes (self);
  dz_text_figures_update (self->figures);
}

static void
focus_changed (DzView *view)
{
  dz_text_pane_apply_focus (DZ_TEXT_PANE (view), TRUE);
}

static void
query_changed (DzView *view)
{
  DzTextPane *self = DZ_TEXT_PANE (view);

  dz_report_view_set_query (dz_text_pane_get_view (self, DZ_SIDE_LEFT), dz_view_get_query (view));
  dz_report_view_set_query (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), dz_view_get_query (view));
}

static void
reports_changed_cb (DzTextPane *self)
{
  load_columns (self);
}

static void
session_changed_cb (DzTextPane *self)
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

/* What the reader pointed at: a term, a figure, or else the paragraph. */
static void
activated_cb (DzTextPane *self, int paragraph, int offset, gboolean step, DzReportView *view)
{
  DzReportContent *content = dz_report_view_get_content (view);
  const DzParagraph *chosen = dz_report_content_get_paragraph (content, paragraph);
  const DzContentSpan *term = offset >= 0 ? dz_report_content_term_at (content, paragraph, offset) : NULL;
  const DzContentSpan *figure = offset >= 0 ? dz_report_content_figure_at (content, paragraph, offset) : NULL;

  self->acting = view;
  if (term != NULL)
    {
      dz_view_choose_paragraph (DZ_VIEW (self), chosen->report_id, chosen->id, 0, 0);
      dz_view_choose_term (DZ_VIEW (self), ((DzTerm *) g_ptr_array_index (content->terms, term->index))->key);
    }
  else if (figure != NULL)
    dz_view_choose_quantity (DZ_VIEW (self), g_ptr_array_index (content->quantities, figure->index));
  else if (step)
    dz_view_choose_paragraph (DZ_VIEW (self), chosen->report_id, chosen->id, 0, 0);
  else if (dz_view_get_session (DZ_VIEW (self)) != NULL)
    dz_session_visit_paragraph (dz_view_get_session (DZ_VIEW (self)), chosen->report_id, chosen->id);
  self->acting = NULL;
}

static void
add_note_cb (DzTextPane *self, int paragraph, int start, int end, DzReportView *view)
{
  const DzParagraph *chosen = dz_report_content_get_paragraph (dz_report_view_get_content (view), paragraph);

  self->acting = view;
  dz_view_choose_paragraph (DZ_VIEW (self), chosen->report_id, chosen->id, MAX (start, 0), MAX (end, 0));
  self->acting = NULL;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-note", NULL);
}

static void
note_activated_cb (DzTextPane *self, int paragraph, DzReportView *view)
{
  activated_cb (self, paragraph, -1, TRUE, view);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-notes", NULL);
}

static void
find_cb (DzTextPane *self, const char *text, DzReportView *view)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));
  g_autofree char *query = dz_query_dup_literal (text);

  dz_view_choose_query (DZ_VIEW (self), query);
  if (session != NULL)
    dz_session_set_page (session, "concordance");
}

static void
connect_view (DzTextPane *self, DzReportView *view)
{
  g_signal_connect_object (view, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "add-note", G_CALLBACK (add_note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "note-activated", G_CALLBACK (note_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "find", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
  dz_text_figures_connect_view (self->figures, view);
  dz_text_notes_connect_view (self->notes, view);
}

/* The view of another report: what the reader chose is marked there too. */
static void
view_changed_cb (DzTextPane *self, DzTextColumn *column)
{
  DzReportView *view = dz_text_column_get_view (column);

  if (self->sync == NULL)
    return;
  g_signal_handlers_disconnect_by_data (view, self);
  dz_text_figures_disconnect_view (self->figures, view);
  dz_text_notes_disconnect_view (self->notes, view);
  connect_view (self, view);
  dz_report_view_set_query (view, dz_view_get_query (DZ_VIEW (self)));
  dz_report_view_set_all_changes (view, gtk_toggle_button_get_active (self->changes_button));
  dz_scroll_sync_set_view (self->sync, column == self->left_column ? DZ_SIDE_LEFT : DZ_SIDE_RIGHT, view);
}

static void
first_chosen_cb (DzTextPane *self, gint64 report_id)
{
  dz_session_show_reports (dz_view_get_session (DZ_VIEW (self)), report_id, 0);
}

static void
fill_chooser_cb (DzTextPane *self)
{
  dz_report_chooser_fill (self->chooser, dz_view_get_overview (DZ_VIEW (self)), 0, 0);
}

static void
left_chosen_cb (DzTextPane *self, gint64 report_id)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  dz_session_show_reports (session, report_id, dz_session_get_right_report (session));
}

static void
beside_cb (DzTextPane *self, gint64 report_id)
{
  DzSession *session = dz_view_get_session (DZ_VIEW (self));

  dz_session_show_reports (session, dz_session_get_left_report (session), report_id);
}

static void
changes_toggled_cb (DzTextPane *self)
{
  gboolean all = gtk_toggle_button_get_active (self->changes_button);

  dz_report_view_set_all_changes (dz_text_pane_get_view (self, DZ_SIDE_LEFT), all);
  dz_report_view_set_all_changes (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), all);
}

static void
next_change_cb (DzTextPane *self)
{
  dz_text_pane_step_change (self, 1);
}

static void
previous_change_cb (DzTextPane *self)
{
  dz_text_pane_step_change (self, -1);
}

static void
font_changed_cb (DzTextPane *self)
{
  dz_text_column_forget_earlier (self->left_column);
  dz_text_column_forget_earlier (self->right_column);
  dz_report_view_update_size (dz_text_pane_get_view (self, DZ_SIDE_LEFT));
  dz_report_view_update_size (dz_text_pane_get_view (self, DZ_SIDE_RIGHT));
}

static void
dz_text_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dz_text_pane_parent_class)->root (widget);
  dz_text_pane_add_keys (DZ_TEXT_PANE (widget));
}

static void
dz_text_pane_unroot (GtkWidget *widget)
{
  dz_text_pane_remove_keys (DZ_TEXT_PANE (widget));
  GTK_WIDGET_CLASS (dz_text_pane_parent_class)->unroot (widget);
}

static void
dz_text_pane_dispose (GObject *object)
{
  DzTextPane *self = DZ_TEXT_PANE (object);

  dz_text_pane_stop_comparing (self);
  if (self->figures != NULL)
    dz_text_figures_close (self->figures);
  g_clear_object (&self->figures);
  if (self->notes != NULL)
    dz_text_notes_close (self->notes);
  g_clear_object (&self->notes);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->sync);
  g_clear_object (&self->cache);
  g_clear_object (&self->library);
  g_clear_object (&self->font);
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  g_clear_object (&self->comparisons);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_TEXT_PANE);

  G_OBJECT_CLASS (dz_text_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, chooser);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, left_column);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, right_column);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, error_label);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, controls);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, link_button);
  gtk_widget_class_bind_template_child (widget_class, DzTextPane, changes_button);
  gtk_widget_class_bind_template_callback (widget_class, first_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_chooser_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, beside_cb);
  gtk_widget_class_bind_template_callback (widget_class, changes_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_change_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_change_cb);
}

static void
dz_text_pane_class_init (DzTextPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DzViewClass *view_class = DZ_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_text_pane_dispose;
  widget_class->grab_focus = dz_text_pane_grab_focus;
  widget_class->root = dz_text_pane_root;
  widget_class->unroot = dz_text_pane_unroot;
  view_class->follows_unseen = TRUE; /* what was scrolled to cannot be caught up with */
  view_class->overview_changed = overview_changed;
  view_class->focus_changed = focus_changed;
  view_class->query_changed = query_changed;

  g_type_ensure (DZ_TYPE_LINK_BUTTON);
  g_type_ensure (DZ_TYPE_TEXT_COLUMN);
  g_type_ensure (DZ_TYPE_REPORT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/text/dz-text-pane.ui");
  bind_template (widget_class);
}

/* What is one for the search is another thing now. */
static void
folding_changed_cb (DzTextPane *self)
{
  dz_report_view_set_query (dz_text_pane_get_view (self, DZ_SIDE_LEFT), NULL);
  dz_report_view_set_query (dz_text_pane_get_view (self, DZ_SIDE_RIGHT), NULL);
  query_changed (DZ_VIEW (self));
}

static void
follow_folding (DzTextPane *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_signal_connect_object (settings, "changed::concordance-fold-script", G_CALLBACK (folding_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::concordance-fold-spaces", G_CALLBACK (folding_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (self), "folding", g_steal_pointer (&settings), g_object_unref);
}

static void
dz_text_pane_init (DzTextPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->figures = dz_text_figures_new (DZ_VIEW (self), GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->stack))));
  self->notes = dz_text_notes_new (DZ_VIEW (self));
  dz_text_column_add_control (self->left_column, self->link_button);
  dz_text_column_add_control (self->left_column, self->controls);
  dz_text_column_add_control (self->right_column, GTK_WIDGET (self->changes_button));
  connect_view (self, dz_text_pane_get_view (self, DZ_SIDE_LEFT));
  connect_view (self, dz_text_pane_get_view (self, DZ_SIDE_RIGHT));
  self->sync = dz_scroll_sync_new (dz_text_pane_get_view (self, DZ_SIDE_LEFT), dz_text_pane_get_view (self, DZ_SIDE_RIGHT));
  self->font = dz_reader_font_dup_shared ();
  g_signal_connect_object (self->font, "changed", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
  follow_folding (self);
}

DzReportView *
dz_text_pane_get_view (DzTextPane *self, DzSide side)
{
  return dz_text_column_get_view (dz_text_pane_get_column (self, side));
}

gboolean
dz_text_pane_shows_two (DzTextPane *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->right_column));
}

DzTextColumn *
dz_text_pane_get_column (DzTextPane *self, DzSide side)
{
  g_return_val_if_fail (DZ_IS_TEXT_PANE (self), NULL);

  return side == DZ_SIDE_LEFT ? self->left_column : self->right_column;
}

void
dz_text_pane_toggle_review (DzTextPane *self)
{
  g_return_if_fail (DZ_IS_TEXT_PANE (self));

  dz_text_figures_toggle_review (self->figures);
}
