/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gui/dz-session.h"

G_BEGIN_DECLS

#define DZ_TYPE_STATUS_LINE (dz_status_line_get_type ())

/* One line below the workbench: what is in focus, and how its goal stands to the same goal of the place above
 * or below. Properties: “session”. */
G_DECLARE_FINAL_TYPE (DzStatusLine, dz_status_line, DZ, STATUS_LINE, GtkBox)

G_END_DECLS
