using Dashboard.ReadSide.Erasure;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Past;

/// <summary>Views as of a moment: they never hear of an erasure that came later. Whoever wants one asks for it anew, and is told of nobody who is erased.</summary>
internal sealed class PastTables(PastPlaces places, PastBook book, IDbContextFactory<ReadDbContext> contexts) : IOldTables
{
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.PastWork.Where(work => work.EndedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(work => work.State, PastState.Dropped).SetProperty(work => work.Note, "Somebody was erased."), cancellationToken);
        foreach (var place in places.All)
        {
            await place.ClearAsync(places.Projections, cancellationToken);
        }

        book.Tell();
    }
}
