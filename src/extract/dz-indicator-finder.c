/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "extract/dz-indicator-finder.h"

#include <string.h>

#include <gio/gio.h>

#include "extract/dz-noun-phrase.h"
#include "extract/dz-sentence.h"
#include "extract/dz-subject-finder.h"

static const DzFigure *
get_figure (const DzSubjectFinder *self, guint i)
{
  return g_ptr_array_index (self->figures, i);
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || c == 0x201c;
}

/* A name, a quoted name or the number of a size class opens what is counted. */
static gboolean
opens_name (const DzSubjectFinder *self, DzSpan words)
{
  gunichar c = self->text->chars[words.start];

  return is_ideograph (c) || (g_unichar_isalnum (c) && words.end - words.start >= 3);
}

/* The figure before in the same sentence, NULL if there is none. */
static const DzFigure *
get_previous (const DzSubjectFinder *self, guint i)
{
  const DzFigure *previous = i > 0 ? get_figure (self, i - 1) : NULL;

  return previous != NULL && previous->full_end > self->sentence_start ? previous : NULL;
}

const DzSubject *
dz_subject_finder_get_previous_subject (const DzSubjectFinder *self, guint i)
{
  return get_previous (self, i) != NULL ? g_ptr_array_index (self->subjects, i - 1) : NULL;
}

/* Only 、 or 和 stands between two figures: they share verb and limiting word. */
static gboolean
is_joined (const DzPlainText *text, const DzFigure *first, const DzFigure *second)
{
  int start = first->full_end;

  if (second->kind != first->kind || second->full_start != second->start)
    return FALSE;

  return (second->start == start + 1
          && (text->chars[start] == 0x3001 || text->chars[start] == 0x548c || text->chars[start] == 0x53ca))
         || (second->start == start + 2 && dz_plain_text_has (text, start, start + 2, "以及"));
}

/* No list of a report is longer; it keeps the work per figure bounded. */
#define MAX_JOINED 32

static guint
count_joined (const DzSubjectFinder *self, guint i)
{
  guint n = 1;

  while (n < MAX_JOINED && i + n < self->figures->len
         && is_joined (self->text, get_figure (self, i + n - 1), get_figure (self, i + n)))
    n++;

  return n;
}

DzSubject *
dz_subject_finder_name (const DzSubjectFinder *self, const DzIndicator *indicator, DzSpan span)
{
  DzSubject *subject = g_new0 (DzSubject, 1);

  subject->indicator = indicator;
  subject->name = indicator != NULL ? g_strdup (indicator->name)
                                    : dz_plain_text_dup_raw (self->text, span.start, span.end);
  subject->start = span.start;
  subject->end = span.end;

  return subject;
}

/* Money and shares are told by what stands before them; counted things may stand behind. */
static gboolean
can_count_behind (const DzFigure *figure)
{
  if (figure->kind != DZ_FIGURE_AMOUNT)
    return FALSE;
  if (figure->known_unit == NULL)
    return TRUE;

  return !g_str_equal (figure->known_unit->family, "money")
         && !g_str_equal (figure->known_unit->family, "usd")
         && !g_str_equal (figure->known_unit->family, "time")
         && !g_str_equal (figure->known_unit->family, "ratio");
}

/* 15条道路和甲桥等4个节点: the next figure's words begin behind 和. */
static int
find_joint (const DzPlainText *text, DzSpan words)
{
  for (int i = words.start + 2; i < words.end; i++)
    if (text->chars[i] == 0x548c || text->chars[i] == 0x53ca || text->chars[i] == 0x4e0e)
      return i;

  return words.end;
}

