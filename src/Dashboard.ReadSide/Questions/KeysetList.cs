using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Questions;

/// <summary>
/// A list that is paged by key: a page begins where the last one ended, at the cost of an index look-up however deep it
/// lies. Ties of the sort value are in the order of the id.
/// </summary>
/// <param name="rows">The rows that fit.</param>
/// <param name="value">The sort value; an index on the filters, it and the id should exist.</param>
/// <param name="id">The row's id.</param>
/// <param name="descending">Largest first.</param>
/// <param name="question">Everything that makes the list what it is; marks its cursors.</param>
/// <param name="text">A text that the rows must hold besides; nothing when nobody searches.</param>
internal sealed class KeysetList<TRow, TValue>(
    IQueryable<TRow> rows, Expression<Func<TRow, TValue>> value, Expression<Func<TRow, Guid>> id, bool descending, string question, TextFilter<TRow>? text = null)
    where TRow : class
{
    /// <summary>Rows that are counted off at most to find a page by its number.</summary>
    public const int MaxOffset = 10_000;

    private readonly Func<TRow, TValue> _value = value.Compile();
    private readonly Func<TRow, Guid> _id = id.Compile();

    private readonly SearchedRows<TRow>? _searched = text is null ? null : new(text, (some, down) => Ordered(some, value, id, down));

    /// <summary>A page of the list.</summary>
    /// <param name="request">Which.</param>
    /// <param name="total">Rows in the whole list, and whether that is exact; of no concern when a text is searched for.</param>
    /// <param name="seek">Finds a deep place without counting off all rows before it; nothing where there is no such way.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Page<TRow>> PageAsync(
        PageRequest request, (long Rows, bool IsExact) total, Func<long, Task<Place<TRow>>>? seek, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit, 1, PageRequest.MaxLimit);
        total = _searched is null ? total : await _searched.CountAsync(rows, descending, request.CountTo, cancellationToken);
        if (string.IsNullOrEmpty(request.Cursor))
        {
            var offset = (Math.Max(1, request.Number) - 1L) * limit;
            var some = await AtAsync(offset, limit + 1, seek, cancellationToken);
            return Page(some, limit, total, hasPrevious: offset > 0 && some.Count > 0);
        }

        var cursor = Cursor.Decode(request.Cursor, question);
        var beyond = await BeyondAsync(cursor, descending != cursor.Backward, limit + 1, cancellationToken);
        if (!cursor.Backward)
        {
            return Page(beyond, limit, total, hasPrevious: beyond.Count > 0);
        }

        var hasPrevious = beyond.Count > limit;
        var page = beyond.Take(limit).Reverse().ToList();
        return Page(page, limit, total, hasPrevious) with { Next = page.Count > 0 ? CursorAt(page[^1], backward: false) : null };
    }

    private async Task<List<TRow>> AtAsync(
        long offset, int count, Func<long, Task<Place<TRow>>>? seek, CancellationToken cancellationToken)
    {
        var place = offset > 0 && seek is not null ? await seek(offset) : new Place<TRow>(rows, offset);
        return place.Skip > MaxOffset
            ? throw new BadQuestionException($"Page numbers go as far as row {MaxOffset}: from there on, follow the cursor from page to page.")
            : await TakeAsync(place.Rows, descending, (int)place.Skip, count, cancellationToken);
    }

    /// <summary>First the rows with the same sort value, then those beyond it: two index ranges, where one condition with OR would be none.</summary>
    private async Task<List<TRow>> BeyondAsync(Cursor cursor, bool down, int count, CancellationToken cancellationToken)
    {
        var step = down ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var at = cursor.Read<TValue>();
        var ties = rows.Where(Compare(value, ExpressionType.Equal, at)).Where(Compare(id, step, cursor.Id));
        var found = await TakeAsync(ties, down, skip: 0, count, cancellationToken);
        if (found.Count < count)
        {
            var beyond = rows.Where(Compare(value, step, at));
            found.AddRange(await TakeAsync(beyond, down, skip: 0, count - found.Count, cancellationToken));
        }

        return found;
    }

    private Task<List<TRow>> TakeAsync(IQueryable<TRow> some, bool down, int skip, int count, CancellationToken cancellationToken) => _searched is null
        ? Ordered(some, value, id, down).Skip(skip).Take(count).ToListAsync(cancellationToken)
        : _searched.TakeAsync(some, down, skip, count, cancellationToken);

    private static IOrderedQueryable<TRow> Ordered(IQueryable<TRow> some, Expression<Func<TRow, TValue>> value, Expression<Func<TRow, Guid>> id, bool down) => down
        ? some.OrderByDescending(value).ThenByDescending(id)
        : some.OrderBy(value).ThenBy(id);

    private Page<TRow> Page(List<TRow> found, int limit, (long Rows, bool IsExact) total, bool hasPrevious)
    {
        var items = found.Count > limit ? found[..limit] : found;
        return new Page<TRow>
        {
            Items = items,
            Total = total.Rows,
            TotalIsExact = total.IsExact,
            Next = found.Count > limit ? CursorAt(items[^1], backward: false) : null,
            Previous = hasPrevious ? CursorAt(items[0], backward: true) : null,
        };
    }

    private string CursorAt(TRow row, bool backward) =>
        new Cursor(backward, Cursor.Write(_value(row)), _id(row)).Encode(question);

    /// <summary>row ⇒ selected ⟨step⟩ value, with the value as a parameter of the query.</summary>
    private static Expression<Func<TRow, bool>> Compare<T>(Expression<Func<TRow, T>> selector, ExpressionType step, T with)
    {
        var parameter = Expression.Property(Expression.Constant(new Box<T>(with)), nameof(Box<>.Value));
        var body = typeof(T) == typeof(string) && step != ExpressionType.Equal
            ? Expression.MakeBinary(
                step,
                Expression.Call(typeof(string), nameof(string.Compare), typeArguments: null, selector.Body, parameter),
                Expression.Constant(0))
            : Expression.MakeBinary(step, selector.Body, parameter);
        return Expression.Lambda<Func<TRow, bool>>(body, selector.Parameters);
    }

    private sealed record Box<T>(T Value);
}

/// <summary>A place in a list: rows that contain it, and how many of them to pass over.</summary>
internal sealed record Place<TRow>(IQueryable<TRow> Rows, long Skip);
