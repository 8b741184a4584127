using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Erasure;

/// <summary>Rows that a comparison showed as samples; what it counted stays.</summary>
internal sealed class ComparedSamples(IDbContextFactory<ReadDbContext> contexts) : IOldTables
{
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var work in await db.RebuildWork.Where(row => row.Comparison != null).ToListAsync(cancellationToken))
        {
            work.Comparison = work.Comparison! with { Samples = [] };
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
