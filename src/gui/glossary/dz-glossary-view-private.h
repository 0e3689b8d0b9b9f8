/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/glossary/dz-candidate-list.h"
#include "gui/glossary/dz-glossary-view.h"
#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

struct _DzGlossaryView
{
  DzView parent_instance;

  GtkSearchEntry *filter_entry;
  GtkToggleButton *all_button;
  GtkToggleButton *paragraph_button;
  GtkWidget *scope_label; /* no paragraph is chosen, though its terms were asked for */
  GtkWidget *show_button; /* names the choice of the menu, and leads back to all terms */
  AdwButtonContent *show_content;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;
  GtkProgressBar *progress_bar;
  DzCandidateList *candidates;

  GSettings *settings;
  GSimpleActionGroup *actions;
  DzGlossary *glossary; /* NULL until it was read */
  GtkWindow *term_window; /* NULL: none is open */
  GListStore *items;    /* (element-type DzTermItem) */
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkSingleSelection *selection;
  DzPinyin *pinyin;    /* NULL before the first word of a filter */
  gboolean asked_pinyin;
  GCancellable *loading;
  GCancellable *reading;
  gint64 text_paragraph; /* whose text paragraph_text is */
  char *paragraph_text;
};

/* dz-glossary-view-actions.c */
void dz_glossary_view_add_actions (DzGlossaryView *self);
/* By what is open and whether it can be written. */
void dz_glossary_view_enable_actions (DzGlossaryView *self);

G_END_DECLS
