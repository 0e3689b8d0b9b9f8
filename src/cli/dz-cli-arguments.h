/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-knowledge.h"
#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* The exit statuses are a contract. */
enum
{
  DZ_CLI_DONE,
  DZ_CLI_SOME_FAILED, /* each named on stderr with its reason; the others are done */
  DZ_CLI_USAGE,
};

typedef struct _DzCliArguments DzCliArguments;

typedef struct
{
  const char *name;
  const char *parameters; /* as they stand in the usage, options that matter included */
  const char *summary;    /* N_() */
  int (*run) (DzCliArguments *arguments);
  gboolean takes_files;   /* its parameters are files, whose names may be any bytes */
} DzCliVerb;

/* What the user typed for one verb. */
struct _DzCliArguments
{
  const DzCliVerb *verb;
  char *library; /* path of the library, NULL for the default one */
  int argc;      /* of argv, the verb first; once parsed, the parameters without the verb */
  char **argv;
};

/* Reads options and leaves the parameters in argv. FALSE if the verb ends here, with *status to return: help was
 * asked for, an option or the number of parameters is wrong. max_parameters -1: as many as there are. All texts
 * are checked to be UTF-8, whatever the locale, so entries take G_OPTION_ARG_FILENAME for texts, too. */
gboolean dz_cli_arguments_parse (DzCliArguments *arguments, const GOptionEntry *entries, int min_parameters,
                                 int max_parameters, int *status);

/* One line that says what is wrong, and the usage of the verb, on stderr. Returns DZ_CLI_USAGE. */
int dz_cli_arguments_refuse (const DzCliArguments *arguments, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* --format: NULL becomes the first of the nicks in allowed, which are separated by |. Refuses any other and
 * returns FALSE. */
gboolean dz_cli_arguments_take_format (const DzCliArguments *arguments, char **nick, const char *allowed);

/* The path of the library. (transfer full) */
char *dz_cli_arguments_dup_library (const DzCliArguments *arguments);

/* Opens the library; NULL after saying why on stderr. */
DzStore *dz_cli_arguments_open_store (const DzCliArguments *arguments, DzStoreMode mode);
/* Loads the knowledge files; NULL after saying why on stderr. */
DzKnowledge *dz_cli_load_knowledge (void);

/* The name under which the library knows a place: 武昌 and 420106 are 武昌区. (transfer none) */
const char *dz_cli_canonical_place (const DzKnowledge *knowledge, const char *place);

/* The ids of the reports named by the parameters, each once; of all reports if there are none. Names that are
 * not found go to stderr and set *status. (element-type gint64) */
GArray *dz_cli_resolve_reports (const DzCliArguments *arguments, DzStore *store, int *status);

G_END_DECLS
