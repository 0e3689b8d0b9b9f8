/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the reader wants of a figure in the text. */
typedef enum
{
  DZ_FIGURE_SHOW, /* what was read there */
  DZ_FIGURE_CONFIRM,
  DZ_FIGURE_CORRECT,
  DZ_FIGURE_REJECT,
  DZ_FIGURE_TAKE_BACK,
  DZ_FIGURE_ADD, /* the selection is one */
} DzFigureVerb;
