# SPDX-FileCopyrightText: The Outdial developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What is installed, and the Debian package that `./dev package` makes of it.
include(GNUInstallDirs)
install(TARGETS outdial outdial-sandbox RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES installer/outdial.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/drawings/outdial.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES README.md docs/sandbox.md installer/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/outdial)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME outdial)
set(CPACK_PACKAGE_VENDOR "The Outdial developers")
set(CPACK_PACKAGE_CONTACT "The Outdial developers <outdial@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Desktop console for outbound campaigns on a Bright Pattern tenant")
set(CPACK_PACKAGE_DESCRIPTION
  "Loads CSV files into calling lists with every row checked and accounted for, starts, stops and watches campaigns, and shows the
records of lists, over the List Management API v3.0 of Bright Pattern Contact Center. A practice tenant is included.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION comm)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins, which no linker sees: the local store, and windows on X11 and Wayland.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnome-keyring | kwalletmanager, qt6-wayland")
include(CPack)
