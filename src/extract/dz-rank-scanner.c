/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-rank-scanner.h"

#include "extract/dz-number-scanner.h"
#include "extract/dz-sentence.h"

/* How far back the scope or the verb of a rank may stand. */
#define REACH 24

static gboolean
ends_here (const DzPlainText *text, int position)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  return dz_is_punctuation (c) || c == 0x7684 /* 的 */ || c == 0x548c /* 和 */;
}

/* 名 and 位 belong to a rank, 强 and 大 to the name of a list. */
static int
skip_classifier (const DzPlainText *text, int position)
{
  gunichar c = position < text->length ? text->chars[position] : 0;

  return c == 0x540d || c == 0x4f4d ? position + 1 : position;
}

static gboolean
is_led_to (const DzPlainText *text, const DzLexicon *lexicon, int position)
{
  int start = dz_clause_find_start (text, position, MAX (0, position - REACH));

  return dz_lexicon_contains (lexicon, DZ_WORD_SCOPE, text, start, position)
         || dz_lexicon_contains (lexicon, DZ_WORD_RANK_VERB, text, start, position);
}

/* 由第9位升至第6位 */
static gboolean
moves_on (const DzPlainText *text, const DzLexicon *lexicon, int position)
{
  return dz_lexicon_match (lexicon, DZ_WORD_GROWTH, text, position, text->length) > 0
         || dz_lexicon_match (lexicon, DZ_WORD_REACH, text, position, text->length) > 0;
}

/* 把安全放在各项工作的首位 is no rank. */
static gboolean
sets_first (const DzPlainText *text, int position)
{
  static const char *const words[] = { "放在", "摆在", "放到", "摆到", "置于" };
  int start = dz_clause_find_start (text, position, MAX (0, position - REACH));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (dz_plain_text_find (text, start, position, words[i]) >= 0)
      return TRUE;

  return FALSE;
}

static gboolean
scan_numbered (const DzPlainText *text, const DzLexicon *lexicon, int position, DzRank *rank)
{
  gboolean among_first = text->chars[position] == 0x524d; /* 前 */
  DzNumber number;
  int end;

  if (!dz_number_scan (text, position + 1, &number) || number.form == DZ_NUMBER_FRACTION || number.value < 1)
    return FALSE;

  end = skip_classifier (text, number.end);
  if (!(ends_here (text, end) || (end > number.end && moves_on (text, lexicon, end)))
      || (end == number.end && number.value > 1000)
      || (!is_led_to (text, lexicon, position) && end == number.end)
      || (number.value == 1 && sets_first (text, position)))
    return FALSE;

  rank->end = end;
  rank->value = number.value;
  rank->among_first = among_first;

  return TRUE;
}

static gboolean
scan_first (const DzPlainText *text, const DzLexicon *lexicon, int position, DzRank *rank)
{
  gunichar before = position > 0 ? text->chars[position - 1] : 0;

  if (!dz_plain_text_has (text, position, text->length, "首位")
      && !dz_plain_text_has (text, position, text->length, "榜首"))
    return FALSE;
  if (before == 0x5728 /* 在 */ || sets_first (text, position) || !ends_here (text, position + 2)
      || !is_led_to (text, lexicon, position))
    return FALSE;

  rank->end = position + 2;
  rank->value = 1;
  rank->among_first = FALSE;

  return TRUE;
}

gboolean
dz_rank_scan (const DzPlainText *text, const DzLexicon *lexicon, int position, DzRank *rank)
{
  gunichar c;

  g_return_val_if_fail (text != NULL && position < text->length, FALSE);

  c = text->chars[position];
  if (c == 0x7b2c /* 第 */ || c == 0x524d /* 前 */)
    return scan_numbered (text, lexicon, position, rank);
  if (c == 0x9996 /* 首 */ || c == 0x699c /* 榜 */)
    return scan_first (text, lexicon, position, rank);

  return FALSE;
}
