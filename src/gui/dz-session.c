/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-session.h"

#include "gui/dz-history.h"
#include "gui/dz-release.h"

struct _DzSession
{
  GObject parent_instance;

  DzKnowledge *knowledge;
  GPtrArray *outdated; /* (element-type DzKnowledge) what views may still borrow from */
  DzLibrary *library;
  DzOverview *overview;

  DzHistory *history;
  DzFocus focus; /* borrows its term from the history's current step */

  char **places;
  char **topics;
  DzOverviewFilter filter; /* borrows places and topics */

  GCancellable *cancellable; /* of the reading under way; NULL: none */
  guint read_again : 1;      /* the library changed while it was being read */
};

enum
{
  OVERVIEW_CHANGED,
  FOCUS_CHANGED,
  REPORTS_CHANGED,
  FILTER_CHANGED,
  QUERY_CHANGED,
  NOTES_CHANGED,
  PAGE_CHANGED,
  HISTORY_CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzSession, dz_session, G_TYPE_OBJECT)

static void read_overview (DzSession *self);

static void
borrow_focus (DzSession *self)
{
  const DzStep *step = dz_history_get_step (self->history);

  self->focus = (DzFocus) {
    .report_id = step->report_id,
    .paragraph_id = step->paragraph_id,
    .start = step->start,
    .end = step->end,
    .quantity_id = step->quantity_id,
    .term = step->term,
  };
}

static gboolean
focus_differs (const DzStep *a, const DzStep *b)
{
  return a->report_id != b->report_id || a->paragraph_id != b->paragraph_id || a->start != b->start
         || a->end != b->end || a->quantity_id != b->quantity_id || g_strcmp0 (a->term, b->term) != 0;
}

