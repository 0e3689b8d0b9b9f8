/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-noise.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"
#include "import/dz-line.h"

#define MAX_LENGTH 120 /* code points: what is longer is text */

/* The classes, each matched against the line without any blank. */
static const char *const patterns[] = {
  /* page numbers: — 3 —, 第3页, 3/12, 第 3 页 共 12 页, 3 */
  "^[\\p{Pd}·•~～\\[【(（|]*[0-9０-９]{1,3}[\\p{Pd}·•~～\\]】)）|]*$",
  "^[\\p{Pd}]*第[0-9０-９一二三四五六七八九十]{1,4}页(([/,，、]|共|，共)+[0-9０-９一二三四五六七八九十]{1,4}页)?[\\p{Pd}]*$",
  "^[0-9]{1,3}[/／][0-9]{1,3}(页)?$",
  /* where a web page says where one is */
  "^[【\\[]?(您?(现在|当前)?(的|所在的?)?位置|首页|网站首页|主页)[:：]?[^。]*[>＞»›→][^。]*$",
  "^[^。，]{1,20}([>＞»›][^。，>＞»›]{1,20}){2,}$",
  "^[^。，|｜]{1,10}([|｜][^。，|｜]{1,10}){2,}$",
  /* what it says about the page: key and colon, several of them, or the buttons */
  "^[【\\[(（]?(发布|发文|成文|公开|更新|生成|印发)(时间|日期)[:：]",
  "^[【\\[(（]?(信息|文章|稿件|新闻|内容|图片)?来源[:：][^。]*$",
  "^[^。]*(来源|时间|日期|作者|次数|点击量|浏览量)[:：][^。]*(来源|时间|日期|次数|浏览|阅读|点击|字体|字号|作者|打印)[:：][^。]*$",
  "^[【\\[(（]?(浏览|阅读|点击|访问)(次?数|量|人次|率)?[:：]?[0-9]*次?[】\\])）]?$",
  "^(索引号|主题分类|主题词|发布机构|发文机关|发文字号|公文种类|信息分类|文号|有效性|体裁分类|服务对象|公开方式|公开范围)[:：][^。]*$",
  "^(责任编辑|责编|编辑|审核|初审|复审|终审|审校|校对|录入|作者|供稿|信息员|审签)[:：][^。]*$",
  "^[^。]*(版权所有|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云陕甘青蒙桂藏宁新]ICP备|公网安备|网站标识码|网站地图|返回顶部|扫一扫|收藏本站|设为首页)[^。]*$",
  "^[【\\[|]*(打印|关闭|收藏|纠错|分享|分享到|字体|字号|大|中|小|默认|下载|复制|朗读|返回|本页|本文|此页|页|微信|微博|窗口|全文|文字|T[T|+-]|[A]|[:：|【】\\[\\]/、+-]){2,}$",
  "^(上一篇|下一篇|上一页|下一页|相关链接|相关附件|附件下载|相关阅读|延伸阅读|相关稿件|相关文章)[:：]?[^。]*$",
  /* advertising */
  "^[^。]*(https?://|www\\.[a-zA-Z0-9])[^。]*$",
  "^[^。]{0,60}(公众号|微信号|小程序|二维码|扫码|QQ群|加群|加微信|淘宝|网盘|免费下载|客户端下载)[^。]{0,40}$",
  "^[^。]{0,20}(更多|海量|最新)(的)?(资料|数据|报告|内容|资源|文档|信息|精彩)[^。，]{0,6}(尽在|请|在|关注|访问|下载|获取|登录|加)[^。]{0,40}$",
  /* credits of newspapers */
  "^[（(【]?(总?策划|出品|监制|统筹|撰文|撰稿|采写|执笔|文|图|文字|文/图|图/文|图文|摄影|供图|制图|设计|美编|版式|视觉|通讯员|记者|本报记者|特约记者|本版)[:：/／][^。]*$",
  "^[（(]?(本报|新华社|见习|特约|全媒体)?(首席)?(记者|通讯员)[^。，：:]{2,24}[）)]?$",
  "^.*(记者|通讯员|摄影)[^。，：:]{0,16}摄[）)]?$",
  "^[《〈]?[^。，]{1,10}(报|刊)[》〉]?[（(][0-9０-９]{4}年[0-9０-９]{1,2}月[0-9０-９]{1,2}日[^。]{0,10}版[）)]$",
  "^[（(]?新华社.{2,12}[0-9]{1,2}月[0-9]{1,2}日电[）)]?$",
};

