/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-number-context.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-text.h"

/* So much of the shorter subject must be in the other, … */
#define LEAST_SHARED 0.6
/* … and so much of both together. */
#define LEAST_ALIKE 0.45
/* … or so much if they end in other words. */
#define LEAST_OTHER_HEAD 0.75
/* Nouns are told apart by so many of their last characters, … */
#define HEAD_LENGTH 4
/* … unless so much of all is the same and they end alike. */
#define LEAST_SAME_NOUN 0.6
/* A subject this short may be a mere verb: 新建20个. */
#define MAX_VERB 4
/* So many characters after a number are part of what it counts. */
#define MAX_AFTER 10
/* From a number that something rose from to the word before the number it rose to. */
#define MAX_TO_TARGET 14
#define MARKS "，。；！？、：,;!?:（）()“”\n"
#define SENTENCE_MARKS "。；！？;!?"

typedef struct
{
  const gunichar *chars;
  int length;
} Text;

/* Words that tell nothing of what is counted, longer ones before those they begin with. */
static const char *const empty_words[] = {
  "按可比价格计算", "考虑价格下降因素", "扣除价格因素", "扣除物价因素", "价格因素", "可比价格", "平均每年",
  "每年平均", "比去年预算", "比上年预算", "其中", "经济社会发展", "主要预期目标", "同比", "比上年",
  "比去年", "较上年", "年均", "实际", "分别", "累计", "全年", "去年", "上年", "今年", "明年", "预计",
  "力争", "确保", "控制在", "保持在", "稳定在", "不低于", "不少于", "不超过", "达到", "超过", "突破",
  "增长", "增加", "提高", "上升", "下降", "减少", "降低", "上涨", "回落", "完成", "实现", "安排", "大约",
  "左右", "以上", "以内", "以下", "总规模", "共计", "合计", "总计", "继续", "进一步", "已经", "全区",
  "全市", "全省", "全县", "我国", "我们", "目标", "五年", "涨幅", "增幅", "增速", "降幅", "每年", "连续",
  "人数", "户数", "件数", "仅", "达", "为", "到", "至", "约", "近", "超", "增", "降", "减", "升", "由", "从", "的", "了", "和",
  "与", "及", "等", "在", "是", "要", "拟", "按", "比", "将", "再", "又", "也", "多", "余", "年", "月",
  "日", "各", "有", "使", "其", "并", "把", "对", "中", "共", "就", "已", "以", "高", "低", "还", "元",
  "占", "后", "底", "末", "不", "于", "均",
};

static const char *const counted[] = { "count", "people", NULL };

/* A number of one of them is not one of the others. An empty line ends a group. */
static const char *const narrow_words[][6] = {
  { "中央", "地方" },
  { "进出口", "出口", "进口" },
  { "城镇居民", "农村居民", "城乡居民", "全国居民", "农民" },
  { "人均" },
  { "城镇", "农村" },
  { "一产", "二产", "三产" },
  { "男", "女" },
  { "小学", "初中", "高中", "高校" },
};
/* A number of the first groups is none of those that have no word of the group either. */
#define N_STRICT 2

static const char *const rises[] = { "增长", "增加", "提高",   "上升", "上涨", "涨幅",
                                     "增幅", "增速", "增长率", "扩大", "递增" };
static const char *const falls[] = { "下降", "减少", "降低", "回落", "降幅", "缩小", "压减" };
/* Of one year is what none of these goes before: a mean, a sum of several years. */
static const char *const means[] = { "年均", "平均每年", "每年平均", "年平均", "年递增" };
static const char *const sums[] = { "累计", "五年", "以来", "期间", "前四年", "前三年", "四年来", "三年来" };
/* It holds for what follows in later sentences as well. */
static const char *const terms[] = { "五年" };
/* Sums of different lengths do not compare: 三年累计, 五年累计. */
static const char *const lengths[] = { "两年", "三年", "四年", "五年" };
static const char *const years[] = { "去年", "上年", "全年", "当年", "今年" };

