/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-form-scanner.h"

#include <math.h>
#include <string.h>

#include "extract/dz-number-scanner.h"
#include "extract/dz-sentence.h"

/* How far back the word stands that makes 8∶40∶52 a composition. */
#define REACH 24

static gunichar
char_at (const DzPlainText *text, int position)
{
  return position >= 0 && position < text->length ? text->chars[position] : 0;
}

static void
set_single (DzForm *form, DzFigureKind kind, const char *unit, double value, int start, int end)
{
  form->kind = kind;
  form->modifier = DZ_MODIFIER_EXACT;
  form->unit = unit;
  form->known_unit = unit;
  form->n_parts = 1;
  form->starts[0] = start;
  form->ends[0] = end;
  form->values[0] = value;
}

/* The word is all the clause says of the thing: 实现倍增，, not 倍增行动. */
static gboolean
ends_clause (const DzPlainText *text, int position)
{
  return (dz_is_punctuation (char_at (text, position)) && char_at (text, position) != 0x3001)
         || dz_plain_text_has (text, position, text->length, "以上");
}

/* 翻一番, 翻两番: twice, four times; 翻番, 倍增 */
static gboolean
scan_fold (const DzPlainText *text, int position, DzForm *form)
{
  DzNumber number;
  gboolean is_near;
  int start;

  if (dz_plain_text_has (text, position, text->length, "翻番")
      || dz_plain_text_has (text, position, text->length, "倍增"))
    {
      if (!ends_clause (text, position + 2) || char_at (text, position - 1) == 0x201d
          || char_at (text, position - 1) == 0x6210 /* 成倍增 */)
        return FALSE;
      set_single (form, DZ_FIGURE_FOLD, "倍", 2, position, position + 2);
      return TRUE;
    }
  if (char_at (text, position) != 0x7ffb /* 翻 */)
    return FALSE;

  start = position + 1 + (char_at (text, position + 1) == 0x4e86 /* 了 */);
  is_near = char_at (text, start) == 0x8fd1 /* 近 */;
  if (!dz_number_scan (text, start + is_near, &number) || char_at (text, number.end) != 0x756a /* 番 */)
    return FALSE;
  set_single (form, DZ_FIGURE_FOLD, "倍", pow (2, CLAMP (number.value, 0, 10)), position, number.end + 1);
  if (is_near)
    form->modifier = DZ_MODIFIER_NEARLY;

  return TRUE;
}

/* 近一半的, 超过一半的: a limiting word tells that the share is meant. */
static gboolean
is_limited_half (const DzPlainText *text, const DzLexicon *lexicon, int position)
{
  DzModifier modifier;

  return char_at (text, position + 2) == 0x7684 /* 的 */
         && dz_lexicon_match_modifier_before (lexicon, text, position, MAX (0, position - 4), &modifier) > 0;
}

/* 减半, 减少一半, 过半, 一半以上, 近一半的 */
static gboolean
scan_half (const DzPlainText *text, const DzLexicon *lexicon, int position, DzForm *form)
{
  gboolean is_cut = dz_plain_text_has (text, position, text->length, "减半");
  gboolean is_most = dz_plain_text_has (text, position, text->length, "过半");

  if (!is_cut && !is_most && !dz_plain_text_has (text, position, text->length, "一半"))
    return FALSE;
  if (!is_cut && !is_most && is_limited_half (text, lexicon, position))
    {
      set_single (form, DZ_FIGURE_PERCENT, "%", 50, position, position + 2);
      return TRUE;
    }
  if (!ends_clause (text, position + 2))
    return FALSE;
  if (!is_cut && !is_most && dz_lexicon_match_back (lexicon, DZ_WORD_GROWTH, text, position, 0) == 0
      && dz_lexicon_match_back (lexicon, DZ_WORD_LINK, text, position, 0) == 0
      && char_at (text, position - 1) != 0x548c /* 和 */ && char_at (text, position - 1) != 0x3001)
    return FALSE;

  set_single (form, DZ_FIGURE_PERCENT, "%", 50, position, position + 2);
  if (is_most)
    form->modifier = DZ_MODIFIER_MORE_THAN;

  return TRUE;
}

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0x2236 /* ∶ */;
}

static gboolean
names_composition (const DzPlainText *text, int position)
{
  static const char *const words[] = { "结构", "构成", "比", "占" };
  int start = MAX (0, position - REACH);

  for (int i = position - 1; i >= start && text->chars[i] != 0x3002 && text->chars[i] != ','; i--)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (dz_plain_text_has (text, i, position, words[j]))
        return TRUE;

  return FALSE;
}

/* 2.3∶1 is told by its first term, 8∶40∶52 by all three. */
static gboolean
scan_proportion (const DzPlainText *text, int position, DzForm *form)
{
  DzNumber number;
  int end = position;

  if (!g_unichar_isdigit (char_at (text, position)) || g_unichar_isdigit (char_at (text, position - 1))
      || char_at (text, position - 1) == '.')
    return FALSE;
  for (form->n_parts = 0; form->n_parts < DZ_FORM_MAX_PARTS; form->n_parts++)
    {
      if (!dz_number_scan (text, end, &number) || number.form != DZ_NUMBER_DIGITS)
        return FALSE;
      form->starts[form->n_parts] = number.start;
      form->ends[form->n_parts] = number.end;
      form->values[form->n_parts] = number.value;
      end = number.end;
      if (!is_colon (char_at (text, end)))
        {
          form->n_parts++;
          break;
        }
      end++;
    }
  if (form->n_parts < 2 || is_colon (char_at (text, number.end)) || !names_composition (text, position))
    return FALSE;

  form->modifier = DZ_MODIFIER_EXACT;
  form->unit = "";
  form->known_unit = form->n_parts == 2 ? "倍" : NULL;
  form->kind = form->n_parts == 2 ? DZ_FIGURE_AMOUNT : DZ_FIGURE_PERCENT;
  if (form->n_parts == 2 && form->values[1] != 1)
    return FALSE;
  if (form->n_parts == 2)
    {
      form->ends[0] = form->ends[1];
      form->n_parts = 1;
    }

  return TRUE;
}

gboolean
dz_form_scan (const DzPlainText *text, const DzLexicon *lexicon, int position, DzForm *form)
{
  g_return_val_if_fail (text != NULL && form != NULL, FALSE);

  memset (form, 0, sizeof *form);
  switch (text->chars[position])
    {
    case 0x7ffb: /* 翻 */
    case 0x500d: /* 倍 */
      return scan_fold (text, position, form);
    case 0x51cf: /* 减 */
    case 0x8fc7: /* 过 */
    case 0x4e00: /* 一 */
      return scan_half (text, lexicon, position, form);
    default:
      return scan_proportion (text, position, form);
    }
}
