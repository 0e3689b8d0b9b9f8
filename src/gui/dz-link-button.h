/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DZ_TYPE_LINK_BUTTON (dz_link_button_get_type ())

/* The small toggle in the head of every view that says what the view is linked by and unlinks it. Bind
 * “active” to the view's “linked”; “what” names the links: “goal • filter”; “compact” leaves
 * the words to the tooltip. */
G_DECLARE_FINAL_TYPE (DzLinkButton, dz_link_button, DZ, LINK_BUTTON, GtkToggleButton)

G_END_DECLS