DzSpan
dz_subject_finder_get_words_behind (const DzSubjectFinder *self, guint i)
{
  const DzFigure *figure = get_figure (self, i);
  int limit = self->sentence_end;
  DzSpan words = { figure->full_end, 0 };

  if (i + 1 < self->figures->len)
    limit = MIN (limit, get_figure (self, i + 1)->full_start);
  limit = MAX (limit, words.start);
  words.end = dz_item_find_end (self->text, words.start, limit);
  /* 市、区级产业园: one char is no item. */
  if (words.end - words.start == 1 && words.end < limit && self->text->chars[words.end] == 0x3001)
    words.end = dz_item_find_end (self->text, words.end + 1, limit);
  /* 大规模的、工农商学兵相结合的人民公社 */
  while (words.end > words.start && words.end < limit && self->text->chars[words.end - 1] == 0x7684
         && self->text->chars[words.end] == 0x3001)
    words.end = dz_item_find_end (self->text, words.end + 1, limit);
  if (words.end == limit && i + 1 < self->figures->len && limit == get_figure (self, i + 1)->full_start)
    words.end = find_joint (self->text, words);

  return words;
}

/* 从50公里增加到2017年的80公里: what stands behind only leads to the next number. */
static gboolean
only_leads_on (const DzSubjectFinder *self, DzSpan words)
{
  static const DzWordKind kinds[] = { DZ_WORD_LINK, DZ_WORD_GROWTH, DZ_WORD_REACH };
  gboolean leads = words.start == words.end;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    leads |= dz_lexicon_match (self->lexicon, kinds[i], self->text, words.start, words.end) > 0;

  return leads && dz_noun_phrase_is_empty (self->text, self->lexicon, words);
}

/* 连跨三个千亿台阶: what is counted says how far another thing has come. */
static gboolean
counts_steps (const DzSubjectFinder *self, DzSpan words)
{
  static const char *const names[] = { "台阶", "关口", "大关" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (dz_plain_text_find (self->text, words.start, MIN (words.end, words.start + 6), names[i]) >= 0)
      return TRUE;

  return FALSE;
}

static DzSubject *
find_behind (const DzSubjectFinder *self, guint i)
{
  const DzFigure *figure = get_figure (self, i);
  DzSpan words = dz_subject_finder_get_words_behind (self, i);
  DzSpan found = { -1, -1 };
  const DzIndicator *indicator;

  if (!can_count_behind (figure) || words.end - words.start < 2 || !opens_name (self, words)
      || only_leads_on (self, words) || counts_steps (self, words)
      || (dz_lexicon_match (self->lexicon, DZ_WORD_CUT, self->text, words.start, words.end)
              > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, words.start, words.end)
          && dz_lexicon_match_indicator (self->lexicon, self->text, words.start, words.end, &indicator) == 0))
    return NULL;

  words = dz_noun_phrase_after (self->text, self->lexicon, words);
  indicator = dz_noun_phrase_find_indicator (self->text, self->lexicon, words, &found);
  if (indicator != NULL && found.start == words.start)
    words = found;

  return dz_subject_finder_name (self, found.start == words.start ? indicator : NULL, words);
}

DzSpan
dz_subject_finder_get_words_before (const DzSubjectFinder *self, guint i, gboolean whole_clause)
{
  const DzFigure *figure = get_figure (self, i);
  const DzFigure *previous = get_previous (self, i);
  int limit = MAX (self->sentence_start, previous != NULL ? previous->full_end : 0);
  DzSpan words = { 0, figure->full_start };

  words.start = dz_clause_find_start (self->text, figure->full_start, MIN (limit, figure->full_start));
  if (!whole_clause)
    words.start = dz_item_find_start (self->text, figure->full_start, words.start);

  return words;
}


/* 高于全国, 是上个五年的, 两年平均; 居全市山区县: they tell more of what was named before. */
static gboolean
compares (const DzSubjectFinder *self, DzSpan words)
{
  static const char *const lists[] = { "榜", "强", "评", "指数", "竞争力", "排行", "考核" };
  int length = dz_lexicon_match (self->lexicon, DZ_WORD_COMPARE, self->text, words.start, words.end);

  if (length > dz_lexicon_match (self->lexicon, DZ_WORD_NOUN, self->text, words.start, words.end))
    return TRUE;
  if (words.end - words.start == 2 && self->text->chars[words.start + 1] == 0x5e74 /* 两年 */)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (dz_plain_text_find (self->text, words.start, words.end, lists[i]) >= 0)
      return FALSE;

  return dz_plain_text_has (self->text, words.start, words.end, "居全")
         || dz_plain_text_has (self->text, words.start, words.end, "位居全");
}

