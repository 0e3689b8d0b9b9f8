/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-view.h"

#include "workbench/dz-view-data.h"

/* What a view is to be told, in the order of telling. */
typedef enum
{
  CHANGED_OVERVIEW = 1 << 0,
  CHANGED_FILTER = 1 << 1,
  CHANGED_FOCUS = 1 << 2,
  CHANGED_QUERY = 1 << 3,
} Changes;

typedef struct
{
  DzSession *session;
  DzFocus focus;
  char *term; /* what focus.term points at */
  DzOverviewFilter filter;
  char **places; /* what filter.places points at */
  char **topics;
  char *query;
  gboolean linked;
  Changes untold; /* since the view was mapped last */

  DzSavedView *opened;   /* the saved view that was opened in it last; NULL for none */
  DzSavedView *as_taken; /* what it chose then; NULL until its data were there */
  gboolean new_data;     /* the data changed, and nobody has looked yet whether those shown did */
  char *news;            /* of the opened view, as told last; NULL for none */
} DzViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DzView, dz_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_LINKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static DzViewPrivate *
private_of (DzView *view)
{
  return dz_view_get_instance_private (view);
}

static void
keep_focus (DzView *view, const DzFocus *focus)
{
  DzViewPrivate *priv = private_of (view);
  char *term = g_strdup (focus->term);

  priv->focus = *focus;
  g_free (priv->term);
  priv->term = term;
  priv->focus.term = term;
}

static void
keep_filter (DzView *view)
{
  DzViewPrivate *priv = private_of (view);
  const DzOverviewFilter *filter = dz_session_get_filter (priv->session);
  char **places = g_strdupv ((char **) filter->places);
  char **topics = g_strdupv ((char **) filter->topics);

  g_strfreev (priv->places);
  g_strfreev (priv->topics);
  priv->places = places;
  priv->topics = topics;
  priv->filter = *filter;
  priv->filter.places = (const char *const *) places;
  priv->filter.topics = (const char *const *) topics;
  priv->filter.indicator = NULL;
}

static void
tell (DzView *view, Changes changes)
{
  DzViewClass *klass = DZ_VIEW_GET_CLASS (view);

  if ((changes & CHANGED_OVERVIEW) != 0 && klass->overview_changed != NULL)
    klass->overview_changed (view);
  if ((changes & CHANGED_FILTER) != 0 && klass->filter_changed != NULL)
    klass->filter_changed (view);
  if ((changes & CHANGED_FOCUS) != 0 && klass->focus_changed != NULL)
    klass->focus_changed (view);
  if ((changes & CHANGED_QUERY) != 0 && klass->query_changed != NULL)
    klass->query_changed (view);
}

static void
note_changes (DzView *view, Changes changes)
{
  if (DZ_VIEW_GET_CLASS (view)->follows_unseen || gtk_widget_get_mapped (GTK_WIDGET (view)))
    tell (view, changes);
  else
    private_of (view)->untold |= changes;
}

static void
overview_changed_cb (DzView *view)
{
  private_of (view)->new_data = TRUE;
  if (dz_view_get_overview (view) == NULL)
    dz_view_leave_saved (view);
  note_changes (view, CHANGED_OVERVIEW);
}

static void
focus_changed_cb (DzView *view)
{
  DzViewPrivate *priv = private_of (view);

  if (!priv->linked)
    return;

  keep_focus (view, dz_session_get_focus (priv->session));
  note_changes (view, CHANGED_FOCUS);
}

static void
filter_changed_cb (DzView *view)
{
  if (!private_of (view)->linked)
    return;

  keep_filter (view);
  note_changes (view, CHANGED_FILTER);
}

static void
query_changed_cb (DzView *view)
{
  DzViewPrivate *priv = private_of (view);

  if (!priv->linked)
    return;

  g_free (priv->query);
  priv->query = g_strdup (dz_session_get_query (priv->session));
  note_changes (view, CHANGED_QUERY);
}

static void
follow_session (DzView *view)
{
  filter_changed_cb (view);
  focus_changed_cb (view);
  query_changed_cb (view);
}

static void
connect_session (DzView *view, DzSession *session)
{
  static const struct
  {
    const char *signal;
    void (*callback) (DzView *view);
  } signals[] = {
    { "overview-changed", overview_changed_cb },
    { "focus-changed", focus_changed_cb },
    { "filter-changed", filter_changed_cb },
    { "query-changed", query_changed_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i].signal, G_CALLBACK (signals[i].callback), view,
                             G_CONNECT_SWAPPED);
}

