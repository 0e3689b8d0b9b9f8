/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line of a text file that is not blank, or a stretch of a very long line that stands for one. */
typedef struct
{
  char *text;    /* without blanks at its ends and without bold marks */
  GArray *bolds; /* (element-type DzBoldRun) where the marks were */
  int number;    /* 1-based line of the file */
  int gap;       /* blank lines and page breaks before it */
  int length;    /* code points */
  int width;     /* columns: a Han character takes two */
  int indent;    /* columns of blanks it opened with */
  gboolean whole; /* known to be a paragraph of its own: never joined */
  gboolean noise;
} DzLine;

void dz_line_free (DzLine *line);

/* The lines of a text, ends of line of any kind. (element-type DzLine) */
GPtrArray *dz_line_list_new (const char *text);

/* dz-long-line.c: cuts a line that holds a whole document at the blanks that stand for its paragraphs.
 * Returns the pieces (element-type utf8), NULL if the line is none of that kind. */
GPtrArray *dz_long_line_cut (const char *text);

G_END_DECLS
