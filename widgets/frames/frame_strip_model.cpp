#include "widgets/frames/frame_strip_model.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace vantage {

FrameStripModel::FrameStripModel(QObject *parent)
    : QAbstractListModel(parent)
{
    connect(&m_loader, &ThumbnailLoader::loaded, this, &FrameStripModel::thumbnailChanged);
    connect(&m_loader, &ThumbnailLoader::failed, this, &FrameStripModel::thumbnailChanged);
}

void FrameStripModel::setFrames(const QStringList &names, ThumbnailProvider provider)
{
    beginResetModel();
    m_names = names;
    m_keys.clear();
    m_key.clear();
    m_loader.setProvider(std::move(provider));
    sortNow();
    endResetModel();
}

void FrameStripModel::setSortKeys(const std::vector<FrameSortKey> &keys)
{
    for (const FrameSortKey &key : keys) {
        if (key.values.size() != static_cast<size_t>(frames()))
            throw std::invalid_argument("a sort key needs one value a frame");
    }
    Q_EMIT layoutAboutToBeChanged();
    m_keys = keys;
    if (!currentKey())
        m_key.clear();
    sortNow();
    Q_EMIT layoutChanged();
}

void FrameStripModel::setSortKey(const QString &id)
{
    Q_EMIT layoutAboutToBeChanged();
    m_key = id;
    if (!currentKey())
        m_key.clear();
    sortNow();
    Q_EMIT layoutChanged();
}

const FrameSortKey *FrameStripModel::currentKey() const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [this](const auto &key) { return key.id == m_key; });
    return m_key.isEmpty() || found == m_keys.end() ? nullptr : &*found;
}

void FrameStripModel::sortNow()
{
    // What a view has marked is a frame, not a place.
    const QModelIndexList before = persistentIndexList();
    std::vector<int> marked;
    for (const QModelIndex &index : before)
        marked.push_back(frameOf(index.row()));

    m_order.resize(static_cast<size_t>(frames()));
    std::iota(m_order.begin(), m_order.end(), 0);
    if (const FrameSortKey *key = currentKey()) {
        std::stable_sort(m_order.begin(), m_order.end(), [key](int left, int right) {
            const double a = key->values[static_cast<size_t>(left)], b = key->values[static_cast<size_t>(right)];
            if (std::isnan(a) || std::isnan(b))
                return !std::isnan(a) && std::isnan(b);
            return key->largestFirst ? a > b : a < b;
        });
    }
    m_rows.resize(m_order.size());
    for (size_t row = 0; row < m_order.size(); ++row)
        m_rows[static_cast<size_t>(m_order[row])] = static_cast<int>(row);

    QModelIndexList after;
    for (const int frame : marked)
        after << index(rowOf(frame), 0);
    changePersistentIndexList(before, after);
}

int FrameStripModel::frameOf(int row) const
{
    return row >= 0 && row < static_cast<int>(m_order.size()) ? m_order[static_cast<size_t>(row)] : -1;
}

int FrameStripModel::rowOf(int frame) const
{
    return frame >= 0 && frame < static_cast<int>(m_rows.size()) ? m_rows[static_cast<size_t>(frame)] : -1;
}

void FrameStripModel::thumbnailChanged(int frame)
{
    const QModelIndex place = index(rowOf(frame), 0);
    Q_EMIT dataChanged(place, place, {Qt::DecorationRole, ErrorRole});
}

int FrameStripModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : frames();
}

QVariant FrameStripModel::data(const QModelIndex &index, int role) const
{
    const int frame = frameOf(index.row());
    if (frame < 0)
        return {};
    switch (role) {
    case Qt::DisplayRole: return m_names[frame];
    case Qt::DecorationRole: {
        const QImage image = m_loader.image(frame);
        return image.isNull() ? QVariant() : image;
    }
    case FrameRole: return frame;
    case ErrorRole: return m_loader.error(frame);
    case Qt::ToolTipRole: {
        const QString error = m_loader.error(frame), badge = data(index, BadgeRole).toString();
        if (!error.isEmpty())
            return tr("%1\n%2").arg(m_names[frame], error);
        return badge.isEmpty() ? m_names[frame] : tr("%1\n%2: %3").arg(m_names[frame], currentKey()->title, badge);
    }
    case Qt::AccessibleTextRole: return m_names[frame];
    case BadgeRole: {
        const FrameSortKey *key = currentKey();
        if (!key || std::isnan(key->values[static_cast<size_t>(frame)]))
            return QString();
        const double value = key->values[static_cast<size_t>(frame)];
        return key->percent ? tr("%1 %").arg(QLocale().toString(value * 100, 'f', 1))
                            : QLocale().toString(value, 'f', 3);
    }
    default: return {};
    }
}

} // namespace vantage
