/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-text-figures.h"

#include "extract/dz-figure-proposal.h"
#include "gui/figures/dz-figure-desk.h"
#include "gui/figures/dz-review-bar.h"

struct _DzTextFigures
{
  GObject parent_instance;

  DzView *pane; /* borrowed, NULL once it is gone */
  GtkBox *slot;
  DzFigureDesk *desk;
  DzReviewBar *review; /* in the slot; NULL before it was opened first */
  DzReportView *last_view; /* weak: where the keyboard goes after a review */
  gint64 awaited; /* a figure that was added: to be chosen as soon as the overview knows it; 0: none */
};

G_DEFINE_FINAL_TYPE (DzTextFigures, dz_text_figures, G_TYPE_OBJECT)

/* A selection that is to become a figure, on its way to the thread that proposes what it says. */
typedef struct
{
  DzReportContent *content;
  DzKnowledge *knowledge;
  int paragraph;
  int start;
  int end;
} Selection;

static void
selection_free (gpointer data)
{
  Selection *selection = data;

  dz_report_content_unref (selection->content);
  dz_knowledge_unref (selection->knowledge);
  g_free (selection);
}

static void
propose (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Selection *selection = data;

  g_task_return_pointer (task,
                         dz_figure_propose (selection->content->report, selection->paragraph, selection->start,
                                            selection->end, selection->knowledge),
                         (GDestroyNotify) dz_quantity_free);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DzTextFigures *self = DZ_TEXT_FIGURES (source);
  const Selection *selection = g_task_get_task_data (G_TASK (result));
  g_autoptr (DzQuantity) proposal = g_task_propagate_pointer (G_TASK (result), NULL);
  const char *text = dz_report_content_get_paragraph (selection->content, selection->paragraph)->text;
  const DzContentSpan *known;

  if (self->pane == NULL || proposal == NULL)
    return;

  /* What is read there already is corrected, not added once more. */
  known = dz_report_content_figure_over (selection->content, selection->paragraph, proposal->start, proposal->end);
  if (known != NULL)
    dz_figure_desk_do (self->desk, DZ_FIGURE_CORRECT, dz_report_content_get_quantity (selection->content, known), text);
  else
    dz_figure_desk_add (self->desk, proposal, text);
}

static void
add (DzTextFigures *self, DzReportContent *content, int paragraph, int start, int end)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, proposed_cb, NULL);
  Selection *selection = g_new0 (Selection, 1);

  selection->content = dz_report_content_ref (content);
  selection->knowledge = dz_knowledge_ref (dz_view_get_knowledge (self->pane));
  selection->paragraph = paragraph;
  selection->start = start;
  selection->end = end;
  g_task_set_source_tag (task, add);
  g_task_set_task_data (task, selection, selection_free);
  g_task_run_in_thread (task, propose);
}

static void
show (DzTextFigures *self, DzReportView *view, const DzContentSpan *figure)
{
  DzReportContent *content = dz_report_view_get_content (view);
  const DzQuantity *quantity = dz_report_content_get_quantity (content, figure);
  const char *text = dz_report_content_get_paragraph (content, figure->paragraph)->text;
  GdkRectangle area;
  double x;
  double y;

  dz_view_choose_quantity (self->pane, quantity);
  if (!dz_report_view_get_area (view, figure->paragraph, quantity->start, quantity->end, &area)
      || !gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self->pane), area.x, area.y, &x, &y))
    return;
  area.x = (int) x;
  area.y = (int) y;
  dz_figure_desk_show (self->desk, quantity, text, &area);
}

static void
figure_cb (DzTextFigures *self, DzFigureVerb verb, int paragraph, int start, int end, DzReportView *view)
{
  DzReportContent *content = dz_report_view_get_content (view);
  const DzContentSpan *figure;

  if (self->pane == NULL || dz_view_get_session (self->pane) == NULL)
    return;
  if (verb == DZ_FIGURE_ADD)
    {
      add (self, content, paragraph, start, end);
      return;
    }

  figure = dz_report_content_figure_at (content, paragraph, start);
  if (figure == NULL)
    return;
  if (verb == DZ_FIGURE_SHOW)
    show (self, view, figure);
  else
    dz_figure_desk_do (self->desk, verb, dz_report_content_get_quantity (content, figure),
                       dz_report_content_get_paragraph (content, paragraph)->text);
}

static gboolean
is_reviewing (DzTextFigures *self)
{
  return self->review != NULL && gtk_widget_get_visible (GTK_WIDGET (self->review));
}

static void
said_cb (DzTextFigures *self, gint64 id, DzState state)
{
  if (state == DZ_STATE_ADDED)
    self->awaited = id;
  else if (state != DZ_STATE_EXTRACTED && is_reviewing (self))
    dz_review_bar_said (self->review, id);
}

static void
failed_cb (DzTextFigures *self, gint64 id)
{
  if (is_reviewing (self))
    dz_review_bar_failed (self->review, id);
}

/* Review */

static gint64
get_report (DzTextFigures *self)
{
  gint64 report = dz_view_get_focus (self->pane)->report_id;

  return report != 0 ? report : dz_session_get_left_report (dz_view_get_session (self->pane));
}

