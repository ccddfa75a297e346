// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which column of the file goes into which field of the list: how each was matched, what its first value would be stored as,
// which columns are ignored and which fields get no value. Rows of real controls, so that each is reached and named like any
// other.
#pragma once

#include <QFrame>
#include <QHash>

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace outdial::models {
class ImportJob;
}

namespace outdial::views {

class Banner;
class Button;

class MappingPane : public QFrame {
    Q_OBJECT
public:
    explicit MappingPane(models::ImportJob *job, QWidget *parent = nullptr);

private:
    void refresh();
    void refreshFormat();
    void fillRows();
    void fillLeftOver();
    int addRow(int row, int column, int field);
    int addLooseColumn(int row, int column);
    QComboBox *fieldCombo(int column, int field);
    void refreshGuess();
    QString titleOf(int column, int field) const;
    // Of mappingpane_acts.cpp.
    void openFormatFile();
    void askConstant(int field);
    void openAdjust(int field);
    void saveMapping();
    void loadMapping();
    void answerGuess(bool right);

    models::ImportJob *m_job;
    QLabel *m_title;
    QLabel *m_about;
    Banner *m_format;
    Banner *m_loaded;
    Button *m_save;
    Button *m_load;
    QScrollArea *m_scroll;
    QWidget *m_rows = nullptr;
    QVBoxLayout *m_body;
    QWidget *m_guess;
    QLabel *m_guessText;
    Button *m_confirm;
    Button *m_reject;
    int m_guessedField = -1;
};

} // namespace outdial::views