/* 规模, 力争总数, 2019年以来: words that name nothing by themselves. */
static gboolean
is_empty_name (const DzSubjectFinder *self, DzSpan words)
{
  int length = words.end - words.start;
  int link = dz_lexicon_match (self->lexicon, DZ_WORD_LINK, self->text, words.start, words.end);

  return length < 2 || compares (self, words) || dz_noun_phrase_is_empty (self->text, self->lexicon, words)
         || dz_lexicon_match (self->lexicon, DZ_WORD_SIZE_NOUN, self->text, words.start, words.end) == length
         || dz_lexicon_match (self->lexicon, DZ_WORD_SIZE_NOUN, self->text, words.start + link, words.end)
                == length - link
         || dz_plain_text_has (self->text, words.end - 2, words.end, "以来");
}

/* 研发投入占地区生产总值比重: a share has its own name. */
static DzSubject *
name_share (const DzSubjectFinder *self, DzSpan words)
{
  DzSubject *subject;
  const DzIndicator *indicator;

  words = dz_noun_phrase_before (self->text, self->lexicon, words, FALSE);
  subject = dz_subject_finder_name (self, NULL, words);
  indicator = dz_knowledge_find_indicator (dz_lexicon_get_knowledge (self->lexicon), subject->name);
  if (indicator != NULL)
    {
      dz_subject_free (subject);
      subject = dz_subject_finder_name (self, indicator, words);
    }

  return subject;
}

static DzSubject *
name_item (const DzSubjectFinder *self, DzSpan words, gboolean rank)
{
  DzSpan found = { -1, -1 };
  const DzIndicator *indicator = dz_noun_phrase_find_indicator (self->text, self->lexicon, words, &found);

  if (indicator != NULL && (found.end >= words.end || self->text->chars[found.end] != 0x5360 /* 占 */))
    return dz_subject_finder_name (self, indicator, found);
  if (indicator != NULL)
    return name_share (self, (DzSpan){ found.start, words.end });
  words = dz_noun_phrase_before (self->text, self->lexicon, words, rank);
  if (is_empty_name (self, words))
    return NULL;

  return words.end - words.start >= 2 ? dz_subject_finder_name (self, NULL, words) : NULL;
}

static DzSubject *
find_before (const DzSubjectFinder *self, guint i)
{
  return name_item (self, dz_subject_finder_get_words_before (self, i, FALSE),
                    get_figure (self, i)->kind == DZ_FIGURE_RANK);
}

/* An earlier item of the same clause: 企业快速增长、总计达9500家. */
static DzSubject *
find_in_clause (const DzSubjectFinder *self, guint i)
{
  DzSpan clause = dz_subject_finder_get_words_before (self, i, TRUE);
  DzSpan words = dz_subject_finder_get_words_before (self, i, FALSE);

  if (words.start <= clause.start)
    return NULL;
  words.end = words.start - 1;
  words.start = dz_item_find_start (self->text, words.end, clause.start);

  return name_item (self, words, get_figure (self, i)->kind == DZ_FIGURE_RANK);
}

/* The clause before, where a clause of its own holds only verb and number. */
static DzSubject *
find_in_clause_before (const DzSubjectFinder *self, guint i)
{
  DzSpan words = dz_subject_finder_get_words_before (self, i, TRUE);

  if (words.start <= self->sentence_start)
    return NULL;
  words.end = words.start - 1;
  words.start = dz_clause_find_start (self->text, words.end, self->sentence_start);
  words.start = dz_item_find_start (self->text, words.end, words.start);

  return name_item (self, words, get_figure (self, i)->kind == DZ_FIGURE_RANK);
}

