/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-report-reader.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"
#include "core/dz-term.h"
#include "extract/dz-front-matter.h"
#include "extract/dz-glossary-reader.h"
#include "extract/dz-outline.h"
#include "extract/dz-report-place.h"
#include "extract/dz-report-years.h"

/* The glossary stands behind the text: its heading is the last one of that kind, with an entry close
 * below. */
static guint
find_glossary (const GPtrArray *blocks, guint n_front)
{
  guint found = blocks->len;

  for (guint i = n_front; i + 1 < blocks->len; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GPtrArray) terms = NULL;

      if (block->noise || i * 3 < blocks->len || !dz_glossary_reader_is_heading (block->text))
        continue;
      terms = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_term_free);
      for (guint j = i + 1; j < MIN (i + 5, blocks->len); j++)
        dz_glossary_reader_read (((DzBlock *) g_ptr_array_index (blocks, j))->text, 0, FALSE, terms);
      if (terms->len > 0)
        return i;
    }

  return found;
}

/* “附件”, “附件1：” above the heading of the glossary goes with it. */
static gboolean
is_attachment_mark (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (strlen (text) < 40 ? text : "");

  return g_str_has_prefix (squeezed, "附") && g_utf8_strlen (squeezed, -1) <= 5;
}

static void
add_paragraphs (DzReport *report, const GPtrArray *blocks, guint n_front, guint glossary)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DzBlock *block = g_ptr_array_index (blocks, i);
      DzParagraphKind kind = block->noise      ? DZ_PARAGRAPH_NOISE
                             : i < n_front     ? DZ_PARAGRAPH_FRONT
                             : i == glossary   ? DZ_PARAGRAPH_HEADING
                             : i > glossary    ? DZ_PARAGRAPH_GLOSSARY
                             : i + 1 == glossary && is_attachment_mark (block->text) ? DZ_PARAGRAPH_GLOSSARY
                                               : DZ_PARAGRAPH_BODY;
      DzParagraph *paragraph = dz_paragraph_new (kind, block->text);

      paragraph->position = (int) i + 1;
      paragraph->line = block->line;
      paragraph->part = kind == DZ_PARAGRAPH_FRONT                           ? DZ_PART_FRONT
                        : i >= glossary || kind == DZ_PARAGRAPH_GLOSSARY ? DZ_PART_GLOSSARY
                                                                         : DZ_PART_OTHER;
      g_ptr_array_add (report->paragraphs, paragraph);
    }
}

static void
read_glossary (DzReport *report, guint glossary)
{
  DzSection *section;
  DzParagraph *heading;
  gboolean numbered = FALSE;

  if (glossary >= report->paragraphs->len)
    return;

  heading = g_ptr_array_index (report->paragraphs, glossary);
  section = dz_section_new (1, heading->text);
  section->part = DZ_PART_GLOSSARY;
  section->paragraph = (int) glossary;
  section->end = (int) g_utf8_strlen (heading->text, -1);
  g_ptr_array_add (report->sections, section);
  heading->section = (int) report->sections->len - 1;
  for (guint i = glossary + 1; i < report->paragraphs->len; i++)
    {
      DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind != DZ_PARAGRAPH_GLOSSARY)
        continue;
      paragraph->section = heading->section;
      dz_glossary_reader_read (paragraph->text, (int) i, numbered, report->terms);
      numbered
          = numbered
            || (report->terms->len == 1 && dz_enumerator_parse (paragraph->text).kind != DZ_ENUMERATOR_NONE);
    }
}

static void
number_paragraphs (DzReport *report)
{
  int number = 0;

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == DZ_PARAGRAPH_BODY)
        paragraph->number = ++number;
    }
}

static GPtrArray *
list_texts (const DzReport *report, DzParagraphKind kind)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->kind == kind)
        g_ptr_array_add (texts, paragraph->text);
    }

  return texts;
}

static void
read_place (DzReport *report, const DzSource *source, const DzKnowledge *knowledge)
{
  g_autoptr (GPtrArray) front = list_texts (report, DZ_PARAGRAPH_FRONT);
  g_autoptr (GPtrArray) body = list_texts (report, DZ_PARAGRAPH_BODY);

  if (source->place != NULL)
    report->place = g_strdup (source->place);
  report->level = source->level;
  dz_report_place_read (report, front, body, knowledge);
}

DzReport *
dz_report_reader_read (const GPtrArray *blocks, const DzSource *source, const DzKnowledge *knowledge)
{
  DzReport *report;
  guint n_front;
  guint glossary;

  g_return_val_if_fail (blocks != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  report = dz_report_new ();
  report->source = g_strdup (source->name);
  report->kind = source->kind;
  n_front = dz_front_matter_measure (blocks);
  glossary = find_glossary (blocks, n_front);
  dz_front_matter_read (report, blocks, n_front);
  add_paragraphs (report, blocks, n_front, glossary);
  read_place (report, source, knowledge);
  dz_outline_read (report, blocks);
  read_glossary (report, glossary);
  number_paragraphs (report);
  dz_report_years_read (report, source->year);

  return report;
}
