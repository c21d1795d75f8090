#pragma once

#include "widgets/frames/thumbnail_loader.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace vantage {

/// Something to sort frames by: disagreement, error, ...
struct FrameSortKey
{
    QString id = {};                 ///< of the application, e.g. "disagreement"; "" stands for the order of the frames
    QString title = {};              ///< for people
    std::vector<double> values = {}; ///< one a frame; NaN = not known, comes last
    bool largestFirst = true;
    bool percent = true; ///< the badge shows 0.123 as 12.3 %, else as 0.123
};

/// Frames in the order of a sort key. A row is a place in that order, a frame its number in what was set.
class FrameStripModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        FrameRole = Qt::UserRole + 1, ///< int
        BadgeRole,                    ///< QString: the sort key's value
        ErrorRole,                    ///< QString: why the frame is unreadable, or empty
    };

    explicit FrameStripModel(QObject *parent = nullptr);

    void setFrames(const QStringList &names, ThumbnailProvider provider);
    /// @throws std::invalid_argument where a key has not one value a frame
    void setSortKeys(const std::vector<FrameSortKey> &keys);
    const std::vector<FrameSortKey> &sortKeys() const { return m_keys; }
    void setSortKey(const QString &id); ///< an unknown one is the order of the frames
    QString sortKey() const { return m_key; }

    int frames() const { return static_cast<int>(m_names.size()); }
    QString name(int frame) const { return m_names.value(frame); }
    int frameOf(int row) const; ///< -1 where there is none
    int rowOf(int frame) const; ///< -1 where there is none

    ThumbnailLoader &loader() { return m_loader; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void sortNow();
    void thumbnailChanged(int frame);
    const FrameSortKey *currentKey() const;

    QStringList m_names;
    std::vector<FrameSortKey> m_keys;
    QString m_key;
    std::vector<int> m_order; ///< row -> frame
    std::vector<int> m_rows;  ///< frame -> row
    ThumbnailLoader m_loader;
};

} // namespace vantage
