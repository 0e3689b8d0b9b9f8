/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-pairing.h"

DzPairing *
dz_pairing_new (void)
{
  return g_new0 (DzPairing, 1);
}

void
dz_pairing_free (DzPairing *pairing)
{
  g_free (pairing);
}
