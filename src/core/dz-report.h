/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-enums.h"

G_BEGIN_DECLS

/* One paragraph of a report. Its text is the report's own characters and never changes after import.
 * All spans into it are half open and count Unicode code points. */
typedef struct
{
  gint64 id;        /* row in the library, 0 before it is stored */
  gint64 report_id; /* 0 before it is stored */
  int position;     /* 1, 2, 3 … in reading order over all kinds */
  int number;       /* the citable ¶ number, 1 … over body paragraphs; 0 for every other kind */
  DzParagraphKind kind;
  DzPart part;
  int section; /* index into DzReport.sections of the innermost heading above or in it; -1 for none */
  int line;    /* the 1-based line of the source at which it begins */
  char *text;
} DzParagraph;

/* One heading of the outline: a line of its own, or the words that open a paragraph. */
typedef struct
{
  int level; /* 1 … 4 as in 一、 （一） 一是, run-in */
  int parent; /* index into DzReport.sections, -1 at the top */
  DzPart part;
  char *text;
  int paragraph; /* index into DzReport.paragraphs of the paragraph that is or begins with it */
  int start;     /* span of the heading in that paragraph */
  int end;
} DzSection;

/* One imported document. Strings may be NULL where the document does not state them. */
typedef struct
{
  gint64 id;
  char *source; /* base name of the imported file */
  DzReportKind kind;
  char *title;
  char *place;  /* the place's own name, 武昌区 */
  char *parent; /* the name of the place above, 武汉市, where known */
  DzLevel level;
  char *delivered; /* ISO 8601 date */
  char *meeting;
  char *speaker;
  GArray *reviews;       /* (element-type int) years, ascending */
  GArray *plans;         /* (element-type int) years, ascending; the last is the end of a span */
  GPtrArray *sections;   /* (element-type DzSection) in order */
  GPtrArray *paragraphs; /* (element-type DzParagraph) in reading order */
  GPtrArray *terms;      /* (element-type DzTerm) its glossary, in order */
  /* Filled by the store where a report is listed without its content. */
  int n_paragraphs;
  int n_quantities;
  int n_terms;
} DzReport;

DzParagraph *dz_paragraph_new (DzParagraphKind kind, const char *text);
void dz_paragraph_free (DzParagraph *paragraph);
DzSection *dz_section_new (int level, const char *text);
void dz_section_free (DzSection *section);

/* An empty report: arrays present, everything else zero. */
DzReport *dz_report_new (void);
/* One of thousands that are listed without their content, with as little of its own as can be: its sections,
 * paragraphs and terms are shared by all such reports and stay empty; reviews and plans, which may be shared,
 * are (transfer none) and must not be changed but replaced. */
DzReport *dz_report_new_listed (GArray *reviews, GArray *plans);
void dz_report_free (DzReport *report);

/* The year the report is filed under: its first plan year; else the year after its last review year;
 * else the year it was delivered; 0 if the text tells none. */
int dz_report_get_year (const DzReport *report);

/* (transfer full): “武昌区 2025”, for a feature “武昌区 2025 专题”, or the title where place and year are not
 * known. Stands in files, so it does not depend on the user's language. */
char *dz_report_dup_name (const DzReport *report);

/* (transfer full): “武昌区 2025 ¶63”, or the name alone if number is 0. */
char *dz_report_dup_citation (const DzReport *report, int number);

/* The number of body paragraphs: counted if they are loaded, else n_paragraphs. */
int dz_report_count_body (const DzReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzParagraph, dz_paragraph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSection, dz_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzReport, dz_report_free)

G_END_DECLS
