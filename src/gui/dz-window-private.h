/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-window.h"

#include "gui/importing/dz-import-bar.h"
#include "gui/dz-later.h"
#include "gui/dz-notice-bar.h"
#include "gui/dz-status-line.h"
#include "gui/library/dz-library-pane.h"
#include "gui/saved/dz-saved-views-button.h"
#include "gui/text/dz-reader-font.h"
#include "gui/welcome/dz-error-page.h"

G_BEGIN_DECLS

struct _DzWindow
{
  AdwApplicationWindow parent_instance;

  DzSession *session;
  DzKnowledge *knowledge;
  DzReaderFont *font;  /* before the first label is measured: a face loaded once stays */
  GSettings *settings; /* NULL where the schema is not installed: the layout is not kept then */

  char *path;                /* of the library that is open or was tried last */
  GCancellable *opening;     /* NULL: nothing is being opened */
  GPtrArray *waiting_files;  /* (element-type GFile) to be imported as soon as a library is open */
  gint64 waiting_report;     /* to be shown as soon as the overview knows it; 0: none */
  gboolean checks_samples;   /* the sample library was asked for; it may turn out to be empty */
  gboolean making_samples;   /* the sample library is being filled */
  gboolean layout_restored;
  gboolean one_pane;        /* there is room for one side pane at a time */
  guint undoing;             /* steps that are just being taken back */
  guint redoing;

  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
  GtkStack *page_stack;
  GtkWidget *library_toggle;
  GtkWidget *sidebar_toggle;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GMenu *undo_menu; /* both steps by their names */
  DzLater *error_page; /* a DzErrorPage */
  DzImportBar *import_bar;
  DzNoticeBar *notice_bar;
  GtkPaned *library_paned;
  GtkPaned *sidebar_paned;
  GtkPaned *text_paned;
  DzLibraryPane *library_pane;
  GtkWidget *overview_pane;
  GtkStack *overview_stack;
  GtkWidget *sidebar_pane;
  GtkStack *sidebar_stack;
  DzStatusLine *status_line;
  DzSavedViewsButton *views_button;
  GtkMenuButton *draw_button;
  DzSavedView *told_view; /* of the notice that its data changed; NULL for none */
};

/* dz-window.c; (transfer full) */
void dz_window_take_session (DzWindow *window, DzSession *session);

/* dz-window-actions.c */
void dz_window_install_actions (GtkWidgetClass *widget_class);
void dz_window_add_actions (DzWindow *window);
void dz_window_update_actions (DzWindow *window);

/* dz-window-library.c */
void dz_window_show_error (DzWindow *window, const GError *error);
void dz_window_retry (DzWindow *window);
void dz_window_restore_backup (DzWindow *window, GFile *backup);
void dz_window_save_backup (DzWindow *window, GFile *file);
void dz_window_import_waiting (DzWindow *window);
void dz_window_show_waiting_report (DzWindow *window);
gboolean dz_window_shows_sample (DzWindow *window);
/* The library a start without --library opens. */
gboolean dz_window_shows_own (DzWindow *window);

/* dz-window-views.c */
/* What the open page of the overview shows, to be saved; NULL where it cannot be. (transfer full) (nullable) */
DzSavedView *dz_window_dup_view (DzWindow *window);
/* Takes the view, which has the data of now. text: what is not as it was saved, "" for nothing. */
void dz_window_tell_view (DzWindow *window, DzSavedView *view, const char *text);
/* The view that was told of last is saved with the data of now. */
void dz_window_save_view_again (DzWindow *window);
/* Every kind of chart behind the button beside the pages: what is in focus is drawn as it. */
void dz_window_fill_draw_menu (DzWindow *window);
void dz_window_draw (DzWindow *window, const char *kind);
/* The view has just been saved, and has its id. */
void dz_window_hold_view (DzWindow *window, const DzSavedView *saved);
/* Brings filter, focus, page and view back. What is gone or changed is told in a notice. */
void dz_window_open_view (DzWindow *window, const DzSavedView *saved);

/* dz-window-state.c */
void dz_window_restore_layout (DzWindow *window);
void dz_window_save_layout (DzWindow *window);
/* Once the size is known: the panes get the widths they had. */
void dz_window_restore_panes (DzWindow *window, int width, int height);
/* The reports shown last in this library, else those it opens with. */
void dz_window_restore_reports (DzWindow *window);

G_END_DECLS
