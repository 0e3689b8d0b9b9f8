/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/dz-table.h"
#include "gui/across/dz-across-request.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* One way of looking at more than two texts: what it reads of the library and the widget that shows it. The
 * widget asks the view it stands in by its actions: “across.go” (xxxii)      report, paragraph, quantity,
 * span: the reader chose this place “across.compare” (xxx)   two reports, and a paragraph of the right one or
 * 0 “across.tell” (s)        a few words beside the controls */
typedef struct
{
  const char *name;
  const char *file_name; /* translatable: proposed for exports */
  const char *icon;
  const char *empty_title; /* translatable: while nothing is chosen that could be read */
  const char *empty_text;
  const char *none_title; /* translatable: nothing was found */
  gboolean has_search;
  gboolean (*can_read) (const DzAcrossRequest *request);
  /* What was read for one request is what the other asks for. */
  gboolean (*covers) (gconstpointer data, const DzAcrossRequest *shown, const DzAcrossRequest *request);
  /* On the library's reader thread. */
  gpointer (*read) (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error);
  GDestroyNotify free;
  GtkWidget *(*create) (void);
  /* data: lives until the next is shown, NULL for none. FALSE where there is nothing in it. */
  gboolean (*show) (GtkWidget *widget, gconstpointer data, const DzAcrossRequest *request);
  void (*select) (GtkWidget *widget, const DzAcrossRequest *request);
  /* needle: folded. FALSE where no row is left. NULL where there is no search. */
  gboolean (*filter) (GtkWidget *widget, const char *needle, guint status);
  char *(*dup_copy) (GtkWidget *widget); /* NULL for nothing */
  DzTable *(*build_table) (gconstpointer data);
  /* What the widget shows, as it is sorted and filtered and in its words, for printing; NULL: build_table. */
  DzTable *(*build_shown) (GtkWidget *widget);
  /* Prints a picture in place of a table, on one page of so many points; NULL: tables alone. */
  void (*draw) (gconstpointer data, cairo_t *cr, double width, double height);
  gboolean (*save_picture) (gconstpointer data, const char *path, GError **error); /* NULL: tables alone */
} DzAcrossMode;

extern const DzAcrossMode dz_trace_mode;
extern const DzAcrossMode dz_matrix_mode;
extern const DzAcrossMode dz_indicators_mode;
extern const DzAcrossMode dz_contrast_mode;

G_END_DECLS
