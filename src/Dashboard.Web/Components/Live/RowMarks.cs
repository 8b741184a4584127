namespace Dashboard.Web.Components.Live;

/// <summary>
/// Which rows of a live list changed with its last answer, for a brief highlight. Rows are told apart by key and compared
/// by what of them is shown, because a read row may hold lists, which are never equal.
/// </summary>
/// <param name="keyOf">Key of a row.</param>
/// <param name="shownOf">What the screen shows of a row, as a value that compares by content: a tuple.</param>
public sealed class RowMarks<TRow, TKey>(Func<TRow, TKey> keyOf, Func<TRow, object> shownOf)
    where TKey : notnull
{
    private Dictionary<TKey, object> _shown = [];
    private HashSet<TKey> _changed = [];
    private bool _odd;

    /// <summary>Takes a new answer.</summary>
    /// <param name="rows">The rows now.</param>
    /// <param name="isSameQuestion">Whether the rows before answered the same question; otherwise nothing is marked.</param>
    public void Take(IEnumerable<TRow> rows, bool isSameQuestion)
    {
        var shown = rows.ToDictionary(keyOf, shownOf);
        _changed = isSameQuestion
            ? [.. shown.Where(row => !_shown.TryGetValue(row.Key, out var before) || !before.Equals(row.Value)).Select(row => row.Key)]
            : [];
        _shown = shown;
        _odd = !_odd;
    }

    /// <summary>The css class of a row: changed ones glow, again when they change twice in a row.</summary>
    public string? ClassOf(TRow row) => _changed.Contains(keyOf(row)) ? (_odd ? "row-changed" : "row-changed-again") : null;
}