/* All of the new state stands before the first signal goes out, and each goes out once. */
static void
tell_changes (DzSession *self, const DzStep *before)
{
  g_autoptr (DzStep) after = dz_step_copy (dz_history_get_step (self->history));
  gboolean years_differ
      = self->filter.first_year != after->first_year || self->filter.last_year != after->last_year;

  borrow_focus (self);
  self->filter.first_year = after->first_year;
  self->filter.last_year = after->last_year;
  g_object_ref (self);
  if (before->left != after->left || before->right != after->right)
    g_signal_emit (self, signals[REPORTS_CHANGED], 0);
  if (focus_differs (before, after))
    g_signal_emit (self, signals[FOCUS_CHANGED], 0);
  if (g_strcmp0 (before->query, after->query) != 0)
    g_signal_emit (self, signals[QUERY_CHANGED], 0);
  if (g_strcmp0 (before->page, after->page) != 0 || g_strcmp0 (before->mode, after->mode) != 0)
    g_signal_emit (self, signals[PAGE_CHANGED], 0);
  if (years_differ)
    g_signal_emit (self, signals[FILTER_CHANGED], 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
  g_object_unref (self);
}

static void
move_to (DzSession *self, const DzStep *step, DzMove move)
{
  g_autoptr (DzStep) before = dz_step_copy (dz_history_get_step (self->history));

  if (dz_step_equal (before, step))
    return;

  dz_history_move (self->history, step, move);
  tell_changes (self, before);
}

static void
go (DzSession *self, int delta)
{
  g_autoptr (DzStep) before = dz_step_copy (dz_history_get_step (self->history));

  if (dz_history_go (self->history, delta))
    tell_changes (self, before);
}

static const char *
get_place (DzSession *self, gint64 report)
{
  const DzReport *found = self->overview != NULL ? dz_overview_find_report (self->overview, report) : NULL;

  return found != NULL ? found->place : NULL;
}

/* A report that is not in the text takes the left side, or the right one where that shows its place already. */
static void
place_report (DzSession *self, DzStep *step, gint64 report)
{
  const char *place = NULL;

  if (report == 0 || step->left == report || step->right == report)
    return;

  place = get_place (self, report);
  if (step->right != 0 && place != NULL && g_strcmp0 (place, get_place (self, step->left)) != 0
      && g_strcmp0 (place, get_place (self, step->right)) == 0)
    step->right = report;
  else
    step->left = report;
}

static gboolean
report_is_gone (DzSession *self, gint64 report)
{
  return report != 0 && dz_overview_find_report (self->overview, report) == NULL;
}

/* Reports that were removed leave the text and the focus; the trail is not touched. */
static void
drop_removed_reports (DzSession *self)
{
  g_autoptr (DzStep) before = dz_step_copy (dz_history_get_step (self->history));
  g_autoptr (DzStep) step = dz_step_copy (before);

  if (report_is_gone (self, step->right))
    step->right = 0;
  if (report_is_gone (self, step->left))
    {
      step->left = step->right;
      step->right = 0;
    }
  if (report_is_gone (self, step->report_id))
    {
      step->report_id = step->paragraph_id = step->quantity_id = 0;
      step->start = step->end = 0;
    }
  if (dz_step_equal (before, step))
    return;

  dz_history_amend (self->history, step);
  tell_changes (self, before);
}

static gpointer
load_overview (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_overview_load (store, data, error);
}

static void
take_overview (DzSession *self, DzOverview *overview)
{
  g_autoptr (DzOverview) old = g_steal_pointer (&self->overview);

  self->overview = overview;
  g_object_ref (self);
  g_signal_emit (self, signals[OVERVIEW_CHANGED], 0);
  drop_removed_reports (self);
  g_object_unref (self);
  if (self->library != NULL)
    dz_library_release_memory (self->library);
  dz_release_spare_soon ();
}

static void
overview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DzOverview) overview = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (self->library != DZ_LIBRARY (source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (self->read_again)
    read_overview (self);
  else if (overview != NULL)
    take_overview (self, g_steal_pointer (&overview));
  else if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
read_overview (DzSession *self)
{
  self->read_again = self->cancellable != NULL;
  if (self->read_again)
    return;

  self->cancellable = g_cancellable_new ();
  dz_library_read_async (self->library, load_overview, dz_knowledge_ref (self->knowledge),
                         (GDestroyNotify) dz_knowledge_unref, (GDestroyNotify) dz_overview_unref,
                         self->cancellable, overview_read_cb, g_object_ref (self));
}

static void
forget_library (DzSession *self)
{
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  self->read_again = FALSE;
}

static void
clear_filter (DzSession *self)
{
  g_autofree DzOverviewFilter *before = g_memdup2 (&self->filter, sizeof self->filter);

  self->filter = (DzOverviewFilter){ 0 };
  g_clear_pointer (&self->places, g_strfreev);
  g_clear_pointer (&self->topics, g_strfreev);
  if (before->places != NULL || before->topics != NULL || before->verdicts != 0 || before->first_year != 0
      || before->last_year != 0)
    g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

/* Ids mean nothing in another library: what was read, chosen and walked through goes. The page stays. */
static void
forget_reading (DzSession *self)
{
  g_autoptr (DzOverview) overview = g_steal_pointer (&self->overview);
  g_autoptr (DzHistory) history = g_steal_pointer (&self->history);
  DzStep blank = { .page = dz_history_get_step (history)->page };

  self->history = dz_history_new ();
  dz_history_amend (self->history, &blank);
  borrow_focus (self);
  g_object_ref (self);
  if (overview != NULL)
    g_signal_emit (self, signals[OVERVIEW_CHANGED], 0);
  clear_filter (self);
  tell_changes (self, dz_history_get_step (history));
  g_object_unref (self);
}

static void
dz_session_dispose (GObject *object)
{
  DzSession *self = DZ_SESSION (object);

  forget_library (self);

  G_OBJECT_CLASS (dz_session_parent_class)->dispose (object);
}

static void
dz_session_finalize (GObject *object)
{
  DzSession *self = DZ_SESSION (object);

  g_clear_pointer (&self->overview, dz_overview_unref);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  g_clear_pointer (&self->outdated, g_ptr_array_unref);
  g_clear_pointer (&self->history, dz_history_free);
  g_clear_pointer (&self->places, g_strfreev);
  g_clear_pointer (&self->topics, g_strfreev);

  G_OBJECT_CLASS (dz_session_parent_class)->finalize (object);
}

static void
dz_session_class_init (DzSessionClass *klass)
{
  static const char *const names[] = { "overview-changed", "focus-changed", "reports-changed",
                                       "filter-changed",   "query-changed", "notes-changed",
                                       "page-changed",     "history-changed" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dz_session_dispose;
  object_class->finalize = dz_session_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], DZ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", DZ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dz_session_init (DzSession *self)
{
  self->history = dz_history_new ();
}

DzSession *
dz_session_new (DzKnowledge *knowledge)
{
  DzSession *self = g_object_new (DZ_TYPE_SESSION, NULL);

  g_return_val_if_fail (knowledge != NULL, self);

  self->knowledge = dz_knowledge_ref (knowledge);
  self->outdated = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_knowledge_unref);

  return self;
}

DzLibrary *
dz_session_get_library (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return self->library;
}

void
dz_session_set_library (DzSession *self, DzLibrary *library)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  if (self->library == library)
    return;

  forget_library (self);
  forget_reading (self);
  if (library == NULL)
    return;

  self->library = g_object_ref (library);
  g_signal_connect_swapped (library, "changed", G_CALLBACK (read_overview), self);
  read_overview (self);
}

DzKnowledge *
dz_session_get_knowledge (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return self->knowledge;
}

void
dz_session_set_knowledge (DzSession *self, DzKnowledge *knowledge)
{
  g_return_if_fail (DZ_IS_SESSION (self) && knowledge != NULL);

  g_ptr_array_add (self->outdated, self->knowledge);
  self->knowledge = dz_knowledge_ref (knowledge);
  if (self->library != NULL)
    read_overview (self);
}

DzOverview *
dz_session_get_overview (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return self->overview;
}

const DzGoal *
dz_session_get_focus_goal (DzSession *self)
{
  const DzGoal *by_outcome = NULL;

  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  if (self->overview == NULL || self->focus.quantity_id == 0)
    return NULL;

  for (guint i = 0; i < self->overview->goals->len; i++)
    {
      const DzGoal *goal = g_ptr_array_index (self->overview->goals, i);

      if (dz_goal_is_said_in (goal, self->focus.quantity_id))
        return goal;
      if (goal->outcome != NULL && goal->outcome->id == self->focus.quantity_id && by_outcome == NULL)
        by_outcome = goal;
    }

  return by_outcome;
}

const DzFocus *
dz_session_get_focus (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return &self->focus;
}

void
dz_session_focus_paragraph (DzSession *self, gint64 report_id, gint64 paragraph_id, int start, int end)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));

  step = dz_step_copy (dz_history_get_step (self->history));
  step->report_id = report_id;
  step->paragraph_id = paragraph_id;
  step->start = start;
  step->end = end;
  step->quantity_id = 0;
  place_report (self, step, report_id);
  move_to (self, step, DZ_MOVE_GO);
}

