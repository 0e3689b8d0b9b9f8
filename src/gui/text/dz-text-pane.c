/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-pane.h"

#include <glib/gi18n.h>

#include "core/dz-query.h"
#include "gui/dz-link-button.h"
#include "gui/dz-pane-keys.h"
#include "gui/text/dz-comparison-cache.h"
#include "gui/text/dz-reader-font.h"
#include "gui/text/dz-report-chooser.h"
#include "gui/text/dz-scroll-sync.h"
#include "gui/text/dz-text-figures.h"
#include "gui/text/dz-text-notes.h"

struct _DzTextPane
{
  DzView parent_instance;

  GtkStack *stack;
  DzReportChooser *chooser;
  DzTextColumn *left_column;
  DzTextColumn *right_column;
  GtkLabel *error_label;
  GtkWidget *controls;
  GtkWidget *link_button;
  GtkToggleButton *changes_button;

  DzSession *session; /* the one whose own signals are listened to */
  DzLibrary *library; /* the one the cache reads from */
  DzContentCache *cache;
  DzReaderFont *font;
  DzTextFigures *figures;
  DzTextNotes *notes;
  DzScrollSync *sync;
  DzTextComparison *comparison;
  DzComparisonCache *comparisons;
  GCancellable *comparing; /* NULL: no comparison is being read */
  GtkEventController *keys; /* on the window */
  DzReportView *acting; /* the view from which the focus is being set: it does not scroll */
};

G_DEFINE_FINAL_TYPE (DzTextPane, dz_text_pane, DZ_TYPE_VIEW)

static DzReportView *
get_view (DzTextPane *self, DzSide side)
{
  return dz_text_column_get_view (dz_text_pane_get_column (self, side));
}

static gboolean
shows_two (DzTextPane *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->right_column));
}

static int
find_focus (DzTextPane *self, DzSide side)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  DzReportContent *content = dz_report_view_get_content (get_view (self, side));

  if (content == NULL || focus->report_id != content->report->id)
    return -1;

  return dz_report_content_find_paragraph (content, focus->paragraph_id);
}

/* Marks the focus on its side and its counterpart on the other, and brings both into view. */
static void
apply_focus_to (DzTextPane *self, DzSide side, int paragraph, gboolean scroll)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  DzSide other = side == DZ_SIDE_LEFT ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT;
  DzReportView *view = get_view (self, side);
  int partner = -1;

  if (self->comparison != NULL)
    partner = dz_text_comparison_find_partner (self->comparison, side, paragraph);
  dz_report_view_set_focus (view, paragraph, focus->start, focus->end, focus->quantity_id);
  dz_report_view_set_focus (get_view (self, other), partner, 0, 0, 0);
  if (scroll && view != self->acting)
    {
      dz_report_view_place_caret (view, paragraph, MAX (focus->start, 0));
      dz_report_view_scroll_to (view, paragraph, MAX (focus->start, 0));
    }
  if (!scroll)
    return;
  if (partner >= 0)
    dz_report_view_scroll_to (get_view (self, other), partner, 0);
  dz_scroll_sync_align (self->sync, side, paragraph);
}

static void
apply_focus (DzTextPane *self, gboolean scroll)
{
  const char *term = dz_view_get_focus (DZ_VIEW (self))->term;
  int left = find_focus (self, DZ_SIDE_LEFT);
  int right = shows_two (self) ? find_focus (self, DZ_SIDE_RIGHT) : -1;

  dz_report_view_set_term (get_view (self, DZ_SIDE_LEFT), term);
  dz_report_view_set_term (get_view (self, DZ_SIDE_RIGHT), term);
  if (left >= 0)
    apply_focus_to (self, DZ_SIDE_LEFT, left, scroll);
  else if (right >= 0)
    apply_focus_to (self, DZ_SIDE_RIGHT, right, scroll);
  else
    {
      dz_report_view_set_focus (get_view (self, DZ_SIDE_LEFT), -1, 0, 0, 0);
      dz_report_view_set_focus (get_view (self, DZ_SIDE_RIGHT), -1, 0, 0, 0);
    }
}

static void
show_error (DzTextPane *self, const char *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
set_comparison (DzTextPane *self, DzTextComparison *comparison)
{
  if (comparison != NULL)
    dz_text_comparison_ref (comparison);
  g_clear_pointer (&self->comparison, dz_text_comparison_unref);
  self->comparison = comparison;
  dz_report_view_set_comparison (get_view (self, DZ_SIDE_LEFT), comparison, DZ_SIDE_LEFT);
  dz_report_view_set_comparison (get_view (self, DZ_SIDE_RIGHT), comparison, DZ_SIDE_RIGHT);
  dz_scroll_sync_set_comparison (self->sync, comparison);
  gtk_widget_set_visible (self->controls, comparison != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_button), comparison != NULL);
}

