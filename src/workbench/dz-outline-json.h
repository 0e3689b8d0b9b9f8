/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-report.h"

G_BEGIN_DECLS

/* (transfer full): title, people, years, headings, number of paragraphs, glossary and noise of a report as
 * one JSON object, UTF-8, one heading or entry a line, a newline at the end. The same report gives the same
 * bytes. */
char *dz_outline_json_dup (const DzReport *report);

G_END_DECLS
