/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-fixture.h"
#include "gui/concordance/dz-concordance-scope.h"
#include "gui/concordance/dz-concordance-view-private.h"

/* The page of searches in a window of its own, on the reports of the desk. */
typedef struct
{
  Desk desk;
  GtkWidget *window;
  DzConcordanceView *view;
  GString *told; /* what was said over the window, a line each */
} Page;

void page_set_up (Page *page, gconstpointer data);
void page_tear_down (Page *page, gconstpointer data);

void page_choose (Page *page, const char *action, const char *nick);
/* The search is done and lists so many hits. */
gboolean page_shows (Page *page, guint n_hits);
const DzSearchHit *page_get_line (Page *page, guint index);
GtkWidget *page_find_named (Page *page, const char *tooltip);
GtkWidget *widget_find_tooltip (GtkWidget *widget, const char *tooltip);
