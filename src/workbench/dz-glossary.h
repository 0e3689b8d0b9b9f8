/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/dz-store.h"
#include "workbench/dz-pinyin.h"

G_BEGIN_DECLS

/* The glossaries of all reports and the reader's own words as one table: a headword, who defines it and how,
 * under what other forms it goes, and who uses it. Headwords are folded into one entry where they differ by
 * quotation marks, white space, width or a 的 within, or where the reader says that one is a variant of
 * another; every form that was folded is listed, and the reader can keep it apart. Uses are counted in the
 * bodies of reports, not in headings and glossaries. */

typedef enum
{
  DZ_TERM_FORM_HEADWORD, /* the entry's headword itself */
  DZ_TERM_FORM_MARKS,    /* the same but for quotation marks, white space or width */
  DZ_TERM_FORM_DE,       /* the same but for a 的 */
  DZ_TERM_FORM_READER,   /* the reader's variant */
} DzTermFormKind;

typedef struct
{
  char *text;     /* as a report prints it, or as the reader wrote it */
  char *key;      /* dz_term_dup_key() of it */
  DzTermFormKind kind;
  gint64 word_id; /* the reader's word that makes it a variant; else 0 */
} DzTermForm;

typedef struct
{
  guint report;   /* index into DzGlossary.reports; DZ_GLOSSARY_READER for the reader's own */
  int number;     /* of the entry in the report's glossary, as printed; 0 for none */
  char *headword; /* as printed */
  char *key;      /* DzTerm.key */
  char *text;     /* what is shown; NULL where there is a headword alone */
  char *printed;  /* what the report says in place of an edited text; NULL where it is not edited */
  gint64 word_id; /* of the reader's entry or edit; 0 for none */
  gboolean differs; /* from the one before it, white space and width apart */
} DzTermDefinition;

#define DZ_GLOSSARY_READER G_MAXUINT

typedef struct
{
  guint report;
  int count;
} DzTermUse;

/* A set of flags. */
typedef enum
{
  DZ_TERM_DEFINED = 1 << 0,
  DZ_TERM_UNDEFINED = 1 << 1,      /* used and nowhere defined */
  DZ_TERM_DROPPED = 1 << 2,        /* defined, and the newest report of no place that ever defined or used it uses it */
  DZ_TERM_UNUSED = 1 << 3,         /* used in no report's body at all */
  DZ_TERM_DIFFERS = 1 << 4,        /* defined in more than one way */
  DZ_TERM_READER = 1 << 5,         /* the reader added, edited or widened it */
} DzTermStatus;

typedef struct
{
  char *key;      /* dz_term_dup_key() of the headword: the term's name for the session */
  char *headword; /* the form that is printed most often, of those alike the newest */
  GPtrArray *forms;       /* (element-type DzTermForm) the headword first */
  GPtrArray *definitions; /* (element-type DzTermDefinition) by year, level; the reader's own last */
  GArray *uses;           /* (element-type DzTermUse) ascending by report; none with a count of 0 */
  int total;
  int first_year;    /* of use; 0: never, or in no report with a year */
  int last_year;
  guint first_report; /* of use; G_MAXUINT: never */
  gint64 first_paragraph;
  int first_number;  /* ¶ */
  int first_order;   /* of its paragraph among those of the report */
  int first_start;   /* code points */
  int first_end;
  DzTermStatus status;
  GArray *links;      /* (element-type guint) entries that its definitions use */
  GArray *linked_from; /* … whose definitions use it */
  char *sort_key;    /* by pinyin; strcmp() */
} DzGlossaryEntry;

typedef struct
{
  gint64 id;
  char *name; /* dz_report_dup_name() */
  char *source;
  char *place;
  DzLevel level;
  int year;       /* 0: not known */
  gboolean work;  /* a work report, of which a glossary may be expected */
  gint64 characters; /* of its body */
} DzGlossaryReport;

typedef struct
{
  GPtrArray *reports; /* (element-type DzGlossaryReport) by year, level from above, place */
  GPtrArray *entries; /* (element-type DzGlossaryEntry) by pinyin */
  GPtrArray *words;   /* (element-type DzTermWord) all that the reader said */
  char *stamp;        /* of texts and forms: while it stands, the uses do */
  GHashTable *index;  /* key of a form (owned) -> entry + 1 */
} DzGlossary;

/* May be read from another thread while the work goes on. */
typedef struct
{
  int done; /* atomic; paragraphs */
  int total;
} DzGlossaryProgress;

/* Reads the glossary and counts all uses; each text is read once for all terms. previous (nullable): an older
 * one, whose counts are taken over where neither texts nor terms have changed. progress (nullable). Immutable
 * afterwards; NULL on error. */
DzGlossary *dz_glossary_load (DzStore *store, const DzGlossary *previous, DzGlossaryProgress *progress,
                              GError **error);
/* What is marked in texts, without counting: one for each word of each entry that has two characters or more:
 * headword: the word; definition (nullable): the newest, with who says it in front. (element-type DzTerm) */
GPtrArray *dz_glossary_load_terms (DzStore *store, GError **error);
DzGlossary *dz_glossary_ref (DzGlossary *glossary);
void dz_glossary_unref (DzGlossary *glossary);

const DzGlossaryEntry *dz_glossary_get_entry (const DzGlossary *glossary, guint index);
/* NULL for DZ_GLOSSARY_READER. */
const DzGlossaryReport *dz_glossary_get_report (const DzGlossary *glossary, guint index);
/* The entry that a headword, key or variant belongs to; NULL if none. */
const DzGlossaryEntry *dz_glossary_find (const DzGlossary *glossary, const char *text);
/* Its index, -1 if none. */
int dz_glossary_find_index (const DzGlossary *glossary, const char *text);

int dz_glossary_entry_get_count (const DzGlossaryEntry *entry, guint report);
gboolean dz_glossary_entry_is_defined_in (const DzGlossaryEntry *entry, guint report);
/* The newest definition with a text; NULL if none. */
const DzTermDefinition *dz_glossary_entry_get_newest (const DzGlossaryEntry *entry);
/* Sums over the reports of a year and level; 0 and DZ_LEVEL_UNKNOWN mean any. */
void dz_glossary_sum (const DzGlossary *glossary, const DzGlossaryEntry *entry, int year, DzLevel level,
                      gint64 *count, gint64 *characters);
/* What its uses are found by: keys and forms with marks within, of all that is folded, each once.
 * (element-type utf8) (transfer full) */
GPtrArray *dz_glossary_entry_list_words (const DzGlossaryEntry *entry);
/* The same as a query of core/dz-query.h. (transfer full) */
char *dz_glossary_entry_dup_query (const DzGlossaryEntry *entry);

typedef enum
{
  DZ_GLOSSARY_BY_PINYIN,
  DZ_GLOSSARY_BY_APPEARANCE, /* first use: by year, level and place in the report; never used last */
  DZ_GLOSSARY_BY_FREQUENCY,
} DzGlossaryOrder;

/* pinyin, appearance, frequency */
const char *dz_glossary_order_get_nick (DzGlossaryOrder order);
gboolean dz_glossary_order_from_nick (const char *nick, DzGlossaryOrder *order);
int dz_glossary_compare (const DzGlossaryEntry *a, const DzGlossaryEntry *b, DzGlossaryOrder order);
/* By part of a form, or by pinyin (workbench/dz-pinyin.h); "" matches all. pinyin NULL: by characters alone. */
gboolean dz_glossary_entry_matches (const DzGlossaryEntry *entry, const char *needle, DzPinyin *pinyin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzGlossary, dz_glossary_unref)

G_END_DECLS
