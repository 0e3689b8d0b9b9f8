/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* For the user data of work under way that must not keep the widget it is done for: the widget goes with its
 * window. */

/* To be given to dz_weak_take() once, when the work is done. */
GWeakRef *dz_weak_new (gpointer object);
/* Frees it. The object (transfer full), NULL where it is gone. */
gpointer dz_weak_take (GWeakRef *weak);

G_END_DECLS
