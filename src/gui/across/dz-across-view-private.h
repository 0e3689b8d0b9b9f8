/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/across/dz-across-found.h"
#include "gui/across/dz-across-view.h"

G_BEGIN_DECLS

#define DZ_N_ACROSS_MODES 4

/* What one mode has read. */
typedef struct
{
  GtkWidget *widget;    /* made when first shown */
  DzAcrossFound *found; /* NULL: nothing, or it is old */
  DzAcrossRequest *request;
} DzAcrossShown;

struct _DzAcrossView
{
  DzView parent_instance;

  GtkSearchEntry *entry;
  GtkDropDown *status_drop;
  GtkToggleButton *whole_button;
  GtkLabel *tell_label;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *none_page;
  AdwStatusPage *error_page;
  GtkLabel *loading_label;

  DzSession *session; /* the one whose own signals are listened to */
  GSettings *settings;
  guint mode;
  DzAcrossShown shown[DZ_N_ACROSS_MODES];
  gint64 left; /* the reports shown, as far as the view follows them */
  gint64 right;
  char *needle;
  DzAcrossRequest *reading; /* what is being read, NULL for nothing */
  GCancellable *cancellable;
  guint quiet;
};

/* dz-across-view.c */
const DzAcrossMode *dz_across_view_get_mode (DzAcrossView *self);
/* What is read of the mode that is shown; NULL for nothing. Borrowed. */
DzAcrossFound *dz_across_view_get_found (DzAcrossView *self);
void dz_across_view_turn_to (DzAcrossView *self, const char *page);
void dz_across_view_say (DzAcrossView *self, const char *text);
/* Shows what was found of the mode. */
void dz_across_view_show_found (DzAcrossView *self);
void dz_across_view_show_error (DzAcrossView *self, const GError *error);

/* dz-across-view-reading.c: takes request */
void dz_across_view_start_reading (DzAcrossView *self, DzAcrossRequest *request);
void dz_across_view_stop_reading (DzAcrossView *self);
/* Lets go of what a mode has read. */
void dz_across_view_drop (DzAcrossView *self, guint mode);

/* dz-across-view-actions.c: jumps, and the ways out of the window */
void dz_across_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
