/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finding Chinese words by how they are spoken: by ICU's transliterator Han-Latin, one character at a time. A
 * character that is read in several ways (长 chang or zhang, 重 zhong or chong) is found by each of those
 * listed in dz-pinyin.c; ü is found by u and by v. */
typedef struct _DzPinyin DzPinyin;

/* Takes some hundredths of a second. NULL where ICU has no rules for Chinese. For one thread at a time. */
DzPinyin *dz_pinyin_new (void);
void dz_pinyin_free (DzPinyin *pinyin);

/* The first letters of the common readings of a text's characters, digits and Latin letters as they are,
 * lower case. pinyin may be NULL: digits and letters only. (transfer full) */
char *dz_pinyin_dup_initials (DzPinyin *pinyin, const char *text);

/* Whether letters spell some characters of the text that stand side by side: each by its syllable or by the
 * beginning of it, as in gzl, gaozl, gaozhiliang for 高质量. Case and spaces in letters are ignored. "" is
 * found everywhere. */
gboolean dz_pinyin_matches (DzPinyin *pinyin, const char *text, const char *letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPinyin, dz_pinyin_free)

G_END_DECLS
