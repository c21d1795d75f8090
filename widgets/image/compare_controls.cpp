#include "widgets/image/compare_controls.h"

#include "widgets/image/compare_view.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>

namespace vantage {
namespace {

QToolButton *toolButton(QWidget *parent, const char *name, Icon icon, bool checkable = false)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(themeIcon(icon));
    button->setCheckable(checkable);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Gives way where there is little room: its slider says the same in its tool tip.
class YieldingLabel : public QLabel
{
public:
    YieldingLabel(int least, QWidget *parent)
        : QLabel(parent)
        , m_least(least)
    { }
    QSize minimumSizeHint() const override
    {
        const QSize whole = QLabel::minimumSizeHint();
        return {std::min(m_least, whole.width()), whole.height()};
    }

private:
    int m_least; // pixels
};

QSlider *percentSlider(QWidget *parent, const char *name)
{
    auto *slider = new QSlider(Qt::Horizontal, parent);
    slider->setObjectName(QLatin1String(name));
    slider->setRange(0, 100);
    slider->setPageStep(10);
    slider->setMaximumWidth(120);
    slider->setMinimumWidth(60);
    return slider;
}

} // namespace

CompareControls::CompareControls(CompareView *view, QWidget *parent)
    : QWidget(parent)
    , m_view(view)
    , m_panes(toolButton(this, "panesButton", Icon::Grid))
    , m_panesMenu(new QMenu(this))
    , m_opacityLabel(new YieldingLabel(0, this))
    , m_opacity(percentSlider(this, "opacitySlider"))
    , m_confidenceLabel(new YieldingLabel(66, this)) // with its slider as wide as the boxes that take their place
    , m_confidence(percentSlider(this, "confidenceSlider"))
    , m_outline(toolButton(this, "outlineButton", Icon::Outline, true))
    , m_hold(toolButton(this, "holdButton", Icon::EyeOff))
    , m_swipe(toolButton(this, "swipeButton", Icon::Swipe, true))
    , m_left(new QComboBox(this))
    , m_right(new QComboBox(this))
    , m_fit(toolButton(this, "fitButton", Icon::Fit))
    , m_copy(toolButton(this, "copyPictureButton", Icon::Copy))
    , m_save(toolButton(this, "savePictureButton", Icon::Save))
{
    setObjectName(QStringLiteral("compareControls"));
    m_panesMenu->setObjectName(QStringLiteral("panesMenu"));
    m_panes->setMenu(m_panesMenu);
    m_panes->setPopupMode(QToolButton::InstantPopup);
    m_panes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_left->setObjectName(QStringLiteral("swipeLeftBox"));
    m_right->setObjectName(QStringLiteral("swipeRightBox"));
    for (QComboBox *box : {m_left, m_right}) { // long captions must not push the window wider
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setMinimumWidth(60);
        box->setMaximumWidth(180);
    }
    m_opacityLabel->setBuddy(m_opacity);
    m_confidenceLabel->setBuddy(m_confidence);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_panes);
    row->addSpacing(8);
    row->addWidget(m_opacityLabel);
    row->addWidget(m_opacity, 1);
    row->addWidget(m_outline);
    row->addWidget(m_hold);
    row->addSpacing(8);
    row->addWidget(m_confidenceLabel);
    row->addWidget(m_confidence, 1);
    row->addStretch(1);
    row->addWidget(m_swipe);
    row->addWidget(m_left);
    row->addWidget(m_right);
    row->addSpacing(8);
    row->addWidget(m_fit);
    row->addWidget(m_copy);
    row->addWidget(m_save);

    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) { m_view->setOpacity(value / 100.0); });
    connect(m_confidence, &QSlider::valueChanged, this, [this](int value) {
        OverlayStyle overlay = m_view->overlay();
        overlay.minimumConfidence = value / 100.0;
        m_view->setOverlay(overlay);
    });
    connect(m_outline, &QToolButton::toggled, this, [this](bool on) {
        OverlayStyle overlay = m_view->overlay();
        overlay.outline = on;
        m_view->setOverlay(overlay);
    });
    connect(m_hold, &QToolButton::pressed, this, [this] { m_view->setOverlayHeld(true); });
    connect(m_hold, &QToolButton::released, this, [this] { m_view->setOverlayHeld(false); });
    connect(m_swipe, &QToolButton::toggled, this, &CompareControls::applySwipe);
    connect(m_left, &QComboBox::activated, this, &CompareControls::applySwipe);
    connect(m_right, &QComboBox::activated, this, &CompareControls::applySwipe);
    connect(m_fit, &QToolButton::clicked, m_view, &CompareView::fit);
    connect(m_copy, &QToolButton::clicked, m_view, &CompareView::copyPicture);
    connect(m_save, &QToolButton::clicked, this, &CompareControls::saveRequested);
    connect(m_view, &CompareView::panesChanged, this, &CompareControls::refreshPanes);
    connect(m_view, &CompareView::shownChanged, this, &CompareControls::refreshPanes);
    connect(m_view, &CompareView::overlayChanged, this, &CompareControls::refreshOverlay);
    connect(m_view, &CompareView::swipeChanged, this, &CompareControls::refreshSwipe);

    retranslate();
    refreshPanes();
    refreshOverlay();
    refreshSwipe();
}

