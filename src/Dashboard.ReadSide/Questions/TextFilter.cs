using System.Linq.Expressions;
using Dashboard.ReadSide.Storage;

namespace Dashboard.ReadSide.Questions;

/// <summary>A text that the rows of a list must hold, and the index that may find them.</summary>
internal sealed class TextFilter<TRow>
{
    private readonly bool _isIndexed;
    private readonly ITextIndex _index;
    private readonly ReadDbContext _db;

    private TextFilter(Expression<Func<TRow, bool>> holds, bool isIndexed, ITextIndex index, ReadDbContext db) =>
        (Holds, _isIndexed, _index, _db) = (holds, isIndexed, index, db);

    /// <summary>Whether a row holds every word.</summary>
    public Expression<Func<TRow, bool>> Holds { get; }

    /// <summary>The filter of a text; nothing when the text has no words.</summary>
    public static TextFilter<TRow>? Of(Expression<Func<TRow, string>> searchText, string? text, ITextIndex index, ReadDbContext db) =>
        TextSearch.Holding(searchText, text) is { } holds ? new TextFilter<TRow>(holds, TextSearch.IsIndexed(text), index, db) : null;

    /// <summary>Asks something, by the index where it knows one of the words.</summary>
    public Task<TAnswer> PreferIndexAsync<TAnswer>(Func<Task<TAnswer>> ask, CancellationToken cancellationToken) =>
        _isIndexed ? _index.PreferAsync(_db, ask, cancellationToken) : ask();
}
