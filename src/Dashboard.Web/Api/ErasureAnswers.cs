using Dashboard.Web.History;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.People;

namespace Dashboard.Web.Api;

/// <summary>The name of who is to be erased, typed to be sure, and why.</summary>
internal sealed record EraseBody
{
    /// <summary>The name as it stands there.</summary>
    public string? Name { get; init; }

    /// <summary>Why; it is kept, and must name nobody.</summary>
    public string? Reason { get; init; }
}

/// <summary>What was touched when somebody was erased.</summary>
internal sealed record ErasureAnswer(Guid PersonId, IReadOnlyList<TouchedPlace> Touched)
{
    public static ErasureAnswer Of(Erasure erasure) => new(erasure.PersonId, erasure.Touched);
}

/// <summary>The receipt of an erasure.</summary>
internal sealed record ReceiptAnswer(
    Guid PersonId, string Kind, DateTimeOffset ErasedAt, Guid ErasedBy, string Reason, IReadOnlyList<TouchedPlace> Touched, DateTimeOffset? CompletedAt)
{
    /// <summary>Answers a request for one.</summary>
    public static Task<IResult> FindAsync(string id, ApiDesk desk, CancellationToken cancellationToken)
    {
        var faults = new Faults();
        var question = new GetErasure(faults.Id(id, "id"));
        return desk.AskAsync(
            question, faults, row => row is null ? Problems.NotFound("erasure", question.PersonId) : Results.Ok(Of(row)), cancellationToken);
    }

    private static ReceiptAnswer Of(ErasureReceipt row) => new(row.PersonId, row.Kind, row.ErasedAt, row.ErasedBy, row.Reason, row.Touched, row.CompletedAt);
}
