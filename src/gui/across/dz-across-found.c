/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-found.h"

DzAcrossFound *
dz_across_found_new (const DzAcrossMode *mode, gpointer data)
{
  DzAcrossFound *found = g_atomic_rc_box_new0 (DzAcrossFound);

  found->mode = mode;
  found->data = data;

  return found;
}

DzAcrossFound *
dz_across_found_ref (DzAcrossFound *found)
{
  return g_atomic_rc_box_acquire (found);
}

static void
clear (gpointer data)
{
  DzAcrossFound *found = data;

  found->mode->free (found->data);
}

void
dz_across_found_unref (DzAcrossFound *found)
{
  g_atomic_rc_box_release_full (found, clear);
}
