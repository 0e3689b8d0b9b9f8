/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The marks of the text, in rising priority: what comes later wins where two meet. */
typedef enum
{
  DZ_TEXT_BODY,
  DZ_TEXT_TITLE,
  DZ_TEXT_FRONT,
  DZ_TEXT_HEADING_1,
  DZ_TEXT_HEADING_2,
  DZ_TEXT_HEADING_3,
  DZ_TEXT_RUN_IN, /* a heading that opens a paragraph */
  DZ_TEXT_GLOSSARY,
  DZ_TEXT_ASIDE, /* the line about noise, and the noise once it is asked for */
  DZ_TEXT_SENTENCE, /* around the focus quantity */
  DZ_TEXT_OUTCOME,
  DZ_TEXT_GOAL,
  DZ_TEXT_HAND_LINED, /* on a figure whose line is drawn by hand: one that is uncertain, or the reader's own word */
  DZ_TEXT_TERM, /* every occurrence of the term chosen */
  DZ_TEXT_HIT,
  DZ_TEXT_FOCUS, /* the quantity or span chosen */
  DZ_TEXT_INSERTED,
  DZ_TEXT_REMOVED,
  DZ_N_TEXT_TAGS,
} DzTextTag;

/* Colours that are drawn by hand rather than by a tag. */
typedef enum
{
  DZ_TEXT_COLOR_BAND,   /* behind the focus paragraph */
  DZ_TEXT_COLOR_BAR,    /* at its left */
  DZ_TEXT_COLOR_DOTS,   /* under glossary terms */
  DZ_TEXT_COLOR_NUMBER, /* ¶ numbers */
  DZ_TEXT_COLOR_NOTE,
  DZ_TEXT_COLOR_NOTE_INK,
  DZ_TEXT_COLOR_GOAL,    /* dashes under a goal the program is not sure of */
  DZ_TEXT_COLOR_OUTCOME, /* and under an outcome */
  DZ_TEXT_COLOR_READER,  /* the bracket under what the reader confirmed, corrected or added */
  DZ_TEXT_COLOR_STROKE,  /* through a number the reader rejected */
  DZ_TEXT_COLOR_CHANGE, /* added, dropped, moved in the margin */
  DZ_N_TEXT_COLORS,
} DzTextColor;

typedef struct
{
  GtkTextTag *tags[DZ_N_TEXT_TAGS];
  GdkRGBA colors[DZ_N_TEXT_COLORS];
} DzReportTags;

/* Makes the tags in the buffer's table; sizes and colours are set by the two functions below. */
void dz_report_tags_init (DzReportTags *tags, GtkTextBuffer *buffer);

/* em: the width of one Chinese character in pixels, from which indents and gaps are taken. */
void dz_report_tags_set_size (DzReportTags *tags, int em);
void dz_report_tags_set_colors (DzReportTags *tags, gboolean dark, gboolean high_contrast);

G_END_DECLS
