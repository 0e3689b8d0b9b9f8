/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-view.h"
#include "gui/dz-window-private.h"
#include "workbench/dz-view-data.h"

static DzView *
shown_view (DzWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->overview_stack);
  GtkWidget *view = DZ_IS_LATER (page) ? dz_later_get (DZ_LATER (page)) : page;

  return DZ_IS_VIEW (view) ? DZ_VIEW (view) : NULL;
}

DzSavedView *
dz_window_dup_view (DzWindow *self)
{
  DzView *view = shown_view (self);

  return view != NULL ? dz_view_dup_state (view) : NULL;
}

static void
take_filter (DzSession *session, const DzSavedView *saved, const DzOverview *overview)
{
  g_auto (GStrv) places = dz_saved_view_dup_places (saved, overview);

  dz_session_set_places (session, (const char *const *) places);
  dz_session_set_topics (session, (const char *const *) saved->topics);
  dz_session_set_verdicts (session, saved->verdicts);
  dz_session_set_years (session, saved->first_year, saved->last_year);
}

static void
take_focus (DzSession *session, const DzSavedView *saved, const DzOverview *overview)
{
  const DzQuantity *quantity = dz_saved_view_find_focus (saved, overview);
  const DzReport *report = dz_saved_view_find_report (saved, overview);

  if (quantity != NULL)
    dz_session_focus_quantity (session, quantity);
  else if (report != NULL)
    dz_session_focus_paragraph (session, report->id, 0, 0, 0);
  if (saved->term == NULL)
    return;

  dz_session_focus_term (session, NULL);
  dz_session_set_query (session, saved->term);
}

void
dz_window_open_view (DzWindow *self, const DzSavedView *saved)
{
  DzOverview *overview = self->session != NULL ? dz_session_get_overview (self->session) : NULL;
  DzView *view;

  if (overview == NULL)
    return;

  take_filter (self->session, saved, overview);
  take_focus (self->session, saved, overview);
  dz_window_show_overview (self, saved->page);
  view = shown_view (self);
  dz_view_set_linked (view, TRUE);
  dz_view_take_state (view, saved);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}
