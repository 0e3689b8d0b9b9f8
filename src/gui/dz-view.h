/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_VIEW (dz_view_get_type ())

/* A pane that follows the session, or stands still while the reader has unlinked it. It keeps its own
 * copy of focus, filter and query, which move with the session only while “linked”; what the reader
 * chooses in it goes to the session in either case.
 *
 * A view that nobody sees does no work: what changed while it was not mapped is told when it is mapped
 * again, each kind of change once, before its first frame.
 *
 * Properties: “session” (DzSession), “linked” (gboolean, TRUE at first). */
G_DECLARE_DERIVABLE_TYPE (DzView, dz_view, DZ, VIEW, AdwBin)

struct _DzViewClass
{
  AdwBinClass parent_class;

  gboolean follows_unseen; /* TRUE for a view that must hear of changes at once, mapped or not */
  /* Each may be NULL. overview_changed comes linked or not: the goals borrowed before are gone, unless the
   * view holds their overview. All four are called when a session is set, the last three when the view is
   * linked again. */
  void (*overview_changed) (DzView *view);
  void (*filter_changed) (DzView *view);
  void (*focus_changed) (DzView *view);
  void (*query_changed) (DzView *view);

  /* What a saved view holds of it besides filter and focus. NULL for a view that cannot be saved. keep_state
   * returns FALSE where it shows nothing; take_state comes after filter and focus. Such a view calls
   * dz_view_compare_saved() whenever it has made anew what it shows. */
  gboolean (*keep_state) (DzView *view, DzSavedView *saved);
  void (*take_state) (DzView *view, const DzSavedView *saved);
};

DzSession *dz_view_get_session (DzView *view);
void dz_view_set_session (DzView *view, DzSession *session);

void dz_view_set_linked (DzView *view, gboolean linked);

/* NULL until it was read. */
DzOverview *dz_view_get_overview (DzView *view);
/* NULL while no library is open. */
DzLibrary *dz_view_get_library (DzView *view);
DzKnowledge *dz_view_get_knowledge (DzView *view);

/* Borrowed, valid until the next change. */
const DzFocus *dz_view_get_focus (DzView *view);
const DzOverviewFilter *dz_view_get_filter (DzView *view);
const char *dz_view_get_query (DzView *view);
/* The ledger row whose goal or outcome is in the view's focus; NULL if none. */
const DzGoal *dz_view_get_focus_goal (DzView *view);

/* The reader chose something in this view. */
void dz_view_choose_quantity (DzView *view, const DzQuantity *quantity);
/* The same without a step of Back and Forward. */
void dz_view_visit_quantity (DzView *view, const DzQuantity *quantity);
void dz_view_choose_paragraph (DzView *view, gint64 report_id, gint64 paragraph_id, int start, int end);
void dz_view_choose_term (DzView *view, const char *key);
void dz_view_choose_query (DzView *view, const char *query);
/* 0 and 0 lift the limit. */
void dz_view_choose_years (DzView *view, int first, int last);
/* Lifts every limit of place, topic, verdict and year, for all views. */
void dz_view_clear_filter (DzView *view);

/* What the view shows, to be named and kept; name proposes one. NULL where it cannot be saved or shows
 * nothing. (transfer full) (nullable) */
DzSavedView *dz_view_dup_state (DzView *view);
/* FALSE where it is a view that cannot be saved. */
gboolean dz_view_take_state (DzView *view, const DzSavedView *saved);
/* chart: the data now shown, NULL for nothing. Tells the reader what is not as it was saved, once when a
 * saved view has been opened and again when its data change while it is. */
void dz_view_compare_saved (DzView *view, const DzChart *chart);
/* What the view shows has just been saved: the saved view counts as open, unless something else is shown by
 * now. */
void dz_view_hold_saved (DzView *view, const DzSavedView *saved);
gboolean dz_view_has_saved (DzView *view);
/* The reader went on to something else. */
void dz_view_leave_saved (DzView *view);
/* A short message over the window. */
void dz_view_tell (DzView *view, const char *text);

/* “武昌区 2025 ¶63”, the name of the report alone if number is 0, "" for an unknown report. (transfer full) */
char *dz_view_dup_citation (DzView *view, gint64 report_id, int number);

G_END_DECLS