static void
dz_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DzViewPrivate *priv = private_of (DZ_VIEW (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_LINKED:
      g_value_set_boolean (value, priv->linked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dz_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      dz_view_set_session (DZ_VIEW (object), g_value_get_object (value));
      break;
    case PROP_LINKED:
      dz_view_set_linked (DZ_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Told before the children are mapped, so that they appear as they are to be. */
static void
dz_view_map (GtkWidget *widget)
{
  DzViewPrivate *priv = private_of (DZ_VIEW (widget));
  Changes changes = priv->untold;

  priv->untold = 0;
  tell (DZ_VIEW (widget), changes);
  GTK_WIDGET_CLASS (dz_view_parent_class)->map (widget);
}

static void
dz_view_dispose (GObject *object)
{
  DzViewPrivate *priv = private_of (DZ_VIEW (object));

  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, object);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (dz_view_parent_class)->dispose (object);
}

static void
dz_view_finalize (GObject *object)
{
  DzViewPrivate *priv = private_of (DZ_VIEW (object));

  dz_saved_view_free (priv->opened);
  dz_saved_view_free (priv->as_taken);
  g_free (priv->news);
  g_free (priv->term);
  g_free (priv->query);
  g_strfreev (priv->places);
  g_strfreev (priv->topics);

  G_OBJECT_CLASS (dz_view_parent_class)->finalize (object);
}

static void
dz_view_class_init (DzViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dz_view_get_property;
  object_class->set_property = dz_view_set_property;
  object_class->dispose = dz_view_dispose;
  object_class->finalize = dz_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = dz_view_map;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, DZ_TYPE_SESSION, flags);
  properties[PROP_LINKED] = g_param_spec_boolean ("linked", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dz_view_init (DzView *view)
{
  private_of (view)->linked = TRUE;
}

DzSession *
dz_view_get_session (DzView *view)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), NULL);

  return private_of (view)->session;
}

void
dz_view_set_session (DzView *view, DzSession *session)
{
  DzViewPrivate *priv;

  g_return_if_fail (DZ_IS_VIEW (view));
  g_return_if_fail (session == NULL || DZ_IS_SESSION (session));

  priv = private_of (view);
  if (priv->session == session)
    return;

  dz_view_leave_saved (view);
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, view);
  g_set_object (&priv->session, session);
  if (session != NULL)
    {
      connect_session (view, session);
      keep_filter (view);
      keep_focus (view, dz_session_get_focus (session));
      overview_changed_cb (view);
      follow_session (view);
    }
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_SESSION]);
}

void
dz_view_set_linked (DzView *view, gboolean linked)
{
  DzViewPrivate *priv;

  g_return_if_fail (DZ_IS_VIEW (view));

  priv = private_of (view);
  linked = !!linked;
  if (priv->linked == linked)
    return;

  priv->linked = linked;
  if (linked && priv->session != NULL)
    follow_session (view);
  g_object_notify_by_pspec (G_OBJECT (view), properties[PROP_LINKED]);
}

DzOverview *
dz_view_get_overview (DzView *view)
{
  DzSession *session = dz_view_get_session (view);

  return session != NULL ? dz_session_get_overview (session) : NULL;
}

DzLibrary *
dz_view_get_library (DzView *view)
{
  DzSession *session = dz_view_get_session (view);

  return session != NULL ? dz_session_get_library (session) : NULL;
}

DzKnowledge *
dz_view_get_knowledge (DzView *view)
{
  DzSession *session = dz_view_get_session (view);

  return session != NULL ? dz_session_get_knowledge (session) : NULL;
}

const DzFocus *
dz_view_get_focus (DzView *view)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), NULL);

  return &private_of (view)->focus;
}

const DzOverviewFilter *
dz_view_get_filter (DzView *view)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), NULL);

  return &private_of (view)->filter;
}

const char *
dz_view_get_query (DzView *view)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), NULL);

  return private_of (view)->query;
}

static gboolean
goal_holds (const DzGoal *goal, gint64 quantity_id)
{
  return dz_goal_is_said_in (goal, quantity_id)
         || (goal->outcome != NULL && goal->outcome->id == quantity_id);
}

