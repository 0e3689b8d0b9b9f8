/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-noun-phrase.h"

#include "core/dz-char.h"
#include "extract/dz-sentence.h"

/* A name shorter than this says too little. */
#define MIN_NAME 2

/* A counted thing of this many chars (项目, 企业) is told by the words behind it too, up to MAX_NAME. */
#define MAX_BARE_NAME 2
#define MAX_NAME 16

static int
match_back_any (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, const DzWordKind *kinds,
                int n_kinds)
{
  int longest = 0;

  for (int i = 0; i < n_kinds; i++)
    longest = MAX (longest, dz_lexicon_match_back (lexicon, kinds[i], text, words.end, words.start));

  return longest;
}

static int
match_any (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, const DzWordKind *kinds,
           int n_kinds)
{
  int longest = 0;

  for (int i = 0; i < n_kinds; i++)
    longest = MAX (longest, dz_lexicon_match (lexicon, kinds[i], text, words.start, words.end));

  return longest;
}

/* 由2016年的, 到2020年末: a year that only dates the number; the chars it takes at the end of the words. */
static int
measure_year_back (const DzPlainText *text, DzSpan words)
{
  int end = words.end;

  while (
      end > words.start && end > words.end - 2
      && (text->chars[end - 1] == 0x7684 || text->chars[end - 1] == 0x672b || text->chars[end - 1] == 0x5e95))
    end--;
  if (end - words.start < 5 || text->chars[end - 1] != 0x5e74)
    return 0;
  for (int i = end - 5; i < end - 1; i++)
    if (dz_char_get_digit (text->chars[i]) < 0)
      return 0;

  return words.end - (end - 5);
}

/* 1955年, 到一九五四年底的 at the beginning of the words; its length, 0 if there is none. */
static int
measure_year (const DzPlainText *text, DzSpan words)
{
  static const char *const leads[] = { "到", "至", "截至", "在", "自", "从" };
  int start = words.start;
  int end;

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (dz_plain_text_has (text, words.start, words.end, leads[i]))
      start = words.start + (int) g_utf8_strlen (leads[i], -1);
  end = start + 4;
  if (end >= words.end || text->chars[end] != 0x5e74 /* 年 */)
    return 0;
  for (int i = start; i < end; i++)
    if (dz_char_get_digit (text->chars[i]) < 0)
      return 0;
  end++;
  end += end < words.end && (text->chars[end] == 0x5e95 /* 底 */ || text->chars[end] == 0x672b /* 末 */);
  end += end < words.end && text->chars[end] == 0x7684 /* 的 */;

  return end - words.start;
}

/* 增长了, 达到了; the length, 0 if the words do not end so. */
static int
measure_done_back (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  static const DzWordKind kinds[] = { DZ_WORD_LINK, DZ_WORD_GROWTH, DZ_WORD_REACH };
  int length;

  if (words.end <= words.start || text->chars[words.end - 1] != 0x4e86 /* 了 */)
    return 0;
  words.end--;
  length = match_back_any (text, lexicon, words, kinds, G_N_ELEMENTS (kinds));

  return length > 0 ? length + 1 : 0;
}

/* The note in brackets that ends the words: 化肥（折纯）. Returns its length, 0 if there is none. */
static int
measure_note_back (const DzPlainText *text, DzSpan words)
{
  if (words.end <= words.start || text->chars[words.end - 1] != ')')
    return 0;
  for (int i = words.end - 2; i > words.start; i--)
    if (text->chars[i] == '(')
      return words.end - i;

  return 0;
}

/* 在建项目中, 规模以上企业当中: inside of what; not 初中. Returns the length of what only says inside. */
static int
measure_inside_back (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  static const char *const ends[] = { "当中", "之中", "其中", "中" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      int length = (int) g_utf8_strlen (ends[i], -1);

      if (words.end - words.start >= length + MIN_NAME + 1
          && dz_plain_text_has (text, words.end - length, words.end, ends[i])
          && dz_lexicon_match_back (lexicon, DZ_WORD_NOUN, text, words.end, words.start) <= length)
        return length;
    }

  return 0;
}

