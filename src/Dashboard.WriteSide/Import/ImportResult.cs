namespace Dashboard.WriteSide.Import;

/// <summary>What an import did.</summary>
public abstract record ImportResult
{
    /// <summary>Lines of the file that were not taken over; each stands in the file of rejected lines, with the reason.</summary>
    public required int RejectedLines { get; init; }

    /// <summary>Invoices or subscriptions of the file that had been imported before; they stay as they are.</summary>
    public required int AlreadyImported { get; init; }

    /// <summary>How long the run took, in seconds.</summary>
    public required double Seconds { get; init; }
}

/// <summary>What the import of a file of invoices did.</summary>
public sealed record ImportedOrders : ImportResult
{
    /// <summary>Invoices that became orders in this run, cancelled ones included.</summary>
    public required int Orders { get; init; }

    /// <summary>How many of <see cref="Orders"/> are cancelled.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Customers taken over in this run.</summary>
    public required int Customers { get; init; }

    /// <summary>Products taken over in this run.</summary>
    public required int Products { get; init; }
}

/// <summary>What the import of a file of subscriptions did.</summary>
public sealed record ImportedSubscriptions : ImportResult
{
    /// <summary>Subscriptions taken over in this run, ended ones included.</summary>
    public required int Subscriptions { get; init; }

    /// <summary>Changes of <see cref="Subscriptions"/>: upgrades, downgrades, other quantities and discounts.</summary>
    public required int Changes { get; init; }

    /// <summary>How many of <see cref="Subscriptions"/> have ended.</summary>
    public required int Ended { get; init; }

    /// <summary>Customers taken over in this run; those that were there before do not count.</summary>
    public required int Customers { get; init; }

    /// <summary>Plans taken over in this run.</summary>
    public required int Plans { get; init; }
}
