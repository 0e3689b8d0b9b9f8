/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-run-in.h"

#include <stdlib.h>
#include <string.h>

#include "core/dz-char.h"

#define REACH 60              /* how far a first sentence is followed */
#define MAX_STANDALONE 60
#define MAX_PLAIN 40          /* a heading on its own line without a number */
#define MAX_NUMBERED 50       /* a numbered sentence that is a heading */
#define MAX_RUN_IN 30
#define MAX_SERIES 40         /* members of a series with the same opening words */
#define MIN_RUN_IN 4
#define MIN_REST 20           /* what must follow a run-in heading */
#define MAX_INNER 32
#define MAX_INNER_HEADINGS 40 /* of one paragraph: with more it is no paragraph of a report */
#define MAX_SHORT 15          /* a short sentence inside a paragraph that heads the next ones */
#define MIN_HEADED 20         /* the sentence it heads */

static gboolean
is_comma (gunichar c)
{
  return c == 0xff0c || c == ',';
}

static gunichar
get_last_char (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x25cf || c == 0x25a0 || c == 0x2022
         || c == 0x25c6;
}

/* Follows the first sentence; marks inside quotes or brackets do not end it. */
static void
measure_sentence (DzOpening *opening, const char *text)
{
  int offset = 0;
  int depth = 0;

  while (is_dash (g_utf8_get_char (text)))
    {
      text = g_utf8_next_char (text);
      offset++;
    }
  opening->start = offset;
  for (; *text != '\0' && offset < opening->start + REACH; text = g_utf8_next_char (text), offset++)
    {
      gunichar c = g_utf8_get_char (text);

      depth += c == 0x201c || c == 0xff08 || c == 0x300a;
      depth -= depth > 0 && (c == 0x201d || c == 0xff09 || c == 0x300b);
      opening->n_commas += depth == 0 && is_comma (c);
      if (depth == 0 && dz_char_ends_sentence (c))
        {
          opening->end = offset + 1;
          return;
        }
    }
}

static gboolean
is_open_ended (const char *text)
{
  gunichar c = get_last_char (text);

  return !dz_char_is_pause (c) && c != 0x2026;
}

static gboolean
is_bracketed (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  gunichar last = get_last_char (text);

  return (first == 0xff08 || first == '(') && (last == 0xff09 || last == ')');
}