/* 收入比缩小到, 车桩比达到: nothing that is compared with stands behind 比, so it ends the name. */
static gboolean
ends_with_ratio (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, int end)
{
  static const DzWordKind kinds[] = { DZ_WORD_GROWTH, DZ_WORD_REACH };
  DzSpan behind = { words.end, end };

  return words.end - words.start > 2 && text->chars[words.end - 1] == 0x6bd4 /* 比 */
         && dz_lexicon_match_back (lexicon, DZ_WORD_LINK, text, words.end, words.start) == 1
         && (words.end == end || match_any (text, lexicon, behind, kinds, G_N_ELEMENTS (kinds)) > 0);
}

static DzSpan
strip_tail (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, gboolean rank)
{
  static const DzWordKind kinds[]
      = { DZ_WORD_LINK, DZ_WORD_GROWTH, DZ_WORD_REACH, DZ_WORD_TIME, DZ_WORD_RANK_VERB, DZ_WORD_SCOPE };
  static const DzWordKind whole_words[] = { DZ_WORD_STAGE, DZ_WORD_NOUN };
  int end = words.end;

  while (words.end > words.start && !ends_with_ratio (text, lexicon, words, end))
    {
      int length
          = MAX (match_back_any (text, lexicon, words, kinds, rank ? 6 : 4), measure_year_back (text, words));

      length = MAX (length, measure_note_back (text, words));
      length = MAX (length, measure_done_back (text, lexicon, words));
      length = MAX (length, measure_inside_back (text, lexicon, words));

      if (rank)
        length = MAX (length, dz_lexicon_match_place_back (lexicon, text, words.end, words.start));
      /* 签约 only ends like 约. */
      if (match_back_any (text, lexicon, words, whole_words, G_N_ELEMENTS (whole_words)) > length)
        break;
      if (length == 0 && !dz_is_punctuation (text->chars[words.end - 1]))
        break;
      words.end -= MAX (length, 1);
    }

  return words;
}

/* 新引进, 高标准办理, 整理和提升: a verb with words of manner before it or a second verb beside it. Returns
 * the length up to and with the first verb, 0 if none stands there. */
static int
match_verbs (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  int start = words.start;
  int length = dz_lexicon_match (lexicon, DZ_WORD_VERB, text, words.start, words.end);

  for (int n = 0; length == 0 && n < 3; n++)
    {
      int manner = dz_lexicon_match (lexicon, DZ_WORD_MANNER, text, words.start, words.end);

      if (manner == 0)
        return 0;
      words.start += manner;
      length = dz_lexicon_match (lexicon, DZ_WORD_VERB, text, words.start, words.end);
      if (length <= dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, words.start, words.end))
        length = 0;
    }
  if (length == 0)
    return 0;

  words.start += length;
  if (words.start < words.end
      && (text->chars[words.start] == 0x548c || text->chars[words.start] == 0x53ca
          || text->chars[words.start] == 0x5e76)
      && dz_lexicon_match (lexicon, DZ_WORD_VERB, text, words.start + 1, words.end)
             > dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, words.start + 1, words.end))
    words.start++;

  return words.start - start;
}

/* （三）交通运输支出, (2)出口: the sign that numbers an item. */
static int
measure_number_sign (const DzPlainText *text, DzSpan words)
{
  for (int i = words.start + 1; i < MIN (words.end - MIN_NAME, words.start + 5); i++)
    {
      if (text->chars[words.start] != '(')
        return 0;
      if (text->chars[i] == ')')
        return i + 1 - words.start;
      if (dz_char_get_digit (text->chars[i]) < 0 && text->chars[i] != 0x5341 /* 十 */)
        return 0;
    }

  return 0;
}

