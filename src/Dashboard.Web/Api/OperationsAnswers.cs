using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;

namespace Dashboard.Web.Api;

internal sealed record RebuildBody
{
    /// <summary>Compare with the tables that are served, and serve those on.</summary>
    public bool? CompareOnly { get; init; }

    /// <summary>Compare, and wait for an approval before the new tables are served.</summary>
    public bool? Approve { get; init; }

    public string? Reason { get; init; }
}

internal sealed record ParkedBody
{
    /// <summary>Table of the row; with the row's key, or neither for all rows.</summary>
    public string? Table { get; init; }

    public string? RowKey { get; init; }

    /// <summary>Which event is skipped: the sequence of its position.</summary>
    public long? Sequence { get; init; }

    public string? Reason { get; init; }
}

internal sealed record DecisionAnswer(string By, DateTimeOffset At, string Reason)
{
    public static DecisionAnswer? Of(Decision? decision) => decision is null ? null : new(decision.By, decision.At, decision.Reason);
}

internal sealed record RebuildAnswer(
    Guid RebuildId, string Projection, string Mode, string State, bool IsOver, string Reason, string RequestedBy, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Node, long EventsHandled, long EventsToHandle, double EventsPerSecond,
    double? SecondsLeft, string? Error, Comparison? Comparison, DecisionAnswer? Approval, DecisionAnswer? Cancellation)
{
    public static RebuildAnswer Of(RebuildView view, Role reader) => new(
        view.RebuildId, view.Projection, Words.Of(view.Mode), Words.Of(view.State), view.IsOver, view.Reason, view.RequestedBy, view.RequestedAt,
        view.StartedAt, view.EndedAt, view.Node, view.EventsHandled, view.EventsToHandle, view.EventsPerSecond, view.TimeLeft?.TotalSeconds,
        view.Error, view.Comparison?.For(reader), DecisionAnswer.Of(view.Approval), DecisionAnswer.Of(view.Cancellation));
}

internal sealed record FaultAnswer(string Kind, string Sentence, string? EventName, string? Position, DateTimeOffset At)
{
    public static FaultAnswer? Of(ProjectionFault? fault) =>
        fault is null ? null : new(Words.Of(fault.Kind), fault.Sentence, fault.EventName, fault.Position?.ToString(), fault.At);
}

/// <summary>A projection with everything that the console knows of it.</summary>
internal sealed record ProjectionDetailsAnswer(
    ProjectionAnswer Status, int? StoredVersion, string? WhyRebuild, DecisionAnswer? Pause, FaultAnswer? Fault, int Restarts,
    IReadOnlyList<TableView> Tables, RebuildAnswer? Rebuild, DateTimeOffset? RetiredAt, long EstimatedEvents, double? EstimatedSeconds, long EstimatedBytes)
{
    public static ProjectionDetailsAnswer Of(ProjectionView view, Role reader) => new(
        ProjectionAnswer.Of(view.Status), view.StoredVersion, view.WhyRebuild, DecisionAnswer.Of(view.Pause), FaultAnswer.Of(view.Status.Fault),
        view.Status.Restarts, view.Tables, view.Rebuild is null ? null : RebuildAnswer.Of(view.Rebuild, reader), view.RetiredAt,
        view.Estimate.Events, view.Estimate.Duration?.TotalSeconds, view.Estimate.Bytes);
}

internal sealed record ParkedEventAnswer(
    string Position, long Sequence, Guid EventId, string Name, DateTimeOffset RecordedAt, DateTimeOffset ParkedAt, string? Fault, string Sentence, JsonNode? Payload)
{
    public static ParkedEventAnswer Of(ParkedEventView view) => new(
        view.Position.ToString(), view.Position.Sequence, view.EventId, view.Name, view.RecordedAt, view.ParkedAt,
        view.Fault is { } fault ? Words.Of(fault) : null, view.Sentence, PayloadOf(view.Payload));

    /// <summary>The payload as JSON; as a text when it is none.</summary>
    public static JsonNode? PayloadOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}

internal sealed record ParkedRowAnswer(string Table, string RowKey, int Waiting, IReadOnlyList<ParkedEventAnswer> Events)
{
    public static ParkedRowAnswer Of(ParkedRowView view) => new(view.Table, view.RowKey, view.Waiting, [.. view.Events.Select(ParkedEventAnswer.Of)]);
}