/* Several shares or sums: a paragraph whose full stop is lost, whose figures must not be lost with it. */
static gboolean
states_amounts (const DzOpening *opening, const char *text)
{
  static const char *const units[] = { "%", "％", "亿元", "万元" };

  for (guint i = 0; opening->n_commas > 0 && i < G_N_ELEMENTS (units); i++)
    if (strstr (text, units[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
is_standalone (const DzOpening *opening, const char *text)
{
  gboolean open_ended = is_open_ended (text);
  gboolean one_sentence = opening->end == opening->length && get_last_char (text) == 0x3002;

  if (opening->length > MAX_STANDALONE || opening->start > 0)
    return FALSE;
  switch (opening->enumerator.kind)
    {
    case DZ_ENUMERATOR_CHAPTER:
    case DZ_ENUMERATOR_HAN_BARE:
      return open_ended && opening->end == 0;
    case DZ_ENUMERATOR_HAN:
    case DZ_ENUMERATOR_HAN_PAREN:
      return (open_ended && opening->end == 0) || (one_sentence && opening->length <= MAX_NUMBERED);
    case DZ_ENUMERATOR_HAN_IS:
    case DZ_ENUMERATOR_DIGIT:
    case DZ_ENUMERATOR_DIGIT_PAREN:
      return open_ended && opening->end == 0 && opening->length <= MAX_PLAIN;
    case DZ_ENUMERATOR_NONE:
    default:
      return open_ended && opening->end == 0 && opening->length <= MAX_PLAIN && opening->n_commas <= 2 &&
             !is_bracketed (text) && !states_amounts (opening, text);
    }
}

/* A numbered heading may end in a colon or a blank instead of a full stop. */
static void
cut_at_colon (DzOpening *opening, const char *text)
{
  int offset = 0;
  const char *body = text + opening->enumerator.length;

  for (const char *p = text; *p != '\0' && offset < MAX_PLAIN; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);

      if (p <= body)
        continue;
      if ((c == 0xff1a || c == ':' || c == 0x3000 || c == ' ') && offset >= MIN_RUN_IN
          && dz_char_is_han (g_utf8_get_char (g_utf8_prev_char (p)))
          && dz_char_is_han (g_utf8_get_char (g_utf8_next_char (p))))
        {
          opening->end = c == 0xff1a || c == ':' ? offset + 1 : offset;
          opening->run_in = TRUE;
          return;
        }
    }
}

static void
measure_bold (DzOpening *opening, const DzBlock *block)
{
  const DzBoldRun *run = block->bolds->len > 0 ? &g_array_index (block->bolds, DzBoldRun, 0) : NULL;

  if (run == NULL || run->start > opening->start || run->end - run->start < MIN_RUN_IN
      || run->end - run->start > MAX_NUMBERED || opening->length - run->end < MIN_REST)
    return;
  opening->bold = TRUE;
  /* The closing mark may stand outside of the bold letters. */
  if (opening->end == 0 || abs (opening->end - run->end) > 1)
    opening->end = run->end;
  opening->run_in = TRUE;
}

void
dz_run_in_measure (DzOpening *opening, const DzBlock *block)
{
  gboolean is_top;

  *opening = (DzOpening){ 0 };
  opening->enumerator = dz_enumerator_parse (block->text);
  opening->length = (int) g_utf8_strlen (block->text, -1);
  measure_sentence (opening, block->text);
  opening->standalone = is_standalone (opening, block->text);
  if (opening->standalone)
    return;
  measure_bold (opening, block);
  if (opening->enumerator.kind == DZ_ENUMERATOR_NONE || opening->enumerator.kind == DZ_ENUMERATOR_HAN_BARE
      || opening->run_in)
    return;
  is_top
      = opening->enumerator.kind == DZ_ENUMERATOR_HAN || opening->enumerator.kind == DZ_ENUMERATOR_HAN_PAREN;
  if (opening->end > 0 && opening->end <= (is_top ? MAX_NUMBERED : MAX_PLAIN)
      && opening->end < opening->length)
    opening->run_in = is_top || opening->length - opening->end >= MIN_REST;
  else if (is_top)
    cut_at_colon (opening, block->text);
}

static gboolean
has_prefix (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (text, *words))
      return TRUE;

  return FALSE;
}

/* A first sentence that states or addresses instead of naming what follows: with figures, with 是, spoken by
 * “we”, placed in time; or one that the speaker's own thought follows. */
static gboolean
is_statement (const DzOpening *opening, const char *text)
{
  static const char *const spoken[] = { "各位", "同时", "当前", "目前", "现在", "为此", "对此",
                                        "此外", "但",   "今年", "去年", "过去", "全年", "预计",
                                        "这",   "回顾", "总的", "在",   "根据", "按照", NULL };
  static const char *const reflection[] = { "我们", "让我们", "必须", "只要", "唯有", NULL };
  const char *start = g_utf8_offset_to_pointer (text, opening->start);
  const char *end = g_utf8_offset_to_pointer (text, opening->end);

  if (has_prefix (start, spoken) || has_prefix (end, reflection))
    return TRUE;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || c == 0x662f || c == ':' || c == 0xff1a || c == 0xff1b || c == ';')
        return TRUE;
      if (g_str_has_prefix (p, "我们") || g_str_has_prefix (p, "我国"))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_candidate (const DzOpening *opening, int most)
{
  int n_chars = opening->end - opening->start;

  return !opening->standalone && opening->enumerator.kind == DZ_ENUMERATOR_NONE && n_chars > MIN_RUN_IN &&
         n_chars <= most + 1 && opening->length - opening->end >= MIN_REST;
}

/* The words before the first comma, if they are few: 一年来，五年来, */
static int
measure_lead (const char *text)
{
  int n = 0;

  for (const char *p = text; *p != '\0' && n < 8; p = g_utf8_next_char (p), n++)
    if (is_comma (g_utf8_get_char (p)))
      return n >= 2 ? (int) (g_utf8_next_char (p) - text) : 0;

  return 0;
}

static gboolean
is_series_member (const DzOpening *a, const char *text_a, const DzOpening *b, const char *text_b)
{
  int lead = measure_lead (text_a);

  return lead > 0 && is_candidate (a, MAX_SERIES) && is_candidate (b, MAX_SERIES)
         && strncmp (text_a, text_b, (gsize) lead) == 0 && abs (a->end - b->end) <= 6;
}

static gboolean
is_sibling (const DzOpening *a, const DzOpening *b)
{
  return a->n_commas == b->n_commas && abs ((a->end - a->start) - (b->end - b->start)) <= 4 &&
         (a->start > 0) == (b->start > 0);
}

static int
count_alike (DzOpening *const *openings, const char *const *texts, const gboolean *plain, int n, int self)
{
  int n_series = 0;
  int n_siblings = 0;

  /* Paragraphs that open alike stand near each other; a bound keeps endless texts linear. */
  for (int i = MAX (0, self - 12); i < MIN (n, self + 13); i++)
    {
      if (i == self)
        continue;
      n_series += is_series_member (openings[self], texts[self], openings[i], texts[i]);
      n_siblings += plain[self] && plain[i] && is_sibling (openings[self], openings[i]);
    }

  return n_series >= 2 ? n_series : n_siblings;
}

void
dz_run_in_choose (DzOpening *const *openings, const char *const *texts, int n)
{
  g_autofree gboolean *plain = g_new0 (gboolean, n + 1);
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);

  for (int i = 0; i < n; i++)
    plain[i] = is_candidate (openings[i], MAX_RUN_IN) && openings[i]->n_commas <= 1 &&
               !is_statement (openings[i], texts[i]);
  for (int i = 0; i < n; i++)
    chosen[i] = count_alike (openings, texts, plain, n, i) > 0;
  for (int i = 0; i < n; i++)
    openings[i]->run_in = openings[i]->run_in || chosen[i];
}

static void
add_inner (GArray *headings, int start, int end, gboolean enumerated)
{
  DzInnerHeading heading = { start, end, enumerated };

  if (end - start >= MIN_RUN_IN && end - start <= MAX_INNER)
    g_array_append_val (headings, heading);
}

/* 一是 … at the start of a sentence, behind the opening; the heading runs to the first pause. */
static void
list_enumerated (const DzBlock *block, int from, GArray *headings)
{
  gunichar previous = 0;
  int offset = 0;
  int expected = 1;
  int start = -1;

  for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);

      if (start < 0 && offset >= from
          && (dz_char_ends_sentence (previous) || previous == 0xff1b || previous == 0xff1a))
        {
          DzEnumerator enumerator = dz_enumerator_parse (p);

          if (enumerator.kind == DZ_ENUMERATOR_HAN_IS && enumerator.number == expected)
            {
              start = offset;
              expected++;
            }
        }
      else if (start >= 0 && dz_char_is_pause (c) && c != 0x3001)
        {
          add_inner (headings, start, dz_char_ends_sentence (c) ? offset + 1 : offset, TRUE);
          start = -1;
        }
      previous = c;
    }
}

