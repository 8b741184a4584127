using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Storage;

namespace Dashboard.SqlServer.Read;

/// <summary>There is no index of parts of texts here: a text that few rows hold is found by reading all of them.</summary>
internal sealed class SqlServerTextIndex : ITextIndex
{
    public Task<TAnswer> PreferAsync<TAnswer>(ReadDbContext db, Func<Task<TAnswer>> ask, CancellationToken cancellationToken) => ask();
}
