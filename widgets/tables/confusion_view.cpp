#include "widgets/tables/confusion_view.h"

#include "widgets/theme/icons.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPixmap>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace vantage {

ConfusionView::ConfusionView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new ConfusionGrid(this))
    , m_scale(new QComboBox(this))
    , m_cell(new QLabel(this))
    , m_placeholder(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_save(new QToolButton(this))
{
    setObjectName(QStringLiteral("confusionView"));
    m_scale->setObjectName(QStringLiteral("scaleBox"));
    for (const auto scale : {ConfusionScale::Recall, ConfusionScale::Precision, ConfusionScale::Counts})
        m_scale->addItem({}, static_cast<int>(scale));
    m_cell->setObjectName(QStringLiteral("cellLabel"));
    m_cell->setWordWrap(true);
    m_cell->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that the grid stays where it is
    m_cell->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_placeholder->setObjectName(QStringLiteral("confusionPlaceholder"));
    m_placeholder->setAlignment(Qt::AlignCenter);
    m_placeholder->setWordWrap(true);
    m_placeholder->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setObjectName(QStringLiteral("copyConfusionButton"));
    m_copy->setIcon(themeIcon(Icon::Copy));
    m_copy->setAutoRaise(true);
    m_save->setObjectName(QStringLiteral("saveConfusionButton"));
    m_save->setIcon(themeIcon(Icon::Save));
    m_save->setAutoRaise(true);

    auto *row = new QHBoxLayout;
    row->addWidget(m_scale);
    row->addStretch(1);
    row->addWidget(m_copy);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_grid, 1);
    layout->addWidget(m_placeholder, 1);
    layout->addWidget(m_cell);

    connect(m_scale, &QComboBox::currentIndexChanged, this,
            [this] { m_grid->setScale(static_cast<ConfusionScale>(m_scale->currentData().toInt())); });
    connect(m_copy, &QToolButton::clicked, this, &ConfusionView::copy);
    connect(m_save, &QToolButton::clicked, this, &ConfusionView::saveRequested);
    connect(m_grid, &ConfusionGrid::cellHovered, this,
            [this](int truth, int prediction) { m_cell->setText(m_grid->describe(truth, prediction)); });
    retranslate();
    clear();
}

void ConfusionView::setConfusion(const ClassMap &classes, const ConfusionMatrix &confusion)
{
    m_grid->setConfusion(classes, confusion);
    m_grid->show();
    m_placeholder->hide();
    m_cell->clear();
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
}

void ConfusionView::clear()
{
    m_grid->clear();
    m_grid->hide();
    m_placeholder->show();
    m_cell->clear();
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
}

void ConfusionView::setPlaceholder(const QString &text)
{
    m_placeholder->setText(text);
}

void ConfusionView::setScale(ConfusionScale scale)
{
    m_scale->setCurrentIndex(m_scale->findData(static_cast<int>(scale)));
}

ConfusionScale ConfusionView::scale() const
{
    return m_grid->scale();
}

void ConfusionView::copy() const
{
    QGuiApplication::clipboard()->setText(m_grid->text());
}

QImage ConfusionView::picture() const
{
    return m_grid->grab().toImage();
}

void ConfusionView::retranslate()
{
    const QSignalBlocker block(m_scale);
    m_scale->setItemText(0, tr("Share of the row (recall)"));
    m_scale->setItemText(1, tr("Share of the column (precision)"));
    m_scale->setItemText(2, tr("Pixels"));
    m_scale->setItemData(0, tr("What became of the pixels of each class"), Qt::ToolTipRole);
    m_scale->setItemData(1, tr("What the pixels that are called so really are"), Qt::ToolTipRole);
    m_scale->setAccessibleName(tr("Scale of the confusion matrix"));
    m_copy->setToolTip(tr("Copy the matrix (Ctrl+C)"));
    m_copy->setAccessibleName(tr("Copy matrix"));
    m_save->setToolTip(tr("Save the matrix as a picture or a table"));
    m_save->setAccessibleName(tr("Save matrix"));
    m_grid->setAccessibleName(tr("Confusion matrix"));
}

void ConfusionView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConfusionView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && m_copy->isEnabled())
        copy();
    else
        QWidget::keyPressEvent(event);
}

} // namespace vantage