/* quantity: NULL for the paragraph as a whole. */
static void
visit (DzSession *self, gint64 report_id, gint64 paragraph_id, const DzQuantity *quantity)
{
  g_autoptr (DzStep) before = dz_step_copy (dz_history_get_step (self->history));
  g_autoptr (DzStep) step = dz_step_copy (before);

  step->report_id = report_id;
  step->paragraph_id = paragraph_id;
  step->start = quantity != NULL ? quantity->start : 0;
  step->end = quantity != NULL ? quantity->end : 0;
  step->quantity_id = quantity != NULL ? quantity->id : 0;
  place_report (self, step, report_id);
  if (dz_step_equal (before, step))
    return;

  dz_history_amend (self->history, step);
  tell_changes (self, before);
}

void
dz_session_visit_paragraph (DzSession *self, gint64 report_id, gint64 paragraph_id)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  visit (self, report_id, paragraph_id, NULL);
}

void
dz_session_visit_quantity (DzSession *self, const DzQuantity *quantity)
{
  g_return_if_fail (DZ_IS_SESSION (self));
  g_return_if_fail (quantity != NULL);

  visit (self, quantity->report_id, quantity->paragraph_id, quantity);
}

void
dz_session_focus_quantity (DzSession *self, const DzQuantity *quantity)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));
  g_return_if_fail (quantity != NULL);

  step = dz_step_copy (dz_history_get_step (self->history));
  step->report_id = quantity->report_id;
  step->paragraph_id = quantity->paragraph_id;
  step->start = quantity->start;
  step->end = quantity->end;
  step->quantity_id = quantity->id;
  place_report (self, step, quantity->report_id);
  move_to (self, step, DZ_MOVE_GO);
}

