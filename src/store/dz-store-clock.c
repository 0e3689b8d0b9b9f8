/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-store-private.h"

static gint64 fixed;

gint64
dz_store_get_time (void)
{
  return fixed != 0 ? fixed : g_get_real_time () / G_USEC_PER_SEC;
}

void
dz_store_fix_time (gint64 seconds)
{
  fixed = seconds;
}

char *
dz_store_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (dz_store_get_time ());

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
