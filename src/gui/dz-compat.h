/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one place for calls that GTK or libadwaita added after 4.8 and 1.2 or deprecated later. */

/* To be called before GTK starts. Where the window is to be drawn without GL (GSK_RENDERER is “cairo”), or GL
 * would be reckoned by the processor, which is slower than Cairo, GTK is told not to load it: 55 MB and half
 * of the start. */
void dz_compat_choose_renderer (void);

/* Asks for files to open, several at once. The callback gets (element-type GFile), or NULL where the reader
 * chose none. */
typedef void (*DzCompatFilesFunc) (GListModel *files, gpointer user_data);
void dz_compat_choose_files (GtkWindow *parent, const char *title, const char *accept, gboolean folders,
                             DzCompatFilesFunc func, gpointer user_data);

/* Adds a kind of file (as “*.csv”) under its name to filters (element-type GtkFileFilter). */
void dz_compat_add_file_filter (GListStore *filters, const char *name, const char *pattern);
/* Asks where to write one file; name is what is proposed. filters: (element-type GtkFileFilter), may be NULL. */
typedef void (*DzCompatFileFunc) (GFile *file, gpointer user_data);
void dz_compat_save_file (GtkWindow *parent, const char *title, const char *accept, const char *name,
                          GListModel *filters, DzCompatFileFunc func, gpointer user_data);

/* Scrolls a GtkListView or GtkColumnView until the row is in sight and gives it the keyboard's place. */
void dz_compat_scroll_to_row (GtkWidget *list, guint position);
/* The keyboard comes to a row of a list or column view, not to the heads of its columns as
 * gtk_widget_grab_focus() would have it: to the row that is selected, else to the first. FALSE where there is
 * none. */
gboolean dz_compat_grab_row_focus (GtkWidget *list);
/* The same once the row is laid out, after rows were exchanged; not where the keyboard is outside of the list
 * by then. */
void dz_compat_focus_selected_row (GtkWidget *list);
/* TRUE if the keyboard is in one of the rows. */
gboolean dz_compat_has_row_focus (GtkWidget *list);

/* The search of a drop-down finds its words inside the items, too, not only at their beginning. To be called
 * after each change of its model. */
void dz_compat_match_anywhere (GtkDropDown *drop);

/* Replaces what the provider holds. */
void dz_compat_load_css (GtkCssProvider *provider, const char *css);

/* The widget's text colour. */
void dz_compat_get_color (GtkWidget *widget, GdkRGBA *color);

/* Asks before something that cannot be taken back. func is called only where the reader says the verb. */
typedef void (*DzCompatConfirmFunc) (gpointer user_data);
void dz_compat_confirm (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                        DzCompatConfirmFunc func, gpointer user_data, GDestroyNotify destroy);

void dz_compat_present_about (GtkWindow *parent);

G_END_DECLS