/* What is left of the words before when nothing names a thing: the verb. */
static DzSubject *
find_verb (const DzSubjectFinder *self, guint i)
{
  return dz_subject_finder_name (self, NULL, dz_subject_finder_get_words_before (self, i, FALSE));
}

static gboolean
is_only_growth (const DzSubjectFinder *self, guint i, const DzSubject *subject)
{
  /* Behind another verb it is a thing: 完成绿化86万平方米. */
  return subject != NULL && subject->indicator == NULL && subject->end > subject->start
         && (dz_lexicon_match (self->lexicon, DZ_WORD_GROWTH_NOUN, self->text, subject->start, subject->end)
                 == subject->end - subject->start
             || (dz_lexicon_match (self->lexicon, DZ_WORD_VERB, self->text, subject->start, subject->end)
                     == subject->end - subject->start
                 && subject->start == dz_subject_finder_get_words_before (self, i, FALSE).start));
}

/* 新增19家、总数达到43家: all of them, not what was added. */
static gboolean
tells_total (const DzSubjectFinder *self, guint i)
{
  static const char *const words[] = { "总数", "总量", "累计", "总计", "共有", "保有量" };
  DzSpan before = dz_subject_finder_get_words_before (self, i, FALSE);

  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (dz_plain_text_find (self->text, before.start, before.end, words[k]) >= 0)
      return TRUE;

  return FALSE;
}

/* 占总额30%，比上年增长5%: what grew is the whole thing that was named, not its part in the total. */
static const DzSubject *
get_whole_before (const DzSubjectFinder *self, guint i)
{
  const DzSubject *previous = dz_subject_finder_get_previous_subject (self, i);
  DzSpan words = dz_subject_finder_get_words_before (self, i, FALSE);

  if (previous == NULL || !previous->is_part || i < 2
      || get_figure (self, i - 2)->full_end <= self->sentence_start
      || dz_lexicon_match_back (self->lexicon, DZ_WORD_GROWTH, self->text, words.end, words.start) == 0)
    return previous;

  return g_ptr_array_index (self->subjects, i - 2);
}

/* A semicolon stands between the figure before and the clause before this one. */
static gboolean
is_apart (const DzSubjectFinder *self, guint i)
{
  DzSpan words = dz_subject_finder_get_words_before (self, i, TRUE);

  return dz_plain_text_find (self->text, get_previous (self, i)->full_end, words.start - 1, ";") >= 0;
}

static DzSubject *
guess_subject (const DzSubjectFinder *self, guint i)
{
  const DzSubject *previous = get_whole_before (self, i);
  DzFigureKind kind = get_figure (self, i)->kind;
  gboolean is_rate = kind == DZ_FIGURE_PERCENT || kind == DZ_FIGURE_RANK || kind == DZ_FIGURE_FOLD;
  DzSubject *subject = find_in_clause (self, i);

  /* 甲产值150亿元；乙企业从无到有，聚集23家 */
  if (subject == NULL && previous != NULL && kind == DZ_FIGURE_AMOUNT && is_apart (self, i))
    subject = find_in_clause_before (self, i);
  if (subject == NULL && previous != NULL)
    {
      subject = dz_subject_inherit (previous);
      if (tells_total (self, i))
        dz_subject_turn_to_stock (subject, dz_lexicon_get_knowledge (self->lexicon));
      /* 由3家增加到8家: nothing else can be meant. */
      is_rate
          |= dz_subject_finder_get_words_before (self, i, FALSE).start == get_previous (self, i)->full_end;
      subject->is_guess = !is_rate || previous->is_guess;
      return subject;
    }
  if (subject == NULL)
    subject = find_in_clause_before (self, i);
  if (subject == NULL)
    subject = find_verb (self, i);
  subject->is_guess = TRUE;

  return subject;
}

