/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

#define DZ_TYPE_CANDIDATE_LIST (dz_candidate_list_get_type ())

/* What may be a term: found when asked, off the main thread, to be accepted or dismissed one by one.
 *
 * What was dismissed is listed, too, and can be taken back.
 *
 * Signals: “accepted”, “dismissed” (utf8); “restored” (gint64: id of the word that dismissed it); “chosen” (utf8) to be
 * searched for; “closed”. */
G_DECLARE_FINAL_TYPE (DzCandidateList, dz_candidate_list, DZ, CANDIDATE_LIST, AdwBin)

/* report 0: in all reports; name (nullable) says which. Starts anew. */
void dz_candidate_list_find (DzCandidateList *self, const char *path, DzGlossary *glossary, gint64 report, const char *name);
/* What is a term now, or no more proposed, leaves the list. */
void dz_candidate_list_set_glossary (DzCandidateList *self, DzGlossary *glossary);
void dz_candidate_list_stop (DzCandidateList *self);

G_END_DECLS
