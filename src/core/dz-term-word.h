/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DZ_TERM_WORD_ENTRY,     /* a term of her own, with a definition or none */
  DZ_TERM_WORD_EDIT,      /* what she writes in the place of a report's definition */
  DZ_TERM_WORD_VARIANT,   /* another way to write a term */
  DZ_TERM_WORD_APART,     /* a headword that is not to be folded with others */
  DZ_TERM_WORD_DISMISSED, /* words that are no term */
} DzTermWordKind;

/* What the reader says of a term. */
typedef struct
{
  gint64 id; /* 0: not in the library yet */
  DzTermWordKind kind;
  char *headword;   /* of an edit, DzTerm.key of what is edited */
  char *variant;    /* of a variant; else NULL */
  gint64 report_id; /* of an edit; else 0 */
  char *definition; /* of an entry or edit; NULL for none */
  char *modified;   /* ISO 8601, set by the library */
} DzTermWord;

/* headword is copied. */
DzTermWord *dz_term_word_new (DzTermWordKind kind, const char *headword);
DzTermWord *dz_term_word_copy (const DzTermWord *word);
void dz_term_word_free (DzTermWord *word);

/* entry, edit, variant, apart, dismissed */
const char *dz_term_word_kind_get_nick (DzTermWordKind kind);
gboolean dz_term_word_kind_from_nick (const char *nick, DzTermWordKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTermWord, dz_term_word_free)

G_END_DECLS
