/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Frees something large on a thread of its own, where tens of thousands of small pieces hold nobody up. data:
 * (transfer full) (nullable); nothing in it may belong to GTK. */
void dz_release_elsewhere (gpointer data, GDestroyNotify free_func);

/* Something large was read, and what it took besides is free again: hands that back to the system, on a
 * thread of its own, once the program has been at rest from such work for a moment. */
void dz_release_spare_soon (void);

G_END_DECLS