const DzGoal *
dz_view_get_focus_goal (DzView *view)
{
  DzViewPrivate *priv = private_of (view);
  DzOverview *overview = dz_view_get_overview (view);

  if (overview == NULL || priv->focus.quantity_id == 0)
    return NULL;
  if (priv->linked)
    return dz_session_get_focus_goal (priv->session);

  for (guint i = 0; i < overview->goals->len; i++)
    if (goal_holds (g_ptr_array_index (overview->goals, i), priv->focus.quantity_id))
      return g_ptr_array_index (overview->goals, i);

  return NULL;
}

/* A view that follows hears of it by the session. */
static void
choose_unlinked (DzView *view, const DzFocus *focus)
{
  if (private_of (view)->linked)
    return;

  keep_focus (view, focus);
  note_changes (view, CHANGED_FOCUS);
}

static void
keep_quantity (DzView *view, const DzQuantity *quantity)
{
  DzFocus focus = { quantity->report_id, quantity->paragraph_id, quantity->start,
                    quantity->end,       quantity->id,           NULL };

  choose_unlinked (view, &focus);
}

void
dz_view_choose_quantity (DzView *view, const DzQuantity *quantity)
{
  g_return_if_fail (DZ_IS_VIEW (view));
  g_return_if_fail (quantity != NULL);

  keep_quantity (view, quantity);
  dz_session_focus_quantity (private_of (view)->session, quantity);
}

void
dz_view_visit_quantity (DzView *view, const DzQuantity *quantity)
{
  g_return_if_fail (DZ_IS_VIEW (view));
  g_return_if_fail (quantity != NULL);

  keep_quantity (view, quantity);
  dz_session_visit_quantity (private_of (view)->session, quantity);
}

void
dz_view_choose_paragraph (DzView *view, gint64 report_id, gint64 paragraph_id, int start, int end)
{
  DzFocus focus = { report_id, paragraph_id, start, end, 0, NULL };

  g_return_if_fail (DZ_IS_VIEW (view));

  choose_unlinked (view, &focus);
  dz_session_focus_paragraph (private_of (view)->session, report_id, paragraph_id, start, end);
}

void
dz_view_choose_term (DzView *view, const char *key)
{
  DzFocus focus;

  g_return_if_fail (DZ_IS_VIEW (view));

  focus = private_of (view)->focus;
  focus.term = key;
  choose_unlinked (view, &focus);
  dz_session_focus_term (private_of (view)->session, key);
}

void
dz_view_choose_query (DzView *view, const char *query)
{
  DzViewPrivate *priv;

  g_return_if_fail (DZ_IS_VIEW (view));

  priv = private_of (view);
  if (!priv->linked)
    {
      g_free (priv->query);
      priv->query = g_strdup (query);
      note_changes (view, CHANGED_QUERY);
    }
  dz_session_set_query (priv->session, query);
}

void
dz_view_choose_years (DzView *view, int first, int last)
{
  DzViewPrivate *priv;

  g_return_if_fail (DZ_IS_VIEW (view));

  priv = private_of (view);
  if (!priv->linked)
    {
      priv->filter.first_year = first;
      priv->filter.last_year = last;
      note_changes (view, CHANGED_FILTER);
    }
  dz_session_set_years (priv->session, first, last);
}

void
dz_view_clear_filter (DzView *view)
{
  DzSession *session = dz_view_get_session (view);

  g_return_if_fail (session != NULL);

  dz_view_set_linked (view, TRUE);
  dz_session_set_places (session, NULL);
  dz_session_set_topics (session, NULL);
  dz_session_set_verdicts (session, 0);
  dz_session_set_years (session, 0, 0);
}

static void
keep_focus_in (DzView *view, DzSavedView *saved)
{
  const DzFocus *focus = dz_view_get_focus (view);
  DzOverview *overview = dz_view_get_overview (view);

  if (focus->report_id == 0)
    return;

  saved->focus_report = dz_view_dup_citation (view, focus->report_id, 0);
  for (guint i = 0; focus->quantity_id != 0 && i < overview->quantities->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (overview->quantities, i);

      if (quantity->id != focus->quantity_id)
        continue;
      saved->focus_paragraph = quantity->paragraph;
      saved->focus_start = quantity->start;
      saved->focus_end = quantity->end;
    }
}

