// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One line of text with parts in 500: "Completed 45.5% · 18,204 of 40,000". Elided at its end when it does not fit.
#pragma once

#include <QLabel>
#include <QList>

namespace outdial::views {

class EmphasisLine : public QLabel {
    Q_OBJECT
public:
    // type and ink as of makeLabel; the parts in 500 are in the colour of text.
    explicit EmphasisLine(const char *type = "small", const char *ink = "muted", QWidget *parent = nullptr);

    // pattern: "Completed %1 · %2"; strong takes the place of %1 and is in 500, plain that of %2. Either may be missing.
    void setPattern(const QString &pattern, const QString &strong, const QString &plain = {});
    // Also the parts in 500 are muted: what is shown is old.
    void setQuiet(bool quiet);
    // The ink of the text, as of makeLabel; in another than "muted" and "faint" all parts have it.
    void setInkName(const QByteArray &ink);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Part {
        QString text;
        bool strong = false;
    };
    QFont strongFont() const;
    int width(const Part &part) const;

    QList<Part> m_parts;
    QByteArray m_type;
    QByteArray m_ink;
    bool m_quiet = false;
};

} // namespace outdial::views
