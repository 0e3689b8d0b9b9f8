/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of a long list, of one line and without widgets inside. GTK keeps some two hundred rows of a list
 * alive around those in sight, and lays out and draws every one; this one draws its texts itself, and only
 * while it is in sight. So all rows of a list can show other texts within a frame. */

#define DZ_TYPE_LINE_ROW (dz_line_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DzLineRow, dz_line_row, DZ, LINE_ROW, GtkWidget)

struct _DzLineRowClass
{
  GtkWidgetClass parent_class;
};

/* How a text stands in the row; columns stand one behind the other. */
typedef struct
{
  PangoEllipsizeMode ellipsize;
  float xalign;     /* 0: at its left edge … 1: at its right edge */
  int chars;        /* as wide as so many characters, or as its text where that is longer and not cut; 0: as its text; -1: takes an equal share of what the others leave */
  gboolean strong;
  gboolean faint;
  gboolean small;
  gboolean numeric; /* digits of one width */
} DzLineColumn;

#define DZ_LINE_COLUMNS_MAX 4

/* Other columns than before leave it empty. columns: static. has_tooltip: its label is its tooltip. */
void dz_line_row_set_columns (DzLineRow *row, const DzLineColumn *columns, guint n_columns, gboolean has_tooltip);
/* The same for a new row. */
GtkWidget *dz_line_row_new (const DzLineColumn *columns, guint n_columns, gboolean has_tooltip);
/* texts: one for each column, copied; label and description are what assistive technologies read, description
 * may be NULL. */
void dz_line_row_show (DzLineRow *row, const char *const *texts, const char *label, const char *description);
/* (transfer none) */
const char *dz_line_row_get_text (DzLineRow *row, guint column);

/* For a list view whose rows end in one of this kind: they are drawn when they come into sight. To be called
 * once. */
void dz_line_row_watch (GtkListView *view);

/* Writes what stands at a place of the list into a row. */
typedef void (*DzLineRowFunc) (DzLineRow *row, guint position, gpointer user_data);

/* For a list view on a selection of a list of places (DzLineSlot): its rows are made by create, written by
 * write when they are bound and when the list says “rewritten”, and drawn when they are in sight. */
void dz_line_row_fill_list (GtkListView *view, GtkSelectionModel *selection, GListModel *list,
                            GtkWidget *(*create) (void), DzLineRowFunc write, gpointer user_data);

G_END_DECLS
