/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-outfit.h"
#include "gui/concordance/dz-concordance-search.h"
#include "gui/concordance/dz-concordance-view.h"
#include "gui/concordance/dz-count-list.h"
#include "gui/concordance/dz-hit-list.h"
#include "gui/concordance/dz-hit-selection.h"
#include "gui/concordance/dz-lines-bar.h"
#include "gui/concordance/dz-scope-limits.h"
#include "gui/concordance/dz-search-output.h"
#include "gui/concordance/dz-search-panel.h"
#include "gui/concordance/dz-search-shelf.h"
#include "gui/dz-notice-bar.h"
#include "gui/notes/dz-tag-picker.h"

G_BEGIN_DECLS

struct _DzConcordanceView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkMenuButton *scope_button;
  GtkLabel *scope_label;
  GMenuModel *scope_menu;
  GtkMenuButton *more_button;
  GMenu *marks_menu;
  GMenu *out_menu;
  DzSearchShelf *shelf; /* as the picker: */
  DzTagPicker *picker; /* child of more_button, made when first used */
  DzScopeLimits *limits;
  DzNoticeBar *notice_bar;
  GtkLabel *slip_label;
  GtkLabel *words_label;
  DzLinesBar *lines_bar;
  GtkBox *mode_box;       /* what is shown, and what is to be chosen for it */
  GtkToggleButton *side_toggle; /* counts beside the lines */
  GtkWidget *side_box;
  GtkDropDown *side_drop; /* reports, contexts */
  GtkDropDown *mode_drop; /* lines, then DzSearchModeKind */
  GtkStack *modes;
  GtkStack *stack; /* of the lines */
  GtkListView *list;
  GtkListView *count_list;
  GtkLabel *total_label;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;

  DzHitList *hits;
  DzHitSelection *selection;
  const char *color; /* key of the highlight that lines were given last; static */
  GPtrArray *groups;  /* (element-type DzContextGroup) equal contexts, NULL while reports are counted */
  DzCountList *counts; /* of reports or groups, all together first */
  GtkSingleSelection *count_selection;
  GSettings *settings;
  DzSearchPanel *panels[DZ_N_SEARCH_MODES]; /* made when first shown */
  GCancellable *searching; /* NULL: all that there is was found */
  GCancellable *measuring;
  GCancellable *grouping;  /* NULL while groups are those of the hits found */
  DzConcordanceSearch *search; /* under way, or done */
  DzConcordance *found; /* what is shown, NULL for nothing */
  GArray *lengths;      /* (element-type DzTermCount) of the reports searched; NULL where not known */
  char *measured;       /* the words of the scope that lengths belong to */
  char *where;          /* of the scope that is searched */
  char *words;          /* of the search */
  guint laid_out : 1;  /* hits were shown: the counts beside them stand as the reader wants */
  guint fresh : 1;     /* nothing of the search under way is shown yet */
  guint index_told : 1; /* that the index of this library is damaged */
  guint rebuilding : 1; /* the index */
  guint choosing : 1;  /* the selection moves by program, not by the reader */
  guint following : 1; /* so does the text of the entry */
};

/* dz-concordance-view-results.c */

/* The report that “this report” is: in focus, or shown in the text. NULL for none. */
const DzReport *dz_concordance_view_get_focus_report (DzConcordanceView *self);
/* Lists the hits as the reader wants them. */
void dz_concordance_view_arrange (DzConcordanceView *self);
/* The counts beside them: by report or by context. */
void dz_concordance_view_show_counts (DzConcordanceView *self);
/* 0: all reports. */
gint64 dz_concordance_view_get_chosen_report (DzConcordanceView *self);
/* How many hits there are, are listed, and are chosen. */
void dz_concordance_view_show_total (DzConcordanceView *self);
/* Takes found: the first step of a search, or what came of another one. */
void dz_concordance_view_show_found (DzConcordanceView *self, DzConcordance *found);
/* The list is arranged as it was wanted. */
void dz_concordance_view_show_arranged (DzConcordanceView *self);
/* A page of the stack without hits. */
void dz_concordance_view_show_nothing (DzConcordanceView *self, const char *page);
/* What was searched, and how many hits there are, where the mode is about them. */
void dz_concordance_view_show_labels (DzConcordanceView *self);

/* dz-concordance-view-modes.c */

/* The panel of the mode that is shown; NULL for the lines. */
DzSearchPanel *dz_concordance_view_get_panel (DzConcordanceView *self);
/* Shows the mode that is chosen and reads what it shows anew. */
void dz_concordance_view_show_mode (DzConcordanceView *self);
void dz_concordance_view_install_actions (GtkWidgetClass *widget_class);

/* dz-concordance-view-lines.c: the list of hits, and those chosen from it. */

/* Makes the list; once, when the view is made. */
void dz_concordance_view_build_lines (DzConcordanceView *self);
/* Leads to the hit in a line; none for GTK_INVALID_LIST_POSITION. */
void dz_concordance_view_choose_hit (DzConcordanceView *self, guint position);
/* To the next line, or the one before, round the end. */
void dz_concordance_view_walk (DzConcordanceView *self, int step);
/* Selects the hit in focus, if it is listed. */
void dz_concordance_view_select_focus (DzConcordanceView *self);

/* dz-concordance-view-scope.c: the menu of where to search. changed_cb: called with the view. */
void dz_concordance_view_build_scope (DzConcordanceView *self, GCallback changed_cb);

/* dz-concordance-view-out.c: files, paper and the clipboard. */

/* The lines as they are listed, for a file; NULL for none. (transfer full) */
DzSearchLines *dz_concordance_view_dup_lines (DzConcordanceView *self);
/* Equal contexts of all hits that pass the filter; NULL for none. (transfer full) */
DzTable *dz_concordance_view_dup_groups (DzConcordanceView *self);
/* What is shown, on paper; NULL for nothing. (transfer full) */
GtkPrintOperation *dz_concordance_view_new_print_operation (DzConcordanceView *self);
/* The chart as it goes out, and how; NULL where there is none. (transfer full) */
DzSharedChart *dz_concordance_view_dress_chart (DzConcordanceView *self, DzChartOutfit *outfit);
void dz_concordance_view_fill_out_menu (DzConcordanceView *self);
void dz_concordance_view_install_out (GtkWidgetClass *widget_class);

/* dz-concordance-view-marks.c: what can be done with lines chosen, or with all that are listed where none is. */
void dz_concordance_view_build_marks (DzConcordanceView *self);
void dz_concordance_view_install_marks (GtkWidgetClass *widget_class);

/* dz-concordance-view-index.c: tells, once for a library, that the index is damaged, and mends it. */
void dz_concordance_view_show_index (DzConcordanceView *self);
void dz_concordance_view_forget_index (DzConcordanceView *self);
void dz_concordance_view_install_index (GtkWidgetClass *widget_class);

/* dz-concordance-view-saved.c: the searches that the reader named; made when first used. */
DzSearchShelf *dz_concordance_view_ensure_shelf (DzConcordanceView *self);

G_END_DECLS
