/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph made ready for reading: folded (DzFoldedText), and without white space and bold marks, which
 * stand anywhere in what was set in columns. Positions count its chars; dz_plain_text_get_* map them back. */
typedef struct
{
  gunichar *chars; /* folded, length of them and a 0 */
  gunichar *raw;   /* the character of the paragraph each came from */
  int *origin;     /* its offset in the paragraph */
  int length;
  GArray *stops[2]; /* (element-type int) by DzStop: where they stand, in order */
} DzPlainText;

typedef enum
{
  DZ_STOP_SENTENCE, /* 。！？ */
  DZ_STOP_CLAUSE,   /* those and ，；：—… */
} DzStop;

DzPlainText *dz_plain_text_new (const char *text);
void dz_plain_text_free (DzPlainText *text);

/* The offset in the paragraph where the char at position begins, and where the one before it ends. */
int dz_plain_text_get_start (const DzPlainText *text, int position);
int dz_plain_text_get_end (const DzPlainText *text, int position);

/* (transfer full): the paragraph's characters from start to end, without white space. */
char *dz_plain_text_dup_raw (const DzPlainText *text, int start, int end);

/* TRUE if the ASCII or Chinese word stands at position and ends before limit. */
gboolean dz_plain_text_has (const DzPlainText *text, int position, int limit, const char *word);

/* The first position of word in [start, end), -1 if it is not there; the second searches from the end. */
int dz_plain_text_find (const DzPlainText *text, int start, int end, const char *word);
int dz_plain_text_find_last (const DzPlainText *text, int start, int end, const char *word);

gboolean dz_plain_text_is_stop (DzStop stop, gunichar c);
/* The first stop at or behind position, the length of the text if there is none; the last one before it, or
 * -1. */
int dz_plain_text_find_stop (const DzPlainText *text, DzStop stop, int position);
int dz_plain_text_find_stop_before (const DzPlainText *text, DzStop stop, int position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzPlainText, dz_plain_text_free)

G_END_DECLS