static GRegex *
get_pattern (gsize i)
{
  static GRegex *compiled[G_N_ELEMENTS (patterns)];
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      for (gsize j = 0; j < G_N_ELEMENTS (patterns); j++)
        {
          compiled[j] = g_regex_new (patterns[j], G_REGEX_OPTIMIZE, 0, NULL);
          g_assert (compiled[j] != NULL);
        }
      g_once_init_leave (&initialized, 1);
    }

  return compiled[i];
}

static gboolean
is_furniture (const char *text)
{
  g_autofree char *squeezed = dz_char_dup_squeezed (text);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_regex_match (get_pattern (i), squeezed, 0, NULL))
      return TRUE;

  return FALSE;
}

static gboolean
ends_open (const char *text)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  return !dz_char_is_pause (c);
}

/* A line of its own that comes back on page after page: the first stays if it may be the title. */
static gboolean
may_be_running_head (const DzLine *line)
{
  return line->length >= 3 && line->length <= 40 && ends_open (line->text) &&
         dz_enumerator_parse (line->text).kind == DZ_ENUMERATOR_NONE && !line->whole;
}

/* A passage that stops in the middle of a sentence; “（鼓掌）” stands behind its end. */
static gboolean
breaks_off (const char *text)
{
  gunichar c = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));

  return ends_open (text) && g_unichar_type (c) != G_UNICODE_CLOSE_PUNCTUATION
         && g_unichar_type (c) != G_UNICODE_FINAL_PUNCTUATION;
}

/* Pages read in the wrong order bring long passages twice. Where the passage breaks off, the last reading
 * is the one that goes on, else the first is kept. */
static void
mark_repeated_passage (DzLine *earlier, DzLine *later, GHashTable *all_dropped)
{
  DzLine *dropped = breaks_off (later->text) ? earlier : later;

  dropped->noise = TRUE;
  g_hash_table_add (all_dropped, dropped);
}

static gboolean
is_same (const DzLine *a, const DzLine *b)
{
  return a != NULL && b != NULL && a->length == b->length && strcmp (a->text, b->text) == 0;
}

/* A heading printed twice in a row, and the short lines of a passage that stands here once more. */
static void
mark_repeated_short (GPtrArray *lines, GHashTable *dropped)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      DzLine *line = g_ptr_array_index (lines, i);
      const DzLine *before = i > 0 ? g_ptr_array_index (lines, i - 1) : NULL;
      const DzLine *after = i + 1 < lines->len ? g_ptr_array_index (lines, i + 1) : NULL;
      gboolean is_heading = dz_enumerator_parse (line->text).kind != DZ_ENUMERATOR_NONE && line->length <= 60;

      if (line->noise || !is_heading)
        continue;
      if (is_same (before, line)
          || (g_hash_table_contains (seen, line->text) && g_hash_table_contains (dropped, after)))
        line->noise = TRUE;
      g_hash_table_add (seen, line->text);
    }
}

static void
mark_repeated (GPtrArray *lines)
{
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const DzLine *line = g_ptr_array_index (lines, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->text));

      if (!line->noise)
        g_hash_table_insert (counts, line->text, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      DzLine *line = g_ptr_array_index (lines, i);
      DzLine *earlier = g_hash_table_lookup (seen, line->text);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->text));

      if (line->noise || count < 2)
        continue;
      if (earlier != NULL && line->length > 40)
        mark_repeated_passage (earlier, line, dropped);
      else if (earlier != NULL && count > 2 && may_be_running_head (line))
        line->noise = TRUE;
      if (!line->noise)
        g_hash_table_insert (seen, line->text, line);
    }
  mark_repeated_short (lines, dropped);
}

void
dz_noise_mark (GPtrArray *lines)
{
  g_return_if_fail (lines != NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      DzLine *line = g_ptr_array_index (lines, i);

      line->noise = line->length <= MAX_LENGTH && is_furniture (line->text);
    }
  mark_repeated (lines);
}
