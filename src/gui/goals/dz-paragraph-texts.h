/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-library.h"

G_BEGIN_DECLS

#define DZ_TYPE_PARAGRAPH_TEXTS (dz_paragraph_texts_get_type ())

/* Texts of paragraphs for lists that show sentences: asked for when a row comes into sight, read in batches
 * on the library's reading thread, never waited for.
 *
 * Signal: “arrived” after texts that were asked for have come. */
G_DECLARE_FINAL_TYPE (DzParagraphTexts, dz_paragraph_texts, DZ, PARAGRAPH_TEXTS, GObject)

DzParagraphTexts *dz_paragraph_texts_new (void);
/* Forgets all texts. NULL: none can be read. */
void dz_paragraph_texts_set_library (DzParagraphTexts *self, DzLibrary *library);

/* The text, or NULL if it is not there yet: then it will be read and “arrived” tells. Borrowed until then. */
const char *dz_paragraph_texts_get (DzParagraphTexts *self, gint64 paragraph_id);

/* Reads what is missing of ids; afterwards dz_paragraph_texts_get() has them all. */
void dz_paragraph_texts_load_async (DzParagraphTexts *self, const gint64 *ids, guint n_ids,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dz_paragraph_texts_load_finish (DzParagraphTexts *self, GAsyncResult *result, GError **error);

G_END_DECLS