void CompareControls::setFirstSwipe(const QString &left, const QString &right)
{
    m_firstLeft = left;
    m_firstRight = right;
    if (!m_view->swipe()) {
        m_left->setCurrentIndex(std::max(0, m_left->findData(left)));
        m_right->setCurrentIndex(std::max(0, m_right->findData(right)));
    }
}

void CompareControls::refreshPanes()
{
    m_panesMenu->clear();
    const QSignalBlocker blockLeft(m_left), blockRight(m_right);
    const QString left = m_left->currentData().toString(), right = m_right->currentData().toString();
    m_left->clear();
    m_right->clear();
    const QStringList shown = m_view->shown();
    for (const QString &id : m_view->panes()) {
        const QString caption = m_view->caption(id).isEmpty() ? id : m_view->caption(id);
        QAction *action = m_panesMenu->addAction(caption);
        action->setObjectName(QStringLiteral("show-") + id);
        action->setCheckable(true);
        action->setChecked(shown.contains(id));
        connect(action, &QAction::toggled, this, [this, id](bool on) {
            QStringList ids = m_view->shown();
            ids.removeAll(id);
            if (on)
                ids << id;
            // Later: the menu of this action is filled anew by what changes.
            QMetaObject::invokeMethod(
                this, [this, ids] { m_view->setShown(ids); }, Qt::QueuedConnection);
        });
        m_left->addItem(caption, id);
        m_right->addItem(caption, id);
    }
    const int count = m_left->count();
    const auto choose = [&](QComboBox *box, const QString &before, const QString &first, int otherwise) {
        const int index = before.isEmpty() ? -1 : box->findData(before), begin = box->findData(first);
        box->setCurrentIndex(index >= 0 ? index : begin >= 0 ? begin : std::min(otherwise, count - 1));
    };
    choose(m_left, left, m_firstLeft, 0);
    choose(m_right, right, m_firstRight, 1);
    m_swipe->setEnabled(count >= 2);
    m_panes->setEnabled(count > 0);
    refreshSwipe();
}

void CompareControls::refreshOverlay()
{
    const QSignalBlocker blockOpacity(m_opacity), blockConfidence(m_confidence), blockOutline(m_outline);
    m_opacity->setValue(qRound(m_view->overlay().opacity * 100));
    m_confidence->setValue(qRound(m_view->overlay().minimumConfidence * 100));
    m_outline->setChecked(m_view->overlay().outline);
}

void CompareControls::refreshSwipe()
{
    const QSignalBlocker block(m_swipe);
    const auto swipe = m_view->swipe();
    m_swipe->setChecked(swipe.has_value());
    // The two boxes take the room of what a swipe needs least, so that nothing beside the view has to give way.
    m_left->setVisible(swipe.has_value());
    m_right->setVisible(swipe.has_value());
    m_confidenceLabel->setVisible(!swipe);
    m_confidence->setVisible(!swipe);
    if (swipe) {
        m_left->setCurrentIndex(m_left->findData(swipe->first));
        m_right->setCurrentIndex(m_right->findData(swipe->second));
    }
}

void CompareControls::applySwipe()
{
    if (m_swipe->isChecked())
        m_view->startSwipe(m_left->currentData().toString(), m_right->currentData().toString());
    else
        m_view->endSwipe();
}

void CompareControls::retranslate()
{
    m_panes->setText(tr("Panes"));
    m_panes->setToolTip(tr("Choose what is shown side by side"));
    m_opacityLabel->setText(tr("&Overlay"));
    m_opacity->setToolTip(tr("Opacity of the classes over the picture (Ctrl+wheel over a picture)"));
    m_confidenceLabel->setText(tr("&Surer than"));
    m_confidence->setToolTip(tr("Colour only the pixels whose class is at least this probable"));
    m_outline->setToolTip(tr("Borders between classes"));
    m_hold->setToolTip(tr("Hold to see the bare pictures (H)"));
    m_swipe->setToolTip(tr("Two in one: drag the divider between them"));
    m_left->setToolTip(tr("Left of the divider"));
    m_right->setToolTip(tr("Right of the divider"));
    m_fit->setToolTip(tr("Whole picture (F, double click)"));
    m_copy->setToolTip(tr("Copy what is shown as a picture"));
    m_save->setToolTip(tr("Save what is shown as a picture"));
    const std::initializer_list<QWidget *> nameless{m_opacity, m_confidence, m_outline, m_hold, m_swipe,
                                                    m_left,    m_right,      m_fit,     m_copy, m_save};
    for (QWidget *widget : nameless)
        widget->setAccessibleName(widget->toolTip());
}

void CompareControls::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace vantage