static DzSubject *
find_subject (const DzSubjectFinder *self, guint i)
{
  const DzSubject *previous = dz_subject_finder_get_previous_subject (self, i);
  DzSubject *subject = dz_subject_finder_find_part (self, i);

  if (subject == NULL)
    subject = dz_subject_finder_find_use (self, i);
  if (subject == NULL)
    subject = dz_subject_finder_find_share_of (self, i);
  if (subject == NULL)
    subject = dz_subject_finder_find_money_behind (self, i);

  if (subject == NULL)
    subject = find_behind (self, i);
  if (subject == NULL)
    subject = dz_subject_finder_find_stage (self, i);
  if (subject == NULL)
    {
      subject = find_before (self, i);
      if (is_only_growth (self, i, subject) && previous != NULL)
        g_clear_pointer (&subject, dz_subject_free);
    }
  if (subject == NULL)
    subject = guess_subject (self, i);

  return subject;
}

/* The n last items of the list before a figure: 制造业贷款、绿色贷款分别增长3%、4%. Returns FALSE if there
 * are not so many. */
static gboolean
split_list (const DzSubjectFinder *self, guint i, guint n, DzSpan *items)
{
  DzSpan words = dz_subject_finder_get_words_before (self, i, TRUE);
  int end = words.end;

  for (guint k = n; k > 0; k--)
    {
      int start = dz_item_find_start (self->text, end, words.start);
      int joint = dz_plain_text_find_last (self->text, start, end, "和");

      if (joint > start + 1 && joint < end - 2 && k > 1)
        start = joint + 1;
      items[k - 1] = (DzSpan){ start, end };
      if (k > 1 && start <= words.start)
        return FALSE;
      end = start - 1;
    }

  return TRUE;
}

/* 分别是2019年的 */
#define MAX_TOLD_APART 12

/* 分别, 同比分别, 五年年均分别 */
static gboolean
opens_with_apart (const DzSubjectFinder *self, DzSpan words)
{
  int found = dz_plain_text_find (self->text, words.start, words.end, "分别");

  return found >= 0
         && (dz_noun_phrase_is_empty (self->text, self->lexicon, (DzSpan){ words.start, found })
             || dz_plain_text_has (self->text, found - 2, found, "年均"));
}

/* 货物吞吐量9600万吨，集装箱吞吐量85万标箱，分别增长7%和11%: the n figures before, each once more, and
 * nothing else is named between. */
static gboolean
repeats_figures (const DzSubjectFinder *self, guint i, guint n)
{
  DzSpan words = dz_subject_finder_get_words_before (self, i, TRUE);

  if (i < n || get_figure (self, i - n)->full_start < self->sentence_start
      || words.end - words.start > MAX_TOLD_APART
      || !opens_with_apart (self, words))
    return FALSE;
  for (guint k = i - n; k < i; k++)
    if (get_figure (self, k)->kind != DZ_FIGURE_AMOUNT
        && (get_figure (self, i)->kind != DZ_FIGURE_RANK || get_figure (self, k)->kind != DZ_FIGURE_PERCENT))
      return FALSE;

  return TRUE;
}

/* Figures joined by 、 take the items of the list before them one by one, or share one subject. */
static void
assign_joined (DzSubjectFinder *self, guint i, guint n)
{
  g_autofree DzSpan *items = g_new0 (DzSpan, n);
  gboolean is_list
      = !can_count_behind (get_figure (self, i))
        || dz_subject_finder_get_words_behind (self, i + n - 1).end == get_figure (self, i + n - 1)->full_end;
  gboolean split = n > 1 && is_list && split_list (self, i, n, items);
  gboolean is_told_apart = n > 1 && repeats_figures (self, i, n);

  for (guint k = 0; k < n; k++)
    {
      DzSubject *subject = split ? name_item (self, items[k], get_figure (self, i)->kind == DZ_FIGURE_RANK)
                                 : NULL;

      if (subject == NULL && is_told_apart)
        subject = dz_subject_inherit (g_ptr_array_index (self->subjects, i - n + k));
      if (subject == NULL)
        subject = k == 0 ? find_subject (self, i)
                         : dz_subject_inherit (g_ptr_array_index (self->subjects, i));
      subject->in_list = k > 0;
      g_ptr_array_add (self->subjects, subject);
    }
}

