# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later

# libphonenumber's table of time zones by the beginning of a number. Debian's C++ library has no mapper for it; its port to Python
# brings the same table of the same version, as lines like
#  '1907':('America/Anchorage', 'America/Juneau'),
# They become lines of an initialiser: {"1907", "America/Anchorage&America/Juneau"}, with the prefixes in the order of their text.
set(OUTDIAL_PHONEZONES /usr/lib/python3/dist-packages/phonenumbers/tzdata/data0.py CACHE FILEPATH
  "Time zones by prefix, of python3-phonenumbers")
if(NOT EXISTS ${OUTDIAL_PHONEZONES})
  message(FATAL_ERROR
    "Outdial needs ${OUTDIAL_PHONEZONES}, which the Debian package python3-phonenumbers brings. Install it with ./dev setup.")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${OUTDIAL_PHONEZONES})
file(READ ${OUTDIAL_PHONEZONES} phonezones)
string(REGEX REPLACE "^.*\ndata = {\n" "" phonezones "${phonezones}")
string(REGEX REPLACE "\n}.*$" "\n" phonezones "${phonezones}")
string(REPLACE "', '" "&" phonezones "${phonezones}")
string(REGEX REPLACE " '([0-9]+)':\\('([A-Za-z0-9_/&+-]+)',?\\)," "{\"\\1\", \"\\2\"}," phonezones "${phonezones}")
if(phonezones MATCHES "'")
  message(FATAL_ERROR "${OUTDIAL_PHONEZONES} is not written as it is expected.")
endif()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/phonezones.inc CONTENT "${phonezones}" @ONLY)