static gboolean
reads (const Text *text, int at, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word), at++)
    if (at < 0 || at >= text->length || text->chars[at] != g_utf8_get_char (word))
      return FALSE;

  return TRUE;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return g_utf8_strchr (set, -1, c) != NULL;
}

/* The last place in [start, end) at which one of the words begins and does not go beyond, -1 for none. */
static int
find_last (const Text *text, int start, int end, const char *const *words, gsize n_words)
{
  for (int i = end - 1; i >= start; i--)
    for (gsize w = 0; w < n_words; w++)
      if (reads (text, i, words[w]) && i + dz_text_length (words[w]) <= end)
        return i;

  return -1;
}

static gboolean
is_digit (const Text *text, int i)
{
  return i >= 0 && i < text->length && text->chars[i] >= '0' && text->chars[i] <= '9';
}

/* 1997年 and 二○○七年, but not what a year is compared with (比1997年), nor its end, at which a stock is
 * counted. */
static int
find_last_year (const Text *text, int start, int end)
{
  for (int i = end - 1; i >= start + 4; i--)
    {
      int digits = i;

      if (text->chars[i] != 0x5e74 || (i + 1 < text->length && is_one_of (text->chars[i + 1], "末底")))
        continue;
      while (digits > start
             && (is_digit (text, digits - 1) || is_one_of (text->chars[digits - 1], "○〇零一二三四五六七八九")))
        digits--;
      if (i - digits == 4 && !(digits > start && is_one_of (text->chars[digits - 1], "比较同与从自到至")))
        return i;
    }

  return -1;
}

static int
find_sentence (const Text *text, int at)
{
  while (at > 0 && !is_one_of (text->chars[at - 1], SENTENCE_MARKS))
    at--;

  return at;
}

/* Takes the words of [start, end) that tell something, up to the last ones there is room for. */
static int
take_subject (const Text *text, int start, int end, gunichar *subject)
{
  gunichar all[256];
  int n = 0;
  int skipped;

  for (int i = MAX (start, end - (int) G_N_ELEMENTS (all)); i < end;)
    {
      skipped = 0;
      for (gsize w = 0; w < G_N_ELEMENTS (empty_words) && skipped == 0; w++)
        if (reads (text, i, empty_words[w]))
          skipped = dz_text_length (empty_words[w]);
      if (skipped == 0 && dz_char_is_han (text->chars[i])
          && !(is_digit (text, i - 1) && is_one_of (text->chars[i], "亿万千百")))
        all[n++] = text->chars[i];
      i += MAX (1, skipped);
    }
  skipped = MAX (0, n - DZ_NUMBER_MAX_SUBJECT);
  memcpy (subject, all + skipped, (gsize) (n - skipped) * sizeof (gunichar));

  return n - skipped;
}

/* Where the item of a number begins: behind the number before it or the last mark. */
static int
find_item (const Text *text, int at, int last_end)
{
  while (at > last_end && !is_one_of (text->chars[at - 1], MARKS))
    at--;

  return at;
}

static gboolean
is_mere_list (const Text *text, int start, int end)
{
  for (int i = start; i < end; i++)
    if (!is_one_of (text->chars[i], "和、及与 多余，以上左右") && !dz_char_is_blank (text->chars[i]))
      return FALSE;

  return TRUE;
}

/* An item that says nothing of its own has the subject of what stands before it in the sentence. */
static void
find_subject (const Text *text, int sentence, int item, int at, DzNumberContext *context)
{
  int start = item;

  context->n_subject = take_subject (text, start, at, context->subject);
  while (context->n_subject == 0 && start > sentence)
    {
      start = MAX (sentence, start - 1);
      while (start > sentence && !is_one_of (text->chars[start - 1], MARKS))
        start--;
      context->n_subject = take_subject (text, start, at, context->subject);
    }
}

