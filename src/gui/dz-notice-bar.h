/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_NOTICE_BAR (dz_notice_bar_get_type ())

/* What the reader has to know and can do something about: it stays until she closes it or it no longer holds.
 * A line for each notice, the newest last. */
G_DECLARE_FINAL_TYPE (DzNoticeBar, dz_notice_bar, DZ, NOTICE_BAR, GtkBox)

/* id: what the notice is about; one that is shown under it is replaced. verb, action: label and name, without
 * a parameter, of what she can do. */
void dz_notice_bar_show (DzNoticeBar *bar, const char *id, const char *text, const char *verb,
                         const char *action);
void dz_notice_bar_hide (DzNoticeBar *bar, const char *id);

G_END_DECLS
