/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "judged-pairs.h"

#include "core/dz-char.h"

char *
judged_pairs_dup_hash (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, squeezed, -1);

  return g_strndup (digest, 8);
}
