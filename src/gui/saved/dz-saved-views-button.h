/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_SAVED_VIEWS_BUTTON (dz_saved_views_button_get_type ())

/* The saved views of the library behind a button: names what is shown and keeps it, opens, renames and
 * deletes what was kept. Its window gives and takes what is shown, see dz-window-private.h. Property:
 * “session”. */
G_DECLARE_FINAL_TYPE (DzSavedViewsButton, dz_saved_views_button, DZ, SAVED_VIEWS_BUTTON, AdwBin)

/* Shows the list with the keyboard in the name for what is shown, or in the list. */
void dz_saved_views_button_popup (DzSavedViewsButton *self, gboolean to_save);
/* In place of what was saved, where it has an id. */
void dz_saved_views_button_save_again (DzSavedViewsButton *self, const DzSavedView *view);

G_END_DECLS
