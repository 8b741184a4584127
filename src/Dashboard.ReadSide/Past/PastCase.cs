namespace Dashboard.ReadSide.Past;

/// <summary>What was asked for and what there is of one view as of a moment.</summary>
/// <param name="Request">What was asked for; nothing when the read side has not heard of it.</param>
/// <param name="Work">What there is; nothing when there is nothing yet.</param>
internal sealed record PastCase(PastRequest? Request, PastWork? Work)
{
    public Guid ViewId => Request?.ViewId ?? Work!.ViewId;

    /// <summary>Why what there is must go; nothing when it may stay.</summary>
    /// <param name="shape">Mark of the tables that this program wants.</param>
    /// <param name="keep">How long one is kept that nobody looks at.</param>
    /// <param name="now">The time.</param>
    public string? WhyDrop(string shape, TimeSpan keep, DateTimeOffset now) => Work switch
    {
        null => null,
        { State: PastState.Dropped or PastState.Failed } => Work.Note ?? "It was dropped.",
        _ when Request is null or { DroppedAt: not null } || Request.RequestId != Work.RequestId => "It was dropped by somebody.",
        _ when now - Work.UsedAt > keep => "Nobody had looked at it for a while.",
        _ when Work.Shape != shape => "Another version of the program folds other tables.",
        _ => null,
    };

    /// <summary>Whether it is to be built, when nothing there must be dropped: it was never begun, or whoever built it is gone.</summary>
    public bool IsToBeBuilt => Request is { DroppedAt: null } && Work is null or { State: PastState.Building };
}