void
dz_session_focus_term (DzSession *self, const char *key)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));

  step = dz_step_copy (dz_history_get_step (self->history));
  g_free (step->term);
  step->term = key != NULL && *key != '\0' ? g_strdup (key) : NULL;
  move_to (self, step, DZ_MOVE_GO);
}

gint64
dz_session_get_left_report (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), 0);

  return dz_history_get_step (self->history)->left;
}

gint64
dz_session_get_right_report (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), 0);

  return dz_history_get_step (self->history)->right;
}

void
dz_session_show_reports (DzSession *self, gint64 left, gint64 right)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));

  step = dz_step_copy (dz_history_get_step (self->history));
  step->left = left;
  step->right = right;
  move_to (self, step, DZ_MOVE_GO);
}

const DzOverviewFilter *
dz_session_get_filter (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return &self->filter;
}

static gboolean
lists_equal (char **a, const char *const *b)
{
  if (a == NULL || b == NULL)
    return a == NULL && b == NULL;

  return g_strv_equal ((const char *const *) a, b);
}

static void
set_list (DzSession *self, char ***list, const char *const **lent, const char *const *values)
{
  if (values != NULL && values[0] == NULL)
    values = NULL;
  if (lists_equal (*list, values))
    return;

  g_strfreev (*list);
  *list = g_strdupv ((char **) values);
  *lent = (const char *const *) *list;
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

void
dz_session_set_places (DzSession *self, const char *const *places)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  set_list (self, &self->places, &self->filter.places, places);
}

void
dz_session_set_topics (DzSession *self, const char *const *topics)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  set_list (self, &self->topics, &self->filter.topics, topics);
}

void
dz_session_set_verdicts (DzSession *self, guint32 verdicts)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  if (self->filter.verdicts == verdicts)
    return;

  self->filter.verdicts = verdicts;
  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

void
dz_session_set_years (DzSession *self, int first, int last)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));

  step = dz_step_copy (dz_history_get_step (self->history));
  step->first_year = first;
  step->last_year = last;
  move_to (self, step, DZ_MOVE_GO);
}

const char *
dz_session_get_query (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return dz_history_get_step (self->history)->query;
}

void
dz_session_set_query (DzSession *self, const char *query)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));

  step = dz_step_copy (dz_history_get_step (self->history));
  g_free (step->query);
  step->query = query != NULL && *query != '\0' ? g_strdup (query) : NULL;
  move_to (self, step, DZ_MOVE_BROWSE);
}

const char *
dz_session_get_page (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return dz_history_get_step (self->history)->page;
}

void
dz_session_set_page (DzSession *self, const char *page)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));
  g_return_if_fail (page != NULL);

  step = dz_step_copy (dz_history_get_step (self->history));
  g_free (step->page);
  step->page = g_strdup (page);
  move_to (self, step, DZ_MOVE_BROWSE);
}

const char *
dz_session_get_mode (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), NULL);

  return dz_history_get_step (self->history)->mode;
}

void
dz_session_set_mode (DzSession *self, const char *before, const char *mode)
{
  g_autoptr (DzStep) step = NULL;

  g_return_if_fail (DZ_IS_SESSION (self));
  g_return_if_fail (before != NULL && mode != NULL);

  step = dz_step_copy (dz_history_get_step (self->history));
  if (step->mode == NULL)
    {
      step->mode = g_strdup (before);
      dz_history_amend (self->history, step);
    }
  g_free (step->mode);
  step->mode = g_strdup (mode);
  move_to (self, step, DZ_MOVE_GO);
}

gboolean
dz_session_can_go_back (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), FALSE);

  return dz_history_can_go (self->history, -1);
}

gboolean
dz_session_can_go_forward (DzSession *self)
{
  g_return_val_if_fail (DZ_IS_SESSION (self), FALSE);

  return dz_history_can_go (self->history, 1);
}

void
dz_session_go_back (DzSession *self)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  go (self, -1);
}

void
dz_session_go_forward (DzSession *self)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  go (self, 1);
}

void
dz_session_notes_changed (DzSession *self)
{
  g_return_if_fail (DZ_IS_SESSION (self));

  g_signal_emit (self, signals[NOTES_CHANGED], 0);
}