static void
start_review (DzTextFigures *self)
{
  DzReviewScope scope = { .all = dz_review_bar_wants_all (self->review) };

  if (dz_view_get_session (self->pane) == NULL)
    return;
  if (dz_review_bar_wants_report (self->review))
    scope.report = get_report (self);
  if (dz_review_bar_wants_places (self->review))
    scope.places = dz_session_get_filter (dz_view_get_session (self->pane))->places;
  dz_review_bar_start (self->review, dz_view_get_overview (self->pane), &scope);
}

static void
review_chosen_cb (DzTextFigures *self, const DzQuantity *quantity)
{
  dz_view_visit_quantity (self->pane, quantity);
}

/* What the dialog shows of the paragraph is read first: the text may show another report still. */
typedef struct
{
  DzTextFigures *figures; /* owned */
  DzQuantity *quantity;   /* owned */
} Correction;

static gpointer
read_paragraph (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *paragraph_id = data;

  return dz_store_dup_paragraph_text (store, *paragraph_id, error);
}

static void
paragraph_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Correction *correction = user_data;
  g_autoptr (DzTextFigures) self = correction->figures;
  g_autoptr (DzQuantity) quantity = correction->quantity;
  g_autofree char *text = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);

  if (text != NULL && self->pane != NULL)
    dz_figure_desk_do (self->desk, DZ_FIGURE_CORRECT, quantity, text);
  g_free (correction);
}

static void
correct (DzTextFigures *self, const DzQuantity *quantity)
{
  Correction *correction;

  if (dz_view_get_library (self->pane) == NULL)
    return;
  correction = g_new0 (Correction, 1);
  correction->figures = g_object_ref (self);
  correction->quantity = dz_quantity_copy (quantity);
  dz_library_read_async (dz_view_get_library (self->pane), read_paragraph,
                         g_memdup2 (&quantity->paragraph_id, sizeof quantity->paragraph_id), g_free, g_free, NULL,
                         paragraph_read_cb, correction);
}

static void
review_verb_cb (DzTextFigures *self, DzFigureVerb verb, const DzQuantity *quantity)
{
  if (verb == DZ_FIGURE_CORRECT)
    correct (self, quantity);
  else
    dz_figure_desk_do (self->desk, verb, quantity, NULL);
}

static void
end_review (DzTextFigures *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->review), FALSE);
  if (self->last_view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->last_view));
}

static void
build_review (DzTextFigures *self)
{
  self->review = DZ_REVIEW_BAR (dz_review_bar_new ());
  g_signal_connect_object (self->review, "chosen", G_CALLBACK (review_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "verb", G_CALLBACK (review_verb_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "scope-changed", G_CALLBACK (start_review), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "closed", G_CALLBACK (end_review), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (self->slot, GTK_WIDGET (self->review));
}

static void
dz_text_figures_dispose (GObject *object)
{
  dz_text_figures_close (DZ_TEXT_FIGURES (object));
  g_clear_object (&DZ_TEXT_FIGURES (object)->desk);

  G_OBJECT_CLASS (dz_text_figures_parent_class)->dispose (object);
}

static void
dz_text_figures_class_init (DzTextFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dz_text_figures_dispose;
}

static void
dz_text_figures_init (DzTextFigures *self)
{
}

DzTextFigures *
dz_text_figures_new (DzView *pane, GtkBox *slot)
{
  DzTextFigures *self = g_object_new (DZ_TYPE_TEXT_FIGURES, NULL);

  self->pane = pane;
  self->slot = slot;
  self->desk = dz_figure_desk_new (pane);
  g_signal_connect_object (self->desk, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
dz_text_figures_close (DzTextFigures *self)
{
  g_return_if_fail (DZ_IS_TEXT_FIGURES (self));

  if (self->pane == NULL)
    return;
  dz_figure_desk_close (self->desk);
  g_clear_weak_pointer (&self->last_view);
  self->review = NULL;
  self->pane = NULL;
  self->slot = NULL;
}

void
dz_text_figures_connect_view (DzTextFigures *self, DzReportView *view)
{
  g_set_weak_pointer (&self->last_view, view);
  g_signal_connect_object (view, "figure", G_CALLBACK (figure_cb), self, G_CONNECT_SWAPPED);
}

void
dz_text_figures_disconnect_view (DzTextFigures *self, DzReportView *view)
{
  g_signal_handlers_disconnect_by_data (view, self);
}

/* A figure the reader added is chosen once the views can know it. */
static void
choose_awaited (DzTextFigures *self)
{
  DzOverview *overview = dz_view_get_overview (self->pane);

  for (guint i = 0; self->awaited != 0 && overview != NULL && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id != self->awaited)
        continue;
      self->awaited = 0;
      dz_view_choose_quantity (self->pane, quantity);
    }
}

void
dz_text_figures_update (DzTextFigures *self)
{
  g_return_if_fail (DZ_IS_TEXT_FIGURES (self));

  if (self->pane == NULL)
    return;
  choose_awaited (self);
  if (is_reviewing (self))
    dz_review_bar_update (self->review, dz_view_get_overview (self->pane));
}

void
dz_text_figures_toggle_review (DzTextFigures *self)
{
  g_return_if_fail (DZ_IS_TEXT_FIGURES (self));

  if (self->pane == NULL || dz_view_get_overview (self->pane) == NULL)
    return;
  if (is_reviewing (self))
    {
      end_review (self);
      return;
    }
  if (self->review == NULL)
    build_review (self);
  gtk_widget_set_visible (GTK_WIDGET (self->review), TRUE);
  start_review (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->review));
}
