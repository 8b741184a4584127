namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Money that is set aside for what a command has written, and is still to be taken. The row is written with the command's events,
/// so that nothing is taken for what was never written, and goes when the processor has taken it, or would not.
/// </summary>
internal sealed class ChargeToTake
{
    /// <summary>The processor's reference of what is set aside.</summary>
    public required string Reference { get; init; }

    public required Guid SubscriptionId { get; init; }

    /// <summary>When it was set aside, UTC.</summary>
    public required DateTimeOffset SetAsideAt { get; init; }
}
