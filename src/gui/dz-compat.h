/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one place for calls that GTK or libadwaita added after 4.8 and 1.2 or deprecated later. */

/* Asks for files to open, several at once. The callback gets (element-type GFile), or NULL where the reader
 * chose none. */
typedef void (*DzCompatFilesFunc) (GListModel *files, gpointer user_data);
void dz_compat_choose_files (GtkWindow *parent, const char *title, const char *accept, gboolean folders,
                             DzCompatFilesFunc func, gpointer user_data);

G_END_DECLS
