using Dashboard.Domain.People;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.People;

/// <summary>The keys as the write side stores them.</summary>
public sealed class PersonKeyTable(IServiceScopeFactory scopes) : IPersonKeyTable
{
    /// <summary>People looked up in one question.</summary>
    private const int AtATime = 10_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Guid, PersonKey?>> FindAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var found = new Dictionary<Guid, PersonKey?>(people.Count);
        foreach (var some in people.Chunk(AtATime))
        {
            var rows = db.PersonKeys.AsNoTracking().Where(row => some.Contains(row.PersonId)).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                found[row.PersonId] = row.Key is null ? null : new PersonKey(row.PersonId, row.Key);
            }
        }

        return found;
    }
}
