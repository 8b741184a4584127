namespace Dashboard.ReadSide.Projections;

/// <summary>
/// Keeps sums over the rows of another table. What a row gave before a batch is taken from its sums and what it gives
/// afterwards is added: a sum can never disagree with the rows it is made of.
/// </summary>
internal abstract class Rollup(RowTable from, RowTable into)
{
    public RowTable From { get; } = from;

    public RowTable Into { get; } = into;

    /// <summary>Finds out which sums change, and wants them.</summary>
    /// <returns>Changes the sums, once they are loaded.</returns>
    public abstract Action Plan(RowSet from, RowSet into);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The rows that are summed up.</typeparam>
/// <typeparam name="TPart">What a row gives to one sum; compared by value.</typeparam>
/// <typeparam name="TSum">The sums.</typeparam>
internal sealed class Rollup<TRow, TRowKey, TPart, TSum, TSumKey>(
    RowTable<TRow, TRowKey> from,
    RowTable<TSum, TSumKey> into,
    Func<TRow, IEnumerable<TPart>> parts,
    Func<TPart, TSumKey> key,
    Action<TSum, TPart, int> add,
    Predicate<TSum> isEmpty) : Rollup(from, into)
    where TRow : class
    where TRowKey : notnull
    where TSum : class
    where TSumKey : notnull
{
    public override Action Plan(RowSet from, RowSet into)
    {
        var sums = (RowSet<TSum, TSumKey>)into;
        var moves = Moves((RowSet<TRow, TRowKey>)from, sums);
        return () => Apply(sums, moves);
    }

    private List<Move> Moves(RowSet<TRow, TRowKey> rows, RowSet<TSum, TSumKey> sums)
    {
        var moves = new List<Move>();
        var (before, after) = (new List<TPart>(), new List<TPart>());
        foreach (var slot in rows.Wanted)
        {
            if (!slot.IsChanged)
            {
                continue;
            }

            Take(slot.Stored, before);
            Take(slot.Current, after);

            // A row with a long past gives much that stays: only what lies between the parts that are the same is moved.
            var (first, last) = SameAtEnds(before, after);
            Move(before, first, last, -1);
            Move(after, first, last, 1);
        }

        return moves;

        void Take(TRow? row, List<TPart> given)
        {
            given.Clear();
            if (row is not null)
            {
                given.AddRange(parts(row));
            }
        }

        void Move(List<TPart> given, int first, int last, int sign)
        {
            for (var i = first; i < given.Count - last; i++)
            {
                moves.Add(new Move(sums.Want(key(given[i])), given[i], sign));
            }
        }
    }

    /// <summary>How many parts two lists have in common at their beginnings, and then at their ends.</summary>
    private static (int First, int Last) SameAtEnds(List<TPart> before, List<TPart> after)
    {
        var (first, last, shorter) = (0, 0, Math.Min(before.Count, after.Count));
        while (first < shorter && EqualityComparer<TPart>.Default.Equals(before[first], after[first]))
        {
            first++;
        }

        while (last < shorter - first && EqualityComparer<TPart>.Default.Equals(before[^(last + 1)], after[^(last + 1)]))
        {
            last++;
        }

        return (first, last);
    }

    private void Apply(RowSet<TSum, TSumKey> sums, List<Move> moves)
    {
        foreach (var (slot, part, sign) in moves)
        {
            // A copy of what is stored; it is nobody else's, so the moves after the first change it as it is.
            var sum = slot.IsChanged && slot.Current is { } begun ? begun : sums.CopyOf(slot);
            add(sum, part, sign);
            slot.Current = sum;
        }

        // A sum of nothing is no row: otherwise the tables would depend on how the events fell into batches.
        sums.RemoveWhere(isEmpty);
    }

    /// <summary>A part goes to a sum, or leaves it.</summary>
    private readonly record struct Move(RowSet<TSum, TSumKey>.Slot Sum, TPart Part, int Sign);
}
