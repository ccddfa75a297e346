// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/tones.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Err:
        return QStringLiteral("err");
    case Tone::Warn:
        return QStringLiteral("warn");
    case Tone::Accent:
        return QStringLiteral("accent");
    case Tone::Ok:
        return QStringLiteral("ok");
    }
    return {};
}

// The icon's main colour; its own marks keep theirs.
std::optional<Token> toneInk(Tone tone)
{
    switch (tone) {
    case Tone::Err:
        return Token::Err;
    case Tone::Warn:
        return Token::Warn;
    case Tone::Accent:
        return Token::AccentText;
    case Tone::Ok:
        return Token::OkText;
    }
    return std::nullopt;
}

} // namespace

Banner::Banner(Tone tone, const QString &title, const QString &text, bool wrapped, QWidget *parent)
    : QFrame(parent),
      m_tone(tone),
      m_wrapped(wrapped),
      m_title(title),
      m_text(text)
{
    setProperty("part", wrapped ? QStringLiteral("note") : QStringLiteral("banner"));
    setProperty("onTint", true);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(8);
    m_icon = new IconLabel(toneIcon(tone), toneInk(tone), 16, this);
    m_titleLabel = makeLabel(title, "emphasis", "", this);
    m_aside = makeLabel({}, "small", "muted", this);
    m_button = new Button({}, ButtonKind::Normal, ButtonSize::Row, this);
    m_close = new IconButton(QStringLiteral("window-close"), tr("Close this message"), ButtonSize::Row, true, this);
    if (wrapped) {
        row->setContentsMargins(12, 10, 12, 10);
        row->setSpacing(10);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        m_titleLabel->setWordWrap(true);
        m_lines = makeLabel(text, "", "", this);
        m_lines->setWordWrap(true);
        column->addWidget(m_titleLabel);
        column->addWidget(m_lines);
        row->addLayout(column, 1);
    } else {
        row->setContentsMargins(14, 0, 8, 0);
        m_line = new ElidedLabel(text, "", "", this);
        row->addWidget(m_icon);
        row->addSpacing(2);
        row->addWidget(m_titleLabel);
        row->addWidget(m_line, 1);
        m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    row->addWidget(m_aside);
    row->addWidget(m_button, 0, wrapped ? Qt::AlignTop : Qt::Alignment());
    row->addWidget(m_close, 0, wrapped ? Qt::AlignTop : Qt::Alignment());
    m_aside->hide();
    m_button->hide();
    m_close->hide();
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonClicked);
    connect(m_close, &QToolButton::clicked, this, &Banner::closed);
    connect(&Theme::instance(), &Theme::changed, this, &Banner::refresh);
    refresh();
}

void Banner::setContent(Tone tone, const QString &title, const QString &text)
{
    m_tone = tone;
    m_title = title;
    m_text = text;
    refresh();
}

void Banner::refresh()
{
    setLook(this, "tone", toneName(m_tone));
    static_cast<IconLabel *>(m_icon)->setIcon(m_iconName.isEmpty() ? toneIcon(m_tone) : m_iconName, toneInk(m_tone));
    m_titleLabel->setText(m_title);
    if (m_wrapped) {
        m_lines->setText(m_text);
        m_lines->setVisible(!m_text.isEmpty());
    } else {
        m_line->setText(m_text);
        setFixedHeight(px(40));
    }
    setAccessibleName(m_title);
    setAccessibleDescription(m_text);
}

QPushButton *Banner::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
    return m_button;
}

void Banner::setAside(const QString &text)
{
    m_aside->setText(text);
    m_aside->setVisible(!text.isEmpty());
}

void Banner::setClosable(bool closable) { m_close->setVisible(closable); }

void Banner::setIconName(const QString &name)
{
    m_iconName = name;
    refresh();
}

BannerArea::BannerArea(QWidget *parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    hide();
}

Banner *BannerArea::tell(const QString &key, Tone tone, const QString &title, const QString &text, const QString &button)
{
    Banner *banner = m_banners.value(key);
    if (banner) {
        banner->setContent(tone, title, text);
    } else {
        banner = new Banner(tone, title, text, false, this);
        m_banners.insert(key, banner);
        m_layout->addWidget(banner);
        connect(banner, &Banner::closed, this, [this, key] { dismiss(key); });
    }
    banner->setButton(button);
    banner->setClosable(tone == Tone::Accent || tone == Tone::Ok);
    banner->show();
    show();
    return banner;
}

void BannerArea::dismiss(const QString &key)
{
    if (Banner *banner = m_banners.take(key)) {
        m_layout->removeWidget(banner);
        banner->hide();
        banner->deleteLater();
    }
    setVisible(!m_banners.isEmpty());
}

void BannerArea::clear()
{
    const QStringList keys = m_banners.keys();
    for (const QString &key : keys)
        dismiss(key);
}

Banner *BannerArea::banner(const QString &key) const { return m_banners.value(key); }

} // namespace outdial::views
