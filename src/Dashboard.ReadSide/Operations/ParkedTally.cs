using System.Collections.Immutable;
using System.Globalization;

namespace Dashboard.ReadSide.Operations;

/// <summary>What an order about parked events has done so far; immutable, as a step that fails must not count.</summary>
internal sealed record ParkedTally
{
    /// <summary>Events that were folded.</summary>
    public int Folded { get; init; }

    /// <summary>Events that were left out for good.</summary>
    public int Skipped { get; init; }

    /// <summary>Events that still wait.</summary>
    public int Waiting { get; init; }

    /// <summary>What the first event met that still waits.</summary>
    public string? Error { get; init; }

    /// <summary>Keys of the rows that were written.</summary>
    public ImmutableHashSet<string> Keys { get; init; } = [];

    /// <summary>What was done, for a person.</summary>
    public string Sentence()
    {
        var done = (Skipped, Folded, Waiting) switch
        {
            (0, 0, 0) => "Nothing waited any more.",
            (0, _, _) => $"{Events(Folded)} folded.",
            (_, 0, _) => $"{Events(Skipped)} left out.",
            _ => $"{Events(Skipped)} left out, {Events(Folded)} behind it folded.",
        };
        return Error is null ? done : $"{done} {Events(Waiting)} still waiting: {Error}";
    }

    private static string Events(int number) => number == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{number} events");
}
