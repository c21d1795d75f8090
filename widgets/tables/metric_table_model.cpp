#include "widgets/tables/metric_table_model.h"

#include "widgets/classes/swatch.h"
#include "widgets/tables/table_text.h"
#include "widgets/theme/palettes.h"

#include <QFont>
#include <QGuiApplication>
#include <QLocale>

#include <cmath>
#include <numeric>
#include <stdexcept>

namespace vantage {
namespace {

constexpr int meanRows = 2; // the mean over the classes and the pixel accuracy

/// "-0.004", "+0.031", and "0.000" without a sign for what rounds to nothing.
QString signedNumber(double value, const QLocale &locale)
{
    const QString size = locale.toString(std::abs(value), 'f', 3);
    if (std::abs(value) < 0.0005)
        return size;
    return (value < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + size;
}

} // namespace

MetricTableModel::MetricTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void MetricTableModel::setResults(const ClassMap &classes, const std::vector<MetricColumn> &columns, int reference)
{
    for (const MetricColumn &column : columns) {
        if (column.confusion.classes() != classes.size())
            throw std::invalid_argument("a confusion matrix has other classes than the class map");
    }
    if (!columns.empty() && (reference < 0 || reference >= static_cast<int>(columns.size())))
        throw std::invalid_argument("no such reference among the columns");

    beginResetModel();
    m_classes = classes;
    m_networks = columns;
    m_reference = reference;
    m_metrics.clear();
    m_columns.clear();
    m_shares.assign(static_cast<size_t>(classes.size()), 0);
    if (!columns.empty()) {
        for (const MetricColumn &column : columns)
            m_metrics.push_back(metricsOf(column.confusion));
        const ConfusionMatrix &counts = columns[static_cast<size_t>(reference)].confusion;
        for (int truth = 0; truth < classes.size(); ++truth) {
            for (int prediction = 0; prediction < classes.size(); ++prediction)
                m_shares[static_cast<size_t>(truth)] += static_cast<double>(counts.at(truth, prediction));
        }
        const double all = std::accumulate(m_shares.begin(), m_shares.end(), 0.0);
        for (double &share : m_shares)
            share = all > 0 ? share / all : 0;

        m_columns = {{TableColumn::Name, 0}, {TableColumn::Share, 0}, {TableColumn::Value, reference}};
        for (int network = 0; network < static_cast<int>(columns.size()); ++network) {
            if (network == reference)
                continue;
            m_columns.push_back({TableColumn::Value, network});
            m_columns.push_back({TableColumn::Difference, network});
        }
    }
    endResetModel();
}

void MetricTableModel::setKind(MetricKind kind)
{
    if (kind == m_kind)
        return;
    beginResetModel();
    m_kind = kind;
    endResetModel();
}

void MetricTableModel::retranslate()
{
    if (m_columns.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int MetricTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_columns.empty() ? 0 : m_classes.size() + meanRows;
}

int MetricTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

std::optional<double> MetricTableModel::valueOf(int network, int row) const
{
    const Metrics &metrics = m_metrics[static_cast<size_t>(network)];
    if (row < m_classes.size())
        return (m_kind == MetricKind::Iou ? metrics.iou : metrics.classAccuracy)[static_cast<size_t>(row)];
    if (row == m_classes.size())
        return m_kind == MetricKind::Iou ? metrics.meanIou : metrics.meanClassAccuracy;
    return metrics.pixelAccuracy;
}

std::optional<double> MetricTableModel::number(int row, const TableColumn &column) const
{
    switch (column.what) {
    case TableColumn::Name: return {};
    case TableColumn::Share:
        if (row < m_classes.size())
            return m_shares[static_cast<size_t>(row)];
        return {};
    case TableColumn::Value: return valueOf(column.network, row);
    case TableColumn::Difference: {
        const auto value = valueOf(column.network, row), reference = valueOf(m_reference, row);
        if (value && reference)
            return *value - *reference;
        return {};
    }
    }
    return {};
}

QString MetricTableModel::text(int row, const TableColumn &column, bool plain) const
{
    const QLocale locale = plain ? QLocale::c() : QLocale();
    if (column.what == TableColumn::Name) {
        if (row < m_classes.size())
            return QString::fromStdString(m_classes.classes[static_cast<size_t>(row)].name);
        if (row == m_classes.size())
            return m_kind == MetricKind::Iou ? tr("mean IoU") : tr("mean accuracy");
        return tr("pixel accuracy");
    }
    const auto value = number(row, column);
    switch (column.what) {
    case TableColumn::Share:
        if (!value)
            return {};
        if (plain)
            return locale.toString(*value, 'f', 5);
        if (*value > 0 && *value < 0.001)
            return tr("< 0.1 %");
        return tr("%1 %").arg(locale.toString(*value * 100, 'f', 1));
    case TableColumn::Value: return value ? locale.toString(*value, 'f', 3) : tr("absent");
    case TableColumn::Difference: {
        if (!value)
            return plain ? tr("absent") : QString();
        QString number = signedNumber(*value, locale);
        if (plain)
            return number.replace(u'\u2212', u'-');
        const bool none = std::abs(*value) < 0.0005;
        return number
               + (none         ? QStringLiteral(" \u2007")
                  : *value > 0 ? QStringLiteral(" \u25b2")
                               : QStringLiteral(" \u25bc"));
    }
    case TableColumn::Name: break;
    }
    return {};
}

QVariant MetricTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const int row = index.row();
    const TableColumn &column = m_columns[static_cast<size_t>(index.column())];
    const bool isClass = row < m_classes.size();
    switch (role) {
    case Qt::DisplayRole: return text(row, column, false);
    case plainTextRole: return text(row, column, true);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column.what == TableColumn::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column.what == TableColumn::Name && isClass)
            return swatchIcon(m_classes.classes[static_cast<size_t>(row)].colour);
        return {};
    case Qt::FontRole:
        if (!isClass) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case Qt::ForegroundRole: {
        const ThemeColours colours = themeColours(QGuiApplication::palette());
        const auto value = number(row, column);
        if (column.what == TableColumn::Difference && value && std::abs(*value) >= 0.0005)
            return *value > 0 ? colours.good : colours.bad;
        if (column.what == TableColumn::Share || (column.what == TableColumn::Value && !value))
            return colours.faint;
        return {};
    }
    case Qt::ToolTipRole:
        if (column.what == TableColumn::Value && isClass && !number(row, column))
            return tr("The ground truth has no pixel of this class: it has no value and enters no mean.");
        if (column.what == TableColumn::Name)
            return text(row, column, false);
        return {};
    case sortRole:
        if (column.what == TableColumn::Name)
            return static_cast<double>(row);
        if (const auto value = number(row, column))
            return *value;
        return {};
    case meanRowRole: return !isClass;
    default: return {};
    }
}

QVariant MetricTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_columns[static_cast<size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((column.what == TableColumn::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const auto nameOf = [this](int network) { return m_networks[static_cast<size_t>(network)].name; };
    if (role == Qt::DisplayRole) {
        switch (column.what) {
        case TableColumn::Name: return tr("Class");
        case TableColumn::Share: return tr("Share");
        case TableColumn::Value: return nameOf(column.network);
        case TableColumn::Difference:
            return m_networks.size() == 2 ? tr("Difference") : tr("\u0394 %1").arg(nameOf(column.network));
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (column.what) {
        case TableColumn::Name: return {};
        case TableColumn::Share: return tr("Share of the pixels in the ground truth");
        case TableColumn::Value:
            return m_kind == MetricKind::Iou
                       ? tr("Intersection over union of %1, 0 to 1").arg(nameOf(column.network))
                       : tr("Share of the class's pixels that %1 finds, 0 to 1").arg(nameOf(column.network));
        case TableColumn::Difference: return tr("%1 minus %2").arg(nameOf(column.network), nameOf(m_reference));
        }
    }
    return {};
}

} // namespace vantage