/* 年, 月, 周, 日, 天, 季 */
static gboolean
is_time_char (gunichar c)
{
  return c == 0x5e74 || c == 0x6708 || c == 0x5468 || c == 0x65e5 || c == 0x5929 || c == 0x5b63;
}

/* 每千人, 每个产业链: in the clause; 每年 is a period. */
static gboolean
is_per_unit (const DzSubjectFinder *self, guint i)
{
  const DzFigure *figure = get_figure (self, i);
  static const char *const words[] = { "亩均", "亩产", "户均", "村均", "单产", "均价" };
  const DzSubject *subject = g_ptr_array_index (self->subjects, i);
  int start = dz_clause_find_start (self->text, figure->start, self->sentence_start);
  int every = dz_plain_text_find_last (self->text, start, figure->start, "每");

  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (strstr (subject->name, words[k]) != NULL)
      return TRUE;
  if (g_str_has_prefix (subject->name, "万人") || g_str_has_prefix (subject->name, "千人"))
    return TRUE;

  return every >= 0 && every + 1 < self->text->length && !is_time_char (self->text->chars[every + 1]);
}

/* 新增高新技术企业52家, also where 新增 stands once for a list: 新增总部企业39家、金融机构8家. */
static gboolean
is_flow (const DzSubjectFinder *self, guint i)
{
  const DzSubject *subject = g_ptr_array_index (self->subjects, i);
  const DzSubject *previous = dz_subject_finder_get_previous_subject (self, i);
  DzSpan words = dz_subject_finder_get_words_before (self, i, FALSE);
  int name_start = subject->start >= words.start && subject->end <= words.end ? subject->start : words.end;

  /* 引进甲、乙等5家: the verb stands before the list. */
  if (words.end > words.start && self->text->chars[words.end - 1] == 0x7b49)
    words = dz_subject_finder_get_words_before (self, i, TRUE);
  for (int k = words.start; k < words.end; k++)
    if (dz_lexicon_match (self->lexicon, DZ_WORD_FLOW, self->text, k, words.end) > 0)
      return TRUE;

  return previous != NULL && previous->is_flow && name_start == words.start
         && self->text->chars[words.start - 1] == 0x3001 /* 、 */;
}

static void
assign (DzSubjectFinder *self, guint i)
{
  guint n = count_joined (self, i);

  dz_sentence_find (self->text, get_figure (self, i)->start, &self->sentence_start, &self->sentence_end);
  assign_joined (self, i, n);
  for (guint k = i; k < i + n; k++)
    {
      DzSubject *subject = g_ptr_array_index (self->subjects, k);

      subject->per_unit = is_per_unit (self, k);
      subject->is_flow = subject->in_list ? ((DzSubject *) self->subjects->pdata[k - 1])->is_flow
                                          : is_flow (self, k);
      if (subject->is_flow && get_figure (self, k)->kind == DZ_FIGURE_AMOUNT)
        dz_subject_turn_to_flow (subject, dz_lexicon_get_knowledge (self->lexicon));
    }
}

GPtrArray *
dz_indicator_finder_run (const DzPlainText *text, const DzLexicon *lexicon, const GPtrArray *figures)
{
  DzSubjectFinder self = { .text = text, .lexicon = lexicon, .figures = figures };
  GCancellable *cancellable = g_cancellable_get_current ();

  g_return_val_if_fail (text != NULL && lexicon != NULL && figures != NULL, NULL);

  self.subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_subject_free);
  while (self.subjects->len < figures->len && !g_cancellable_is_cancelled (cancellable))
    assign (&self, self.subjects->len);

  return self.subjects;
}
