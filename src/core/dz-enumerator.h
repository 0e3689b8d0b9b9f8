/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways Chinese official writing numbers its headings and lists. */
typedef enum
{
  DZ_ENUMERATOR_NONE,
  DZ_ENUMERATOR_CHAPTER,     /* 第一章、第一部分 */
  DZ_ENUMERATOR_HAN,         /* 一、 */
  DZ_ENUMERATOR_HAN_BARE,    /* 一, alone on its line or before a blank */
  DZ_ENUMERATOR_HAN_PAREN,   /* （一） */
  DZ_ENUMERATOR_HAN_IS,      /* 一是、一要 */
  DZ_ENUMERATOR_DIGIT,       /* 1. or 1、 */
  DZ_ENUMERATOR_DIGIT_PAREN, /* （1）, 1), [1], ① */
} DzEnumeratorKind;

typedef struct
{
  DzEnumeratorKind kind;
  int number;
  int length; /* bytes of the enumerator, blanks around it included */
} DzEnumerator;

/* What text opens with. Leading blanks are passed over. kind is DZ_ENUMERATOR_NONE if it is no
 * enumerator: 1.5, 一体化 and 2024年 are none. */
DzEnumerator dz_enumerator_parse (const char *text);

/* Reads a number in Arabic digits of any width or in Chinese numerals up to 99; returns the bytes read, 0 for
 * none. */
int dz_enumerator_parse_number (const char *text, int *number);

G_END_DECLS
