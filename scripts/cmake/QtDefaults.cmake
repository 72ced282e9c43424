# SPDX-License-Identifier: Apache-2.0
include_guard()
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Svg Test LinguistTools)
find_package(QCustomPlotQt6 REQUIRED)
