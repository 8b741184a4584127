namespace Dashboard.Domain.Sagas;

/// <summary>Where a saga stands. The numbers are stored and never change.</summary>
public enum SagaStatus
{
    /// <summary>On its way: it does something, or waits for something.</summary>
    Running = 0,

    /// <summary>It failed, and what it had done is being undone.</summary>
    Compensating = 1,

    /// <summary>It did all that it was for.</summary>
    Completed = 2,

    /// <summary>It failed, and what could be undone is undone.</summary>
    Failed = 3,

    /// <summary>A person has ended it as it was, to go on by hand; it hears of nothing more.</summary>
    GivenUp = 4,
}

/// <summary>What became of a command that a saga sent. The numbers are stored and never change.</summary>
public enum SagaCommandStatus
{
    /// <summary>To be sent when its time comes, once or again.</summary>
    Pending = 0,

    /// <summary>Accepted; or there was nothing to undo.</summary>
    Done = 1,

    /// <summary>Refused, or given no answer too often: the saga heard of it.</summary>
    Refused = 2,

    /// <summary>Not needed any more, because the saga failed first.</summary>
    Skipped = 3,

    /// <summary>Something that was to be undone could not be: a person has to look.</summary>
    GivenUp = 4,
}