static void
find_role (const Text *text, int item, int at, int end, DzNumberContext *context)
{
  int rise = find_last (text, item, at, rises, G_N_ELEMENTS (rises));
  int fall = find_last (text, item, at, falls, G_N_ELEMENTS (falls));
  int last = MAX (rise, fall);
  int i = end;

  if (last >= 0)
    context->role = rise > fall ? DZ_NUMBER_ROLE_RISE : DZ_NUMBER_ROLE_FALL;
  if (last >= 0 && (is_one_of (text->chars[last + 2], "到至") || reads (text, last + 2, "为")))
    context->role = DZ_NUMBER_ROLE_LEVEL;
  /* 新增 tells what is counted. */
  if (last < 0 && at > item && is_one_of (text->chars[at - 1], "增升涨高多")
      && !(at > item + 1 && text->chars[at - 2] == 0x65b0))
    context->role = DZ_NUMBER_ROLE_RISE;
  if (last < 0 && at > item && is_one_of (text->chars[at - 1], "降减低少"))
    context->role = DZ_NUMBER_ROLE_FALL;
  if (find_last (text, item, at, (const char *const[]){ "由", "从" }, 2) < 0)
    return;
  for (; i < text->length && i < end + MAX_TO_TARGET && !is_one_of (text->chars[i], "，。；"); i++)
    if (is_one_of (text->chars[i], "到至"))
      context->role = DZ_NUMBER_ROLE_BASE;
}

static int
read_year (const Text *text, int at)
{
  int year = 0;

  for (int i = at; i < at + 4; i++)
    year = is_digit (text, i) ? year * 10 + (int) text->chars[i] - '0' : 0;

  return year;
}

/* How many years lie between the one that ends at a place and another that it is compared with there:
 * 1992年同1987年. */
static int
find_years_between (const Text *text, int year)
{
  if (year < 4 || year + 5 >= text->length || !is_one_of (text->chars[year + 1], "同与比较"))
    return 0;

  return read_year (text, year + 2) > 0 ? MAX (0, read_year (text, year - 4) - read_year (text, year + 2)) : 0;
}

/* How many years of a sum the words before a number name last: 五年来, 三年累计. */
static int
find_n_years (const Text *text, int sentence, int at)
{
  int best = -1;
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      int found = find_last (text, sentence, at, &lengths[i], 1);

      /* 第五年 is one of them, 十五年 more. */
      if (found > best && !(found > 0 && is_one_of (text->chars[found - 1], "第十")))
        {
          best = found;
          n = (int) i + 2;
        }
    }

  return n;
}

/* The last words before a number in its text that tell of what time it is. */
static void
find_span (const Text *text, int sentence, int item, int at, const DzTextScope *scope, DzNumberContext *context)
{
  int year = MAX (find_last (text, 0, at, years, G_N_ELEMENTS (years)), find_last_year (text, 0, at));
  int sum = MAX (find_last (text, sentence, at, sums, G_N_ELEMENTS (sums)),
                 find_last (text, 0, at, terms, G_N_ELEMENTS (terms)));
  int past = find_last (text, sentence, at, (const char *const[]){ "去年", "上年" }, 2);

  context->stock = find_last (text, MAX (item, at - 4), at, (const char *const[]){ "达", "到", "至", "为" }, 4) >= 0;
  context->past = past >= 0 && scope->plan && !(past > 0 && is_one_of (text->chars[past - 1], "比较与"));
  if (find_last (text, item, at, means, G_N_ELEMENTS (means)) >= 0)
    context->span = DZ_NUMBER_SPAN_MEAN;
  else if (year > sum && find_years_between (text, year) > 1)
    context->span = DZ_NUMBER_SPAN_SUM;
  else if (year >= 0 || sum >= 0)
    context->span = sum > year ? DZ_NUMBER_SPAN_SUM : DZ_NUMBER_SPAN_YEAR;
  else
    context->span = scope->several_years ? DZ_NUMBER_SPAN_SUM : DZ_NUMBER_SPAN_YEAR;
  if (context->span != DZ_NUMBER_SPAN_YEAR)
    context->n_years = find_n_years (text, sentence, at);
}

