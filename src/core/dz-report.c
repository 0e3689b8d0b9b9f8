/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-report.h"

#include <stdlib.h>

#include "core/dz-term.h"

DzParagraph *
dz_paragraph_new (DzParagraphKind kind, const char *text)
{
  DzParagraph *paragraph = g_new0 (DzParagraph, 1);

  paragraph->kind = kind;
  paragraph->section = -1;
  paragraph->text = g_strdup (text);

  return paragraph;
}

void
dz_paragraph_free (DzParagraph *paragraph)
{
  if (paragraph == NULL)
    return;

  g_free (paragraph->text);
  g_free (paragraph);
}

DzSection *
dz_section_new (int level, const char *text)
{
  DzSection *section = g_new0 (DzSection, 1);

  section->level = level;
  section->parent = -1;
  section->text = g_strdup (text);

  return section;
}

void
dz_section_free (DzSection *section)
{
  if (section == NULL)
    return;

  g_free (section->text);
  g_free (section);
}

DzReport *
dz_report_new (void)
{
  DzReport *report = g_new0 (DzReport, 1);

  report->reviews = g_array_new (FALSE, FALSE, sizeof (int));
  report->plans = g_array_new (FALSE, FALSE, sizeof (int));
  report->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_section_free);
  report->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_paragraph_free);
  report->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_free);

  return report;
}

static gpointer
create_nothing (gpointer data)
{
  return g_ptr_array_new ();
}

DzReport *
dz_report_new_listed (GArray *reviews, GArray *plans)
{
  static GOnce once = G_ONCE_INIT;
  DzReport *report = g_new0 (DzReport, 1);
  GPtrArray *nothing = g_once (&once, create_nothing, NULL);

  report->reviews = g_array_ref (reviews);
  report->plans = g_array_ref (plans);
  report->sections = g_ptr_array_ref (nothing);
  report->paragraphs = g_ptr_array_ref (nothing);
  report->terms = g_ptr_array_ref (nothing);

  return report;
}

void
dz_report_free (DzReport *report)
{
  if (report == NULL)
    return;

  g_free (report->source);
  g_free (report->title);
  g_free (report->place);
  g_free (report->parent);
  g_free (report->delivered);
  g_free (report->meeting);
  g_free (report->speaker);
  g_array_unref (report->reviews);
  g_array_unref (report->plans);
  g_ptr_array_unref (report->sections);
  g_ptr_array_unref (report->paragraphs);
  g_ptr_array_unref (report->terms);
  g_free (report);
}

int
dz_report_get_year (const DzReport *report)
{
  g_return_val_if_fail (report != NULL, 0);

  if (report->plans->len > 0)
    return g_array_index (report->plans, int, 0);
  if (report->reviews->len > 0)
    return g_array_index (report->reviews, int, report->reviews->len - 1) + 1;
  if (report->delivered != NULL)
    return atoi (report->delivered);

  return 0;
}

char *
dz_report_dup_name (const DzReport *report)
{
  int year = dz_report_get_year (report);

  if (report->place == NULL)
    return g_strdup (report->title != NULL ? report->title : report->source);
  if (year == 0)
    return g_strdup (report->place);

  return g_strdup_printf ("%s %d%s", report->place, year, report->kind == DZ_REPORT_KIND_FEATURE ? " 专题" : "");
}

char *
dz_report_dup_citation (const DzReport *report, int number)
{
  g_autofree char *name = dz_report_dup_name (report);

  if (number <= 0)
    return g_steal_pointer (&name);

  return g_strdup_printf ("%s ¶%d", name, number);
}

int
dz_report_count_body (const DzReport *report)
{
  int n_body = 0;

  g_return_val_if_fail (report != NULL, 0);

  if (report->paragraphs->len == 0)
    return report->n_paragraphs;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      n_body += paragraph->kind == DZ_PARAGRAPH_BODY;
    }

  return n_body;
}
