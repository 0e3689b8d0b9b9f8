/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The reader's word on two paragraphs of two reports: they answer each other, or they do not. In the library
 * it holds on to both paragraphs as a note on a whole paragraph does. */
typedef struct
{
  gint64 id;
  gint64 left;  /* id of the paragraph in the left report, 0 where its words are lost */
  gint64 right; /* the same in the right report */
  gboolean joined;
} DzPairing;

DzPairing *dz_pairing_new (void);
void dz_pairing_free (DzPairing *pairing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPairing, dz_pairing_free)

G_END_DECLS
