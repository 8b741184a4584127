using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Operations;

internal static class PastViewSweep
{
    /// <summary>
    /// Drops every view as of a moment, with the command that asks for it: for what must be seen nowhere any more, such as what was
    /// known of a person who is erased. Their tables go a moment later; built again, they say what the log still says.
    /// </summary>
    public static async Task DropPastViewsAsync(this WriteDbContext db, string reason, CancellationToken cancellationToken)
    {
        foreach (var view in await db.PastViews.AsTracking().Where(row => row.IsWanted).ToListAsync(cancellationToken))
        {
            view.Drop(reason, isThere: true);
        }
    }
}
