namespace Dashboard.Domain.Store;

/// <summary>Instants as every engine can keep them.</summary>
public static class Instants
{
    /// <summary>The same instant in UTC, cut to whole microseconds: PostgreSQL keeps no more, and a row must say what its events say.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
