/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/dz-plain-text.h"

G_BEGIN_DECLS

/* How a number is written. */
typedef enum
{
  DZ_NUMBER_DIGITS,   /* 1,020.5 */
  DZ_NUMBER_CHINESE,  /* 三十二 */
  DZ_NUMBER_FRACTION, /* 百分之八: the span holds 百分之 */
} DzNumberForm;

typedef struct
{
  DzNumberForm form;
  int start; /* positions in the DzPlainText */
  int end;
  double value;
  gboolean bare; /* a Chinese number that is only 十, 百 or 千 */
  gboolean per_mille; /* 千分之 */
} DzNumber;

/* The number that begins at position. Digits longer than any figure of a report, and what is glued to such,
 * are no number. The magnitudes
 * 万 and 亿 are left to the unit, of several the last: 十亿七千万 is 107000 of 万. Returns FALSE if there is
 * none; number->end then tells where to go on, if it is set. */
gboolean dz_number_scan (const DzPlainText *text, int position, DzNumber *number);

G_END_DECLS
