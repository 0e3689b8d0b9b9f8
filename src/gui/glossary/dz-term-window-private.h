/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-canvas.h"
#include "gui/glossary/dz-term-window.h"
#include "gui/glossary/dz-term-writer.h"

G_BEGIN_DECLS

struct _DzTermWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *find_button;
  GtkStack *stack;
  GtkLabel *status_label;
  GtkButton *own_button;
  GtkFlowBox *definitions; /* side by side as far as there is room */
  GtkListBox *forms;
  GtkWidget *variant_box;
  GtkEditable *variant_entry;
  GtkDropDown *by_drop;
  GtkDropDown *raw_drop;
  DzChartCanvas *canvas;
  GtkGrid *counts;
  GtkWidget *links_label;
  GtkBox *links;
  GtkEditable *headword_entry;
  GtkTextView *definition_text;
  GtkWidget *add_button;

  DzView *view; /* cleared with it */
  DzGlossary *glossary;
  char *key; /* of the term shown; NULL: a new one is written */
};

/* The term shown; NULL for one that is written, or is a term no more. */
const DzGlossaryEntry *dz_term_window_get_entry (DzTermWindow *self);
gboolean dz_term_window_is_writable (DzTermWindow *self);
void dz_term_window_clear_box (GtkWidget *box);
/* Takes the word. */
void dz_term_window_save_word (DzTermWindow *self, DzTermWord *word);

/* dz-term-window-forms.c: the forms folded into a headword, and those that the reader adds. */
void dz_term_window_show_forms (DzTermWindow *self, const DzGlossaryEntry *entry);
/* What stands in the entry of variants. */
void dz_term_window_add_variant (DzTermWindow *self);

/* dz-term-window-uses.c: where a term is used, and in the definitions of which others. */
void dz_term_window_show_chart (DzTermWindow *self);
void dz_term_window_show_counts (DzTermWindow *self, const DzGlossaryEntry *entry);
void dz_term_window_show_links (DzTermWindow *self, const DzGlossaryEntry *entry);

G_END_DECLS
