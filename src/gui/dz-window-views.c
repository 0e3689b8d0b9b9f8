/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "chart/dz-chart.h"
#include "gui/dz-view.h"
#include "gui/dz-window-private.h"
#include "workbench/dz-view-data.h"

#define NOTICE "saved-view"

static DzView *
view_of (GtkWidget *page)
{
  GtkWidget *view = DZ_IS_LATER (page) ? dz_later_get (DZ_LATER (page)) : page;

  return DZ_IS_VIEW (view) ? DZ_VIEW (view) : NULL;
}

static DzView *
shown_view (DzWindow *self)
{
  return view_of (gtk_stack_get_visible_child (self->overview_stack));
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
  g_autoptr (GError) error = NULL;
  DzView *view;

  if (overview == NULL)
    return;
  if (!dz_saved_view_check (saved, &error))
    {
      AdwToast *toast = adw_toast_new (error->message);

      /* At once, whatever else is being said. */
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
      adw_toast_overlay_add_toast (self->toast_overlay, toast);
      return;
    }

  dz_window_tell_view (self, NULL, "");
  take_filter (self->session, saved, overview);
  take_focus (self->session, saved, overview);
  dz_window_show_overview (self, saved->page);
  view = shown_view (self);
  dz_view_set_linked (view, TRUE);
  dz_view_take_state (view, saved);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
dz_window_tell_view (DzWindow *self, DzSavedView *view, const char *text)
{
  g_clear_pointer (&self->told_view, dz_saved_view_free);
  if (*text == '\0')
    {
      dz_saved_view_free (view);
      dz_notice_bar_hide (self->notice_bar, NOTICE);
      return;
    }

  self->told_view = view;
  /* Translators: the saved view keeps its name, with the data as they are now */
  dz_notice_bar_show (self->notice_bar, NOTICE, text, _ ("_Save Again"), "win.save-view-again");
}

void
dz_window_save_view_again (DzWindow *self)
{
  if (self->told_view != NULL)
    dz_saved_views_button_save_again (self->views_button, self->told_view);
}

void
dz_window_hold_view (DzWindow *self, const DzSavedView *saved)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->overview_stack, saved->page);
  DzView *view = page != NULL ? view_of (page) : NULL;

  if (view != NULL)
    dz_view_hold_saved (view, saved);
  dz_window_tell_view (self, NULL, "");
}

/* Groups of what is alike; each kind once. */
static GMenuModel *
list_kinds (const DzChartKind *kinds, guint n_kinds)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (dz_chart_kind_get_name (kinds[i]), NULL);

      g_menu_item_set_action_and_target (item, "win.draw", "s", dz_chart_kind_get_nick (kinds[i]));
      g_menu_append_item (section, item);
    }

  return G_MENU_MODEL (section);
}

void
dz_window_fill_draw_menu (DzWindow *self)
{
  static const DzChartKind years[] = { DZ_CHART_GOAL_OUTCOME, DZ_CHART_PLACES, DZ_CHART_SHARE, DZ_CHART_INDEXED };
  static const DzChartKind two_years[] = { DZ_CHART_SLOPE, DZ_CHART_DUMBBELL };
  static const DzChartKind many[]
      = { DZ_CHART_PANELS_PLACE, DZ_CHART_PANELS_INDICATOR, DZ_CHART_HEAT_MAP, DZ_CHART_SCATTER };
  static const DzChartKind shares[]
      = { DZ_CHART_VERDICTS_YEAR, DZ_CHART_VERDICTS_TOPIC, DZ_CHART_TOPICS, DZ_CHART_TERM };
  static const struct
  {
    const DzChartKind *kinds;
    guint n_kinds;
  } groups[] = { { years, G_N_ELEMENTS (years) },
                 { two_years, G_N_ELEMENTS (two_years) },
                 { many, G_N_ELEMENTS (many) },
                 { shares, G_N_ELEMENTS (shares) } };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GMenuModel) section = list_kinds (groups[i].kinds, groups[i].n_kinds);

      g_menu_append_section (menu, NULL, section);
    }
  gtk_menu_button_set_menu_model (self->draw_button, G_MENU_MODEL (menu));
}

void
dz_window_draw (DzWindow *self, const char *kind)
{
  dz_window_show_overview (self, "chart");
  gtk_widget_activate_action (GTK_WIDGET (shown_view (self)), "chart.kind", "s", kind);
}
