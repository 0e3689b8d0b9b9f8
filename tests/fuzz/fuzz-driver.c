/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Replays samples against a fuzz target without a fuzzing engine: files named on the command line, else
 * samples made here, the same at every run. DZ_FUZZ_ROUNDS sets how many. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char *const words[] = {
  "一、", "（一）", "一是", "1.", "（1）", "①", "第一部分", "**", "*", "——", "2024年1月5日", "二〇二三年", "在某市某区第八届人民代表大会第二次会议上",
  "政府工作报告", "各位代表：", "区长 王小二", "名词解释", "“甲”：", "是指", "：", "，", "。", "！", "；", "、", "”", "“", "（", "）", "\n", "\n\n",
  "\r\n", "\r", "\f", "　　", " ", "\t", "\xc2\xa0", "\xe2\x80\xa8", "发展", "经济稳步增长", "十四五”", "“十四五”", "五年", "今后五年",
  "回顾", "工作安排", "9", "99", "2099", "１９８７", "www.", "首页 > ", "— 3 —", "记者摄", "a", "Z", "\xef\xbf\xbd", "\xff", "\xed\xa0\x80",
  "第一届第一次会议第", "我代表", "推进更新。稳步提升居民的生活水平并改善居住环境和配套设施。", "\xf0\xa0\x80\x80", "\xee\x80\x84", "\xef\xbb\xbf",
};

static guint32 state;

static guint32
next_random (guint32 limit)
{
  state = state * 1664525u + 1013904223u;

  return (state >> 8) % limit;
}

static GByteArray *
make_text (guint32 n_words)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint32 i = 0; i < n_words; i++)
    {
      const char *word = words[next_random (G_N_ELEMENTS (words))];

      g_byte_array_append (bytes, (const guint8 *) word, (guint) strlen (word));
    }

  return bytes;
}

static void
damage (GByteArray *bytes)
{
  guint32 n_hits = next_random (4);

  for (guint32 i = 0; i < n_hits && bytes->len > 0; i++)
    bytes->data[next_random (bytes->len)] = (guint8) next_random (256);
}

static void
run_converted (const GByteArray *bytes, const char *charset)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) bytes->data, bytes->len);
  gsize length = 0;
  g_autofree char *converted = g_convert (valid, -1, charset, "UTF-8", NULL, &length, NULL);

  if (converted != NULL)
    LLVMFuzzerTestOneInput ((const uint8_t *) converted, length);
}

static void
run_made (int n_rounds)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE", "GB18030" };

  for (int i = 0; i < n_rounds; i++)
    {
      g_autoptr (GByteArray) bytes = NULL;

      state = (guint32) i;
      bytes = make_text (1 + next_random (i % 16 == 0 ? 600 : 60));
      damage (bytes);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
      run_converted (bytes, charsets[i % G_N_ELEMENTS (charsets)]);
    }
  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
}

/* One endless unit of each kind: what is quadratic or recursive shows here. */
static void
run_endless (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 256 * 1024)
        g_string_append (text, words[i]);
      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
    }
}

int
main (int argc, char **argv)
{
  const char *rounds = g_getenv ("DZ_FUZZ_ROUNDS");

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (argv[i], &content, &length, NULL))
        LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
    }
  if (argc == 1)
    {
      run_made (rounds != NULL ? atoi (rounds) : 400);
      run_endless ();
    }

  return 0;
}
