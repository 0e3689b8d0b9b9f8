/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "short-report.h"

#include <string.h>

static DzReport *
create (const char *place, int year, const char *const *body)
{
  DzReport *report = dz_report_new ();

  report->source = g_strdup_printf ("%s-%d.txt", place, year);
  report->place = g_strdup (place);
  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->level = DZ_LEVEL_DISTRICT;
  g_array_append_val (report->plans, year);
  for (guint i = 0; body[i] != NULL; i++)
    {
      DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, body[i]);

      paragraph->position = (int) i + 1;
      paragraph->number = (int) i + 1;
      paragraph->part = DZ_PART_PLAN;
      g_ptr_array_add (report->paragraphs, paragraph);
    }

  return report;
}

gint64
store_short_report (DzStore *store, const char *place, int year, const char *const *body,
                    GPtrArray *quantities)
{
  g_autoptr (DzReport) report = create (place, year, body);
  g_autofree char *name = g_strdup_printf ("%s-%d.txt", place, year);
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (DzSource) source = dz_source_new (name, bytes);
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_add_report (store, source, report, quantities, &error);

  g_assert_no_error (error);

  return id;
}
