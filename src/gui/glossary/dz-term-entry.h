/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "workbench/dz-pinyin.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

#define DZ_TYPE_TERM_ENTRY (dz_term_entry_get_type ())

/* One headword of the glossary over all reports: who defines it and how, and, once counted, who uses it.
 * Property: “counted” (gboolean), notified each time the counts were set. */
G_DECLARE_FINAL_TYPE (DzTermEntry, dz_term_entry, DZ, TERM_ENTRY, GObject)

typedef struct
{
  gint64 report_id;
  char *text;
} DzTermDefinition;

/* One entry for each key, in the order of the terms (element-type DzTerm). (element-type DzTermEntry) */
GPtrArray *dz_term_entries_build (const GPtrArray *terms);

const char *dz_term_entry_get_key (DzTermEntry *entry);
const char *dz_term_entry_get_headword (DzTermEntry *entry);
/* As it stands inside a text: without the marks around it, with those within. Equal to the key for most. */
const char *dz_term_entry_get_form (DzTermEntry *entry);
/* Whether a text has the term, with marks within or without. */
gboolean dz_term_entry_is_in (DzTermEntry *entry, const char *text);
/* (element-type DzTermDefinition), in the order of the reports they were read in. */
const GPtrArray *dz_term_entry_get_definitions (DzTermEntry *entry);
gboolean dz_term_entry_is_defined_in (DzTermEntry *entry, gint64 report_id);

/* NULL until counted. (element-type DzTermCount) */
const GPtrArray *dz_term_entry_get_counts (DzTermEntry *entry);
void dz_term_entry_take_counts (DzTermEntry *entry, GPtrArray *counts);
/* 0 for a report without a count. */
int dz_term_entry_get_count (DzTermEntry *entry, gint64 report_id);

/* By part of the headword or by the beginning of pinyin initials, case ignored; "" matches all. pinyin may be NULL:
 * by the headword alone. */
gboolean dz_term_entry_matches (DzTermEntry *entry, const char *needle, DzPinyin *pinyin);
/* The same headword with the same definitions. */
gboolean dz_term_entry_equal (DzTermEntry *a, DzTermEntry *b);

G_END_DECLS
