using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.PostgreSql.Read;

/// <summary>The trigram index, preferred by settings that end with the transaction.</summary>
internal sealed class PostgreSqlTextIndex : ITextIndex
{
    public async Task<TAnswer> PreferAsync<TAnswer>(ReadDbContext db, Func<Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync(PostgreSqlStatements.PreferTextIndex, cancellationToken);
        var answer = await ask();
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
