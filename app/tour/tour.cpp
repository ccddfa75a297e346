// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QTableView>

#include <app/cli/terminal.h>
#include <app/tour/tour.h>
#include <views/shared/gallery.h>
#include <views/shared/theme.h>

#include <algorithm>

namespace outdial::app {

namespace {
constexpr int patienceMs = 90'000; // for one stop, on a slow machine
constexpr int tickMs = 50;
constexpr int mostLooks = 10; // at a screen on which something goes on

// "&Next: Check" is pressed as "Next: Check".
QString plain(QString text) { return text.remove(u'&'); }
} // namespace

Tour::Tour(Console &console, QString pictures, QObject *parent)
    : QObject(parent),
      m_console(console),
      m_pictures(std::move(pictures)),
      m_only(qEnvironmentVariable("OUTDIAL_TOUR_ONLY").split(u',', Qt::SkipEmptyParts))
{
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &Tour::step);
}

Tour::~Tour() = default;

void Tour::start()
{
    if (!QDir().mkpath(m_pictures) || !m_files.isValid()) {
        complain(QStringLiteral("the folder for the pictures cannot be made"));
        end();
        return;
    }
    // Nothing of this computer's settings in the pictures.
    views::Theme::instance().setMode(views::ThemeMode::Light);
    views::Theme::instance().setTextSize(13);
    views::Theme::instance().setReducedMotion(true);
    addChapters();
    m_console.window().resize(1440, 900);
    m_console.window().show();
    m_waited.start();
    m_tick.start();
}

const std::vector<Tour::Chapter> &Tour::chapters()
{
    static const std::vector<Chapter> all{
        {"connect", &Tour::connectChapter},   {"campaigns", &Tour::campaignsChapter}, {"dialogs", &Tour::dialogsChapter},
        {"watch", &Tour::watchChapter},       {"lists", &Tour::listsChapter},         {"records", &Tour::recordsChapter},
        {"import", &Tour::importChapter},     {"formats", &Tour::formatsChapter},     {"dnc", &Tour::dncChapter},
        {"jobs", &Tour::jobsChapter},         {"trouble", &Tour::troubleChapter},     {"activity", &Tour::activityChapter},
        {"explorer", &Tour::explorerChapter}, {"states", &Tour::statesChapter},       {"empty", &Tour::emptyChapter},
    };
    return all;
}

void Tour::addChapters()
{
    const auto wanted = [this](const char *name) { return m_only.isEmpty() || m_only.contains(QLatin1String(name)); };
    for (const QString &name : std::as_const(m_only)) {
        if (std::none_of(chapters().begin(), chapters().end(),
                         [&name](const Chapter &chapter) { return name == QLatin1String(chapter.name); }))
            complain(QStringLiteral("there is no chapter “%1”").arg(name));
    }
    // Who does not come by way of the campaigns is connected all the same.
    if (!wanted("campaigns"))
        quietly([this] { m_console.openSandbox(); }, [this] { return m_console.window().session() != nullptr; });
    for (const Chapter &chapter : chapters()) {
        if (wanted(chapter.name))
            (this->*chapter.add)();
    }
}

void Tour::add(const QString &name, Action act, Condition until)
{
    m_stops.push_back({name, std::move(act), std::move(until), true, QSize(1440, 900)});
}

void Tour::quietly(Action act, Condition until)
{
    m_stops.push_back({{}, std::move(act), std::move(until), false, QSize(1440, 900)});
}

void Tour::step()
{
    if (m_next == m_stops.size()) {
        end();
        return;
    }
    // The copy: a step may add stops.
    const Stop stop = m_stops[m_next];
    if (!m_acted) {
        m_acted = true;
        if (m_console.window().size() != stop.size)
            m_console.window().resize(stop.size);
        if (stop.act)
            stop.act();
        m_waited.restart();
        return;
    }
    if (stop.until && !stop.until()) {
        if (m_waited.elapsed() < patienceMs)
            return;
        complain(QStringLiteral("“%1” was not reached").arg(stop.name.isEmpty() ? QString::number(m_next) : stop.name));
        save(QStringLiteral("failed-%1").arg(m_next));
        end();
        return;
    }
    if (stop.picture && !isSettled())
        return;
    if (stop.picture)
        photograph(stop);
    ++m_next;
    m_acted = false;
    m_seen = {};
    m_looks = 0;
}

// Pages hear of what has changed, and layouts of what is larger now, a turn of the event loop later, some of them two or three:
// how many is nobody's to know. So the picture is taken when two looks, one after the other, see the same; where a clock ticks,
// or numbers grow, after so many looks.
bool Tour::isSettled()
{
    QImage now = screen();
    const bool same = now == m_seen;
    m_seen = std::move(now);
    return same || ++m_looks >= mostLooks;
}

