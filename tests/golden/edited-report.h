/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* A report whose text is edited as hands and machines do, where every character knows which one of the original it is.
 * An edit is one of: a character or a few put in, taken out or mistyped; a figure changed; a sentence put in, taken out,
 * moved elsewhere, or copied elsewhere with one digit changed, as formulas recur; a paragraph dropped, doubled, moved, divided, or
 * joined with the next. */

/* One character; id: that of the original's character, -1 for one that was put in. */
typedef struct
{
  gunichar c;
  int id;
} EditedChar;

typedef struct
{
  GPtrArray *paragraphs; /* (element-type GArray of EditedChar) */
  GArray *kinds;         /* (element-type DzParagraphKind) of each */
  int *first_ids;        /* by paragraph of the original: the id of its first character; one more for the end */
} EditedReport;

void edited_report_init (EditedReport *edited, const DzReport *original);
void edited_report_clear (EditedReport *edited);
void edited_report_edit (EditedReport *edited, GRand *rand, int n_edits);
/* As a report that may be stored; the rest as in the original. (transfer full) */
DzReport *edited_report_make (const EditedReport *edited, const DzReport *original);

/* A report of formulas: streets and indicators with the same words and other digits. (transfer full) */
DzReport *edited_report_invent (GRand *rand, int n_paragraphs);

G_END_DECLS
