/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-tokenizer-bigram.h"

#include "core/dz-text.h"

typedef int (*TokenFunc) (void *context, int flags, const char *token, int length, int start, int end);

/* Where the tokenizer stands; run holds the folded characters of the run under way. */
typedef struct
{
  TokenFunc emit;
  void *context;
  gboolean query;
  gboolean han;    /* the kind of the run */
  GString *word;   /* the run, if it is not Han */
  gunichar last;   /* the last character of a Han run */
  int n_run;       /* characters in the run */
  int start;       /* bytes in the input: of the word, or of the last Han character */
  int end;
  gunichar before; /* the character before the one at hand, for '.' between digits */
} Run;

gboolean
dz_unichar_is_han (gunichar c)
{
  if (c >= 0x4e00 && c <= 0x9fff)
    return TRUE;

  return c >= 0x2e80 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN && g_unichar_isalnum (c);
}

static int
emit_han (Run *run, gunichar next, int end)
{
  char token[12];
  int length = g_unichar_to_utf8 (run->last, token);

  if (next != 0)
    length += g_unichar_to_utf8 (next, token + length);

  return run->emit (run->context, 0, token, length, run->start, end);
}

/* The end of a run: its last character alone, or the word. */
static int
end_run (Run *run)
{
  int code = SQLITE_OK;

  if (run->n_run > 0 && run->han && (!run->query || run->n_run == 1))
    code = emit_han (run, 0, run->end);
  else if (run->n_run > 0 && !run->han)
    code = run->emit (run->context, 0, run->word->str, (int) run->word->len, run->start, run->end);

  run->n_run = 0;
  g_string_truncate (run->word, 0);

  return code;
}

static int
take_han (Run *run, gunichar c, int start, int end)
{
  int code = SQLITE_OK;

  if (run->n_run > 0 && !run->han)
    code = end_run (run);
  if (code == SQLITE_OK && run->n_run > 0)
    code = emit_han (run, c, end);
  run->han = TRUE;
  run->last = c;
  run->start = start;
  run->end = end;
  run->n_run++;

  return code;
}

static int
take_letter (Run *run, gunichar c, int start, int end)
{
  int code = SQLITE_OK;

  if (run->n_run > 0 && run->han)
    code = end_run (run);
  if (run->n_run == 0)
    run->start = start;
  run->han = FALSE;
  run->end = end;
  run->n_run++;
  g_string_append_unichar (run->word, c);

  return code;
}

static int
take_char (Run *run, gunichar c, gunichar next, int start, int end)
{
  gboolean decimal_point = c == '.' && g_unichar_isdigit (run->before) && g_unichar_isdigit (next);
  int code;

  if (dz_unichar_is_han (c))
    code = take_han (run, c, start, end);
  else if (g_unichar_isalnum (c) || decimal_point)
    code = take_letter (run, c, start, end);
  else
    code = end_run (run);
  run->before = c;

  return code;
}

/* The character at p, 0xfffd for bytes that are none: the file may come from anywhere. */
static gunichar
read_char (const char *p, const char *limit, const char **next)
{
  gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char_validated (p, limit - p);

  if (c >= (gunichar) -2)
    {
      *next = p + 1;
      return 0xfffd;
    }
  *next = p + g_unichar_to_utf8 (c, NULL);

  return c;
}

/* The folded character after the one at hand, 0 at the end. */
static gunichar
peek_char (const char *p, const char *limit)
{
  gunichar folded[DZ_TEXT_FOLD_MAX];
  const char *next;

  if (p >= limit)
    return 0;
  dz_text_fold_char (read_char (p, limit, &next), folded);

  return folded[0];
}

static int
tokenize (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int n_text, TokenFunc emit)
{
  g_autoptr (GString) word = g_string_new (NULL);
  Run run = { .emit = emit, .context = context, .query = (flags & FTS5_TOKENIZE_QUERY) != 0, .word = word };
  const char *limit = text + n_text;
  const char *next;
  int code = SQLITE_OK;

  for (const char *p = text; p < limit && code == SQLITE_OK; p = next)
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      int n_folded = dz_text_fold_char (read_char (p, limit, &next), folded);
      gunichar after = folded[n_folded - 1] == '.' ? peek_char (next, limit) : 0;

      for (int i = 0; i < n_folded && code == SQLITE_OK; i++)
        code = take_char (&run, folded[i], i + 1 < n_folded ? folded[i + 1] : after, (int) (p - text),
                          (int) (next - text));
    }

  return code == SQLITE_OK ? end_run (&run) : code;
}

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  /* It has no state; FTS5 only wants a pointer that is not NULL. */
  *tokenizer = (Fts5Tokenizer *) context;

  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

static fts5_api *
find_fts5 (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);

  return api;
}

gboolean
dz_tokenizer_bigram_register (sqlite3 *db)
{
  fts5_api *api = find_fts5 (db);
  fts5_tokenizer tokenizer = { create, destroy, tokenize };

  return api != NULL && api->xCreateTokenizer (api, "bigram", api, &tokenizer, NULL) == SQLITE_OK;
}
