/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-line-joiner.h"

#include <string.h>

#include "core/dz-char.h"
#include "core/dz-enumerator.h"
#include "core/dz-source.h"
#include "import/dz-line.h"

#define MAX_WRAP_WIDTH 120 /* columns: what is longer is no wrapped line */
#define MIN_WRAP_WIDTH 24
#define MAX_GAP 2          /* blank lines a page break leaves inside a paragraph */
#define MAX_GAP_WITH_NOISE 6
#define SHORT_LENGTH 14    /* code points: a line of a headline set in several */
#define BODY_LENGTH 30     /* code points: a line without its end that long is text */
#define TORN_LENGTH 23     /* code points: so is a shorter one with a pause inside, once the text has begun */

/* What the file as a whole tells about its layout. */
typedef struct
{
  int wrap;           /* columns at which its lines are broken; 0 if they are not */
  gboolean separated; /* paragraphs are told apart by blank lines or indents */
  gboolean indented;  /* an indent opens a paragraph */
} Layout;

typedef struct
{
  GString *text;
  GArray *bolds;
  int n_chars;
  const DzLine *first;
  const DzLine *last;
  int n_lines;
  gboolean in_text; /* a finished paragraph stands above: titles are over */
} Paragraph;

static gunichar
get_last_char (const char *text)
{
  return *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : 0;
}

static gboolean
is_closing (gunichar c)
{
  return c == 0x201d || c == 0x2019 || c == 0xff09 || c == ')' || c == 0x300b || c == 0x300d || c == 0x300f ||
         c == 0x3011 || c == '"';
}

/* A sentence, a list item or a salutation ends here: 。 ； ： and the like, closing marks passed over. */
static gboolean
is_finished (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (is_closing (c))
        continue;
      return dz_char_ends_sentence (c) || c == 0xff1b || c == ';' || c == 0xff1a || c == ':' || c == 0x2026;
    }

  return FALSE;
}

static gboolean
ends_in_comma (const char *text)
{
  gunichar c = get_last_char (text);

  return c == 0xff0c || c == ',' || c == 0x3001;
}

