/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbench/dz-concordance.h"
#include "workbench/dz-overview.h"

G_BEGIN_DECLS

#define DZ_TYPE_COUNT_LIST (dz_count_list_get_type ())

/* How many hits there are by report or by context, all together first, as a list of places (DzLineSlot): thousands of reports
 * cost no more than those in sight. Signal “rewritten”: other counts stand in the places there are. */
G_DECLARE_FINAL_TYPE (DzCountList, dz_count_list, DZ, COUNT_LIST, GObject)

DzCountList *dz_count_list_new (void);

typedef struct
{
  gint64 report_id; /* of a context its number from 1 on; 0: all together */
  char *name;
  int count;
  gint64 length;    /* characters searched; 0 where not known, and for contexts */
  gboolean contexts;           /* contexts are counted */
  const DzContextGroup *group; /* the context, of the list; NULL for reports and all together */
} DzHitCount;

void dz_hit_count_clear (DzHitCount *count);
/* “12.3”: per 10,000 characters, "" where the length is not known. (transfer full) */
char *dz_hit_count_dup_rate (const DzHitCount *count);

/* counts: (element-type DzTermCount) ascending by id, no longer changed; lengths: the same of characters, NULL where not
 * known; overview: who knows the names, NULL for nobody. n_hits: of all reports. */
void dz_count_list_show_reports (DzCountList *list, GArray *counts, gint64 n_hits, GArray *lengths, DzOverview *overview);
/* groups: (element-type DzContextGroup); place i + 1 is that of group i. */
void dz_count_list_show_groups (DzCountList *list, GPtrArray *groups, guint n_hits);
/* Fills count; FALSE where there is no such place. */
gboolean dz_count_list_get (DzCountList *list, guint position, DzHitCount *count);
/* The place of a report; 0, that of all, where it is not among them. */
guint dz_count_list_find (DzCountList *list, gint64 report_id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzHitCount, dz_hit_count_clear)

G_END_DECLS