static gboolean
compares_shown (DzTextPane *self, DzTextComparison *comparison)
{
  return shows_two (self)
         && dz_comparison_cache_fits (comparison, dz_text_column_get_content (self->left_column),
                                      dz_text_column_get_content (self->right_column));
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTextPane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTextComparison) comparison
    = dz_comparison_cache_load_finish (DZ_COMPARISON_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->comparisons != DZ_COMPARISON_CACHE (source))
    return;
  g_clear_object (&self->comparing);
  show_error (self, error != NULL ? error->message : NULL);
  if (comparison == NULL || !compares_shown (self, comparison))
    return;

  set_comparison (self, comparison);
  apply_focus (self, FALSE);
  dz_scroll_sync_align (self->sync, find_focus (self, DZ_SIDE_RIGHT) >= 0 ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT,
                        MAX (find_focus (self, DZ_SIDE_LEFT), find_focus (self, DZ_SIDE_RIGHT)));
}

static void
stop_comparing (DzTextPane *self)
{
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

/* Once both reports stand there. */
static void
start_comparing (DzTextPane *self)
{
  DzReportContent *left = dz_text_column_get_content (self->left_column);
  DzReportContent *right = dz_text_column_get_content (self->right_column);
  DzTextComparison *known;

  stop_comparing (self);
  if (self->comparisons == NULL || !shows_two (self) || left == NULL || right == NULL
      || left->report->id != dz_text_column_get_report (self->left_column)
      || right->report->id != dz_text_column_get_report (self->right_column))
    return;

  known = dz_comparison_cache_lookup (self->comparisons, left, right);
  if (known != NULL)
    {
      set_comparison (self, known);
      apply_focus (self, FALSE);
      return;
    }
  self->comparing = g_cancellable_new ();
  dz_comparison_cache_load_async (self->comparisons, left->report->id, right->report->id, self->comparing,
                                  compared_cb, g_object_ref (self));
}

static void
loaded_cb (DzTextPane *self, DzTextColumn *column)
{
  gboolean fresh = dz_report_view_get_focus (dz_text_column_get_view (column)) < 0;

  if (self->sync == NULL)
    return;
  if (self->comparison != NULL && !compares_shown (self, self->comparison))
    set_comparison (self, NULL);
  apply_focus (self, fresh);
  if (self->comparison == NULL)
    start_comparing (self);
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
      stop_comparing (self);
      set_comparison (self, NULL);
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
  stop_comparing (self);
  set_comparison (self, NULL);
  g_clear_object (&self->comparisons);
  g_clear_object (&self->cache);
  g_set_object (&self->library, library);
  if (library == NULL)
    return;
  self->cache = dz_content_cache_new (library);
  self->comparisons = dz_comparison_cache_new (library);
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
  apply_focus (DZ_TEXT_PANE (view), TRUE);
}

static void
query_changed (DzView *view)
{
  DzTextPane *self = DZ_TEXT_PANE (view);

  dz_report_view_set_query (get_view (self, DZ_SIDE_LEFT), dz_view_get_query (view));
  dz_report_view_set_query (get_view (self, DZ_SIDE_RIGHT), dz_view_get_query (view));
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

  dz_report_view_set_all_changes (get_view (self, DZ_SIDE_LEFT), all);
  dz_report_view_set_all_changes (get_view (self, DZ_SIDE_RIGHT), all);
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
  dz_report_view_update_size (get_view (self, DZ_SIDE_LEFT));
  dz_report_view_update_size (get_view (self, DZ_SIDE_RIGHT));
}

static gboolean
zoom_in_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, 1);
  return TRUE;
}

static gboolean
zoom_out_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, -1);
  return TRUE;
}

static gboolean
zoom_reset_key (GtkWidget *pane)
{
  dz_reader_font_step (DZ_TEXT_PANE (pane)->font, 0);
  return TRUE;
}

static gboolean
next_change_key (GtkWidget *pane)
{
  return dz_text_pane_step_change (DZ_TEXT_PANE (pane), 1);
}

static gboolean
previous_change_key (GtkWidget *pane)
{
  return dz_text_pane_step_change (DZ_TEXT_PANE (pane), -1);
}

static gboolean
review_key (GtkWidget *pane)
{
  dz_text_pane_toggle_review (DZ_TEXT_PANE (pane));

  return TRUE;
}

static gboolean
outline_key (GtkWidget *pane)
{
  DzTextPane *self = DZ_TEXT_PANE (pane);
  gboolean right = gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (pane)),
                                           GTK_WIDGET (self->right_column));

  dz_text_column_show_outline (dz_text_pane_get_column (self, right ? DZ_SIDE_RIGHT : DZ_SIDE_LEFT));
  return TRUE;
}

