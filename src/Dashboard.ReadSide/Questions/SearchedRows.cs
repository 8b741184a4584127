using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Questions;

/// <summary>
/// Finds a page of the rows that hold a text in the cheaper of two ways. A text that many rows hold is found soonest by reading the list
/// in its order; a text that few rows hold, by its index, whose cost grows with the rows found. Which one it is, the first rows of the list tell.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="order">Puts rows in the order of the list; an index on it should exist.</param>
internal sealed class SearchedRows<TRow>(TextFilter<TRow> text, Func<IQueryable<TRow>, bool, IOrderedQueryable<TRow>> order)
    where TRow : class
{
    /// <summary>Rows of the list that are looked at to see how frequent the text is: a few milliseconds.</summary>
    public const int Sample = 5_000;

    /// <summary>Hits in the sample from which on the text is a frequent one.</summary>
    private const int Frequent = 25;

    /// <summary>Rows read at most in the order of the list; who has not found a page by then asks the index.</summary>
    private const int MostRead = 100_000;

    /// <summary>Hits in the sample from which on reading the list finds many sooner than the index, which knows all of them before it tells of one.</summary>
    private const int Dense = Sample / 10;

    /// <summary>How much further than the sample promises a page is looked for.</summary>
    private const int Patience = 4;

    private int _hits;

    /// <summary>The words to look up; all of them, until it is known which ones are rare.</summary>
    private HashSet<int> _byIndex = [.. Enumerable.Range(0, text.Count)];

    /// <summary>
    /// Counts the rows that hold the text, up to some number. Of a rare one always; of a frequent one only for whoever asks for more than
    /// a screen does: otherwise those of the sample, which there are at least.
    /// </summary>
    public async Task<(long Rows, bool IsExact)> CountAsync(IQueryable<TRow> rows, bool down, int most, CancellationToken cancellationToken)
    {
        var sample = order(rows, down).Take(Sample);
        _hits = await HitsAsync(sample, text.Holds, most, cancellationToken);
        if (_hits < Frequent)
        {
            await LeaveFrequentWordsAsync(sample, cancellationToken);
            return await IndexedAsync(rows, most, cancellationToken);
        }

        if (_hits > most)
        {
            return (most, false);
        }

        return !await order(rows, down).Skip(Sample).AnyAsync(cancellationToken) ? (_hits, true)
            : most <= TextSearch.MostCounted ? (_hits, false)
            : await FrequentAsync(rows, down, most, cancellationToken);
    }

    /// <summary>Some of the rows that hold the text, in the order of the list. Only after <see cref="CountAsync"/>.</summary>
    public async Task<List<TRow>> TakeAsync(IQueryable<TRow> rows, bool down, int skip, int count, CancellationToken cancellationToken)
    {
        if (_hits >= Frequent)
        {
            var reach = (int)Math.Clamp((skip + count) * (long)Sample * Patience / _hits, Sample, MostRead);
            var near = await order(order(rows, down).Take(reach).Where(text.Holds), down).Skip(skip).Take(count).ToListAsync(cancellationToken);
            if (near.Count == count)
            {
                return near;
            }
        }

        return await text.PreferIndexAsync(
            _byIndex, () => order(text.Find(rows, _byIndex), down).Skip(skip).Take(count).ToListAsync(cancellationToken), cancellationToken);
    }

    private async Task<(long Rows, bool IsExact)> FrequentAsync(IQueryable<TRow> rows, bool down, int most, CancellationToken cancellationToken) =>
        _hits >= Dense && await HitsAsync(order(rows, down).Take(MostRead), text.Holds, most, cancellationToken) > most
            ? (most, false)
            : await IndexedAsync(rows, most, cancellationToken);

    private Task<(long Rows, bool IsExact)> IndexedAsync(IQueryable<TRow> rows, int most, CancellationToken cancellationToken) =>
        text.PreferIndexAsync(_byIndex, () => text.Find(rows, _byIndex).CountedAsync(most, cancellationToken), cancellationToken);

    /// <summary>
    /// Beside a rare word, the index is not asked for those that many rows hold: it would walk their long lists for every row that the
    /// rare one finds.
    /// </summary>
    private async Task LeaveFrequentWordsAsync(IQueryable<TRow> sample, CancellationToken cancellationToken)
    {
        HashSet<int> rare = [];
        for (var word = 0; word < text.Count && text.Count > 1; word++)
        {
            if (await HitsAsync(sample, text.HoldsWord(word), Frequent, cancellationToken) < Frequent)
            {
                rare.Add(word);
            }
        }

        _byIndex = rare.Count > 0 ? rare : _byIndex;
    }

    private static Task<int> HitsAsync(IQueryable<TRow> sample, Expression<Func<TRow, bool>> fits, int most, CancellationToken cancellationToken) =>
        sample.Where(fits).Select(_ => 1).Take(most + 1).CountAsync(cancellationToken);
}