static DzSpan
strip_head (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  static const DzWordKind kinds[] = { DZ_WORD_TIME, DZ_WORD_SCOPE };

  if (words.end - words.start >= 2 + MIN_NAME && dz_plain_text_has (text, words.start, words.end, "其中"))
    words.start += 2;

  words.start += measure_number_sign (text, words);
  while (words.end > words.start)
    {
      int length = MAX (MAX (match_any (text, lexicon, words, kinds, G_N_ELEMENTS (kinds)),
                             match_verbs (text, lexicon, words)),
                        measure_year (text, words));
      const DzIndicator *indicator;

      if (length <= dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, words.start, words.end)
          || length < dz_lexicon_match_indicator (lexicon, text, words.start, words.end, &indicator)
          || words.end - words.start - length < MIN_NAME + 1)
        break;
      words.start += length;
    }

  return words;
}

/* Behind the last verb that always governs a thing: 中小学校开设体艺社团. */
static DzSpan
cut_at_verb (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  for (int i = words.end - MIN_NAME; i > words.start; i--)
    {
      int length = dz_lexicon_match_back (lexicon, DZ_WORD_COUNT_VERB, text, i, words.start);

      /* 建成区 is no verb. */
      if (length >= 2
          && dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, i - length, words.end) <= length)
        {
          words.start = i;
          break;
        }
    }

  return words;
}

/* Behind a list that ends with 等; where 等 ends the words, its last item. */
static DzSpan
cut_at_list (const DzPlainText *text, DzSpan words)
{
  if (words.end > words.start && text->chars[words.end - 1] == 0x7b49)
    words.end--;
  for (int i = words.end - 1; i > words.start; i--)
    {
      gunichar before = text->chars[i - 1];

      if (text->chars[i] != 0x7b49 /* 等 */ || before == 0x9ad8 || before == 0x4e2d || before == 0x5e73
          || (i + 1 < words.end && text->chars[i + 1] == 0x7ea7))
        continue;
      words.start = i + 1;
      break;
    }

  return words;
}

/* 工业投资在连续下降后实现: what went before is no part of the name. */
static DzSpan
cut_at_aftermath (const DzPlainText *text, DzSpan words)
{
  int after = dz_plain_text_find_last (text, words.start, words.end, "后");
  int in = after > 0 ? dz_plain_text_find_last (text, words.start, after, "在") : -1;

  if (in > words.start + MIN_NAME && after > in + 3)
    words.end = in;

  return words;
}

DzSpan
dz_noun_phrase_before (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, gboolean rank)
{
  words = cut_at_aftermath (text, words);
  words = strip_tail (text, lexicon, words, rank);
  words = cut_at_list (text, words);
  words = cut_at_verb (text, lexicon, words);
  words = strip_head (text, lexicon, words);
  if (words.end > words.start && text->chars[words.start] == 0x7684 /* 的 */)
    words.start++;

  return words;
}

DzSpan
dz_noun_phrase_strip_tail (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  return strip_tail (text, lexicon, words, FALSE);
}

/* The chars at position that name nothing by themselves: a year, a verb of growth, a limit, a time. */
static int
match_empty (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  static const DzWordKind kinds[] = { DZ_WORD_EMPTY, DZ_WORD_LINK,  DZ_WORD_GROWTH,    DZ_WORD_REACH,
                                      DZ_WORD_TIME,  DZ_WORD_SCOPE, DZ_WORD_SIZE_NOUN, DZ_WORD_COMPARE };

  return MAX (match_any (text, lexicon, words, kinds, G_N_ELEMENTS (kinds)), measure_year (text, words));
}

gboolean
dz_noun_phrase_is_empty (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  while (words.start < words.end)
    {
      int length = match_empty (text, lexicon, words);

      if (length == 0 || dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, words.start, words.end) > length)
        return FALSE;
      words.start += length;
    }

  return TRUE;
}

static int
find_cut (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  for (int i = words.start + MIN_NAME; i < words.end; i++)
    if (dz_lexicon_match (lexicon, DZ_WORD_CUT, text, i, words.end)
        > dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, i, words.end))
      return i;

  return words.end;
}

