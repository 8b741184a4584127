using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Past;

/// <summary>
/// The schemas that views as of a moment are in: a fixed few, that migrations make. A view has one for as long as it is there; another
/// one finds the tables' models and queries made already.
/// </summary>
internal sealed class PastPlaces
{
    /// <summary>How many there are.</summary>
    public const int Count = 4;

    private readonly Lazy<string> _shape;

    public PastPlaces(
        IEnumerable<Projection> projections, DbContextOptions<ReadDbContext> options, IRebuildStatements statements, RowTablesOver rows, TwinTables twin)
    {
        Projections = [.. projections.Where(projection => projection.Name != ProjectionNames.Operations)];
        All = [.. Enumerable.Range(1, Count).Select(number => PastPlace.Of(number, options, statements, rows))];
        _shape = new Lazy<string>(() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Projections.Select(twin.ShapeOf))))));
    }

    /// <summary>What is folded: everything but what operators ask of projections, which is a matter of now.</summary>
    public IReadOnlyList<Projection> Projections { get; }

    /// <summary>All of them, by their numbers.</summary>
    public IReadOnlyList<PastPlace> All { get; }

    /// <summary>Mark of the tables and projections that this program wants.</summary>
    public string Shape => _shape.Value;

    /// <summary>The one of a number.</summary>
    public PastPlace this[int number] => All[number - 1];
}

/// <summary>A schema for a view as of a moment.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="Schema">Its name.</param>
/// <param name="Twin">Its tables.</param>
/// <param name="Rows">The fast way to them.</param>
internal sealed record PastPlace(int Number, string Schema, TwinTables Twin, IRowTables Rows)
{
    public static PastPlace Of(int number, DbContextOptions<ReadDbContext> options, IRebuildStatements statements, RowTablesOver rows)
    {
        var schema = string.Create(CultureInfo.InvariantCulture, $"past{number}");
        var twin = new TwinTables(options, statements, schema);
        return new PastPlace(number, schema, twin, rows(schema, twin));
    }

    /// <summary>Drops whatever is there.</summary>
    public async Task ClearAsync(IReadOnlyList<Projection> projections, CancellationToken cancellationToken)
    {
        await using var db = Twin.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var projection in projections)
        {
            await Twin.DropAsync(db, projection, Schema, cancellationToken);
        }

        await ForgetAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Forgets how far its tables were, and what was set aside.</summary>
    public async Task ForgetAsync(ReadDbContext db, CancellationToken cancellationToken)
    {
        var prefix = $"{Schema}/";
        await db.Checkpoints.Where(row => row.Name.StartsWith(prefix)).ExecuteDeleteAsync(cancellationToken);
        await db.ParkedEvents.Where(row => row.Projection.StartsWith(prefix)).ExecuteDeleteAsync(cancellationToken);
    }
}
