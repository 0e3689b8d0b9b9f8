/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DZ_MARKDOWN_SIGN, /* what only marks: hidden where Markdown is shown */
  DZ_MARKDOWN_BOLD,
  DZ_MARKDOWN_ITALIC,
  DZ_MARKDOWN_CODE,
  DZ_MARKDOWN_HEADING,
  DZ_MARKDOWN_ITEM,
  DZ_MARKDOWN_LINK, /* its words; the address is a sign */
  DZ_N_MARKDOWN_STYLES,
} DzMarkdownStyle;

/* Bytes of a line, half open. */
typedef struct
{
  DzMarkdownStyle style;
  int start;
  int end;
} DzMarkdownSpan;

/* The light Markdown of notes in one line without its end: **bold**, *italics*, `code`, list items, # headings and
 * [words](address), by the inline rules of CommonMark 0.30 as far as these go. (element-type DzMarkdownSpan) (transfer full) */
GArray *dz_markdown_line_list_spans (const char *line);

G_END_DECLS
