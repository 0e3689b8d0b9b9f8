/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/concordance/dz-concordance-search.h"
#include "gui/concordance/dz-concordance-view.h"
#include "gui/concordance/dz-hit-list.h"

G_BEGIN_DECLS

struct _DzConcordanceView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkLabel *scope_label;
  GtkLabel *slip_label;
  GtkLabel *words_label;
  GtkDropDown *order_drop;
  GtkStack *stack;
  GtkListView *list;
  GtkListView *count_list;
  GtkLabel *total_label;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;

  DzHitList *hits;
  GtkSingleSelection *selection;
  GListStore *counts; /* (element-type DzReportCount), all reports first */
  GtkSingleSelection *count_selection;
  GSettings *settings;
  GCancellable *searching;
  GCancellable *measuring;
  DzConcordance *found; /* what is shown, NULL for nothing */
  GArray *lengths;      /* (element-type DzTermCount) of the reports searched; NULL where not known */
  char *measured;       /* the words of the scope that lengths belong to */
  char *where;          /* of the scope that is searched */
  char *words;          /* of the search */
  guint choosing : 1;  /* the selection moves by program, not by the reader */
  guint following : 1; /* so does the text of the entry */
};

/* dz-concordance-view-results.c */

/* The report that “this report” is: in focus, or shown in the text. NULL for none. */
const DzReport *dz_concordance_view_get_focus_report (DzConcordanceView *self);
/* 0: all reports. */
gint64 dz_concordance_view_get_chosen_report (DzConcordanceView *self);
/* Selects the hit in focus, if it is listed. */
void dz_concordance_view_select_focus (DzConcordanceView *self);
/* Takes found. */
void dz_concordance_view_show_found (DzConcordanceView *self, DzConcordance *found);
/* A page of the stack without hits. */
void dz_concordance_view_show_nothing (DzConcordanceView *self, const char *page);

G_END_DECLS
