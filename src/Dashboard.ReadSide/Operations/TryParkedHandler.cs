using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Operations;

/// <summary>Folds what waits for a row in memory, over the row as it is stored. Nothing is written.</summary>
internal sealed class TryParkedHandler(
    IEnumerable<Projection> projections, IDbContextFactory<ReadDbContext> contexts, IRowTables tables, IEventLogReader log, TimeProvider clock)
    : IRequestHandler<TryParked, ParkedTrial?>
{
    /// <summary>Events that are tried at most, the first ones.</summary>
    private const int MaxEvents = 1_000;

    public async Task<ParkedTrial?> Handle(TryParked request, CancellationToken cancellationToken)
    {
        if (projections.FirstOrDefault(known => known.Name == request.Projection) is not { } projection)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = new ParkedRow(request.Table, request.RowKey);
        var sequences = await row.Of(db, projection.Name).Select(one => one.Sequence).Take(MaxEvents).ToListAsync(cancellationToken);
        if (sequences.Count == 0)
        {
            return null;
        }

        var differences = new RowDifferences(db.Model);
        try
        {
            var fold = await row.FoldAsync(projection, db, tables, log, sequences, clock, cancellationToken);
            fold.Write(differences);
            var fault = fold.NewlyParked.FirstOrDefault(one => one.Fault is not null) ?? (fold.NewlyParked.Count > 0 ? fold.NewlyParked[0] : null);
            return new ParkedTrial(
                fault is null && differences.Unfit is null, fault is null ? differences.Unfit : Sentence(fault), differences.Found);
        }
        catch (SumFaultException fault)
        {
            return new ParkedTrial(Works: false, fault.Message, []);
        }
    }

    private static string Sentence(ParkedEvent fault) => $"{fault.EventName} at {fault.Position}: {fault.Error}";
}