static gboolean
touches_bold (const DzBlock *block, const GArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    for (guint j = 0; j < block->bolds->len; j++)
      {
        const DzInnerHeading *heading = &g_array_index (headings, DzInnerHeading, i);
        const DzBoldRun *run = &g_array_index (block->bolds, DzBoldRun, j);

        if (run->start >= heading->start && run->start < heading->end)
          return TRUE;
      }

  return FALSE;
}

/* Bold words that begin a sentence. Where the bold letters run over a pause, the heading ends before it. */
static void
add_bold_run (const char *text, const DzBoldRun *run, GArray *headings)
{
  const char *start = g_utf8_offset_to_pointer (text, run->start);
  gunichar before = run->start > 0 ? g_utf8_get_char (g_utf8_prev_char (start)) : 0;
  int end = run->start;

  if (!dz_char_ends_sentence (before))
    return;
  for (const char *p = start; end < run->end && *p != '\0'; p = g_utf8_next_char (p), end++)
    if (is_comma (g_utf8_get_char (p)) || dz_char_ends_sentence (g_utf8_get_char (p)))
      break;
  add_inner (headings, run->start, end, FALSE);
}

/* One sentence from p: its length in code points, the closing mark included; *plain tells that it has no
 * pause, figure or 是 inside and ends in a full stop. */
static const char *
follow_sentence (const char *p, int *length, gboolean *plain)
{
  *length = 0;
  *plain = TRUE;
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      *length += 1;
      if (dz_char_ends_sentence (c))
        {
          *plain = *plain && c == 0x3002;
          return p;
        }
      if (dz_char_is_pause (c) || g_unichar_isdigit (c) || c == 0x662f)
        *plain = FALSE;
    }
  *plain = FALSE;

  return p;
}

static void
list_short (const DzBlock *block, int from, GArray *headings)
{
  guint n_before = headings->len;
  const char *p = g_utf8_offset_to_pointer (block->text, from);
  int offset = from;
  int pending = -1; /* start of a short sentence whose follower is not seen yet */

  while (*p != '\0')
    {
      gboolean plain;
      int length;
      const char *start = p;

      p = follow_sentence (p, &length, &plain);
      if (pending >= 0 && length >= MIN_HEADED)
        add_inner (headings, pending, offset, FALSE);
      pending = plain && length > MIN_RUN_IN && length <= MAX_SHORT && !g_str_has_prefix (start, "我们")
                    ? offset
                    : -1;
      offset += length;
    }
  if (headings->len - n_before < 2)
    g_array_set_size (headings, n_before);
}

static void
list_bold (const DzBlock *block, const DzOpening *opening, GArray *headings)
{
  if (block->bolds->len > MAX_INNER_HEADINGS)
    return;
  for (guint i = 0; i < block->bolds->len; i++)
    {
      const DzBoldRun *run = &g_array_index (block->bolds, DzBoldRun, i);

      if (run->start >= opening->end)
        add_bold_run (block->text, run, headings);
    }
}

void
dz_run_in_list_inner (const DzBlock *block, const DzOpening *opening, GArray *headings)
{
  int from = opening->run_in ? opening->end : 0;

  if (opening->standalone)
    return;
  if (block->bolds->len == 0)
    list_short (block, from, headings);
  else
    {
      list_enumerated (block, from, headings);
      if (!touches_bold (block, headings))
        g_array_set_size (headings, 0);
      if (headings->len == 0)
        list_bold (block, opening, headings);
    }
  if (headings->len > MAX_INNER_HEADINGS)
    g_array_set_size (headings, 0);
}
