namespace Dashboard.WriteSide.Import;

/// <summary>What an import did.</summary>
public sealed record ImportResult
{
    /// <summary>Invoices that became orders in this run, cancelled ones included.</summary>
    public required int Orders { get; init; }

    /// <summary>How many of <see cref="Orders"/> are cancelled.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Customers taken over in this run.</summary>
    public required int Customers { get; init; }

    /// <summary>Products taken over in this run.</summary>
    public required int Products { get; init; }

    /// <summary>Lines of the file that are in no order; each stands in the file of rejected lines, with the reason.</summary>
    public required int RejectedLines { get; init; }

    /// <summary>Invoices of the file that had been imported before; they stay as they are.</summary>
    public required int AlreadyImported { get; init; }

    /// <summary>How long the run took, in seconds.</summary>
    public required double Seconds { get; init; }
}
