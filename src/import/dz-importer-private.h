/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/dz-importer.h"

G_BEGIN_DECLS

extern const DzImporter dz_importer_txt;

G_END_DECLS
