/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stddef.h>
#include <stdint.h>

#include "extract/dz-report-reader.h"
#include "import/dz-importer.h"
#include "workbench/dz-outline-json.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_section (const DzReport *report, const DzSection *section)
{
  const DzParagraph *paragraph;

  g_assert_true (section->paragraph >= 0 && section->paragraph < (int) report->paragraphs->len);
  paragraph = g_ptr_array_index (report->paragraphs, section->paragraph);
  g_assert_true (section->start >= 0 && section->start < section->end
                 && section->end <= (int) g_utf8_strlen (paragraph->text, -1));
  g_assert_true (section->level >= 1 && section->level <= 4);
}

/* Bytes of any kind: refused with a message, or read into a report whose spans are sound. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DzSource) source = dz_source_new ("fuzz.txt", bytes);
  g_autoptr (GError) error = NULL;
  const DzImporter *importer = dz_importer_find (source, &error);
  g_autoptr (GPtrArray) blocks = importer != NULL ? importer->read (source, NULL, &error) : NULL;
  g_autoptr (DzReport) report = NULL;
  g_autofree char *json = NULL;

  if (blocks == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpuint (blocks->len, >, 0);
  report = dz_report_reader_read (blocks, source, NULL);
  g_assert_cmpuint (report->paragraphs->len, ==, blocks->len);
  for (guint i = 0; i < report->sections->len; i++)
    check_section (report, g_ptr_array_index (report->sections, i));
  json = dz_outline_json_dup (report);
  g_assert_true (g_utf8_validate (json, -1, NULL));

  return 0;
}