// As it stands, then in the other theme, in which the tour goes on: a change of theme styles every widget there is, which takes
// longer than all else here, and every other stop is acted in the dark.
void Tour::photograph(const Stop &stop)
{
    auto &theme = views::Theme::instance();
    const QString name = QStringLiteral("%1-%2-").arg(++m_taken, 2, 10, QLatin1Char('0')).arg(stop.name);
    const auto save = [this, &theme, &name] {
        Tour::save(name + (theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light")));
    };
    save();
    theme.setMode(theme.isDark() ? views::ThemeMode::Light : views::ThemeMode::Dark);
    save();
}

// The window with its dialogs over it, drawn as the screen shows them.
QImage Tour::screen() const
{
    auto &window = m_console.window();
    // Texts that have just changed ask for their room; a child's new place may make its parent ask.
    for (int depth = 0; depth < 3; ++depth)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    auto tops = QApplication::topLevelWidgets();
    // A sheet of a dialog stands over it.
    const auto depth = [](const QWidget *widget) {
        int above = 0;
        for (; widget->parentWidget() != nullptr; widget = widget->parentWidget())
            ++above;
        return above;
    };
    std::stable_sort(tops.begin(), tops.end(), [&depth](const QWidget *a, const QWidget *b) { return depth(a) < depth(b); });
    for (auto *top : std::as_const(tops)) {
        if (top == &window || !top->isVisible() || top->windowType() == Qt::ToolTip)
            continue;
        if (qobject_cast<QDialog *>(top) != nullptr && top->isModal()) {
            QColor scrim(0x0C1016);
            scrim.setAlphaF(0.36F);
            painter.fillRect(picture.rect(), scrim);
        }
        painter.drawPixmap(top->geometry().topLeft() - window.geometry().topLeft(), top->grab());
    }
    painter.end();
    return picture.toImage();
}

void Tour::save(const QString &name)
{
    if (!screen().save(m_pictures + u'/' + name + QStringLiteral(".png")))
        complain(QStringLiteral("%1.png cannot be written").arg(name));
}

void Tour::closeDialog()
{
    quietly(
        [this] {
            if (auto *dialog = openDialog())
                dialog->reject();
        },
        [this] { return openDialog() == nullptr; });
}

QDialog *Tour::openDialog() const
{
    const auto tops = QApplication::topLevelWidgets();
    for (auto *top : tops) {
        auto *dialog = qobject_cast<QDialog *>(top);
        if (dialog != nullptr && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

QTableView *Tour::table(const QString &accessibleName) const
{
    const auto tops = QApplication::topLevelWidgets();
    for (auto *top : tops) {
        const auto found = top->findChildren<QTableView *>();
        for (auto *one : found) {
            if (one->isVisible() && one->accessibleName() == accessibleName)
                return one;
        }
    }
    return nullptr;
}

void Tour::press(const QString &buttonText) const
{
    const auto tops = QApplication::topLevelWidgets();
    for (auto *top : tops) {
        const auto buttons = top->findChildren<QAbstractButton *>();
        for (auto *button : buttons) {
            const bool isMeant = plain(button->text()) == buttonText || button->accessibleName() == buttonText;
            if (button->isVisible() && button->isEnabled() && isMeant) {
                button->click();
                return;
            }
        }
    }
}

bool Tour::canPress(const QString &buttonText) const
{
    const auto tops = QApplication::topLevelWidgets();
    for (auto *top : tops) {
        const auto buttons = top->findChildren<QAbstractButton *>();
        for (const auto *button : buttons) {
            if (button->isVisible() && button->isEnabled() && plain(button->text()) == buttonText)
                return true;
        }
    }
    return false;
}

bool Tour::says(const QString &words) const
{
    const auto tops = QApplication::topLevelWidgets();
    for (const auto *top : tops) {
        const auto labels = top->findChildren<QLabel *>();
        for (const auto *label : labels) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
    }
    return false;
}

void Tour::complain(const QString &what)
{
    m_complaints.append(what);
    sayOnTerminal(QStringLiteral("tour: %1").arg(what));
}

// Every part in every state, on one sheet.
void Tour::photographParts()
{
    auto &theme = views::Theme::instance();
    for (const auto mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
        theme.setMode(mode);
        views::Gallery gallery;
        gallery.resize(1440, gallery.sizeHint().height());
        const QString name =
            mode == views::ThemeMode::Light ? QStringLiteral("00-parts-light.png") : QStringLiteral("00-parts-dark.png");
        if (!gallery.grab().save(m_pictures + u'/' + name))
            complain(QStringLiteral("%1 cannot be written").arg(name));
    }
}

void Tour::end()
{
    m_tick.stop();
    if (m_next == m_stops.size() && m_only.isEmpty())
        photographParts();
    sayOnTerminal(m_complaints.isEmpty() ? QStringLiteral("tour: %1 screens, each in light and dark").arg(m_taken)
                                         : QStringLiteral("tour: ended with %1 complaint(s)").arg(m_complaints.size()));
    Q_EMIT finished(m_complaints.isEmpty() ? 0 : 1);
}

} // namespace outdial::app
