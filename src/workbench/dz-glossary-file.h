/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-table.h"
#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

/* The glossary in a form other programs read, UTF-8; the same glossary gives the same bytes. */
typedef enum
{
  DZ_GLOSSARY_CSV,      /* one row a definition, and one for each other word of the reader; and back (dz-glossary-import.h) */
  DZ_GLOSSARY_XLSX,     /* the rows of the CSV; text stays text */
  DZ_GLOSSARY_MARKDOWN,
  DZ_GLOSSARY_HTML,     /* one page that needs no other file: definitions side by side, what differs from the one before marked */
} DzGlossaryFormat;

/* csv, xlsx, md, html. FALSE for anything else. */
gboolean dz_glossary_format_from_nick (const char *nick, DzGlossaryFormat *format);

/* One row a definition: headword, definition, report, occurrences (by report), number, name, kind (report,
 * edit, entry, variant, apart, dismissed), variant, printed (what the report says, of an edit), forms,
 * first_year, last_year, uses, per_10000, status, links, source, place, year, citation. Definitions without
 * occurrences state none. entries: (element-type DzGlossaryEntry) in order; NULL: all, and what was
 * dismissed. */
DzTable *dz_glossary_file_new_table (const DzGlossary *glossary, const GPtrArray *entries);
/* NULL and DZ_ERROR_FAILED where it could not be made. (transfer full) */
GBytes *dz_glossary_file_new (const DzGlossary *glossary, const GPtrArray *entries, DzGlossaryFormat format,
                              GError **error);

/* “defined, differs, dropped”: nicks of a status, for files. (transfer full) */
char *dz_term_status_dup_nicks (DzTermStatus status);

G_END_DECLS