static void
find_after (const Text *text, int end, DzNumberContext *context)
{
  int i = end;

  while (i < text->length && i < end + MAX_AFTER && !is_one_of (text->chars[i], MARKS) && !is_digit (text, i))
    i++;
  context->n_after = take_subject (text, end, i, context->after);
}

GArray *
dz_number_context_list (const char *string, int start, const GArray *numbers, const DzTextScope *scope)
{
  GArray *contexts = g_array_new (FALSE, TRUE, sizeof (DzNumberContext));
  glong length = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (string, -1, &length);
  Text text = { chars, (int) length };
  const DzTextScope none = { FALSE, FALSE };
  int last_end = start;

  for (int i = 0; i < text.length; i++)
    chars[i] = dz_char_fold (chars[i]);

  for (guint i = 0; i < numbers->len; i++)
    {
      const DzTextNumber *number = &g_array_index (numbers, DzTextNumber, i);
      const DzNumberContext *last = i > 0 ? &g_array_index (contexts, DzNumberContext, i - 1) : NULL;
      int at = start + (number->limit_end <= number->start ? number->limit_start : number->start);
      int sentence = find_sentence (&text, at);
      int item = find_item (&text, at, MAX (last_end, sentence));
      DzNumberContext context = { 0 };

      if (last != NULL && is_mere_list (&text, last_end, at))
        {
          context = *last;
          context.place++;
        }
      else
        {
          find_subject (&text, sentence, item, at, &context);
          find_role (&text, item, at, start + number->end, &context);
          find_span (&text, sentence, item, at, scope != NULL ? scope : &none, &context);
          context.apart = find_last (&text, item, at, (const char *const[]){ "分别" }, 1) >= 0;
        }
      context.counts = g_strv_contains (counted, number->family);
      find_after (&text, start + number->end, &context);
      g_array_append_val (contexts, context);
      last_end = start + number->end;
    }

  return contexts;
}

static int
count_common (const gunichar *left, int n_left, const gunichar *right, int n_right)
{
  int row[DZ_NUMBER_MAX_SUBJECT + 1] = { 0 };

  for (int i = 0; i < n_left; i++)
    for (int j = 1, corner = 0; j <= n_right; j++)
      {
        int above = row[j];

        row[j] = left[i] == right[j - 1] ? corner + 1 : MAX (above, row[j - 1]);
        corner = above;
      }

  return row[n_right];
}

/* Which word of a group a subject has last, -1 for none. */
static int
find_narrow (const DzNumberContext *context, const char *const *group)
{
  const Text text = { context->subject, context->n_subject };
  int found = -1;
  int best = -1;

  for (int w = 0; w < 6 && group[w] != NULL; w++)
    {
      int at = find_last (&text, 0, text.length, &group[w], 1);

      if (at > best)
        {
          best = at;
          found = w;
        }
    }

  return found;
}

static gboolean
is_narrowed_alike (const DzNumberContext *left, const DzNumberContext *right)
{
  for (gsize i = 0; i < G_N_ELEMENTS (narrow_words); i++)
    {
      int here = find_narrow (left, narrow_words[i]);
      int there = find_narrow (right, narrow_words[i]);

      if (here != there && (i < N_STRICT || (here >= 0) == (there >= 0)))
        return FALSE;
    }

  return TRUE;
}

/* What is counted stands last: 招来商店, 招来工厂. */
static gboolean
has_same_head (const gunichar *left, int n_left, const gunichar *right, int n_right)
{
  int n = MIN (2, MIN (n_left, n_right));

  return count_common (left + n_left - n, n, right + n_right - n, n) > 0;
}

