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
    /// <summary>Rows that are counted at most where no counter knows the number and nobody asks for more.</summary>
    public const int MostCounted = 1_000;

    private const int MostWords = 8;
    private const int IndexedLetters = 3;
    private const string Escape = "\\";

    /// <summary>The words of a text, lower case.</summary>
    public static IReadOnlyList<string> Words(string? text) =>
        [.. (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)];

    /// <summary>Whether a text holds a word.</summary>
    public static Expression Holds(Expression text, string word) =>
        !IsShort(word) ? Like(text, $"%{Escaped(word)}%")
        : word.All(char.IsAsciiDigit) ? LikeAny(text, word, $"{word} %", $"% {word} %", $"% {word}")
        : LikeAny(text, $"{word}%", $"% {word}%");

    /// <summary>
    /// The same for an index of three letters, whose cost grows with the parts of a word that it is asked for: of an e-mail it gets
    /// what stands before the @, since half the world shares what stands behind.
    /// </summary>
    public static Expression HoldsByIndex(Expression text, string word) =>
        word.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && HasIndexedLetters(word[..at])
            ? Expression.AndAlso(Like(text, $"%{Escaped(word[..(at + 1)])}%"), HoldsByReading(text, word))
            : Holds(text, word);

    /// <summary>The same without any index: nothing indexes a text with nothing behind it.</summary>
    public static Expression HoldsByReading(Expression text, string word) =>
        Holds(Expression.Add(text, Expression.Constant(""), typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])), word);

    /// <summary>Whether an index of three letters can look a word up.</summary>
    public static bool IsIndexed(string word) => IsShort(word) || HasIndexedLetters(word);

    /// <summary>Counts rows, up to some number.</summary>
    public static async Task<(long Rows, bool IsExact)> CountedAsync<TRow>(this IQueryable<TRow> rows, int most, CancellationToken cancellationToken)
    {
        var counted = await rows.Select(_ => 1).Take(most + 1).CountAsync(cancellationToken);
        return (Math.Min(counted, most), counted <= most);
    }

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

    private static Expression LikeAny(Expression text, params IEnumerable<string> patterns) =>
        patterns.Select(pattern => Like(text, pattern)).Aggregate(Expression.OrElse);

    private static Expression Like(Expression text, string pattern)
    {
        Expression<Func<string, bool>> like = given => EF.Functions.Like(given, pattern, Escape);
        return new Replace(like.Parameters[0], text).Visit(like.Body);
    }

    private sealed class Replace(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : base.VisitParameter(node);
    }
}
