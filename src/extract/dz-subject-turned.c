/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-noun-phrase.h"
#include "extract/dz-subject-finder.h"

/* Subjects that the words right before a number do not name: a part, a stage or a use of something, and what
 * money is for. */

/* 占全市30%, 占GDP比重超13%, 总数占全市七成: a part of what was named before. */
DzSubject *
dz_subject_finder_find_part (const DzSubjectFinder *self, guint i)
{
  const DzSubject *whole = dz_subject_finder_get_previous_subject (self, i);
  DzSpan words = dz_subject_finder_get_words_before (self, i, FALSE);
  g_autofree char *part = NULL;
  DzSubject *subject;

  words.start += dz_lexicon_match (self->lexicon, DZ_WORD_SIZE_NOUN, self->text, words.start, words.end);
  if (((const DzFigure *)self->figures->pdata[i])->kind != DZ_FIGURE_PERCENT || whole == NULL
      || words.end <= words.start || self->text->chars[words.start] != 0x5360 /* 占 */)
    return NULL;

  words = dz_noun_phrase_strip_tail (self->text, self->lexicon, words);
  part = dz_plain_text_dup_raw (self->text, words.start, words.end);
  subject = g_new0 (DzSubject, 1);
  subject->name = g_strconcat (whole->name, part,
                               g_str_has_suffix (part, "比重") || g_str_equal (part, "占比") ? "" : "比重", NULL);
  subject->indicator = dz_knowledge_find_indicator (dz_lexicon_get_knowledge (self->lexicon), subject->name);
  subject->is_part = TRUE;
  subject->start = words.start;
  subject->end = words.end;
  if (subject->indicator != NULL)
    {
      g_free (subject->name);
      subject->name = g_strdup (subject->indicator->name);
    }

  return subject;
}

/* 老旧小区改造新开工75个、完工51个: the same thing at another stage. */
DzSubject *
dz_subject_finder_find_stage (const DzSubjectFinder *self, guint i)
{
  const DzSubject *previous = dz_subject_finder_get_previous_subject (self, i);
  DzSpan words = dz_subject_finder_get_words_before (self, i, FALSE);
  g_autoptr (DzPlainText) name = NULL;
  g_autofree char *stage = NULL;
  g_autofree char *base = NULL;
  DzSubject *subject;
  int length;

  words.start += MAX (dz_lexicon_match (self->lexicon, DZ_WORD_TIME, self->text, words.start, words.end),
                      dz_lexicon_match (self->lexicon, DZ_WORD_SCOPE, self->text, words.start, words.end));
  if (previous == NULL || words.end <= words.start
      || dz_lexicon_match (self->lexicon, DZ_WORD_STAGE, self->text, words.start, words.end)
             != words.end - words.start)
    return NULL;

  name = dz_plain_text_new (previous->name);
  length = dz_lexicon_match_back (self->lexicon, DZ_WORD_STAGE, name, name->length, 0);
  base = dz_plain_text_dup_raw (name, 0, name->length - length);
  stage = dz_plain_text_dup_raw (self->text, words.start, words.end);
  subject = g_new0 (DzSubject, 1);
  subject->name = g_strconcat (base, stage, NULL);
  subject->indicator = dz_knowledge_find_indicator (dz_lexicon_get_knowledge (self->lexicon), subject->name);
  subject->start = words.start;
  subject->end = words.end;

  return subject;
}

/* 财政支出的八成用于民生: the share of what it is spent on. */
DzSubject *
dz_subject_finder_find_use (const DzSubjectFinder *self, guint i)
{
  static const char *const uses[] = { "用于", "投向", "投入" };
  DzSpan whole = dz_subject_finder_get_words_before (self, i, FALSE);
  DzSpan use = dz_subject_finder_get_words_behind (self, i);
  DzSubject *subject;

  if (((const DzFigure *) self->figures->pdata[i])->kind != DZ_FIGURE_PERCENT)
    return NULL;
  for (guint k = 0; k < G_N_ELEMENTS (uses); k++)
    if (dz_plain_text_has (self->text, use.start, use.end, uses[k]))
      {
        g_autofree char *what = NULL;
        g_autofree char *of = NULL;

        use.start += 2;
        whole = dz_noun_phrase_before (self->text, self->lexicon, whole, FALSE);
        if (whole.end > whole.start && self->text->chars[whole.end - 1] == 0x7684 /* 的 */)
          whole.end--;
        if (use.end - use.start < 2 || whole.end - whole.start < 2)
          return NULL;
        what = dz_plain_text_dup_raw (self->text, use.start, use.end);
        of = dz_plain_text_dup_raw (self->text, whole.start, whole.end);
        subject = g_new0 (DzSubject, 1);
        subject->name = g_strconcat (what, "支出占", of, "比重", NULL);
        subject->is_part = TRUE;
        subject->start = whole.start;
        subject->end = whole.end;
        return subject;
      }

  return NULL;
}