DzSpan
dz_noun_phrase_after (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words)
{
  int cut;

  if (words.end > words.start && text->chars[words.start] == 0x7684)
    words.start++;
  cut = find_cut (text, lexicon, words);
  if (cut - words.start > MAX_BARE_NAME || words.end - words.start > MAX_NAME)
    words.end = cut;
  if (words.end - words.start > 2 * MAX_NAME)
    words.end = words.start + 2 * MAX_NAME;

  return words;
}

/* Nothing before the name narrows it down: it opens the words, or a verb, scope or time stands before it. */
static gboolean
is_free_before (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, int position)
{
  static const DzWordKind kinds[]
      = { DZ_WORD_VERB, DZ_WORD_SCOPE, DZ_WORD_TIME, DZ_WORD_LINK, DZ_WORD_COUNT_VERB };
  static const DzWordKind when_or_whose[] = { DZ_WORD_TIME, DZ_WORD_SCOPE };
  DzSpan before = { words.start, position };
  int length;

  if (position == words.start || dz_is_punctuation (text->chars[position - 1]))
    return TRUE;
  /* 今年的, 全市的 */
  if (text->chars[position - 1] == 0x7684
      && match_back_any (text, lexicon, (DzSpan){ words.start, position - 1 }, when_or_whose, 2) > 0)
    return TRUE;
  /* 占地区生产总值3% is not about the product. */
  if (text->chars[position - 1] == 0x5360 || text->chars[position - 1] == 0x6bd4)
    return FALSE;
  length = match_back_any (text, lexicon, before, kinds, G_N_ELEMENTS (kinds));
  /* 公共 does not end with 共. */
  if (length > 0 && dz_lexicon_match_back (lexicon, DZ_WORD_NOUN, text, position, words.start) > length)
    return FALSE;
  if (length > 0)
    return dz_lexicon_match_back (lexicon, DZ_WORD_HOLDER, text, position - length, words.start) == 0;

  return dz_lexicon_match_place_back (lexicon, text, position, words.start) > 0
         || text->chars[position - 1] == 0x7b49 /* 等 */ || text->chars[position - 1] == 0x5e74 /* 年 */;
}

static gboolean
is_free_behind (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, int position)
{
  static const DzWordKind kinds[]
      = { DZ_WORD_LINK, DZ_WORD_GROWTH, DZ_WORD_REACH, DZ_WORD_SIZE_NOUN, DZ_WORD_SCOPE, DZ_WORD_RANK_VERB };
  DzSpan behind = { position, words.end };

  /* 在地区生产总值中的比重: the share is another thing. */
  if (dz_plain_text_has (text, position, words.end, "中的比")
      || dz_plain_text_has (text, position, words.end, "的比")
      || dz_plain_text_has (text, position, words.end, "中占"))
    return FALSE;
  /* 财政收入中税收占比: what stands in it is another thing. */
  if (position + 2 < words.end && text->chars[position] == 0x4e2d
      && dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, position, words.end) == 0)
    return FALSE;

  if (position == words.end || dz_is_punctuation (text->chars[position]))
    return TRUE;

  /* 数字化 does not begin with 数. */
  return match_any (text, lexicon, behind, kinds, G_N_ELEMENTS (kinds))
         > dz_lexicon_match (lexicon, DZ_WORD_NOUN, text, position, words.end);
}

const DzIndicator *
dz_noun_phrase_find_indicator (const DzPlainText *text, const DzLexicon *lexicon, DzSpan words, DzSpan *found)
{
  const DzIndicator *best = NULL;
  int best_length = 0;

  for (int i = words.start; i < words.end; i++)
    {
      const DzIndicator *indicator = NULL;
      int length = dz_lexicon_match_indicator (lexicon, text, i, words.end, &indicator);

      if (length == 0 || length < best_length || !is_free_before (text, lexicon, words, i)
          || !is_free_behind (text, lexicon, words, i + length))
        continue;
      best = indicator;
      best_length = length;
      found->start = i;
      found->end = i + length;
    }

  return best;
}