static gboolean
has_pause (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (dz_char_is_pause (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static gboolean
has_sentence_end (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (dz_char_ends_sentence (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static gboolean
is_enumerated (const char *text)
{
  return dz_enumerator_parse (text).kind != DZ_ENUMERATOR_NONE;
}

/* “——2024年…代表大会” or “（2024年…代表大会”, not yet closed: a line that states date and meeting. */
static gboolean
is_open_dateline (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  gboolean opens = g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0xff08 || c == '(';

  return opens && strstr (text, "年") != NULL && strstr (text, "大会") != NULL && strstr (text, "会议") == NULL &&
         !is_closing (get_last_char (text));
}

/* “——2018年2月6日在某某自治州” above “第十二届人民代表大会第二次会议上”. */
static gboolean
is_torn_dateline (const DzLine *above, const DzLine *below)
{
  return above->length <= BODY_LENGTH && below->length <= BODY_LENGTH && strstr (above->text, "日在") != NULL
         && strstr (above->text, "会议") == NULL && strstr (below->text, "会议") != NULL
         && !is_finished (above->text);
}

/* A line that stands for itself: numbered, or without any pause and not of a paragraph's length. */
static gboolean
is_heading_like (const DzLine *line)
{
  if (is_finished (line->text) || ends_in_comma (line->text))
    return FALSE;
  if (is_enumerated (line->text))
    return line->length <= 2 * BODY_LENGTH && !has_sentence_end (line->text);

  return !has_pause (line->text) && line->length <= 2 * BODY_LENGTH;
}

static gboolean
is_front_like (const char *text)
{
  return strstr (text, "报告") != NULL || strstr (text, "年") != NULL || strstr (text, "长") != NULL ||
         strstr (text, "各位") != NULL;
}

/* “2024” below a word or two. */
static gboolean
is_year_below (const DzLine *above, const DzLine *below)
{
  if (above->length > 4 || below->length != 4 || has_pause (above->text) || is_enumerated (above->text))
    return FALSE;
  for (const char *p = below->text; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;

  return TRUE;
}

/* Lines of a headline set in several short ones. */
static gboolean
is_headline_pair (const DzLine *above, const DzLine *below)
{
  return above->length <= SHORT_LENGTH && below->length <= SHORT_LENGTH && !is_finished (above->text) &&
         !is_finished (below->text) && !is_enumerated (above->text) && !is_enumerated (below->text) &&
         !is_front_like (above->text) && !is_front_like (below->text);
}

/* The width most full lines come near to, over the lines that another follows without a blank one. */
static int
find_wrap (const GPtrArray *lines)
{
  int counts[MAX_WRAP_WIDTH + 1] = { 0 };
  int n_followed = 0;
  int n_wider = 0; /* than the width looked at, those beyond any wrap included */

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const DzLine *line = g_ptr_array_index (lines, i);
      const DzLine *next = g_ptr_array_index (lines, i + 1);

      if (line->noise || line->whole || next->noise || next->gap > 0)
        continue;
      n_followed++;
      if (line->width + line->indent <= MAX_WRAP_WIDTH)
        counts[line->width + line->indent]++;
      else
        n_wider++;
    }

  for (int width = MAX_WRAP_WIDTH; width >= MIN_WRAP_WIDTH; width--)
    {
      int n_near = 0;

      for (int w = width; w > width - 5; w--)
        n_near += counts[w];
      if (n_wider > 2 && n_wider * 10 > n_followed)
        return 0;
      if (counts[width] > 0 && n_near >= 3 && n_near * 4 >= n_followed)
        return width;
      n_wider += counts[width];
    }

  return 0;
}

static void
find_layout (const GPtrArray *lines, Layout *layout)
{
  guint n_gaps = 0;
  guint n_indented = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DzLine *line = g_ptr_array_index (lines, i);

      n_gaps += line->gap > 0;
      n_indented += line->indent >= 2;
    }
  layout->wrap = find_wrap (lines);
  layout->indented = n_indented > 0 && n_indented * 5 < lines->len * 4;
  layout->separated = layout->indented || n_gaps * 20 > lines->len;
}

static gboolean
is_full (const DzLine *line, const Layout *layout)
{
  return layout->wrap > 0 && line->width + line->indent >= layout->wrap - 4;
}

static gboolean
is_semicolon (gunichar c)
{
  return c == 0xff1b || c == ';';
}

/* “区长 周 文” below a dateline. */
static gboolean
is_speaker_below (const DzLine *above, const DzLine *below)
{
  return strstr (above->text, "会议") != NULL && strstr (above->text, "年") != NULL && !has_pause (above->text)
         && below->length <= 2 * SHORT_LENGTH && !has_pause (below->text)
         && (strstr (below->text, "长") != NULL || strstr (below->text, "主任") != NULL);
}

/* Does below, on the very next line, go on with what stands above? */
static gboolean
continues_line (const DzLine *above, const DzLine *below, const Layout *layout)
{
  if ((is_open_dateline (above->text) && below->length <= BODY_LENGTH) || is_torn_dateline (above, below))
    return TRUE;
  if (layout->indented && below->indent >= 2 && below->indent > above->indent - 2 && !ends_in_comma (above->text))
    return FALSE;
  if (ends_in_comma (above->text))
    return TRUE;
  if (is_enumerated (below->text) && (is_finished (above->text) || !is_full (above, layout)))
    return FALSE;
  if (is_semicolon (get_last_char (above->text)) && layout->indented && below->indent < 2
      && !is_enumerated (below->text))
    return TRUE;
  if (is_finished (above->text))
    return is_full (above, layout) && layout->separated && !is_enumerated (below->text)
           && (is_full (below, layout) || !is_heading_like (below));
  if (is_speaker_below (above, below))
    return FALSE;
  if (is_headline_pair (above, below))
    return TRUE;
  if (layout->wrap > 0)
    return is_full (above, layout)
           || (has_pause (above->text) && !is_heading_like (above) && 3 * above->width > 2 * layout->wrap);

  return above->length >= BODY_LENGTH && has_pause (above->text) && !is_heading_like (above);
}

/* Does below go on with what stands above a blank line or page break? */
static gboolean
continues_page (const DzLine *above, const DzLine *below, gboolean in_text, const Layout *layout)
{
  /* What ends with a semicolon, or fills its line, ends no paragraph where paragraphs are indented. */
  if (is_finished (above->text))
    return in_text && layout->indented && below->indent < 2
           && (is_semicolon (get_last_char (above->text)) || (is_full (above, layout) && is_full (below, layout)))
           && !is_enumerated (below->text) && !is_heading_like (below);
  if (is_year_below (above, below))
    return TRUE;
  if (is_open_dateline (above->text))
    return below->length <= BODY_LENGTH;
  if (ends_in_comma (above->text))
    return TRUE;
  if (is_enumerated (below->text) || is_heading_like (above) || is_heading_like (below)
      || is_enumerated (above->text))
    return FALSE;

  if (in_text && above->length >= TORN_LENGTH && has_pause (above->text) && is_finished (below->text))
    return TRUE;

  return is_full (above, layout) || above->length >= BODY_LENGTH;
}

static gboolean
continues (const Paragraph *paragraph, const DzLine *below, int gap, gboolean over_noise, const Layout *layout)
{
  const DzLine *above = paragraph->last;

  if (above->whole || below->whole)
    return FALSE;
  if (gap == 0 && !over_noise)
    return continues_line (above, below, layout);
  if (gap > (over_noise ? MAX_GAP_WITH_NOISE : MAX_GAP))
    return FALSE;

  return continues_page (above, below, paragraph->in_text, layout);
}

static gboolean
is_latin (gunichar c)
{
  return c < 0x250 && g_unichar_isalpha (c);
}

static void
append_line (Paragraph *paragraph, const DzLine *line)
{
  if (paragraph->n_lines > 0)
    {
      gunichar left = get_last_char (paragraph->text->str);
      gunichar right = g_utf8_get_char (line->text);

      if ((is_latin (left) && is_latin (right)) || is_headline_pair (paragraph->last, line) ||
          is_year_below (paragraph->last, line))
        {
          g_string_append_c (paragraph->text, ' ');
          paragraph->n_chars++;
        }
    }
  for (guint i = 0; i < line->bolds->len; i++)
    {
      DzBoldRun run = g_array_index (line->bolds, DzBoldRun, i);
      DzBoldRun *last = paragraph->bolds->len > 0
                          ? &g_array_index (paragraph->bolds, DzBoldRun, paragraph->bolds->len - 1)
                          : NULL;

      run.start += paragraph->n_chars;
      run.end += paragraph->n_chars;
      if (last != NULL && last->end >= run.start)
        last->end = run.end;
      else
        g_array_append_val (paragraph->bolds, run);
    }
  g_string_append (paragraph->text, line->text);
  paragraph->n_chars += line->length;
  paragraph->last = line;
  if (paragraph->n_lines++ == 0)
    paragraph->first = line;
}

static void
close_paragraph (Paragraph *paragraph, GPtrArray *blocks)
{
  DzBlock *block;

  if (paragraph->n_lines == 0)
    return;

  block = dz_block_new (paragraph->text->str, paragraph->first->number);
  g_array_append_vals (block->bolds, paragraph->bolds->data, paragraph->bolds->len);
  block->bold = block->bolds->len == 1 && g_array_index (block->bolds, DzBoldRun, 0).start == 0 &&
                g_array_index (block->bolds, DzBoldRun, 0).end == paragraph->n_chars;
  g_ptr_array_add (blocks, block);
  paragraph->in_text = paragraph->in_text || (paragraph->n_chars > BODY_LENGTH && is_finished (block->text));

  g_string_truncate (paragraph->text, 0);
  g_array_set_size (paragraph->bolds, 0);
  paragraph->n_chars = paragraph->n_lines = 0;
}

static void
flush_noise (GPtrArray *noise, GPtrArray *blocks)
{
  for (guint i = 0; i < noise->len; i++)
    {
      const DzLine *line = g_ptr_array_index (noise, i);
      DzBlock *block = dz_block_new (line->text, line->number);

      block->noise = TRUE;
      g_ptr_array_add (blocks, block);
    }
  g_ptr_array_set_size (noise, 0);
}

GPtrArray *
dz_line_joiner_join (const GPtrArray *lines)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_block_free);
  g_autoptr (GPtrArray) noise = g_ptr_array_new ();
  Paragraph paragraph = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (DzBoldRun)) };
  Layout layout;
  int gap = 0;

  find_layout (lines, &layout);
  for (guint i = 0; i < lines->len; i++)
    {
      DzLine *line = g_ptr_array_index (lines, i);

      gap += line->gap;
      if (line->noise)
        {
          g_ptr_array_add (noise, line);
          continue;
        }
      if (paragraph.n_lines > 0 && !continues (&paragraph, line, gap, noise->len > 0, &layout))
        close_paragraph (&paragraph, blocks);
      /* Furniture inside a paragraph follows it, so that the paragraph stays in one block. */
      if (paragraph.n_lines == 0)
        flush_noise (noise, blocks);
      append_line (&paragraph, line);
      gap = 0;
    }
  close_paragraph (&paragraph, blocks);
  flush_noise (noise, blocks);
  g_string_free (paragraph.text, TRUE);
  g_array_unref (paragraph.bolds);

  return blocks;
}
