/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* A figure that the reader named: what is drawn, of which data, how it looks and what stands around it.
 * Everything is held by keys, names and years, nothing by the ids of rows: reports that are read again or
 * come back are found. */
typedef struct
{
  gint64 id;  /* 0 before it is in a library */
  char *name; /* unique in a library */
  char *page; /* “chart” or “timeline” */

  char *kind;      /* nick of a chart's kind; NULL for the timeline */
  char *indicator; /* key or own words; NULL for none */
  char *measure;   /* nick */
  char *term;
  gboolean table; /* the data as a table */

  /* The filter: NULL and 0 are no limit. */
  char **places;
  char **topics;
  guint32 verdicts; /* bit 1 << DzVerdict */
  int first_year;
  int last_year;

  /* What was in focus: a figure or passage of a report; NULL and 0 for none. */
  char *focus_report; /* as dz_report_dup_citation() names it */
  int focus_paragraph; /* ¶ */
  int focus_start;
  int focus_end;

  /* Style: where the picture will stand. */
  char *style; /* nick of a preset */
  double width; /* mm */
  double height;
  double dpi; /* PNG */
  gboolean hide_source;

  /* Texts in place of the chart's own; NULL: the chart's own, "": none. */
  char *title;
  char *subtitle;
  char *x_title;
  char *y_title;
  char *caption;
  char *source; /* wording of the source line */
  char *author;
  char **words; /* as DzChart has them; NULL: the picture's own */

  /* Of the timeline. */
  char *sort;
  char *wording;
  char *search;    /* part of an indicator's name */
  double first;    /* span in view; equal: all years */
  double last;
  double row_scale;

  char **reports; /* names of the reports it was drawn from */
  char *digest;   /* of the data drawn when it was saved; NULL: not known */
  char *figures;  /* the same figure by figure, as dz_chart_dup_figures() has it; NULL: not known */
  char *modified; /* ISO 8601, set by the library */

  char *damage; /* set by the library: why it cannot be read, and then id, name and modified are all there is; or NULL */
} DzSavedView;

DzSavedView *dz_saved_view_new (void);
DzSavedView *dz_saved_view_copy (const DzSavedView *view);
void dz_saved_view_free (DzSavedView *view);

/* Whether both draw the same data, however they look and whatever is in focus. */
gboolean dz_saved_view_chooses_same (const DzSavedView *a, const DzSavedView *b);

/* All but id, name, modified and damage as the text of a key file, groups [view], [filter], [focus], [style],
 * [texts], [timeline] and [data]. The same view gives the same text. (transfer full) */
char *dz_saved_view_dup_content (const DzSavedView *view);
/* Fills the view from such a text; keys it does not know are passed over, those that are not there keep their
 * defaults. Errors: DZ_ERROR_INVALID for what is no such text, names no page, or has a value that is none. */
gboolean dz_saved_view_read_content (DzSavedView *view, const char *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSavedView, dz_saved_view_free)

G_END_DECLS
