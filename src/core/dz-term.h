/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One entry of one report's glossary (名词注释). */
typedef struct
{
  gint64 id;
  gint64 report_id;
  int number;     /* as printed: 1, 2, 3 … */
  char *headword; /* as printed, quotation marks kept: “中碳登” */
  char *key;      /* what is searched for in texts: the headword without its quotation marks: 中碳登 */
  char *definition;
  int paragraph; /* index into DzReport.paragraphs of the entry */
} DzTerm;

DzTerm *dz_term_new (int number, const char *headword, const char *definition);
DzTerm *dz_term_copy (const DzTerm *term);
void dz_term_free (DzTerm *term);

/* (transfer full): the headword without quotation marks and surrounding white space. */
char *dz_term_dup_key (const char *headword);
/* (transfer full): what headwords of one term share: the key without white space and width, in lower case,
 * and without a 的 between its first and last character (“四个一”的机制, 四个一机制). For comparing only. */
char *dz_term_dup_fold (const char *headword);
/* (transfer full): the headword as it stands inside a text: without the marks around it, with those within.
 * Equal to the key for most. */
char *dz_term_dup_form (const char *headword);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTerm, dz_term_free)

G_END_DECLS
