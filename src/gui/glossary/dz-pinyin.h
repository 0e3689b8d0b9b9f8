/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Turns Chinese into the first letters of its pinyin, by ICU's Han-Latin transliteration. Making it
 * reads thousands of rules, which takes 5 MB and some tens of milliseconds: when it is needed, in a thread. Used by
 * one thread at a time; characters seen are remembered. */
typedef struct _DzPinyin DzPinyin;

/* NULL where ICU has no such data; the functions below take that as “no initials”. */
DzPinyin *dz_pinyin_new (void);
void dz_pinyin_free (DzPinyin *pinyin);

/* “双碳” → “st”, “5G基站” → “5gjz”: Latin letters and digits stay, everything else is left out. (transfer full) */
char *dz_pinyin_dup_initials (DzPinyin *pinyin, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPinyin, dz_pinyin_free)

G_END_DECLS
