/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-knowledge.h"
#include "store/dz-library.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_SESSION (dz_session_get_type ())

/* The one shared selection that all linked views observe. Views own a “session” property, call the
 * functions below and listen to the signals; no view knows another.
 *
 * Signals, each emitted once per change, in the main context:
 *   “overview-changed”  the ledger was read anew (an import, an undo …); goals borrowed before are gone
 *   “focus-changed”     the focus (below) moved
 *   “reports-changed”   other reports are shown in the text
 *   “filter-changed”    places, topics, verdicts or years
 *   “query-changed”     the search
 *   “notes-changed”     any note was added, changed or removed
 *   “page-changed”      another page of the overview, or another mode of the page Across, is to be shown
 *   “history-changed”   whether Back and Forward are possible
 *   “failed” (GError)   the library could not be read; what was read before stays
 */
G_DECLARE_FINAL_TYPE (DzSession, dz_session, DZ, SESSION, GObject)

/* What the reader looks at. Copied by value; strings are owned by the session. */
typedef struct
{
  gint64 report_id;    /* 0: nothing */
  gint64 paragraph_id; /* 0: the report as a whole */
  int start;           /* span in the paragraph to be marked; equal for none */
  int end;
  gint64 quantity_id;  /* the goal or outcome chosen; 0 for none */
  const char *term;    /* key of the term chosen (DzTerm.key), or NULL */
} DzFocus;

DzSession *dz_session_new (DzKnowledge *knowledge);

/* NULL while no library is open. Setting one lets go of all that was chosen in the one before and reads its
 * overview in the background. */
DzLibrary *dz_session_get_library (DzSession *session);
void dz_session_set_library (DzSession *session, DzLibrary *library);

DzKnowledge *dz_session_get_knowledge (DzSession *session);
/* The rules were read anew: the overview is read again by them. Reports stay as they were read. */
void dz_session_set_knowledge (DzSession *session, DzKnowledge *knowledge);

/* NULL until it was read. (transfer none) */
DzOverview *dz_session_get_overview (DzSession *session);

/* The ledger row whose goal or outcome is in focus, NULL if none. (transfer none) */
const DzGoal *dz_session_get_focus_goal (DzSession *session);

const DzFocus *dz_session_get_focus (DzSession *session);

/* Each of these is one step of Back and Forward. A report that is not shown in the text is shown: in place
 * of the left one, or of the right one where the right already shows the same place. */
void dz_session_focus_paragraph (DzSession *session, gint64 report_id, gint64 paragraph_id, int start, int end);
/* The same without a step: the caret came to the paragraph, or the reader leafs through changes. */
void dz_session_visit_paragraph (DzSession *session, gint64 report_id, gint64 paragraph_id);
void dz_session_focus_quantity (DzSession *session, const DzQuantity *quantity);
/* The same without a step: the reader reviews one figure after the other. */
void dz_session_visit_quantity (DzSession *session, const DzQuantity *quantity);
/* Keeps report and paragraph in focus; NULL lets the term go. */
void dz_session_focus_term (DzSession *session, const char *key);

/* The reports shown in the text; right is 0 for one report alone. A step of Back and Forward. */
gint64 dz_session_get_left_report (DzSession *session);
gint64 dz_session_get_right_report (DzSession *session);
void dz_session_show_reports (DzSession *session, gint64 left, gint64 right);

/* The filter as the overview takes it; borrowed, valid until the next change. */
const DzOverviewFilter *dz_session_get_filter (DzSession *session);
/* NULL or an empty list: no limit. */
void dz_session_set_places (DzSession *session, const char *const *places);
void dz_session_set_topics (DzSession *session, const char *const *topics);
void dz_session_set_verdicts (DzSession *session, guint32 verdicts);
/* A step of Back and Forward. */
void dz_session_set_years (DzSession *session, int first, int last);

/* NULL or "": none. */
const char *dz_session_get_query (DzSession *session);
void dz_session_set_query (DzSession *session, const char *query);

/* The page of the overview: timeline, chart, goals, concordance; NULL before one was chosen. */
const char *dz_session_get_page (DzSession *session);
void dz_session_set_page (DzSession *session, const char *page);

/* What the page Across shows: trace, matrix, indicators, contrast; NULL before one was chosen. A step of Back
 * and Forward. before: what it shows now, so that Back finds it where nothing was chosen yet. */
const char *dz_session_get_mode (DzSession *session);
void dz_session_set_mode (DzSession *session, const char *before, const char *mode);

/* Changes of page and query are one step of Back and Forward as long as nothing else is chosen. */
gboolean dz_session_can_go_back (DzSession *session);
gboolean dz_session_can_go_forward (DzSession *session);
void dz_session_go_back (DzSession *session);
void dz_session_go_forward (DzSession *session);

/* Tells all views that notes were changed; called by whoever wrote one. */
void dz_session_notes_changed (DzSession *session);

G_END_DECLS
