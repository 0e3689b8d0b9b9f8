/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DZ_TYPE_LATER (dz_later_get_type ())

/* Holds the place of a page that the first frame does not show. The page is made when it is first mapped, so
 * that the start pays for what it shows alone. Properties, both for .ui files: “type” (GType), the widget to
 * be made; “session” (DzSession), handed on to it where it has such a property. */
G_DECLARE_FINAL_TYPE (DzLater, dz_later, DZ, LATER, AdwBin)

/* The page, made now where it was not. (transfer none) */
GtkWidget *dz_later_get (DzLater *later);

G_END_DECLS
