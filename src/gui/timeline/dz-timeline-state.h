/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the reader left the timeline of a library, kept in the settings by the library's file. */
typedef struct
{
  double first; /* as dz_timeline_canvas_get_zoom() */
  double last;
  double row_scale;
  gboolean known; /* something was kept */
  char *sort;    /* topic, name, goals, verdict, gap */
  char *wording; /* any, firm, plain, soft */
  char *name;    /* what the search entry holds */
} DzTimelineState;

void dz_timeline_state_clear (DzTimelineState *state);
/* What was kept for a library, else the state of a new one. Free with dz_timeline_state_clear(). */
void dz_timeline_state_load (DzTimelineState *state, const char *path);
void dz_timeline_state_save (const DzTimelineState *state, const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzTimelineState, dz_timeline_state_clear)

G_END_DECLS
