using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Questions;

/// <summary>
/// What people type into a search box: words, all of which a row must hold. A word of three letters and more is looked for anywhere in
/// the row's text, one of one or two letters where a word begins: nothing shorter than three letters can be looked up inside words. A number
/// of one or two digits is looked for as a whole: of a million orders, a tenth begin with a 1.
/// </summary>
internal static class TextSearch
{
    /// <summary>Rows that are counted at most where no counter knows the number.</summary>
    public const int MostCounted = 1_000;

    private const int MostWords = 8;
    private const int IndexedLetters = 3;
    private const string Escape = "\\";

    /// <summary>Whether the row's text holds every word; nothing when there is no word.</summary>
    /// <param name="searchText">The row's text, lower case, its words parted by spaces.</param>
    /// <param name="text">Words, whatever their case.</param>
    public static Expression<Func<TRow, bool>>? Holding<TRow>(Expression<Func<TRow, string>> searchText, string? text)
    {
        var words = Words(text).Select(word => LooksLikeAny(searchText.Body, Patterns(word))).ToList();
        return words.Count == 0 ? null : Expression.Lambda<Func<TRow, bool>>(words.Aggregate(Expression.AndAlso), searchText.Parameters);
    }

    /// <summary>Whether an index of three letters can look up one of the words.</summary>
    public static bool IsIndexed(string? text) => Words(text).Any(word => IsShort(word) || HasIndexedLetters(word));

    /// <summary>Counts rows, up to <see cref="MostCounted"/>.</summary>
    public static async Task<(long Rows, bool IsExact)> CountedAsync<TRow>(this IQueryable<TRow> rows, CancellationToken cancellationToken)
    {
        var counted = await rows.Select(_ => 1).Take(MostCounted + 1).CountAsync(cancellationToken);
        return (Math.Min(counted, MostCounted), counted <= MostCounted);
    }

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords);

    private static IEnumerable<string> Patterns(string word) =>
        !IsShort(word) ? [$"%{Escaped(word)}%"]
        : word.All(char.IsAsciiDigit) ? [word, $"{word} %", $"% {word} %", $"% {word}"]
        : [$"{word}%", $"% {word}%"];

    private static bool IsShort(string word) => word.Length < IndexedLetters && word.All(char.IsLetterOrDigit);

    private static bool HasIndexedLetters(string word)
    {
        var run = 0;
        return word.Any(letter => (run = char.IsLetterOrDigit(letter) ? run + 1 : 0) >= IndexedLetters);
    }

    private static string Escaped(string word) => word
        .Replace(Escape, Escape + Escape)
        .Replace("%", Escape + "%")
        .Replace("_", Escape + "_")
        .Replace("[", Escape + "[");

    private static Expression LooksLikeAny(Expression searchText, IEnumerable<string> patterns) => patterns
        .Select(pattern =>
        {
            Expression<Func<string, bool>> like = text => EF.Functions.Like(text, pattern, Escape);
            return new Replace(like.Parameters[0], searchText).Visit(like.Body);
        })
        .Aggregate(Expression.OrElse);

    private sealed class Replace(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : base.VisitParameter(node);
    }
}