static double
compare_subjects (const gunichar *left, int n_left, const gunichar *right, int n_right)
{
  int common = count_common (left, n_left, right, n_right);
  double shared = common / (double) MAX (1, MIN (n_left, n_right));
  double alike = 2.0 * common / MAX (1, n_left + n_right);

  return common >= MIN (2, MAX (1, MIN (n_left, n_right))) && shared >= LEAST_SHARED
             && alike >= (has_same_head (left, n_left, right, n_right) ? LEAST_ALIKE : LEAST_OTHER_HEAD)
           ? alike
           : 0;
}

/* Whether two subjects end in the same noun: 老旧小区改造 and 城镇老旧小区改造, but not 人大议案 and
 * 人大建议. */
static gboolean
has_same_noun (const gunichar *left, int n_left, const gunichar *right, int n_right, double alike)
{
  int n = MIN (HEAD_LENGTH, MIN (n_left, n_right));
  int common = count_common (left + n_left - n, n, right + n_right - n, n);
  /* 议案 and 建议 have a character in common, but at another place. */
  gboolean last = n > 0 && left[n_left - 1] == right[n_right - 1];
  gboolean last_but_one = n > 1 && left[n_left - 2] == right[n_right - 2];

  return ((last || last_but_one) && common >= MAX (MIN (2, n), n - 1))
         || (last && last_but_one && alike >= LEAST_SAME_NOUN);
}

static double
compare_before (const DzNumberContext *left, const DzNumberContext *right)
{
  double alike = compare_subjects (left->subject, left->n_subject, right->subject, right->n_subject);
  gboolean verb = MIN (left->n_subject, right->n_subject) <= MAX_VERB && left->n_after > 1 && right->n_after > 1;

  if (!left->counts || alike <= 0)
    return alike;
  if (verb && compare_subjects (left->after, left->n_after, right->after, right->n_after) <= 0)
    return 0;

  return has_same_noun (left->subject, left->n_subject, right->subject, right->n_subject, alike) ? alike : 0;
}

double
dz_number_context_match (const DzNumberContext *left, const DzNumberContext *right)
{
  double before = 0;
  double after = 0;

  if (left->n_years > 0 && right->n_years > 0 && left->n_years != right->n_years)
    return 0;
  if (left->role != right->role || left->place != right->place || left->past != right->past
      || left->apart != right->apart
      || (left->span != right->span && !(left->stock && right->stock)) || !is_narrowed_alike (left, right))
    return 0;

  before = compare_before (left, right);
  after = MAX (compare_subjects (left->after, left->n_after, right->after, right->n_after),
               MAX (compare_subjects (left->after, left->n_after, right->subject, right->n_subject),
                    compare_subjects (left->subject, left->n_subject, right->after, right->n_after)));

  return MAX (before, after);
}

/* How many years a heading names: 一、2021年工作回顾, 过去五年和2021年. */
static int
count_years (const char *heading)
{
  glong length = 0;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (heading, -1, &length);
  int n = strstr (heading, "五年") != NULL
            ? 2
            : strstr (heading, "去年") != NULL || strstr (heading, "一年") != NULL;

  for (glong i = 4; i < length; i++)
    n += chars[i] == 0x5e74 && g_unichar_isdigit (chars[i - 1]) && g_unichar_isdigit (chars[i - 4]);

  return n;
}

/* The headings above a paragraph, innermost first, narrow a review of several years down to one. */
static gboolean
speaks_of_one_year (const DzReport *report, const DzParagraph *paragraph)
{
  const DzSection *section = NULL;

  for (int i = paragraph->section; i >= 0 && i < (int) report->sections->len; i = section->parent)
    {
      int n = 0;

      section = g_ptr_array_index (report->sections, (guint) i);
      n = count_years (section->text);
      if (n > 0)
        return n == 1;
    }

  return FALSE;
}

DzTextScope
dz_text_scope_for (const DzReport *report, const DzParagraph *paragraph)
{
  gboolean several = paragraph->part == DZ_PART_REVIEW && report->reviews->len > 1
                     && !speaks_of_one_year (report, paragraph);

  return (DzTextScope){ several, paragraph->part == DZ_PART_PLAN };
}
