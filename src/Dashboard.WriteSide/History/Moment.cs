using System.Text.Json.Nodes;
using Dashboard.Domain.Log;

namespace Dashboard.WriteSide.History;

/// <summary>A thing as it was at a moment.</summary>
/// <param name="Version">Events that had happened to it; 0 before the first.</param>
/// <param name="LastVersion">Events that have happened to it by now.</param>
/// <param name="State">What it was; nothing before the first event.</param>
/// <param name="Event">The event that made it so; nothing before the first.</param>
/// <param name="Fault">Why some events could not be folded, so that the state is that before them; nothing when all were.</param>
public sealed record Moment(int Version, int LastVersion, JsonObject? State, MomentEvent? Event, string? Fault);

/// <summary>An event of a thing.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="Version">Its number among the events of the thing, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="OccurredAt">When it happened in the business, UTC.</param>
/// <param name="RecordedAt">When it was written, UTC.</param>
public sealed record MomentEvent(LogPosition Position, int Version, string Name, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt);

/// <summary>A price that a product had.</summary>
/// <param name="Version">Number of the event that set it.</param>
/// <param name="From">From when on, UTC.</param>
/// <param name="Price">Unit price.</param>
/// <param name="PercentageChange">Against the price before; nothing for the first.</param>
/// <param name="Reason">Why; nothing for the first.</param>
public sealed record PastPrice(int Version, DateTimeOffset From, decimal Price, decimal? PercentageChange, string? Reason);