DzSavedView *
dz_view_dup_state (DzView *view)
{
  g_autoptr (DzSavedView) saved = NULL;
  const DzOverviewFilter *filter;

  g_return_val_if_fail (DZ_IS_VIEW (view), NULL);

  if (DZ_VIEW_GET_CLASS (view)->keep_state == NULL || dz_view_get_overview (view) == NULL)
    return NULL;

  filter = dz_view_get_filter (view);
  saved = dz_saved_view_new ();
  saved->places = g_strdupv ((char **) filter->places);
  saved->topics = g_strdupv ((char **) filter->topics);
  saved->verdicts = filter->verdicts;
  saved->first_year = filter->first_year;
  saved->last_year = filter->last_year;
  keep_focus_in (view, saved);

  return DZ_VIEW_GET_CLASS (view)->keep_state (view, saved) ? g_steal_pointer (&saved) : NULL;
}

gboolean
dz_view_take_state (DzView *view, const DzSavedView *saved)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), FALSE);
  g_return_val_if_fail (saved != NULL, FALSE);

  if (DZ_VIEW_GET_CLASS (view)->take_state == NULL)
    return FALSE;

  dz_view_leave_saved (view);
  private_of (view)->opened = dz_saved_view_copy (saved);
  DZ_VIEW_GET_CLASS (view)->take_state (view, saved);

  return TRUE;
}

void
dz_view_leave_saved (DzView *view)
{
  DzViewPrivate *priv;

  g_return_if_fail (DZ_IS_VIEW (view));

  priv = private_of (view);
  g_clear_pointer (&priv->opened, dz_saved_view_free);
  g_clear_pointer (&priv->as_taken, dz_saved_view_free);
  g_clear_pointer (&priv->news, g_free);
}

gboolean
dz_view_has_saved (DzView *view)
{
  g_return_val_if_fail (DZ_IS_VIEW (view), FALSE);

  return private_of (view)->opened != NULL;
}

/* With “Save Again”, the data of now go to the window too. */
static void
tell_news (DzView *view, const DzChart *chart)
{
  DzViewPrivate *priv = private_of (view);
  g_autoptr (DzSavedView) now = dz_saved_view_copy (priv->opened);
  g_autofree char *content = NULL;

  if (chart != NULL)
    dz_saved_view_keep_data (now, chart, dz_view_get_overview (view));
  content = dz_saved_view_dup_content (now);
  gtk_widget_activate_action (GTK_WIDGET (view), "win.tell-view", "(xsss)", now->id, now->name, content,
                              priv->news != NULL ? priv->news : "");
}

void
dz_view_hold_saved (DzView *view, const DzSavedView *saved)
{
  DzViewPrivate *priv;
  g_autoptr (DzSavedView) now = NULL;

  g_return_if_fail (DZ_IS_VIEW (view));
  g_return_if_fail (saved != NULL);

  priv = private_of (view);
  now = dz_view_dup_state (view);
  if (now == NULL || !dz_saved_view_chooses_same (now, saved))
    return;

  dz_view_leave_saved (view);
  priv->opened = dz_saved_view_copy (saved);
  priv->as_taken = g_steal_pointer (&now);
}

void
dz_view_compare_saved (DzView *view, const DzChart *chart)
{
  DzViewPrivate *priv;
  g_autoptr (DzSavedView) now = NULL;
  g_autofree char *news = NULL;
  gboolean first;

  g_return_if_fail (DZ_IS_VIEW (view));

  priv = private_of (view);
  if (priv->opened == NULL || dz_view_get_overview (view) == NULL)
    return;

  now = dz_view_dup_state (view);
  first = priv->as_taken == NULL;
  if (first)
    priv->as_taken = now != NULL ? dz_saved_view_copy (now) : dz_saved_view_copy (priv->opened);
  else if (!priv->new_data || (now != NULL && !dz_saved_view_chooses_same (now, priv->as_taken)))
    return;

  priv->new_data = FALSE;
  news = dz_saved_view_dup_news (priv->opened, chart, dz_view_get_overview (view), dz_view_get_knowledge (view),
                                 !first);
  if (!first && g_strcmp0 (news, priv->news) == 0)
    return;

  g_free (priv->news);
  priv->news = g_steal_pointer (&news);
  tell_news (view, chart);
}

void
dz_view_tell (DzView *view, const char *text)
{
  g_return_if_fail (DZ_IS_VIEW (view));
  g_return_if_fail (text != NULL);

  gtk_widget_activate_action (GTK_WIDGET (view), "win.tell", "s", text);
}

char *
dz_view_dup_citation (DzView *view, gint64 report_id, int number)
{
  DzOverview *overview = dz_view_get_overview (view);
  const DzReport *report = overview != NULL ? dz_overview_find_report (overview, report_id) : NULL;

  return report != NULL ? dz_report_dup_citation (report, number) : g_strdup ("");
}
