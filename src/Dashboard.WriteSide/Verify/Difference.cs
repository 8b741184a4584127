namespace Dashboard.WriteSide.Verify;

/// <summary>One thing that a row of the write tables and the fold of its stream do not agree on.</summary>
/// <param name="Kind">Kind of stream, such as <c>order</c>.</param>
/// <param name="Id">Identity of the stream and of the row.</param>
/// <param name="Property">What differs; <see cref="Whole"/> when one side is missing altogether.</param>
/// <param name="InRow">What the row says, as text; nothing when it says nothing.</param>
/// <param name="InLog">What the log says, as text; nothing when it says nothing.</param>
public sealed record Difference(string Kind, Guid Id, string Property, string? InRow, string? InLog)
{
    /// <summary>Stands for the row and the stream as a whole.</summary>
    public const string Whole = "*";
}

/// <summary>How far a verification is.</summary>
/// <param name="Kind">The kind of streams that is being folded.</param>
/// <param name="Streams">Streams folded so far, of all kinds.</param>
/// <param name="Events">Events folded so far.</param>
public sealed record VerifyProgress(string Kind, long Streams, long Events);
