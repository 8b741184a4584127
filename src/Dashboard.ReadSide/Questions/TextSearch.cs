using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Questions;

/// <summary>Finds rows by parts of their search text, and counts no further than people read.</summary>
internal static class TextSearch
{
    /// <summary>Rows that are counted at most where no counter knows the number.</summary>
    public const int MostCounted = 1_000;

    private const int MostWords = 8;
    private const string Escape = "\\";

    /// <summary>Keeps the rows whose text holds every word.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="searchText">The row's text, lower case.</param>
    /// <param name="text">Words, whatever their case; nothing for all rows.</param>
    public static IQueryable<TRow> Holding<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, string>> searchText, string? text)
    {
        foreach (var word in (text ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords))
        {
            rows = rows.Where(Like(searchText, $"%{Escaped(word)}%"));
        }

        return rows;
    }

    /// <summary>Counts rows, up to <see cref="MostCounted"/>.</summary>
    public static async Task<(long Rows, bool IsExact)> CountedAsync<TRow>(this IQueryable<TRow> rows, CancellationToken cancellationToken)
    {
        var counted = await rows.Select(_ => 1).Take(MostCounted + 1).CountAsync(cancellationToken);
        return (Math.Min(counted, MostCounted), counted <= MostCounted);
    }

    private static string Escaped(string word) => word
        .Replace(Escape, Escape + Escape)
        .Replace("%", Escape + "%")
        .Replace("_", Escape + "_")
        .Replace("[", Escape + "[");

    private static Expression<Func<TRow, bool>> Like<TRow>(Expression<Func<TRow, string>> searchText, string pattern)
    {
        Expression<Func<string, bool>> like = text => EF.Functions.Like(text, pattern, Escape);
        return Expression.Lambda<Func<TRow, bool>>(
            new Replace(like.Parameters[0], searchText.Body).Visit(like.Body), searchText.Parameters);
    }

    private sealed class Replace(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : base.VisitParameter(node);
    }
}
