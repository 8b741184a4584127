using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Past;

/// <summary>
/// The tables that questions are answered from: those that are served, or, for whoever looks from a moment in the past, those of that
/// moment. What there is of the projections themselves is a matter of now and does not come from here.
/// </summary>
internal sealed class AnswerTables(IDbContextFactory<ReadDbContext> served, PastPlaces places, PastBook book, Viewpoint viewpoint)
{
    /// <summary>A context over the tables.</summary>
    /// <exception cref="PastGoneException">The view that is looked at is not there any more.</exception>
    public async Task<ReadDbContext> CreateDbContextAsync(CancellationToken cancellationToken) => viewpoint.Past is { } past
        ? places[await book.UseAsync(past.ViewId, cancellationToken)].Twin.CreateDbContext()
        : await served.CreateDbContextAsync(cancellationToken);
}
