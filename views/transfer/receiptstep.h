// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Seventh step: what became of every row. The equation as a bar, causes, files, and what to do next.
#pragma once

#include <models/transfer/receipt.h>
#include <views/transfer/importstep.h>

#include <array>

class QLabel;
class QVBoxLayout;

namespace outdial::models {
class CausesModel;
}

namespace outdial::views {

class Banner;
class Button;
class ProportionBar;
class StateLabel;
class Swatch;
class TableView;

class ReceiptStep : public ImportStep {
    Q_OBJECT
public:
    explicit ReceiptStep(models::ImportJob *job, QWidget *parent = nullptr);
    QString nextText() const override { return {}; }
    bool canGoBack() const override { return false; }
    void enter() override;
    QWidget *firstFocus() const override;

Q_SIGNALS:
    void retryRejects(const QString &file);
    void goOnWanted(); // with an import that was cancelled or stopped
    void doneWanted();

private:
    QWidget *makeEquation();
    QWidget *makeCauses();
    QWidget *makeNext();
    void fillFiles(const QString &rejects, const QString &unknown);

    struct Term {
        Swatch *mark;
        QLabel *name;
        QLabel *number;
        QLabel *share;
    };
    Banner *m_banner;
    StateLabel *m_badge;
    QLabel *m_sentence;
    QLabel *m_about;
    ProportionBar *m_read;
    ProportionBar *m_parts;
    QLabel *m_scale;
    std::array<Term, 7> m_terms;
    models::CausesModel *m_causes;
    TableView *m_table;
    QLabel *m_causeTotal;
    QVBoxLayout *m_files;
    Button *m_retry;
    Button *m_goOn;
    Button *m_copy;
    Button *m_done;
};

} // namespace outdial::views
