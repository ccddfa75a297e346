// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A window from which a file can be dragged, as from a file manager: for tests that really drop files.

#include <QApplication>
#include <QDrag>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

#include <utility>

namespace {

class DropSource : public QLabel {
public:
    explicit DropSource(QString path) : QLabel(QStringLiteral("drag me")), m_path(std::move(path))
    {
        setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
        setAccessibleName(QStringLiteral("drag source"));
        setAlignment(Qt::AlignCenter);
        setGeometry(0, 0, 120, 60);
    }

protected:
    void mousePressEvent(QMouseEvent *) override
    {
        auto *drag = new QDrag(this);
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(m_path)});
        drag->setMimeData(mime);
        drag->exec(Qt::CopyAction);
    }

private:
    QString m_path;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    DropSource source(application.arguments().value(1));
    source.show();
    return QApplication::exec();
}
