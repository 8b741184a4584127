using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.People;

/// <summary>The receipts of erasures.</summary>
public sealed class ErasureBook(IServiceScopeFactory scopes)
{
    /// <summary>The receipt of somebody; nothing unless they are erased.</summary>
    public async Task<ErasureReceipt?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Erasures.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken);
    }
}
