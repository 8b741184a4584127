namespace Dashboard.Domain.Payments;

/// <summary>What every event of a payment tells.</summary>
public abstract record PaymentEvent : IEvent
{
    public required Guid PaymentId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>Short number of the order.</summary>
    public required long Number { get; init; }

    public required Guid CustomerId { get; init; }
}

/// <summary>The processor set the money aside; nothing is charged yet.</summary>
public sealed record PaymentAuthorized : PaymentEvent
{
    /// <summary>What will be charged.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The processor's token for how it is paid; no card number.</summary>
    public required string Method { get; init; }

    /// <summary>Number of the try, from 1; those that were turned down count.</summary>
    public required int Attempt { get; init; }

    /// <summary>The processor's name for it.</summary>
    public required string Reference { get; init; }
}

/// <summary>The processor turned a try down, for good.</summary>
public sealed record PaymentFailed : PaymentEvent
{
    /// <summary>What was to be charged.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The processor's token for how it was to be paid.</summary>
    public required string Method { get; init; }

    /// <summary>Number of the try, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What was tried.</summary>
    public required PaymentStep Step { get; init; }

    /// <summary>The processor's word for programs, such as <c>card_declined</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What a person reads.</summary>
    public required string Reason { get; init; }
}

/// <summary>What had been set aside was charged.</summary>
public sealed record PaymentCaptured : PaymentEvent
{
    public required decimal Amount { get; init; }

    /// <summary>The processor's name for it.</summary>
    public required string Reference { get; init; }
}

/// <summary>Money was given back, or what had been set aside was let go.</summary>
public sealed record PaymentRefunded : PaymentEvent
{
    /// <summary>What was given back of what had been charged; 0 when nothing had been.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What had been set aside and was let go without being charged; otherwise 0.</summary>
    public required decimal Released { get; init; }

    /// <summary>What is left of what had been charged.</summary>
    public required decimal Left { get; init; }

    public required string Reason { get; init; }

    /// <summary>The processor's name for it.</summary>
    public required string Reference { get; init; }
}

/// <summary>What a payment can fail at.</summary>
public enum PaymentStep
{
    /// <summary>Setting the money aside.</summary>
    Authorization = 0,

    /// <summary>Taking what was set aside.</summary>
    Capture = 1,
}
