using System.Linq.Expressions;
using Dashboard.ReadSide.Storage;

namespace Dashboard.ReadSide.Questions;

/// <summary>A text that the rows of a list must hold, and the index that may find them.</summary>
internal sealed class TextFilter<TRow>
{
    private readonly Expression<Func<TRow, string>> _searchText;
    private readonly IReadOnlyList<string> _words;
    private readonly ITextIndex _index;
    private readonly ReadDbContext _db;

    private TextFilter(Expression<Func<TRow, string>> searchText, IReadOnlyList<string> words, ITextIndex index, ReadDbContext db) =>
        (_searchText, _words, _index, _db) = (searchText, words, index, db);

    /// <summary>How many words there are, at least one.</summary>
    public int Count => _words.Count;

    /// <summary>Whether a row holds every word.</summary>
    public Expression<Func<TRow, bool>> Holds => All(_words.Select(word => TextSearch.Holds(_searchText.Body, word)));

    /// <summary>The filter of a text; nothing when the text has no words.</summary>
    /// <param name="searchText">The row's text, lower case, its words parted by spaces.</param>
    /// <param name="text">Words, whatever their case.</param>
    /// <param name="index">The index of the text.</param>
    /// <param name="db">Where the rows are.</param>
    public static TextFilter<TRow>? Of(Expression<Func<TRow, string>> searchText, string? text, ITextIndex index, ReadDbContext db) =>
        TextSearch.Words(text) is { Count: > 0 } words ? new TextFilter<TRow>(searchText, words, index, db) : null;

    /// <summary>Whether a row holds one of the words.</summary>
    public Expression<Func<TRow, bool>> HoldsWord(int number) => All([TextSearch.Holds(_searchText.Body, _words[number])]);

    /// <summary>Keeps the rows that hold every word: found by the index of some words, and read for the others.</summary>
    public IQueryable<TRow> Find(IQueryable<TRow> rows, IReadOnlySet<int> byIndex) => rows.Where(All(_words.Select((word, number) => byIndex.Contains(number)
        ? TextSearch.HoldsByIndex(_searchText.Body, word)
        : TextSearch.HoldsByReading(_searchText.Body, word))));

    /// <summary>Asks something, by the index where it knows one of the words.</summary>
    public Task<TAnswer> PreferIndexAsync<TAnswer>(IReadOnlySet<int> byIndex, Func<Task<TAnswer>> ask, CancellationToken cancellationToken) =>
        byIndex.Any(number => TextSearch.IsIndexed(_words[number])) ? _index.PreferAsync(_db, ask, cancellationToken) : ask();

    private Expression<Func<TRow, bool>> All(IEnumerable<Expression> conditions) =>
        Expression.Lambda<Func<TRow, bool>>(conditions.Aggregate(Expression.AndAlso), _searchText.Parameters);
}