/* 安排30亿元国债资金, 发放5亿元的消费券, 总投资20亿元的甲项目: what the money is stands behind it, where
 * right before it stands only what is done with it. */
DzSubject *
dz_subject_finder_find_money_behind (const DzSubjectFinder *self, guint i)
{
  static const DzWordKind no_names[] = { DZ_WORD_CUT,        DZ_WORD_LINK,    DZ_WORD_GROWTH, DZ_WORD_VERB,
                                         DZ_WORD_COUNT_VERB, DZ_WORD_COMPARE, DZ_WORD_SCOPE };
  static const char *const sums[] = { "总投资", "投资", "总规模", "总额", "总金额" };
  const DzFigure *figure = g_ptr_array_index (self->figures, i);
  DzSpan before = dz_subject_finder_get_words_before (self, i, FALSE);
  DzSpan words = dz_subject_finder_get_words_behind (self, i);
  g_autofree char *sum = NULL;
  DzSubject *subject;
  int verb;

  if (figure->kind != DZ_FIGURE_AMOUNT || figure->known_unit == NULL
      || !(g_str_equal (figure->known_unit->family, "money")
           || g_str_equal (figure->known_unit->family, "usd"))
      || words.end - words.start < 3)
    return NULL;
  for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
    if (dz_plain_text_has (self->text, before.start, before.end, sums[k])
        && before.end - before.start <= (int) g_utf8_strlen (sums[k], -1) + 1)
      sum = g_strdup (sums[k]);
  if (sum != NULL && self->text->chars[words.start] != 0x7684 /* 的 */)
    return NULL;
  verb = MAX (dz_lexicon_match_back (self->lexicon, DZ_WORD_COUNT_VERB, self->text, before.end, before.start),
              dz_lexicon_match_back (self->lexicon, DZ_WORD_VERB, self->text, before.end, before.start));
  if (sum == NULL && verb < 2)
    return NULL;

  if (self->text->chars[words.start] == 0x7684)
    words.start++;
  for (guint k = 0; k < G_N_ELEMENTS (no_names); k++)
    if (dz_lexicon_match (self->lexicon, no_names[k], self->text, words.start, words.end)
        > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, words.start, words.end))
      return NULL;
  words = dz_noun_phrase_after (self->text, self->lexicon, words);
  if (words.end - words.start < 2 || !g_unichar_isalpha (self->text->chars[words.start]))
    return NULL;

  subject = dz_subject_finder_name (self, NULL, words);
  if (sum != NULL)
    {
      g_autofree char *name = subject->name;

      subject->name = g_strconcat (name, sum, NULL);
    }

  return subject;
}

/* 低于13%的预期目标, 7%左右的速度: a rate, not a share of what stands behind. */
static gboolean
is_rate_behind (const DzSubjectFinder *self, DzSpan before, DzSpan behind)
{
  static const char *const words[] = { "预期", "目标", "速度", "水平", "比例", "比重", "份额", "税率", "利率" };

  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (dz_plain_text_has (self->text, behind.start, behind.end, words[k]))
      return TRUE;

  return dz_lexicon_contains (self->lexicon, DZ_WORD_COMPARE, self->text, before.start, before.end)
         || dz_lexicon_match (self->lexicon, DZ_WORD_GROWTH, self->text, behind.start, behind.end) > 0
         || dz_lexicon_match (self->lexicon, DZ_WORD_GROWTH_NOUN, self->text, behind.start, behind.end) > 0
         || dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, self->text, before.end, before.start) > 0;
}

/* 95%以上的行政村通客车, 近七成的企业: what the share is of stands behind, and nothing before. */
DzSubject *
dz_subject_finder_find_share_of (const DzSubjectFinder *self, guint i)
{
  const DzFigure *figure = g_ptr_array_index (self->figures, i);
  DzSpan before = dz_subject_finder_get_words_before (self, i, FALSE);
  DzSpan words = dz_subject_finder_get_words_behind (self, i);

  gboolean is_tenths = figure->known_unit != NULL && g_str_equal (figure->known_unit->family, "tenths");

  if (figure->kind != DZ_FIGURE_PERCENT || words.end - words.start < 3
      || (self->text->chars[words.start] != 0x7684 /* 的 */
          && !(is_tenths
               && dz_lexicon_match (self->lexicon, DZ_WORD_CUT, self->text, words.start, words.end) == 0))
      || !dz_noun_phrase_is_empty (self->text, self->lexicon, before))
    return NULL;
  words.start += self->text->chars[words.start] == 0x7684;
  if (is_rate_behind (self, before, words))
    return NULL;

  for (int k = words.start + 2; k < words.end; k++)
    if (dz_lexicon_match (self->lexicon, DZ_WORD_VERB, self->text, k, words.end)
            > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, k, words.end)
        || dz_lexicon_match (self->lexicon, DZ_WORD_CUT, self->text, k, words.end)
               > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, k, words.end))
      {
        words.end = k;
        break;
      }

  return dz_subject_finder_name (self, NULL, dz_noun_phrase_after (self->text, self->lexicon, words));
}