static const DzPaneKey keys[] = {
  { GDK_KEY_plus, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_equal, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, zoom_in_key },
  { GDK_KEY_minus, GDK_CONTROL_MASK, zoom_out_key },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, zoom_out_key },
  { GDK_KEY_0, GDK_CONTROL_MASK, zoom_reset_key },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, zoom_reset_key },
  { GDK_KEY_d, GDK_CONTROL_MASK, next_change_key },
  { GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK, previous_change_key },
  { GDK_KEY_j, GDK_CONTROL_MASK, outline_key },
  { GDK_KEY_r, GDK_CONTROL_MASK, review_key },
  { 0 },
};

static void
review_action (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  review_key (self);
}

static const GActionEntry actions[] = { { "review-figures", review_action } };

static void
dz_text_pane_root (GtkWidget *widget)
{
  DzTextPane *self = DZ_TEXT_PANE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (dz_text_pane_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (G_IS_ACTION_MAP (root))
    g_action_map_add_action_entries (G_ACTION_MAP (root), actions, G_N_ELEMENTS (actions), self);
  self->keys = dz_pane_keys_new (widget, keys);
  gtk_widget_add_controller (GTK_WIDGET (root), self->keys);
}

static void
dz_text_pane_unroot (GtkWidget *widget)
{
  DzTextPane *self = DZ_TEXT_PANE (widget);

  if (G_IS_ACTION_MAP (gtk_widget_get_root (widget)))
    g_action_map_remove_action (G_ACTION_MAP (gtk_widget_get_root (widget)), actions[0].name);
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
  self->keys = NULL;
  GTK_WIDGET_CLASS (dz_text_pane_parent_class)->unroot (widget);
}

static void
dz_text_pane_dispose (GObject *object)
{
  DzTextPane *self = DZ_TEXT_PANE (object);

  stop_comparing (self);
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

static void
dz_text_pane_init (DzTextPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->figures = dz_text_figures_new (DZ_VIEW (self), GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->stack))));
  self->notes = dz_text_notes_new (DZ_VIEW (self));
  dz_text_column_add_control (self->left_column, self->link_button);
  dz_text_column_add_control (self->left_column, self->controls);
  dz_text_column_add_control (self->right_column, GTK_WIDGET (self->changes_button));
  connect_view (self, get_view (self, DZ_SIDE_LEFT));
  connect_view (self, get_view (self, DZ_SIDE_RIGHT));
  self->sync = dz_scroll_sync_new (get_view (self, DZ_SIDE_LEFT), get_view (self, DZ_SIDE_RIGHT));
  self->font = dz_reader_font_dup_shared ();
  g_signal_connect_object (self->font, "changed", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_changed_cb), NULL);
}

DzTextColumn *
dz_text_pane_get_column (DzTextPane *self, DzSide side)
{
  g_return_val_if_fail (DZ_IS_TEXT_PANE (self), NULL);

  return side == DZ_SIDE_LEFT ? self->left_column : self->right_column;
}

/* The pair the reader is at: that of the focus, on whichever side; -1 before the first. */
static int
get_focus_pair (DzTextPane *self)
{
  for (int side = DZ_SIDE_LEFT; side <= DZ_SIDE_RIGHT; side++)
    {
      int pair = dz_text_comparison_find_pair (self->comparison, side,
                                               dz_report_view_get_focus (get_view (self, side)));

      if (pair >= 0)
        return pair;
    }

  return -1;
}

static void
visit_pair (DzTextPane *self, int index)
{
  const DzParagraphPair *pair = dz_text_comparison_get_pair (self->comparison, index);
  const DzComparison *comparison = self->comparison->comparison;
  const DzReport *report = pair->left >= 0 ? comparison->left : comparison->right;
  const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, pair->left >= 0 ? pair->left : pair->right);

  dz_session_visit_paragraph (dz_view_get_session (DZ_VIEW (self)), report->id, paragraph->id);
}

gboolean
dz_text_pane_step_change (DzTextPane *self, int direction)
{
  int pair;

  g_return_val_if_fail (DZ_IS_TEXT_PANE (self), FALSE);

  if (self->comparison == NULL || dz_view_get_session (DZ_VIEW (self)) == NULL)
    return FALSE;

  pair = dz_text_comparison_find_change (self->comparison, get_focus_pair (self), direction);
  if (pair < 0)
    return FALSE;
  visit_pair (self, pair);

  return TRUE;
}

void
dz_text_pane_toggle_review (DzTextPane *self)
{
  g_return_if_fail (DZ_IS_TEXT_PANE (self));

  dz_text_figures_toggle_review (self->figures);
}
