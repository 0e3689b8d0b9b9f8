/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "align/dz-text-change.h"
#include "core/dz-report.h"

G_BEGIN_DECLS

/* A mark inside of a pair: a number, or a word that binds more or less, and what became of it. */
typedef struct
{
  DzTextChangeKind kind;
  char *left_name; /* files below DUIZHAO_REPORTS */
  char *right_name;
  const DzParagraph *left;
  const DzParagraph *right;
  int left_at; /* code points */
  int right_at;
  char *before;
  char *after;
} ChangeMark;

/* All marks but those of other words between each national report and the next and the two work reports of one
 * district. The reports they point into live as long as the program. (element-type ChangeMark) */
GPtrArray *judged_changes_list (const DzKnowledge *knowledge);
/* The same between two files below DUIZHAO_REPORTS. (element-type ChangeMark) */
GPtrArray *judged_changes_list_between (const char *left, const char *right, const DzKnowledge *knowledge);

G_END_DECLS
