/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stddef.h>
#include <stdint.h>

#include "core/dz-csv.h"
#include "workbench/dz-notes-markdown.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static guint
count_cells (const GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_strv_length (g_ptr_array_index (records, i));

  return n;
}

/* Files of notes of any kind: refused with a message, or read into records. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *note = g_strconcat ("<!-- duizhao:note uuid=x tags=%41 -->\n> ", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dz_csv_parse (text, &error);
  g_autoptr (GPtrArray) notes = dz_notes_markdown_parse (note);

  g_assert_true ((rows == NULL) == (error != NULL));
  g_assert_nonnull (notes);
  g_assert_cmpuint (count_cells (notes), >=, notes->len);

  return 0;
}
